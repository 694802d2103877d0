import { readFileSync } from 'node:fs';
import type { Inbound } from '../../src/meta/inbound.ts';
import { readItem } from '../../src/meta/parse.ts';
import { type Split, splitDelivery } from '../../src/meta/split.ts';

export const receivedAt = new Date('2026-11-20T00:00:00Z');

/** One of our own payloads, by its situation. */
export function fixture(situation: string): unknown {
  return JSON.parse(readFileSync(new URL(`../fixtures/meta/${situation}.json`, import.meta.url), 'utf8'));
}

/** What a situation is split into. */
export function splitFixture(situation: string): Split[] {
  return splitDelivery(fixture(situation));
}

/** What a situation tells, item by item, without what was quarantined. */
export function readFixture(situation: string): Inbound[] {
  return splitFixture(situation)
    .filter((split) => split.verdict !== 'quarantined')
    .map((split) => readItem(split.kind, split.raw, receivedAt));
}

/** One message of a type with this body, read. */
export function readOne(type: string | undefined, body: unknown, more: object = {}): Inbound {
  const message = {
    from: '15550001111',
    id: 'wamid.1',
    timestamp: '1795132800',
    type,
    ...(type ? { [type]: body } : {}),
    ...more,
  };
  const [split] = splitDelivery({ entry: [{ id: '1', changes: [{ field: 'messages', value: { messages: [message] } }] }] });
  return readItem(split!.kind, split!.raw, receivedAt);
}

/** What an item says, where it says anything. */
export function contentOf(inbound: Inbound | undefined) {
  return inbound && 'content' in inbound ? inbound.content : null;
}
