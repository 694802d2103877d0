import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ana, number, openReceiver, openRig, type Rig, template, until, waba, words } from './rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
  await rig.write(ana, { type: 'text', text: 'Hi' });
});
afterAll(() => rig.close());

const whatsapp = { messaging_product: 'whatsapp' };

describe('a number', () => {
  it('shows the fields that are asked for, and refuses one that does not exist', async () => {
    const answer = await rig.graph('GET', `${number}?fields=verified_name,display_phone_number,quality_rating,health_status`);
    expect(answer.json).toMatchObject({
      id: number,
      display_phone_number: '+34600000199',
      health_status: { can_send_message: 'AVAILABLE' },
    });
    expect((await rig.graph('GET', `${number}?fields=favourite_colour`)).json.error.code).toBe(100);
    expect((await rig.graph('GET', `${waba}/phone_numbers`)).json.data.map((one: { id: string }) => one.id)).toEqual([number]);
  });

  it('registers with a PIN of six digits only', async () => {
    expect((await rig.graph('POST', `${number}/register`, { ...whatsapp, pin: '12345' })).json.error.code).toBe(131009);
    expect((await rig.graph('POST', `${number}/register`, { ...whatsapp, pin: '123456' })).json).toEqual({ success: true });
  });

  it('keeps its profile within Meta’s lengths', async () => {
    expect(
      (await rig.graph('POST', `${number}/whatsapp_business_profile`, { ...whatsapp, about: 'x'.repeat(140) })).json.error.code,
    ).toBe(100);
    await rig.graph('POST', `${number}/whatsapp_business_profile`, { ...whatsapp, about: 'Kitchens' });
    expect((await rig.graph('GET', `${number}/whatsapp_business_profile`)).json.data[0]).toMatchObject({ about: 'Kitchens' });
  });

  it('takes four ice breakers without emoji', async () => {
    const set = (prompts: string[]) => rig.graph('POST', `${number}/conversational_automation`, { prompts });
    expect([
      (await set(['1', '2', '3', '4', '5'])).status,
      (await set(['Hi 👋'])).status,
      (await set(['Prices'])).status,
    ]).toEqual([400, 400, 200]);
  });

  it('makes links with a first message of at most 140 characters', async () => {
    const make = (prefilled_message: string) =>
      rig.graph('POST', `${number}/message_qrdls`, { prefilled_message, generate_qr_image: 'SVG' });
    expect((await make('x'.repeat(141))).status).toBe(400);
    expect((await make('Hello')).json).toMatchObject({
      prefilled_message: 'Hello',
      deep_link_url: expect.stringContaining('https://wa.me/message/'),
    });
  });

  it('blocks only people who wrote in the last 24 hours, and then cannot write to them', async () => {
    await rig.write('+34600000114', { type: 'text', text: 'Hi' });
    const users = [{ user: '+34600000114' }, { user: '+34600000113' }];
    const blocked = (await rig.graph('POST', `${number}/block_users`, { ...whatsapp, block_users: users })).json.block_users;
    expect([blocked.added_users.map((one: { wa_id: string }) => one.wa_id), blocked.failed_users.length]).toEqual([
      ['34600000114'],
      1,
    ]);
    expect((await rig.send(words('Hi'), { to: '+34600000114' })).json.error.code).toBe(130403);
    await rig.graph('DELETE', `${number}/block_users`, { ...whatsapp, block_users: users });
    expect((await rig.send(words('Hi'), { to: '+34600000114' })).status).toBe(200);
  });

  it('has no edge that Meta does not have', async () => {
    expect((await rig.graph('POST', `${number}/telepathy`, {})).json.error.code).toBe(2500);
  });
});

describe('an override address', () => {
  it('must answer the challenge during the call, then gets the messages', async () => {
    const other = await openReceiver();
    const set = (override_callback_uri: string) =>
      rig.graph('POST', `${waba}/subscribed_apps`, { override_callback_uri, verify_token: 't' });
    expect((await set('http://127.0.0.1:9/webhook')).status).toBe(400);
    expect((await set(other.url)).json).toEqual({ success: true });
    expect((await rig.graph('GET', `${waba}/subscribed_apps`)).json.data[0].override_callback_uri).toBe(other.url);
    const id = await rig.write(ana, { type: 'text', text: 'Where does this go?' });
    await until(() => other.messages().some((message) => message.id === id));
    expect(rig.receiver.messages().some((message) => message.id === id)).toBe(false);
    await rig.graph('POST', number, { webhook_configuration: { override_callback_uri: '' } });
    await other.close();
  });
});

describe('a template with a picture', () => {
  it('takes its sample from a resumable upload and its picture at the send', async () => {
    const oauth = { authorization: 'OAuth practice-token', file_offset: '0' };
    const session = await rig.graph('POST', '300400500600700/uploads?file_name=a.png&file_length=3&file_type=image/png');
    const upload = await fetch(`${rig.simulator.url}/v26.0/${session.json.id}`, {
      method: 'POST',
      headers: oauth,
      body: new Uint8Array([1, 2, 3]),
    });
    const { h } = (await upload.json()) as { h: string };
    const components = [
      { type: 'HEADER', format: 'IMAGE', example: { header_handle: [h] } },
      { type: 'BODY', text: 'This is how your kitchen looks now.' },
    ];
    await rig.graph('POST', `${waba}/message_templates`, {
      name: 'kitchen_photo',
      language: 'en',
      category: 'UTILITY',
      components,
    });
    await until(async () =>
      (await rig.ask('GET', '/templates')).json.some(
        (one: { name: string; status: string }) => one.name === 'kitchen_photo' && one.status === 'APPROVED',
      ),
    );
    expect((await rig.send(template('kitchen_photo', []))).json.error.code).toBe(132012);
    const picture = { type: 'header', parameters: [{ type: 'image', image: { link: 'https://x.example/a.png' } }] };
    const sent = await rig.send({
      type: 'template',
      template: { name: 'kitchen_photo', language: { code: 'en' }, components: [picture] },
    });
    expect(sent.status).toBe(200);
    expect((await rig.thread(ana)).at(-1)).toMatchObject({ type: 'template', media: { url: 'https://x.example/a.png' } });
  });
});
