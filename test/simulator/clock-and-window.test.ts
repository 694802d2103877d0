import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ana, openRig, type Rig, template, until, words } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const advance = (by: string) => rig.ask('POST', '/clock', { advance: by });
const code = async (content: object) => (await rig.send(content)).json.error?.code;

describe('the 24-hour window', () => {
  it('is open for 24 hours of the simulator’s clock, then only templates leave', async () => {
    await rig.write(ana, { type: 'text', text: 'Hi' });
    expect(await code(words('one'))).toBeUndefined();
    await advance('23h59m');
    expect(await code(words('two'))).toBeUndefined();
    await advance('2m');
    expect(await code(words('three'))).toBe(131047);
    expect(await code(template('hilo_knock', ['Ana', 'Marta']))).toBeUndefined();
  });

  it('is opened again by a reaction or a tap', async () => {
    await rig.write(ana, { type: 'text', text: 'Hi' });
    const sent = await rig.send(template('hilo_knock', ['Ana', 'Marta']));
    await advance('2d');
    await rig.write(ana, { type: 'reaction', message: sent.json.messages[0].id, emoji: '👍' });
    expect(await code(words('after the reaction'))).toBeUndefined();
    await advance('2d');
    await rig.write(ana, { type: 'tap', message: sent.json.messages[0].id, title: 'Read it' });
    expect(await code(words('after the tap'))).toBeUndefined();
  });

  it('is opened by a message that was delivered by hand, as old as it says it is', async () => {
    const deliver = (from: string, at: number) =>
      rig.ask('POST', '/webhooks', {
        object: 'whatsapp_business_account',
        entry: [
          {
            id: '100200300400500',
            changes: [
              {
                field: 'messages',
                value: {
                  metadata: { phone_number_id: '200300400500600' },
                  messages: [{ from, id: `wamid.${from}`, timestamp: String(at) }],
                },
              },
            ],
          },
        ],
      });
    const now = Math.floor(Date.now() / 1000);
    await deliver('34610000001', now);
    await deliver('34610000002', now - 90_000);
    expect((await rig.send(words('Hi'), { to: '+34610000001' })).status).toBe(200);
    expect((await rig.send(words('Hi'), { to: '+34610000002' })).json.error.code).toBe(131047);
  });
});

describe('the clock', () => {
  it('never goes back', async () => {
    const answer = await rig.ask('POST', '/clock', { now: '2020-01-01T00:00:00Z' });
    expect(answer.status).toBe(400);
    expect(answer.json.error.message).toContain('never goes back');
  });

  it('answers after the app has followed, and also when there is no app', async () => {
    const answer = await advance('1d2h');
    expect(answer.json).toMatchObject({ followed: true, offsetMs: 26 * 3_600_000 });
    const told = await until(() => rig.receiver.received.find((one) => one.path === '/practice/clock'));
    expect(told.json).toMatchObject({ offsetMs: 26 * 3_600_000 });
    await rig.receiver.close();
    expect((await advance('5s')).json.followed).toBe(false);
  });

  it('stamps webhooks and threads with business time', async () => {
    await advance('10d');
    await rig.write(ana, { type: 'text', text: 'Hi' });
    const message = await until(() => rig.receiver.messages().find((one) => one.from === ana.slice(1)));
    const expected = Date.now() + 10 * 86_400_000;
    expect(Math.abs(Number(message.timestamp) * 1_000 - expected)).toBeLessThan(5_000);
    expect(Math.abs(Date.parse((await rig.thread(ana))[0].at) - expected)).toBeLessThan(5_000);
  });

  it.each(['', 'soon', '5', '5x', '1h!'])('refuses to advance by "%s" and says how to', async (by) => {
    const answer = await advance(by);
    expect([answer.status, answer.json.error.message]).toEqual([400, expect.stringContaining('"25h"')]);
  });
});
