import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ana, openRig, owner, type Rig, until, words } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
  await until(() => rig.receiver.messages().length === 1);
});
afterEach(() => rig.close());

const texts = () => rig.receiver.messages().map((message) => message.text?.body);

describe('webhooks', () => {
  it('begin with one "hi" from the owner, on the very first start only', () => {
    expect(rig.receiver.messages()).toMatchObject([{ from: owner.slice(1), type: 'text', text: { body: 'hi' } }]);
  });

  it('are signed over the raw bytes, in which everything that is not ASCII is escaped', async () => {
    await rig.write(ana, { type: 'text', text: 'Señora 👋', name: 'Añá' });
    const { bytes, headers, json } = await until(() => rig.receiver.received[1]);
    expect(headers['x-hub-signature-256']).toBe(`sha256=${createHmac('sha256', 'practice-secret').update(bytes).digest('hex')}`);
    expect([...bytes].every((byte) => byte < 128)).toBe(true);
    const value = json.entry[0].changes[0].value;
    expect(value).toMatchObject({
      metadata: { display_phone_number: '34600000199', phone_number_id: '200300400500600' },
      contacts: [{ profile: { name: 'Añá' }, wa_id: ana.slice(1), user_id: expect.stringMatching(/^ES\.\d+$/) }],
      messages: [{ from: ana.slice(1), from_user_id: value.contacts[0].user_id, type: 'text', text: { body: 'Señora 👋' } }],
    });
  });

  it('are retried until 200 and no further', async () => {
    rig.receiver.answers.push(201);
    await rig.write(ana, { type: 'text', text: 'again' });
    await until(() => texts().filter((text) => text === 'again').length === 2);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(texts().filter((text) => text === 'again')).toHaveLength(2);
    expect((await rig.ask('GET', '/webhooks')).json).toEqual([]);
  });

  it('of one phone are first attempted in the order in which they were written', async () => {
    for (let index = 0; index < 20; index += 1) await rig.write(ana, { type: 'text', text: `${index}` });
    await until(() => rig.receiver.messages().length === 21);
    expect(texts().slice(1)).toEqual(Array.from({ length: 20 }, (_, index) => `${index}`));
  });

  it('of one phone wait until the one before has had its first attempt; other phones do not', async () => {
    rig.receiver.pausesMs.push(600);
    for (const phone of [ana, ana, '+34600000112']) await rig.write(phone, { type: 'text', text: phone });
    await until(() => texts().length === 3);
    expect(texts()).toEqual(['hi', ana, '+34600000112']);
    await until(() => texts().length === 4);
  });

  it('by hand answer with what the app said, and go out signed well, badly or not at all', async () => {
    const payload = { object: 'whatsapp_business_account', entry: [] };
    expect((await rig.ask('POST', '/webhooks', payload)).json).toEqual({ status: 200 });
    rig.receiver.answers.push(401, 401);
    expect((await rig.ask('POST', '/webhooks', payload, { 'x-simulator-signature': 'bad' })).json).toEqual({ status: 401 });
    expect((await rig.ask('POST', '/webhooks', payload, { 'x-simulator-signature': 'none' })).json).toEqual({ status: 401 });
    const [good, bad, none] = rig.receiver.received.slice(-3);
    const signature = (bytes: Buffer) => `sha256=${createHmac('sha256', 'practice-secret').update(bytes).digest('hex')}`;
    expect(good?.headers['x-hub-signature-256']).toBe(signature(good!.bytes));
    expect(bad?.headers['x-hub-signature-256']).not.toBe(signature(bad!.bytes));
    expect(none?.headers['x-hub-signature-256']).toBeUndefined();
  });

  it('by hand may be malformed: the bytes go as they came, with a good signature', async () => {
    const answer = await fetch(`${rig.simulator.url}/webhooks`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"broken',
    });
    expect(await answer.json()).toEqual({ status: 200 });
    expect(rig.receiver.received.at(-1)?.bytes.toString()).toBe('{"broken');
  });

  it('tell sent and delivered with price and callback data, and read when somebody looks', async () => {
    await rig.write(ana, { type: 'text', text: 'Hi' });
    const sent = await rig.send({ ...words('Hello'), biz_opaque_callback_data: 'msg:1' });
    const wamid = sent.json.messages[0].id;
    const heard = () => rig.receiver.statuses().filter((status) => status.id === wamid);
    await until(() => heard().length === 2);
    expect((await rig.ask('POST', `/phones/${ana}/read`, {})).json).toEqual({ read: 1 });
    await until(() => heard().length === 3);
    expect(heard().map((one) => one.status)).toEqual(['sent', 'delivered', 'read']);
    for (const one of heard()) {
      expect(one).toMatchObject({
        ...{ recipient_id: ana.slice(1), recipient_user_id: expect.stringMatching(/^ES\./), biz_opaque_callback_data: 'msg:1' },
        pricing: { pricing_model: 'PMP', type: 'free_customer_service', category: 'service', billable: false },
      });
    }
  });

  it('shake hands as Meta does when the address is saved', async () => {
    expect((await rig.ask('POST', '/handshake', {})).json).toEqual({ status: 200, verified: true });
  });
});
