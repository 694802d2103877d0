import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ofContact, ofTalk } from '../../src/crm/belongings.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, clearThreads, forgets, rest, run } from './thread.ts';

const hidden = { hidePhone: true };

/** A random order that is the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (sides) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

describe('Two contacts that are one person', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
  });
  afterAll(() => world.close());
  afterEach(() => rest(world));

  const asks = (text: string) => ask(owner, text);

  /** Among the last things said: a follow-up that was due may come in between. */
  async function hears(words: RegExp): Promise<void> {
    const last = (await owner.thread()).filter((one) => one.from === 'business').slice(-8);
    expect(last.map((one) => one.text).join('\n---\n')).toMatch(new RegExp(words.source, 'm'));
  }

  async function merges(a: string, b: string): Promise<void> {
    await owner.says(`merge ${a} with ${b}`);
    await hears(/^Are these two one person\?/);
    await owner.taps('Merge');
    await hears(/one transcript, nothing lost/);
  }

  const contact = async (name: string) =>
    (await run(world, sql`select * from contacts where name like ${`${name}%`} order by created_at`)) as { id: string }[];

  const liveCards = async (name: string) =>
    await run(
      world,
      sql`select d.* from cards d join contacts c on c.tenant_id = d.tenant_id and c.id = d.contact_id
        where d.state = 'live' and d.kind in ('turn', 'follow-up') and c.name like ${`${name}%`}`,
    );

  it('are shown side by side, and only a fresh tap on exactly this question merges them', async () => {
    const ana = world.phone('+34600000501', 'Ana Ruiz');
    const other = world.phone('+34600000502', 'Anuska');
    await ana.says('How much is a logo?');
    await other.says('It is me from my other telephone', hidden);
    await world.turnEnds();
    await asks('tag anuska vip');
    await asks('tag ana vip, painter');
    await other.says('STOP', hidden);
    const said = await asks('merge ana with anuska');
    expect(said).toMatch(/Ana Ruiz …0501\* · 1 message · 1 deal · #painter #vip\n/);
    expect(said).toMatch(/Anuska\* · 2 messages · 1 deal · #vip · marketing stopped/);
    const question = await owner.last();
    expect(question.buttons.map((one) => one.title)).toEqual(['Keep apart', 'Merge']);
    await world.passes('11m');
    await owner.taps('Merge', question);
    expect((await owner.last()).text).toContain('older than ten minutes');
    await merges('ana', 'anuska');
    await owner.taps('Merge');
    expect((await owner.last()).text).not.toContain('nothing lost');
    const sheet = await asks('ana');
    expect(sheet).toContain('Ana Ruiz …0501');
    expect(sheet).toContain('#painter #vip');
    expect(await asks('chat ana')).toMatch(/How much is a logo\?[\s\S]*my other telephone/);
    expect(await asks('anuska')).not.toMatch(/^\*Anuska/);
    expect(await liveCards('An')).toHaveLength(1);
    const [marketing] = await run(
      world,
      sql`select state, source from consents where contact_id = (select id from contacts where name = 'Ana Ruiz') order by at desc, id desc limit 1`,
    );
    expect(marketing).toEqual({ state: 'stopped', source: 'merge' });
  });

  it('are answered where they wrote last, and what they write on either way is theirs', async () => {
    const ana = world.phone('+34600000501', 'Ana Ruiz');
    const other = world.phone('+34600000502', 'Anuska');
    await other.says('And a card?', hidden);
    await world.turnEnds();
    await asks('reply ana A card is 20');
    await world.turnEnds();
    expect((await other.last()).text).toBe('A card is 20');
    await ana.says('Good, and two?');
    await world.turnEnds();
    await asks('reply ana Two are 35');
    await world.turnEnds();
    expect((await ana.last()).text).toBe('Two are 35');
    expect(await contact('An')).toHaveLength(2);
    expect(await asks('inbox')).not.toContain('Anuska');
  });

  it('are two again after days, and what came since is whose identity it was', async () => {
    await world.passes('72h');
    await owner.says('unmerge ana');
    await hears(/Ana Ruiz …0501 and Anuska.* are two again/);
    const told = async (name: string) => (await asks(`chat ${name}`)).split('\n').slice(1).join('\n');
    expect(await told('anuska')).toMatch(/my other telephone[\s\S]*And a card\?[\s\S]*A card is 20/);
    expect(await told('anuska')).not.toMatch(/logo|two\?|Two are 35/);
    expect(await told('"Ana Ruiz"')).toMatch(/How much is a logo\?[\s\S]*and two\?[\s\S]*Two are 35/);
    expect(await told('"Ana Ruiz"')).not.toMatch(/other telephone|A card is 20/);
    expect(await asks('ana ruiz')).toContain('#painter #vip');
    expect(await asks('anuska')).toContain('#vip');
    expect(await asks('undo')).not.toContain('two again');
  });

  it('asks whom it means, one after the other, and never merges somebody with themselves', async () => {
    await world.phone('+34600000511', 'Pia Sol').says('Hello');
    await world.phone('+34600000512', 'Pia Mar').says('Hello');
    await world.turnEnds();
    expect(await asks('merge pia sol with pia sol')).toContain('one contact already');
    expect(await asks('merge pia with pia mar')).toContain('Pia Sol …0511');
    await owner.taps('Keep apart');
    await asks('merge pia with pia');
    await owner.picks('Pia Mar');
    expect((await owner.last()).text).toMatch(/^Are these two one person[\s\S]*Pia Sol …0511[\s\S]*Pia Mar …0512/);
    await asks('block pia mar');
    await owner.taps('Merge');
    expect((await owner.last()).text).toContain('has changed since');
    expect(await asks('merge pia sol with pia mar')).toContain('is blocked');
    expect(await asks('merge pia sol with zacarias')).toMatch(/zacarias/i);
  });

  it('loses nothing that is written while they are merged', async () => {
    await clearThreads(world);
    const one = world.phone('+34600000521', 'Rosa Rio');
    const two = world.phone('+34600000522', 'Rosita');
    await one.says('First');
    await two.says('First, too', hidden);
    await world.turnEnds();
    await asks('merge rosa with rosita');
    const tap = owner.taps('Merge');
    await Promise.all([tap, ...Array.from({ length: 6 }, (_, n) => [one.says(`one ${n}`), two.says(`two ${n}`, hidden)]).flat()]);
    await world.turnEnds();
    const [kept] = await contact('Rosa Rio');
    const rows = await run(
      world,
      sql`select m.text, c.contact_id from messages m join conversations c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        where m.direction = 'in' and (m.text like 'one %' or m.text like 'two %')`,
    );
    expect(rows).toHaveLength(12);
    expect(new Set(rows.map((row) => row.contact_id))).toEqual(new Set([kept!.id]));
    expect(await liveCards('Ros')).toHaveLength(1);
  });

  it('are forgotten together', async () => {
    await forgets(world, owner, 'rosa');
    for (const text of ['34600000521', 'Rosita', 'Rosa Rio']) {
      const tables = await run(
        world,
        sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      );
      for (const { name } of tables) {
        const [row] = await run(
          world,
          sql`select count(*)::int as n from ${sql.identifier(String(name))} as r where r::text ilike ${`%${text}%`}`,
        );
        expect([name, text, row?.n]).toEqual([name, text, 0]);
      }
    }
  });

  /** Whose everything is, and how it stands. */
  async function stand(ids: readonly string[]) {
    const people = sql`(select unnest(${sql.param(`{${ids.join(',')}}`)}::uuid[]))`;
    const talks = sql`(select id from conversations where contact_id in ${people})`;
    const rows: Record<string, unknown> = {};
    for (const { table, column, key } of [...ofContact, ...ofTalk]) {
      if (['undos', 'exports', 'message_search'].includes(table)) continue;
      const own = table === 'cards' ? sql`and kind in ('turn', 'follow-up', 'review', 'failure')` : sql``;
      const whose = column === 'contact_id' ? people : talks;
      rows[`${table}.${column}`] = await run(
        world,
        sql`select ${sql.identifier(key)} as id, ${sql.identifier(column)} as whose from ${sql.identifier(table)} where ${sql.identifier(column)} in ${whose} ${own} order by 1`,
      );
    }
    rows.contacts = await run(
      world,
      sql`select id, name, name_from, name_key, phone, user_id, merged_into, stop_automation from contacts where id in ${people} order by id`,
    );
    rows.talks = await run(
      world,
      sql`select id, contact_id, last_inbound_at, last_outbound_at, awaiting_since, last_text, identity_id, responsible_id, responsible_since, responsible_by from conversations
        where contact_id in ${people} order by id`,
    );
    rows.identities = await run(
      world,
      sql`select id, contact_id, home_id from identities where contact_id in ${people} order by id`,
    );
    rows.tags = await run(world, sql`select contact_id, tag_key from contact_tags where contact_id in ${people} order by 1, 2`);
    rows.turns = await run(world, sql`select id, turn_id from messages where conversation_id in ${talks} order by id`);
    rows.cards = await run(
      world,
      sql`select id, state from cards where conversation_id in ${talks} and kind in ('turn', 'follow-up') order by id`,
    );
    rows.followUps = await run(
      world,
      sql`select id, state, deal_id, stage_id from follow_ups where conversation_id in ${talks} order by id`,
    );
    const consent = await run(
      world,
      sql`select distinct on (contact_id) contact_id, state from consents where contact_id in ${people} order by contact_id, at desc, id desc`,
    );
    rows.consent = consent.filter((row) => row.state !== 'unasked');
    return rows;
  }

  const turnsLast = (seconds: number) =>
    run(
      world,
      sql`update tenants set settings = settings || jsonb_build_object('turnQuietSeconds', ${seconds}::int, 'turnMaxSeconds', ${4 * seconds}::int)`,
    );

  it.each([5, 6, 8, 9])('merged and undone they are as they were, whatever had happened (history %i)', async (seed) => {
    await clearThreads(world);
    const roll = dice(seed);
    const names = [`Xenia${seed}`, `Yago${seed}`] as const;
    const phones = names.map((name, n) => world.phone(`+3460000${6000 + seed * 10 + n}`, name));
    const more = roll(2) === 0 ? hidden : {};
    const says = (who: number, text: string) => phones[who]!.says(text, who === 1 ? more : {});
    await says(0, 'Hello');
    await says(1, 'Hello');
    await world.turnEnds();
    for (let step = 0; step < 7; step++) {
      const who = roll(2);
      const name = names[who]!;
      await [
        () => says(who, `How much is it, ${step}?`),
        () => asks(`reply ${name} it is ${step}`),
        () => asks(`note ${name} remember ${step}`),
        () => asks(`tag ${name} ${['vip', 'winter'][roll(2)]}`),
        () => asks(`task ${name} call ${step}`),
        () => asks(`move ${name} to qualified`),
        () => asks(`won ${name} 4${step}`),
        () => says(who, roll(2) === 0 ? 'STOP' : 'START'),
        () => asks(`rename ${name} to ${name} Gil`),
        () => world.passes(['30s', '3h', '21h', '26h'][roll(4)]!),
      ][roll(10)]!();
    }
    await world.turnEnds();
    // What could not leave has failed by now, and what was parked has come.
    await world.passes('20s');
    await asks('help');
    // A turn that is still open when they become one, however long the machine takes over it.
    await turnsLast(600);
    if (roll(3) === 0) await says(roll(2), 'One more thing');
    const ids = (await Promise.all(names.map((name) => contact(name)))).flat().map((row) => row.id);
    expect(ids).toHaveLength(2);
    const before = await stand(ids);
    await merges(...names);
    const merged = (await stand(ids)) as Record<string, { whose?: string; state?: string }[]>;
    const gone = merged.contacts!.find((row) => 'merged_into' in row && row.merged_into) as unknown as { id: string };
    for (const { table, column } of ofContact)
      expect((merged[`${table}.${column}`] ?? []).filter((row) => row.whose === gone.id)).toEqual([]);
    expect(merged.cards!.filter((row) => row.state === 'live').length).toBeLessThanOrEqual(1);
    const liveOnes = merged.cards!.filter((row) => row.state === 'live');
    const open = merged.followUps!.filter((row) => row.state === 'shown');
    expect(open.length).toBeLessThanOrEqual(liveOnes.length);
    expect(merged.followUps!.filter((row) => row.state !== 'settled').length).toBeLessThanOrEqual(1);
    for (const [place, rows] of Object.entries(before))
      if (!['consent', 'tags'].includes(place))
        expect([place, merged[place]!.length]).toEqual([place, (rows as unknown[]).length]);
    await owner.says('undo');
    await hears(/are two again/);
    expect(await stand(ids)).toEqual(before);
    await turnsLast(5);
  });
});
