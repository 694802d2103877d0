import { expect, test } from 'vitest';
import { logWords } from '../../src/commands/words/log.ts';
import { judgeCoverage, keepingActions } from '../../src/crm/coverage.ts';

test.each([
  [{ turns: 0, kept: 0 }, 'enough'],
  [{ turns: 19, kept: 0 }, 'enough'],
  [{ turns: 20, kept: 15 }, 'too-little'],
  [{ turns: 20, kept: 16 }, 'short'],
  [{ turns: 1_000, kept: 799 }, 'too-little'],
  [{ turns: 1_000, kept: 949 }, 'short'],
  [{ turns: 1_000, kept: 950 }, 'enough'],
] as const)('%o is judged: %s', (coverage, expected) => {
  expect(judgeCoverage(coverage)).toBe(expected);
});

test('what counts as kept is logged under that name', () => {
  const logged = Object.keys(logWords.en.did).map((action) => action.split(':')[0]);
  expect(keepingActions.filter((action) => !logged.includes(action))).toEqual([]);
});
