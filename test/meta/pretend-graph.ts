import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach } from 'vitest';
import { type Graph, openGraph } from '../../src/meta/graph.client.ts';

export type Heard = { method: string; url: string; authorization: string | undefined; body: string };
export type Answer = (response: ServerResponse, socket: Socket, heard: Heard) => void;

export const from = { phoneNumberId: '200300400500600', token: 'EAAG-secret' };

export const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** A Graph of our own that answers as it is told to, and what it heard. */
export async function pretend(answer: Answer): Promise<{ graph: Graph; heard: Heard[]; url: string }> {
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
  return { graph: openGraph({ baseUrl: url, version: 'v26.0', timeoutMs: 250, mediaTimeoutMs: 300 }), heard, url };
}

/** Answers with JSON. */
export const json =
  (status: number, body: unknown): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
/** Answers with what is not Graph's. */
export const bare =
  (status: number, text = '<html>Bad gateway</html>'): Answer =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'text/html' }).end(text);
