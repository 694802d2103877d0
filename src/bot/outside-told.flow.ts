import type { Tx } from '../../db/client.ts';
import { appointmentLine, showSpan } from '../commands/appointment-line.ts';
import { showMoney } from '../commands/money.ts';
import { recordName } from '../commands/record-words.ts';
import { dotted } from '../commands/rows.ts';
import { wordsFor } from '../commands/words.ts';
import { mayAs } from '../crm/access.ts';
import { type Appointment, type BusinessRecord, stateAt } from '../crm/business-record.ts';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Settled } from '../crm/effect.ts';
import { isAskedAlready } from '../crm/live-cards.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { Stretch } from '../crm/slots.ts';
import { chooseOperator, readTeam } from '../crm/team.store.ts';
import { whoOf } from '../crm/team.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { ContactId, OperatorId } from '../kit/ids.ts';
import type { From } from './came.ts';
import { contextOf } from './command-context.ts';
import type { OwnerSituation } from './owner-situation.ts';
import { openSituation } from './situation.store.ts';

type Money = { reference: string; amount: number; currency: string };

/** Money was reported that fits no request, or one that it cannot belong to. */
export async function paymentCard(
  tx: Tx,
  context: CommitContext,
  {
    data,
    state,
    record,
    from,
  }: { data: Money; state: 'paid' | 'failed' | 'refunded'; record: BusinessRecord | null; from: From },
): Promise<Settled[]> {
  const view = record && (await openRead(tx, context.tenant.id).contact(record.contactId));
  return await tell(
    tx,
    context,
    view?.conversation?.responsibleId ?? record?.createdBy ?? null,
    from,
    record?.contactId,
    (at) => {
      const { outside, records } = at.words;
      const money = showMoney(data.amount, data.currency, at.operator.locale);
      if (!record || !view)
        return outside.noRequest(from.system, outside.money[state](money), clipText(oneLine(data.reference), 40));
      const stands = records.state[stateAt(record, context.now)];
      return outside.cannotBe(from.system, outside.money[state](money), recordName(record, contextOf(at)), stands);
    },
  );
}

/** An appointment was booked elsewhere at a time that is somebody's here. */
export async function takenCard(
  tx: Tx,
  context: CommitContext,
  { contactId, span, clash, from }: { contactId: ContactId; span: Stretch; clash: Appointment; from: From },
): Promise<Settled[]> {
  const read = openRead(tx, context.tenant.id);
  const view = await read.contact(contactId);
  const other = await read.contact(clash.contactId);
  if (!view) return [];
  return await tell(tx, context, view.conversation?.responsibleId ?? null, from, contactId, async (at) =>
    at.words.outside.taken(
      from.system,
      `*${contactLabel(view.contact)}*, ${showSpan({ startsAt: span.from, endsAt: span.to }, contextOf(at))}`,
      `${other ? `${contactLabel(other.contact)}, ` : ''}${await appointmentLine(clash, contextOf(at))}`,
    ),
  );
}

/**
 * What failed again and again is a manager's to see: one card, however much fails, since its tap tries all of it again. While one is open there is
 * no other.
 */
export async function failedCard(
  tx: Tx,
  context: CommitContext,
  { system, type, reference }: { system: string; type: string; reference: string | null },
): Promise<Settled[]> {
  if (await isAskedAlready(tx, context, { verb: 'retry-outside', id: null })) return [];
  const team = await readTeam(tx, context.tenant.id);
  const managers = team.filter((one) => mayAs(one.role, 'manager'));
  const to = whoOf(managers, managers, context.now);
  if (!to) return [];
  const { outside, label } = wordsFor(to.locale);
  const what = oneLine(dotted(type, reference && clipText(reference, 60)));
  const choices: Choice[] = [
    { label: outside.tryAgain, act: { verb: 'retry-outside', id: null } },
    { label: label.dismiss, act: { verb: 'dismiss' } },
  ];
  const body = clipText(outside.keepsFailing(clipText(system, 60), what), cardLimits.body);
  return [{ do: 'show', to: to.id, push: 'needs-me', card: { kind: 'notice', body, choices } }];
}

async function tell(
  tx: Tx,
  context: CommitContext,
  responsible: OperatorId | null,
  { id }: From,
  contactId: ContactId | undefined,
  say: (at: OwnerSituation) => string | Promise<string>,
): Promise<Settled[]> {
  const operator = await chooseOperator(tx, context, responsible);
  if (!operator) return [];
  const at = openSituation(tx, context, operator, '');
  const choices: Choice[] = [
    { label: at.words.outside.tryAgain, act: { verb: 'retry-outside', id } },
    { label: at.words.label.dismiss, act: { verb: 'dismiss' } },
  ];
  const body = clipText(await say(at), cardLimits.body);
  return [
    {
      do: 'show',
      to: operator.id,
      push: 'needs-me',
      card: { kind: 'notice', body, choices, ...(contactId ? { contactId } : {}) },
    },
  ];
}
