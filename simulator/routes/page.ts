import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { readClock } from '../clock.ts';
import type { Fact } from '../facts.ts';
import type { Meta } from '../graph/calls.ts';
import { readMedia } from '../media-store.ts';
import { entryOf } from '../thread.ts';

const folder = resolve(import.meta.dirname, '..', 'page');
const policy = "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:";
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** The page with the phones: its files, its stream of events, and bytes of media without a token. */
export function pageRoutes(app: FastifyInstance, meta: Meta): void {
  app.get('/', (_request, reply) => {
    if (existsSync(join(folder, 'index.html'))) return sendFile(reply, 'index.html');
    return reply.type('text/plain').send('The simulator runs; its page has not been built yet.\n');
  });
  app.get<{ Params: { '*': string } }>('/page/*', (request, reply) => sendFile(reply, request.params['*']));
  app.get<{ Params: { id: string } }>('/media/:id/content', (request, reply) => {
    const media = meta.world.state.media.get(request.params.id);
    const bytes = media ? readMedia(meta.world, media.id) : null;
    if (!media || !bytes) return reply.status(404).send({ error: { message: 'There are no such media.' } });
    // A document from a phone may be HTML; it must not run as the page.
    reply.header('content-security-policy', "sandbox; default-src 'none'").header('x-content-type-options', 'nosniff');
    return reply.type(media.mime).send(bytes);
  });
  app.get('/events', (_request, reply) => stream(meta, reply));
}

function sendFile(reply: FastifyReply, name: string): FastifyReply {
  const path = resolve(folder, name);
  const inside = path.startsWith(folder + sep) && existsSync(path) && statSync(path).isFile();
  if (!inside) return reply.status(404).send({ error: { message: `The page has no file "${name}".` } });
  reply.header('content-security-policy', policy).header('cache-control', 'no-cache');
  return reply.type(types[extname(path)] ?? 'application/octet-stream').send(readFileSync(path));
}

/** Server-sent events: message {phone, message}, typing {phone}, clock {now, offsetMs}, ledger {entry}, reset. */
function stream(meta: Meta, reply: FastifyReply): FastifyReply {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache', connection: 'keep-alive' });
  raw.write(': hello\n\n');
  const send = (event: string, data: unknown) => raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const unwatch = meta.world.watch((fact) => tell(meta, fact, send));
  const unhear = meta.world.overhear(send);
  const beat = setInterval(() => raw.write(': still here\n\n'), 20_000);
  raw.on('close', () => {
    clearInterval(beat);
    unwatch();
    unhear();
  });
  return reply;
}

function tell(meta: Meta, fact: Fact, send: (event: string, data: unknown) => void): void {
  const show = (wamid: string) => {
    const bubble = meta.world.state.bubbles.get(wamid);
    if (bubble) send('message', { phone: bubble.phone, message: entryOf(bubble) });
  };
  if (fact.fact === 'bubble') show(fact.bubble.id);
  if (fact.fact === 'reaction') show(fact.wamid);
  if (fact.fact === 'seen' || fact.fact === 'acknowledged') for (const wamid of fact.wamids) show(wamid);
  if (fact.fact === 'clock') send('clock', readClock(meta.world));
  if (fact.fact === 'ledger') send('ledger', { entry: fact.entry });
  if (fact.fact === 'reset') send('reset', {});
}
