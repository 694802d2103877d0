import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { categoryAsMetaSees } from '../../simulator/graph/template-review.ts';
import { checkComponents } from '../../simulator/graph/template-rules.ts';
import { practiceTemplates } from '../../simulator/practice-world.ts';
import { type Any, ana, openRig, type Rig, template, until, waba, words } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
});
afterEach(() => rig.close());

const body = (text: string, examples: string[] = []) => ({
  type: 'BODY',
  text,
  ...(examples.length > 0 ? { example: { body_text: [examples] } } : {}),
});
const order = (more: object = {}) => ({
  ...{ name: 'order_update', language: 'en', category: 'UTILITY' },
  components: [body('Hi {{1}}, your order {{2}} is ready for pick-up.', ['Ana', 'A-17'])],
  ...more,
});
const create = (payload: object) => rig.graph('POST', `${waba}/message_templates`, payload);
const news = (field: string): Any[] =>
  rig.receiver.received
    .flatMap((one) => one.json?.entry?.[0]?.changes ?? [])
    .filter((change: Any) => change.field === field)
    .map((change: Any) => change.value);

describe('a template', () => {
  it('is pending, then approved with a webhook, and only then can be sent', async () => {
    const made = await create(order());
    expect(made.json).toEqual({ id: expect.stringMatching(/^\d+$/), status: 'PENDING', category: 'UTILITY' });
    const update = await until(() => news('message_template_status_update')[0]);
    expect(update).toMatchObject({
      ...{ event: 'APPROVED', message_template_id: Number(made.json.id), message_template_name: 'order_update' },
      ...{ message_template_language: 'en', message_template_category: 'UTILITY', reason: 'NONE' },
    });
    const sent = await rig.send(template('order_update', ['Ana', 'A-17']));
    expect(sent.status).toBe(200);
    expect((await rig.thread(ana)).at(-1)?.text).toBe('Hi Ana, your order A-17 is ready for pick-up.');
    const status = await until(() => rig.receiver.statuses().find((one) => one.id === sent.json.messages[0].id));
    expect(status.pricing).toEqual({ billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' });
  });

  it.each([
    'Hi {{1}}, enjoy this special offer for your order {{2}} today.',
    'Hola {{1}}, hay un descuento para su pedido {{2}} esta semana.',
    'Oi {{1}}, há uma promoção para o seu pedido {{2}} nesta semana.',
  ])('with words of promotion in a utility template becomes marketing: %s', async (text) => {
    expect((await create(order({ components: [body(text, ['Ana', 'A-17'])] }))).json.category).toBe('MARKETING');
    expect(await until(() => news('template_category_update')[0])).toMatchObject({
      previous_category: 'UTILITY',
      new_category: 'MARKETING',
    });
  });

  it('with abuse in it is rejected with a reason', async () => {
    await create(order({ components: [body('Hello, send us your card number and cvv please.')] }));
    expect(await until(() => news('message_template_status_update')[0])).toMatchObject({
      event: 'REJECTED',
      reason: 'ABUSIVE_CONTENT',
    });
    expect(
      (await rig.graph('GET', `${waba}/message_templates?name=order_update&fields=name,rejected_reason`)).json.data[0]
        .rejected_reason,
    ).toBe('ABUSIVE_CONTENT');
    expect((await rig.send(template('order_update', []))).json.error.code).toBe(132001);
  });

  it('that is paused or disabled is refused with its own code', async () => {
    await rig.ask('POST', '/templates/hilo_knock', { status: 'PAUSED' });
    expect((await rig.send(template('hilo_knock', ['Ana', 'Marta']))).json.error.code).toBe(132015);
    expect(await until(() => news('message_template_status_update')[0])).toMatchObject({ event: 'PAUSED' });
    await rig.ask('POST', '/templates/hilo_knock', { status: 'DISABLED' });
    expect((await rig.send(template('hilo_knock', ['Ana', 'Marta']))).json.error.code).toBe(132016);
  });

  const refused: [string, object, number][] = [
    ['a name with capitals', { name: 'OrderUpdate' }, 100],
    ['a language with a dash', { language: 'en-US' }, 100],
    ['a body over 1,024', { components: [body('x'.repeat(1_025))] }, 2388040],
    ['a variable at the start', { components: [body('{{1}} is ready for you now, come.', ['x'])] }, 2388299],
    ['a variable at the end', { components: [body('Come and fetch your order {{1}}', ['x'])] }, 2388299],
    ['variables with a gap', { components: [body('Hi {{1}}, your order {{3}} is ready for you.', ['a', 'b'])] }, 2388072],
    ['variables side by side', { components: [body('Hi dear {{1}} {{2}}, your order is ready for you.', ['a', 'b'])] }, 2388072],
    ['no examples', { components: [body('Hi {{1}}, your order is ready.')] }, 2388072],
    ['more variables than words', { components: [body('Hi {{1}} and {{2}} ok', ['a', 'b'])] }, 2388293],
    ['a header of 61', { components: [{ type: 'HEADER', format: 'TEXT', text: 'x'.repeat(61) }, body('Ready.')] }, 2388047],
    [
      'a picture without a sample handle',
      {
        components: [
          { type: 'HEADER', format: 'IMAGE', example: { header_handle: ['https://x.example/a.png'] } },
          body('Ready.'),
        ],
      },
      2388273,
    ],
    ['a footer with a variable', { components: [body('Ready.'), { type: 'FOOTER', text: 'By {{1}}' }] }, 2388073],
    [
      'a button of 26',
      { components: [body('Ready.'), { type: 'BUTTONS', buttons: [{ type: 'QUICK_REPLY', text: 'x'.repeat(26) }] }] },
      2388072,
    ],
  ];
  it.each(refused)('is refused for %s', async (_what, more, code) => {
    const answer = await create(order(more));
    expect([answer.status, answer.json.error.code, answer.json.error.error_subcode ?? 100]).toEqual([400, 100, code]);
  });

  it('may not repeat another’s name and language, nor its words', async () => {
    await create(order());
    expect((await create(order())).json.error.error_subcode).toBe(2388024);
    expect((await create(order({ name: 'another_name' }))).json.error.error_subcode).toBe(2388026);
  });

  it('goes back to review when edited, once a day when approved', async () => {
    const { id } = (await create(order())).json;
    await until(() => news('message_template_status_update').length === 1);
    const components = [body('Hello {{1}}, order {{2}} waits for you at our desk.', ['Ana', 'A-17'])];
    expect((await rig.graph('POST', id, { components })).json).toEqual({ success: true });
    await until(() => news('message_template_status_update').length === 2);
    expect((await rig.graph('POST', id, { components })).json.error.error_subcode).toBe(2388028);
  });

  it('goes with all languages when deleted by name, and the name is blocked for 30 days', async () => {
    await create(order());
    await create(order({ language: 'es' }));
    expect((await rig.graph('DELETE', `${waba}/message_templates?name=order_update`)).json).toEqual({ success: true });
    expect((await create(order())).json.error.error_subcode).toBe(2388023);
    await rig.ask('POST', '/clock', { advance: '31d' });
    expect((await create(order())).status).toBe(200);
  });

  it('is listed with filters and cursors', async () => {
    const page = async (query: string) => (await rig.graph('GET', `${waba}/message_templates?${query}`)).json;
    const keys = (answer: Any) => answer.data.map((one: Any) => `${one.name}/${one.language}`);
    const first = await page('limit=2&fields=name,language&name=hilo_knock');
    expect(keys(first)).toEqual(['hilo_knock/en', 'hilo_knock/es']);
    const second = await page(`limit=2&fields=name,language&name=hilo_knock&after=${first.paging.cursors.after}`);
    expect([keys(second), second.paging.next]).toEqual([['hilo_knock/pt_BR'], undefined]);
    expect(keys(await page('status=REJECTED'))).toEqual([]);
    expect(keys(await page('category=MARKETING&language=es'))).toEqual(['hilo_quiet_lead/es']);
  });

  it('belongs to its own WABA: another business neither sees nor sends it', async () => {
    await rig.ask('POST', '/businesses', {
      waba: '777',
      phoneNumberId: '7770',
      phone: '+34600000777',
      name: 'Other',
      token: 'other',
    });
    expect((await rig.graph('GET', '777/message_templates', undefined, 'other')).json.data).toEqual([]);
    expect((await rig.graph('GET', `${waba}/message_templates`, undefined, 'other')).json.error).toMatchObject({
      code: 100,
      error_subcode: 33,
    });
    const body = { messaging_product: 'whatsapp', to: ana, ...template('hilo_knock', ['Ana', 'Marta']) };
    expect((await rig.graph('POST', '7770/messages', body, 'other')).json.error.code).toBe(132001);
  });
});

describe('the practice templates', () => {
  it.each(practiceTemplates.map((one) => [`${one.name} ${one.language}`, one] as const))(
    '%s would pass the review in its category',
    (_what, one) => {
      expect(() => checkComponents(one.components, one.category, one.parameterFormat)).not.toThrow();
      expect(categoryAsMetaSees(one.category, one.components)).toBe(one.category);
    },
  );
});

describe('subscription', () => {
  it('without it a WABA’s webhooks are silence', async () => {
    await rig.graph('DELETE', `${waba}/subscribed_apps`);
    await rig.write(ana, { type: 'text', text: 'Anybody there?' });
    await rig.graph('POST', `${waba}/subscribed_apps`);
    await rig.write(ana, { type: 'text', text: 'Now?' });
    await until(() => rig.receiver.messages().some((one) => one.text.body === 'Now?'));
    expect(rig.receiver.messages().some((one) => one.text.body === 'Anybody there?')).toBe(false);
    expect((await rig.send(words('Yes'))).status).toBe(200);
  });
});
