import { hourMs } from '../kit/clock.ts';
import type { ActId, CardId, ContactId, ConversationId, DraftId, OperatorId } from '../kit/ids.ts';
import type { E164 } from '../kit/phone.ts';
import type { Locale } from './locale.ts';

/** A person of the business. The phone is not the key alone: a changed identity makes them a stranger until confirmed. */
export type Operator = {
  id: OperatorId;
  name: string;
  role: 'owner' | 'manager' | 'agent';
  locale: Locale;
  phone: E164;
  userId: string | null;
  mode: 'everything' | 'needs-me' | 'digest';
  onDuty: boolean;
  lastInboundAt: Date | null;
  wokenAt: Date | null;
  asked: Asked | null;
};

/**
 * What the thread is in the middle of, at most one thing and never for long. `edit`: the next text is the draft's new wording.
 * `reply`: the next text is for that customer. `choose`: a list was shown, so "2" means its second row.
 */
export type Asked =
  | { what: 'edit'; cardId: CardId; draftId: DraftId; conversationId: ConversationId; contactId: ContactId; until: string }
  | { what: 'reply'; cardId: CardId | null; conversationId: ConversationId; contactId: ContactId; until: string }
  | { what: 'choose'; cardId: CardId; acts: ActId[]; until: string };

/** Words were asked for: a draft's new wording, or something for a customer. */
export type Prompt = Extract<Asked, { what: 'edit' | 'reply' }>;

/** Until when own words and cards can reach an operator (Meta's 24-hour customer service window holds for them too). */
export function operatorWindowUntil(operator: Operator): Date | null {
  return operator.lastInboundAt ? new Date(operator.lastInboundAt.getTime() + 24 * hourMs) : null;
}

export function operatorWindowOpen(operator: Operator, now: Date): boolean {
  const until = operatorWindowUntil(operator);
  return until !== null && now < until;
}
