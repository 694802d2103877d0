import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Any, ana, buttons, list, number, openRig, type Rig, template, until, words } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
  await rig.write(ana, { type: 'text', text: 'Hi', name: 'Ana Ruiz' });
});
afterEach(() => rig.close());

const wamidOf = async (content: object) => (await rig.send(content)).json.messages[0].id as string;
const heard = (id: string): Promise<Any> => until(() => rig.receiver.messages().find((message) => message.id === id));
const refusal = (body: object) => rig.ask('POST', `/phones/${ana}/messages`, body);

describe('a phone', () => {
  it('taps a reply button: the app hears its id and what was quoted', async () => {
    const card = await wamidOf(buttons('Send', 'Edit'));
    const id = await rig.write(ana, { type: 'tap', message: card, title: 'Edit' });
    expect(await heard(id)).toMatchObject({
      type: 'interactive',
      context: { id: card, from: '34600000199' },
      interactive: { type: 'button_reply', button_reply: { id: 'b1', title: 'Edit' } },
    });
    expect((await rig.thread(ana)).at(-1)).toMatchObject({ id, from: 'me', text: 'Edit', replyTo: card });
  });

  it('taps old buttons, and is told which there are when it names another', async () => {
    const card = await wamidOf(buttons('Send', 'Edit'));
    await wamidOf(buttons('Newer'));
    await rig.ask('POST', '/clock', { advance: '20d' });
    await rig.write(ana, { type: 'tap', message: card, title: 'Send' });
    const answer = await refusal({ type: 'tap', message: card, title: 'Sned' });
    expect(answer.status).toBe(400);
    expect(answer.json.error.message).toContain('"Send", "Edit"');
  });

  it('taps a template’s quick reply: the app hears type button with the payload, or with the text when none was sent', async () => {
    const plain = await wamidOf(template('hilo_knock', ['Ana', 'Marta']));
    expect(await heard(await rig.write(ana, { type: 'tap', message: plain, title: 'Read it' }))).toMatchObject({
      type: 'button',
      button: { payload: 'Read it', text: 'Read it' },
      context: { id: plain },
    });
    const loaded: Any = template('hilo_knock', ['Ana', 'Marta']);
    loaded.template.components.push({
      type: 'button',
      sub_type: 'quick_reply',
      index: '0',
      parameters: [{ type: 'payload', payload: 'knock:7' }],
    });
    const second = await wamidOf(loaded);
    expect(await heard(await rig.write(ana, { type: 'tap', message: second, title: 'Read it' }))).toMatchObject({
      button: { payload: 'knock:7' },
    });
  });

  it('picks a row of a list', async () => {
    const menu = await wamidOf(
      list([
        { id: 'ana', title: 'Ana Ruiz', description: 'New' },
        { id: 'leo', title: 'Leo' },
      ]),
    );
    expect((await rig.thread(ana)).at(-1)).toMatchObject({
      listLabel: 'Choose',
      rows: [
        { id: 'ana', title: 'Ana Ruiz', description: 'New' },
        { id: 'leo', title: 'Leo', description: '' },
      ],
    });
    expect((await heard(await rig.write(ana, { type: 'pick', message: menu, title: 'Ana Ruiz' }))).interactive).toEqual({
      type: 'list_reply',
      list_reply: { id: 'ana', title: 'Ana Ruiz', description: 'New' },
    });
    expect((await refusal({ type: 'pick', message: menu, title: 'Eva' })).json.error.message).toContain('"Ana Ruiz", "Leo"');
  });

  it('shows a template with its variables filled and its category', async () => {
    await wamidOf(template('hilo_knock', ['Ana', 'Marta']));
    expect((await rig.thread(ana)).at(-1)).toMatchObject({
      ...{ type: 'template', templateName: 'hilo_knock', category: 'UTILITY', buttons: [{ id: 'Read it', title: 'Read it' }] },
      text: 'Hello Ana, there is an answer from Marta to your message. Tap below to read it.',
    });
  });

  it('shows header, body and footer in one text', async () => {
    await wamidOf(list([{ id: 'a', title: 'A' }], { header: { type: 'text', text: 'Head' }, footer: { text: 'Foot' } }));
    expect((await rig.thread(ana)).at(-1)).toMatchObject({
      text: 'Head\nPick one\nFoot',
      header: 'Head',
      body: 'Pick one',
      footer: 'Foot',
    });
  });

  it('reacts and takes the reaction away; the business reacts too', async () => {
    const hello = await wamidOf(words('Hello'));
    expect((await heard(await rig.write(ana, { type: 'reaction', message: hello, emoji: '👍' }))).reaction).toEqual({
      message_id: hello,
      emoji: '👍',
    });
    const [hers] = await rig.thread(ana);
    const reaction = await rig.send({ type: 'reaction', reaction: { message_id: hers.id, emoji: '❤️' } });
    expect(reaction.status).toBe(200);
    expect((await rig.thread(ana)).map((one) => one.reactions)).toEqual([
      [{ from: 'business', emoji: '❤️' }],
      [{ from: 'me', emoji: '👍' }],
    ]);
    expect((await heard(await rig.write(ana, { type: 'reaction', message: hello, emoji: '' }))).reaction).toEqual({
      message_id: hello,
    });
    await until(() => rig.receiver.statuses().some((one) => one.id === reaction.json.messages[0].id));
    expect(
      rig.receiver
        .statuses()
        .filter((one) => one.id === reaction.json.messages[0].id)
        .map((one) => one.status),
    ).toEqual(['sent']);
  });

  it('quotes with replyTo, in both directions', async () => {
    const hello = await wamidOf(words('Hello'));
    const id = await rig.write(ana, { type: 'text', text: 'To that', replyTo: hello });
    expect((await heard(id)).context).toEqual({ from: '34600000199', id: hello });
    await rig.send({ ...words('And to that'), context: { message_id: id } });
    expect((await rig.thread(ana)).at(-1)).toMatchObject({ replyTo: id });
  });

  it('passes every other type through to the webhook', async () => {
    const place = await rig.write(ana, { type: 'location', latitude: 40.4, longitude: -3.7 });
    expect(await heard(place)).toMatchObject({ type: 'location', location: { latitude: 40.4, longitude: -3.7 } });
    const poll = await rig.write(ana, { type: 'unsupported', unsupported: { type: 'poll' } });
    expect(await heard(poll)).toMatchObject({ type: 'unsupported', unsupported: { type: 'poll' }, errors: [{ code: 131051 }] });
    const order = await rig.write(ana, { type: 'order', order: { catalog_id: '900', product_items: [] } });
    expect((await heard(order)).order).toEqual({ catalog_id: '900', product_items: [] });
  });
});

