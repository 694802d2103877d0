import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { openGraph } from '../../src/meta/graph.client.ts';
import { fixture } from './fixture.ts';
import { type Answer, bare, from, json, pretend } from './pretend-graph.ts';

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
    [
      'grow too large while they come, without end',
      (response) => void response.writeHead(200).write('x'.repeat(1000)),
      'media-refused',
    ],
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
