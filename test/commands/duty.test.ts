import { describe, expect, test } from 'vitest';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { cardIn, colleague, effectsOf, openShop, saidIn } from './shop.ts';

const shop = openShop([{ name: 'Ana Ruiz', waiting: true }]);
const says = (text: string) => answerSentence(text, shop.context());
const until15th = new Date('2026-12-15T08:00:00Z');

describe('duty', () => {
  test('off says who gets the cards meanwhile', async () => {
    const outcome = await says('off');
    expect(effectsOf(outcome, 'set-operator')).toMatchObject([{ operatorId: 'operator', change: { onDuty: false } }]);
    expect(saidIn(outcome)).toBe('You are off duty. Cards go to Maria until you write “on”.');
  });

  test('off says so where nobody else is there', async () => {
    const alone = openShop([]);
    alone.team = [alone.team[0]!, colleague('Luis Peña', 'agent', { onDuty: false })];
    expect(saidIn(await answerSentence('off', alone.context()))).toContain('Nobody else is on');
  });

  test('on ends an absence too', async () => {
    expect(effectsOf(await says("I'm back"), 'set-operator')).toMatchObject([{ change: { onDuty: true, awayUntil: null } }]);
  });

  test.each([
    'away until the 15th deputy maria',
    'ausente hasta el 15, suplente: maría lópez',
    'fora até dia 15 substituta Maria',
  ])('“%s”', async (sentence) => {
    const outcome = await says(sentence);
    expect(effectsOf(outcome, 'set-operator')).toMatchObject([
      { operatorId: 'operator', change: { awayUntil: until15th, deputyId: 'operator-maria' } },
    ]);
    expect(saidIn(outcome)).toBe('You are away until Tue 15 Dec 09:00. Your people go to Maria. “on” brings you back sooner.');
  });

  test('a deputy whose name is not exact is shown first, and the day stays what it was', async () => {
    const asked = cardIn(await says('away until the 15th deputy mari'));
    expect(asked.body).toBe('Nobody in your team is called exactly “mari”. Is it this person?\n*Maria López*');
    const { act } = asked.choices[0]!;
    if (act.verb !== 'run') throw new Error('no command');
    const done = await runCommand(act.command, act.rest, shop.context('es'));
    expect(effectsOf(done, 'set-operator')).toMatchObject([{ change: { awayUntil: until15th, deputyId: 'operator-maria' } }]);
  });

  test.each([
    ['away', 'Write it like this: away until monday deputy maria'],
    ['away until yesterday', '“yesterday” is no day ahead. Write it like this: away until monday'],
    ['away until the 15th deputy zoe', 'Nobody in your team is called “zoe”. Write “team” to see who is in it.'],
    ['away until the 15th deputy me', 'You cannot stand in for yourself. Name somebody else.'],
  ])('“%s” changes nothing and says what is missing', async (sentence, said) => {
    const outcome = await says(sentence);
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toContain(said);
  });

  test.each(['on my way', 'off we go then', 'away from my desk, back in ten minutes'])('“%s” is for a customer', async (text) => {
    expect(effectsOf(await says(text), 'set-operator')).toEqual([]);
    expect(saidIn(await says(text))).toContain('For whom?');
  });
});
