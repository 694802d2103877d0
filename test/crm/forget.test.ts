import { expect, test } from 'vitest';
import { namesOneOf, wordsOfName } from '../../src/crm/forget.ts';

test.each([
  ['Ana', 'note ana prefers mornings', true],
  ['Ana', 'mañana no puedo, la semana que viene', false],
  ['Ana', 'call Ana!', true],
  ['María José de la Cruz', 'llamar a maria', true],
  ['María José de la Cruz', 'de la mañana', false],
  ['José', 'JOSÉ: mañana', true],
  ['José', 'jose mañana', true],
  ['Li', 'li says yes', false],
  ['🌸', 'a 🌸 for you', false],
] as const)('%s: “%s”', (name, text, named) => {
  expect(namesOneOf(text, wordsOfName(name))).toBe(named);
});
