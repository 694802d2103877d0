import { expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import type { Choice } from '../../src/crm/card.ts';
import { clipText } from '../../src/kit/clip.ts';
import { hourMs } from '../../src/kit/clock.ts';
import { cardIn, now, openShop, saidIn } from './shop.ts';

const crowd = Array.from({ length: 23 }, (_, index) => ({
  name: `Person ${index + 1}`,
  waiting: true,
  wroteHoursAgo: 23 - index,
  lastText: 'hello',
}));

test('the inbox shows those first who can least be left waiting, and its last row leads on to everybody', async () => {
  const shop = openShop(crowd);
  const seen: string[] = [];
  let outcome = await answerSentence('inbox', shop.context());
  for (;;) {
    const { choices } = cardIn(outcome);
    expect(choices.length).toBeLessThanOrEqual(10);
    const more = choices.find(({ act }) => act.verb === 'run' && act.command === 'inbox');
    seen.push(...choices.filter((choice) => choice !== more).map((choice) => choice.label));
    if (more?.act.verb !== 'run') break;
    outcome = await runCommand(more.act.command, more.act.rest, shop.context());
  }
  expect(seen).toEqual(crowd.map((person) => person.name));
});

test('a row of the inbox says stage, how long and the last words, and opens the person', async () => {
  const shop = openShop([
    { name: 'Ana Ruiz', waiting: true, wroteHoursAgo: 3, stage: 'Qualified', lastText: 'how much\nfor whitening?' },
  ]);
  expect(cardIn(await answerSentence('inbox', shop.context())).choices).toEqual([
    {
      label: 'Ana Ruiz',
      description: 'Qualified · 3 h · how much for whitening?',
      act: { verb: 'run', command: 'show', rest: '', contactId: 'contact-0' },
    },
  ]);
});

test('today says in a few lines what needs the operator, most urgent first', async () => {
  const shop = openShop(crowd.slice(0, 4));
  const [first] = shop.views;
  shop.tasks.push({ id: 'task-1' as never, text: 'call back', dueAt: new Date(now.getTime() - hourMs), contact: first!.contact });
  shop.tasks.push({ id: 'task-2' as never, text: 'next week', dueAt: new Date(now.getTime() + 200 * hourMs), contact: null });
  shop.troubles.push({ view: first!, text: 'see you', at: now, state: 'failed' });
  shop.followUps = { rows: [], total: 2, nextAt: null };
  const outcome = await answerSentence('today', shop.context());
  expect(saidIn(outcome)).toBe(
    [
      '*Today*',
      '⚠️ 1 message did not arrive',
      '4 customers are waiting: Person 1, Person 2, Person 3 …',
      '2 follow-ups to decide',
      '1 task due: call back · overdue 10:00',
    ].join('\n'),
  );
  expect(cardIn(outcome).choices[0]).toMatchObject({ label: 'Person 1', description: '⚠️ not sent · see you' });
  expect(cardIn(outcome).choices).toHaveLength(4);
});

test('today names the task that is late and the one that comes next', async () => {
  const shop = openShop([]);
  for (const [text, hours] of [
    ['call back', -26],
    ['send the plan', -1],
    ['order paper', 3],
    ['tidy up', 5],
  ] as const)
    shop.tasks.push({ id: text as never, text, dueAt: new Date(now.getTime() + hours * hourMs), contact: null });
  const lines = async () => saidIn(await answerSentence('today', shop.context()));
  expect(await lines()).toBe('*Today*\n4 tasks due: call back · overdue Thu 09:00; next order paper · 14:00');
  shop.tasks.splice(0, 2);
  expect(await lines()).toBe('*Today*\n2 tasks due: order paper · 14:00');
});

test('a row of the inbox begins with what is at stake, where somebody said it', async () => {
  const shop = openShop([{ name: 'Ana Ruiz', waiting: true, value: 45_000, wroteHoursAgo: 2, lastText: 'how much?' }]);
  expect(cardIn(await answerSentence('inbox', shop.context())).choices[0]!.description).toMatch(/^€450 · New · 2 h · /);
});

test('the inbox of one customer has no order', async () => {
  expect(saidIn(await answerSentence('inbox', openShop([{ name: 'Ana', waiting: true }]).context()))).toBe(
    '1 customer is waiting',
  );
});

test('a contact’s card holds where they stand, what was said, what is noted and to be done', async () => {
  const shop = openShop([{ name: 'Ana Ruiz', waiting: true, wroteHoursAgo: 3, stage: 'Qualified', value: 45000 }]);
  const said = (direction: 'in' | 'out', text: string, hoursAgo: number, state: string | null) =>
    shop.messages.push({
      id: 'm' as never,
      direction,
      author: 'contact',
      type: 'text',
      text,
      at: new Date(now.getTime() - hoursAgo * hourMs),
      state,
    });
  said('in', 'how much?', 26, null);
  said('out', 'what do you need?', 25, 'read');
  said('in', 'whitening', 3, null);
  shop.notes.push({ text: 'allergic to latex', at: now, by: 'Marta' });
  shop.tasks.push({
    id: 'task-1' as never,
    text: 'call back',
    dueAt: new Date(now.getTime() + 23 * hourMs),
    contact: shop.views[0]!.contact,
  });
  const outcome = await answerSentence('ana', shop.context());
  expect(saidIn(outcome)).toBe(
    [
      '*Ana Ruiz …4412*',
      'Qualified · €450 · waiting 3 h',
      'own words until Sat 08:00',
      'Thu 09:00 how much?',
      'Thu 10:00 → what do you need? ✓✓ read',
      '08:00 whitening',
      'Notes: allergic to latex',
      'Tasks: call back · Sat 21 Nov 10:00',
    ].join('\n'),
  );
  expect(cardIn(outcome).choices.map((choice) => choice.label)).toEqual(['Reply', 'Move']);
});

test('the pipeline counts people and money, and its rows lead to the people', async () => {
  const shop = openShop([
    { name: 'Ana', stage: 'Qualified', value: 120000 },
    { name: 'Leo', stage: 'Qualified', value: 50 },
  ]);
  const card = cardIn(await answerSentence('pipeline', shop.context()));
  expect(card.body).toContain('3. Qualified: 2 · €1,200.50');
  expect(card.picture).toMatchObject({ kind: 'bars', title: 'Pipeline', foot: '2 people · €1,200.50' });
  expect(card.picture!.rows[2]).toMatchObject({ label: 'Qualified', value: 2, shown: '2', detail: '€1,200.50' });
  // The number of a line is the number of its choice.
  const act = card.choices[2]!.act;
  if (act.verb !== 'run') throw new Error('no command');
  expect(cardIn(await runCommand(act.command, act.rest, shop.context())).choices.map((choice) => choice.label)).toEqual([
    'Ana',
    'Leo',
  ]);
});

test('find shows a person once, under the best line', async () => {
  const shop = openShop([{ name: 'Ana Ruiz' }]);
  const { contact } = shop.views[0]!;
  shop.found.push(
    { contact, snippet: 'root canal quote', at: now, where: 'message' },
    { contact, snippet: 'canal', at: now, where: 'note' },
  );
  expect(cardIn(await answerSentence('find canal', shop.context())).choices).toMatchObject([
    { label: 'Ana Ruiz', description: 'root canal quote · message · 11:00' },
  ]);
});

test('nothing to show is said kindly and without a list', async () => {
  const shop = openShop([]);
  shop.followUps = { rows: [], total: 0, nextAt: new Date(now.getTime() + 24 * hourMs) };
  const said = async (text: string) => (await answerSentence(text, shop.context())).answer;
  expect(await said('inbox')).toEqual({ text: 'Nobody is waiting. Everyone has an answer.' });
  expect(await said('today')).toEqual({ text: 'Nothing needs you today. Enjoy it.' });
  expect(await said('followups')).toEqual({ text: 'No follow-up to decide. The next one is due Sat 11:00.' });
  expect(await said('pipeline')).toEqual({ text: 'The pipeline is empty. Whoever writes to you next appears here.' });
  expect(await said('leads qualified')).toEqual({ text: 'Nobody is in Qualified right now.' });
  expect(await said('find latex')).toEqual({ text: 'Nothing found for “latex”. Try fewer or other words.' });
});

test('help leads to every command by taps alone, and tells about one by any of its words', async () => {
  const shop = openShop([]);
  /** The rows of a list, on all its pages. */
  async function rowsOf(rest: string): Promise<Choice[]> {
    const { choices } = cardIn(await runCommand('help', rest, shop.context('es')));
    expect(choices.length).toBeLessThanOrEqual(10);
    const [last, others] = [choices.at(-1)!, choices.slice(0, -1)];
    const leadsOn = last.act.verb === 'run' && last.act.command === 'help' && / ?[2-9]$/.test(last.act.rest);
    return leadsOn && last.act.verb === 'run' ? [...others, ...(await rowsOf(last.act.rest))] : choices;
  }
  const words: string[] = [];
  for (const { act } of await rowsOf('')) {
    if (act.verb !== 'run') throw new Error('no group');
    words.push(...(await rowsOf(act.rest)).map((choice) => choice.label));
  }
  expect(words.toSorted()).toEqual(
    commands
      .filter((command) => command.name !== 'help')
      .map((command) => clipText(command.words.es[0]!, 24))
      .toSorted(),
  );
  expect(saidIn(await answerSentence('ayuda responder', shop.context('es')))).toContain('· responder ana nos vemos a las 4');
  expect(saidIn(await answerSentence('help tarefa', shop.context('en')))).toContain('task ana call back tomorrow 10am');
});
