import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { E164 } from '../../src/kit/phone.ts';
import { type Graph, openGraph } from '../../src/meta/graph.client.ts';
import { graphMessage } from '../../src/meta/payload.ts';
import { fixture } from './fixture.ts';

type Heard = { method: string; url: string; authorization: string | undefined; body: string };
type Answer = (response: ServerResponse, socket: Socket, heard: Heard) => void;

const from = { phoneNumberId: '200300400500600', token: 'EAAG-secret' };
const hello = graphMessage({ phone: '+15550001111' as E164 }, { type: 'text', body: 'Hello' }, { callbackData: 'msg:1' });
const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A Graph of our own that answers as it is told to, and what it heard. */
async function pretend(answer: Answer): Promise<{ graph: Graph; heard: Heard[]; url: string }> {
  const heard: Heard[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one = {
      method: request.method ?? '',
      url: request.url ?? '',
      authorization: request.headers.authorization,
      body: Buffer.concat(chunks).toString(),
    };
    heard.push(one);
    answer(response, request.socket, one);
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { graph: openGraph({ baseUrl: url, version: 'v26.0', timeoutMs: 250, mediaTimeoutMs: 500 }), heard, url };
}

const json =
  (status: number, body: unknown): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const bare =
  (status: number, text = '<html>Bad gateway</html>'): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/html' }).end(text);
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

describe('media', () => {
  test('are uploaded as a form with their type and name', async () => {
    const { graph, heard } = await pretend(json(200, { id: 3001 }));
    expect(await graph.uploadMedia(from, { bytes: Buffer.from('%PDF'), mime: 'application/pdf', filename: 'Año.pdf' })).toEqual({
      ok: true,
      value: { mediaId: '3001' },
    });
    expect(heard[0]).toMatchObject({ method: 'POST', url: '/v26.0/200300400500600/media' });
    expect(heard[0]?.body).toMatch(
      /name="messaging_product"\r\n\r\nwhatsapp[\s\S]*filename="Año.pdf"\r\nContent-Type: application\/pdf\r\n\r\n%PDF/,
    );
  });

  test('are looked up, and are gone when Meta has let go of them', async () => {
    const there = await pretend(
      json(200, { url: 'https://lookaside.fbsbx.com/x', mime_type: 'image/png', sha256: 'ab', file_size: '12345', id: '111' }),
    );
    expect(await there.graph.mediaUrl(from, '111')).toEqual({
      ok: true,
      value: { url: 'https://lookaside.fbsbx.com/x', mime: 'image/png', sha256: 'ab', sizeBytes: 12345 },
    });
    expect(there.heard[0]?.url).toBe('/v26.0/111?phone_number_id=200300400500600');
    const gone = await pretend(json(400, fixture('answer-media-expired')));
    expect(await gone.graph.mediaUrl(from, '111')).toMatchObject({ ok: false, error: { code: 'media-gone' } });
  });

  test('are fetched with the token, hashed here', async () => {
    const { graph, heard, url } = await pretend(
      (response) => void response.writeHead(200, { 'content-type': 'image/png' }).end('bytes'),
    );
    const answer = await graph.downloadMedia('EAAG-secret', `${url}/media/1`, { maxBytes: 5 });
    expect(answer).toMatchObject({
      ok: true,
      value: { mime: 'image/png', sha256: createHash('sha256').update('bytes').digest('hex') },
    });
    expect(answer.ok && Buffer.from(answer.value.bytes).toString()).toBe('bytes');
    expect(heard[0]?.authorization).toBe('Bearer EAAG-secret');
  });

  test.each<[string, Answer, string]>([
    [
      'announce that they are too large',
      (response) => void response.writeHead(200, { 'content-length': '1000' }).end('x'.repeat(1000)),
      'media-refused',
    ],
    ['grow too large while they come', (response) => void response.writeHead(200).end('x'.repeat(1000)), 'media-refused'],
    ['never end', (response) => void response.writeHead(200).write('x'), 'graph-unreachable'],
    ['have expired', bare(404), 'media-gone'],
    ['are not for this token', bare(401), 'token-dead'],
    ['cannot be served now', bare(503), 'graph-busy'],
    [
      'lie inside the house, says a redirect',
      (response) => void response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end(),
      'media-gone',
    ],
    ['lie nowhere, says a redirect', (response) => void response.writeHead(302, { location: 'http://[' }).end(), 'media-gone'],
    ['are always one redirect further', (response) => void response.writeHead(302, { location: '/again' }).end(), 'media-gone'],
  ])('that %s are not kept', async (_name, answer, code) => {
    const { graph, url } = await pretend(answer);
    expect(await graph.downloadMedia('EAAG-secret', `${url}/media/1`, { maxBytes: 100 })).toMatchObject({
      ok: false,
      error: { code },
    });
  });

  test('are followed to another address of Meta’s without the token', async () => {
    const { graph, heard, url } = await pretend(
      (response, _socket, { url: path }) =>
        void (path === '/a' ? response.writeHead(302, { location: '/b' }).end() : response.end('bytes')),
    );
    expect(await graph.downloadMedia('EAAG-secret', `${url}/a`, { maxBytes: 100 })).toMatchObject({ ok: true });
    expect(heard.map((one) => one.authorization)).toEqual(['Bearer EAAG-secret', undefined]);
  });

  test.each([
    'http://127.0.0.1:1/x',
    'http://[::1]/x',
    'http://[::ffff:127.0.0.1]/x',
    'http://2130706433/x',
    'http://0177.0.0.1/x',
    'http://169.254.169.254/latest/meta-data',
    'http://lookaside.fbsbx.com/x',
    'https://lookaside.fbsbx.com:8443/x',
    'https://user:word@lookaside.fbsbx.com/x',
    'https://fbsbx.com.evil.example/x',
    'https://evilfbsbx.com/x',
    'file:///etc/passwd',
    'not an address',
  ])('are never asked of %s', async (url) => {
    const asked: unknown[] = [];
    const spy = async (input: unknown) => {
      asked.push(input);
      return new Response('x');
    };
    const graph = openGraph({ baseUrl: 'https://graph.facebook.com', version: 'v26.0', fetch: spy as typeof fetch });
    expect(await graph.downloadMedia('EAAG-secret', url, { maxBytes: 100 })).toMatchObject({
      ok: false,
      error: { code: 'media-gone' },
    });
    expect(asked).toEqual([]);
  });

  test.each([
    'https://lookaside.fbsbx.com/x',
    'https://scontent.xx.fbcdn.net/x',
    'https://mmg.whatsapp.net/x',
    'https://graph.facebook.com/x',
  ])('are asked of %s', async (url) => {
    const graph = openGraph({
      baseUrl: 'https://graph.facebook.com',
      version: 'v26.0',
      fetch: (async () => new Response('x')) as typeof fetch,
    });
    expect(await graph.downloadMedia('EAAG-secret', url, { maxBytes: 100 })).toMatchObject({ ok: true });
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

  test('an app is subscribed to a WABA', async () => {
    const { graph, heard } = await pretend(json(200, { success: true }));
    expect(await graph.subscribe('EAAG-secret', '100200300400500')).toEqual({ ok: true, value: null });
    expect(heard[0]).toMatchObject({ method: 'POST', url: '/v26.0/100200300400500/subscribed_apps' });
  });
});
