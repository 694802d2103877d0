import { describe, expect, test } from 'vitest';
import { readStep } from '../../src/commands/dialogues/written/read-step.ts';
import { readWritten } from './written.ts';

describe('a question', () => {
  test.each([
    ['Which area? Centre / North / South -> tag', 'Which area?', 'choice Centre|North|South', 'tag', 'Which area'],
    ['ask "Which area?" Centre, North or South -> field area', 'Which area?', 'choice Centre|North|South', 'note', 'area'],
    [
      '2. What is it for? buying -> 4 / renting / other → end',
      'What is it for?',
      'choice Buying>4|Renting|Other>end',
      null,
      'What is it for',
    ],
    ['Budget? amount -> value', 'Budget?', 'amount', 'value', 'Budget'],
    ['When suits you? free time', 'When suits you?', 'slot', null, 'When suits you'],
    [
      'Are you new here? Or have we met? yes/no',
      'Are you new here? Or have we met?',
      'choice Yes|No',
      null,
      'Are you new here? Or have we met',
    ],
    ['Please send a photo of it: photo', 'Please send a photo of it', 'file', null, 'Please send a photo of it'],
    ['¿Cómo te llamas? -> nombre', '¿Cómo te llamas?', 'text', 'name', 'Cómo te llamas'],
    ['pregunta "¿Para qué día?" fecha', '¿Para qué día?', 'date', null, 'Para qué día'],
    ['¿Quieres visita? sí o no -> etiqueta', '¿Quieres visita?', 'choice Sí|No', 'tag', 'Quieres visita'],
    ['Qual região? Norte / Sul -> campo região', 'Qual região?', 'choice Norte|Sul', 'note', 'região'],
    ['Quanto gostaria de gastar? quantia -> valor', 'Quanto gostaria de gastar?', 'amount', 'value', 'Quanto gostaria de gastar'],
    ['Seu telefone? telefone', 'Seu telefone?', 'phone', null, 'Seu telefone'],
    ['How many? number', 'How many?', 'number', null, 'How many'],
    ['Your e-mail? e-mail', 'Your e-mail?', 'email', null, 'Your e-mail'],
  ])('%s', (line, ask, how, write, label) => {
    const found = readStep(line.replace(/^2\. /, ''));
    expect(found).toMatchObject({ ok: true, step: { ask, write, label } });
    if (!found?.ok) return;
    const { wants } = found.step;
    const shown =
      wants.as === 'choice' ? `choice ${wants.choices.map(({ label, to }) => label + (to ? `>${to}` : '')).join('|')}` : wants.as;
    expect(shown).toBe(how);
  });

  test.each([
    ['Which area? centre', 'how'],
    ['Which area? Centre -> 4', 'one-choice'],
    ['Which area? Centre / North -> the moon', 'where'],
    ['Budget? amount -> name', 'unfit'],
    ['Your name? -> value', 'unfit'],
    ['Hello {name}, which area? Centre / North', 'brace'],
    ['Which? A choice of more than twenty-four letters / North', 'long'],
    ['Which? a / A', 'choice-twice'],
    [`Which? ${Array.from({ length: 11 }, (_, n) => `no ${n}`).join(' / ')}`, 'many'],
    [`${'x'.repeat(801)}?`, 'long'],
  ])('“%s” cannot be: %s', (line, why) => {
    expect(readStep(line)).toMatchObject({ ok: false, trouble: { why } });
  });

  test.each(['hello there', 'ana: I am late', ''])('“%s” is none', (line) => expect(readStep(line)).toBeNull());
});

describe('a conversation', () => {
  test.each(['\n', '; '])('is read from lines of one message, or parted by semicolons (%j)', (joint) => {
    const lines = [
      'Viewing',
      'when they ask "viewing" or "visit"',
      'Which area? Centre / North / South -> field area',
      'Budget? amount -> value',
      'When suits you? time',
      'then tag viewing, task call them and send the plan',
    ];
    expect(readWritten(lines.join(joint))).toMatchObject({
      name: 'Viewing',
      locale: 'en',
      starts: { first: false, words: ['viewing', 'visit'] },
      steps: [
        { key: 's1', label: 'area', write: 'note', wants: { as: 'choice' } },
        { key: 's2', write: 'value', wants: { as: 'amount' } },
        { key: 's3', wants: { as: 'slot' } },
      ],
      end: { tags: ['viewing'], tells: 'task', task: 'call them and send the plan' },
    });
  });

  test.each([
    ['when they write visit, tour or viewing', { words: ['visit', 'tour', 'viewing'] }],
    ['when: visit', { words: ['visit'] }],
    ['When they ask "how much?"', { words: ['how much?'] }],
    ['when someone new writes', { first: true }],
    ['when they write for the first time', { first: true }],
    ['when they ask about prices', { about: ['price'] }],
    ['cuando pregunten por precios', { about: ['price'] }],
    ['cuando escriban visita o piso', { words: ['visita', 'piso'] }],
    ['cuando escriba alguien por primera vez', { first: true }],
    ['cuando un cliente pida "ver el piso"', { words: ['ver el piso'] }],
    ['quando perguntarem sobre preços', { about: ['price'] }],
    ['quando escreverem "visita"', { words: ['visita'] }],
    ['quando um cliente novo escrever', { first: true }],
  ])('begins: %s', (line, starts) => {
    expect(readWritten(`Visit\n${line}\nWhich area?`)).toMatchObject({ starts, steps: [{ ask: 'Which area?' }] });
  });

  test('“When suits you?” is a question', () => {
    expect(readWritten('Visit\nWhen suits you?\n¿Cuándo te viene bien? fecha')).toMatchObject({
      starts: { words: [] },
      steps: [{}, {}],
    });
  });

  test.each([
    ['Visit\nWhich area?\nwhatever else', ['unread: whatever else']],
    ['Visit\nWhich area? A\nBudget? pounds', ['how: Which area? A', 'how: Budget? pounds']],
    ['Visit\nwhen: visit', { why: 'no-steps' }],
    ['when they write visit\nWhich area?', { why: 'no-name' }],
    [`${'n'.repeat(41)}\nWhich area?`, { why: 'name-long' }],
    [`Visit\n${'Which?\n'.repeat(13)}`, { why: 'many-steps', is: 13 }],
    ['Visit\nWhich? A -> 9 / B', { why: 'no-step', what: '9', of: 1 }],
    ['Visit\nWhich? A / B\nReally? Yes -> 1 / No', { why: 'backwards' }],
    ['Visit\nWhich? A -> 3 / B -> 3\nWhy?\nWhen?', { why: 'unreachable' }],
    ['Visit\nWhich?\nthen move to Nowhere', { why: 'no-stage', what: 'Nowhere' }],
    ['hello there', null],
    ['viewing', null],
    ['viewing on', null],
  ])('%j: what is wrong', (text, expected) => {
    const found = readWritten(text);
    if (expected === null || Array.isArray(expected)) expect(found).toEqual(expected);
    else expect(found).toMatchObject(expected);
  });
});
