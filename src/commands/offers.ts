import { z } from 'zod';
import { clipText } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { offerCard, offerRow } from './offer-card.ts';
import { moreRow, onePage, rowsUpTo } from './page.ts';
import { wordsOf } from './place.ts';
import { readOfferSearch } from './read-offer.ts';
import { withoutPoliteness } from './rest.ts';
import { listOutcome } from './rows.ts';

const searchArgs = z.object({ search: z.string(), page: z.number().int().min(1).max(99) });

export const offers = defineCommand({
  name: 'offers',
  words: { en: ['offers', 'my offers'], es: ['ofertas', 'mis ofertas'], pt: ['ofertas', 'minhas ofertas'] },
  says: {
    en: 'What is on offer; “offers sold”, “offers flats under 300k”',
    es: 'Lo que hay en oferta; «ofertas vendidas», «ofertas pisos hasta 300 mil»',
    pt: 'O que está em oferta; “ofertas vendidas”, “ofertas até 300 mil”',
  },
  examples: {
    en: ['offers', 'offers reserved', 'offers flats under 300k'],
    es: ['ofertas', 'ofertas reservadas', 'ofertas pisos hasta 300 mil'],
    pt: ['ofertas', 'ofertas reservadas', 'ofertas apartamentos até 300 mil'],
  },
  args: z.union([z.object({ number: z.number().int().min(1) }), searchArgs]),
  read(rest) {
    const number = /^#(\d{1,6})$/.exec(rest.trim())?.[1];
    if (number && Number(number) > 0) return { number: Number(number) };
    const page = /(?:^|\s)(?:page|página|pagina)\s+(\d{1,2})$/iu.exec(rest);
    const search = page ? rest.slice(0, page.index) : rest;
    return search.split(/\s+/).length <= 8 ? { search: search.trim(), page: Math.max(1, Number(page?.[1] ?? 1)) } : null;
  },
  changes: false,
  alone: true,
  run: (args, context): Promise<Outcome> => ('number' in args ? oneOffer(args.number, context) : listOffers(args, context)),
});

async function oneOffer(number: number, context: CommandContext): Promise<Outcome> {
  const { offers: words } = wordsOf(context);
  const [found] = await context.read.offersNumbered([number]);
  if (!found) return { answer: { text: words.noSuch(number) }, effects: [] };
  const interest = (await context.read.offerInterest([found.id])).get(found.id);
  return { answer: offerCard(found, interest, context), effects: [] };
}

async function listOffers({ search, page }: z.infer<typeof searchArgs>, context: CommandContext): Promise<Outcome> {
  const words = wordsOf(context);
  const { tenant, operator, read } = context;
  const wanted = readOfferSearch(search, tenant.currency, operator.locale);
  const { rows, total } = await read.offers(wanted, rowsUpTo(page) + 1);
  if (total === 0) {
    const plain = withoutPoliteness(search);
    const text =
      plain === ''
        ? words.offers.noneYet
        : wanted.words.length > 0
          ? words.offers.noneWith(clipText(search, 60))
          : words.offers.none;
    return { answer: { text }, effects: [] };
  }
  const { shown, left } = onePage(rows, total, page);
  const interest = await read.offerInterest(shown.map(({ id }) => id));
  const choices = shown.map((one) => offerRow(one, interest.get(one.id), context));
  const more = moreRow(left, 'offers', `${search} ${words.offers.page} ${page + 1}`.trim(), words);
  return listOutcome(words.offers.list(total), [...choices, ...more], context, words.answer.see);
}
