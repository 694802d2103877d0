import { expect, test } from 'vitest';
import { logWords } from '../../src/commands/words/log.ts';
import { keepingActions, keepsTooLittle } from '../../src/crm/coverage.ts';

test.each([
  [{ turns: 0, kept: 0 }, false],
  [{ turns: 19, kept: 0 }, false],
  [{ turns: 20, kept: 15 }, true],
  [{ turns: 20, kept: 16 }, false],
  [{ turns: 1_000, kept: 799 }, true],
])('%o is too little: %s', (coverage, expected) => {
  expect(keepsTooLittle(coverage)).toBe(expected);
});

test('what counts as kept is logged under that name', () => {
  const logged = Object.keys(logWords.en.did).map((action) => action.split(':')[0]);
  expect(keepingActions.filter((action) => !logged.includes(action))).toEqual([]);
});
