import { describe, expect, test } from 'vitest';
import { decideHat } from '../../src/bot/hat.ts';
import { addMs, minuteMs } from '../../src/kit/clock.ts';

const until = new Date('2026-11-20T10:10:00Z');
const within = addMs(until, -minuteMs);
const text = (body: string) => ({ type: 'text' as const, body });

describe('The hat that somebody of the business wears', () => {
  test.each([
    ['who is nobody’s customer is themselves', null, 'hi', within, false, 'own'],
    ['words are a customer’s until the time is over', until, 'undo', within, false, 'customer'],
    ['a stop word is a customer’s too', until, 'stop', within, false, 'customer'],
    ['what quotes a card of their own is theirs', until, 'see you at 4', within, true, 'own'],
    ['“done” takes it off', until, 'Done.', within, false, 'ends'],
    ['in another language too', until, '¡listo!', within, false, 'ends'],
    ['what comes just after the end is for nobody', until, 'undo', addMs(until, minuteMs), false, 'over'],
    ['what comes long after the end is theirs', until, 'undo', addMs(until, 11 * minuteMs), false, 'own'],
  ] as const)('%s', (_, asCustomerUntil, body, at, toOwnThread, hat) => {
    expect(decideHat({ asCustomerUntil }, { content: text(body), at, toOwnThread })).toBe(hat);
  });

  test('a corrected message changes nothing of a customer’s', () => {
    const content = { type: 'revoke' as const, wamid: 'wamid.1' };
    expect(decideHat({ asCustomerUntil: until }, { content, at: within, toOwnThread: false })).toBe('own');
  });
});
