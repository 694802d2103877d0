import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ana, number, openRig, type Rig, until, words } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
  await rig.write(ana, { type: 'text', text: 'Hi' });
  await until(() => rig.receiver.messages().length === 2);
});
afterEach(() => rig.close());

const texts = () =>
  rig.receiver
    .messages()
    .slice(2)
    .map((message) => message.text?.body);
const say = (text: string) => rig.write(ana, { type: 'text', text });

describe('a fault that is switched on', () => {
  it('repeat delivers the next message twice, and only that one', async () => {
    await rig.fault({ kind: 'repeat' });
    await say('twice');
    await say('once');
    await until(() => texts().length === 3);
    expect(texts().sort()).toEqual(['once', 'twice', 'twice']);
    expect((await rig.ask('GET', '/faults')).json).toEqual([]);
  });

  it('reorder delivers one after the one that follows', async () => {
    await rig.fault({ kind: 'reorder' });
    await say('first');
    await say('second');
    await until(() => texts().length === 2);
    expect(texts()).toEqual(['second', 'first']);
  });

  it('delay lets others pass', async () => {
    await rig.fault({ kind: 'delay', delayMs: 500 });
    await say('late');
    await say('early');
    await until(() => texts().length === 2);
    expect(texts()).toEqual(['early', 'late']);
  });

  it('drop loses the first attempt; the retry brings it', async () => {
    await rig.fault({ kind: 'drop' });
    const before = performance.now();
    await say('lost');
    await until(() => texts().length === 1);
    expect(performance.now() - before).toBeGreaterThan(250);
  });

  it.each([
    [131000, 500],
    [131016, 500],
    [130429, 400],
    [131042, 400],
    [190, 401],
    [368, 403],
    [0, 401],
  ])('error %i answers sends with HTTP %i, as often as asked', async (code, status) => {
    await rig.fault({ kind: 'error', code, times: 2 });
    for (let index = 0; index < 2; index += 1)
      expect(await rig.send(words('no'))).toMatchObject({ status, json: { error: { code } } });
    expect((await rig.send(words('yes'))).status).toBe(200);
  });

  it('a bare error has a status and no body', async () => {
    await rig.fault({ kind: 'error', code: 502, bare: true });
    expect(await rig.send(words('no'))).toEqual({ status: 502, json: null });
  });

  it('an error may come later, as a failed status', async () => {
    await rig.fault({ kind: 'error', code: 131049, as: 'status' });
    const sent = await rig.send(words('no'));
    const status = await until(() => rig.receiver.statuses().find((one) => one.id === sent.json.messages[0].id));
    expect(status).toMatchObject({ status: 'failed', errors: [{ code: 131049 }] });
  });

  it('an error on another edge waits for that edge', async () => {
    await rig.fault({ kind: 'error', code: 131000, on: 'media' });
    expect((await rig.send(words('fine'))).status).toBe(200);
    expect((await rig.graph('POST', `${number}/media`, {})).json.error.code).toBe(131000);
  });

  it('timeout-after-accept takes and delivers the message, but the answer is lost', async () => {
    await rig.fault({ kind: 'timeout-after-accept', reset: true });
    await expect(rig.send({ ...words('taken'), biz_opaque_callback_data: 'msg:9' })).rejects.toThrow();
    const [entry] = (await rig.ledger()).slice(-1);
    expect(entry).toMatchObject({
      status: 200,
      callbackData: 'msg:9',
      answered: false,
      wamid: expect.stringMatching(/^wamid\./),
    });
    expect((await rig.thread(ana)).at(-1)).toMatchObject({ text: 'taken', id: entry.wamid });
    const status = await until(() => rig.receiver.statuses().find((one) => one.id === entry.wamid));
    expect(status.biz_opaque_callback_data).toBe('msg:9');
  });

  it('timeout-after-accept without reset keeps the caller waiting', async () => {
    await rig.fault({ kind: 'timeout-after-accept' });
    const answer = await Promise.race([
      rig.send(words('taken')).catch(() => 'broken'),
      new Promise((resolve) => setTimeout(resolve, 300, 'waiting')),
    ]);
    expect(answer).toBe('waiting');
  });

  it('is cleared by DELETE, and an unknown one is refused with the kinds there are', async () => {
    await rig.fault({ kind: 'error', code: 131000, times: 99 });
    await rig.ask('DELETE', '/faults');
    expect((await rig.send(words('yes'))).status).toBe(200);
    expect((await rig.fault({ kind: 'explode' })).json.error.message).toContain('timeout-after-accept');
  });
});

describe('the ledger', () => {
  it('holds every Graph call in order, taken or refused, and no token', async () => {
    await rig.send({ ...words('one'), biz_opaque_callback_data: 'a' });
    await rig.send(words(''));
    await rig.graph('GET', `${number}?fields=id&access_token=secret-token`);
    await rig.send(words('two'), { to: ana }, 'wrong-token');
    const ledger = await rig.ledger();
    expect(
      ledger.map((entry) => [entry.method, entry.path, entry.status, entry.error?.code ?? null, entry.callbackData]),
    ).toEqual([
      ['POST', `/v26.0/${number}/messages`, 200, null, 'a'],
      ['POST', `/v26.0/${number}/messages`, 400, 100, null],
      ['GET', `/v26.0/${number}`, 200, null, null],
      ['POST', `/v26.0/${number}/messages`, 401, 190, null],
    ]);
    expect(ledger[0]).toMatchObject({
      wamid: expect.stringMatching(/^wamid\./),
      body: { text: { body: 'one' } },
      at: expect.stringMatching(/^\d{4}-.*Z$/),
    });
    expect(JSON.stringify(ledger)).not.toMatch(/practice-token|secret-token|wrong-token/);
  });
});
