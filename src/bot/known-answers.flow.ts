import type { Tx } from '../../db/client.ts';
import { customerTime } from '../commands/customer-time.ts';
import { confirmsComing } from '../commands/record-question.ts';
import { customerAppointmentWords } from '../commands/words/appointment-customer.ts';
import { questionIn } from '../crm/asking.ts';
import { mayBecome } from '../crm/business-record.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Contact } from '../crm/contact.ts';
import type { Conversation } from '../crm/conversation.ts';
import type { Settled } from '../crm/effect.ts';
import { letBy, type SuggestedAnswer } from '../crm/interaction.ts';
import { lastHeard } from '../crm/notice.store.ts';
import type { Operator } from '../crm/operator.ts';
import { answerUnderWay, lastToThem } from '../crm/outbox.store.ts';
import { sentLately } from '../crm/playbook.store.ts';
import { saidWords } from '../crm/playbook.ts';
import { openRead } from '../crm/read.store.ts';
import { keeperOf, readTeam } from '../crm/team.store.ts';
import type { TurnRow } from '../crm/turn.store.ts';
import { isExchange } from '../crm/urgency.ts';
import type { Ring } from '../crm/work.ts';
import { type Id, isId, newId, type RecordId } from '../kit/ids.ts';
import type { InboundMessage } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';
import { type SaidRow, whoAsks } from './by-itself.flow.ts';
import { appointmentsAhead, asksWhatIsKnown, knownReply, orderPayload, orderState } from './known-reply.flow.ts';

/**
 * Answers a turn that asks only what is known, where the business lets it: null where it is for a person, or somebody waits for more than that.
 * A colleague who is talking with them answers it in their own words.
 */
export async function answerKnown(
  tx: Tx,
  context: CommitContext,
  turn: TurnRow,
  said: readonly SaidRow[],
): Promise<Ring[] | null> {
  const { tenant, now } = context;
  const question = questionIn(said);
  if (!question || !asksWhatIsKnown(question.said, context)) return null;
  if (!Object.values(letBy).some((setting) => tenant.settings[setting])) return null;
  const view = await whoAsks(tx, context, turn, said);
  if (!view || isExchange(view.conversation.lastOutboundAt, now)) return null;
  const reply = await knownReply(tx, context, view, question.said);
  const by = reply && (await whoLet(tx, context, reply.type));
  if (!reply || !by || (await sentLately(tx, tenant.id, turn.conversationId)).includes(reply.text)) return null;
  const { record, trueUntil } = reply;
  return await commit(tx, context, answering(turn, by, { ...(await reply.leaves()), ...(record ? { record } : {}), trueUntil }));
}

/**
 * Somebody writes that they will come: the one appointment of theirs that waits for just that is confirmed, as by the button under it. A bare
 * "yes" says so only where we spoke of it last.
 */
export async function confirmInWords(
  tx: Tx,
  context: CommitContext,
  turn: TurnRow,
  said: readonly SaidRow[],
): Promise<Ring[] | null> {
  const { tenant } = context;
  const confirms = said.every(({ type }) => type === 'text') ? confirmsComing(saidWords(said)) : null;
  const view = confirms && (await whoAsks(tx, context, turn, said));
  if (!view) return null;
  const waiting = (await appointmentsAhead(tx, context, view)).filter((one) => mayBecome(one, 'confirmed', 'contact'));
  const [record] = waiting;
  if (!record?.startsAt || waiting.length > 1) return null;
  // What they were told of, and not what it was moved to meanwhile.
  if ((await lastHeard(tx, context, record.id))?.startsAt?.getTime() !== record.startsAt.getTime()) return null;
  if (confirms === 'bare') {
    const last = await lastToThem(tx, context, turn.conversationId);
    const isAboutIt =
      last?.because.note === record.id && (last.because.what === 'booking' || last.because.what === 'appointment');
    if (!isAboutIt) return null;
  }
  const keeper = await keeperOf(tx, context, view.conversation, record);
  if (!keeper) return null;
  const body = customerAppointmentWords[tenant.locale].confirmed(customerTime(record.startsAt, tenant));
  return await commit(tx, context, [
    { do: 'change-record', recordId: record.id, to: 'confirmed', by: { who: 'contact', id: view.contact.id } },
    ...answering(turn, keeper, { type: 'confirmation', content: { type: 'text', body }, trueUntil: record.startsAt }),
  ]);
}

/** A customer picked one of their orders from the list; null for anything else, which is words like any other. */
export async function orderPicked(
  { tx, context }: Arrived,
  contact: Contact,
  conversation: Conversation,
  { content }: InboundMessage,
): Promise<Ring[] | null> {
  if (content.type !== 'pick' || !content.id.startsWith(orderPayload)) return null;
  const id = content.id.slice(orderPayload.length);
  const record = isId(id) ? await openRead(tx, context.tenant.id).record(id as RecordId) : null;
  if (record?.kind !== 'order' || record.contactId !== contact.id || (record.state !== 'open' && record.state !== 'sent'))
    return null;
  const by = await whoLet(tx, context, 'order');
  if (!by || (await answerUnderWay(tx, context, conversation.id))) return null;
  const body = orderState(record, context, context.tenant.locale);
  const { version } = record;
  const said = {
    type: 'order' as const,
    content: { type: 'text' as const, body },
    record: { id: record.id, version },
    trueUntil: null,
  };
  return await commit(tx, context, answering({ conversationId: conversation.id }, by, said));
}

type Saying = Pick<Extract<Settled, { do: 'say-by-itself' }>, 'type' | 'content' | 'record' | 'trueUntil'>;

function answering({ conversationId }: Pick<TurnRow, 'conversationId'>, by: Operator, what: Saying): Settled[] {
  return [
    { do: 'say-by-itself', id: newId<Id<'interaction'>>(), conversationId, answersFor: by.id, ...what },
    { do: 'answered-whole', conversationId, by: by.id },
  ];
}

/** Whoever let it go without a person, while they are of the business. */
async function whoLet(tx: Tx, { tenant }: CommitContext, type: SuggestedAnswer): Promise<Operator | null> {
  const by = tenant.settings[letBy[type]];
  return (by && (await readTeam(tx, tenant.id)).find(({ id }) => id === by)) || null;
}
