import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Operator } from '../../src/crm/operator.ts';
import type { E164 } from '../../src/kit/phone.ts';
import { inviteOwner, renewRecovery } from '../../src/setup/let-in.flow.ts';
import { delivery, message, openDoor, practice } from '../world/door.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, cardsAbout, heard, joins, run } from './thread.ts';

const mariaPhone = '+34600000101';
const luisPhone = '+34600000102';

async function addColleague(world: World, name: string, role: Operator['role'], phone: string): Promise<Phone> {
  const colleague = await joins(world, { name, phone, role });
  await colleague.says('hi');
  return colleague;
}

const lockedOut =
  'This chat is locked. An owner or manager of the business has to confirm that it is you; or send the recovery code here.';

async function newCode(owner: Phone): Promise<string> {
  await owner.says('recovery');
  await owner.taps('Make a new code');
  return /\*(\d{4}( \d{4}){3})\*/.exec((await owner.last()).text)![1]!;
}

describe('A phone that is lost', () => {
  let world: World;
  let owner: Phone;
  let maria: Phone;
  let luis: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    maria = await addColleague(world, 'Maria López', 'manager', mariaPhone);
    luis = await addColleague(world, 'Luis Peña', 'agent', luisPhone);
    await owner.says('off');
  });
  afterAll(() => world.close());

  async function asks(who: Phone, text: string): Promise<string> {
    await who.says(text);
    return (await who.last()).text;
  }

  it('sees nothing and does nothing: no answer, no tap, no card; what was approved on it and has not left is taken back', async () => {
    const ana = world.phone('+34600000811', 'Ana Ruiz');
    await ana.says('How much is a logo?');
    await world.turnEnds();
    const card = await cardAbout(maria, 'Ana Ruiz');
    await maria.taps('Send', card);
    expect(await asks(owner, 'lock maria')).toBe(
      '🔒 Maria is locked out. One answer that had not left: taken back. “team” lets them in again.',
    );
    await world.turnEnds();
    expect(await world.sentTo('+34600000811')).toEqual([]);
    // The customer waits again, and the card goes to whoever is there.
    expect(await cardsAbout(luis, 'Ana Ruiz')).toHaveLength(1);
    const before = (await heard(maria)).length;
    expect(await asks(maria, 'inbox')).toBe(lockedOut);
    await maria.taps('Send', card);
    await maria.says('ana');
    await world.turnEnds();
    // One sentence an hour, and nothing else.
    expect((await heard(maria)).slice(before)).toEqual([lockedOut]);
    expect(await world.sentTo('+34600000811')).toEqual([]);
    await world.phone('+34600000812', 'Leo Gomes').says('Anybody there?');
    await world.turnEnds();
    expect((await heard(maria)).slice(before)).toEqual([lockedOut]);
    expect(await cardsAbout(luis, 'Leo Gomes')).toHaveLength(1);
    await owner.says('inbox');
    expect((await owner.last()).rows.map((row) => row.title)).toContain('Ana Ruiz');
  });

  it('is no reason to lock whoever could lock it: an agent locks agents only', async () => {
    expect(await asks(luis, 'lock owner')).toBe('Only managers can lock an owner or a manager out. Ask one of them.');
  });

  it('comes back in when an owner or manager says so, once, and sees what is still true', async () => {
    await owner.says('team maria');
    await owner.taps('It’s Maria');
    expect((await owner.last()).text).toBe('✅ Maria is back in.');
    expect(await heard(maria)).toContain('✅ Owner says that it is you. You are back in.');
    expect(await asks(maria, 'inbox')).not.toBe(lockedOut);
    await owner.taps('It’s Maria');
    expect((await owner.last()).text).toContain('decided that already');
  });

  it('is not let in by a code that was shown on it, but by another', async () => {
    const own = await newCode(owner);
    expect(await asks(maria, 'lock owner')).toContain('🔒 Owner is locked out.');
    expect(await asks(owner, own)).toBe('That is not the recovery code. 4 tries are left.');
    await maria.says('team owner');
    await maria.taps('It’s Owner');
    expect(await asks(owner, 'on')).toContain('on duty');
  });

  it('can be locked by its own holder where somebody can open it again', async () => {
    expect(await asks(luis, 'lock me')).toContain('🔒 This chat is locked.');
    expect((await heard(owner)).some((text) => text.includes('*Luis Peña* is locked out'))).toBe(true);
    // What waited with him waits with somebody else.
    expect(await cardsAbout(owner, 'Leo Gomes')).toHaveLength(1);
    expect(await cardsAbout(maria, 'Luis Peña')).toHaveLength(1);
    await maria.taps('It’s Luis');
    await owner.taps('It’s Luis');
    expect((await owner.last()).text).toBe('Maria has decided that already.');
  });

  it('of the sole owner can be locked only where there is a code from outside it', async () => {
    const alone = await openWorld();
    try {
      await alone.owner.says('lock me');
      expect((await alone.owner.last()).text).toContain('Nobody could let Owner in again');
      await newCode(alone.owner);
      await alone.owner.says('lock me');
      expect((await alone.owner.last()).text).toContain('Nobody could let Owner in again');
    } finally {
      await alone.close();
    }
  });
});

