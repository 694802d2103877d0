import { describe, expect, test } from 'vitest';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { cardIn, effectsOf, openShop, saidIn } from './shop.ts';

const shop = openShop([{ name: 'Ana Ruiz' }, { name: 'Leo Gomes', stage: 'Qualified' }]);

describe('move', () => {
  test.each([
    ['move ana to qualified', 'stage-qualified', 'Ana Ruiz …4412 → Qualified (was New)'],
    ['move ana QUALIF', 'stage-qualified', 'Ana Ruiz …4412 → Qualified (was New)'],
    ['move ana to proposal', 'stage-proposal-sent', 'Ana Ruiz …4412 → Proposal sent (was New)'],
    ['move ana to sent', 'stage-proposal-sent', 'Ana Ruiz …4412 → Proposal sent (was New)'],
    ['move ana → lost', 'stage-lost', 'Ana Ruiz …4412 → Lost (was New)\nWhy? It helps to win them back.'],
    ['mover ana a calificado', 'stage-qualified', 'Ana Ruiz …4412 → Qualified (was New)'],
    ['mova ana para proposta enviada', 'stage-proposal-sent', 'Ana Ruiz …4412 → Proposal sent (was New)'],
  ])('“%s”', async (sentence, stage, line) => {
    const outcome = await answerSentence(sentence, shop.context());
    expect(effectsOf(outcome, 'move')).toEqual([
      { do: 'move', dealId: 'deal-0', toStageId: stage, by: 'operator', operatorId: 'operator', because: 'typed' },
    ]);
    expect(saidIn(outcome)).toBe(line);
  });

  test('says so where the deal is there already', async () => {
    const outcome = await answerSentence('move leo to qualified', shop.context());
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toBe('Leo Gomes …4413 is in Qualified already.');
  });

  test.each(['move ana to nowhere', 'move ana to qualifyed', 'move ana', 'move ana to c'])(
    '“%s” lists the stages that can be meant, to pick from',
    async (sentence) => {
      const outcome = await answerSentence(sentence, shop.context());
      expect(outcome.effects).toEqual([]);
      const act = cardIn(outcome).choices[0]!.act;
      if (act.verb !== 'run') throw new Error('no command');
      const done = await runCommand(act.command, act.rest, shop.context('en', { contactId: act.contactId }));
      expect(effectsOf(done, 'move')).toHaveLength(1);
    },
  );

  test.each(['move ana to', 'mover ana a', 'mova ana para'])('“%s” asks which stage', async (sentence) => {
    expect(cardIn(await answerSentence(sentence, shop.context())).body).toBe('Where is Ana Ruiz …4412 now?\nAna Ruiz …4412');
  });

  test('puts the stage with one letter wrong first', async () => {
    expect(cardIn(await answerSentence('move ana to qualifyed', shop.context())).choices[0]!.label).toBe('Qualified');
  });
});

describe('note', () => {
  test('keeps colons that belong to the words', async () => {
    const outcome = await answerSentence('note ana allergy: latex', shop.context());
    expect(effectsOf(outcome, 'note')).toMatchObject([{ contactId: 'contact-0', text: 'allergy: latex' }]);
  });

  test('asks for the words where there are none', async () => {
    expect(saidIn(await answerSentence('note ana', shop.context()))).toContain('note ana allergic to latex');
  });

  test('says in one line that nobody is called so', async () => {
    expect(saidIn(await answerSentence('note zoe', shop.context()))).toBe('I know nobody called “zoe”.');
  });
});

