import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations, messages } from '../../db/schema/crm.ts';
import { callName } from '../commands/colleague.ts';
import { wordsFor } from '../commands/words.ts';
import { type Because, isByItself, isUnattended } from '../crm/because.ts';
import type { CardSpec } from '../crm/card.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel } from '../crm/contact.ts';
import { type Content, contentWords } from '../crm/content.ts';
import type { Settled } from '../crm/effect.ts';
import { endFollowUps, readFollowUp } from '../crm/follow-up.store.ts';
import type { Operator } from '../crm/operator.ts';
import { type OutboxRow, setOutboxState } from '../crm/outbox.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { chooseOperator } from '../crm/team.store.ts';
import { readOperator } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { clipText } from '../kit/clip.ts';
import { minuteMs } from '../kit/clock.ts';
import type { ErrorCode } from '../kit/errors.ts';
import { type DraftId, type FollowUpId, newId } from '../kit/ids.ts';
import { nextFollowUpAt, silenceAfter } from './next-follow-up.ts';
import { offersSeen } from './offer-shown.flow.ts';

/** Meta has it: its id is kept, the operator's tap gets its ✅, and the silence is counted from now. Safe to be told twice. */
export async function wasAccepted(tx: Tx, context: CommitContext, row: OutboxRow, wamid: string): Promise<Ring[]> {
  const first = row.acceptedAt === null;
  const early = row.state === 'sending' || row.state === 'unsure' || row.state === 'queued';
  // Whatever it is told after that, the status itself writes down.
  if (!first && !early && row.wamid) return [];
  await setOutboxState(tx, context, row.id, {
    ...(early ? { state: 'accepted' as const } : {}),
    wamid: row.wamid ?? wamid,
    acceptedAt: row.acceptedAt ?? context.now,
    unsureSince: null,
    leaseUntilMachine: null,
  });
  if (row.messageId) {
    await tx
      .update(messages)
      .set({ wamid: row.wamid ?? wamid })
      .where(and(eq(messages.tenantId, context.tenant.id), eq(messages.id, row.messageId)));
  }
  if (!first || !row.conversationId) return [];
  // What only tells them something while they wait is no word of ours: nothing is counted from it.
  if (isUnattended(row.because) || (row.because.what === 'by-itself' && !row.approvedBy)) return [];
  await tx
    .update(conversations)
    .set({ lastOutboundAt: context.now })
    .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, row.conversationId)));
  const effects: Settled[] = [];
  if (row.approvedBy && row.causedByWamid)
    effects.push({ do: 'react', to: row.approvedBy, wamid: row.causedByWamid, emoji: '✅' });
  effects.push(...(await quoteSent(tx, context, row)));
  const view = await openRead(tx, context.tenant.id).conversation(row.conversationId);
  if (view) await offersSeen(tx, context, row, view);
  // Whoever answers somebody that nobody is responsible for is from then on.
  const byPerson = row.approvedBy && row.because.what !== 'by-itself' && !isByItself(row) ? row.approvedBy : null;
  if (byPerson && view?.conversation && view.conversation.responsibleId === null && !view.contact.testOf)
    effects.push({
      do: 'assign',
      conversationId: row.conversationId,
      contactId: view.contact.id,
      to: byPerson,
      by: null,
      how: 'answer',
    });
  if (view?.conversation) {
    const step = row.unless?.followUp ? await readFollowUp(tx, context, row.unless.followUp as FollowUpId) : null;
    const silence = silenceAfter(step, view.conversation.lastInboundAt, context.now);
    const cardAt = nextFollowUpAt(context.tenant, view, silence);
    if (cardAt) effects.push({ do: 'plan-follow-up', conversationId: row.conversationId, cardAt, ...silence });
    else await endFollowUps(tx, context, row.conversationId);
  }
  return await commit(tx, context, effects);
}

/** A quote is sent when Meta has it, not when it was approved: what is taken back in its grace was never sent. */
async function quoteSent(tx: Tx, context: CommitContext, { because }: OutboxRow): Promise<Settled[]> {
  const recordId = (because as Because | null)?.recordId;
  const record = recordId ? await openRead(tx, context.tenant.id).record(recordId) : null;
  return record?.kind === 'quote' ? [{ do: 'change-record', recordId: record.id, to: 'sent', by: { who: 'hilo' } }] : [];
}

/** Nobody knows whether it left. The status with our id settles it; otherwise a person is asked when its time is over. */
export async function becameUnsure(tx: Tx, context: CommitContext, row: OutboxRow): Promise<Ring[]> {
  await setOutboxState(tx, context, row.id, {
    state: 'unsure',
    unsureSince: context.now,
    leaseUntilMachine: null,
    errorCode: 'graph-unanswered',
  });
  const afterMs = row.category === 'free' ? 2 * minuteMs : 75 * minuteMs;
  return [{ work: { do: 'unsure', tenant: context.tenant.id, outbox: row.id }, afterMs }];
}

/** A follow-up that was approved while they were writing: not sent, and said so; their new turn brings its own card. */
export async function overtaken(tx: Tx, context: CommitContext, row: OutboxRow, view: ContactView): Promise<Ring[]> {
  await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'they-wrote' });
  // A knock that is no longer needed: the words behind it have just been let in.
  if (!row.approvedBy || (row.because as { what?: string } | null)?.what === 'knock') return [];
  const operator = await readOperator(tx, context.tenant.id, row.approvedBy);
  const text = wordsFor(operator.locale).thread.theyWrote(view.contact.name);
  return await commit(tx, context, [{ do: 'say', to: operator.id, text, about: [view.contact.id] }]);
}

