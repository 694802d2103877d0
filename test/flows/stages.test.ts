import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, joins, run } from './thread.ts';

describe('The stages of the pipeline', () => {
  let world: World;
  let owner: Phone;
  let maria: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    maria = await joins(world, { name: 'Maria López', phone: '+34600000101' });
  });
  afterAll(() => world.close());

  const says = (text: string) => ask(owner, text);
  /** Name and how many stand there, in order. */
  async function stages(): Promise<string[]> {
    const rows = await run(world, sql`select name, deal_count from stages where removed_at is null order by position`);
    return rows.map(({ name, deal_count }) => `${name} ${deal_count}`);
  }

  it('are shown with what they mean, when somebody counts as quiet, and who stands there', async () => {
    expect(await says('stages')).toMatch(/1\. New · 1 person · quiet after 24 h[\s\S]*5\. Closed · 0 people · won/);
    const row = (await owner.last()).rows[3];
    expect(row).toMatchObject({
      title: 'Proposal sent',
      description: expect.stringMatching(/^1 · quiet after 72 h · They have/),
    });
    await owner.picks('Proposal sent');
    expect((await owner.last()).rows.map(({ title }) => title)).toContain('Inés Duarte');
  });

  it('one is added behind another, and people can be moved there', async () => {
    expect(await says('stages add Visit after Qualified')).toBe('Added: Visit, behind Qualified.');
    expect(await says('move marta to visit')).toContain('Visit');
    expect(await says('stages add visit')).toBe('There is a stage Visit already.');
    expect(await says('stages add Viewing after Wonderland')).toContain('Which stage do you mean by “Wonderland”?');
    await owner.picks('Closed');
    // What is over comes last, whatever is asked for.
    expect(await stages()).toEqual([
      ...['New 1', 'Contacted 0', 'Qualified 1', 'Visit 1', 'Proposal sent 1', 'Viewing 0', 'Closed 0', 'Lost 0'],
    ]);
  });

  it('one is renamed, means something else, and is quiet later', async () => {
    expect(await says('stages rename Visit to Visit at home')).toBe('Visit is now called Visit at home.');
    expect(await says('stages rename Visit at home to New')).toBe('There is a stage New already.');
    expect(await says('stages silence visit 2 days')).toBe('In Visit at home somebody counts as quiet after 48 h now.');
    expect(await says('stages silence visit 2 years')).toContain('from 1 hour to 90 days');
    expect(await says('stages meaning Visit at home: we go there')).toBe('Visit at home means now: we go there');
    expect(await says('undo')).toBe('Undone: your stages as before.');
    expect(
      await run(
        world,
        sql`select meaning, sequence -> 'steps' -> 0 -> 'afterHours' as hours from stages where name = 'Visit at home'`,
      ),
    ).toEqual([{ meaning: 'They are at “Visit”.', hours: 48 }]);
  });

  it('one that is removed asks where its people go, and one undo brings both back', async () => {
    const figures = () =>
      run(world, sql`select key, sum(count)::int as n from daily_figures where name = 'entered' group by 1 order by 1`);
    const before = await figures();
    expect(await says('stages remove visit at home')).toBe('1 person stands in Visit at home. Where do they go?');
    const question = await owner.last();
    expect(question.rows.map(({ title }) => title)).toEqual(['New', 'Contacted', 'Qualified', 'Proposal sent', 'Viewing']);
    await owner.picks('Contacted', question);
    expect((await owner.last()).text).toBe('Removed: Visit at home. 1 person stands in Contacted now.');
    expect(await says('move tomás to visit')).toContain('no stage');
    expect(await stages()).toEqual([
      ...['New 1', 'Contacted 1', 'Qualified 1', 'Proposal sent 1', 'Viewing 0', 'Closed 0', 'Lost 0'],
    ]);
    expect(await figures()).toEqual(before);
    // The question was answered: it does nothing twice.
    await owner.picks('Qualified', question);
    expect(await stages()).toContain('Contacted 1');
    await says('undo');
    expect(await stages()).toEqual([
      ...['New 1', 'Contacted 0', 'Qualified 1', 'Visit at home 1', 'Proposal sent 1', 'Viewing 0', 'Closed 0', 'Lost 0'],
    ]);
    expect(await figures()).toEqual(before);
  });

  it('whom somebody else has moved meanwhile stays there, and whose move was taken back goes back', async () => {
    await says('move inés to visit at home');
    await says('stages remove visit at home');
    await owner.picks('Contacted');
    await maria.says('move marta to qualified');
    await maria.says('move marta to contacted');
    await maria.says('move inés to new');
    await maria.says('undo');
    await says('undo');
    expect(await stages()).toEqual([
      ...['New 1', 'Contacted 1', 'Qualified 1', 'Visit at home 1', 'Proposal sent 0', 'Viewing 0', 'Closed 0', 'Lost 0'],
    ]);
  });

  it('nothing is undone into a stage that has gone', async () => {
    await says('stages add Trial after New');
    await says('move marta to trial');
    await says('move marta to qualified');
    await maria.says('hi');
    await run(world, sql`update operators set role = 'manager' where phone = '+34600000101'`);
    await maria.says('stages remove trial');
    expect(await says('undo')).toBe(
      'That cannot be undone: Trial is no longer one of your stages. “move” puts them where you want them.',
    );
    await run(world, sql`update operators set role = 'agent' where phone = '+34600000101'`);
  });

  it('keep at least one of each kind, and no more than a list shows', async () => {
    expect(await says('stages remove lost')).toContain('the last of its kind');
    for (const name of ['One', 'Two']) await says(`stages add Step ${name}`);
    expect(await says('stages add Step Three')).toContain('10 stages are as many as a list');
  });

  it('take another order, what is over last', async () => {
    await says('stages order Qualified, Lost, New');
    expect((await stages()).map((line) => line.replace(/ \d+$/, ''))).toEqual([
      ...['Qualified', 'New', 'Contacted', 'Visit at home', 'Proposal sent', 'Viewing', 'Step One', 'Step Two'],
      ...['Lost', 'Closed'],
    ]);
    await says('undo');
    expect((await stages())[0]).toMatch(/^New/);
  });

  it('are a manager’s to change', async () => {
    await maria.says('stages remove viewing');
    expect((await maria.last()).text).not.toContain('Removed');
    expect((await stages()).join()).toContain('Viewing');
  });

  it('hands on thousands at once', async () => {
    await run(
      world,
      sql`insert into deals (tenant_id, id, contact_id, conversation_id, stage_id, value, entered_at, created_at)
          select tenant_id, gen_random_uuid(), contact_id, conversation_id,
            (select id from stages where name = 'Viewing'), 100, entered_at, created_at
          from (select * from deals limit 1) d, generate_series(1, 5000)`,
    );
    await says('stages remove viewing');
    await owner.picks('Step One');
    expect(await stages()).toContain('Step One 5000');
    await says('undo');
    expect(await stages()).toContain('Viewing 5000');
  });
});
