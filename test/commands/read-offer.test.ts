import { describe, expect, test } from 'vitest';
import { readOffer, readOfferArgs, readOfferPrice, readOfferSearch } from '../../src/commands/read-offer.ts';
import type { Locale } from '../../src/crm/locale.ts';

describe('What is on offer', () => {
  test.each<[string, Locale, [string, string, number | null] | null]>([
    ['Flat Serrano 12, 3 rooms, 250k', 'en', ['Flat Serrano 12', '3 rooms', 25_000_000]],
    ['Flat Serrano 12, 3 rooms, lift, €250,000', 'en', ['Flat Serrano 12', '3 rooms, lift', 25_000_000]],
    ['Flat A 120000', 'en', ['Flat A', '', 12_000_000]],
    ['Haircut 25', 'en', ['Haircut', '', 2_500]],
    ['Red dress for 49.90', 'en', ['Red dress', '', 4_990]],
    ['Piso Serrano 12, 3 habitaciones, 250 mil', 'es', ['Piso Serrano 12', '3 habitaciones', 25_000_000]],
    ['Vestido rojo a 49,90', 'es', ['Vestido rojo', '', 4_990]],
    ['Apartamento, 2 quartos, 1.200 reais', 'pt', ['Apartamento', '2 quartos', 120_000]],
    ['Flat Serrano 12\n3 rooms\n250k', 'en', ['Flat Serrano 12', '3 rooms', 25_000_000]],
    ['Old barn, to be rebuilt, price on request', 'en', ['Old barn', 'to be rebuilt', null]],
    ['Granja vieja, sin precio', 'es', ['Granja vieja', '', null]],
    ['Flat Serrano 12, 3 rooms', 'en', null],
    ['250k', 'en', null],
    [`${'long '.repeat(20)}, 250k`, 'en', null],
  ])('“%s”', (text, locale, read) => {
    const found = readOffer(text, 'EUR', locale);
    expect(found && [found.title, found.details, found.price]).toEqual(read);
  });

  test.each([
    ['12', { number: 12, edit: null }],
    ['#12', { number: 12, edit: null }],
    ['12 reserved', { number: 12, edit: { do: 'state', state: 'reserved' } }],
    ['12 vendido', { number: 12, edit: { do: 'state', state: 'sold' } }],
    ['12 disponível', { number: 12, edit: { do: 'state', state: 'available' } }],
    ['12 withdrawn', { number: 12, edit: { do: 'state', state: 'withdrawn' } }],
    ['12 price 240k', { number: 12, edit: { do: 'price', text: '240k' } }],
    ['12 precio 240 mil', { number: 12, edit: { do: 'price', text: '240 mil' } }],
    ['12 details lift, terrace', { number: 12, edit: { do: 'details', text: 'lift, terrace' } }],
    ['12 nombre Piso Serrano', { number: 12, edit: { do: 'title', text: 'Piso Serrano' } }],
    ['12 remove photo 2', { number: 12, edit: { do: 'drop-photo', photo: 2 } }],
    ['12 tira foto 2', { number: 12, edit: { do: 'drop-photo', photo: 2 } }],
    ['12 red roses 30', { text: '12 red roses 30' }],
    ['', { text: '' }],
  ])('offer “%s”', (text, args) => {
    expect(readOfferArgs(text)).toEqual(args);
  });

  test.each<[string, { price: number | null } | null]>([
    ['240k', { price: 24_000_000 }],
    ['€19.50', { price: 1_950 }],
    ['none', { price: null }],
    ['cheap', null],
    ['0', null],
    ['240k or so', null],
  ])('price “%s”', (text, read) => {
    expect(readOfferPrice(text, 'EUR', 'en')).toEqual(read);
  });

  test.each<[string, string[], string[], number | null]>([
    ['', ['available', 'reserved'], [], null],
    ['sold', ['sold'], [], null],
    ['flats under 300k', ['available', 'reserved'], ['flat'], 30_000_000],
    ['pisos hasta 300 mil', ['available', 'reserved'], ['piso'], 30_000_000],
    ['all flats', ['available', 'reserved', 'sold', 'withdrawn'], ['flat'], null],
    ['red dress', ['available', 'reserved'], ['red', 'dress'], null],
  ])('offers “%s”', (text, states, words, under) => {
    expect(readOfferSearch(text, 'EUR', 'es')).toEqual({ states, words, under });
  });
});
