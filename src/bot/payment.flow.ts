import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { records } from '../../db/schema/records.ts';
import { showMoney } from '../commands/money.ts';
import { numberOf } from '../commands/payment-words.ts';
import { recordName } from '../commands/record-words.ts';
import { replyChoice } from '../commands/reply-choice.ts';
import { readyWords } from '../commands/words/ready.ts';
import { wordsFor } from '../commands/words.ts';
import { lockRecord } from '../crm/business-record.store.ts';
import { type BusinessRecord, mayBecome } from '../crm/business-record.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel, firstName } from '../crm/contact.ts';
import type { Settled } from '../crm/effect.ts';
import type { Operator } from '../crm/operator.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { saysPaid } from '../crm/says-paid.ts';
import { keeperOf } from '../crm/team.store.ts';
import type { Ring } from '../crm/work.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { contextOf } from './command-context.ts';
import type { OwnerSituation } from './owner-situation.ts';
import { showReady } from './ready-card.flow.ts';

/** What a payment system reports of a request: by the reference that was in its link. Amounts in the currency's smallest unit. */
export type PaymentReport = {
  system: string;
  reference: string;
  /** Its own id of the event, kept as the proof. */
  event: string;
  state: 'paid' | 'failed' | 'refunded';
  amount: number;
  currency: string;
};

export type Reported = { ok: true; rings: Ring[] } | { ok: false; why: 'unknown' | 'other-amount' | 'not-now'; rings: Ring[] };

/**
 * The one way in which a payment becomes paid. What is reported twice is done once; another amount than was asked for makes nothing paid, and whoever
 * has the customer is told.
 */
export async function paymentReported(tx: Tx, context: CommitContext, report: PaymentReport): Promise<Reported> {
  const record = await reportedRecord(tx, context, report);
  const view = record && (await openRead(tx, context.tenant.id).contact(record.contactId));
  if (!record || !view) return { ok: false, why: 'unknown', rings: [] };
  if (record.state === report.state) return { ok: true, rings: [] };
  const agrees = report.state === 'failed' || (record.amount === report.amount && record.currency === report.currency);
  if (agrees && !mayBecome(record, report.state, 'outside')) return { ok: false, why: 'not-now', rings: [] };
  const operator = await keeperOf(tx, context, view.conversation, record);
  const told: Settled[] = operator ? [reportCard(record, view, operator, report, agrees)] : [];
  if (!agrees) return { ok: false, why: 'other-amount', rings: await commit(tx, context, told) };
  const rings = await commit(tx, context, [
    {
      do: 'change-record',
      recordId: record.id,
      to: report.state,
      by: { who: 'outside', id: clipText(report.system, 60) },
      because: clipText(report.event, 200),
    },
    ...told,
  ]);
  return { ok: true, rings };
}

/** The request a reference names, locked: of two reports at once one comes after the other. */
async function reportedRecord(tx: Tx, { tenant }: CommitContext, { reference }: PaymentReport): Promise<BusinessRecord | null> {
  const number = numberOf(reference);
  if (number === null) return null;
  const [row] = await tx
    .select({ id: records.id })
    .from(records)
    .where(and(eq(records.tenantId, tenant.id), eq(records.kind, 'payment'), eq(records.number, number)));
  return row ? await lockRecord(tx, tenant.id, row.id) : null;
}

function reportCard(
  record: BusinessRecord,
  view: ContactView,
  operator: Operator,
  { system, state, amount, currency }: PaymentReport,
  agrees: boolean,
): Settled {
  const { orders, label } = wordsFor(operator.locale);
  const what = recordName(record, { operator });
  const who = `*${contactLabel(view.contact)}*`;
  const money = showMoney(record.amount ?? amount, record.currency, operator.locale);
  const by = clipText(oneLine(system), 40);
  const body = agrees
    ? orders.reported[state](what, who, money, by)
    : orders.reportedOther(`${what} (${money})`, who, showMoney(amount, currency, operator.locale), by);
  const contactId = view.contact.id;
  return {
    do: 'show',
    to: operator.id,
    push: 'needs-me',
    card: {
      kind: 'notice',
      body,
      choices: [replyChoice(contactId, { label })],
      contactId,
    },
  };
}

/** Somebody says they have paid: what the payment system knows of it, for each request of theirs that is open. */
export function paymentNotes(theirs: readonly BusinessRecord[], said: string, operator: Operator): string[] {
  if (!saysPaid(said)) return [];
  const { orders } = wordsFor(operator.locale);
  return theirs
    .filter((one) => one.kind === 'payment' && one.closedAt === null)
    .slice(0, 2)
    .map((one) => orders.saysPaid(recordName(one, { operator }), showMoney(one.amount ?? 0, one.currency, operator.locale)));
}

/** It was due and nothing has been reported: there are words to send. */
export async function paymentIsDue(at: OwnerSituation, record: BusinessRecord, view: ContactView): Promise<Settled[]> {
  const { tenant } = at.context;
  const context = contextOf(at);
  const amount = record.amount ?? 0;
  const what = recordName(record, context, 'first');
  const head = at.words.orders.paymentDue(
    what,
    `*${contactLabel(view.contact)}*`,
    showMoney(amount, record.currency, at.operator.locale),
  );
  const text = readyWords[tenant.locale].paymentDue(
    firstName(view.contact),
    oneLine(record.title),
    showMoney(amount, record.currency, tenant.locale),
  );
  return await showReady(at, record, { head, text, view });
}