describe('A phone behind which WhatsApp shows somebody else', () => {
  let world: World;
  let owner: Phone;
  let maria: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    maria = await addColleague(world, 'Maria López', 'manager', mariaPhone);
  });
  afterAll(() => world.close());

  async function asks(who: Phone, text: string): Promise<string> {
    await who.says(text);
    return (await who.last()).text;
  }

  it('is locked by another user id behind the same number, and by WhatsApp’s own word', async () => {
    expect(await asks(maria, 'pipeline')).not.toBe(lockedOut);
    await maria.says('inbox', { userId: 'ES.999888777' });
    expect((await maria.last()).text).toBe(lockedOut);
    expect((await owner.last()).text).toContain('another person behind *Maria López*’s number');
    await owner.taps('It’s Maria');
    expect(await asks(maria, 'pipeline')).not.toBe(lockedOut);
    await maria.posts({ type: 'system', system: { body: 'x', type: 'customer_identity_changed' } });
    await world.passes('2h');
    expect(await asks(maria, 'pipeline')).toBe(lockedOut);
    await owner.taps('It’s Maria');
    expect(await asks(maria, 'inbox')).not.toBe(lockedOut);
  });

  it('is locked by another identity key, once there was one; no key says nothing', async () => {
    const door = openDoor(world);
    const says = async (key: string | null) => {
      const who = { wa_id: mariaPhone.slice(1), ...(key ? { identity_key_hash: key } : {}), profile: { name: 'Maria' } };
      await door.post(delivery({ contacts: [who], messages: [message(mariaPhone, 'text', { body: 'tasks' })] }));
      await door.handled();
      await world.settle();
      const [row] = await run(world, sql`select locked_because from operators where phone = ${mariaPhone}`);
      return row!.locked_because;
    };
    expect([await says(null), await says('key-1'), await says('key-1'), await says(null), await says('key-2')]).toEqual([
      null,
      null,
      null,
      null,
      'identity',
    ]);
    await owner.taps('It’s Maria');
    expect([await says('key-2'), await says('key-1')]).toEqual([null, 'identity']);
    await owner.taps('It’s Maria');
  });

  it('follows its holder to a new number once somebody says so, and a stranger on the old number is a stranger', async () => {
    const fresh = world.phone('+34600000199'.replace('199', '151'), 'Maria');
    await maria.posts({ type: 'system', system: { body: 'x', type: 'user_changed_number', wa_id: '34600000151' } });
    expect((await owner.last()).text).toContain('*Maria López* has another number now: +34 600 00 01 51');
    expect(await asks(fresh, 'pipeline')).toBe(lockedOut);
    // Whoever still writes from the old number does not become her by it.
    await maria.says('hello?');
    await owner.taps('It’s Maria');
    expect(await asks(fresh, 'pipeline')).not.toBe(lockedOut);
    const old = await heard(maria);
    await maria.says('pipeline');
    await world.turnEnds();
    expect(await heard(maria)).toEqual(old);
    expect(await cardsAbout(owner, 'pipeline')).not.toEqual([]);
  });

  it('is removed with one more tap where it is not them', async () => {
    const fresh = world.phone('+34600000151');
    await fresh.says('inbox', { userId: 'ES.111222333' });
    await owner.taps('Remove Maria');
    await owner.taps('End access');
    expect((await owner.last()).text).toBe('Maria is no longer in the team.');
    const before = await heard(fresh);
    await fresh.says('inbox');
    await world.turnEnds();
    expect(await heard(fresh)).toEqual(before);
  });

  it('is the sole owner’s: the recovery code lets them in, tries are counted, and it is used up by it', async () => {
    const code = await newCode(owner);
    await owner.posts({ type: 'system', system: { body: 'x', type: 'user_changed_number', wa_id: '34600000152' } });
    const fresh = world.phone('+34600000152', 'Owner');
    expect(await asks(fresh, 'pipeline')).toBe(lockedOut);
    expect(await asks(fresh, '1111 2222 3333 4444')).toBe('That is not the recovery code. 4 tries are left.');
    await fresh.says(code);
    const said = await heard(fresh);
    expect(said).toContain('✅ You are back in. That code is used up.');
    expect(said.at(-1)).toMatch(/^Your recovery code:\n\*\d{4} \d{4} \d{4} \d{4}\*/);
    expect(said.at(-1)).not.toContain(code);
    expect(await asks(fresh, 'pipeline')).not.toBe(lockedOut);
    const kept = await run(
      world,
      sql`select count(*)::int as n from messages as m where m::text like ${`%${code}%`} or m::text like ${`%${code.replaceAll(' ', '')}%`}`,
    );
    expect(kept[0]!.n).toBe(0);
  });

  it('waits a day after five wrong codes, whatever code comes then', async () => {
    const fresh = world.phone('+34600000152');
    const code = await newCode(fresh);
    await fresh.says('inbox', { userId: 'ES.444555666' });
    for (let n = 0; n < 5; n++) await fresh.says('1111-2222-3333-4444');
    const wait = 'Too many wrong codes. Try again tomorrow, or ask an owner or manager to confirm you.';
    expect((await fresh.last()).text).toBe(wait);
    expect(await asks(fresh, code)).toBe(wait);
    await world.passes('25h');
    await fresh.says(code);
    expect(await heard(fresh)).toContain('✅ You are back in. That code is used up.');
  });
});

