import { DateTime } from 'luxon';
import type { Tx } from '../../db/client.ts';
import { type CustomerWords, customerWords } from '../commands/words/customer.ts';
import { type Answered, answeredWhen } from '../crm/acknowledgement.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { type Contact, firstName } from '../crm/contact.ts';
import { type Conversation, canSend } from '../crm/conversation.ts';
import { saysEmergency } from '../crm/emergency.ts';
import { readInteraction, saidByItself, setOutcome } from '../crm/interaction.store.ts';
import { sayAgainMs } from '../crm/interaction.ts';
import { answerUnderWay, type OutboxRow, setOutboxState } from '../crm/outbox.store.ts';
import { fillLine, saidWords, saysNothing } from '../crm/playbook.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { languageOf } from '../crm/spoken-language.ts';
import { readTeam } from '../crm/team.store.ts';
import { readOperator } from '../crm/tenant.store.ts';
import { isPutOff, type TurnRow } from '../crm/turn.store.ts';
import { asksForPerson, complains, isExchange } from '../crm/urgency.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type ConversationId, type Id, newId } from '../kit/ids.ts';

/** A message of the turn. */
export type SaidRow = { type: string; text: string; content: Record<string, unknown>; quotedWamid: string | null; at: Date };

/** What came so long ago is no news: telling them now when we open would only say that something stood still. */
export const tooOldMs = hourMs;

/**
 * Tells somebody whose turn is over when they will be answered, where that is not soon. It is no answer: they still wait, and their card comes
 * as ever. At most once in twelve hours, which is a row that is written with it while their conversation is locked.
 */
export async function acknowledge(tx: Tx, context: CommitContext, turn: TurnRow, said: readonly SaidRow[]): Promise<Ring[]> {
  const { tenant, now } = context;
  const { opening, acknowledge: wanted } = tenant.settings;
  if (!opening || !wanted || isPutOff(turn)) return [];
  const latest = said.at(-1)?.at;
  if (!latest || latest < addMs(now, -tooOldMs)) return [];
  const words = saidWords(said);
  // "Ok" and 👍 ask for nothing that anybody must wait for.
  if (said.every(({ type }) => type === 'text') && saysNothing(words)) return [];
  const answered = answeredWhen(opening, await readTeam(tx, tenant.id), now, tenant.timezone);
  if (answered.soon) return [];
  const view = await openRead(tx, tenant.id).conversation(turn.conversationId);
  if (!view?.conversation || !(await mayBeTold(tx, context, view)) || (await hasStopped(tx, context, view))) return [];
  if (isExchange(view.conversation.lastOutboundAt, now)) return [];
  if (await answerUnderWay(tx, context, turn.conversationId)) return [];
  // Whoever was told what to do in an emergency is not told next that nobody is here.
  if (await saidByItself(tx, context, turn.conversationId, ['acknowledgement', 'emergency'], addMs(now, -sayAgainMs))) return [];
  return await commit(tx, context, [
    {
      do: 'say-by-itself',
      id: newId<Id<'interaction'>>(),
      conversationId: turn.conversationId,
      type: 'acknowledgement',
      content: { type: 'text', body: acknowledgement(answered, words, view, context) },
      answersFor: null,
      trueUntil: answered.from,
    },
  ]);
}

function acknowledgement(
  { from, closed }: Extract<Answered, { soon: false }>,
  said: string,
  view: ContactView,
  { tenant, now }: CommitContext,
): string {
  const locale = languageOf(said) ?? tenant.locale;
  const words = customerWords[locale];
  const inPlace = (at: Date) => DateTime.fromJSDate(at, { zone: tenant.timezone }).setLocale(locale);
  const when = from && words.moment(inPlace(from), inPlace(now));
  if (asksForPerson(said) || complains(said)) return sentence(words.forPerson, when, closed);
  const own = tenant.settings.acknowledgement;
  if (!own) return sentence(words.acknowledged, when, closed);
  return fillLine(own, { first_name: firstName(view.contact), business: tenant.name, opens: when ?? words.soon });
}

function sentence(words: CustomerWords['acknowledged'], when: string | null, closed: boolean): string {
  if (when === null) return words.soon;
  return closed ? words.opens(when) : words.answers(when);
}

/** What is said at once to whoever writes of an emergency; null where the business says nothing then. */
export function emergencyText(said: string, { tenant }: CommitContext): string | null {
  if (!saysEmergency(said)) return null;
  const { emergency } = tenant.settings;
  if (emergency !== null) return emergency || null;
  return tenant.preset === 'clinic' ? customerWords[languageOf(said) ?? tenant.locale].emergency : null;
}

