import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { run } from './thread.ts';

describe('A visit that is a task with a time', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    const ana = world.phone('+34600000411', 'Ana Ruiz');
    await ana.says('Can you come and look at the kitchen?');
    await world.turnEnds();
    for (const text of ['value ana ruiz 450', 'note ana ruiz rings twice', 'task ana ruiz send the plan tomorrow 10am'])
      await owner.says(text);
    await owner.says('task ana ruiz visit in 2 hours');
  });
  afterAll(() => world.close());

  const billed = async () => (await owner.thread()).filter((message) => message.from === 'business').length;

  it('begins with what there is to know, in one card', async () => {
    const before = await billed();
    await world.passes('121m');
    const card = await owner.last();
    expect(card.text.split('\n')).toEqual([
      '⏰ Due: Ana Ruiz …0411: visit',
      expect.stringMatching(/^New · €450 · /),
      '“Can you come and look at the kitchen?”',
      'Note: rings twice',
      expect.stringMatching(/^Also to do: send the plan · /),
    ]);
    expect(await billed()).toBe(before + 1);
  });

  it('ends with Won, Call back or Not now, asked by the tap that says it is done', async () => {
    await owner.taps('Done');
    const asked = await owner.last();
    expect(asked.text).toBe('✅ Done. And *Ana Ruiz …0411*?');
    expect(asked.buttons.map(({ title }) => title)).toEqual(['Won', 'Call back', 'Not now']);
    await owner.taps('Call back', asked);
    expect((await owner.last()).text).toBe('When do you call Ana Ruiz …0411 back?');
    await owner.picks('In a week');
    expect((await owner.last()).text).toContain('Call back');
    const tasks = await run(world, sql`select text, done_at is not null as done from tasks order by created_at`);
    expect(tasks).toEqual([
      { text: 'send the plan', done: false },
      { text: 'visit', done: true },
      { text: 'Call back', done: false },
    ]);
    await owner.taps('Won', asked);
    const [deal] = await run(
      world,
      sql`select s.kind from deals d join stages s on s.id = d.stage_id join contacts c on c.id = d.contact_id where c.name = 'Ana Ruiz'`,
    );
    expect(deal).toEqual({ kind: 'won' });
  });

  it('asks nothing where there is nothing to decide any more', async () => {
    await owner.says('task ana ruiz say thanks in 2 hours');
    await world.passes('121m');
    const before = await billed();
    await owner.taps('Done');
    expect(await billed()).toBe(before);
    expect((await owner.last()).text).toContain('say thanks');
  });
});
