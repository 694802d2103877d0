import { expect, test } from 'vitest';
import { chooseFollowUp, chooseReply, fillLine, type PlaybookLine } from '../../src/crm/playbook.ts';

function line(kind: PlaybookLine['kind'], text: string, more: Partial<PlaybookLine> = {}): PlaybookLine {
  return { id: text as PlaybookLine['id'], kind, stageId: null, keywords: [], text, position: 0, ...more };
}

const stage = 'stage-new' as NonNullable<PlaybookLine['stageId']>;
const lines = [
  line('keyword', 'about prices', { keywords: ['precio', 'how much'] }),
  line('reply', 'welcome', { stageId: stage }),
  line('follow-up', 'still there?', { stageId: stage }),
];

test.each([
  ['¿PRECIO?', 'about prices'],
  ['So how   much, then', 'about prices'],
  ['precioso', 'welcome'],
  ['hello', 'welcome'],
])('“%s” is answered with “%s”', (text, expected) => {
  expect(chooseReply(lines, stage, text)?.text).toBe(expected);
});

test('where nothing fits there is no suggestion', () => {
  expect(chooseReply(lines, 'another' as never, 'hello')).toBeNull();
  expect(chooseReply(lines, null, 'hello')).toBeNull();
  expect(chooseFollowUp(lines, null)).toBeNull();
});

test('a variable without a value takes the comma and space before it along', () => {
  expect(fillLine('Hi {first_name}, this is {business}.', { first_name: 'Ana', business: 'Luz' })).toBe('Hi Ana, this is Luz.');
  expect(fillLine('Hi {first_name}, this is {business}.', { first_name: '', business: 'Luz' })).toBe('Hi, this is Luz.');
  expect(fillLine('Thank you, {first_name}.', { first_name: '', business: 'Luz' })).toBe('Thank you.');
});

test('a value with braces or dollar signs is taken as it is', () => {
  expect(fillLine('Hi {first_name}', { first_name: '$& {business}', business: 'Luz' })).toBe('Hi $& {business}');
});
