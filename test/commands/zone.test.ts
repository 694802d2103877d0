import { expect, test } from 'vitest';
import { readZone } from '../../src/commands/zone.ts';

/** 10:00 in London, 11:00 in Madrid, 04:00 in Mexico City, 03:00 in Hermosillo. */
const now = new Date('2026-11-20T10:00:00Z');

test.each([
  ['the clock of the business itself', '11:00', 'ES', 'Europe/Madrid'],
  ['a clock that is a little off', '11.07', 'ES', 'Europe/Madrid'],
  ['another zone of the same country', '10:02', 'ES', 'Atlantic/Canary'],
  ['the first zone of the country where the business’s own is another', '4:00 am', 'MX', 'America/Bahia_Banderas'],
  ['a city of two words', 'Mexico City', 'ES', 'America/Mexico_City'],
  ['a city without its accent', 'são paulo', 'BR', 'America/Sao_Paulo'],
  ['a clock that no zone of the country shows', '18:00', 'ES', null],
  ['a town that has no zone', 'Villarriba', 'ES', null],
  ['no country', '11:00', '', 'Europe/Madrid'],
])('%s', (_, text, country, zone) => {
  expect(readZone(text, { country, now, timezone: 'Europe/Madrid' })).toBe(zone);
});