/** Says the emergency text, in the moment in which their words came; nothing where it was said in the last twelve hours. */
export async function answerEmergency(
  tx: Tx,
  context: CommitContext,
  conversationId: ConversationId,
  said: string,
  at: Date,
): Promise<Ring[]> {
  const { now } = context;
  const text = emergencyText(said, context);
  if (!text || at < addMs(now, -tooOldMs)) return [];
  const view = await openRead(tx, context.tenant.id).conversation(conversationId);
  if (!view || !(await mayBeTold(tx, context, view))) return [];
  if (await saidByItself(tx, context, conversationId, ['emergency'], addMs(now, -sayAgainMs))) return [];
  return await commit(tx, context, [
    {
      do: 'say-by-itself',
      id: newId<Id<'interaction'>>(),
      conversationId,
      type: 'emergency',
      content: { type: 'text', body: text },
      answersFor: null,
      trueUntil: null,
    },
  ]);
}

/** Whether anything goes to them by itself: not where they are blocked or only pretended, or no words can reach them. */
export async function mayBeTold(tx: Tx, context: CommitContext, { contact, conversation }: ContactView): Promise<boolean> {
  if (!conversation || contact.blockedAt || !(await isCustomerNow(tx, context, contact))) return false;
  return canSend('free', conversation, 'unasked', context.now).ok;
}

/** Somebody of the business who tries what it is like is a customer only while they do. */
export async function isCustomerNow(
  tx: Tx,
  { tenant, now }: CommitContext,
  { testOf }: Pick<Contact, 'testOf'>,
): Promise<boolean> {
  if (!testOf) return true;
  const { asCustomerUntil } = await readOperator(tx, tenant.id, testOf);
  return asCustomerUntil !== null && now < asCustomerUntil;
}

/** Who may be answered without a person: nobody who waits for something older too, or whom somebody answers already. */
export async function whoAsks(
  tx: Tx,
  context: CommitContext,
  turn: TurnRow,
  said: readonly SaidRow[],
): Promise<(ContactView & { conversation: Conversation }) | null> {
  const first = said[0]?.at;
  if (isPutOff(turn) || !first || first < addMs(context.now, -tooOldMs)) return null;
  const view = await openRead(tx, context.tenant.id).conversation(turn.conversationId);
  if (!view?.conversation || !(await mayBeTold(tx, context, view))) return null;
  const { conversation } = view;
  if (conversation.awaitingSince && conversation.awaitingSince < first) return null;
  return (await answerUnderWay(tx, context, turn.conversationId)) ? null : { ...view, conversation };
}

/** Their stop word ends advertising; nothing that nobody asked for goes to them either. */
export async function hasStopped(tx: Tx, context: CommitContext, { contact }: ContactView): Promise<boolean> {
  return (await openRead(tx, context.tenant.id).marketing(contact.id)) === 'stopped';
}

/**
 * Asked once more in the moment it would leave: what goes by itself gives way where one of us answers them meanwhile, or it is true no longer.
 * Null where it may go, and for everything else that leaves.
 */
export async function overtakenByItself(
  tx: Tx,
  context: CommitContext,
  row: OutboxRow,
  conversation: Conversation,
): Promise<Ring[] | null> {
  if (row.because.what !== 'by-itself') return null;
  const said = await readInteraction(tx, context, row.because.note as Id<'interaction'>);
  const wrote = conversation.lastOutboundAt !== null && conversation.lastOutboundAt > row.createdAt;
  const [now, old] = [context.now, addMs(context.now, -tooOldMs)];
  const isOld = row.createdAt < old || (said?.trueUntil != null && said.trueUntil <= now);
  const over =
    isOld ||
    (said?.recordId != null && (await openRead(tx, context.tenant.id).record(said.recordId))?.version !== said.recordVersion);
  const underWay = await answerUnderWay(tx, context, conversation.id);
  if (said && !wrote && !over && !underWay) return null;
  await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'no-longer-true' });
  if (said) await setOutcome(tx, context, said.id, 'withdrawn');
  if (wrote || underWay || !row.approvedBy) return [];
  // It was their answer, and never left: they wait for a person.
  return await commit(tx, context, [{ do: 'unanswered', conversationId: conversation.id, whole: true }]);
}