describe('Whoever runs the installation', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
  const needs = () => ({ db: world.database.db, vault: world.app.needs.vault, clock: world.app.needs.clock });

  it('prints a code for an owner whose phone is another, and the one before ends', async () => {
    const before = await renewRecovery(needs(), practice.number);
    const code = await renewRecovery(needs(), practice.number);
    await world.owner.says('inbox', { userId: 'ES.777' });
    // The first word taught the user id, the second is another's.
    await world.owner.says('inbox', { userId: 'ES.888' });
    expect(await heard(world.owner)).toContain(lockedOut);
    await world.owner.says(before!);
    expect((await world.owner.last()).text).toBe('That is not the recovery code. 4 tries are left.');
    await world.owner.says(code!);
    expect(await heard(world.owner)).toContain('✅ You are back in. That code is used up.');
    expect(await renewRecovery(needs(), '999')).toBe(null);
  });

  it('lets an owner join who has neither phone nor number any more', async () => {
    const invited = await inviteOwner(needs(), practice.number, { name: 'Clara', phone: '+34600000161' as E164 });
    expect(invited!.link).toBe(`https://wa.me/34600000199?text=${invited!.code}`);
    const clara = world.phone('+34600000161');
    await clara.says(invited!.code);
    expect((await clara.last()).text).toContain('Owner made you owner');
    await clara.says('remove owner');
    await clara.taps('End access');
    expect((await clara.last()).text).toBe('Owner is no longer in the team.');
  });
});

describe('Sixty silent days', () => {
  let world: World;
  afterAll(() => world.close());

  it('lock nobody out whom nobody could let in again, and everybody else', async () => {
    world = await openWorld();
    await world.passes('61d');
    await world.owner.says('pipeline');
    expect((await world.owner.last()).text).not.toBe(lockedOut);
    const maria = await addColleague(world, 'Maria López', 'manager', mariaPhone);
    await world.passes('61d');
    await maria.says('pipeline');
    expect((await maria.last()).text).toBe(lockedOut);
    await world.owner.says('hi');
    expect((await world.owner.last()).text).not.toBe(lockedOut);
  });
});
