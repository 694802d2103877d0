import { describe, expect, test } from 'vitest';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import type { OperatorId } from '../../src/kit/ids.ts';
import { cardIn, colleague, effectsOf, openShop, type Shop, saidIn } from './shop.ts';

const people = [
  { name: 'Ana Ruiz', waiting: true, lastText: 'how much?', stage: 'New' },
  { name: 'Leo Gomes', waiting: true },
  { name: 'Rosa Vidal' },
];

function shopWith(responsible: Record<string, string>): Shop {
  const shop = openShop(people);
  for (const view of shop.views) view.conversation!.responsibleId = (responsible[view.contact.name] ?? null) as OperatorId | null;
  return shop;
}

const agent = colleague('Luis Peña');

describe('assign', () => {
  test.each(['assign ana to maria', 'asigna Ana Ruiz: maría lópez', 'atribuir ana para maria'])('“%s”', async (sentence) => {
    const outcome = await answerSentence(sentence, openShop(people).context());
    expect(effectsOf(outcome, 'assign')).toEqual([
      {
        do: 'assign',
        conversationId: 'conversation-0',
        contactId: 'contact-0',
        to: 'operator-maria',
        by: 'operator',
        how: 'assign',
        seen: null,
      },
    ]);
    expect(saidIn(outcome)).toBe('Ana Ruiz …4412 is with Maria now.');
  });

  test('to somebody who is not there says who has the cards meanwhile', async () => {
    const shop = openShop(people);
    shop.team[1] = colleague('Maria López', 'agent', { onDuty: false, deputyId: 'operator-luis' as OperatorId });
    expect(saidIn(await answerSentence('assign ana to maria', shop.context()))).toContain(
      'Maria is not there right now; until then the cards go to Luis.',
    );
  });

  test('to nobody takes it away', async () => {
    const outcome = await answerSentence('assign ana to nobody', shopWith({ 'Ana Ruiz': 'operator-maria' }).context());
    expect(effectsOf(outcome, 'assign')).toMatchObject([{ to: null, seen: 'operator-maria' }]);
    expect(saidIn(outcome)).toBe('Nobody is responsible for Ana Ruiz …4412 any more.');
  });

  test('without a colleague offers those there are', async () => {
    const asked = cardIn(await answerSentence('assign ana', openShop(people).context()));
    expect(asked.choices.map((choice) => choice.label)).toContain('Maria López');
    const { act } = asked.choices.find((choice) => choice.label === 'Maria López')!;
    if (act.verb !== 'run') throw new Error('no command');
    const done = await runCommand(act.command, act.rest, { ...openShop(people).context(), contactId: act.contactId! });
    expect(effectsOf(done, 'assign')).toMatchObject([{ to: 'operator-maria' }]);
  });

  test('an agent gives away their own only', async () => {
    const own = shopWith({ 'Ana Ruiz': agent.id, 'Leo Gomes': 'operator-maria' });
    const says = (text: string) => answerSentence(text, own.context('en', { operator: agent }));
    expect(effectsOf(await says('assign ana to maria'), 'assign')).toHaveLength(1);
    for (const sentence of ['assign leo to marco', 'assign rosa to marco', 'transfer leo to marco']) {
      const outcome = await says(sentence);
      expect(outcome.effects).toEqual([]);
      expect(saidIn(outcome)).toContain('is not yours to give away');
    }
  });

  test.each([
    ['assign ana to maria', 'Ana Ruiz …4412 is with Maria already.', { 'Ana Ruiz': 'operator-maria' }],
    ['claim ana', 'Ana Ruiz …4412 is yours already.', { 'Ana Ruiz': 'operator' }],
    ['assign ana to nobody', 'Nobody is responsible for Ana Ruiz …4412.', {}],
    ['assign ana to zoe', 'Nobody in your team is called “zoe”. Write “team” to see who is in it.', {}],
  ])('“%s” changes nothing', async (sentence, said, responsible) => {
    const outcome = await answerSentence(sentence, shopWith(responsible).context());
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toBe(said);
  });

  test.each([
    ['mine', 2, { 'Ana Ruiz': 'operator', 'Rosa Vidal': 'operator' }],
    ['unassigned', 1, { 'Ana Ruiz': 'operator' }],
    ['míos', 1, { 'Leo Gomes': 'operator' }],
  ])('“assign %s to maria” asks once for all of them', async (list, count, responsible) => {
    const asked = cardIn(await answerSentence(`assign ${list} to maria`, shopWith(responsible).context()));
    expect(asked.people).toHaveLength(count);
    expect(asked.choices[0]!.act).toEqual({ verb: 'run-all', command: 'assign', rest: 'to maria' });
  });

  test('a whole list goes to nobody whose name is not exact', async () => {
    const outcome = await answerSentence('assign mine to zoe', shopWith({ 'Ana Ruiz': 'operator' }).context());
    expect(saidIn(outcome)).toContain('Nobody in your team is called “zoe”');
  });

  test.each(['assign a seat by the window please', 'claim it back from the courier', 'mine is the blue one'])(
    '“%s” is for a customer',
    async (text) => {
      const outcome = await answerSentence(text, openShop(people).context());
      expect(effectsOf(outcome, 'assign')).toEqual([]);
      expect(saidIn(outcome)).toContain('For whom?');
    },
  );
});

describe('transfer', () => {
  test('hands over what is known, in the receiver’s language', async () => {
    const shop = openShop(people);
    shop.team[1] = colleague('Maria López', 'agent', { locale: 'es' });
    shop.notes = [{ text: 'allergic to latex', at: shop.context().now, by: 'Marta Gil' }];
    shop.tasks = [{ id: 'task' as never, text: 'send the plan', dueAt: null, contact: shop.views[0]!.contact }];
    shop.draft = 'Hello Ana, a logo is 300.';
    const outcome = await answerSentence('transfer ana to maria', shop.context());
    expect(saidIn(outcome)).toBe('Ana Ruiz …4412 is with Maria now, with a summary.');
    expect(effectsOf(outcome, 'assign')).toMatchObject([{ to: 'operator-maria', how: 'transfer' }]);
    const [shown] = effectsOf(outcome, 'show');
    expect(shown).toMatchObject({ to: 'operator-maria', push: 'needs-me' });
    for (const part of [
      '👋 Marta te pasa a esta persona.',
      'allergic to latex',
      '☐ send the plan · Marta Gil',
      'Sugerencia: “Hello Ana',
    ])
      expect(shown!.card.body).toContain(part);
  });
});

describe('Lists', () => {
  test('say who has somebody, but not to whoever does', async () => {
    const shop = shopWith({ 'Ana Ruiz': 'operator-maria', 'Leo Gomes': 'operator' });
    const rows = cardIn(await answerSentence('inbox', shop.context())).choices;
    expect(rows.map((row) => row.description)).toEqual(['New · 1 h · with Maria · how much?', 'New · 1 h']);
    expect(saidIn(await answerSentence('ana', shop.context()))).toContain('with Maria');
  });

  test('of who is mine and of who is nobody’s', async () => {
    const shop = shopWith({ 'Ana Ruiz': 'operator' });
    expect(cardIn(await answerSentence('mine', shop.context())).choices.map((row) => row.label)).toEqual(['Ana Ruiz']);
    expect(cardIn(await answerSentence('unassigned', shop.context())).choices.map((row) => row.label)).toEqual(['Leo Gomes']);
    const none = openShop([]);
    expect(saidIn(await answerSentence('mine', none.context()))).toContain('Nobody is yours yet');
    expect(saidIn(await answerSentence('unassigned', none.context()))).toContain('Nobody waits');
  });
});
