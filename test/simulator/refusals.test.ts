import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ana, buttons, list, number, openRig, type Rig, template, words } from './rig.ts';

let rig: Rig;
let hers = '';
beforeAll(async () => {
  rig = await openRig();
  hers = await rig.write(ana, { type: 'text', text: 'Hi' });
});
afterAll(() => rig.close());

const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ id: `r${index}`, title: `Row ${index}` }));
const long = (length: number) => 'x'.repeat(length);
const cards = (count: number, text = 'Card') => ({
  type: 'interactive',
  interactive: {
    type: 'carousel',
    body: { text: 'Look' },
    action: {
      cards: Array.from({ length: count }, (_, index) => ({
        card_index: index,
        header: { type: 'image', image: { link: 'https://x.example/a.png' } },
        body: { text },
        action: { buttons: [{ type: 'quick_reply', quick_reply: { id: `q${index}`, title: 'This one' } }] },
      })),
    },
  },
});
const link = (title: string, url = 'https://x.example') => ({
  type: 'interactive',
  interactive: { type: 'cta_url', body: { text: 'Pay' }, action: { name: 'cta_url', parameters: { display_text: title, url } } },
});

describe('Graph refuses with the code Meta would give', () => {
  const table: [string, object, number, number, object?][] = [
    ['a text of 4,097 characters', words(long(4_097)), 100, 400],
    ['an empty text', words(''), 100, 400],
    ['an unknown key at the top', { ...words('Hi'), surprise: 1 }, 100, 400],
    ['an unknown type', { type: 'poll', poll: {} }, 100, 400],
    ['no recipient', words('Hi'), 100, 400, {}],
    ['a number without +', words('Hi'), 100, 400, { to: '34600000111' }],
    ['a word for a number', words('Hi'), 100, 400, { to: '+ana' }],
    ['a malformed BSUID', words('Hi'), 100, 400, { recipient: '34600000111' }],
    ['a BSUID of another portfolio', words('Hi'), 131026, 400, { recipient: 'US.123' }],
    ['itself as recipient', words('Hi'), 131021, 400, { to: '+34600000199' }],
    ['a stranger who never wrote', words('Hi'), 131047, 400, { to: '+34600000118' }],
    ['callback data of 513 characters', { ...words('Hi'), biz_opaque_callback_data: long(513) }, 100, 400],
    ['four buttons', buttons('A', 'B', 'C', 'D'), 131009, 400],
    ['no buttons', buttons(), 131009, 400],
    ['a button title of 21', buttons(long(21)), 131009, 400],
    ['two buttons alike', buttons('Send', 'Send'), 131009, 400],
    ['eleven rows', list(rows(11)), 131009, 400],
    ['a row title of 25', list([{ id: 'a', title: long(25) }]), 131009, 400],
    ['a row description of 73', list([{ id: 'a', title: 'A', description: long(73) }]), 131009, 400],
    ['a row id of 201', list([{ id: long(201), title: 'A' }]), 131009, 400],
    [
      'two rows with one id',
      list([
        { id: 'a', title: 'A' },
        { id: 'a', title: 'B' },
      ]),
      131009,
      400,
    ],
    ['a footer of 61', list(rows(1), { footer: { text: long(61) } }), 131009, 400],
    [
      'a list with a picture above',
      list(rows(1), { header: { type: 'image', image: { link: 'https://x.example' } } }),
      131009,
      400,
    ],
    ['a list body of 4,097', list(rows(1), { body: { text: long(4_097) } }), 131009, 400],
    ['a carousel of one card', cards(1), 131009, 400],
    ['a carousel of eleven cards', cards(11), 131009, 400],
    ['a carousel card of four lines', cards(2, 'a\nb\nc\nd'), 131009, 400],
    ['a link label of 21', link(long(21)), 131009, 400],
    ['a link that is none', link('Pay', 'javascript:alert(1)'), 100, 400],
    ['an image that does not exist', { type: 'image', image: { id: '123' } }, 131009, 400],
    ['a reaction to nothing', { type: 'reaction', reaction: { message_id: 'wamid.none', emoji: '👍' } }, 131009, 400],
    ['a template that is unknown', template('unknown', []), 132001, 404],
    ['a template in another language', template('hilo_knock', ['Ana', 'Marta'], 'en_US'), 132001, 404],
    ['one parameter too few', template('hilo_knock', ['Ana']), 132000, 400],
    ['a newline in a parameter', template('hilo_knock', ['Ana', 'a\nb']), 132018, 400],
    ['five spaces in a parameter', template('hilo_knock', ['Ana', 'a     b']), 132018, 400],
    ['a rendered body over 1,024', template('hilo_knock', ['Ana', long(1_020)]), 132005, 400],
    ['Direct Send, which is not enabled', { ...words('Hi'), category: 'utility' }, 100, 400],
  ];
  it.each(table)('%s', async (_what, content, code, status, to = { to: ana }) => {
    const answer = await rig.send(content, to);
    expect([answer.json.error?.code, answer.status]).toEqual([code, status]);
    expect(answer.json.error).toMatchObject({ type: 'OAuthException', fbtrace_id: expect.any(String) });
    expect(answer.json.error.error_data.details).not.toBe('');
  });

  it('a missing or wrong token with 190 and 401', async () => {
    expect(await rig.send(words('Hi'), { to: ana }, 'wrong')).toMatchObject({ status: 401, json: { error: { code: 190 } } });
    expect(await rig.ask('POST', `/v26.0/${number}/messages`, {})).toMatchObject({ status: 401, json: { error: { code: 190 } } });
  });

  it('an object that is not there with 100 and subcode 33', async () => {
    const answer = await rig.graph('GET', '999');
    expect(answer).toMatchObject({ status: 400, json: { error: { code: 100, error_subcode: 33 } } });
  });
});

