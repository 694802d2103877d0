import type { CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel, firstName } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import { canBeShown, type Offer, reasonsAnswered } from '../crm/offer.ts';
import { mostAtOnce } from '../crm/people.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { canReach, showCost } from './answer-many.ts';
import type { CommandContext, Outcome } from './command.ts';
import { showPrice } from './offer-card.ts';
import { wordsOf } from './place.ts';
import { oncePerson } from './rows.ts';
import { someNames } from './some-names.ts';
import { readyWords } from './words/ready.ts';

/** So many reasons are looked through; people say the same in a dozen ways, not in two hundred. */
export const mostReasons = 200;

/** Somebody an offer is news for, and why: they said they want it, or were lost for what it takes away. */
export type Wanting = { view: ContactView; why: 'liked' | 'lost' };

/**
 * The people an offer is news for: who wants it, then who was lost for a reason that it answers. Who has seen it as it is now, said that it is nothing
 * for them, or may not be written to is not among them. `change`: what becomes of it in this moment, and is not written yet.
 */
export async function whoWants(
  offer: Offer,
  context: CommandContext,
  change?: { loweredFrom: number | null },
): Promise<Wanting[]> {
  if (!canBeShown(offer)) return [];
  const { read } = context;
  const news = await read.offerNews(offer.id, mostAtOnce);
  const { loweredFrom } = change ?? news;
  const reasons = reasonsAnswered(offer, loweredFrom !== null, await read.lostReasons(mostReasons));
  const lost =
    reasons.length > 0
      ? (
          await read.lostFor(
            reasons.map(({ reason }) => reason),
            mostAtOnce,
          )
        ).rows
      : [];
  const done = new Set(news.done);
  const all: Wanting[] = [
    ...news.wanted.map((view) => ({ view, why: 'liked' as const })),
    ...lost.map((view) => ({ view, why: 'lost' as const })),
  ];
  return oncePerson(all, ({ view }) => view.contact.id)
    .filter(({ view }) => !done.has(view.contact.id) && view.conversation !== null)
    .slice(0, mostAtOnce);
}

/** "2 want it, 3 were lost for what has changed": under an offer that has just become cheaper or free. */
export function newsLine(people: readonly Wanting[], context: CommandContext): string {
  const { offers } = wordsOf(context);
  return offers.newsFor(people.filter(({ why }) => why === 'liked').length, people.filter(({ why }) => why === 'lost').length);
}

/** What all of them would be shown, how it reaches them and what it costs; nothing leaves before the tap. */
export async function previewShow(
  shown: readonly Offer[],
  views: readonly ContactView[],
  context: CommandContext,
): Promise<Outcome> {
  const { offers, group, label, answerOnce } = wordsOf(context);
  const meant = views.filter(({ contact, conversation }) => conversation !== null && !contact.blockedAt).slice(0, mostAtOnce);
  if (shown.length === 0) return { answer: { text: offers.nothingToShow }, effects: [] };
  if (meant.length === 0) return { answer: { text: group.nobody }, effects: [] };
  const open = meant.filter((view) => canReach(view, context.now));
  const [first] = meant;
  const body = [
    offers.showingMany(meant.length),
    ...shown.map((one) => `#${one.number} ${clipText(one.title, 50)} · ${showPrice(one, context)}`),
    '',
    someNames(
      meant.map(({ contact }) => contactLabel(contact)),
      5,
    ),
    offers.reach(open.length, meant.length - open.length),
    `“${readyWords[context.tenant.locale].offers(firstName(first!.contact), shown.length)}”`,
    ...(open.length > 0 ? [await showCost(open, context)] : []),
  ];
  const card: CardSpec = {
    kind: 'question',
    body: clipText(body.map((line) => oneLine(line)).join('\n'), cardLimits.body),
    choices: [
      { label: clipText(answerOnce.send(meant.length), cardLimits.button), act: { verb: 'show-to-many' } },
      { label: label.notNow, act: { verb: 'dismiss' } },
    ],
    people: meant.map(({ contact }) => contact.id),
    about: meant.slice(0, 3).map(({ contact }) => contact.id),
    offers: shown.map(({ id, version, price }) => ({ id, version, price })),
  };
  return { answer: card, effects: [] };
}
