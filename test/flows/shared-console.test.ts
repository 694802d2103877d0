import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openInbox } from '../../src/meta/inbox.store.ts';
import { splitStored } from '../../src/meta/split.store.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { dropConsole } from '../../src/setup/console.flow.ts';
import { forgetEditForm, makeEditForm } from '../../src/setup/edit-form.flow.ts';
import { openSecondBusiness, type SecondBusiness } from '../world/business.ts';
import { chatWith, desk, openDesk, putDesk } from '../world/desk.ts';
import { delivery, freshWamid, message, practice } from '../world/door.ts';
import { openWorld, ownerPhone, type Phone, type Shown, type World } from '../world/world.ts';
import { cardAbout, clearThreads, run } from './thread.ts';

describe('Two businesses with one console', () => {
  let world: World;
  let second: SecondBusiness;
  let owner: Phone;
  beforeAll(async () => {
    world = await openWorld();
    second = await openSecondBusiness(world, { owner: ownerPhone });
    await openDesk(world);
    await putDesk(world, practiceTenantId, practice.number);
    await putDesk(world, second.id, second.number);
    owner = chatWith(desk.phoneNumberId, world.owner, world);
    const undisturbed = JSON.stringify({ cardsAtOnce: 1_000, cardsPerMinute: 1_000 });
    await run(world, sql`update tenants set settings = settings || ${undisturbed}::jsonb`);
  });
  beforeEach(() => clearThreads(world));
  afterAll(() => world.close());

  const told = async (phone: Phone) => (await phone.thread()).filter((one) => one.from === 'business').map((one) => one.text);
  const last = async (phone: Phone) => (await phone.last()).text;
  const count = async (statement: ReturnType<typeof sql>) => Number((await run(world, statement))[0]!.n);
  const letters = () => count(sql`select count(*)::int as n from console_letters`);

  async function writes(number: string, name: string, business: string, text = 'Are you open today?'): Promise<Phone> {
    const phone = chatWith(business, world.phone(number, name), world);
    await phone.says(text);
    await world.turnEnds();
    return phone;
  }
  async function turnsTo(name: string): Promise<void> {
    await owner.says('business');
    await owner.picks(name);
  }

  it('ask once whose it is, and then do what was written, in its order', async () => {
    await owner.says('pipeline');
    await owner.says('team');
    const [list, ...more] = (await owner.thread()).filter((one) => one.from === 'business');
    expect(more).toEqual([]);
    expect(list!.text).toContain('Which business is it for?');
    expect(list!.rows.map((row) => row.title)).toEqual(['Second Business', 'Sol Studio']);
    expect(await letters()).toBe(2);
    await owner.picks('Second Business');
    const [, pipeline, team, now, ...others] = await told(owner);
    expect(pipeline).toContain('The pipeline is empty');
    expect(team).toMatch(/Your team[\s\S]*one person/);
    expect(now).toContain('You are in *Second Business* now.');
    expect(others).toEqual([]);
    expect(await letters()).toBe(0);
    await owner.says('team');
    expect(await last(owner)).toMatch(/Your team/);
    expect((await owner.last()).rows.map((row) => row.title)).toEqual(['Second Owner']);
  });

  it('show the list once where it was asked for by its word', async () => {
    await run(world, sql`update operators set console_chosen_at = null where phone = ${ownerPhone}`);
    await owner.says('switch');
    await owner.picks('Second Business');
    const [list, now, ...others] = await told(owner);
    expect([list!.split('\n')[0], now!.split('.')[0], others]).toEqual([
      'Which business is it for?',
      'You are in *Second Business* now',
      [],
    ]);
  });

  it('change a draft in one form; what comes back is for whose draft it was, and a notice about it reaches both', async () => {
    expect(await makeEditForm(world.app.needs, desk.phoneNumberId)).toMatchObject({ ok: true });
    const ana = await writes('+34600000861', 'Ana Forma', practice.number);
    const bea = await writes('+34600000862', 'Bea Forma', second.number);
    const forms: Shown[] = [];
    for (const name of ['Ana Forma', 'Bea Forma']) {
      await owner.taps('Edit', await cardAbout(owner, name));
      forms.push(await owner.last());
    }
    expect(forms.map((one) => one.text.split('\n').at(-1))).toEqual(['Sol Studio', 'Second Business']);
    await owner.posts({ type: 'form', message: forms[0]!.id, values: { text: 'At Sol’s until eight.' } });
    await owner.posts({ type: 'form', message: forms[1]!.id, values: { text: 'At the second’s until nine.' }, token: false });
    await world.turnEnds();
    expect(await told(ana)).toEqual(['At Sol’s until eight.']);
    expect(await told(bea)).toEqual(['At the second’s until nine.']);
    const stopped = () => count(sql`select count(*)::int as n from numbers where edit_form_stopped = 'blocked'`);
    const [flow] = (await world.call('GET', '/flows')) as { id: string }[];
    await world.call('POST', `/flows/${flow!.id}`, { status: 'BLOCKED' });
    await world.settle();
    expect(await stopped()).toBe(2);
    expect(await forgetEditForm(world.app.needs, desk.phoneNumberId)).toBe(true);
    expect(await stopped()).toBe(0);
  });

  it('say on every card whose it is; a tap, a quote and a reaction act there and turn the chat to it', async () => {
    const ana = await writes('+34600000821', 'Ana Sol', practice.number);
    const bea = await writes('+34600000822', 'Bea Dos', second.number);
    const [ofSol, ofSecond] = [await cardAbout(owner, 'Ana Sol'), await cardAbout(owner, 'Bea Dos')];
    expect(ofSol.text).toMatch(/\nSol Studio$/);
    expect(ofSecond.text).toMatch(/\nSecond Business$/);
    await owner.taps('Send', ofSol);
    await owner.posts({ type: 'text', text: 'Until eight.', replyTo: ofSecond.id });
    await world.turnEnds();
    expect(await told(ana)).toHaveLength(1);
    expect(await told(bea)).toEqual(['Until eight.']);
    await owner.says('team');
    expect((await owner.last()).rows.map((row) => row.title)).toEqual(['Second Owner']);
    const cai = await writes('+34600000823', 'Cai Sol', practice.number);
    await owner.reacts('👍', await cardAbout(owner, 'Cai Sol'));
    await world.turnEnds();
    expect(await told(cai)).toHaveLength(1);
    await owner.says('team');
    expect((await owner.last()).rows.map((row) => row.title)).toEqual(['Owner']);
  });

  it('take words after Reply for whom they were asked for', async () => {
    await turnsTo('Sol Studio');
    const bea = await writes('+34600000824', 'Dan Dos', second.number, 'I would like to speak about something else');
    const card = await cardAbout(owner, 'Dan Dos');
    await owner.taps(card.buttons.some((one) => one.title === 'Reply') ? 'Reply' : 'Edit', card);
    await owner.says('Of course, tell me.');
    await world.turnEnds();
    expect(await told(bea)).toEqual(['Of course, tell me.']);
  });

  it('guess nothing from a bare “yes” where the newest card is the other’s', async () => {
    await turnsTo('Sol Studio');
    const ana = await writes('+34600000825', 'Eva Sol', practice.number);
    const bea = await writes('+34600000826', 'Fina Dos', second.number);
    await owner.says('yes');
    await world.turnEnds();
    expect(await last(owner)).toContain('Which business is it for?');
    expect([await told(ana), await told(bea)]).toEqual([[], []]);
    await owner.taps('Not now', await cardAbout(owner, 'Eva Sol'));
    await owner.taps('Not now', await cardAbout(owner, 'Fina Dos'));
  });

  it('show with “business” who waits where', async () => {
    await writes('+34600000827', 'Gil Dos', second.number);
    await owner.says('business');
    const { rows } = await owner.last();
    const waiting = rows.map((row) => [row.title, /^\d+ waiting$|^Nobody waits$/.test(row.description)]);
    expect(waiting.map(([, is]) => is)).toEqual([true, true]);
    expect(rows.find((row) => row.title === 'Second Business')!.description).toMatch(/^[1-9]/);
    await owner.picks('Sol Studio');
    expect(await last(owner)).toContain('You are in *Sol Studio* now.');
  });

  it('ask nobody who is of one of them, and sign nothing for them', async () => {
    await turnsTo('Sol Studio');
    await owner.says('invite Maria López +34600000831');
    const maria = chatWith(desk.phoneNumberId, world.phone('+34600000831', 'Maria'), world);
    await maria.says(/Code: (\d{6})/.exec(await last(owner))![1]!);
    expect(await last(maria)).toContain('Welcome to Sol Studio, Maria');
    await maria.says('pipeline');
    expect(await last(maria)).toContain('Pipeline');
    expect((await told(maria)).some((text) => /(^|\n)(— )?Sol Studio$/.test(text))).toBe(false);
    await maria.says('business');
    expect(await last(maria)).toBe('This chat is for *Sol Studio* alone.');
  });

  it('take in whoever is of the other already, and ask them from then on', async () => {
    await turnsTo('Second Business');
    await owner.says('invite Maria López +34600000831');
    const maria = chatWith(desk.phoneNumberId, world.phone('+34600000831', 'Maria'), world);
    await maria.says(/Code: (\d{6})/.exec(await last(owner))![1]!);
    expect(await last(maria)).toContain('Welcome to Second Business, Maria');
    await maria.says('note marta likes tea');
    expect(await last(maria)).toContain('Which business is it for?');
    // What waited too long is said and not done; it is not lost.
    await world.passes('61m');
    await maria.picks('Sol Studio');
    expect((await told(maria)).slice(-2)[0]).toContain('I did nothing with “note marta likes tea”');
    expect(await count(sql`select count(*)::int as n from notes where text like '%tea%'`)).toBe(0);
    expect(await letters()).toBe(0);
  });

  it('keep once what Meta delivers twice, before and after it is known whose it is', async () => {
    const who = '+34600000831';
    await run(world, sql`update operators set console_chosen_at = null where phone = ${who}`);
    const maria = chatWith(desk.phoneNumberId, world.phone(who, 'Maria'), world);
    const timestamp = String(Math.floor(world.app.needs.clock.now().getTime() / 1000));
    const said = delivery(
      { messages: [message(who, 'text', { body: 'note marta likes coffee' }, { timestamp })] },
      { waba: desk.waba, number: desk.phoneNumberId },
    );
    const again = async () => {
      await world.call('POST', '/webhooks?once', said);
      await world.settle();
    };
    await again();
    await again();
    expect(await letters()).toBe(1);
    expect(await told(maria)).toHaveLength(1);
    await maria.picks('Sol Studio');
    await again();
    expect(await letters()).toBe(0);
    expect(await count(sql`select count(*)::int as n from notes where text like '%coffee%'`)).toBe(1);
  });

  it('tell a stranger nobody’s name, once', async () => {
    const stranger = chatWith(desk.phoneNumberId, world.phone('+34600000840', 'Sly'), world);
    await stranger.says('Hello, who is this?');
    await stranger.says('Hello?');
    await world.turnEnds();
    expect(await told(stranger)).toEqual(['This number is for the people of a team. Nobody reads what others write here.']);
    expect(await count(sql`select count(*)::int as n from contacts where phone = ${stranger.number}`)).toBe(0);
  });

  it('have one window: who wrote for one is reached for the other without being asked', async () => {
    await turnsTo('Sol Studio');
    await clearThreads(world);
    await world.passes('25h');
    await writes('+34600000828', 'Hug Dos', second.number);
    const seen = async () => (await owner.thread()).map(({ text, rows }) => [text, ...rows.map((row) => row.title)].join('\n'));
    expect((await seen()).some((text) => text.includes('Hug Dos'))).toBe(false);
    await owner.says('team');
    expect((await seen()).some((text) => text.includes('Hug Dos'))).toBe(true);
    await clearThreads(world);
    await writes('+34600000829', 'Ian Dos', second.number);
    expect((await told(owner)).map((text) => /Ian Dos/.test(text))).toEqual([true]);
  });

  it('get each its own statuses; one that names no message of theirs is set aside', async () => {
    const seen = await run(
      world,
      sql`select tenant_id as tenant, bool_and(state in ('delivered', 'read', 'cancelled')) as all_known from outbox
        where pair like ${`${desk.phoneNumberId}:%`} and state <> 'held' and content ->> 'type' <> 'reaction' group by 1`,
    );
    expect(seen.map((row) => row.all_known)).toEqual([true, true]);
    const status = {
      id: freshWamid(),
      status: 'sent',
      timestamp: String(Math.floor(Date.now() / 1000)),
      recipient_id: '34600000100',
    };
    await world.call('POST', '/webhooks?once', delivery({ statuses: [status] }, { waba: desk.waba, number: desk.phoneNumberId }));
    await world.settle();
    expect(await run(world, sql`select reason from items where key like ${`s:${status.id}%`}`)).toEqual([
      { reason: 'It is about no message of the businesses that use this console.' },
    ]);
  });

  it('hear both what happened to their templates, and nothing of others’', async () => {
    const key = freshWamid();
    const told = async (name: string, event: string) => {
      const value = {
        event,
        message_template_id: key,
        message_template_name: name,
        message_template_language: 'en',
        reason: 'NONE',
      };
      await world.call(
        'POST',
        '/webhooks?once',
        delivery(value, { waba: desk.waba, number: null, field: 'message_template_status_update' }),
      );
      await world.settle();
      return (await owner.thread()).filter((one) => one.text.includes(name)).map((one) => one.text.split('— ').at(-1));
    };
    expect(await told('hilo_wake_up', 'PAUSED')).toEqual(expect.arrayContaining(['Second Business', 'Sol Studio']));
    expect(await told('somebody_elses', 'REJECTED')).toEqual([]);
    const paused = await run(
      world,
      sql`select distinct waba_id as waba from templates where name = 'hilo_wake_up' and status = 'PAUSED'`,
    );
    expect(paused).toEqual([{ waba: desk.waba }]);
    await told('hilo_wake_up', 'APPROVED');
  });

  it('hear of a number’s quality whose number it is', async () => {
    const told = async (phone: string, event: string) => {
      await clearThreads(world);
      const value = { display_phone_number: phone, event, current_limit: 'TIER_1K' };
      const where = { waba: desk.waba, number: null, field: 'phone_number_quality_update' };
      await world.call('POST', '/webhooks?once', delivery(value, where));
      await world.settle();
      const said = (await owner.thread()).filter((one) => one.from === 'business').map((one) => one.text.split('— ').at(-1));
      return said.toSorted();
    };
    expect(await told('34600000290', 'FLAGGED')).toEqual(['Second Business', 'Sol Studio']);
    expect(await told('34600000290', 'UNFLAGGED')).toEqual(['Second Business', 'Sol Studio']);
    expect(await told('34600000199', 'FLAGGED')).toEqual(['Sol Studio']);
    expect(await told('34600000188', 'FLAGGED')).toEqual([]);
    await told('34600000199', 'UNFLAGGED');
    expect(await run(world, sql`select phone from numbers where quality_low_since is not null`)).toEqual([]);
  });

  it('lose neither what was written nor the choice where a process dies after splitting', async () => {
    const who = '+34600000831';
    const maria = chatWith(desk.phoneNumberId, world.phone(who, 'Maria'), world);
    await maria.says('hi');
    await clearThreads(world);
    await run(world, sql`update operators set console_chosen_at = null where phone = ${who}`);
    const { db, clock } = world.app.needs;
    const inbox = openInbox(db, clock);
    /** Stored and split, and then nobody rings. */
    const dies = async (type: string, body: unknown) => {
      const timestamp = String(Math.floor(clock.now().getTime() / 1000));
      const said = delivery(
        { messages: [message(who, type, body, { timestamp })] },
        { waba: desk.waba, number: desk.phoneNumberId },
      );
      await splitStored(db, clock, await inbox.append('default', Buffer.from(JSON.stringify(said))));
    };
    const isSwept = async () => {
      await sleep(1_100);
      await world.app.sweep();
      await world.settle();
    };
    await dies('text', { body: 'note marta likes milk' });
    expect([await letters(), await told(maria)]).toEqual([1, []]);
    await isSwept();
    expect(await last(maria)).toContain('Which business is it for?');
    const reply = { type: 'list_reply', list_reply: { id: `hilo:business:${practiceTenantId}`, title: 'Sol Studio' } };
    await dies('interactive', reply);
    expect(await letters()).toBe(0);
    await isSwept();
    expect(
      await count(sql`select count(*)::int as n from notes where text like '%milk%' and tenant_id = ${practiceTenantId}`),
    ).toBe(1);
    expect(await last(maria)).toContain('You are in *Sol Studio* now.');
  });

  it('let nobody in who is not of the business they pick', async () => {
    const luis = '+34600000832';
    await turnsTo('Sol Studio');
    await owner.says(`invite Luis Gil ${luis}`);
    const chat = chatWith(desk.phoneNumberId, world.phone(luis, 'Luis'), world);
    await chat.says(/Code: (\d{6})/.exec(await last(owner))![1]!);
    const reply = { type: 'list_reply', list_reply: { id: `hilo:business:${second.id}`, title: 'The other' } };
    const picks = delivery({ messages: [message(luis, 'interactive', reply)] }, { waba: desk.waba, number: desk.phoneNumberId });
    await world.call('POST', '/webhooks?once', picks);
    await world.settle();
    expect((await told(chat)).some((text) => text.includes('Second Business'))).toBe(false);
    await chat.says('team');
    expect((await chat.last()).rows.map((row) => row.title)).toContain('Luis Gil');
  });

  it('know nothing of each other: no row of one names the other', async () => {
    for (const table of ['outbox', 'messages', 'cards', 'acts', 'audit', 'undos', 'operators', 'items']) {
      const named = (tenant: string, name: string) =>
        count(
          sql`select count(*)::int as n from ${sql.identifier(table)} as r where tenant_id = ${tenant} and r::text like ${`%${name}%`}`,
        );
      expect(await named(practiceTenantId, 'Second Business'), table).toBe(0);
      expect(await named(second.id, 'Sol Studio'), table).toBe(0);
    }
  });

  it('ask no longer where one of them has left the console', async () => {
    await dropConsole(world.app.needs, practice.number);
    await owner.says('team');
    expect((await owner.last()).rows.map((row) => row.title)).toContain('Second Owner');
    expect((await owner.last()).text).not.toContain('Second Business');
    // Whoever is only of the one that left is told where their thread is now.
    const luis = chatWith(desk.phoneNumberId, world.phone('+34600000832', 'Luis'), world);
    await luis.says('team');
    expect(await last(luis)).toContain('write to +34 600 00 01 99');
  });

  it('are listed by pages where they are very many', async () => {
    for (let n = 0; n < 10; n++) {
      const id = `01900000-0000-7000-8000-0000000001${n}0`;
      const copies: [string, string][] = [
        ['tenants', JSON.stringify({ id, name: `Shop ${n}` })],
        ['numbers', JSON.stringify({ tenant_id: id })],
        ['operators', JSON.stringify({ tenant_id: id, console_chosen_at: null })],
      ];
      for (const [table, change] of copies)
        await run(
          world,
          sql`insert into ${sql.identifier(table)} select (jsonb_populate_record(r, ${change}::jsonb)).* from ${sql.identifier(table)} as r
            where ${table === 'tenants' ? sql`id = ${second.id}` : table === 'numbers' ? sql`tenant_id = ${second.id} and purpose = 'console'` : sql`tenant_id = ${second.id} and phone = ${ownerPhone}`}`,
        );
    }
    await owner.says('business');
    const first = (await owner.last()).rows.map((row) => row.title);
    expect([first.length, first.at(-1)]).toEqual([10, 'More…']);
    await owner.picks('More…');
    const rest = (await owner.last()).rows.map((row) => row.title);
    expect(new Set([...first.slice(0, 9), ...rest]).size).toBe(11);
  });
});
