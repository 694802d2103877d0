import { expect, test } from 'vitest';
import { reasonsMeant } from '../../src/crm/lost.ts';

const there = ['Price', 'the price was too high', 'went elsewhere', 'Preço', 'pricey'].map((reason) => ({ reason, count: 1 }));

test.each([
  ['price', ['Price', 'the price was too high', 'pricey']],
  ['PRECO', ['Preço']],
  ['price high', ['the price was too high']],
  ['too', ['the price was too high']],
  ['elsewhere', ['went elsewhere']],
  ['pric', ['Price', 'the price was too high', 'pricey']],
  ['colour', []],
  ['', []],
])('“%s” means %j', (typed, meant) => {
  expect(reasonsMeant(typed, there).map(({ reason }) => reason)).toEqual(meant);
});
