import type { Tx } from '../../db/client.ts';
import { announcement, manyGo } from '../commands/announcement.ts';
import { wordsFor } from '../commands/words.ts';
import { claimReach } from '../crm/attention.store.ts';
import { announcedSince } from '../crm/autopilot.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { windowUntil } from '../crm/conversation.ts';
import { leavesAt, nightOf } from '../crm/customer-time.ts';
import type { Settled } from '../crm/effect.ts';
import type { FollowUpRow } from '../crm/follow-up.store.ts';
import { type Operator, operatorWindowOpen } from '../crm/operator.ts';
import type { OutboxRow } from '../crm/outbox.store.ts';
import { grantedPermit, readPermit } from '../crm/permit.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { chooseOperator } from '../crm/team.store.ts';
import { takesCards } from '../crm/team.ts';
import { readOperator } from '../crm/tenant.store.ts';
import { mustAsk, mustStop } from '../followups/by-itself.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import type { OperatorId } from '../kit/ids.ts';
import { isTraced } from './draft-doubts.flow.ts';
import { freshFollowUp } from './fresh-follow-up.flow.ts';

/** So many are announced one by one while they wait; of further ones it is said once that there are some. */
const announcedOneByOne = 3;

/** A due follow-up with its draft, and who would get its card. */
type Due = { view: ContactView; row: FollowUpRow; draft: Draft | null; isNew: boolean; operator: Operator };

/**
 * A due follow-up without the tap: approved in the name of whoever allowed it, announced so that it can be stopped, and asked the same questions as
 * any other in the moment it leaves. Null where it must be asked about.
 */
export async function leavesByItself(tx: Tx, context: CommitContext, due: Due): Promise<Settled[] | null> {
  const { tenant, now } = context;
  const { view, row, draft, operator } = due;
  const { contact, conversation } = view;
  if (!conversation || !draft) return null;
  const kind = { operatorId: operator.id, stageId: row.stageId, step: row.step };
  // What a model wrote goes to nobody without a tap but where that person is on autopilot.
  const earned = !contact.autopilotBy && draft.source === 'playbook' && row.kind === 'silence';
  const permit = earned ? await grantedPermit(tx, context, kind) : null;
  const by = contact.autopilotBy ?? permit?.operatorId;
  if (!by || !(await isTraced(tx, context, view, draft))) return null;
  const at = leavesAt(addMs(now, tenant.settings.autopilotMinutes * minuteMs), nightOf(contact, tenant));
  const asks = mustAsk({
    now,
    kind: row.kind,
    dueAt: row.cardAt,
    awaiting: conversation.awaitingSince !== null,
    draft,
    leavesAt: at,
    windowUntil: windowUntil(conversation),
    ...(await standsOf(tx, context, { by, operator, optedOut: await hasOptedOut(tx, context, view) })),
  });
  if (asks) return null;
  return [
    ...(due.isNew ? [{ do: 'draft' as const, ...draft, followUpId: row.id }] : []),
    { do: 'supersede-cards', conversationId: conversation.id, as: 'replaced' },
    {
      do: 'send',
      conversationId: conversation.id,
      content: { type: 'text', body: draft.text },
      category: 'free',
      because: { what: 'autopilot', draftId: draft.id },
      approvedBy: by,
      hold: 'announced',
      notBefore: at,
      followUpId: row.id,
      ...(permit ? { permitId: permit.id } : {}),
      ...(conversation.lastInboundAt ? { unlessTheyWroteAfter: conversation.lastInboundAt } : {}),
    },
    { do: 'settle-follow-up', followUpId: row.id, as: 'by-itself' },
    ...(await announced(tx, context, due, draft, at)),
  ];
}

/** Whether its kind goes without a tap, which it does in the business's own words: nobody else need think of any. */
export async function hasEarned(tx: Tx, context: CommitContext, row: FollowUpRow, view: ContactView): Promise<boolean> {
  if (row.kind !== 'silence' || view.contact.autopilotBy) return false;
  const operator = await chooseOperator(tx, context, view.conversation?.responsibleId ?? null);
  const kind = operator && { operatorId: operator.id, stageId: row.stageId, step: row.step };
  return kind !== null && (await grantedPermit(tx, context, kind)) !== null;
}

/** What stands against an approved one that nobody tapped, in the moment it would leave. */
export async function mustStopNow(
  tx: Tx,
  context: CommitContext,
  row: OutboxRow,
  view: ContactView,
  optedOut: boolean,
): Promise<boolean> {
  const by = row.approvedBy;
  const operator = await chooseOperator(tx, context, view.conversation?.responsibleId ?? null);
  if (!by || !operator) return true;
  const permit = row.permitId && (await readPermit(tx, context, row.permitId));
  if (permit ? permit.state !== 'granted' || permit.operatorId !== operator.id : view.contact.autopilotBy !== by) return true;
  return mustStop(await standsOf(tx, context, { by, operator, optedOut })) !== null;
}

/** Its card after all, where it would not disturb. */
export async function askInstead(tx: Tx, context: CommitContext, row: FollowUpRow, view: ContactView): Promise<Settled[]> {
  const operator = await chooseOperator(tx, context, view.conversation?.responsibleId ?? null);
  return operator ? await freshFollowUp(tx, context, row, view, operator, { said: null, push: 'idle' }) : [];
}

async function standsOf(
  tx: Tx,
  context: CommitContext,
  { by, operator, optedOut }: { by: OperatorId; operator: Operator; optedOut: boolean },
) {
  const { tenant, now } = context;
  const allowing = await readOperator(tx, tenant.id, by);
  return { allowed: true, away: !takesCards(allowing, now) || !takesCards(operator, now), optedOut };
}

async function hasOptedOut(tx: Tx, { tenant }: CommitContext, { contact }: ContactView): Promise<boolean> {
  return (await openRead(tx, tenant.id).marketing(contact.id)) === 'stopped';
}

/**
 * What goes is said where it does not disturb: a few one by one, then once that there are more. It wakes nobody, and nothing of it is kept for later,
 * when it has left: `autopilot` lists what waits at any time, and the log what went.
 */
async function announced(
  tx: Tx,
  context: CommitContext,
  { view, row, operator }: Due,
  draft: Draft,
  at: Date,
): Promise<Settled[]> {
  const { tenant, now } = context;
  if (!operatorWindowOpen(operator, now)) return [];
  const reach = await claimReach(tx, context, operator.id, 'idle');
  if (!reach.now && reach.why !== 'many') return [];
  const before = await announcedSince(tx, context, operator.id, addMs(now, -tenant.settings.autopilotMinutes * minuteMs));
  if (before > announcedOneByOne) return [];
  const words = wordsFor(operator.locale);
  const place = { locale: operator.locale, timezone: tenant.timezone, now };
  const card =
    before === announcedOneByOne
      ? manyGo(words)
      : { ...announcement({ view, followUpId: row.id, text: draft.text, at, place, words }), draftId: draft.id };
  return [{ do: 'show', to: operator.id, card: { ...card, followUpId: row.id } }];
}
