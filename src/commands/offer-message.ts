import { cardLimits } from '../crm/card-limits.ts';
import type { Content } from '../crm/content.ts';
import type { Locale } from '../crm/locale.ts';
import type { Offer, OfferLook } from '../crm/offer.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { OfferId } from '../kit/ids.ts';
import { limits } from '../meta/limits.ts';
import { showMoney } from './money.ts';
import { readyWords } from './words/ready.ts';

/** What somebody can say to an offer with a tap. */
const answers = ['liked', 'asked', 'passed'] as const satisfies OfferLook[];
type Answer = (typeof answers)[number];

/** What a button under an offer carries. It counts for whom the offer was shown to alone. */
function payload(answer: Answer, id: OfferId): string {
  return `hilo:offer:${answer}:${id}`;
}

/** What a tap under an offer says; null where it is none. */
export function offerAnswer(tapped: string): { answer: Answer; id: OfferId } | null {
  const [, answer, id] = /^hilo:offer:(liked|asked|passed):([0-9a-f-]{36})$/.exec(tapped) ?? [];
  return answer && id ? { answer: answer as Answer, id: id as OfferId } : null;
}

/** How offers go out: one with its picture, several as pictures to swipe through or, where one has none, as a list. */
export function howShown(offers: readonly Offer[]): 'one' | 'carousel' | 'list' {
  if (offers.length === 1) return 'one';
  return offers.every(({ photos }) => photos.length > 0) ? 'carousel' : 'list';
}

/** Offers as a message to a customer, in the business's language, under a few words of its own. */
export function offerMessage(offers: readonly Offer[], intro: string, locale: Locale): Content {
  const words = readyWords[locale];
  const button = (answer: Answer, id: OfferId) => ({ id: payload(answer, id), title: words.offerAnswer[answer] });
  const [first] = offers;
  if (first && howShown(offers) === 'one') {
    const [photo] = first.photos;
    const said = [`*${first.title}*`, first.details, priceFor(first, locale)].filter((line) => line !== '').join('\n');
    return {
      type: 'buttons',
      ...(photo ? { header: { type: 'image', file: photo } } : {}),
      body: `${intro}\n\n${said}`,
      buttons: answers.map((answer) => button(answer, first.id)),
    };
  }
  const otherwise = {
    label: words.seeOffers,
    rows: offers.map((offer) => ({
      id: payload('liked', offer.id),
      title: clipText(oneLine(offer.title), cardLimits.row),
      description: clipText(`${priceFor(offer, locale)} · ${oneLine(offer.details)}`.replace(/ · $/, ''), cardLimits.description),
    })),
  };
  if (howShown(offers) === 'list')
    return { type: 'list', body: intro, label: otherwise.label, sections: [{ rows: otherwise.rows }] };
  return {
    type: 'carousel',
    body: intro,
    // Whether somebody asks is said in words; two buttons are what every picture has room for.
    cards: offers.map((offer) => ({
      file: offer.photos[0]!,
      body: cardBody(offer, locale),
      buttons: [button('liked', offer.id), button('passed', offer.id)],
    })),
    otherwise,
  };
}

/** Name, price, and as much of the rest as fits; the price is never cut. */
function cardBody(offer: Offer, locale: Locale): string {
  const head = `*${clipText(oneLine(offer.title), 60)}*\n${priceFor(offer, locale)}`;
  const room = limits.carouselBody - head.length - 1;
  const rest = oneLine(offer.details);
  return rest === '' || room < 10 ? head : `${head}\n${clipText(rest, room)}`;
}

/** As customers read it; null where it is on request. */
export function priceOf({ price, currency }: Offer, locale: Locale): string | null {
  return price === null ? null : showMoney(price, currency, locale);
}

function priceFor(offer: Offer, locale: Locale): string {
  return priceOf(offer, locale) ?? readyWords[locale].onRequest;
}
