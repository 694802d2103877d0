import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Any, ana, openRig, type Rig, until, waba } from './rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await openRig();
  await rig.write(ana, { type: 'text', text: 'Hi' });
});
afterEach(() => rig.close());

const textArea = { type: 'TextArea', name: 'words', label: 'Your words', required: true, 'max-length': 20 };
const footer = {
  type: 'Footer',
  label: 'Send',
  'on-click-action': { name: 'complete', payload: { words: `\${form.words}`, about: 'case-17' } },
};
const screen = (more: object = {}) => ({
  ...{ id: 'WORDS', title: 'Say it', terminal: true, data: { draft: { type: 'string', __example__: 'Hello' } } },
  layout: { type: 'SingleColumnLayout', children: [{ ...textArea, 'init-value': `\${data.draft}` }, footer] },
  ...more,
});
const json = (screens: object[] = [screen()], version = '7.3') => JSON.stringify({ version, screens });
const children = (...list: object[]) => json([screen({ layout: { type: 'SingleColumnLayout', children: list } })]);
const create = (more: object = {}) =>
  rig.graph('POST', `${waba}/flows`, { name: 'words', categories: ['OTHER'], flow_json: json(), publish: true, ...more });
const message = (parameters: object) => ({
  type: 'interactive',
  interactive: { type: 'flow', body: { text: 'Change the words' }, action: { name: 'flow', parameters } },
});
const opens = (id: string, more: object = {}) =>
  message({
    ...{ flow_message_version: '3', flow_id: id, flow_cta: 'Open', flow_token: 'secret-1', flow_action: 'navigate' },
    ...{ flow_action_payload: { screen: 'WORDS', data: { draft: 'Come at five' } } },
    ...more,
  });

describe('a flow', () => {
  it('is published in one call, and once', async () => {
    const made = await create();
    expect(made.json).toEqual({ id: expect.stringMatching(/^\d+$/), success: true, validation_errors: [] });
    expect((await rig.graph('GET', `${waba}/flows`)).json.data).toEqual([
      { id: made.json.id, name: 'words', status: 'PUBLISHED', categories: ['OTHER'], validation_errors: [] },
    ]);
    expect((await create()).json.error).toMatchObject({ code: 100 });
    expect((await rig.graph('POST', `${made.json.id}/publish`)).json.error).toMatchObject({ code: 100 });
  });

  it.each([
    ['no JSON', '{', 'not a JSON object'],
    ['a version there is not', json([screen()], '1.0'), 'Version'],
    ['no screens', json([]), 'screens'],
    ['a digit in a screen’s id', json([screen({ id: 'WORDS2' })]), 'letters and underscores'],
    ['a reserved id', json([screen({ id: 'SUCCESS' })]), 'SUCCESS'],
    ['no terminal screen', json([screen({ terminal: false })]), 'terminal'],
    ['a label of 21', children({ ...textArea, label: 'x'.repeat(21) }, footer), 'label'],
    ['a helper of 81', children({ ...textArea, 'helper-text': 'x'.repeat(81) }, footer), 'helper'],
    ['a footer of 36', children(textArea, { ...footer, label: 'x'.repeat(36) }), 'Footer'],
    ['no footer', children(textArea), 'Footer'],
    ['a property there is not', children({ ...textArea, prefill: 'x' }, footer), 'prefill'],
    ['a field there is not', children({ ...textArea, name: 'other' }, footer), 'no field'],
    ['data that is not declared', children({ ...textArea, 'init-value': `\${data.other}` }, footer), 'other'],
    ['data without an example', json([screen({ data: { draft: { type: 'string' } } })]), '__example__'],
  ])('stays a draft with %s, and says why', async (_, text, why) => {
    const made = await create({ flow_json: text });
    expect(made.json.success).toBe(false);
    expect(made.json.validation_errors.map((one: Any) => one.message).join('\n')).toContain(why);
    expect((await rig.graph('GET', made.json.id)).json.status).toBe('DRAFT');
    expect((await rig.graph('POST', `${made.json.id}/publish`)).status).toBe(400);
    expect((await rig.send(opens(made.json.id))).json.error.code).toBe(131009);
  });

  it.each([
    ['no name', { name: '' }],
    ['no category', { categories: [] }],
    ['a category there is not', { categories: ['FUN'] }],
    ['an object for its JSON', { flow_json: {} }],
    ['nothing to publish', { flow_json: undefined }],
    ['an unknown key', { surprise: 1 }],
  ])('is refused with %s', async (_, more) => {
    expect((await create(more)).json.error).toMatchObject({ code: 100 });
  });

  it('is another business’s secret', async () => {
    const made = await create();
    const second = { waba: '555', phoneNumberId: '556', phone: '+34600000299', name: 'Two', token: 'two' };
    await rig.ask('POST', '/businesses', second);
    expect((await rig.graph('GET', made.json.id, undefined, 'two')).json.error.code).toBe(100);
  });
});