describe('Graph takes what is exactly at the limit', () => {
  it.each<[string, object]>([
    ['a text of 4,096', words(long(4_096))],
    ['three buttons of 20', buttons(`1${long(19)}`, `2${long(19)}`, `3${long(19)}`)],
    [
      'ten rows',
      list(rows(10), { header: { type: 'text', text: long(60) }, footer: { text: long(60) }, body: { text: long(4_096) } }),
    ],
    ['a carousel of two', cards(2)],
    ['a link', link('Pay now')],
    ['four spaces in a parameter', template('hilo_knock', ['Ana', 'a    b'])],
    ['a location', { type: 'location', location: { latitude: '40.4', longitude: '-3.7', name: 'Here' } }],
    [
      'a contact',
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Leo Paz', first_name: 'Leo' }, phones: [{ phone: '+1' }] }] },
    ],
  ])('%s', async (_what, content) => {
    const answer = await rig.send(content);
    expect(answer.status).toBe(200);
    expect(answer.json.contacts).toEqual([{ input: ana, wa_id: ana.slice(1) }]);
    expect(answer.json.messages[0].id).toMatch(/^wamid\./);
  });

  it('only templates say how they were taken', async () => {
    expect((await rig.send(template('hilo_knock', ['Ana', 'Marta']))).json.messages[0].message_status).toBe('accepted');
    expect((await rig.send(words('Hi'))).json.messages[0].message_status).toBeUndefined();
  });

  it('reading with typing answers success and turns the ticks blue', async () => {
    const body = { messaging_product: 'whatsapp', status: 'read', message_id: hers, typing_indicator: { type: 'text' } };
    expect((await rig.graph('POST', `${number}/messages`, body)).json).toEqual({ success: true });
    expect((await rig.thread(ana)).find((one) => one.id === hers).status).toBe('read');
  });
});

describe('what is taken first and fails afterwards', () => {
  const failedOf = (wamid: string) => rig.receiver.statuses().find((status) => status.id === wamid && status.status === 'failed');

  it.each<[string, string, number]>([
    ['marketing to the United States', '+12125550123', 131049],
    ['marketing to +1 numbers that no country claims', '+15550001111', 131049],
  ])('%s fails with a status and reaches no phone', async (_what, to, code) => {
    const sent = await rig.send({ ...template('hilo_quiet_lead', ['Ana', 'it']), biz_opaque_callback_data: 'cb' }, { to });
    expect(sent.status).toBe(200);
    const status = await expect
      .poll(() => failedOf(sent.json.messages[0].id))
      .toBeDefined()
      .then(() => failedOf(sent.json.messages[0].id));
    expect(status).toMatchObject({ errors: [{ code }], biz_opaque_callback_data: 'cb', recipient_id: to.slice(1) });
    expect(status.recipient_user_id).toBeUndefined();
    expect(await rig.thread(to)).toEqual([]);
  });

  it('marketing to Canada is delivered', async () => {
    const sent = await rig.send(template('hilo_quiet_lead', ['Ana', 'it']), { to: '+14165550123' });
    await expect
      .poll(() => rig.receiver.statuses().some((one) => one.id === sent.json.messages[0].id && one.status === 'delivered'))
      .toBe(true);
  });

  it('one business number to another fails with 131026', async () => {
    const other = {
      waba: '100200300400777',
      phoneNumberId: '200300400500777',
      phone: '+34600000777',
      name: 'Other',
      token: 'other',
    };
    await rig.ask('POST', '/businesses', other);
    const sent = await rig.send(template('hilo_knock', ['Ana', 'Marta']), { to: '+34600000777' });
    await expect.poll(() => failedOf(sent.json.messages[0].id)?.errors[0].code).toBe(131026);
  });

  it('marketing to somebody who stopped it is refused with 131050, and the app has been told', async () => {
    await rig.ask('POST', '/phones/+34600000119', { marketing: 'stop' });
    expect((await rig.send(template('hilo_quiet_lead', ['Ana', 'it']), { to: '+34600000119' })).json.error.code).toBe(131050);
    await expect
      .poll(() => rig.receiver.values().find((value) => value.user_preferences)?.user_preferences[0])
      .toMatchObject({
        wa_id: '34600000119',
        value: 'stop',
        category: 'marketing_messages',
      });
  });
});
