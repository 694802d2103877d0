import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { delivery } from '../world/door.ts';
import { type MailServer, startMailServer } from '../world/mail-server.ts';
import { openWorld, ownerPhone, type Phone, type World } from '../world/world.ts';
import { run } from './thread.ts';

describe('What WhatsApp cannot tell', () => {
  let server: MailServer;
  let world: World;
  let owner: Phone;
  beforeAll(async () => {
    server = await startMailServer();
    world = await openWorld({ smtpUrl: server.url });
    owner = world.owner;
  });
  afterAll(async () => {
    await world.close();
    await server.close();
  });

  const mails = async () => {
    for (let n = 0; n < 200; n++) {
      const [open] = await run(world, sql`select count(*)::int as n from mails where state = 'waiting'`);
      if (open?.n === 0) return server.mails;
      await world.app.sweep();
      await world.settle({ queued: true });
    }
    throw new Error('A mail has not left.');
  };

  it('is told nowhere without an address; with one it is said once what it is for', async () => {
    await owner.says('email nonsense@');
    expect((await owner.last()).text).toContain('email marta@example.com');
    await owner.says('email owner@sol.example');
    expect((await owner.last()).text).toBe('I write to owner@sol.example where WhatsApp cannot reach you.');
  });

  it('a wake-up that nobody answers becomes one mail, with a count and no word of a customer', async () => {
    await world.passes('25h');
    await world.phone('+34600000801', 'Ana Correo').says('My secret question');
    await world.turnEnds();
    await world.phone('+34600000802', 'Bru Correo').says('Another');
    await world.turnEnds();
    expect(await mails()).toEqual([]);
    server.refuse(1);
    await world.passes('2h');
    await run(world, sql`update mails set next_try_machine = 'epoch'`);
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: 'owner@sol.example', subject: 'Sol Studio: 2 things are waiting for you' });
    expect(mail!.text).toContain('+34600000199');
    // Its id has digits of its own.
    expect(JSON.stringify({ ...mail, messageId: '' })).not.toMatch(/Ana|Bru|secret|801/);
    await world.passes('5h');
    expect(await mails()).toHaveLength(1);
  });

  it('whoever answers in time gets none', async () => {
    await owner.says('hi');
    await world.passes('25h');
    await world.phone('+34600000803', 'Cat Correo').says('Hello');
    await world.turnEnds();
    await owner.taps('Open');
    await world.passes('3h');
    expect(await mails()).toHaveLength(1);
  });

  it('a number that stops is told at once, and once an hour at most', async () => {
    await world.fault({ kind: 'error', code: 190, times: 2 });
    await world.call('POST', `/phones/${ownerPhone}/messages`, { type: 'text', text: 'inbox' });
    await world.settle({ queued: true });
    const told = (await mails()).slice(1);
    expect(told.map((mail) => mail.subject)).toEqual(['Sol Studio: WhatsApp is not sending']);
    expect(told[0]!.text).toContain('the access to WhatsApp has ended');
    await run(world, sql`update numbers set stopped_because = null`);
    await waitsNoLonger();
    // It stopped again within the hour, and then it is repaired.
    expect((await mails()).length).toBe(2);
    await run(world, sql`update numbers set stopped_because = null`);
    await waitsNoLonger();
  });

  it('a ban is a line for the managers and a mail; what needs nobody is said to nobody', async () => {
    await world.passes('1h');
    const before = (await world.sentTo(ownerPhone)).length;
    await world.call('POST', '/webhooks', account('phone_number_quality_update', { event: 'THROUGHPUT_UPGRADE' }));
    await world.settle();
    expect((await world.sentTo(ownerPhone)).length).toBe(before);
    for (const event of ['FLAGGED', 'FLAGGED'])
      await world.call('POST', '/webhooks', account('phone_number_quality_update', { event }));
    await world.settle();
    await world.passes('3h');
    await owner.says('health');
    expect((await owner.last()).text).toContain('Quality of …0199: low for 3 h.');
    await world.call('POST', '/webhooks', account('phone_number_quality_update', { event: 'UNFLAGGED' }));
    await world.settle();
    await owner.says('health');
    expect((await owner.last()).text).not.toContain('Quality');
    await world.call(
      'POST',
      '/webhooks',
      account('account_update', {
        event: 'DISABLED_UPDATE',
        ban_info: { waba_ban_state: 'SCHEDULE_FOR_DISABLE', waba_ban_date: '1' },
      }),
    );
    await world.settle();
    expect((await owner.last()).text).toContain('Meta is about to switch off your WhatsApp account');
    expect((await mails()).length).toBe(3);
    await world.call(
      'POST',
      '/webhooks',
      account('message_template_status_update', {
        event: 'PAUSED',
        message_template_id: 7001,
        message_template_name: 'hilo_quiet_lead',
        message_template_language: 'en',
        reason: 'NONE',
      }),
    );
    await world.settle();
    expect((await owner.last()).text).toBe(
      '⚠️ Meta has paused the template hilo_quiet_lead: customers did not like it. It cannot be sent for now.',
    );
  });

  const account = (field: string, value: Record<string, unknown>) => delivery(value, { number: null, field });

  /** Machine time cannot be moved: what waits for it is made due, as if it had passed. */
  async function waitsNoLonger(): Promise<void> {
    await run(world, sql`update lanes set arrival_machine_us = 0`);
    await run(world, sql`update outbox set next_try_machine = 'epoch' where state = 'queued'`);
    await world.app.sweep();
    await world.settle({ queued: true });
  }
});
