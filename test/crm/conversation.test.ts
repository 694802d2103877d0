import { expect, test } from 'vitest';
import { canSend, windowUntil } from '../../src/crm/conversation.ts';
import { addMs, hourMs } from '../../src/kit/clock.ts';

const wrote = new Date('2026-03-02T10:00:00Z');
const open = addMs(wrote, 24 * hourMs - 1);
const closed = addMs(wrote, 24 * hourMs);

test.each([
  ['free', wrote, 'unasked', open, true],
  ['free', wrote, 'stopped', open, true],
  ['free', wrote, 'unasked', closed, 'window-closed'],
  ['free', null, 'given', open, 'never-wrote'],
  ['utility', null, 'stopped', closed, true],
  ['utility', wrote, 'unasked', closed, true],
  ['marketing', wrote, 'unasked', closed, true],
  ['marketing', wrote, 'given', closed, true],
  ['marketing', wrote, 'stopped', open, 'opted-out'],
  ['authentication', null, 'stopped', closed, true],
] as const)('%s, they wrote %s, marketing %s, at %s: %s', (category, lastInboundAt, marketing, now, expected) => {
  const verdict = canSend(category, { lastInboundAt }, marketing, now);
  expect(verdict).toEqual(expected === true ? { ok: true } : { ok: false, why: expected });
});

test('the window lasts 24 hours from their last message, and there is none before their first', () => {
  expect(windowUntil({ lastInboundAt: wrote })).toEqual(closed);
  expect(windowUntil({ lastInboundAt: null })).toBeNull();
});
