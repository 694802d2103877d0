import { describe, expect, test } from 'vitest';
import { type Doubt, type KnownFacts, untraced } from '../../src/commands/untraced.ts';
import type { Locale } from '../../src/crm/locale.ts';

const flat = (state: KnownFacts['offers'][number]['state']) => ({ title: 'Flat Serrano 12', state });
const known: KnownFacts = {
  amounts: [25_000_000, 4_550],
  texts: ['A logo is 450.', 'Delivery 7,50 €', 'We open at 9:30, call 600 123 456'],
  offers: [flat('available'), { title: 'Loft Goya', state: 'sold' }],
};
const said = (all: readonly Doubt[]) => all.map((one) => (one.is === 'amount' ? one.said : `${one.title}: ${one.state}`));

describe('What a model wrote is traced', () => {
  test.each<[string, Locale, string[]]>([
    ['The flat is 250k.', 'en', []],
    ['The flat is €250,000.', 'en', []],
    ['The flat is 240k.', 'en', ['240k']],
    ['The flat is €240,000, or 240k.', 'en', ['€240,000']],
    ['It was 240k, now 250k, plus 3k of tax.', 'en', ['240k', '3k']],
    ['A logo is €450.', 'en', []],
    ['A logo is 450 euros and 12.50 € shipping.', 'en', ['12.50 €']],
    ['The lamp is €45.50.', 'en', []],
    ['The lamp is €45.', 'en', ['€45']],
    ['Delivery is €7.50.', 'en', []],
    ['It is $1.2m.', 'en', ['$1.2m']],
    ['Two rooms, 80 m², 3 km from the sea, at 10:30, in 2027, 20 % off, flat 12', 'en', []],
    ['Call 600 123 456 or +34 600 123 456.', 'en', []],
    ['El piso cuesta 250.000 €.', 'es', []],
    ['El piso cuesta 240.000 €.', 'es', ['240.000 €']],
    ['El piso cuesta 240.000.', 'es', ['240.000']],
    ['Son 240 mil.', 'es', ['240 mil']],
    ['El envío son 7,50 euros, y el logo 450€', 'es', []],
    ['O apartamento custa R$ 250.000,00.', 'pt', []],
    ['O apartamento custa 240 mil reais.', 'pt', ['240 mil reais']],
    ['Posso fazer por 199,90 reais?', 'pt', ['199,90 reais']],
    ['Gladly! When would suit you?', 'en', []],
  ])('%s', (text, locale, doubts) => {
    expect(said(untraced(text, known, 'EUR', locale))).toEqual(doubts);
  });

  test.each<[string, string[]]>([
    ['The flat Serrano 12 is yours to see.', []],
    ['The LOFT GOYA is still there!', ['Loft Goya: sold']],
    ['Lofts in Goya sell fast.', []],
  ])('to what is to be had: %s', (text, doubts) => {
    expect(said(untraced(text, known, 'EUR', 'en'))).toEqual(doubts);
  });

  test('an offer of the same name that is to be had makes it true', () => {
    const two = { ...known, offers: [flat('sold'), flat('available')] };
    expect(untraced('Flat Serrano 12 is free.', two, 'EUR', 'en')).toEqual([]);
    expect(said(untraced('Flat Serrano 12 is free.', { ...known, offers: [flat('reserved')] }, 'EUR', 'en'))).toEqual([
      'Flat Serrano 12: reserved',
    ]);
  });
});
