import { and, eq } from 'drizzle-orm';
import { conversations, messages } from '../../db/schema/crm.ts';
import { isStepTap } from '../commands/dialogues/read-answer.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import { ensureDeal, findOrMakeContact, lockConversation } from '../crm/contact.store.ts';
import { type Contact, contactLabel } from '../crm/contact.ts';
import type { Conversation } from '../crm/conversation.ts';
import { dealOf, readStages } from '../crm/deal.store.ts';
import { leaveDialogue } from '../crm/dialogue.store.ts';
import { happened } from '../crm/event.store.ts';
import { endFollowUps, openFollowUp, planFollowUp, settleFollowUp } from '../crm/follow-up.store.ts';
import { supersedeCards } from '../crm/live-cards.store.ts';
import { suspect } from '../crm/lookalike.store.ts';
import { insertMessage, messageByWamid } from '../crm/message.store.ts';
import { joinParked, knockedFor, letGo } from '../crm/outbox.store.ts';
import { chooseOperator } from '../crm/team.store.ts';
import { readOperator } from '../crm/tenant.store.ts';
import { setTurn, takeIntoTurn } from '../crm/turn.store.ts';
import type { Ring } from '../crm/work.ts';
import type { Id, MessageId } from '../kit/ids.ts';
import { contentText } from '../meta/content-text.ts';
import type { InboundMessage } from '../meta/inbound.ts';
import { appointmentTapped } from './appointment-tap.flow.ts';
import type { Arrived } from './arrived.ts';
import { answerEmergency } from './by-itself.flow.ts';
import { orderPicked } from './known-answers.flow.ts';
import { freshSilence, nextFollowUpAt } from './next-follow-up.ts';
import { offerTapped } from './offer-shown.flow.ts';
import { quoteTapped } from './quote.flow.ts';
import { freedTimeTapped } from './slot-letter.flow.ts';
import { readStopWord } from './stop-words.ts';
import { takeFile } from './take-file.flow.ts';

/** The payload of the knock's button. */
export const knockPayload = 'hilo:read';

/** A customer wrote, tapped, reacted or corrected: stored, and taken into the turn of which one card is made. */
export async function customerWrote(arrived: Arrived, message: InboundMessage): Promise<Ring[]> {
  const { tx, context } = arrived;
  const tenantId = context.tenant.id;
  if (message.content.type === 'edit' || message.content.type === 'revoke') return await corrected(arrived, message);
  if (message.content.type === 'request-welcome') return [];
  const found = await findOrMakeContact(tx, tenantId, message.from, message.at, message.referral);
  if (!found) {
    await insertMessage(tx, tenantId, {
      direction: 'in',
      author: 'contact',
      wamid: message.wamid,
      type: message.content.type,
      text: contentText(message.content),
      content: message.content,
      at: message.at,
    });
    return [];
  }
  if (found.otherId) await suspect(tx, context, found.otherId, found.contact.id);
  return await contactWrote(arrived, found, message);
}

