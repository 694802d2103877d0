import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { clearThreads, run, sentTexts } from './thread.ts';

describe('A list of people', () => {
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    await world.phone('+34600000110', 'Ana Ruiz').says('How much is a logo?');
    await world.turnEnds();
  });
  afterAll(() => world.close());
  beforeEach(() => clearThreads(world));

  const send = async (text: string, filename = 'people.csv') => {
    await owner.posts({ type: 'document', data: Buffer.from(text).toString('base64'), mime: 'text/csv', filename });
    await atRest('reading');
    return await owner.last();
  };
  /** Lists are read and written by jobs of their own, beside the queues that the world waits for. */
  const atRest = async (...states: string[]) => {
    for (let n = 0; n < 200; n++) {
      const busy = await run(world, sql`select state from imports where state in ('reading', 'undoing', 'writing')`);
      if (!busy.some((row) => states.includes(String(row.state)))) break;
      await sleep(25);
      await world.app.sweep();
    }
    await world.settle();
  };
  const asks = async (text: string) => {
    await owner.says(text);
    await atRest('undoing');
    return (await owner.last()).text;
  };
  const imported = async () =>
    (await run(world, sql`select name from contacts where import_id is not null order by name`)).map((row) => row.name);
  const stageCount = async (name: string) =>
    Number((await run(world, sql`select deal_count from stages where name = ${name}`))[0]!.deal_count);

  it('is shown before anything is written, taken in by one tap, and what could not be comes back with its reason', async () => {
    const before = await stageCount('Qualified');
    const card = await send(
      [
        'Name,Phone,Stage,Value,Tags,Notes,Consent',
        'Ana R.,600 000 110,Qualified,,,,',
        'Bea Font,600 000 701,Qualified,"1,200",vip,prefers mornings,yes',
        'Carla Mas,+351 912 345 678,,,,,no',
        'Nobody,abc,,,,,',
        `Me,${owner.number},,,,,`,
      ].join('\n'),
    );
    expect(card.text).toMatch(/^\*people\.csv\*: 3 people\nI read: Name, Phone, Stage, Value, Tags, Notes, Consent\n/);
    expect(card.text).toContain('1 is here already and stays as it is.');
    expect(await imported()).toEqual([]);

    await owner.taps('Import 2', card);
    await owner.taps('Import 2', card);
    await atRest('writing');
    expect(await imported()).toEqual(['Bea Font', 'Carla Mas']);
    const report = (await owner.thread()).findLast((message) => message.type === 'document' && message.from === 'business');
    expect(report!.text).toBe('*people.csv* is in: 2 new, 1 was here already, 2 rows not taken in. “undo” takes it back today.');
    const { media } = report as unknown as { media: { id: string; filename: string } };
    const refused = await (await fetch(`${world.simulatorUrl}/media/${media.id}/content`)).text();
    expect(media.filename).toBe('not-imported.csv');
    expect(refused).toContain('"5","“abc” is no telephone number","Nobody","abc"');
    expect(refused).toContain('belongs to your team');

    expect(await asks('bea font')).toMatch(/^\*Bea Font …0701\*\nQualified · €1,200[\s\S]*Notes: prefers mornings/);
    expect(await stageCount('Qualified')).toBe(before + 1);
    const consents = await run(
      world,
      sql`select c.state, c.source, m.type from consents c join messages m on m.id = c.message_id where c.source = 'import' order by c.state`,
    );
    expect(consents).toEqual([
      { state: 'given', source: 'import', type: 'document' },
      { state: 'stopped', source: 'import', type: 'document' },
    ]);
    // What a list brings has not happened: rules that wait for a yes, a tag or a lead are not asked about thousands at once.
    const asked = sql`select e.kind from events e join contacts c on c.id = e.contact_id where c.import_id is not null`;
    expect(await run(world, asked)).toEqual([]);
    // The file proves the consent, so it is kept.
    expect(await run(world, sql`select keep_until from media where filename = 'people.csv'`)).toEqual([{ keep_until: null }]);
  });

  it('is taken back within a day, but for whom something has happened with since', async () => {
    const before = await stageCount('Qualified');
    await asks('tag bea font regular');
    await asks('undo');
    await world.phone('+351912345678').says('Olá');
    await world.turnEnds();
    expect(await asks('undo')).toBe('people.csv is taken back: 1 contact removed; 1 stays, since something has happened there.');
    expect(await imported()).toEqual(['Carla Mas']);
    expect(await stageCount('Qualified')).toBe(before - 1);
  });

  it('goes on behind the last row that was written, each row once, however often whoever writes it dies', async () => {
    const people = Array.from({ length: 1_700 }, (_, n) => `Person ${n},+3461${String(1_000_000 + n)}`);
    const card = await send(`Name,Phone\n${people.join('\n')}`, 'many.csv');
    let rows = 0;
    const { needs } = world.app;
    const reached = needs.reached;
    needs.reached = (label) => {
      if (label === 'import:after-rows') rows += 1;
      if (label === 'import:after-rows' && rows % 2 === 1) throw new Error('the process died');
      return reached(label);
    };
    await owner.taps('Import 1,700', card);
    for (let n = 0; n < 6; n++) {
      await run(world, sql`update imports set next_try_machine = to_timestamp(0) where state = 'writing'`);
      await world.app.sweep();
      await world.settle();
    }
    needs.reached = reached;
    expect((await owner.last()).text).toBe('*many.csv* is in: 1,700 new. “undo” takes it back today.');
    const made = await run(
      world,
      sql`select count(*)::int as n, count(distinct phone)::int as phones from contacts where name like 'Person %'`,
    );
    expect(made).toEqual([{ n: 1_700, phones: 1_700 }]);
    const [identities] = await run(world, sql`select count(*)::int as n from identities where value like '3461%'`);
    expect(identities!.n).toBe(1_700);
  });

  it('tells how far a long one is, at ten and at fifty per cent, and can be stopped in the middle by undo', async () => {
    const people = Array.from({ length: 3_000 }, (_, n) => `Long ${n},+3462${String(1_000_000 + n)}`);
    const card = await send(`Name,Phone\n${people.join('\n')}`, 'long.csv');
    const before = (await sentTexts(world, owner)).length;
    await owner.taps('Import 3,000', card);
    await atRest('writing');
    expect((await sentTexts(world, owner)).slice(before)).toEqual([
      '10 %: 500 of 3,000',
      '50 %: 1,500 of 3,000',
      '*long.csv* is in: 3,000 new. “undo” takes it back today.',
    ]);
    expect(await asks('undo')).toBe('long.csv is taken back: 3,000 contacts removed.');
    expect(await run(world, sql`select id from contacts where name like 'Long %'`)).toEqual([]);
  });

  it('that is none is refused in plain words, and nothing is written', async () => {
    const contacts = async () => Number((await run(world, sql`select count(*)::int as n from contacts`))[0]!.n);
    const before = await contacts();
    expect((await send('%PDF-1.4 prices', 'list.csv')).text).toBe(
      'I cannot read that file as a list. Please send CSV or Excel (.xlsx).',
    );
    expect((await send('Name,City\nAna,Madrid\n')).text).toMatch(/^I find no column with telephone numbers/);
    expect((await send('\n \n')).text).toBe('That file is empty.');
    const broken = `Name,Phone\n${Array.from({ length: 10_000 }, (_, n) => `Nobody ${n},abc`).join('\n')}\n`;
    expect((await send(`${broken}Zoe,+34600000777\n`)).text).toContain(
      '10,000 rows cannot be taken in (row 2: “abc” is no telephone number)',
    );
    await owner.taps('Not now');
    expect(await contacts()).toBe(before);
  });

  it('is not taken back as a whole after a day', async () => {
    const card = await send('Name,Phone\nZoe Vila,+34600000778\n', 'late.csv');
    await owner.taps('Import 1', card);
    await atRest('writing');
    await world.passes('25h');
    // What waited for them meanwhile comes first.
    await asks('today');
    expect(await asks('undo')).toBe('That list came more than a day ago; I do not take it back as a whole any more.');
  });

  it('from somebody who may not import is a document like any other', async () => {
    const shown = await send('Name,Phone\nZoe,+34600000779\n', 'before.csv');
    await run(world, sql`update operators set role = 'agent' where phone = ${owner.number}`);
    await owner.taps('Import 1', shown);
    expect((await owner.last()).text).toContain('manager');
    expect(await run(world, sql`select id from contacts where phone = '+34600000779'`)).toEqual([]);
    expect((await send('Name,Phone\nZoe,+34600000779\n')).text).toBe('Who is this document for?');
    expect(await asks('import')).toContain('manager');
  });
});
