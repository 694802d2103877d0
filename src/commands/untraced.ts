import { type Locale, nameKey } from '../crm/locale.ts';
import type { Offer } from '../crm/offer.ts';
import { amountsIn, figuresIn } from './amount.ts';

/** What is known for a fact: amounts in the currency's smallest unit, and words of the business, its people and the conversation. */
export type KnownFacts = {
  amounts: readonly number[];
  texts: readonly string[];
  offers: readonly Pick<Offer, 'title' | 'state'>[];
};

/** What a model's words claim and nothing bears out: an amount that stands nowhere, an offer that is not to be had. */
export type Doubt = { is: 'amount'; said: string } | { is: 'offer'; title: string; state: Exclude<Offer['state'], 'available'> };

/** So short a name is in other words by chance. */
const shortestName = 4;

/**
 * What cannot be traced to a fact in words that a model wrote. An amount must stand somewhere, to the cent; what is nobody's fact is not made one by
 * sounding likely. An offer may only be named while one of that name is to be had.
 */
export function untraced(text: string, known: KnownFacts, currency: string, locale: Locale): Doubt[] {
  const amounts = new Set([...known.amounts, ...known.texts.flatMap((one) => figuresIn(one, currency, locale))]);
  const words = nameKey(text);
  const named = known.offers.filter(({ title }) => title.length >= shortestName && words.includes(nameKey(title)));
  const there = new Set(named.filter(({ state }) => state === 'available').map(({ title }) => nameKey(title)));
  return [
    ...once(amountsIn(text, currency, locale).filter(({ amount }) => !amounts.has(amount))).map(
      ({ said }): Doubt => ({ is: 'amount', said }),
    ),
    ...named.flatMap(({ title, state }): Doubt[] =>
      state === 'available' || there.has(nameKey(title)) ? [] : [{ is: 'offer', title, state }],
    ),
  ];
}

function once<T extends { amount: number }>(all: readonly T[]): T[] {
  return all.filter((one, index) => all.findIndex(({ amount }) => amount === one.amount) === index);
}
