import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeEditForm } from '../../src/setup/edit-form.flow.ts';
import { practice } from '../world/door.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, run } from './thread.ts';

describe('Forgetting somebody', () => {
  let world: World;
  let owner: Phone;
  let eva: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    eva = world.phone('+34600000441', 'Evangelina Sol');
    await eva.says('My canary is called xylocopa');
    await world.turnEnds();
    await asks('reply evangelina Hello Evangelina, xylocopa is a fine name');
    await world.turnEnds();
    for (const sentence of [
      'note evangelina loves xylocopa',
      'task evangelina feed xylocopa tomorrow',
      'tag evangelina xylocopa',
    ])
      await asks(sentence);
    await asks('lost evangelina xylocopa flew away');
    await asks('export evangelina');
    // A swiped card says whose words these are; they name nobody themselves.
    await eva.says('And a second one');
    await world.turnEnds();
    await owner.says('It eats xylocopa too', { replyTo: (await owner.last()).id });
    await world.turnEnds();
    // A form brings her draft along, and what is sent back shows in the thread by no word.
    await makeEditForm(world.app.needs, practice.number);
    await eva.says('And a third one');
    await world.turnEnds();
    await owner.taps('Edit');
    await owner.posts({ type: 'form', message: (await owner.last()).id, values: { text: 'Three xylocopa are one too many' } });
    await world.turnEnds();
    // What is asked back (to her, a note, a command) holds the words as well.
    await owner.says('note keeps xylocopa warm', {
      replyTo: (await owner.thread()).findLast((one) => one.text.includes('second one'))!.id,
    });
    // A shop has told of her, and of her again what came to nothing.
    await asks('api key shop');
    await owner.taps('Make the key');
    const key = /hilo_\w+/.exec((await owner.last()).text)![0];
    const contact = { phone: '+34600000441', id: 'xylocopa-7' };
    const marketing = { state: 'given', at: '2026-01-05T10:00:00Z', evidence: 'xylocopa form' };
    for (const [n, event] of [
      { type: 'contact.upserted', data: { contact, tags: ['xylocopa'], marketing } },
      { type: 'order.opened', data: { reference: 'xylocopa-1', contact, title: 'a xylocopa house' } },
      {
        type: 'appointment.booked',
        data: { reference: 'xylocopa-2', contact, startsAt: '2030-03-05T16:00:00Z', with: 'Xylocopa' },
      },
    ].entries())
      await fetch(`${world.appUrl}/api/v1/events`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'idempotency-key': `evt_${n}` },
        body: JSON.stringify(event),
      });
    await world.settle();
    await asks('task buy seed for a zebra finch');
    await world.passes('5s');
  });
  afterAll(() => world.close());

  const asks = (text: string) => ask(owner, text);

  /** Tables in which a text is found anywhere, underneath row-level security. */
  async function tablesWith(text: string): Promise<string[]> {
    const tables = await run(
      world,
      sql`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const [row] = await run(
        world,
        sql`select count(*)::int as n from ${sql.identifier(String(name))} as r where r::text ilike ${`%${text}%`}`,
      );
      if (Number(row?.n) > 0) found.push(String(name));
    }
    return found;
  }

  it('is asked first, with what there is, and an old question does nothing', async () => {
    expect(await asks('forget evangelina')).toMatch(
      /^Forget \*Evangelina Sol …0441\* for good\?\n6 messages · 1 note · 1 task\n/,
    );
    const card = await owner.last();
    expect(card.buttons.map((button) => button.title)).toEqual(['Keep', 'Forget for good']);
    await world.passes('11m');
    await owner.taps('Forget for good', card);
    expect((await owner.last()).text).toContain('older than ten minutes');
    expect(await asks('evangelina')).toContain('Evangelina Sol');
  });

  it('leaves the number, the name and their words in no table, and proves it', async () => {
    expect(await tablesWith('xylocopa')).not.toEqual([]);
    await asks('forget evangelina');
    await owner.taps('Forget for good');
    await world.passes('5s');
    const said = (await owner.thread()).map((message) => message.text);
    expect(said.find((text) => text.startsWith('✅ Proven'))).toMatch(
      /Gone: 6 messages · 1 note · 1 task\. .*through all \d+ tables/,
    );
    expect(await tablesWith('34600000441')).toEqual([]);
    expect(await tablesWith('xylocopa')).toEqual([]);
    expect(await tablesWith('Evangelina')).toEqual([]);
    expect(await tablesWith('zebra finch')).not.toEqual([]);
    // What was done about them cannot be taken back any more; what was done about others can.
    expect(await asks('undo')).not.toMatch(/Evangelina|Forgotten/);
    expect(await asks('evangelina')).not.toContain('Sol');
  });

  it('begins anew when they write again', async () => {
    await eva.says('Hello, it is me');
    await world.turnEnds();
    expect((await owner.last()).text).toMatch(/Evangelina Sol …0441\*[\s\S]*New contact/);
  });
});