/** The same for whoever is known to have written. What is only a test is no deal, and nobody follows it up. */
export async function contactWrote(
  arrived: Arrived,
  { contact, identityId }: { contact: Contact; identityId: Id<'identity'> | null },
  message: InboundMessage,
): Promise<Ring[]> {
  const { tx, context, numberId } = arrived;
  const tenantId = context.tenant.id;
  const conversation = await lockConversation(tx, tenantId, contact.id, numberId, message.at);
  const id = await insertMessage(tx, tenantId, {
    conversationId: conversation.id,
    direction: 'in',
    author: 'contact',
    wamid: message.wamid,
    type: message.content.type,
    text: contentText(message.content),
    content: { ...message.content, ...(message.referral ? { referral: message.referral } : {}) },
    quotedWamid: message.quoted?.wamid ?? null,
    identityId,
    at: message.at,
  });
  if (!id) return [];
  await windowOpened(arrived, conversation, identityId, message);
  const rings = (await takeFile(arrived, message, id))?.rings ?? [];
  // What somebody blocked says is kept, and nothing comes of it.
  if (contact.blockedAt) return rings;
  const parked = await knockedFor(tx, context, conversation.id);
  rings.push(...(await letGo(tx, context, await joinParked(tx, context, parked))));
  if (!conversation.isTest) rings.push(...(await replanFollowUp(arrived, contact, conversation, message)));
  // With nothing behind the knock any more, their tap is a question that somebody has to answer.
  if (message.content.type === 'tap' && message.content.id === knockPayload && parked.length > 0) return rings;
  if (message.content.type === 'reaction') return rings;
  const tapped =
    (await freedTimeTapped(arrived, contact.id, message.content)) ??
    (await appointmentTapped(arrived, contact.id, message.content));
  if (tapped) return [...rings, ...tapped];

  const answered = await quoteTapped(arrived, contact, conversation, message);
  if (answered) return [...rings, ...answered];
  if (await offerTapped(arrived, contact.id, message)) return rings;
  const picked = await orderPicked(arrived, contact, conversation, message);
  if (picked) return [...rings, ...picked];
  const stopWord = readStopWord(contentText(message.content));
  if (stopWord) await leaveDialogue(tx, context, conversation.id, 'stop-word');
  if (stopWord) return [...rings, ...(await honourStopWord(arrived, contact, conversation, id, stopWord))];

  if (!conversation.isTest) {
    rings.push(...(await becomesLead(arrived, contact, conversation)));
    const about = { contactId: contact.id, conversationId: conversation.id };
    const facts = { messageId: id, first: conversation.lastInboundAt === null };
    rings.push(...(await happened(tx, context, about, { kind: 'message', facts })));
  }
  await tx
    .update(conversations)
    .set({ awaitingSince: conversation.awaitingSince ?? message.at, lastText: contentText(message.content).slice(0, 500) })
    .where(and(eq(conversations.tenantId, tenantId), eq(conversations.id, conversation.id)));
  const turn = await takeIntoTurn(tx, context, conversation.id);
  // A tap says all there is to say: nobody waits whether more is to come.
  if (isStepTap(message.content)) {
    await setTurn(tx, context, turn.id, { dueAt: context.now });
    turn.dueAt = context.now;
  }
  await tx
    .update(messages)
    .set({ turnId: turn.id })
    .where(and(eq(messages.tenantId, tenantId), eq(messages.id, id)));
  rings.push(...(await answerEmergency(tx, context, conversation.id, contentText(message.content), message.at)));
  const waitMs = Math.max(0, turn.dueAt.getTime() - context.now.getTime());
  return [...rings, { work: { do: 'turn', tenant: tenantId, turn: turn.id }, afterMs: waitMs }];
}

/** Each message of theirs opens the window for 24 hours; an old one arriving late never shortens it. */
async function windowOpened(
  { tx, context }: Arrived,
  conversation: Conversation,
  identityId: Id<'identity'> | null,
  message: InboundMessage,
): Promise<void> {
  if (conversation.lastInboundAt && conversation.lastInboundAt >= message.at) return;
  await tx
    .update(conversations)
    .set({ lastInboundAt: message.at, identityId })
    .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, conversation.id)));
}

