import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEar } from '../../src/ai/speech.client.ts';
import { type SpeechServer, startSpeechServer } from '../world/speech-server.ts';

const voice = { bytes: Buffer.from('OggS…'), mime: 'audio/ogg; codecs=opus' };

describe('The ear, over HTTP', () => {
  let server: SpeechServer;
  beforeAll(async () => {
    server = await startSpeechServer();
  });
  afterAll(() => server.close());
  const ear = (more: Record<string, unknown> = {}) =>
    openEar({ url: server.url, apiKey: 'practice', model: 'whisper-1', timeoutMs: 300, ...more });

  it('sends the recording as it is, and gets its words', async () => {
    server.next({ text: ' How much is a logo? ' });
    expect(await ear().hear(voice)).toEqual({ ok: true, words: 'How much is a logo?' });
    expect(server.asked.at(-1)).toMatchObject({ name: 'voice.ogg', type: 'audio/ogg; codecs=opus', bytes: voice.bytes });
  });

  it.each([
    ['audio/mpeg', 'voice.mp3'],
    ['audio/mp4', 'voice.m4a'],
    ['audio/amr', 'voice.ogg'],
  ])('names %s so that its kind is seen: %s', async (mime, name) => {
    await ear().hear({ ...voice, mime });
    expect(server.asked.at(-1)?.name).toBe(name);
  });

  it.each([
    ['a busy server', { status: 503 }, 'speech-unreachable', 'http-503'],
    ['a rate that is used up', { status: 429 }, 'speech-unreachable', 'http-429'],
    ['a recording that is none', { status: 400 }, 'speech-refused', 'http-400'],
    ['an answer that is no answer', { raw: '<html>' }, 'speech-refused', 'nonsense'],
    ['no answer', { hang: true } as const, 'speech-unreachable', 'TimeoutError'],
  ])('%s', async (_, says, code, detail) => {
    server.next(says);
    expect(await ear().hear(voice)).toEqual({ ok: false, code, detail });
  });

  it('a wrong key, and a server that is not there, may be put right', async () => {
    expect(await ear({ apiKey: 'other' }).hear(voice)).toMatchObject({ code: 'speech-unreachable', detail: 'http-401' });
    expect(await ear({ url: 'http://127.0.0.1:9/v1' }).hear(voice)).toMatchObject({ code: 'speech-unreachable' });
  });

  it('says nothing where nobody spoke', async () => {
    server.next({ text: '' });
    expect(await ear().hear(voice)).toEqual({ ok: true, words: '' });
  });
});
