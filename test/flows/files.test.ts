import { sql } from 'drizzle-orm';
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../world/world.ts';
import { lastDocument, run, sentTexts } from './thread.ts';

/** One red dot. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

describe('Pictures of figures', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.phone('+34600000110', 'Ana Ruiz').says('How much is a logo?');
    await world.turnEnds();
  });
  afterAll(() => world.close());

  it('answers “pipeline” with one message: a picture, the figures under it, and a number that leads to the people', async () => {
    const before = (await world.sentTo(world.owner.number)).length;
    await world.owner.says('pipeline');
    const sent = (await world.sentTo(world.owner.number)).slice(before);
    expect(sent.map((line) => line.body.type)).toEqual(['image']);
    const shown = (await world.owner.thread()).at(-1) as unknown as { media: { id: string; mime: string }; text: string };
    expect(shown.text).toMatch(/^\*Pipeline\*\n1\. New: 2\n/);
    const png = await fetch(`${world.simulatorUrl}/media/${shown.media.id}/content`);
    expect(png.headers.get('content-type')).toBe('image/png');
    expect(
      Buffer.from(await png.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    await world.owner.says('1');
    expect((await world.owner.last()).rows.map((row) => row.title)).toContain('Ana Ruiz');
  });

  it('lets the words go alone where the picture cannot be delivered', async () => {
    await world.fault({ kind: 'error', code: 131000, on: 'media' });
    await world.owner.says('pipeline');
    expect((await world.sentTo(world.owner.number)).at(-1)!.body.type).toBe('text');
    expect((await world.owner.last()).text).toMatch(/^\*Pipeline\*\n1\. New: 2\n/);
  });
});

describe('Files in the thread', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  const headerOf = async () => {
    const cards = (await world.ledger()).filter(
      (line) => (line.body?.interactive as { type?: string } | undefined)?.type === 'button',
    );
    return (cards.at(-1)!.body.interactive as { header?: { type: string; image?: { id: string } } }).header;
  };

  it('puts a customer’s photo on the card, as a file of our own and not by the customer’s id', async () => {
    const ana = world.phone('+34600000110', 'Ana Ruiz');
    await ana.posts({ type: 'image', data: png, mime: 'image/png', caption: 'Like this one?' });
    await world.turnEnds();
    const header = await headerOf();
    expect(header?.type).toBe('image');
    const theirs = (await ana.thread()).find((message) => message.type === 'image') as unknown as { media: { id: string } };
    expect(header?.image?.id).not.toBe(theirs.media.id);
    expect((await world.owner.last()).text).toContain('Like this one?');
  });

  it('leaves a file that WhatsApp cannot show as a header to the words', async () => {
    const eva = world.phone('+34600000112', 'Eva Sanz');
    await eva.posts({ type: 'image', data: png, mime: 'image/webp' });
    await world.turnEnds();
    expect(await headerOf()).toBeUndefined();
    expect((await world.owner.last()).text).toMatch(/photo/);
  });

  it('sends a quoted document to that customer, with its name, once', async () => {
    const card = (await world.owner.thread()).find((message) => message.text.includes('Ana Ruiz'))!;
    const pdf = Buffer.from('%PDF-1.4 prices').toString('base64');
    await world.owner.posts({ type: 'document', data: pdf, mime: 'application/pdf', filename: 'prices.pdf', replyTo: card.id });
    await world.turnEnds();
    const sent = await world.sentTo('+34600000110');
    expect(sent.map((line) => line.body.type)).toEqual(['document']);
    expect(sent[0]!.body.document).toMatchObject({ filename: 'prices.pdf' });
    expect((await world.phone('+34600000110').last()).type).toBe('document');
  });
});

describe('Export', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.phone('+34600000110', 'Ana Ruiz').says('=HYPERLINK("http://evil","click me")');
    await world.phone('+34600000111', '=cmd|calc').says('Hello');
    await world.turnEnds();
    await world.owner.says('note ana ruiz allergic to latex');
  });
  afterAll(() => world.close());

  it('hands over everybody as an Excel file, in which words are words', async () => {
    const asked = await world.owner.says('export');
    const { filename, text, bytes } = await lastDocument(world, world.owner);
    expect(filename).toMatch(/^contacts-\d{4}-\d\d-\d\d\.xlsx$/);
    expect(text).toMatch(/^\d+ contacts · /);
    const [sheet] = await readSheets(bytes);
    const rows = sheet!.data.map((row) => Object.fromEntries(row.map((cell, n) => [String(sheet!.data[0]![n]), cell])));
    expect(rows.find((row) => row.Name === 'Ana Ruiz')).toMatchObject({
      Phone: '+34600000110',
      Stage: 'New',
      'Number of notes': 1,
      'Wrote last': expect.any(Date),
      Blocked: 'no',
    });
    expect(rows.map((row) => row.Name)).toContain('=cmd|calc');
    const { reactions } = (await world.owner.thread()).find((message) => message.id === asked)!;
    expect(reactions.map((one) => one.emoji)).toEqual(['✅']);
  });

  it('hands over CSV that Excel opens with its accents and without its formulas', async () => {
    await world.owner.says('export csv');
    const { filename, bytes } = await lastDocument(world, world.owner);
    const text = bytes.toString('utf8');
    expect(filename).toMatch(/\.csv$/);
    expect(text.startsWith('\uFEFF"Name","Phone"')).toBe(true);
    expect(text).toContain('"Ana Ruiz","\'+34600000110"');
    expect(text).toContain('"\'=cmd|calc"');
  });

  it('hands over everything about one person', async () => {
    await world.owner.says('export ana ruiz');
    const { filename, bytes } = await lastDocument(world, world.owner);
    expect(filename).toBe('Ana-Ruiz.xlsx');
    const sheets = new Map((await readSheets(bytes)).map(({ sheet, data }) => [sheet, data]));
    expect([...sheets.keys()]).toEqual([
      'Person',
      'Messages',
      'Notes',
      'Tasks',
      'Stages',
      'Records',
      'Offers',
      'Answers',
      'Consent',
      'Reported from outside',
      'Told other systems',
    ]);
    expect(sheets.get('Messages')![1]!.slice(1)).toEqual(['customer', 'text', '=HYPERLINK("http://evil","click me")']);
    expect(sheets.get('Notes')![1]!.at(-1)).toBe('allergic to latex');
  });

  it('writes it once more when whoever wrote it died, and hands it over once', async () => {
    const documents = async () => (await sentTexts(world, world.owner)).filter((text) => text === '[document]').length;
    const before = await documents();
    const { files } = world.app.needs;
    const put = files.put;
    files.put = () => Promise.reject(new Error('the process died'));
    await world.owner.says('export');
    files.put = put;
    expect(await documents()).toBe(before);
    await run(world, sql`update exports set next_try_machine = to_timestamp(0) where state = 'waiting'`);
    await world.app.sweep();
    await world.settle();
    expect(await documents()).toBe(before + 1);
  });

  it('forgets the files after a day', async () => {
    const files = async () =>
      await run(world, sql`select state, sha256 from media where keep_until is not null or state = 'gone'`);
    const [kept] = (await files()).filter((row) => row.state === 'stored');
    const { tenant_id: tenant } = (await run(world, sql`select tenant_id from exports limit 1`))[0] as { tenant_id: never };
    expect(await world.app.needs.files.get(tenant, kept!.sha256 as string)).not.toBeNull();
    await world.passes('25h');
    expect((await files()).filter((row) => row.state === 'stored')).toEqual([]);
    expect(await world.app.needs.files.get(tenant, kept!.sha256 as string)).toBeNull();
  });
});
