import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What it says next: words, or an HTTP status to refuse with; `hang` never answers. */
export type Says = { text: string } | { status: number } | { hang: true } | { raw: string };

export type SpeechServer = {
  url: string;
  /** What was asked, as the server understood it. */
  asked: { model: string; name: string; type: string; bytes: Buffer }[];
  next(...says: Says[]): void;
  close(): Promise<void>;
};

/** Stands in for a server that speaks OpenAI's "create transcription", and refuses what that refuses: key, model, kind and size of the file. */
export async function startSpeechServer(apiKey = 'practice'): Promise<SpeechServer> {
  const asked: SpeechServer['asked'] = [];
  const queue: Says[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const reply = (status: number, body: unknown) => {
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(typeof body === 'string' ? body : JSON.stringify(body));
    };
    const refuse = (status: number, message: string) => reply(status, { error: { message, type: 'invalid_request_error' } });
    if (request.method !== 'POST' || request.url !== '/v1/audio/transcriptions') return refuse(404, 'No such address');
    if (request.headers.authorization !== `Bearer ${apiKey}`) return refuse(401, 'Incorrect API key provided');
    const type = request.headers['content-type'] ?? '';
    const form = await new Response(Buffer.concat(parts), { headers: { 'content-type': type } }).formData().catch(() => null);
    const file = form?.get('file');
    if (!form || !(file instanceof File)) return refuse(400, 'file is required');
    if (form.get('model') !== 'whisper-1') return refuse(404, 'The model does not exist');
    if (!/\.(flac|mp3|mp4|mpeg|mpga|m4a|ogg|wav|webm)$/.test(file.name)) return refuse(400, 'Invalid file format');
    if (file.size === 0) return refuse(400, 'Audio file is too short');
    if (file.size > 25 * 1024 * 1024) return refuse(413, 'Maximum content size limit exceeded');
    asked.push({ model: 'whisper-1', name: file.name, type: file.type, bytes: Buffer.from(await file.arrayBuffer()) });
    const says = queue.shift() ?? { text: 'Hello' };
    if ('hang' in says) return;
    if ('status' in says) return refuse(says.status, 'Scripted');
    if ('raw' in says) return reply(200, says.raw);
    reply(200, { text: says.text });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    next: (...says) => void queue.push(...says),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
