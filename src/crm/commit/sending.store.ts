import type { ContactId, OutboxId } from '../../kit/ids.ts';
import { isUnattended, isUndoneAsSend } from '../because.ts';
import { leaveDialogue } from '../dialogue.store.ts';
import type { SendEffect, Settled, Undo } from '../effect.ts';
import { cancelSend, retrySend } from '../outbox.store.ts';
import { queueToCustomer } from '../queue.store.ts';
import { log } from './log.store.ts';
import type { Writers } from './writers.ts';

/** What goes to a customer, and what is kept from going. */
export const sendingWriters: Writers<'send' | 'cancel-send' | 'retry-send'> = {
  async send(tx, context, effect) {
    const { id, contactId, rings } = await queueToCustomer(tx, context, effect);
    const byItself = isUnattended(effect.because);
    // What somebody writes ends what was being asked.
    if (!byItself) await leaveDialogue(tx, context, effect.conversationId, 'operator-wrote');
    // What goes by itself nobody did, and so nobody undoes; a booking is undone as what it is.
    const isNobodys = byItself || effect.because.what === 'booking';
    await log(tx, context, {
      ...(isNobodys ? { actor: 'hilo' as const } : { operatorId: effect.approvedBy }),
      action: `send:${effect.because.what}`,
      contactId,
      detail: { outboxId: id, draftId: effect.because.draftId ?? null, hold: effect.hold },
      ...undoOf(id, contactId, effect),
    });
    // Somebody is about to answer: the customer sees it before the words come.
    if (effect.hold !== 'knock' && effect.category === 'free' && !effect.notBefore)
      rings.push({ work: { do: 'seen', tenant: context.tenant.id, conversation: effect.conversationId } });
    return rings;
  },
  async 'cancel-send'(tx, context, { outboxId, because }) {
    await cancelSend(tx, context, outboxId, because);
    return [];
  },
  async 'retry-send'(tx, context, { outboxId, by, causedByWamid }) {
    await log(tx, context, { operatorId: by, action: 'retry', detail: { outboxId } });
    return await retrySend(tx, context, outboxId, causedByWamid ?? null);
  },
};

/** What went out by itself is not the last thing its operator did; a rule's is taken back with all else that its firing did. */
function undoOf(outboxId: OutboxId, contactId: ContactId, { because, conversationId }: SendEffect): { undo?: Undo } {
  if (because.what === 'rule') {
    const back: Settled = { do: 'cancel-send', outboxId, because: 'taken-back' };
    return { undo: { what: 'effects', effects: [back], undone: { kind: 'rule-send', contactId } } };
  }
  if (!isUndoneAsSend(because)) return {};
  const { cardId } = because;
  return { undo: { what: 'send', outboxId, conversationId, ...(cardId ? { cardId } : {}) } };
}
