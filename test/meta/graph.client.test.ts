import { describe, expect, test } from 'vitest';
import type { E164 } from '../../src/kit/phone.ts';
import { openGraph } from '../../src/meta/graph.client.ts';
import { graphMessage } from '../../src/meta/payload.ts';
import { fixture } from './fixture.ts';
import { type Answer, bare, from, json, open, pretend } from './pretend-graph.ts';

const hello = graphMessage({ phone: '+15550001111' as E164 }, { type: 'text', body: 'Hello' }, { callbackData: 'msg:1' });
const sent = {
  messaging_product: 'whatsapp',
  contacts: [{ input: '+15550001111', wa_id: '15550001111' }],
  messages: [{ id: 'wamid.OUT1', message_status: 'accepted' }],
};

describe('a send', () => {
  test('is accepted with its wamid, having said who, what and under which id of ours', async () => {
    const { graph, heard } = await pretend(json(200, sent));
    expect(await graph.send(from, hello)).toEqual({
      outcome: 'accepted',
      wamid: 'wamid.OUT1',
      waId: '15550001111',
      userId: null,
      messageStatus: 'accepted',
    });
    expect(heard).toMatchObject([
      { method: 'POST', url: '/v26.0/200300400500600/messages', authorization: 'Bearer EAAG-secret' },
    ]);
    expect(JSON.parse(heard[0]!.body)).toEqual(JSON.parse(JSON.stringify(hello)));
  });

  test('to a BSUID is accepted though no number comes back; to a group though neither does', async () => {
    const hidden = await pretend(json(200, { contacts: [{ input: 'US.1', user_id: 'US.1' }], messages: [{ id: 'wamid.1' }] }));
    expect(await hidden.graph.send(from, hello)).toMatchObject({
      outcome: 'accepted',
      waId: null,
      userId: 'US.1',
      messageStatus: null,
    });
    const group = await pretend(json(200, { contacts: [{ input: 'x@g.us' }], messages: [{ id: 'wamid.2' }] }));
    expect(await group.graph.send(from, hello)).toMatchObject({ outcome: 'accepted', waId: null, userId: null });
  });

  test.each([131047, 131049, 131050, 131056, 130429])('is refused with Meta’s %d, which comes as HTTP 400', async (code) => {
    const { graph } = await pretend(json(400, fixture(`answer-${code}`)));
    expect(await graph.send(from, hello)).toMatchObject({ outcome: 'refused', error: { graphCode: code } });
  });

  test.each<[string, Answer, object]>([
    [
      'an error of Graph’s in a 500',
      json(500, { error: { code: 131000, message: 'Something went wrong' } }),
      { outcome: 'refused', error: { code: 'graph-busy' } },
    ],
    ['an error of Graph’s in a 200', json(200, { error: { code: 190 } }), { outcome: 'refused', error: { code: 'token-dead' } }],
    ['a bare 403', bare(403), { outcome: 'refused', error: { code: 'graph-refused', detail: 'HTTP 403' } }],
    ['a bare 429', bare(429), { outcome: 'refused', error: { code: 'graph-busy' } }],
    ['a bare 408', bare(408), { outcome: 'unsure' }],
    ['a bare 502', bare(502), { outcome: 'unsure', error: { code: 'graph-nonsense' } }],
    ['a JSON 503 that is not Graph’s', json(503, { message: 'upstream' }), { outcome: 'unsure' }],
    ['a 200 without JSON', bare(200), { outcome: 'unsure', error: { code: 'graph-nonsense' } }],
    ['an empty 200', bare(200, ''), { outcome: 'unsure' }],
    ['a 200 without a message', json(200, { messages: [] }), { outcome: 'unsure' }],
    ['a 200 that is a list', json(200, []), { outcome: 'unsure' }],
    ['no answer in time', () => {}, { outcome: 'unsure', error: { code: 'graph-unanswered', detail: 'TimeoutError' } }],
    [
      'a reset after the request was read',
      (_response, socket) => void socket.resetAndDestroy(),
      { outcome: 'unsure', error: { code: 'graph-unanswered' } },
    ],
    [
      'a reset in the middle of the answer',
      (response, socket) =>
        void response.writeHead(200, { 'content-length': '500' }).write('{"messages":[', () => socket.resetAndDestroy()),
      { outcome: 'unsure' },
    ],
    ['an answer that never ends', (response) => void response.writeHead(200).write('{"messages":['), { outcome: 'unsure' }],
  ])('that meets %s is told apart', async (_name, answer, expected) => {
    const { graph, heard } = await pretend(answer);
    expect(await graph.send(from, hello)).toMatchObject(expected);
    expect(heard).toHaveLength(1);
  });

  test('was not sent where nobody listens', async () => {
    const { graph } = await pretend(() => {});
    const [server] = open.splice(0);
    await new Promise((resolve) => server!.close(resolve));
    expect(await graph.send(from, hello)).toEqual({
      outcome: 'not-sent',
      error: { code: 'graph-unreachable', graphCode: null, detail: 'ECONNREFUSED' },
    });
  });

  test('was not sent where the name is unknown', async () => {
    const graph = openGraph({ baseUrl: 'http://graph.invalid', version: 'v26.0' });
    expect(await graph.send(from, hello)).toMatchObject({ outcome: 'not-sent' });
  });

  test.each([
    ['ECONNREFUSED', 'connect', 'not-sent'],
    ['EAI_AGAIN', 'getaddrinfo', 'not-sent'],
    ['UND_ERR_CONNECT_TIMEOUT', undefined, 'not-sent'],
    ['CERT_HAS_EXPIRED', undefined, 'not-sent'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', undefined, 'not-sent'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', undefined, 'not-sent'],
    ['ETIMEDOUT', 'connect', 'not-sent'],
    ['ETIMEDOUT', 'read', 'unsure'],
    ['EHOSTUNREACH', 'connect', 'not-sent'],
    ['EHOSTUNREACH', 'write', 'unsure'],
    ['ECONNRESET', 'read', 'unsure'],
    ['EPIPE', 'write', 'unsure'],
    ['UND_ERR_SOCKET', undefined, 'unsure'],
    ['UND_ERR_HEADERS_TIMEOUT', undefined, 'unsure'],
    ['UND_ERR_BODY_TIMEOUT', undefined, 'unsure'],
    ['SOMETHING_NEW', undefined, 'unsure'],
  ])('that fails with %s at %s is %s', async (code, syscall, outcome) => {
    const failing = async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, syscall }) });
    };
    const graph = openGraph({ baseUrl: 'https://graph.example', version: 'v26.0', fetch: failing });
    expect(await graph.send(from, hello)).toMatchObject({ outcome });
  });

  test('does not take its token, or its message, to where a redirect points', async () => {
    const elsewhere = await pretend(json(200, sent));
    const { graph } = await pretend(
      (response) => void response.writeHead(307, { location: `${elsewhere.url}/v26.0/x/messages` }).end(),
    );
    expect(await graph.send(from, hello)).toMatchObject({ outcome: 'refused', error: { detail: 'HTTP 307' } });
    expect(elsewhere.heard).toEqual([]);
  });
});

