import { sql } from 'drizzle-orm';
import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callOut } from '../../src/bot/callout.flow.ts';
import { calloutShapes } from '../../src/crm/callout-body.ts';
import type { Id } from '../../src/kit/ids.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { type Receiver, startReceiver } from '../world/receiver.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, clearThreads, forgets, lastDocument, messageWith, run } from './thread.ts';

describe('Calls to other systems', () => {
  let world: World;
  let owner: Phone;
  let receiver: Receiver;
  beforeAll(async () => {
    receiver = await startReceiver();
    world = await openWorld({ insteadOf: { [receiver.address]: receiver.url } });
    owner = world.owner;
    await owner.says('today');
  });
  afterAll(async () => {
    await world.close();
    await receiver.close();
  });
  beforeEach(async () => {
    await clearThreads(world);
    receiver.answers(null);
    Object.assign(receiver, { asked: [], taken: [] });
  });

  const says = (text: string) => ask(owner, text);
  const calls = () => run(world, sql`select state, tries, status, problem, body from callouts order by id`);
  const lastCall = async () => (await calls()).at(-1)!;
  const connection = async () => (await run(world, sql`select * from connections order by number desc limit 1`))[0]!;
  /** The waits between tries are the machine's: they are made over here, and nothing else is. */
  async function waitsAreOver(): Promise<void> {
    await run(world, sql`update callouts set next_try_machine = '2020-01-01' where state = 'waiting'`);
    await run(world, sql`update connections set lease_until_machine = null`);
    await world.app.sweep();
    await world.settle();
  }

  it('knows a system by its name and address, shows its secret once, and tries it out', async () => {
    expect(await says('connections')).toContain('No other system is told anything yet');
    expect(await says('connect shop http://shop.example.com/hilo')).toContain('must begin with https://');
    for (const address of [
      'https://127.0.0.1/x',
      'https://localhost/x',
      'https://me:word@shop.example.com/',
      'https://nas.local/',
    ])
      expect(await says(`connect shop ${address}`), address).toContain('lie on the open internet');
    expect(await says('connect owner https://shop.example.com/hilo')).toContain('somebody of your team');
    expect(await says('connect 7 https://shop.example.com/hilo')).toContain('not only digits');
    expect(await calls()).toEqual([]);

    await says(`connect Shop ${receiver.address}/hilo?token=xylocopa`);
    const shown = await messageWith(owner, 'shown this once');
    receiver.secret = /whsec_\S+/.exec(shown.text)![0];
    // Neither the secret nor the address, which may be one, lies anywhere to be read.
    const [kept] = await run(
      world,
      sql`select (select string_agg(content::text || text, '') from messages where direction = 'out') || (select string_agg(content::text, '') from outbox)
        || (select string_agg(c::text, '') from connections c) || (select string_agg(u::text, '') from undos u) as everything`,
    );
    expect(String(kept!.everything)).not.toContain(receiver.secret.slice(6));
    expect(String(kept!.everything)).not.toContain('xylocopa');

    expect(await says('connect shop test')).toContain('leaves now');
    expect(receiver.taken).toMatchObject([{ type: 'ping', data: { connection: { name: 'shop' } } }]);
    expect(receiver.wrong).toEqual([]);
    await says('connections');
    expect((await owner.last()).rows).toMatchObject([
      { title: '1 · shop', description: expect.stringMatching(/^took the last call \d min ago$/) },
    ]);
    expect(await says('undo')).toContain('connection shop');
    expect(await says('connections')).toContain('No other system');
  });

  it('tries again under the same id, tells the owners once when it goes on for long, and says when it is over', async () => {
    await says(`connect crm ${receiver.address}/crm`);
    receiver.secret = /whsec_\S+/.exec((await messageWith(owner, 'shown this once')).text)![0];
    receiver.answers({ status: 500 });
    await says('connect crm test');
    expect(await lastCall()).toMatchObject({ state: 'waiting', status: 500, problem: 'call-refused' });
    await waitsAreOver();
    await world.passes('31m');
    await waitsAreOver();
    await waitsAreOver();
    const told = (await owner.thread()).filter(({ text }) => text.includes('has taken no call for'));
    expect(told).toHaveLength(1);
    expect(told[0]!.text).toContain('It answered 500.');
    expect(told[0]!.buttons.map(({ title }) => title)).toEqual(['Try all again', 'Switch off', 'Dismiss']);
    expect(await says('connections crm')).toMatch(/a test · .+ · \d tries · It answered 500\./);

    receiver.answers(null);
    await owner.taps('Try all again', told[0]!);
    await world.settle();
    expect(new Set(receiver.asked).size).toBe(1);
    expect(receiver.taken).toHaveLength(1);
    expect(await lastCall()).toMatchObject({ state: 'done' });
    expect((await messageWith(owner, 'takes calls again')).text).toContain('crm');
  });

  it('is made once more, under the same id, where a process dies between the call and the note of it', async () => {
    await says('connect crm test');
    const dies = {
      ...world.app.needs,
      reached: (label: string) => {
        if (label === 'call:after-post') throw new Error('killed');
      },
    };
    const { id } = await connection();
    await run(
      world,
      sql`update callouts set state = 'waiting', next_try_machine = '2020-01-01' where id = ${receiver.asked[0]!}`,
    );
    await expect(callOut(dies, practiceTenantId, id as Id<'connection'>)).rejects.toThrow('killed');
    expect((await connection()).lease_until_machine).not.toBeNull();
    await waitsAreOver();
    expect(receiver.asked).toHaveLength(3);
    expect(new Set(receiver.asked).size).toBe(1);
    expect(receiver.taken).toHaveLength(1);
    expect(await lastCall()).toMatchObject({ state: 'done' });
  });

  it('fails for good after ten tries, and is tried again by a tap; 410 switches the connection off', async () => {
    receiver.answers({ status: 404 });
    await says('connect crm test');
    for (let n = 1; n < 10; n++) await waitsAreOver();
    expect(await lastCall()).toMatchObject({ state: 'failed', tries: 10, problem: 'call-refused', status: 404 });
    const card = await messageWith(owner, 'did not take a call in three days');
    expect(await says('health')).toContain('Calls to other systems in 24 hours: 1 failed');
    receiver.answers(null);
    await owner.taps('Try all again', card);
    await world.settle();
    expect(await lastCall()).toMatchObject({ state: 'done', tries: 11 });
    expect(new Set(receiver.asked).size).toBe(1);

    receiver.answers({ status: 410 });
    await says('connect crm test');
    expect((await messageWith(owner, 'is switched off')).text).toContain('It wants no calls any more.');
    expect(await connection()).toMatchObject({ state: 'off', off_because: 'gone' });
    expect(await says('connect crm test')).toContain('off already');
    receiver.answers(null);
    await owner.taps('Try all again', await messageWith(owner, 'is switched off'));
    await world.settle();
    expect(await connection()).toMatchObject({ state: 'on', failing_since: null });
    expect(await lastCall()).toMatchObject({ state: 'done' });
  });

  it('tells nothing more once it is disconnected, and what waited again once that is undone', async () => {
    receiver.answers({ status: 503, retryAfter: '600' });
    await says('connect crm test');
    await waitsAreOver();
    expect(await says('disconnect crm')).toContain('is disconnected');
    receiver.answers(null);
    await waitsAreOver();
    expect(receiver.taken).toEqual([]);
    expect(await lastCall()).toMatchObject({ state: 'failed', problem: 'call-off' });
    // Another one of that name is in its place: it cannot come back beside it.
    await says(`connect crm ${receiver.address}/other`);
    await run(world, sql`update undos set undone_at = now() where audit_id = (select max(audit_id::text)::uuid from undos)`);
    expect(await says('undo')).toContain('Another connection crm is there by now');
    await run(world, sql`update connections set state = 'removed' where number = 3`);
    await says('undo');
    await world.settle();
    expect(receiver.taken).toHaveLength(1);
  });

  describe('by a rule', () => {
    const firstFiring = async (text: string) => {
      await says(text);
      const list = (await owner.thread()).findLast(({ text: said }) => said.includes('did*, newest first'))!;
      await owner.picks(list.rows[0]!.title, list);
    };

    it('is explained and tried out without a call, and leaves once when the rule fires: facts, and no word that was said', async () => {
      const said = await says('when someone moves to Qualified, tell crm');
      expect(said).toContain('When somebody moves to Qualified, then tell the connection crm.');
      expect(said).toContain('Last week');
      expect(receiver.asked).toEqual([]);
      await owner.taps('Switch on');
      await says('tag marta vip');
      await says('move marta to qualified');
      await world.settle();
      expect(receiver.taken).toHaveLength(1);
      const [{ body }] = (await calls()).slice(-1) as [{ body: string }];
      expect(calloutShapes['rule.fired'].parse(JSON.parse(body))).toMatchObject({
        data: {
          rule: { number: 1 },
          event: { kind: 'stage' },
          contact: { name: 'Marta Gil', stage: 'Qualified', tags: ['vip'], marketing: 'unasked' },
          record: null,
        },
      });
      const texts = await run(
        world,
        sql`select text from messages where direction = 'in' and operator_id is null and length(text) > 3`,
      );
      expect(texts.filter(({ text }) => body.includes(String(text)))).toEqual([]);
      expect(await says('log')).toContain('told a connection');
      const told = async (text: string) => {
        await owner.says(text);
        const { bytes } = await lastDocument(world, owner);
        return (await readSheets(bytes)).find(({ sheet }) => sheet === 'Told other systems')!.data;
      };
      const [titles, ...marta] = await told('export marta');
      expect(titles).toEqual(['When', 'System', 'What', 'Person', 'State', 'Tries', 'Answered with']);
      expect(marta.map((row) => row.slice(1))).toEqual([['crm', 'a rule fired', 'Marta Gil', 'taken', 1, 200]]);
      const everything = await told('export');
      expect(everything).toHaveLength((await calls()).length + 1);
      expect(JSON.stringify(everything)).not.toMatch(/https|xylocopa|example/);
    });

    it('is taken back where it has not left, and said to stay where it has', async () => {
      await firstFiring('rule 1 log');
      await owner.taps('Undo');
      expect((await owner.last()).text).toBe('One call has left and stays told.');

      await run(world, sql`update connections set lease_until_machine = '2099-01-01'`);
      await says('move inés to qualified');
      expect(await lastCall()).toMatchObject({ state: 'waiting', tries: 0 });
      await firstFiring('rule 1 log');
      await owner.taps('Undo');
      expect((await owner.last()).text).toBe('Undone: crm is not told of it.');
      await waitsAreOver();
      expect(await lastCall()).toMatchObject({ state: 'dropped' });
      expect(receiver.asked).toEqual([]);

      // Of one that nobody answered it is not known.
      receiver.answers({ hang: true });
      await says('move jonas to qualified');
      expect(await lastCall()).toMatchObject({ state: 'waiting', problem: 'call-unreachable' });
      await firstFiring('rule 1 log');
      await owner.taps('Undo');
      expect((await owner.last()).text).toContain('may have arrived');
      receiver.answers(null);
      await waitsAreOver();
      expect(await lastCall()).toMatchObject({ state: 'dropped' });
    });

    it('forgets what somebody who is forgotten was to be told of, and does not send it', async () => {
      receiver.answers({ status: 503 });
      await says('move tomás to new');
      await says('move tomás to qualified');
      expect(String((await lastCall()).body)).toContain('Tomás Vega');
      await forgets(world, owner, 'tomás');
      receiver.answers(null);
      await waitsAreOver();
      expect(await lastCall()).toMatchObject({ state: 'dropped', body: '' });
      expect(await run(world, sql`select 1 as n from callouts where body like '%Tomás%'`)).toEqual([]);
      expect(receiver.taken).toEqual([]);
    });

    it('stops the rule where its connection has gone, and names nothing that means two', async () => {
      await run(world, sql`update operators set name = 'Crm Owner'`);
      expect(await says('when someone moves to Lost, tell crm')).toContain('Both somebody of the team and a connection');
      await run(world, sql`update operators set name = 'Owner'`);
      expect(await says('when someone moves to Lost, call crn')).toContain('There is no connection “crn”');
      await says('disconnect crm');
      await says('move jonas to new');
      await says('move jonas to qualified');
      const card = await messageWith(owner, 'Rule 1 has stopped itself');
      expect(card.text).toContain('switched off or no longer there');
      await owner.taps('Switch on again', card);
      expect((await owner.last()).text).toContain('a connection that is off or not there');
      expect(receiver.asked).toEqual([]);
    });
  });
});
