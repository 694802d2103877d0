import type { CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { canBeShown, longestDetails, longestName, mostPhotos, type Offer, type OfferChange, photosAfter } from '../crm/offer.ts';
import { clipText } from '../kit/clip.ts';
import type { OfferId } from '../kit/ids.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { offerCard, showPrice } from './offer-card.ts';
import { newsLine, whoWants } from './offer-people.ts';
import { wordsOf } from './place.ts';
import { type OfferEdit, offerArgs, readOffer, readOfferArgs, readOfferPrice } from './read-offer.ts';

export const offer = defineCommand({
  name: 'offer',
  words: { en: ['offer', 'new offer'], es: ['oferta', 'nueva oferta'], pt: ['oferta', 'nova oferta'] },
  says: {
    en: 'Something you sell or let; under a photo too. “offer 12 price 240k”',
    es: 'Algo que vendes o alquilas; también bajo una foto. «oferta 12 vendido»',
    pt: 'Algo que você vende ou aluga; também sob uma foto. “oferta 12 vendido”',
  },
  examples: {
    en: ['offer Flat Serrano 12, 3 rooms, 250k', 'offer 12 price 240k', 'offer 12 reserved'],
    es: ['oferta Piso Serrano 12, 3 habitaciones, 250 mil', 'oferta 12 precio 240 mil', 'oferta 12 reservado'],
    pt: ['oferta Apartamento Serrano 12, 3 quartos, 250 mil', 'oferta 12 preço 240 mil', 'oferta 12 reservado'],
  },
  args: offerArgs,
  read: readOfferArgs,
  changes: true,
  async run(args, context): Promise<Outcome> {
    const { offers, answer } = wordsOf(context);
    if ('number' in args) return aboutOffer(args, context);
    if (args.text === '') return { answer: { text: answer.likeThis(offers.example) }, effects: [] };
    return newOffer(args.text, context);
  },
});

async function newOffer(text: string, context: CommandContext): Promise<Outcome> {
  const { offers } = wordsOf(context);
  const { tenant, operator, now, photo } = context;
  const read = readOffer(text, tenant.currency, operator.locale);
  if (!read) return { answer: { text: offers.noPrice(clipText(text, 60), offers.example) }, effects: [] };
  const made = {
    ...read,
    id: context.newId<OfferId>(),
    number: await context.takeNumber('offer'),
    photos: photo ? [photo] : [],
  };
  const shown: Offer = {
    ...made,
    state: 'available',
    currency: tenant.currency,
    version: 1,
    createdBy: operator.id,
    createdAt: now,
    changedAt: now,
  };
  return {
    answer: offerCard(shown, undefined, context),
    effects: [{ do: 'open-offer', offer: made, by: operator.id }],
  };
}

async function aboutOffer(
  { number, edit }: { number: number; edit: OfferEdit | null },
  context: CommandContext,
): Promise<Outcome> {
  const { offers } = wordsOf(context);
  const [found] = await context.read.offersNumbered([number]);
  if (!found) return { answer: { text: offers.noSuch(number) }, effects: [] };
  const interest = (await context.read.offerInterest([found.id])).get(found.id);
  const change = changeOf(found, edit, context);
  if (typeof change === 'string') return { answer: { text: change }, effects: [] };
  if (!change) return { answer: offerCard(found, interest, context), effects: [] };
  const { addPhotos: _added, dropPhotos: _dropped, ...fields } = change;
  const changed = { ...found, ...fields, photos: photosAfter(found.photos, change), version: found.version + 1 };
  return {
    answer: await withNews(offerCard(changed, interest, context), found, changed, context),
    effects: [{ do: 'change-offer', offerId: found.id, change, by: context.operator.id }],
  };
}

/** It has become cheaper, or is to be had again: the people to tell are one tap away. */
async function withNews(card: CardSpec, was: Offer, now: Offer, context: CommandContext): Promise<CardSpec> {
  const { offers } = wordsOf(context);
  const loweredFrom = was.price !== null && now.price !== null && now.price < was.price ? was.price : null;
  if (!canBeShown(now) || (loweredFrom === null && canBeShown(was))) return card;
  const people = await whoWants(now, context, { loweredFrom });
  const lines = [
    ...(loweredFrom === null ? [] : [offers.wasAt(showPrice(was, context))]),
    ...(people.length > 0 ? [`👀 ${newsLine(people, context)}`] : []),
  ];
  const show: Choice = { label: offers.showThem, act: { verb: 'run', command: 'winback', rest: `show #${now.number}` } };
  return {
    ...card,
    body: clipText([card.body, ...lines].join('\n'), cardLimits.body),
    choices: people.length > 0 ? [show, ...card.choices.slice(0, cardLimits.buttons - 1)] : card.choices,
  };
}

/** What changes of it; null: nothing was to; words: why nothing can. A photo that came with the words goes with it. */
function changeOf(found: Offer, edit: OfferEdit | null, context: CommandContext): OfferChange | string | null {
  const { offers } = wordsOf(context);
  const what = offers.offer(found.number);
  const { photo } = context;
  if (photo && found.photos.length >= mostPhotos) return offers.fullOfPhotos(what, mostPhotos);
  const added: OfferChange = photo ? { addPhotos: [photo] } : {};
  if (!edit) return photo ? added : null;
  switch (edit.do) {
    case 'state':
      return edit.state === found.state && !photo
        ? offers.isAlready(what, offers.state[edit.state])
        : { ...added, state: edit.state };
    case 'price': {
      const read = readOfferPrice(edit.text, found.currency, context.operator.locale);
      if (!read) return offers.notPrice(clipText(edit.text, 60));
      return read.price === found.price && !photo ? offers.samePrice(what, showPrice(found, context)) : { ...added, ...read };
    }
    case 'title':
      return { ...added, title: clipText(edit.text, longestName) };
    case 'details':
      return { ...added, details: clipText(edit.text, longestDetails) };
    case 'drop-photo': {
      const gone = found.photos[edit.photo - 1];
      return gone ? { ...added, dropPhotos: [gone] } : offers.noPhoto(what, found.photos.length);
    }
  }
}
