import type { CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { canBeShown, type Offer, type OfferInterest, type OfferState } from '../crm/offer.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext } from './command.ts';
import { showCount, showMoney } from './money.ts';
import { wordsOf } from './place.ts';
import { dotted } from './rows.ts';

/** An offer with its first photo, what can be done with it, and how photos come to it. */
export function offerCard(
  offer: Offer,
  interest: OfferInterest | undefined,
  context: CommandContext,
  notes: string[] = [],
): CardSpec {
  const { offers } = wordsOf(context);
  const count = (n: number) => showCount(n, context.operator.locale);
  const [photo] = offer.photos;
  const body = [
    `*${offers.offer(offer.number)}* · ${offer.title}`,
    ...(offer.details === '' ? [] : [offer.details]),
    dotted(
      `*${showPrice(offer, context)}*`,
      offers.state[offer.state],
      offer.photos.length > 0 && offers.photos(offer.photos.length),
    ),
    ...(interest && interest.shown > 0 ? [offers.interest(count(interest.shown), count(interest.liked))] : []),
    ...notes,
    ...(canBeShown(offer) ? [offers.addPhotos] : []),
  ];
  return {
    kind: 'notice',
    body: clipText(body.join('\n'), cardLimits.body),
    ...(photo ? { header: { type: 'image', file: photo } } : {}),
    choices: choicesOf(offer, context),
    offers: [{ id: offer.id, version: offer.version, price: offer.price }],
  };
}

/** "€250,000", or that it is asked for. */
export function showPrice(
  { price, currency }: Pick<Offer, 'price' | 'currency'>,
  context: Pick<CommandContext, 'operator'>,
): string {
  return price === null ? wordsOf(context).offers.onRequest : showMoney(price, currency, context.operator.locale);
}

function choicesOf({ number, state }: Offer, context: CommandContext): Choice[] {
  const { offers } = wordsOf(context);
  const step = (to: OfferState): Choice => ({
    label: clipText(offers.step[to], cardLimits.button),
    act: { verb: 'run', command: 'offer', rest: `#${number} ${to}` },
  });
  if (state === 'available') return [step('reserved'), step('sold'), step('withdrawn')];
  return state === 'reserved' ? [step('available'), step('sold')] : [step('available')];
}

/** An offer as a row of a list. */
export function offerRow(offer: Offer, interest: OfferInterest | undefined, context: CommandContext): Choice {
  const { offers } = wordsOf(context);
  const liked = interest?.liked ?? 0;
  return {
    label: clipText(`#${offer.number} ${oneLine(offer.title)}`, cardLimits.row),
    description: clipText(
      dotted(
        showPrice(offer, context),
        offers.state[offer.state],
        offer.photos.length > 0 && offers.photos(offer.photos.length),
        liked > 0 && `👍 ${showCount(liked, context.operator.locale)}`,
      ),
      cardLimits.description,
    ),
    act: { verb: 'run', command: 'offers', rest: `#${offer.number}` },
  };
}
