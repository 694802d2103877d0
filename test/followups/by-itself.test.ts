import { expect, test } from 'vitest';
import { type ByItselfFacts, mustAsk, mustStop } from '../../src/followups/by-itself.ts';
import { addMs, hourMs } from '../../src/kit/clock.ts';

const now = new Date('2026-03-02T10:00:00Z');
const hours = (n: number) => addMs(now, n * hourMs);
const goes: ByItselfFacts = {
  now,
  kind: 'silence',
  dueAt: now,
  awaiting: false,
  draft: { source: 'playbook' },
  leavesAt: hours(0.2),
  windowUntil: hours(4),
  allowed: true,
  away: false,
  optedOut: false,
};

test.each<[string, Partial<ByItselfFacts>, ReturnType<typeof mustAsk>]>([
  ['somebody let it go', {}, null],
  ['nobody did', { allowed: false }, 'not-allowed'],
  ['whoever did has paused', { away: true }, 'away'],
  ['they stopped marketing', { optedOut: true }, 'opted-out'],
  ['a nudge was asked for', { kind: 'nudge' }, 'asked-for'],
  ['it was due two hours ago', { dueAt: hours(-2) }, null],
  ['nothing ran for longer', { dueAt: hours(-2.1) }, 'late'],
  ['they wait for an answer', { awaiting: true }, 'awaiting'],
  ['there are no words for it', { draft: null }, 'no-words'],
  ['the model wrote them', { draft: { source: 'model' } }, null],
  ['their window closes before it would leave', { leavesAt: hours(4) }, 'window-closed'],
  ['they never wrote', { windowUntil: null }, 'window-closed'],
  ['it is night there, and the window lasts', { leavesAt: hours(3) }, null],
])('where %s', (_, change, expected) => {
  expect(mustAsk({ ...goes, ...change })).toBe(expected);
});

test('when it would leave, only what somebody may have taken back is asked again', () => {
  expect(mustStop(goes)).toBeNull();
  expect(mustStop({ ...goes, allowed: false })).toBe('not-allowed');
  expect(mustStop({ ...goes, away: true })).toBe('away');
  expect(mustStop({ ...goes, optedOut: true })).toBe('opted-out');
});