describe('a user known by BSUID only', () => {
  it('has no phone anywhere in the webhook, and is answered through recipient', async () => {
    const id = await rig.write('+34600000115', { type: 'text', text: 'Hi', hidePhone: true, userId: 'ES.44556677889900112233' });
    const message = await heard(id);
    expect([message.from, message.from_user_id]).toEqual([undefined, 'ES.44556677889900112233']);
    const value = rig.receiver.values().find((one) => one.messages?.[0]?.id === id);
    expect(value.contacts[0]).toEqual({ profile: { name: '+34 600 00 01 15' }, user_id: 'ES.44556677889900112233' });
    const sent = await rig.send(words('Hello'), { recipient: 'ES.44556677889900112233' });
    expect(sent.json.contacts).toEqual([{ input: 'ES.44556677889900112233', user_id: 'ES.44556677889900112233' }]);
    const status = await until(() => rig.receiver.statuses().find((one) => one.id === sent.json.messages[0].id));
    expect([status.recipient_id, status.recipient_user_id]).toEqual([undefined, 'ES.44556677889900112233']);
  });

  it('`to` wins when both are given', async () => {
    await rig.write('+34600000115', { type: 'text', text: 'Hi', userId: 'ES.1' });
    expect((await rig.send(words('Hello'), { to: ana, recipient: 'ES.1' })).json.contacts).toEqual([
      { input: ana, wa_id: ana.slice(1) },
    ]);
  });

  it('is the same user after a restart and another one in another portfolio', async () => {
    await rig.ask('POST', '/businesses', {
      waba: '777',
      phoneNumberId: '7770',
      phone: '+34600000777',
      name: 'Other',
      token: 'other',
    });
    const first = (await heard(await rig.write(ana, { type: 'text', text: 'one' }))).from_user_id;
    const second = (await heard(await rig.write(ana, { type: 'text', text: 'two' }))).from_user_id;
    const other = (await heard(await rig.write(ana, { type: 'text', text: 'three', business: '7770' }))).from_user_id;
    expect([first === second, first === other]).toEqual([true, false]);
  });
});

