import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Door, delivery, message, openDoor } from '../world/door.ts';
import { openWorld, type World } from '../world/world.ts';
import { run } from './thread.ts';

const ana = '+34660000001';

/** Nothing is looked for here by the sweeper: what goes on does so by its own rings. */
describe('What a customer wrote and cannot be handled', () => {
  let world: World;
  let door: Door;
  beforeAll(async () => {
    world = await openWorld();
    door = openDoor(world);
    // The first “once” fails; “never” has been tried as often as anything is.
    await run(world, sql`create sequence trouble`);
    await run(
      world,
      sql`create function fails() returns trigger language plpgsql security definer as $$
          begin
            if new.text = 'once' and nextval('public.trouble') = 1 then raise exception 'trouble'; end if;
            return new;
          end $$`,
    );
    await run(world, sql`create trigger trouble before insert on messages for each row execute function fails()`);
    await run(
      world,
      sql`create function tires() returns trigger language plpgsql as $$ begin new.attempts := 6; return new; end $$`,
    );
    await run(
      world,
      sql`create trigger tires before insert on items for each row when (new.raw::text like '%"never"%') execute function tires()`,
    );
  });
  afterAll(() => world.close());

  /** In one delivery, so that they lie in their lane before anybody looks. */
  const writes = async (...texts: string[]) => {
    const messages = texts.map((text) => message(ana, 'text', { body: text }));
    expect(await door.post(delivery({ messages }))).toBe(200);
  };
  const texts = async () =>
    (await run(world, sql`select text from messages where text like '%once' or text like '%never' order by id`)).map(
      ({ text }) => text,
    );

  it('at first is handled a moment later, and what is behind it waits for it', async () => {
    await writes('once', 'after once');
    expect((await door.handled()).inbound).toMatchObject({ quarantined: 0 });
    expect(await texts()).toEqual(['once', 'after once']);
  });

  it('ever is put aside, and what is behind it goes on', async () => {
    await writes('never', 'after never');
    expect((await door.handled()).inbound).toMatchObject({ quarantined: 1 });
    expect(await texts()).toEqual(['once', 'after once', 'after never']);
  });
});
