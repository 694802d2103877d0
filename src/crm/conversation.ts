import { hourMs } from '../kit/clock.ts';
import type { ContactId, ConversationId, NumberId, OperatorId } from '../kit/ids.ts';

/** What runs between one contact and one number of the business. */
export type Conversation = {
  id: ConversationId;
  contactId: ContactId;
  numberId: NumberId;
  responsibleId: OperatorId | null;
  /** Since when; null where nobody is. */
  responsibleSince: Date | null;
  /** Who made them so; null where it came by itself. */
  responsibleBy: OperatorId | null;
  /** When the responsible one last took it from somebody: what others had approved before does not leave. */
  takenOverAt: Date | null;
  lastInboundAt: Date | null;
  lastOutboundAt: Date | null;
  /** The customer waits on us since then. */
  awaitingSince: Date | null;
  lastText: string | null;
  /** With somebody of the business who only tries it. */
  isTest: boolean;
};

/** Until when own words may go: 24 hours after the person last wrote (Meta, customer service windows). */
export function windowUntil(conversation: Pick<Conversation, 'lastInboundAt'>): Date | null {
  return conversation.lastInboundAt ? new Date(conversation.lastInboundAt.getTime() + 24 * hourMs) : null;
}

export type SendRefusal = 'window-closed' | 'opted-out' | 'never-wrote';

/** The 24-hour law and consent, asked when something is offered and again in the moment it leaves. */
export function canSend(
  category: 'free' | 'utility' | 'marketing' | 'authentication',
  conversation: Pick<Conversation, 'lastInboundAt'>,
  marketing: 'given' | 'stopped' | 'unasked',
  now: Date,
): { ok: true } | { ok: false; why: SendRefusal } {
  if (category === 'marketing' && marketing === 'stopped') return { ok: false, why: 'opted-out' };
  if (category !== 'free') return { ok: true };
  const until = windowUntil(conversation);
  if (!until) return { ok: false, why: 'never-wrote' };
  return now < until ? { ok: true } : { ok: false, why: 'window-closed' };
}
