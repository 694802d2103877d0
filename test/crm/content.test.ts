import { expect, test } from 'vitest';
import { contentWords, templateWords } from '../../src/crm/content.ts';

const components = [
  { type: 'HEADER', format: 'TEXT', text: 'News' },
  { type: 'BODY', text: 'Hello {{1}}, there is an answer from {{2}}, {{1}}.' },
];

test('a template is told by the words it arrives with, not by its parameters', () => {
  const shown = templateWords(components, ['Ana', 'Luz']);
  expect(shown).toBe('Hello Ana, there is an answer from Luz, Ana.');
  const template = {
    type: 'template' as const,
    name: 'hilo_knock',
    language: 'en',
    components: [{ place: 'body' as const, parameters: ['Ana', 'Luz'].map((text) => ({ type: 'text' as const, text })) }],
  };
  expect(contentWords({ ...template, shown })).toBe(shown);
  // What was written before `shown` was kept.
  expect(contentWords(template)).toBe('Ana Luz');
});

test('a template without a body says nothing', () => {
  expect(templateWords([{ type: 'FOOTER', text: 'x' }], ['Ana'])).toBe('');
});
