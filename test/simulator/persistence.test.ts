import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startSimulator } from '../../simulator/server.ts';
import { ana, driver, freshFolder, openReceiver, openRig, owner, type Receiver, template, until, waba, words } from './rig.ts';

const children: ChildProcess[] = [];
const receivers: Receiver[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const receiver of receivers.splice(0)) await receiver.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function listen(): Promise<Receiver> {
  const receiver = await openReceiver();
  receivers.push(receiver);
  return receiver;
}

/** The simulator as `npm run simulator` starts it, in a process of its own. */
async function run(dataDir: string, webhookUrl: string) {
  folders.push(dataDir);
  const env = { ...process.env, SIMULATOR_PORT: '0', DATA_DIR: dataDir, HILO_WEBHOOK_URL: webhookUrl };
  const child = spawn(process.execPath, ['simulator/main.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const url = await until(() => /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0], 10_000);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return ended;
  };
  return { ...driver(url), end };
}

describe('the simulator', () => {
  it('has everything after kill -9: threads, ledger, templates, media, clock, and webhooks that nobody has acknowledged', async () => {
    const folder = freshFolder();
    const nobody = 'http://127.0.0.1:9/webhook';
    const before = await run(folder, nobody);
    const hers = await before.write(ana, { type: 'text', text: 'Hi', name: 'Ana Ruiz' });
    const picture = await before.write(ana, { type: 'image', data: Buffer.from('bytes').toString('base64'), mime: 'image/png' });
    await before.send({ type: 'reaction', reaction: { message_id: hers, emoji: '👍' } });
    await before.send(words('Hello'));
    await before.graph('POST', `${waba}/message_templates`, {
      ...{ name: 'order_update', language: 'en', category: 'UTILITY' },
      components: [{ type: 'BODY', text: 'Your order is ready.' }],
    });
    await before.ask('POST', '/businesses', {
      waba: '777',
      phoneNumberId: '7770',
      phone: '+34600000777',
      name: 'Other',
      token: 'other',
    });
    await before.ask('POST', '/clock', { advance: '3h' });
    const [thread, ledger, clock] = [await before.thread(ana), await before.ledger(), (await before.ask('GET', '/clock')).json];
    await before.end('SIGKILL');
    // A line cut short by the kill.
    appendFileSync(join(folder, 'simulator', 'journal.jsonl'), '{"fact":"bub');

    // A start in between, which compacts the journal and is killed as well.
    await (await run(folder, nobody)).end('SIGKILL');
    const receiver = await listen();
    const after = await run(folder, receiver.url);
    await until(() => receiver.messages().length >= 3 && receiver.statuses().length >= 3);
    expect(receiver.messages().map((message) => message.id)).toEqual(expect.arrayContaining([hers, picture]));
    expect(receiver.messages().filter((message) => message.text?.body === 'hi')).toHaveLength(1);
    const content = (all: { id: string; text: string; reactions: unknown }[]) =>
      all.map(({ id, text, reactions }) => ({ id, text, reactions }));
    expect(content((await after.thread(ana)) as never)).toEqual(content(thread as never));
    expect(await after.ledger()).toEqual(ledger);
    expect((await after.ask('GET', '/clock')).json.offsetMs).toBe(clock.offsetMs);
    const shown = (await after.thread(ana)).find((one) => one.id === picture);
    expect((await after.ask('GET', '/templates')).json.map((one: { name: string }) => one.name)).toContain('order_update');
    await until(async () => (await after.send(template('order_update', []))).status === 200);
    expect((await after.send(words('Still open'))).status).toBe(200);
    expect((await after.graph('GET', '777/phone_numbers', undefined, 'other')).json.data).toHaveLength(1);
    expect(existsSync(join(folder, 'simulator', 'media', shown.media.id))).toBe(true);
  }, 20_000);

  it('stops on SIGTERM with 0', async () => {
    const simulator = await run(freshFolder(), 'http://127.0.0.1:9/webhook');
    expect(await simulator.end('SIGTERM')).toBe(0);
  });

  it('does not repeat what was acknowledged, nor the owner’s "hi"', async () => {
    const dataDir = freshFolder();
    folders.push(dataDir);
    const receiver = await listen();
    const options = { port: 0, dataDir, webhookUrl: receiver.url, appSecret: 'practice-secret', verifyToken: 'practice-verify' };
    const before = await startSimulator(options);
    await driver(before.url).write(ana, { type: 'text', text: 'Hi' });
    await until(async () => (await driver(before.url).ask('GET', '/webhooks')).json.length === 0);
    await before.close();
    const after = await startSimulator(options);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(receiver.messages()).toHaveLength(2);
    const phones = (await driver(after.url).ask('GET', '/phones')).json;
    expect(phones.map((one: { phone: string; owner: boolean }) => [one.phone, one.owner])).toEqual([
      [owner, true],
      [ana, false],
    ]);
    await after.close();
  });

  it('forgets threads, ledger, media and waiting webhooks on reset, and keeps clock, businesses and templates', async () => {
    const rig = await openRig({ webhookUrl: null });
    await rig.ask('POST', '/clock', { advance: '1h' });
    await rig.write(ana, { type: 'text', text: 'Hi' });
    await rig.send(words('Hello'));
    expect((await rig.ask('GET', '/webhooks')).json.length).toBeGreaterThan(2);
    await rig.ask('POST', '/reset', {});
    expect([await rig.thread(ana), await rig.ledger(), (await rig.ask('GET', '/webhooks')).json]).toEqual([[], [], []]);
    expect((await rig.ask('GET', '/clock')).json.offsetMs).toBeGreaterThan(3_590_000);
    expect((await rig.send(template('hilo_knock', ['Ana', 'Marta']))).status).toBe(200);
    await rig.close();
  });

  it('keeps webhooks without an address, and delivers them when it is given one', async () => {
    const rig = await openRig({ webhookUrl: null });
    const id = await rig.write(ana, { type: 'text', text: 'Hi' });
    rig.simulator.setWebhookUrl(rig.receiver.url);
    await until(() => rig.receiver.messages().some((message) => message.id === id));
    await rig.close();
  });
});
