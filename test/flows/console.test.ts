import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSentence } from '../../src/commands/parse.ts';
import { locales } from '../../src/crm/locale.ts';
import type { E164 } from '../../src/kit/phone.ts';
import { openGraph } from '../../src/meta/graph.client.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { dropConsole, type NewConsole, useConsole, wakeParked } from '../../src/setup/console.flow.ts';
import { menuIn, putMenu } from '../../src/setup/console-menu.flow.ts';
import { renewToken } from '../../src/setup/renew-token.flow.ts';
import { chatWith, desk, openDesk, putDesk } from '../world/desk.ts';
import { delivery, message, practice } from '../world/door.ts';
import { type LedgerLine, openWorld, type Phone, type World } from '../world/world.ts';
import { cardAbout, clearThreads, run } from './thread.ts';

describe('A business with a console', () => {
  let world: World;
  let owner: Phone;
  let beside: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = chatWith(desk.phoneNumberId, world.owner, world);
    beside = chatWith(practice.number, world.owner, world);
    await openDesk(world);
  });
  afterAll(() => world.close());

  const needs = () => world.app.needs;
  const sends = async (from: string): Promise<LedgerLine[]> =>
    (await world.ledger()).filter(
      (line) =>
        line.path.includes(`/${from}/messages`) &&
        line.status === 200 &&
        ['text', 'interactive', 'template'].includes(String(line.body.type)),
    );
  const told = async (phone: Phone) => (await phone.thread()).filter((one) => one.from === 'business').map((one) => one.text);
  const count = async (statement: ReturnType<typeof sql>) => Number((await run(world, statement))[0]!.n);

  async function writes(number: string, name: string, text = 'Are you open today?'): Promise<Phone> {
    const phone = world.phone(number, name);
    await phone.says(text);
    await world.turnEnds();
    return phone;
  }

  it('cannot have one that is a number of customers, its own or another’s, or a phone of its team', async () => {
    const asked = async (change: Partial<NewConsole>) => await useConsole(needs(), practice.number, { ...desk, ...change });
    expect(await asked({ phoneNumberId: practice.number })).toEqual({ ok: false, why: 'own-number' });
    expect(await asked({ phone: '+34600000199' as E164 })).toEqual({ ok: false, why: 'own-number' });
    expect(await asked({ phone: '+34600000100' as E164 })).toEqual({ ok: false, why: 'peoples-phone' });
    expect(await useConsole(needs(), '999', desk)).toEqual({ ok: false, why: 'no-business' });
    expect(await count(sql`select count(*)::int as n from numbers`)).toBe(1);
  });

  /** From the command line, which rings nobody: the sweeper finds what it leaves. */
  async function wakes(): Promise<void> {
    await wakeParked(needs(), practiceTenantId);
    await run(world, sql`update outbox set next_try_machine = 'epoch' where state = 'queued'`);
    await world.app.sweep();
  }

  it('moves there what waited for its people, and asks them to open that window', async () => {
    await world.passes('25h');
    await writes('+34600000801', 'Ana Moll');
    expect((await sends(practice.number)).at(-1)!.body.type).toBe('template');
    await putDesk(world, practiceTenantId, practice.number);
    await wakes();
    await world.passes('2s');
    const [wake, ...more] = await sends(desk.phoneNumberId);
    expect(more).toEqual([]);
    expect(wake!.body).toMatchObject({ to: '+34600000100', template: { name: 'hilo_wake_up' } });
    await owner.taps('Open');
    expect((await cardAbout(owner, 'Ana Moll')).text).toContain('Are you open today?');
  });

  it('offers the owner’s words behind “/” there, and only there', async () => {
    const { db, vault } = needs();
    const graph = openGraph({ baseUrl: world.simulatorUrl, version: 'v26.0' });
    expect(await putMenu({ db, vault, graph }, practiceTenantId)).toBe(true);
    const menuOf = async (number: string, token: string) => {
      const answer = await fetch(`${world.simulatorUrl}/v26.0/${number}/conversational_automation`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const { conversational_automation: kept } = (await answer.json()) as { conversational_automation: { commands?: object[] } };
      return kept.commands ?? [];
    };
    expect((await menuOf(desk.phoneNumberId, desk.token))[0]).toEqual({
      command_name: 'today',
      command_description: 'What needs you today, in five lines',
    });
    expect(await menuOf(practice.number, 'practice-token')).toEqual([]);
    for (const locale of locales) {
      const menu = menuIn(locale);
      expect(new Set(menu.map(({ name }) => name)).size).toBe(menu.length);
      expect(menu.length).toBeGreaterThan(12);
      for (const { name } of menu) expect(parseSentence(`/${name}`).is).toBe('command');
    }
  });

  it('shows its cards there, and what is tapped leaves from the customers’ number', async () => {
    await clearThreads(world);
    const ana = await writes('+34600000802', 'Bea Font');
    expect(await sends(practice.number)).toEqual([]);
    await owner.taps('Send', await cardAbout(owner, 'Bea Font'));
    await world.turnEnds();
    expect((await sends(practice.number)).map((line) => line.body.to)).toEqual([ana.number]);
    expect((await sends(desk.phoneNumberId)).every((line) => line.body.to === owner.number)).toBe(true);
    const marks = (await world.ledger()).filter((line) => line.body?.type === 'reaction');
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.every((line) => line.path.includes(desk.phoneNumberId))).toBe(true);
  });

  it('says once an hour, where customers write, where its people do; it does nothing with it and opens no window', async () => {
    await clearThreads(world);
    const before = await run(world, sql`select last_inbound_at from operators where phone = ${owner.number}`);
    await beside.says('won marta 450');
    expect(await told(beside)).toEqual([
      'For this business write to +34 600 00 02 90: your cards and commands are there. Here I did nothing with it.',
    ]);
    await beside.says('inbox');
    await world.turnEnds();
    expect(await told(beside)).toHaveLength(1);
    expect(await told(owner)).toEqual([]);
    expect(await count(sql`select count(*)::int as n from deals where closed_at is not null`)).toBe(0);
    expect(await count(sql`select count(*)::int as n from contacts where phone = ${owner.number}`)).toBe(0);
    expect(await run(world, sql`select last_inbound_at from operators where phone = ${owner.number}`)).toEqual(before);
    await world.passes('61m');
    await beside.says('inbox');
    expect(await told(beside)).toHaveLength(2);
  });

  it('parks cards when the console’s window is over, whatever was written to the other number', async () => {
    await clearThreads(world);
    await world.passes('25h');
    await beside.says('hello');
    await writes('+34600000803', 'Cai Roca');
    const left = (await world.ledger()).filter((line) => line.body?.to === owner.number);
    expect(left.filter((line) => line.path.includes(desk.phoneNumberId)).map((line) => line.body.type)).toEqual(['template']);
    expect(left.filter((line) => line.path.includes(practice.number)).map((line) => line.body.type)).toEqual(['text']);
    await owner.taps('Open');
    expect((await cardAbout(owner, 'Cai Roca')).buttons[0]!.title).toBe('Send');
  });

  it('lets its people be customers where customers write', async () => {
    await clearThreads(world);
    await owner.says('as customer');
    expect((await owner.last()).text).toContain('when you write to +34 600 00 01 99');
    await beside.says('How much is a logo?');
    await world.turnEnds();
    const card = await owner.last();
    expect(card.text).toMatch(/🧪 Test[\s\S]*How much is a logo/);
    await owner.taps('Send', card);
    await world.turnEnds();
    expect(await told(beside)).toHaveLength(1);
    await owner.says('pipeline');
    expect((await owner.last()).text).toContain('Pipeline');
    await owner.says('done');
    expect((await owner.last()).text).toContain('yourself again');
  });

  it('tells a stranger there once that the number is for a team: no contact, no card', async () => {
    await clearThreads(world);
    const stranger = chatWith(desk.phoneNumberId, world.phone('+34600000810', 'Sly'), world);
    await stranger.says('Hello, how much is a logo?');
    await stranger.says('Hello?');
    await world.turnEnds();
    expect(await told(stranger)).toEqual(['This number is for the team of Sol Studio. Nobody reads what others write here.']);
    expect(await count(sql`select count(*)::int as n from contacts where phone = ${stranger.number}`)).toBe(0);
    expect(await count(sql`select count(*)::int as n from messages where text like '%how much is a logo?%'`)).toBe(0);
    expect(await told(owner)).toEqual([]);
  });

  it('gives links to the console, and whoever sends their code there is of the team', async () => {
    await clearThreads(world);
    await owner.says('invite Maria López +34600000811');
    const said = (await owner.last()).text;
    expect(said).toContain('https://wa.me/34600000290?text=');
    const maria = chatWith(desk.phoneNumberId, world.phone('+34600000811', 'Maria'), world);
    await maria.says(/Code: (\d{6})/.exec(said)![1]!);
    expect((await maria.last()).text).toContain('Welcome to Sol Studio, Maria');
    await maria.says('team');
    expect((await maria.last()).text).toContain('2 people');
  });

  it('sends whoever joins through the other number to the console, and asks them to open it', async () => {
    await clearThreads(world);
    await owner.says('invite Luis Gil +34600000812');
    const code = /Code: (\d{6})/.exec((await owner.last()).text)![1]!;
    const luis = world.phone('+34600000812', 'Luis');
    const [there, here] = [chatWith(practice.number, luis, world), chatWith(desk.phoneNumberId, luis, world)];
    await there.says(code);
    expect(await told(there)).toEqual(['Your cards and commands are in the chat with +34 600 00 02 90: write “hi” there.']);
    await world.passes('2s');
    await here.taps('Open');
    expect((await told(here)).at(-1)).toContain('Welcome to Sol Studio, Luis');
  });

  it('counts what leaves from it by itself, and takes a new access for it', async () => {
    await clearThreads(world);
    await owner.says('cost');
    expect((await owner.last()).text).toMatch(/…0199[\s\S]*…0290/);
    expect(await renewToken(needs(), desk.phoneNumberId, 'desk-token')).toEqual([practiceTenantId]);
    await owner.says('team');
    expect((await owner.last()).text).toContain('Your team');
  });

  it('makes no customer of itself, where the business’s number hears of a chat with it', async () => {
    const said = message(desk.phone, 'text', { body: 'Ana Moll asks something' });
    const typed = { ...message('+34600000199', 'text', { body: 'inbox' }), to: desk.phone.slice(1) };
    const contact = { type: 'contact', action: 'add', contact: { full_name: 'Hilo', phone_number: desk.phone.slice(1) } };
    await world.call('POST', '/webhooks?once', delivery({ messages: [said] }));
    await world.call('POST', '/webhooks?once', delivery({ message_echoes: [typed] }, { field: 'smb_message_echoes' }));
    await world.call('POST', '/webhooks?once', delivery({ state_sync: [contact] }, { field: 'smb_app_state_sync' }));
    await world.turnEnds();
    expect(await count(sql`select count(*)::int as n from contacts where phone = ${desk.phone}`)).toBe(0);
    expect(await count(sql`select count(*)::int as n from items where state = 'waiting'`)).toBe(0);
  });

  it('is one thread again once it is taken away: what waits goes out there', async () => {
    await world.passes('25h');
    await writes('+34600000804', 'Dan Sala');
    expect(await dropConsole(needs(), practice.number)).toBe(practiceTenantId);
    expect(await dropConsole(needs(), practice.number)).toBeNull();
    await wakes();
    await clearThreads(world);
    await owner.says('inbox');
    expect((await owner.last()).text).toContain('write to +34 600 00 01 99');
    await beside.says('hi');
    expect((await cardAbout(beside, 'Dan Sala')).text).toContain('Are you open today?');
    expect((await sends(desk.phoneNumberId)).map((line) => (line.body.text as { body: string }).body)).toEqual([
      'For this business write to +34 600 00 01 99: your cards and commands are there. Here I did nothing with it.',
    ]);
  });
});