describe('the rest', () => {
  test('a message is marked read, with or without typing', async () => {
    const { graph, heard } = await pretend(json(200, { success: true }));
    expect(await graph.markRead(from, 'wamid.IN1')).toEqual({ ok: true, value: null });
    await graph.markRead(from, 'wamid.IN1', { typing: true });
    expect(heard.map((one) => JSON.parse(one.body))).toEqual([
      { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.IN1' },
      { messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.IN1', typing_indicator: { type: 'text' } },
    ]);
  });

  test('templates are listed page after page by the cursor, not by the address Meta gives', async () => {
    const page = (id: number, next: boolean) => ({
      data: [
        {
          id,
          name: `t${id}`,
          status: 'APPROVED',
          category: 'UTILITY',
          language: 'en-US',
          components: [{ type: 'BODY', text: 'Hi' }],
          quality_score: { score: 'GREEN' },
          rejected_reason: 'NONE',
        },
      ],
      paging: { cursors: { after: 'CUR' }, ...(next ? { next: 'https://evil.example/?access_token=EAAG' } : {}) },
    });
    const { graph, heard } = await pretend((response, socket, one) =>
      json(200, page(one.url.includes('after=CUR') ? 2 : 1, !one.url.includes('after=CUR')))(response, socket, one),
    );
    expect(await graph.listTemplates('EAAG-secret', '100200300400500')).toMatchObject({
      ok: true,
      value: [
        {
          id: '1',
          name: 't1',
          language: 'en_US',
          quality: 'GREEN',
          rejectedReason: null,
          components: [{ type: 'BODY', text: 'Hi' }],
        },
        { id: '2', name: 't2' },
      ],
    });
    expect(heard).toHaveLength(2);
  });

  test('a template is asked for; without an answer nobody knows whether it was made', async () => {
    const wanted = { name: 'order_update', language: 'en_US', category: 'UTILITY', components: [{ type: 'BODY', text: 'Hi' }] };
    const made = await pretend(json(200, { id: '7001', status: 'PENDING', category: 'MARKETING' }));
    expect(await made.graph.createTemplate('EAAG-secret', '1', wanted)).toEqual({
      ok: true,
      value: { id: '7001', status: 'PENDING', category: 'MARKETING' },
    });
    const silent = await pretend(() => {});
    expect(await silent.graph.createTemplate('EAAG-secret', '1', wanted)).toMatchObject({
      ok: false,
      error: { code: 'graph-unanswered' },
    });
  });

  test('flows are listed page by page', async () => {
    const { graph, heard } = await pretend((response, socket, one) => {
      const first = !one.url.includes('after=CUR');
      const paging = { cursors: { after: 'CUR' }, ...(first ? { next: 'https://evil.example/' } : {}) };
      const data = [{ id: first ? 6001 : '6002', name: first ? 'a' : 'b', status: 'published' }, { name: 'no id' }];
      json(200, { data, paging })(response, socket, one);
    });
    expect(await graph.listFlows('EAAG-secret', '100200300400500')).toEqual({
      ok: true,
      value: [
        { id: '6001', name: 'a', status: 'PUBLISHED' },
        { id: '6002', name: 'b', status: 'PUBLISHED' },
      ],
    });
    expect(heard).toHaveLength(2);
  });

  test('a flow is published in one call, and what is wrong with it comes back', async () => {
    const wanted = { name: 'hilo_edit_text_en_1', categories: ['OTHER'], json: { version: '7.3' } };
    const made = await pretend(json(200, { id: 6001, success: true }));
    expect(await made.graph.publishFlow('EAAG-secret', '1', wanted)).toEqual({ ok: true, value: { id: '6001', problems: [] } });
    expect(JSON.parse(made.heard[0]!.body)).toEqual({
      ...{ name: 'hilo_edit_text_en_1', categories: ['OTHER'], flow_json: '{"version":"7.3"}', publish: true },
    });
    const errors = [{ error: 'INVALID_PROPERTY', message: 'The property "x" cannot be specified.' }, { error: 'OTHER' }];
    const wrong = await pretend(json(200, { id: '6002', validation_errors: errors }));
    expect(await wrong.graph.publishFlow('EAAG-secret', '1', wanted)).toEqual({
      ok: true,
      value: { id: '6002', problems: ['The property "x" cannot be specified.', 'OTHER'] },
    });
  });

  test('an app is subscribed to a WABA', async () => {
    const { graph, heard } = await pretend(json(200, { success: true }));
    expect(await graph.subscribe('EAAG-secret', '100200300400500')).toEqual({ ok: true, value: null });
    expect(heard[0]).toMatchObject({ method: 'POST', url: '/v26.0/100200300400500/subscribed_apps' });
  });
});
