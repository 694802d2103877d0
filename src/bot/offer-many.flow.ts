import { offerMessage } from '../commands/offer-message.ts';
import type { LeftOut } from '../commands/words/answer-once.ts';
import { readyWords } from '../commands/words/ready.ts';
import type { Card } from '../crm/card.ts';
import { firstName } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import { windowUntil } from '../crm/conversation.ts';
import { leavesAt, nightOf } from '../crm/customer-time.ts';
import type { Because, Effect } from '../crm/effect.ts';
import type { Offer } from '../crm/offer.ts';
import type { ConversationId } from '../kit/ids.ts';
import { knockSends } from './closed-window.flow.ts';
import { forEach, manyFreshMs } from './many.flow.ts';
import { otherAt } from './meet-others.flow.ts';
import { changedOffers } from './offer-shown.flow.ts';
import { isOlder, type OwnerSituation, say, settled } from './owner-situation.ts';

/**
 * The tap under a preview: offers go to everybody it was for, each looked at once more with their conversation locked. Whoever wrote meanwhile, opted
 * out, has a colleague with them or cannot be reached is left out and named; in their night it waits for their morning, and behind a knock where
 * their window is closed.
 */
export async function showToMany(at: OwnerSituation, card: Card): Promise<Effect[]> {
  const { offers: words } = at.words;
  if (isOlder(at, card, manyFreshMs)) return [settled(at, card, 'dismissed'), say(at, words.tooOld)];
  const { found, changed } = await changedOffers(at, card.subject.offers ?? []);
  if (changed) return [settled(at, card, 'replaced'), say(at, changed)];
  const { sends, count, left } = await forEach(
    at,
    card,
    async (view, spoke) => (await leftOut(at, view, card, spoke)) ?? (await showOne(at, view, found, card)),
  );
  const line = [count === 0 ? words.shownToNobody : words.shownTo(count), ...left].join('\n');
  return [settled(at, card, 'done'), ...sends, say(at, line)];
}

async function leftOut(
  at: OwnerSituation,
  view: ContactView,
  card: Card,
  spoke: ReadonlySet<ConversationId>,
): Promise<LeftOut | null> {
  const { contact, conversation } = view;
  if (contact.blockedAt) return 'blocked';
  if (!conversation) return 'closed';
  if (contact.stopAutomation || (await at.read.marketing(contact.id)) === 'stopped') return 'optedOut';
  if (spoke.has(conversation.id)) return 'wroteAgain';
  return (await otherAt(at, view, { what: 'offers', cardId: card.id }, false)) ? 'colleague' : null;
}

/** In their open window after the grace, or in their morning; else behind a knock. */
async function showOne(at: OwnerSituation, view: ContactView, found: readonly Offer[], card: Card): Promise<Effect[] | 'closed'> {
  const { tenant, now } = at.context;
  const conversation = view.conversation!;
  const intro = readyWords[tenant.locale].offers(firstName(view.contact), found.length);
  const content = offerMessage(found, intro, tenant.locale);
  const because: Because = { what: 'offers', cardId: card.id, offers: card.subject.offers ?? [] };
  const leaves = leavesAt(now, nightOf(view.contact, tenant));
  const later = leaves > now ? { notBefore: leaves } : {};
  const until = windowUntil(conversation);
  if (!until || leaves >= until) return (await knockSends(at, view, { content, because, ...later })) ?? 'closed';
  return [
    {
      do: 'send',
      conversationId: conversation.id,
      content,
      category: 'free',
      because,
      approvedBy: at.operator.id,
      hold: 'grace',
      ...later,
    },
  ];
}
