import type { CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { firstName } from '../crm/contact.ts';
import { canBeShown, mostShown, type Offer } from '../crm/offer.ts';
import { clipText } from '../kit/clip.ts';
import type { DraftId } from '../kit/ids.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { lastHeard } from './last-heard.ts';
import { showPrice } from './offer-card.ts';
import { howShown } from './offer-message.ts';
import { previewShow } from './offer-people.ts';
import { offers as listOfOffers } from './offers.ts';
import { wordsOf } from './place.ts';
import { isPriceLimit, readNumbers, readOfferSearch } from './read-offer.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { dotted } from './rows.ts';
import { aboutSomebody, type Somebody } from './somebody.ts';
import { readyWords } from './words/ready.ts';

/** "offer 12 14", "las ofertas", "ofertas pisos": what is shown, behind whom it is shown to. */
const said = /(?:^|\s)(?:the |la |las |el |a |as )?(?:offers?|ofertas?)(?=$|[\s#:])/iu;

export const showoffers = defineCommand({
  name: 'showoffers',
  words: {
    en: ['show', 'send', 'show offers to'],
    es: ['muestra', 'mostrar', 'enseña', 'enseñar', 'envía'],
    pt: ['mostra', 'mostrar', 'mostre', 'envia'],
  },
  says: {
    en: 'Shows somebody what you offer, in pictures with buttons',
    es: 'Enseña a alguien lo que ofreces, en fotos con botones',
    pt: 'Mostra a alguém o que você oferece, em fotos com botões',
  },
  examples: {
    en: ['show ana offer 12', 'show ana offers', 'show ana flats under 300k'],
    es: ['muestra ana oferta 12', 'enseña ana ofertas', 'muestra ana serrano hasta 300 mil'],
    pt: ['mostra ana oferta 12', 'mostra ana ofertas', 'mostra ana serrano até 300 mil'],
  },
  args: whoTextArgs,
  read: (rest, named) => (said.test(rest) || isPriceLimit(rest) ? readWhoText(rest, named) : null),
  changes: true,
  sharesWord: true,
  ofMany: true,
  async askMany(rest, views, context): Promise<Outcome> {
    const { found } = await whichOffers(rest.replace(said, ' ').trim(), context);
    return previewShow(found.filter(canBeShown).slice(0, mostShown), views, context);
  },
  run(args, context): Promise<Outcome> {
    const alone = !context.contactId && args.who === undefined ? new RegExp(`^${said.source}`, 'iu').exec(args.text) : null;
    // "show offers": nobody is named, so they are for whoever asks.
    if (alone) return listOfOffers.run({ search: args.text.slice(alone[0].length).trim(), page: 1 }, context);
    return aboutSomebody(showoffers, args, context, (somebody) => showTo(somebody, context));
  },
});

async function showTo(somebody: Somebody, context: CommandContext): Promise<Outcome> {
  const { offers } = wordsOf(context);
  const { view, who, text } = somebody;
  const about = [view.contact.id];
  const { found, missing } = await whichOffers(text.replace(said, ' ').trim(), context);
  const shown = found.filter(canBeShown).slice(0, mostShown);
  const left = [
    ...missing.map((number) => offers.noSuch(number)),
    ...found.filter((one) => !canBeShown(one)).map((one) => offers.leftOut(offers.offer(one.number), offers.state[one.state])),
  ];
  if (shown.length === 0) return { answer: { text: [offers.nothingToShow, ...left].join('\n'), about }, effects: [] };
  const { contact, conversation } = view;
  if (!conversation || contact.blockedAt || !(await lastHeard(conversation, context.read)))
    return { answer: { text: offers.cannotShow(who), about }, effects: [] };
  const draftId = context.newId<DraftId>();
  const intro = readyWords[context.tenant.locale].offers(firstName(contact), shown.length);
  const card: CardSpec = {
    kind: 'question',
    body: clipText(
      [
        offers.showing(`*${who}*`),
        ...shown.map((one) => line(one, context)),
        ...left,
        offers.how[howShown(shown)],
        '',
        `“${intro}”`,
      ].join('\n'),
      cardLimits.body,
    ),
    choices: [
      { act: { verb: 'send', draftId }, label: wordsOf(context).label.send },
      { act: { verb: 'not-now' }, label: wordsOf(context).label.notNow },
    ],
    contactId: contact.id,
    conversationId: conversation.id,
    draftId,
    offers: shown.map(({ id, version, price }) => ({ id, version, price })),
  };
  return {
    answer: card,
    effects: [{ do: 'draft', id: draftId, conversationId: conversation.id, text: intro, source: 'playbook', from: 'offers' }],
  };
}

/** By their numbers, or by words and a limit; only what is to be had is looked for. */
export async function whichOffers(text: string, context: CommandContext): Promise<{ found: Offer[]; missing: number[] }> {
  const { read, tenant, operator } = context;
  const numbers = readNumbers(text);
  if (numbers) {
    const found = await read.offersNumbered(numbers);
    return { found, missing: numbers.filter((number) => !found.some((one) => one.number === number)) };
  }
  const search = readOfferSearch(text, tenant.currency, operator.locale);
  const { rows } = await read.offers({ ...search, states: ['available'] }, mostShown);
  return { found: rows, missing: [] };
}

function line(offer: Offer, context: CommandContext): string {
  return dotted(`#${offer.number} ${clipText(offer.title, 50)}`, showPrice(offer, context));
}
