import { describe, expect, test } from 'vitest';
import { type CollisionFacts, type OthersWords, seenAs, whoElseIsOn } from '../../src/crm/collision.ts';
import { addMs, minuteMs } from '../../src/kit/clock.ts';
import type { OperatorId, OutboxId } from '../../src/kit/ids.ts';

const now = new Date('2026-11-20T10:00:00Z');
const ago = (minutes: number) => addMs(now, -minutes * minuteMs);
const maria = 'maria' as OperatorId;
const words = (minutesAgo: number): OthersWords => ({
  by: maria,
  outboxId: `outbox-${minutesAgo}` as OutboxId,
  text: 'It is 300.',
  at: ago(minutesAgo),
});
const nothing: CollisionFacts = { waiting: null, left: null, responsible: null, knownAt: null };

describe('Who else is at a customer', () => {
  test.each<[string, Partial<CollisionFacts>, string | null]>([
    ['nobody', {}, null],
    ['words that are about to leave, though they are known of', { waiting: words(1), knownAt: now }, 'answering:outbox-1'],
    ['words that have left since', { left: words(5), knownAt: ago(10) }, 'answered:outbox-5'],
    ['not words that were seen', { left: words(10), knownAt: ago(5) }, null],
    ['what waits before what has left', { waiting: words(1), left: words(5) }, 'answering:outbox-1'],
    [
      'whoever is responsible, where nothing was heard of them lately',
      { responsible: { id: maria, since: ago(9_000) } },
      'has:maria',
    ],
    ['whoever took them since', { responsible: { id: maria, since: ago(5) }, knownAt: ago(10) }, 'has:maria'],
    ['not whoever is known to have them', { responsible: { id: maria, since: ago(10) }, knownAt: ago(5) }, null],
    ['not whoever has had them since before that was kept', { responsible: { id: maria, since: null }, knownAt: ago(5) }, null],
  ])('%s', (_, facts, seen) => {
    const other = whoElseIsOn({ ...nothing, ...facts });
    expect(other && seenAs(other)).toBe(seen);
  });
});
