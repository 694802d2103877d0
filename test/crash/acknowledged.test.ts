import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signBody } from '../../src/meta/signature.ts';
import { delivery, message } from '../world/door.ts';
import { openPractice, type Practice } from './practice.ts';

const [count, atOnce, repeated] = [400, 64, 100];

describe('What was answered 200', () => {
  let practice: Practice;
  beforeAll(async () => {
    practice = await openPractice();
    await practice.start();
    await practice.settle();
  });
  afterAll(() => practice.end());

  it(`survives kill -9: ${count} webhooks at ${atOnce} in flight, each stored once`, { timeout: 300_000 }, async () => {
    const before = (await practice.figures()).inbound;
    // Thirty people who write again and again, so that the same lanes are worked on by what came before.
    const bodies = Array.from({ length: count }, (_, n) =>
      Buffer.from(
        JSON.stringify(delivery({ messages: [message(`+34611000${100 + (n % 30)}`, 'text', { body: `Message ${n}` })] })),
      ),
    );
    let next = 0;
    const acknowledged: number[] = [];
    const post = async () => {
      while (next < count) {
        const body = bodies[next++]!;
        const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signBody('practice-secret', body) };
        const answer = await fetch(`${practice.appUrl}/webhook`, { method: 'POST', body: new Uint8Array(body), headers });
        acknowledged.push(answer.status);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, post));
    await practice.kill();
    expect(acknowledged).toEqual(Array.from({ length: count }, () => 200));

    await practice.start();
    await practice.settle();
    const after = (await practice.figures()).inbound;
    expect(after.messages - before.messages).toBe(count);
    expect(after.duplicates).toBe(before.duplicates);
    expect(after.quarantined + after.unknown).toBe(before.quarantined + before.unknown);

    // Meta, never sure, sends some of them once more.
    next = count - repeated;
    await Promise.all(Array.from({ length: atOnce }, post));
    await practice.settle();
    const again = (await practice.figures()).inbound;
    expect(again.messages).toBe(after.messages);
    expect(again.duplicates - after.duplicates).toBe(repeated);
  });
});
