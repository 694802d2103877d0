import { and, eq } from 'drizzle-orm';
import { conversations } from '../../db/schema/crm.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import { findOrMakeContact, lockConversation, moveIdentity } from '../crm/contact.store.ts';
import { contactLabel } from '../crm/contact.ts';
import { suspect } from '../crm/lookalike.store.ts';
import { insertMessage } from '../crm/message.store.ts';
import type { Operator } from '../crm/operator.ts';
import { openRead } from '../crm/read.store.ts';
import { chooseOperator } from '../crm/team.store.ts';
import { findOperator, lockOperator } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import type { ContactId } from '../kit/ids.ts';
import { showPhone } from '../kit/phone.ts';
import type { InboundSystem } from '../meta/content.ts';
import type { InboundCall, InboundMessage, InboundPreference, InboundUserIdUpdate } from '../meta/inbound.ts';
import { aliasChanged, lockOut } from './access.flow.ts';
import type { Arrived } from './arrived.ts';

/**
 * WhatsApp says that a person has another number or another BSUID. A customer keeps the contact; an operator is locked out until
 * somebody confirms them, because a number that changed hands would otherwise hand over the business.
 */
export async function identityChanged(arrived: Arrived, message: InboundMessage, change: InboundSystem): Promise<Ring[]> {
  const { tx, context } = arrived;
  const found = await findOperator(tx, context.tenant.id, message.from);
  const operator = found && (await lockOperator(tx, context.tenant.id, found.id));
  if (operator) return await operatorChanged(arrived, operator, message, change);
  const moves = [
    change.newPhone && message.from.phone ? ({ kind: 'phone', from: message.from.phone, to: change.newPhone } as const) : null,
    change.newUserId && (change.previousUserId ?? message.from.userId)
      ? ({ kind: 'bsuid', from: (change.previousUserId ?? message.from.userId)!, to: change.newUserId } as const)
      : null,
  ];
  let moved: ContactId | null = null;
  for (const move of moves) {
    if (!move || move.from === move.to) continue;
    const went = await moveIdentity(tx, context.tenant.id, move, context.now);
    if (went?.takenBy) await suspect(tx, context, went.contactId, went.takenBy);
    moved = went?.contactId ?? moved;
  }
  if (!moved || !change.newPhone) return [];
  return await tell(arrived, moved, (words, who) => words.changedNumber(who, showPhone(change.newPhone!)));
}

/** Another number or another key is another phone until somebody says who holds it; another id alone is an alias. */
async function operatorChanged(
  arrived: Arrived,
  operator: Operator,
  message: InboundMessage,
  { change, newPhone, newUserId, previousUserId }: InboundSystem,
): Promise<Ring[]> {
  const { tx, context } = arrived;
  if (change === 'user-id') {
    const previous = previousUserId ?? message.from.userId;
    if (previous && newUserId) await aliasChanged(arrived, previous, newUserId);
    return [];
  }
  if (change !== 'number' && change !== 'identity') return [];
  const proposed = { ...(newPhone ? { phone: newPhone } : {}), ...(newUserId ? { userId: newUserId } : {}) };
  if (!operator.lockedAt) return await lockOut(arrived, operator, change, proposed);
  return await commit(tx, context, [{ do: 'propose', operatorId: operator.id, proposed: { ...operator.proposed, ...proposed } }]);
}

/** The portfolio's own id for a person changed: an alias, and nothing anybody needs to hear of. */
export async function userIdChanged(arrived: Arrived, update: InboundUserIdUpdate): Promise<Ring[]> {
  const { tx, context } = arrived;
  if (update.previous && update.current && update.previous !== update.current) {
    await aliasChanged(arrived, update.previous, update.current);
    const change = { kind: 'bsuid' as const, from: update.previous, to: update.current };
    const went = await moveIdentity(tx, context.tenant.id, change, context.now);
    if (went?.takenBy) await suspect(tx, context, went.contactId, went.takenBy);
  }
  return [];
}

/** They used WhatsApp's own switch for marketing: it holds like their word. */
export async function preferenceChanged(arrived: Arrived, preference: InboundPreference): Promise<Ring[]> {
  const { tx, context, numberId } = arrived;
  if (preference.value === 'unknown' || (await findOperator(tx, context.tenant.id, preference.who))) return [];
  const found = await findOrMakeContact(tx, context.tenant.id, preference.who, context.now);
  if (!found) return [];
  await lockConversation(tx, context.tenant.id, found.contact.id, numberId, context.now);
  const state = preference.value === 'stop' ? 'stopped' : 'given';
  const rings = await commit(tx, context, [{ do: 'consent', contactId: found.contact.id, state, source: 'whatsapp-preference' }]);
  if (state === 'given') return rings;
  return [...rings, ...(await tell(arrived, found.contact.id, (words, who) => words.stoppedByPreference(who)))];
}

/** A call from a customer opens the window like a message; it is kept in the transcript. */
export async function customerCalled({ tx, context, numberId }: Arrived, call: InboundCall): Promise<Ring[]> {
  if (call.direction !== 'in' || (!call.person.phone && !call.person.userId)) return [];
  if (await findOperator(tx, context.tenant.id, call.person)) return [];
  const found = await findOrMakeContact(tx, context.tenant.id, call.person, call.at);
  if (!found) return [];
  const conversation = await lockConversation(tx, context.tenant.id, found.contact.id, numberId, call.at);
  if (call.event !== 'connect') return [];
  await insertMessage(tx, context.tenant.id, {
    conversationId: conversation.id,
    direction: 'in',
    author: 'contact',
    wamid: call.callId,
    type: 'call',
    text: '',
    content: {},
    identityId: found.identityId,
    at: call.at,
  });
  if (!conversation.lastInboundAt || conversation.lastInboundAt < call.at) {
    await tx
      .update(conversations)
      .set({ lastInboundAt: call.at, identityId: found.identityId })
      .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, conversation.id)));
  }
  return [];
}

/** One line to whoever is responsible. */
async function tell(
  { tx, context }: Arrived,
  contactId: ContactId,
  say: (words: ReturnType<typeof wordsFor>['thread'], who: string) => string,
): Promise<Ring[]> {
  const view = await openRead(tx, context.tenant.id).contact(contactId);
  const operator = await chooseOperator(tx, context, view?.conversation?.responsibleId ?? null);
  if (!view || !operator) return [];
  const body = say(wordsFor(operator.locale).thread, contactLabel(view.contact));
  const about = view.conversation ? { conversationId: view.conversation.id } : {};
  return await commit(tx, context, [
    { do: 'show', to: operator.id, card: { kind: 'notice', body, choices: [], contactId, ...about }, push: 'idle' },
  ]);
}
