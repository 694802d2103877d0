import { describe, expect, test } from 'vitest';
import type { CommandContext } from '../../src/commands/command.ts';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import type { Choice } from '../../src/crm/card.ts';
import { locales } from '../../src/crm/locale.ts';
import { cardIn, effectsOf, openShop, saidIn } from './shop.ts';

const shop = openShop([{ name: 'Ana Ruiz' }]);
const agent = () => shop.context('en', { operator: { ...shop.context().operator, role: 'agent' } });

/** The rows of every page; the last of a page leads to the next. */
async function allRows(context: CommandContext): Promise<Choice[]> {
  const rows: Choice[] = [];
  for (let page = cardIn(await answerSentence('settings', context)).choices; ; ) {
    const { act } = page.at(-1)!;
    const leads = act.verb === 'run' && act.command === 'settings' && /^\d+$/.test(act.rest);
    rows.push(...(leads ? page.slice(0, -1) : page));
    if (!leads) return rows;
    page = cardIn(await runCommand(act.command, act.rest, context)).choices;
  }
}

describe('settings', () => {
  test('is one list with how each thing stands', async () => {
    const choices = await allRows(shop.context());
    expect(choices.map(({ label, description }) => [label, description])).toEqual([
      ['Cards', 'Everything'],
      ['Quiet hours', '21:00–07:00'],
      ['Digest', '08:00'],
      ['Language', 'English'],
      ['Opening hours', 'not set'],
      ['Emergency text', 'none'],
      ['Grace', '5 s'],
      ['Follow-ups', '4 h before the end'],
      ['Customer night', '21:00–08:00'],
      ['Autonomy', 'after 10'],
      ['Autopilot minutes', '10 min before'],
      ['High value', 'off'],
      ['Cards at once', '5'],
      ['Routing', 'First who is there'],
      ['Passing on', 'after 15 min'],
      ['Quote days', '30 days'],
      ['Appointment minutes', '30 min'],
      ['Answer hours', 'off'],
      ['Answer orders', 'off'],
      ['Answer appointments', 'off'],
      ['Acknowledge', 'on'],
      ['Reminders', '2 h before'],
      ['Weekly picture', 'off'],
      ['Surveys', 'a day after'],
    ]);
  });

  test('every row opens its choices, and every choice sets something, in every language', async () => {
    for (const locale of locales) {
      const context = shop.context(locale);
      for (const { act } of await allRows(context)) {
        if (act.verb !== 'run') throw new Error('no command');
        // Words that are typed.
        if (act.command === 'emergency') continue;
        const { choices } = cardIn(await runCommand(act.command, act.rest, context));
        expect(choices.length).toBeGreaterThan(1);
        for (const choice of choices) {
          if (choice.act.verb !== 'run') throw new Error('no command');
          const done = await runCommand(choice.act.command, choice.act.rest, context);
          expect(done.effects, `${locale} ${choice.act.command} ${choice.act.rest}`).toHaveLength(1);
        }
      }
    }
  });

  test.each([
    ['set grace 10', { graceSeconds: 10 }, 'What you approve now waits 10 s before it leaves.'],
    ['set grace 0', { graceSeconds: 0 }, 'What you approve now waits 0 s before it leaves.'],
    ['set follow-ups 6', { cardBeforeWindowHours: 6 }, 'Follow-ups now come 6 h before WhatsApp’s 24 hours end.'],
    [
      'set customers quiet 20-9',
      { customersQuietFrom: '20:00', customersQuietUntil: '09:00' },
      'No follow-up or reminder goes to a customer at night (20:00–09:00, by their own clock) now; what falls into it waits for their morning.',
    ],
    [
      'quiet customers off',
      { customersQuietFrom: '00:00', customersQuietUntil: '00:00' },
      'Follow-ups and reminders now leave at any hour.',
    ],
    ['set value 1,000', { highValue: 100_000 }, 'A deal now needs its person from this value on: €1,000.'],
    ['set value off', { highValue: null }, 'A deal now needs its person from this value on: off.'],
    ['ajustar margen 10', { graceSeconds: 10 }, 'What you approve now waits 10 s before it leaves.'],
    ['set routing turns', { routing: 'turns' }, 'New customers now go to everybody who is there, in turns.'],
    ['ajustar reparto cola', { routing: 'queue' }, 'New customers now go with “Claim” to whoever is there.'],
    [
      'set passing on 30 min',
      { handOnMinutes: 30 },
      'A card that nobody touches now goes to the next who is there after 30 min.',
    ],
    ['set passing on off', { handOnMinutes: 0 }, 'A card that nobody touches now stays where it is.'],
    ['set appointment minutes 45', { appointmentMinutes: 45 }, 'An appointment now lasts 45 min where nobody says so.'],
    ['set cards 8', { cardsAtOnce: 8 }, 'Now up to 8 cards wait in the thread; further ones stay behind one list.'],
  ])('“%s”', async (sentence, change, line) => {
    const outcome = await answerSentence(sentence, shop.context());
    expect(effectsOf(outcome, 'set-business').map((effect) => effect.change)).toEqual([change]);
    expect(saidIn(outcome)).toBe(line);
  });

  test.each(['set grace 61', 'set grace soon', 'set follow-ups 0', 'set value lots'])(
    '“%s” changes nothing, and says how it stands with an example',
    async (sentence) => {
      const outcome = await answerSentence(sentence, shop.context());
      expect(outcome.effects).toEqual([]);
      expect(saidIn(outcome)).toContain('“set ');
    },
  );

  test('what counts for everybody is a manager’s to change; an agent may look, and set their own', async () => {
    expect(saidIn(await answerSentence('settings grace', agent()))).toContain('waits 5 s');
    const refused = await answerSentence('set grace 10', agent());
    expect(refused.effects).toEqual([]);
    expect(saidIn(refused)).toContain('manager');
    expect((await answerSentence('quiet 22-8', agent())).effects).toHaveLength(1);
  });
});

describe('language', () => {
  test('answers in the language that was asked for', async () => {
    const outcome = await answerSentence('language es', shop.context());
    expect(effectsOf(outcome, 'set-operator')[0]?.change).toEqual({ locale: 'es' });
    expect(saidIn(outcome)).toBe('Ahora hablo contigo en español.');
  });

  test('one that it does not speak is not guessed', async () => {
    expect((await answerSentence('language german', shop.context())).effects).toEqual([]);
  });
});
