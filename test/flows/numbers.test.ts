import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLogs } from '../../src/setup/verify-log.flow.ts';
import { type Door, delivery, openDoor, practice } from '../world/door.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { clearThreads, run } from './thread.ts';

describe('Figures in the owner’s thread', () => {
  let world: World;
  let owner: Phone;
  let door: Door;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    door = openDoor(world);
    await owner.says('today');
  });
  afterAll(() => world.close());

  const counted = () =>
    run(
      world,
      sql`select category, kind, country, to_operator, sum(count)::int as n from charges group by 1, 2, 3, 4 order by 1, 2, 3, 4`,
    );

  it('counts each delivered message once, by what Meta called it, whoever it went to', async () => {
    const before = await counted();
    const [own] = before.filter((row) => row.to_operator);
    expect(own).toMatchObject({ category: 'service', kind: 'free_customer_service', country: 'ES' });
    const ana = world.phone('+525550000411', 'Ana Ruiz');
    await ana.says('Hello, how much is a logo?');
    await world.turnEnds();
    await owner.says('reply ana It starts at 300');
    await world.turnEnds();
    const abroad = (await counted()).filter((row) => row.country === 'MX');
    expect(abroad).toEqual([{ category: 'service', kind: 'free_customer_service', country: 'MX', to_operator: false, n: 1 }]);
    // Meta reports again whatever it likes, in whatever order.
    const [sent] = await run(world, sql`select wamid, pricing from outbox where country = 'MX'`);
    for (const [n, status] of ['delivered', 'sent', 'read', 'delivered', 'read'].entries()) {
      const report = { id: sent!.wamid, status, timestamp: String(1_795_000_000 + n), pricing: sent!.pricing };
      expect(await door.post(delivery({ statuses: [report] }))).toBe(200);
    }
    await door.handled();
    expect((await counted()).filter((row) => row.country === 'MX')).toEqual(abroad);
  });

  it('health tells what came in for this business and that all of it was dealt with, the question included', async () => {
    const [items] = await run(world, sql`select count(*)::int as n from items where kind = 'message'`);
    await owner.says('health');
    expect((await owner.last()).text).toMatch(
      new RegExp(`^✅ \\*All is well\\.\\* Nobody is lost\\.\\nReceived: ${Number(items!.n) + 1} messages and \\d+ notices`),
    );
    expect((await owner.last()).text).toContain('every one dealt with');
  });

  it('why tells the words, the playbook’s line and what became of it, of the last card and of the one that is quoted', async () => {
    const leo = world.phone('+34600000412', 'Leo Gomes');
    await leo.says('Hello, I would like a website');
    await world.turnEnds();
    const card = await owner.last();
    await owner.says('why');
    expect((await owner.last()).text).toMatch(
      /^\*Why\* · Leo Gomes …0412\n\S+ they wrote: “Hello, I would like a website”\nSuggested by your playbook: [^\n]+\n“[^\n]+”\nIt waits for your decision\.$/,
    );
    await owner.taps('Send', card);
    await world.turnEnds();
    await owner.says('And a logo comes with it', { replyTo: card.id });
    await world.turnEnds();
    await owner.says('why', { replyTo: card.id });
    await owner.taps('Do it');
    expect((await owner.last()).text).toMatch(/Sent by [^\n]+ · (delivered|read) /);
  });

  it('report comes as one message: a picture, and the figures under it', async () => {
    await owner.says('report');
    const report = await owner.last();
    expect(report.type).toBe('image');
    expect(report.text).toMatch(
      /^\*Last 7 days\* · .*\nNew people: .+\nMessages: \d+ in, \d+ out\nAnswered: half within \d+ \w+/,
    );
  });

  it('log tells who did what, holds together, and is checked by the platform’s own command', async () => {
    await owner.says('move ana to qualified');
    await owner.says('note ana allergic to latex');
    await world.passes('2s');
    await owner.says('log ana');
    const said = (await owner.last()).text.split('\n');
    expect(said[0]).toMatch(/^\*What was done about Ana Ruiz …0411\*/);
    expect(said.slice(1, 4).map((line) => line.split(': ')[1])).toEqual([
      'kept a note',
      'moved to Qualified',
      'made responsible who answered',
    ]);
    expect(said.at(-1)).toMatch(/^🔒 Nothing was changed afterwards: all \d+ entries fit together \([0-9a-f]{8}\)\.$/);
    const needs = { db: world.database.db, vault: world.app.needs.vault };
    const [whole] = await verifyLogs(needs, { phoneNumberId: practice.number });
    expect(whole!.check).toMatchObject({ broken: null });
    expect(whole!.check.entries).toBeGreaterThan(2);
    await run(world, sql`update audit set contact_id = null where action = 'note'`);
    await owner.says('log');
    expect((await owner.last()).text).toMatch(/⚠️ Entry \d+ is not as it was written/);
    const [broken] = await verifyLogs(needs);
    expect(broken!.check.broken).toMatchObject({ how: 'changed' });
  });

  it('tells the owner once at 80 and once at 100 of a hundred free messages', async () => {
    const warnings = async () => (await owner.thread()).filter((message) => message.text.startsWith('⚠️'));
    await clearThreads(world);
    await run(
      world,
      sql`update charges set count = 795 - (select sum(count) from charges where country <> 'MX') where country = 'MX'`,
    );
    for (let n = 0; n < 12; n++) await owner.says('pipeline');
    expect((await warnings()).map((message) => message.text.split('.')[0])).toEqual([
      expect.stringMatching(/^⚠️ 80\d of this month’s 1,000 free messages are used$/),
    ]);
    await owner.says('cost');
    expect((await owner.last()).type).toBe('image');
    expect((await owner.last()).text).toMatch(/Your own words: 8\d\d of 1,000 free used/);
    await run(world, sql`update charges set count = 999 where country = 'MX'`);
    await owner.says('pipeline');
    await owner.says('today');
    expect((await warnings()).map((message) => message.text.split(/[.:]/)[0])).toEqual([
      expect.stringMatching(/^⚠️ 80\d of/),
      '⚠️ This month’s 1,000 free messages are used up',
    ]);
  });
});