describe('task', () => {
  test.each([
    [
      'task ana call back tomorrow 10am',
      'en',
      'call back',
      'contact-0',
      '2026-11-21T09:00:00.000Z',
      'Task: call back · Ana Ruiz …4412 · Sat 21 Nov 10:00',
    ],
    [
      'task ana call tomorrow 10',
      'en',
      'call',
      'contact-0',
      '2026-11-21T09:00:00.000Z',
      'Task: call · Ana Ruiz …4412 · Sat 21 Nov 10:00',
    ],
    ['task buy paper friday', 'en', 'buy paper', undefined, '2026-11-27T08:00:00.000Z', 'Task: buy paper · Fri 27 Nov 09:00'],
    [
      'task call Ana in 2 hours',
      'en',
      'call Ana',
      'contact-0',
      '2026-11-20T12:00:00.000Z',
      'Task: call Ana · Ana Ruiz …4412 · Fri 20 Nov 13:00',
    ],
    [
      'tarea ana llamar pasado mañana',
      'es',
      'llamar',
      'contact-0',
      '2026-11-22T08:00:00.000Z',
      'Tarea: llamar · Ana Ruiz …4412 · dom 22 nov 09:00',
    ],
    [
      'tarefa ligar para Ana segunda às 15h30',
      'pt',
      'ligar para Ana',
      'contact-0',
      '2026-11-23T14:30:00.000Z',
      'Tarefa: ligar para Ana · Ana Ruiz …4412 · seg 23 nov 15:30',
    ],
    ['task tidy the desk', 'en', 'tidy the desk', undefined, undefined, 'Task: tidy the desk'],
    [
      'remind me to call ana tomorrow at 10',
      'en',
      'call ana',
      'contact-0',
      '2026-11-21T09:00:00.000Z',
      'Task: call ana · Ana Ruiz …4412 · Sat 21 Nov 10:00',
    ],
    [
      'recuérdame escribir a ana ruiz el lunes',
      'es',
      'escribir a ana ruiz',
      'contact-0',
      '2026-11-23T08:00:00.000Z',
      'Tarea: escribir a ana ruiz · Ana Ruiz …4412 · lun 23 nov 09:00',
    ],
    ['task cake for Ana Maria', 'en', 'cake for Ana Maria', undefined, undefined, 'Task: cake for Ana Maria'],
    ['task tidy the ana desk', 'en', 'tidy the ana desk', undefined, undefined, 'Task: tidy the ana desk'],
  ] as const)('“%s”', async (sentence, locale, text, contactId, dueAt, line) => {
    const outcome = await answerSentence(sentence, shop.context(locale));
    expect(effectsOf(outcome, 'task')).toEqual([
      { do: 'task', operatorId: 'operator', contactId, text, dueAt: dueAt && new Date(dueAt) },
    ]);
    expect(saidIn(outcome)).toBe(line);
  });

  test.each(['task ana call yesterday', 'task ana call today at 8:00', 'task ana call 31 feb', 'task ana call tomorrow 25:00'])(
    '“%s” writes nothing down and says how',
    async (sentence) => {
      const outcome = await answerSentence(sentence, shop.context());
      expect(outcome.effects).toEqual([]);
      expect(saidIn(outcome)).toContain('Dates look like this: ');
    },
  );

  test('fixes "tomorrow" in a button, which may be tapped tomorrow', async () => {
    const card = cardIn(
      await answerSentence('task anna call back tomorrow 10am', openShop([{ name: 'Ana Ruiz' }, { name: 'Annaa Li' }]).context()),
    );
    expect(card.choices).toHaveLength(2);
    for (const { act } of card.choices) expect(act).toMatchObject({ command: 'task', rest: 'call back 2026-11-21 10:00' });
  });

  test('offers nobody in particular where the name may be none', async () => {
    const near = openShop([{ name: 'Paul Stone' }]);
    const card = cardIn(await answerSentence('task pauel call tomorrow 10am', near.context()));
    const act = card.choices[1]!.act;
    if (act.verb !== 'run') throw new Error('no command');
    const done = await runCommand(act.command, act.rest, near.context());
    expect(effectsOf(done, 'task')).toMatchObject([
      { text: 'pauel call', contactId: undefined, dueAt: new Date('2026-11-21T09:00:00Z') },
    ]);
  });
});

test('undo says nothing itself: what was undone is known only where it is done', async () => {
  expect(await answerSentence('undo', shop.context())).toEqual({
    effects: [{ do: 'undo', operatorId: 'operator', causedByWamid: 'wamid.typed' }],
  });
});