/** Their silence is over: what was shown or planned on it is void, and the next is counted from now. */
async function replanFollowUp(
  arrived: Arrived,
  contact: Contact,
  conversation: Conversation,
  message: InboundMessage,
): Promise<Ring[]> {
  const { tx, context } = arrived;
  const { at, content } = message;
  const open = await openFollowUp(tx, context, conversation.id);
  if (open && open.state !== 'waiting') {
    await settleFollowUp(tx, context, open.id, 'superseded');
    await supersedeCards(tx, context, conversation.id, 'they-wrote');
  }
  const known = await dealOf(tx, context.tenant.id, contact.id);
  if (known?.closedAt) return [];
  const rings = await becomesLead(arrived, contact, conversation);
  const deal = known ?? (await dealOf(tx, context.tenant.id, contact.id));
  const stage = (await readStages(tx, context.tenant.id)).find(({ id }) => id === deal?.stageId) ?? null;
  const lastInboundAt = conversation.lastInboundAt && conversation.lastInboundAt > at ? conversation.lastInboundAt : at;
  const waits = content.type !== 'reaction' && !readStopWord(contentText(content));
  const talk = { ...conversation, lastInboundAt, awaitingSince: conversation.awaitingSince ?? (waits ? at : null) };
  const silence = freshSilence(lastInboundAt);
  const cardAt = nextFollowUpAt(context.tenant, { contact, conversation: talk, deal, stage }, silence);
  if (cardAt) await planFollowUp(tx, context, { conversationId: talk.id, contactId: contact.id, cardAt, ...silence });
  else await endFollowUps(tx, context, talk.id);
  return rings;
}

/** They have a deal from now on, where they had none open. */
async function becomesLead({ tx, context }: Arrived, contact: Contact, conversation: Conversation): Promise<Ring[]> {
  const dealId = await ensureDeal(tx, context.tenant.id, conversation, context.now);
  if (!dealId) return [];
  const about = { contactId: contact.id, conversationId: conversation.id, dealId };
  return await happened(tx, context, about, { kind: 'lead', facts: {} });
}

/** Marketing ends with their word, with the message that proves it; the owner is told in one line. */
async function honourStopWord(
  { tx, context }: Arrived,
  contact: Contact,
  conversation: Conversation,
  messageId: MessageId,
  word: 'stop' | 'start',
): Promise<Ring[]> {
  const rings = await commit(tx, context, [
    { do: 'consent', contactId: contact.id, state: word === 'stop' ? 'stopped' : 'given', source: 'their-words', messageId },
  ]);
  const operator = contact.testOf
    ? await readOperator(tx, context.tenant.id, contact.testOf)
    : await chooseOperator(tx, context, conversation.responsibleId);
  if (!operator) return rings;
  const words = wordsFor(operator.locale).thread;
  const who = contactLabel(contact);
  const body = word === 'stop' ? words.stoppedMarketing(who) : words.startedMarketing(who);
  const told = await commit(tx, context, [
    {
      do: 'show',
      push: 'idle',
      to: operator.id,
      card: { kind: 'notice', body, choices: [], contactId: contact.id, conversationId: conversation.id },
    },
  ]);
  return [...rings, ...told];
}

/** They changed or deleted a message: the transcript says so. What was never seen here is let go. */
async function corrected({ tx, context }: Arrived, message: InboundMessage): Promise<Ring[]> {
  const { content } = message;
  if ((content.type !== 'edit' && content.type !== 'revoke') || !content.wamid) return [];
  const row = await messageByWamid(tx, context.tenant.id, content.wamid);
  if (!row) return [];
  const change =
    content.type === 'edit'
      ? { text: contentText(content.content), content: content.content, editedAt: message.at, indexed: false }
      : { text: '', content: {}, revokedAt: message.at };
  await tx
    .update(messages)
    .set(change)
    .where(and(eq(messages.tenantId, context.tenant.id), eq(messages.id, row.id)));
  if (!row.conversationId) return [];
  const [talk] = await tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, row.conversationId)));
  const operator = talk ? await chooseOperator(tx, context, talk.responsibleId) : null;
  if (!talk || !operator || !talk.awaitingSince) return [];
  const words = wordsFor(operator.locale).thread;
  const found = await findOrMakeContact(tx, context.tenant.id, message.from, message.at);
  const name = found?.contact.name ?? '';
  const body = content.type === 'edit' ? `${words.theyEdited(name)}\n“${contentText(content.content)}”` : words.theyDeleted(name);
  return await commit(tx, context, [
    {
      do: 'show',
      push: 'idle',
      to: operator.id,
      card: { kind: 'notice', body, choices: [], contactId: talk.contactId, conversationId: talk.id },
    },
  ]);
}
