import { describe, expect, it } from 'vitest';
import { groupAlike, isBare, isSameTopic, topicKey, topicOf } from '../../src/crm/same-question.ts';

describe('What a question is about', () => {
  it.each([
    ['How much is the lamp?', 'price of the lamp please'],
    ['Hi! how much does the lamp cost? thanks', 'Lamp price'],
    ['¿Cuánto cuesta la lámpara?', 'Hola buenas, precio de la lampara por favor'],
    ['Quanto custa a luminária?', 'Oi, qual o preço da luminária'],
    ['what time do you open', 'What are your opening hours?'],
    ['¿A qué hora abren?', 'horario?'],
    ['Where are you located?', 'What is the address'],
    ['do you have the lamps in blue', 'Is the blue lamp available?'],
  ])('“%s” and “%s” ask alike', (one, other) => {
    expect(isSameTopic(topicOf(one)!, topicOf(other)!)).toBe(true);
  });

  it.each([
    ['How much is the lamp?', 'How much is the chair?'],
    ['How much is the lamp?', 'Is the lamp available in blue?'],
    ['How much is the red lamp?', 'How much is the blue lamp?'],
    ['What time do you open?', 'Where are you?'],
  ])('“%s” and “%s” do not', (one, other) => {
    expect(isSameTopic(topicOf(one)!, topicOf(other)!)).toBe(false);
  });

  it('is nothing where only courtesies are said, and nothing one answer serves where much is', () => {
    expect(topicOf('Hi, good morning, thank you!')).toBeNull();
    expect(topicOf('👍')).toBeNull();
    expect(topicOf('')).toBeNull();
    expect(topicOf('lamp sofa chair table mirror curtain carpet shelf wardrobe desk stool bench cupboard')).toBeNull();
  });

  it('is kept as one and the same key, which does not tell the words', () => {
    const key = topicKey(topicOf('How much is the lamp?')!);
    expect(key).toBe(topicKey(topicOf('lamp, how much?')!));
    expect(key).not.toBe(topicKey(topicOf('How much are two lamps for 2?')!));
    expect(key).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is bare where nobody can tell what it is about', () => {
    expect(isBare(topicOf('how much is it?')!)).toBe(true);
    expect(isBare(topicOf('¿precio?')!)).toBe(true);
    expect(isBare(topicOf('how much is the lamp?')!)).toBe(false);
    expect(isBare(topicOf('what are your hours')!)).toBe(false);
  });
});

describe('Those who ask the same', () => {
  const asks = (...said: string[]) => said.map((text, n) => ({ n, said: text, topic: topicOf(text)! }));

  it('are together, most first, each in the order of waiting; who asks alone is in none', () => {
    const groups = groupAlike(
      asks(
        'Where are you?',
        'How much is the lamp?',
        'Can I bring my dog?',
        'lamp price',
        'the address please',
        'How much is the white lamp?',
        'What does the lamp cost',
      ),
    );
    expect(groups.map(({ words, asks: those }) => [words, those.map(({ n }) => n)])).toEqual([
      ['How much is the lamp?', [1, 3, 5, 6]],
      ['Where are you?', [0, 4]],
    ]);
  });

  it('are nobody where nobody asks', () => {
    expect(groupAlike([])).toEqual([]);
    expect(groupAlike(asks('How much is the lamp?'))).toEqual([]);
  });

  it('are found among thousands, each in one group at most', () => {
    const things = ['lamp', 'sofa', 'mirror', 'carpet'];
    const ways = [
      (t: string) => `How much is the ${t}?`,
      (t: string) => `${t} price`,
      (t: string) => `hello! what does the ${t} cost?`,
    ];
    const many = asks(...Array.from({ length: 2_000 }, (_, n) => ways[n % 3]!(n % 5 === 4 ? `thing${n}` : things[n % 4]!)));
    const groups = groupAlike(many);
    expect(groups.map(({ asks: those }) => those.length).reduce((sum, n) => sum + n, 0)).toBe(1_600);
    expect(groups).toHaveLength(4);
    expect(new Set(groups.flatMap(({ asks: those }) => those.map(({ n }) => n))).size).toBe(1_600);
  });
});