describe('a message with a form', () => {
  let id: string;
  beforeEach(async () => {
    id = (await create()).json.id;
  });
  const lastOf = async (): Promise<Any> => (await rig.thread(ana)).at(-1);

  it('shows its button and what stands in it, and keeps its token to itself', async () => {
    await rig.send(opens(id));
    const shown = await lastOf();
    expect(shown).toMatchObject({ type: 'interactive', text: 'Change the words', buttons: [], rows: [] });
    expect(shown.form).toEqual({
      ...{ label: 'Open', title: 'Say it', submit: 'Send' },
      fields: [{ name: 'words', label: 'Your words', required: true, many: true, value: 'Come at five', max: 20 }],
    });
  });

  it.each([
    ['a flow there is not', { flow_id: '1' }],
    ['both id and name', { flow_name: 'words' }],
    ['a button of 31', { flow_cta: 'x'.repeat(31) }],
    ['no screen', { flow_action_payload: { data: { draft: 'x' } } }],
    ['a screen there is not', { flow_action_payload: { screen: 'OTHER', data: { draft: 'x' } } }],
    ['empty data', { flow_action_payload: { screen: 'WORDS', data: {} } }],
    ['no data', { flow_action_payload: { screen: 'WORDS' } }],
    ['a number for a string', { flow_action_payload: { screen: 'WORDS', data: { draft: 5 } } }],
    ['more than the field takes', { flow_action_payload: { screen: 'WORDS', data: { draft: 'x'.repeat(21) } } }],
    ['an endpoint there is not', { flow_action: 'data_exchange' }],
    ['another version', { flow_message_version: '2' }],
    ['draft mode for a published flow', { mode: 'draft' }],
  ])('is refused with %s', async (_, more) => {
    expect((await rig.send(opens(id, more))).json.error.code).toBe(131009);
  });

  it('is refused where the flow is blocked or no longer there, and slowed where it is throttled, each told by a webhook', async () => {
    const become = (status: string) => rig.ask('POST', `/flows/${id}`, { status });
    await become('THROTTLED');
    for (let n = 0; n < 10; n++) expect((await rig.send(opens(id))).status).toBe(200);
    expect((await rig.send(opens(id))).json.error.code).toBe(132069);
    await become('BLOCKED');
    expect((await rig.send(opens(id))).json.error.code).toBe(132068);
    await become('DEPRECATED');
    expect((await rig.send(opens(id))).json.error.code).toBe(131009);
    const news = () =>
      rig.receiver.received
        .flatMap((one) => one.json?.entry?.[0]?.changes ?? [])
        .filter((change: Any) => change.field === 'flows')
        .map((change: Any) => [change.value.old_status, change.value.new_status, change.value.flow_id]);
    await until(() => news().length === 3);
    expect(news()).toEqual([
      ['PUBLISHED', 'THROTTLED', id],
      ['THROTTLED', 'BLOCKED', id],
      ['BLOCKED', 'DEPRECATED', id],
    ]);
  });

  it('comes back as an answer that quotes it, with its token or without, and as often as it is sent', async () => {
    await rig.send(opens(id));
    const { id: asked } = await lastOf();
    const fill = (more: object) => rig.write(ana, { type: 'form', message: asked, values: { words: 'Come at six' }, ...more });
    await fill({});
    await fill({ token: false });
    const replies = await until(() => {
      const found = rig.receiver.messages().filter((one) => one.interactive);
      return found.length === 2 ? found : null;
    });
    for (const one of replies) {
      expect(one.context).toEqual({ from: '34600000199', id: asked });
      expect(one.interactive).toMatchObject({ type: 'nfm_reply', nfm_reply: { name: 'flow', body: 'Sent' } });
    }
    const answers = replies.map((one) => JSON.parse(one.interactive.nfm_reply.response_json));
    const words = { words: 'Come at six', about: 'case-17' };
    expect(answers).toEqual([{ flow_token: 'secret-1', ...words }, words]);
    expect(await lastOf()).toMatchObject({ from: 'me', text: 'Response sent', replyTo: asked });
  });

  it.each([
    ['a field there is not', { other: 'x' }, 'no field "other"'],
    ['nothing in a field that is needed', { words: '  ' }, 'must not be empty'],
    ['too many characters', { words: 'x'.repeat(21) }, 'takes 20'],
  ])('lets no phone send %s', async (_, values, why) => {
    await rig.send(opens(id));
    const { id: asked } = await lastOf();
    await expect(rig.write(ana, { type: 'form', message: asked, values })).rejects.toThrow(why);
  });

  it('is not every message', async () => {
    await rig.send({ type: 'text', text: { body: 'Hello' } });
    const { id: plain } = await lastOf();
    await expect(rig.write(ana, { type: 'form', message: plain, values: {} })).rejects.toThrow('opens no form');
  });
});
