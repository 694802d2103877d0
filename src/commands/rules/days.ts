import { fold } from './phrase.ts';

const names = [
  ['monday', 'lunes', 'segunda'],
  ['tuesday', 'martes', 'terca'],
  ['wednesday', 'miercoles', 'quarta'],
  ['thursday', 'jueves', 'quinta'],
  ['friday', 'viernes', 'sexta'],
  ['saturday', 'sabado'],
  ['sunday', 'domingo'],
];

/** A day of the week, in any of the three languages. */
export const day = `(?:${names.flat().join('|')})(?:-feira)?s?`;

const groups: readonly [RegExp, number[]][] = [
  [/^(?:days?|dias?)$/, [1, 2, 3, 4, 5, 6, 7]],
  [/^(?:weekdays?|working days?|dias? laborables?|dias? de (?:la )?semana|dia util|dias uteis)$/, [1, 2, 3, 4, 5]],
  [/^(?:weekends?|fin(?:es)? de semana|fins? de semana)$/, [6, 7]],
];

/** Days as they are said: "weekday", "Monday, Wednesday and Friday". */
export const someDays = `(?:weekdays?|working days?|days?|weekends?|dias? laborables?|dias? de (?:la )?semana|dia util|dias uteis|dias?|fin(?:es)? de semana|fins? de semana|${day}(?:(?:,|,? and|,? y|,? e) ${day})*)`;

/** Which day of the week is meant, Monday being 1; 0 where none is. */
export function dayOf(name: string): number {
  const bare = fold(name);
  return names.findIndex((one) => one.some((known) => bare.startsWith(known))) + 1;
}

/** All of them, in their order. */
export function daysOf(text: string): number[] {
  const bare = fold(text);
  const group = groups.find(([looks]) => looks.test(bare));
  if (group) return group[1];
  return [...new Set(bare.split(/,? (?:and|y|e) |, ?/).map(dayOf))].toSorted();
}