describe('number variants', () => {
  it('reach the same phone, whichever spelling of a Brazilian mobile is dialled', async () => {
    await rig.write('+551187654321', { type: 'text', text: 'Oi' });
    const sent = await rig.send(words('Olá'), { to: '+5511987654321' });
    expect(sent.json.contacts).toEqual([{ input: '+5511987654321', wa_id: '551187654321' }]);
    expect((await rig.thread('+551187654321')).map((one) => one.text)).toEqual(['Oi', 'Olá']);
  });
});

describe('media', () => {
  const bytes = Buffer.from('not really a jpeg');
  const bearer = { authorization: 'Bearer practice-token' };

  it('from a phone can be fetched with the token for five minutes, looked up again for seven days', async () => {
    const id = await rig.write(ana, { type: 'image', data: bytes.toString('base64'), mime: 'image/jpeg', caption: 'Look' });
    const { image } = await heard(id);
    expect(image).toMatchObject({
      mime_type: 'image/jpeg',
      caption: 'Look',
      sha256: createHash('sha256').update(bytes).digest('base64'),
    });
    expect((await fetch(image.url)).status).toBe(401);
    expect(Buffer.from(await (await fetch(image.url, { headers: bearer })).arrayBuffer())).toEqual(bytes);
    await rig.ask('POST', '/clock', { advance: '6m' });
    expect((await fetch(image.url, { headers: bearer })).status).toBe(404);
    const again = await rig.graph('GET', `${image.id}?phone_number_id=${number}`);
    expect(again.json).toMatchObject({ mime_type: 'image/jpeg', file_size: String(bytes.length), id: image.id });
    expect((await fetch(again.json.url, { headers: bearer })).status).toBe(200);
    await rig.ask('POST', '/clock', { advance: '7d' });
    expect((await rig.graph('GET', image.id)).json.error).toMatchObject({ code: 100, error_subcode: 33 });
  });

  it.each([
    [{ type: 'image', mime: 'image/jpeg' }, 'An image needs "data"'],
    [{ type: 'video', mime: 'video/mp4' }, 'A video needs "data"'],
    [{ type: 'image', mime: 'image/jpeg', data: 'not really a jpeg' }, '"data" of an image must be its bytes in base64'],
    [{ type: 'image', mime: 'image/jpeg', data: '' }, '"data" of an image must be its bytes in base64'],
  ])('from a phone is refused where its bytes are not there: %j', async (message, why) => {
    const answer = await rig.ask('POST', `/phones/${ana}/messages`, message);
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.json)).toContain(JSON.stringify(why).slice(1, -1));
  });

  it('is uploaded as multipart, sent by id, shown on the phone and deleted', async () => {
    const form = new FormData();
    form.set('messaging_product', 'whatsapp');
    form.set('type', 'application/pdf');
    form.set('file', new File([bytes], 'quote.pdf', { type: 'application/pdf' }));
    const upload = await fetch(`${rig.simulator.url}/v26.0/${number}/media`, { method: 'POST', headers: bearer, body: form });
    const { id } = (await upload.json()) as { id: string };
    expect((await rig.send({ type: 'document', document: { id, caption: 'Yours', filename: 'quote.pdf' } })).status).toBe(200);
    const shown = (await rig.thread(ana)).at(-1);
    expect(shown).toMatchObject({
      type: 'document',
      text: 'Yours',
      media: { id, mime: 'application/pdf', filename: 'quote.pdf' },
    });
    expect(await (await fetch(rig.simulator.url + shown.media.url)).text()).toBe(bytes.toString());
    expect((await rig.send({ type: 'image', image: { id } })).json.error.code).toBe(131053);
    expect((await rig.ledger()).at(0)?.body).toMatchObject({
      file: { name: 'quote.pdf', type: 'application/pdf', bytes: bytes.length },
    });
    expect((await rig.graph('DELETE', id)).json).toEqual({ success: true });
    expect((await rig.send({ type: 'document', document: { id } })).json.error.code).toBe(131009);
  });

  it('of a type or size that Meta does not take is refused', async () => {
    const upload = async (type: string, size: number) => {
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('file', new File([Buffer.alloc(size)], 'x', { type }));
      const answer = await fetch(`${rig.simulator.url}/v26.0/${number}/media`, { method: 'POST', headers: bearer, body: form });
      return ((await answer.json()) as Any).error?.code;
    };
    expect([await upload('image/gif', 10), await upload('image/png', 5 * 1_048_576 + 1), await upload('image/png', 10)]).toEqual([
      100,
      131053,
      undefined,
    ]);
  });
});
