import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { webhookBody } from './webhook-body.ts';

/** A thread that posts signed webhooks, so many at a time, once it is told to; says when all were acknowledged with 200. */
const { url, requests, inFlight, secret } = workerData as { url: string; requests: number; inFlight: number; secret: string };
const agent = new Agent({ keepAlive: true, maxSockets: inFlight });
const posts = Array.from({ length: requests }, (_, n) => {
  const body = Buffer.from(webhookBody(`wamid.${Date.now()}.${n}`));
  return { body, signature: `sha256=${createHmac('sha256', secret).update(body).digest('hex')}` };
});

parentPort!.once('message', async () => {
  let next = 0;
  await Promise.all(
    Array.from({ length: inFlight }, async () => {
      for (let n = next++; n < requests; n = next++) await post(posts[n]!);
    }),
  );
  parentPort!.postMessage('done');
});
parentPort!.postMessage('ready');

function post({ body, signature }: { body: Buffer; signature: string }): Promise<void> {
  return new Promise((done, fail) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-hub-signature-256': signature };
    const sent = request(`${url}/webhook`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.once('end', () => (answer.statusCode === 200 ? done() : fail(new Error(`answered ${answer.statusCode}`))));
    });
    sent.once('error', fail);
    sent.end(body);
  });
}
