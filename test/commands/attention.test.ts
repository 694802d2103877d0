import { describe, expect, test } from 'vitest';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { endless } from '../../src/crm/attention.ts';
import { cardIn, effectsOf, openShop, saidIn } from './shop.ts';

const shop = openShop([{ name: 'Ana Ruiz' }]);
const change = async (sentence: string) => effectsOf(await answerSentence(sentence, shop.context()), 'set-operator')[0]?.change;

describe('pause', () => {
  test.each([
    ['pause', endless],
    ['pause 2h', new Date('2026-11-20T12:00:00Z')],
    ['pause until monday', new Date('2026-11-23T08:00:00Z')],
    ['pausa 30 min', new Date('2026-11-20T10:30:00Z')],
    ['pausar hasta el lunes', new Date('2026-11-23T08:00:00Z')],
    ['pausar cartões 2 horas', new Date('2026-11-20T12:00:00Z')],
  ])('“%s”', async (sentence, pausedUntil) => {
    expect(await change(sentence)).toEqual({ pausedUntil });
  });

  test('says until when, and how to go on', async () => {
    const outcome = await answerSentence('pause until monday', shop.context());
    expect(saidIn(outcome)).toContain('until Mon 23 Nov 09:00');
    expect(saidIn(outcome)).toContain('“resume”');
  });

  test.each(['pause until yesterday', 'pause nonsense', 'pause 32 december'])(
    '“%s” pauses nothing and says why',
    async (sentence) => {
      const outcome = await answerSentence(sentence, shop.context());
      expect(outcome.effects).toEqual([]);
      expect(saidIn(outcome)).not.toBe('');
    },
  );

  test('resume without a pause changes nothing', async () => {
    expect(await answerSentence('resume', shop.context())).toEqual({
      answer: { text: 'Your cards are not paused.' },
      effects: [],
    });
  });
});

describe('quiet', () => {
  test.each([
    ['quiet 22-8', '22:00', '08:00'],
    ['quiet 10pm to 8am', '22:00', '08:00'],
    ['quiet hours from 21:30 to 7', '21:30', '07:00'],
    ['silencio de 22 a 8', '22:00', '08:00'],
    ['horário de silêncio das 22h às 8h30', '22:00', '08:30'],
    ['quiet off', '00:00', '00:00'],
  ])('“%s”', async (sentence, quietFrom, quietUntil) => {
    expect(await change(sentence)).toEqual({ quietFrom, quietUntil });
  });

  test.each(['quiet', 'quiet 25-8', 'quiet late'])('“%s” says what holds now and how to change it', async (sentence) => {
    const outcome = await answerSentence(sentence, shop.context());
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toBe('Your quiet hours: 21:00–07:00. To change them: “quiet 22-8”, or “quiet off”.');
  });

  test('of the customers is the business’s: everybody may see it, a manager changes it', async () => {
    const shown = await answerSentence('quiet customers', shop.context());
    expect(saidIn(shown)).toContain('(21:00–08:00, by their own clock)');
    for (const sentence of ['quiet customers 22-9', 'silencio clientes de 22 a 9', 'silêncio clientes 22-9'])
      expect(effectsOf(await answerSentence(sentence, shop.context()), 'set-business')).toMatchObject([
        { change: { customersQuietFrom: '22:00', customersQuietUntil: '09:00' } },
      ]);
    const agent = shop.context('en', { operator: { ...shop.context().operator, role: 'agent' } });
    const refused = await answerSentence('quiet customers 22-9', agent);
    expect(refused.effects).toEqual([]);
    expect(saidIn(refused)).toContain('is for managers');
  });

  test('a longer sentence that begins so sets no hours', async () => {
    const outcome = await answerSentence('quiet please, the baby sleeps from 1 to 3', shop.context());
    expect(effectsOf(outcome, 'set-operator')).toEqual([]);
  });
});

describe('digest', () => {
  test.each([
    ['digest 8', '08:00'],
    ['digest at 7.30', '07:30'],
    ['resumen a las 19', '19:00'],
    ['resumo às 7h30', '07:30'],
    ['digest off', 'never'],
  ])('“%s”', async (sentence, digestAt) => {
    expect(await change(sentence)).toEqual({ digestAt });
  });

  test('a time there is not is asked again', async () => {
    expect(saidIn(await answerSentence('digest 27:00', shop.context()))).toContain('Your digest: 08:00.');
  });
});

describe('cards', () => {
  test.each([
    ['cards everything', 'everything'],
    ['cards only what needs me', 'needs-me'],
    ['tarjetas solo lo que me necesita', 'needs-me'],
    ['cartões resumo', 'digest'],
  ])('“%s”', async (sentence, mode) => {
    expect(await change(sentence)).toEqual({ mode });
  });

  test('without a word it shows the three there are, and each row sets its own', async () => {
    for (const locale of ['en', 'es', 'pt'] as const) {
      const { choices } = cardIn(await answerSentence('cards', shop.context(locale)));
      const set = [];
      for (const { act } of choices) {
        if (act.verb !== 'run') throw new Error('no command');
        set.push(effectsOf(await runCommand(act.command, act.rest, shop.context(locale)), 'set-operator')[0]?.change);
      }
      expect(set).toEqual([{ mode: 'everything' }, { mode: 'needs-me' }, { mode: 'digest' }]);
    }
  });
});
