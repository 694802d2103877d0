import { z } from 'zod';
import type { Locale } from '../crm/locale.ts';
import { longestDetails, longestName, type OfferSearch, type OfferState, offerStates } from '../crm/offer.ts';
import { oneLine } from '../kit/clip.ts';
import { readAmount, readPrice } from './amount.ts';
import { withoutPoliteness } from './rest.ts';
import { tokensOf } from './tokens.ts';

/** What is done to an offer: "offer 12 reserved", "offer 12 price 240k", "offer 12 remove photo 2". */
export const offerEdit = z.union([
  z.object({ do: z.literal('state'), state: z.enum(offerStates) }),
  z.object({ do: z.literal('drop-photo'), photo: z.number().int() }),
  z.object({ do: z.enum(['price', 'title', 'details']), text: z.string() }),
]);
export type OfferEdit = z.infer<typeof offerEdit>;

/** An offer that is there, by its number, and what is done to it; or the words of a new one. */
export const offerArgs = z.union([
  z.object({ number: z.number().int().min(1), edit: offerEdit.nullable() }),
  z.object({ text: z.string() }),
]);
export type OfferArgs = z.infer<typeof offerArgs>;

/** Reads "12", "#12", "12 reserved", "12 price 240k"; anything else is a new offer. */
export function readOfferArgs(rest: string): OfferArgs {
  const match = /^(?:#|n[.º°o]\s*)?(\d{1,6})(?:\s+(.+))?$/isu.exec(rest.trim());
  const number = Number(match?.[1] ?? 0);
  if (number < 1) return { text: rest.trim() };
  if (!match?.[2]) return { number, edit: null };
  const edit = readEdit(match[2]);
  return edit ? { number, edit } : { text: rest.trim() };
}

const states: Record<OfferState, RegExp> = {
  available: /^(available|free|free again|back|available again|disponible|libre|otra vez disponible|disponivel|livre)$/,
  reserved: /^(reserved?|on hold|reservad[oa]|reservar)$/,
  sold: /^(sold|gone|let|rented|sold out|vendid[oa]|alquilad[oa]|agotad[oa]|alugad[oa]|esgotad[oa])$/,
  withdrawn: /^(withdrawn?|not for sale|off the market|retirad[oa]|retirar)$/,
};

/** The state that words mean, or null. */
export function stateMeant(words: string): OfferState | null {
  const plain = withoutPoliteness(words).replace(/^(?:is |esta |está )/, '');
  return offerStates.find((state) => states[state].test(plain)) ?? null;
}

const fields: [OfferEdit['do'] & ('price' | 'title' | 'details'), RegExp][] = [
  ['price', /^(?:now |new )?(?:price|precio|nuevo precio|preço|preco|novo preço)[:\s]\s*(.+)$/isu],
  ['title', /^(?:name|title|nombre|título|titulo|nome)[:\s]\s*(.+)$/isu],
  ['details', /^(?:details?|text|detalles?|texto|descripción|descripcion|detalhes?|descrição)[:\s]\s*(.+)$/isu],
];
const dropPhoto =
  /^(?:remove|delete|quit(?:ar|a)|borr(?:ar|a)|tir(?:ar|a|e)|remov(?:er|a))\s+(?:la |a )?(?:photo|foto)\s+#?(\d{1,2})$/iu;

function readEdit(text: string): OfferEdit | null {
  const state = stateMeant(text);
  if (state) return { do: 'state', state };
  const photo = dropPhoto.exec(text.trim())?.[1];
  if (photo) return { do: 'drop-photo', photo: Number(photo) };
  for (const [field, pattern] of fields) {
    const said = pattern.exec(text.trim())?.[1];
    if (said) return { do: field, text: said.trim() };
  }
  return null;
}

const unpriced =
  /[,;\s]+(?:no price|price on request|on request|sin precio|(?:precio )?a consultar|sem preço|sem preco|(?:preço )?sob consulta)\.?$/iu;

/** A new offer as it was read: its name is what stands before the first comma. Null where no price can be found and none is denied. */
export function readOffer(
  text: string,
  currency: string,
  locale: Locale,
): { title: string; details: string; price: number | null } | null {
  const said = text.trim().replace(/[.!]+$/, '');
  const without = unpriced.test(said) ? said.replace(unpriced, '') : null;
  const price = without === null ? readPrice(said, currency, locale) : null;
  if (without === null && !price) return null;
  const words = (without ?? price!.before)
    // "Vestido a 49" names a price; the A of "Flat A" is its name.
    .replace(/[\s,;:=–-]+(?:(?:[Ff]or|[Aa]t|[Pp]rice|[Pp]or|a|[Pp]recio|[Pp]reço|[Dd]e)[\s:]*)?$/u, '')
    .replace(/^[\s,;:–-]+/u, '');
  const [, first = '', rest = ''] = /^([^,;\n]+)(?:[,;\n]\s*(.*))?$/su.exec(words) ?? [];
  const title = oneLine(first);
  if (!/\p{L}/u.test(title) || title.length > longestName || rest.length > longestDetails) return null;
  return { title, details: rest.trim(), price: price?.amount ?? null };
}

/** A price alone; null where it is none. "none" takes it away. */
export function readOfferPrice(text: string, currency: string, locale: Locale): { price: number | null } | null {
  if (/^(?:none|no price|on request|ninguno|sin precio|a consultar|nenhum|sem preço|sob consulta)$/iu.test(text.trim()))
    return { price: null };
  const read = readAmount(text, currency, locale);
  return read.is === 'amount' && read.text === '' && read.amount > 0 ? { price: read.amount } : null;
}

const under = /(?:^|\s)(?:under|below|up to|less than|hasta|menos de|por debajo de|até|abaixo de)\s+(.+)$/iu;

/** "flats under 300k", "reserved", "sold flats", "all": which offers are meant. Without a state those that can be had, or are nearly gone. */
export function readOfferSearch(text: string, currency: string, locale: Locale): OfferSearch {
  const limit = under.exec(text);
  const price = limit ? readAmount(limit[1]!, currency, locale) : null;
  const left = (limit && price?.is === 'amount' ? `${text.slice(0, limit.index)} ${price.text}` : text).trim();
  const words = tokensOf(left).map((token) => token.key);
  const state = words.flatMap((word) => stateMeant(word) ?? [])[0];
  const all = words.some((word) => /^(all|everything|todo|todas|todos|tudo)$/.test(word));
  return {
    states: state ? [state] : all ? offerStates : ['available', 'reserved'],
    words: words
      .filter(
        (word) => !stateMeant(word) && !/^(all|everything|todo|todas|todos|tudo|with|con|com|the|las|los|as|os)$/.test(word),
      )
      .map(singular),
    under: price?.is === 'amount' ? price.amount : null,
  };
}

/** Whether words set a price that is not to be exceeded: "flats under 300k". */
export function isPriceLimit(text: string): boolean {
  const limit = under.exec(text);
  return limit !== null && /^\S*\d/.test(limit[1]!);
}

/** "12", "12 14 15", "#12, #14 and 15"; null where it is anything else. */
export function readNumbers(text: string): number[] | null {
  if (!/^#?\d{1,6}(?:(?:\s*,\s*|\s+(?:and|y|e|&)\s+|\s+)#?\d{1,6})*$/iu.test(text.trim())) return null;
  return [...new Set([...text.matchAll(/\d+/g)].map(([figures]) => Number(figures)))];
}

/** "flats" finds a flat, "pisos" a piso. */
function singular(word: string): string {
  return word.length > 4 ? word.replace(/(?<=[^s])s$/, '') : word;
}
