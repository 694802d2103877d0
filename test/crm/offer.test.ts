import { describe, expect, test } from 'vitest';
import { photosAfter, reasonsAnswered } from '../../src/crm/offer.ts';
import type { MediaId } from '../../src/kit/ids.ts';

const there = [
  'Price',
  'the price was too high',
  'muy caro',
  'no flat with a lift',
  'vendido',
  'out of stock',
  'went elsewhere',
].map((reason) => ({ reason, count: 1 }));

describe('The reasons an offer takes away', () => {
  test.each<[string, boolean, string[]]>([
    ['Flat Serrano 12', true, ['Price', 'the price was too high', 'muy caro', 'no flat with a lift', 'vendido', 'out of stock']],
    ['Flat Serrano 12', false, ['no flat with a lift', 'vendido', 'out of stock']],
    ['Red dress', false, ['vendido', 'out of stock']],
  ])('%s, cheaper: %s', (title, lowered, reasons) => {
    expect(reasonsAnswered({ title }, lowered, there).map(({ reason }) => reason)).toEqual(reasons);
  });
});

test('photos come and go one by one, and no more than ten stay', () => {
  const ids = (...names: string[]) => names as MediaId[];
  expect(photosAfter(ids('a', 'b'), { addPhotos: ids('c', 'a') })).toEqual(['a', 'b', 'c']);
  expect(photosAfter(ids('a', 'b'), { dropPhotos: ids('a') })).toEqual(['b']);
  const ten = ids(...'abcdefghij');
  expect(photosAfter(ten, { addPhotos: ids('k') })).toEqual(ten);
});