/** Somebody else has taken the customer over: what was approved before is not sent, and whoever approved it has the words back. */
export async function takenOver(tx: Tx, context: CommitContext, row: OutboxRow, view: ContactView): Promise<Ring[]> {
  await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'taken-over', heldFor: null });
  const by = view.conversation?.responsibleId;
  if (!row.approvedBy || !by) return [];
  return await commit(tx, context, await tellTakenOver(tx, context, row, view, await readOperator(tx, context.tenant.id, by)));
}

/** One line to whoever approved what is not sent, with the words in it, and no mark on their tap any more. */
export async function tellTakenOver(
  tx: Tx,
  context: CommitContext,
  row: OutboxRow,
  view: ContactView,
  by: Operator,
): Promise<Settled[]> {
  if (!row.approvedBy) return [];
  const operator = await readOperator(tx, context.tenant.id, row.approvedBy);
  const { collision } = wordsFor(operator.locale);
  const text = collision.takenOver(
    callName(by),
    contactLabel(view.contact),
    clipText(contentWords(row.content as Content), 2_000),
  );
  return [
    ...(row.causedByWamid && row.heldFor !== 'knock'
      ? [{ do: 'react' as const, to: operator.id, wamid: row.causedByWamid, emoji: null }]
      : []),
    { do: 'say', to: operator.id, text, about: [view.contact.id] },
  ];
}

/** A failure is a card: what did not arrive, why, and what can be done about it. The customer waits on us again. */
export async function tellFailure(tx: Tx, context: CommitContext, row: OutboxRow, code: ErrorCode): Promise<Ring[]> {
  const about = await failureAbout(tx, context, row);
  if (!about) return [];
  const { view, operator, text, words } = about;
  const who = contactLabel(view.contact);
  const effects: Settled[] = [];
  if (row.category === 'marketing' && code === 'opted-out')
    effects.push({ do: 'consent', contactId: view.contact.id, state: 'stopped', source: 'whatsapp-refusal' });
  // Own words whose window has closed are kept whole, for a knock.
  const own = row.content.type === 'text' && typeof row.content.body === 'string' ? row.content.body : null;
  const draftId = code === 'window-closed' && own !== null && row.conversationId ? newId<DraftId>() : null;
  if (draftId && own !== null)
    effects.push({
      do: 'draft',
      id: draftId,
      conversationId: row.conversationId!,
      text: own,
      source: 'operator',
      from: operator.id,
    });
  const card: CardSpec = {
    kind: 'failure',
    body: words.failure.notSent(who, text, words.failure.reason(code)),
    choices: [
      draftId
        ? { act: { verb: 'knock', draftId }, label: words.label.knock }
        : { act: { verb: 'retry', outboxId: row.id }, label: words.label.retry },
      { act: { verb: 'dismiss' }, label: words.label.dismiss },
    ],
    contactId: view.contact.id,
    ...(row.conversationId ? { conversationId: row.conversationId } : {}),
    ...(draftId ? { draftId } : {}),
  };
  effects.push({ do: 'show', to: operator.id, card, push: 'needs-me' });
  if (row.conversationId) effects.push({ do: 'unanswered', conversationId: row.conversationId });
  return await commit(tx, context, effects);
}

/** Whether to send again what WhatsApp never confirmed: asked once, decided by a person. */
export async function askUnsure(tx: Tx, context: CommitContext, row: OutboxRow): Promise<Ring[]> {
  const about = await failureAbout(tx, context, row);
  if (!about) return [];
  const { view, operator, text, words } = about;
  const card: CardSpec = {
    kind: 'failure',
    body: words.failure.unsure(contactLabel(view.contact), text),
    choices: [
      { act: { verb: 'retry', outboxId: row.id }, label: words.label.retry },
      { act: { verb: 'dismiss' }, label: words.label.dismiss },
    ],
    contactId: view.contact.id,
    ...(row.conversationId ? { conversationId: row.conversationId } : {}),
  };
  return await commit(tx, context, [{ do: 'show', to: operator.id, card, push: 'needs-me' }]);
}

async function failureAbout(tx: Tx, context: CommitContext, row: OutboxRow) {
  if (!row.conversationId) return null;
  const view = await openRead(tx, context.tenant.id).conversation(row.conversationId);
  const sender = row.approvedBy ? await readOperator(tx, context.tenant.id, row.approvedBy) : null;
  // Who is no longer there, or not let in, answers for nothing any more.
  const operator =
    sender && !sender.removedAt && !sender.lockedAt
      ? sender
      : await chooseOperator(tx, context, view?.conversation?.responsibleId ?? null);
  if (!view || !operator) return null;
  const [message] = row.messageId
    ? await tx
        .select({ text: messages.text })
        .from(messages)
        .where(and(eq(messages.tenantId, context.tenant.id), eq(messages.id, row.messageId)))
    : [];
  return { view, operator, words: wordsFor(operator.locale), text: clipText(message?.text ?? '', 300) };
}
