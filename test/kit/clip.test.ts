import { expect, test } from 'vitest';
import { clipText, oneLine } from '../../src/kit/clip.ts';

test.each([
  ['short enough', 12, 'short enough'],
  ['one too many', 11, 'one too ma…'],
  ['a word ends here', 7, 'a word…'],
  ['👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 24, '👩‍👩‍👧‍👦👩‍👩‍👧‍👦…'],
  ['👩‍👩‍👧‍👦', 5, '…'],
  ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
  ['🇪🇸🇵🇹🇬🇧', 8, '🇪🇸…'],
  ['', 3, ''],
])('“%s” in %d units is “%s”', (text, limit, expected) => {
  expect(clipText(text, limit)).toBe(expected);
  expect(clipText(text, limit).length).toBeLessThanOrEqual(limit);
});

test('one line has no breaks, tabs or runs of spaces', () => {
  expect(oneLine(' a\n\tb\u00a0 c ')).toBe('a b c');
});
