import { describe, expect, test } from 'vitest';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { addMs, hourMs } from '../../src/kit/clock.ts';
import type { TaskId } from '../../src/kit/ids.ts';
import { cardIn, colleague, effectsOf, now, openShop, saidIn } from './shop.ts';

const shop = openShop([
  { name: 'Ana Ruiz', waiting: true, lastText: 'can I have 10 % off?' },
  { name: 'Leo Gomes', waiting: true },
]);

describe('escalate', () => {
  test.each([
    ['escalate ana to marco by 17:00 wants a discount', '2026-11-20T16:00:00Z', 'wants a discount'],
    ['escalate ana to marco until 17:00: wants a discount', '2026-11-20T16:00:00Z', 'wants a discount'],
    ['escalate ana to marco in 3 hours: wants a discount', '2026-11-20T13:00:00Z', 'wants a discount'],
    ['escalar ana a marco hasta mañana a las 10', '2026-11-21T09:00:00Z', 'please decide'],
    ['escalate Ana Ruiz: marco', addMs(now, 2 * hourMs).toISOString(), 'please decide'],
  ])('“%s”', async (sentence, dueAt, why) => {
    const outcome = await answerSentence(sentence, shop.context());
    expect(effectsOf(outcome, 'task')).toMatchObject([
      { operatorId: 'operator-marco', askedBy: 'operator', contactId: 'contact-0', text: why, dueAt: new Date(dueAt) },
    ]);
    const [shown] = effectsOf(outcome, 'show');
    expect(shown).toMatchObject({ to: 'operator-marco', push: 'needs-me' });
    expect(shown!.card.body).toMatch(/^🔺 Marta needs you to decide about \*Ana Ruiz …4412\* by /);
    expect(shown!.card.body).toContain('can I have 10 % off?');
    expect(saidIn(outcome)).toMatch(/^Marco is asked to decide about Ana Ruiz …4412 by .*, and reminded then\./);
  });

  test.each([
    ['escalate ana', 'Write it like this: escalate ana to marco'],
    ['escalate ana to zoe by 17:00', 'Nobody in your team is called “zoe”'],
    ['escalate ana to me', 'You cannot escalate to yourself.'],
    ['escalate ana to marco by yesterday', 'yesterday'],
  ])('“%s” changes nothing and says what is missing', async (sentence, said) => {
    const outcome = await answerSentence(sentence, shop.context());
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toContain(said);
  });

  test('says so where whoever is to decide is not there', async () => {
    const absent = openShop([{ name: 'Ana Ruiz' }]);
    absent.team[2] = colleague('Marco Díaz', 'manager', { onDuty: false });
    expect(saidIn(await answerSentence('escalate ana to marco', absent.context()))).toContain('Marco is not on duty right now.');
  });
});

describe('watch', () => {
  const watching = openShop([{ name: 'Ana Ruiz', waiting: true }, { name: 'Leo Gomes' }]);
  watching.watched = { escalated: [watching.views[0]!], unowned: watching.views, 'on-us': [watching.views[0]!] };
  watching.escalations = [
    {
      id: 'task' as TaskId,
      view: watching.views[0]!,
      text: 'discount',
      dueAt: addMs(now, hourMs),
      by: 'Luis Peña',
      to: 'Marco Díaz',
    },
  ];

  test('counts what there is, most urgent first, and each row opens its list', async () => {
    const card = cardIn(await answerSentence('watch', watching.context()));
    expect(card.choices.map((choice) => choice.label)).toEqual(['Escalated · 1', 'Nobody’s · 2', 'Wait on us · 1']);
    for (const { act } of card.choices) {
      if (act.verb !== 'run') throw new Error('no command');
      const list = cardIn(await runCommand(act.command, act.rest, watching.context()));
      expect(list.choices.length).toBeGreaterThan(0);
      expect(list.source).toEqual({ command: 'watch', rest: act.rest });
    }
  });

  test('an escalation says who asked whom, and until when', async () => {
    const [row] = cardIn(await runCommand('watch', 'escalated', watching.context())).choices;
    expect(row!.description).toMatch(/^Luis → Marco · .* · discount$/);
  });

  test('those of one kind can be dealt with together', async () => {
    watching.listShown = { command: 'watch', rest: 'unowned' };
    expect(cardIn(await answerSentence('assign these to maria', watching.context())).people).toHaveLength(2);
  });

  test('says so where nothing needs help, and is a manager’s', async () => {
    expect(saidIn(await answerSentence('watch', openShop([]).context()))).toContain('Nothing needs help');
    const agent = watching.context('en', { operator: colleague('Luis Peña') });
    expect(saidIn(await answerSentence('watch', agent))).toContain('manager');
  });
});
