import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '../../db/client.ts';
import { openRead } from '../../src/crm/read.store.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, cardAbout, clearThreads, messageWith, run } from './thread.ts';

describe('Looking back at follow-ups', () => {
  let world: World;
  let owner: Phone;
  const names = ['Ana Ruiz', 'Bea Sanz', 'Cai Pons', 'Dia Roca'] as const;
  beforeAll(async () => {
    world = await openWorld({ settings: { autonomyAfter: 2, graceSeconds: 0 } });
    owner = world.owner;
    for (const [n, name] of names.entries()) {
      const phone = world.phone(`+3460000070${n}`, name);
      await phone.says('Hello, how much is a logo?');
      await world.turnEnds();
      await owner.taps('Send', await cardAbout(owner, name));
      await world.turnEnds();
    }
    await world.passes('19h30m');
    await owner.says('today');
    await world.passes('31m');
    for (const name of names.slice(0, 2)) {
      await owner.taps('Send', await cardAbout(owner, name));
      await world.turnEnds();
    }
    await owner.taps('Yes', await messageWith(owner, 'Shall I send them myself?'));
    await owner.taps('Send', await cardAbout(owner, names[2]));
    await world.turnEnds();
    await owner.taps('Not now', await cardAbout(owner, names[3]));
    await owner.picks('Wrong words');
    await clearThreads(world);
  }, 120_000);
  afterAll(() => world.close());

  const figures = async () =>
    Object.fromEntries(
      (
        await run(
          world,
          sql`select key, sum(count)::int as n from daily_figures where name = 'rated' group by 1 having sum(count) > 0`,
        )
      ).map(({ key, n }) => [key, n]),
    );
  const permits = async () => (await run(world, sql`select state from permits`)).map(({ state }) => state);

  it('shows those that went, with their words, and asks in one tap whether all were right', async () => {
    await run(world, sql`update permits set state = 'granted', ended_at = null`);
    await owner.says('rate');
    const asked = (await owner.thread()).filter(({ from }) => from === 'business');
    const whole = asked.map(({ text }) => text).join('\n');
    expect(whole).toContain('*Were these 3 follow-ups right?*');
    for (const name of names.slice(0, 3)) expect(whole).toMatch(new RegExp(`· \\*${name}\\* [^“]+: “\\S`));
    expect(whole).not.toContain('Dia Roca');
    expect((await owner.last()).buttons.map(({ title }) => title)).toEqual(['👍 All right', '👎 Not all', 'Not now']);
  });

  it('asks of one that was not what was wrong, and withdraws what it had earned; the others are one more tap', async () => {
    const first = await owner.last();
    await owner.says('no');
    expect((await owner.last()).rows.map(({ title }) => title)).toEqual(['Cai Pons', 'Bea Sanz', 'Ana Ruiz']);
    await owner.picks('Bea Sanz');
    expect((await owner.last()).buttons.map(({ title }) => title)).toEqual(['Wrong person', 'Wrong time', 'Wrong words']);
    await owner.taps('Wrong time');
    const next = await owner.last();
    expect(next.text).toBe(
      'Kept: Bea Sanz …0701 · Wrong time.\nOne of these was wrong, so they ask again: New · follow-up 1.\nAnd the other 2?',
    );
    expect(await permits()).toEqual(['ended']);
    expect(await figures()).toEqual({ 'wrong-time': 1 });
    await owner.taps('👍 Right', next);
    expect((await owner.last()).text).toBe('Kept: 2 were right.');
    expect(await figures()).toEqual({ right: 2, 'wrong-time': 1 });
    await owner.taps('👍 All right', first);
    expect((await owner.last()).text).toBe('That has been said of all of them already.');
    expect(await figures()).toEqual({ right: 2, 'wrong-time': 1 });
    expect(await ask(owner, 'rate')).toMatch(/^No follow-up went/);
  });

  it('knows of a proposal that was left out for its words as one that somebody had to rescue', async () => {
    const always = [new Date(0), new Date(Date.UTC(9999, 0))] as const;
    const rescues = await withTenant(world.database.db, practiceTenantId, (tx) =>
      openRead(tx, practiceTenantId).rescues(...always),
    );
    expect(rescues).toMatchObject([{ of: { is: 'follow-up', step: 1 } }]);
  });

  it('is counted in the report of the days on which they went, beside what became of all', async () => {
    const said = await ask(owner, 'report week');
    expect(said).toContain('Follow-ups: 3 sent as written, 1 left out (wrong words 1)');
    expect(said).toContain('Right: 67% (2 of 3 you looked back at): wrong time 1');
  });

  it('is taken back by undo, one answer after the other, with what it had ended', async () => {
    expect(await ask(owner, 'undo')).toBe('Undone: what was said of follow-ups as before.');
    expect(await figures()).toEqual({ 'wrong-time': 1 });
    await owner.says('undo');
    expect(await figures()).toEqual({});
    expect(await permits()).toEqual(['granted']);
    expect(await ask(owner, 'rate')).toBeTruthy();
    expect((await owner.last()).buttons.map(({ title }) => title)).toEqual(['👍 All right', '👎 Not all', 'Not now']);
    await owner.says('yes');
    expect(await figures()).toEqual({ right: 3 });
  });
});
