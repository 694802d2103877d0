import { describe, expect, test } from 'vitest';
import { decideReach, endless, heldUntil, type Load, type Urgency } from '../../src/crm/attention.ts';
import { isQuiet, nextTime } from '../../src/crm/hours.ts';
import type { Operator } from '../../src/crm/operator.ts';
import { defaultSettings, type Settings } from '../../src/crm/tenant.ts';
import { openShop } from '../commands/shop.ts';

const { tenant, operator: marta } = openShop([]).context();
const idle: Load = { waiting: 0, lastMinute: 0, today: 0 };

/** Madrid's clock on Friday, 20 November 2026, one hour ahead of UTC. */
const at = (time: string, day = '2026-11-20') => new Date(`${day}T${time}:00+01:00`);

function reach(
  urgency: Urgency,
  time: string,
  { operator, load, settings }: { operator?: Partial<Operator>; load?: Partial<Load>; settings?: Partial<Settings> } = {},
) {
  const verdict = decideReach(urgency, {
    operator: { ...marta, lastInboundAt: null, ...operator },
    tenant: { ...tenant, settings: { ...defaultSettings, ...settings } },
    now: at(time),
    load: { ...idle, ...load },
  });
  return verdict.now ? 'now' : verdict.why;
}

describe('Whether a card that nobody asked for comes now', () => {
  test.each<[Urgency, string, Parameters<typeof reach>[2], string]>([
    ['ordinary', '11:00', {}, 'now'],
    ['ordinary', '20:59', {}, 'now'],
    ['ordinary', '21:00', {}, 'quiet'],
    ['ordinary', '06:59', {}, 'quiet'],
    ['ordinary', '07:00', {}, 'now'],
    ['needs-me', '21:30', {}, 'quiet'],
    ['urgent', '21:30', {}, 'now'],
    ['urgent', '22:00', {}, 'quiet'],
    ['urgent', '03:00', {}, 'quiet'],
    ['own', '23:00', {}, 'now'],
    ['ordinary', '23:00', { operator: { quietFrom: '00:00', quietUntil: '00:00' } }, 'now'],
    ['ordinary', '21:30', { operator: { quietFrom: '22:00', quietUntil: '08:00' } }, 'now'],
    ['ordinary', '13:30', { operator: { quietFrom: '13:00', quietUntil: '15:00' } }, 'quiet'],
    ['ordinary', '22:30', { operator: { lastInboundAt: at('22:20') } }, 'now'],
    ['ordinary', '22:30', { operator: { lastInboundAt: at('22:10') } }, 'quiet'],
    ['urgent', '11:00', { operator: { pausedUntil: at('12:00') } }, 'paused'],
    ['own', '11:00', { operator: { pausedUntil: endless } }, 'paused'],
    ['ordinary', '11:00', { operator: { pausedUntil: at('11:00') } }, 'now'],
    ['ordinary', '11:00', { operator: { mode: 'needs-me' } }, 'mode'],
    ['needs-me', '11:00', { operator: { mode: 'needs-me' } }, 'now'],
    ['needs-me', '11:00', { operator: { mode: 'digest' } }, 'mode'],
    ['urgent', '11:00', { operator: { mode: 'digest' } }, 'now'],
    ['ordinary', '11:00', { load: { waiting: 4 } }, 'now'],
    ['ordinary', '11:00', { load: { waiting: 5 } }, 'many'],
    ['ordinary', '11:00', { load: { waiting: 3, lastMinute: 3 } }, 'many'],
    ['urgent', '11:00', { load: { waiting: 50, lastMinute: 50 } }, 'now'],
    ['ordinary', '11:00', { load: { today: 500 } }, 'now'],
    ['ordinary', '11:00', { operator: { cardsPerDay: 20 }, load: { today: 19 } }, 'now'],
    ['needs-me', '11:00', { operator: { cardsPerDay: 20 }, load: { today: 20 } }, 'budget'],
    ['urgent', '11:00', { operator: { cardsPerDay: 20 }, load: { today: 20 } }, 'now'],
    ['own', '11:00', { operator: { cardsPerDay: 1 }, load: { today: 20 } }, 'now'],
  ])('%s at %s with %j: %s', (urgency, time, situation, expected) => {
    expect(reach(urgency, time, situation)).toBe(expected);
  });
});

describe('When what is held back comes', () => {
  const until = (why: Parameters<typeof heldUntil>[0], time: string, operator: Partial<Operator> = {}) =>
    heldUntil(why, { operator: { ...marta, ...operator }, tenant, now: at(time) });

  test('what the night held comes with the digest that follows it, so that the morning is one message', () => {
    expect(until('quiet', '22:30')).toEqual(at('08:00', '2026-11-21'));
    expect(until('quiet', '05:00')).toEqual(at('08:00'));
  });

  test.each([
    ['without a digest', 'never'],
    ['with a digest in the evening', '18:00'],
  ])('%s it comes when the night is over', (_, digestAt) => {
    expect(until('quiet', '22:30', { digestAt })).toEqual(at('07:00', '2026-11-21'));
  });

  test('what the mode holds comes with the digest, and in the morning where there is none', () => {
    expect(until('mode', '11:00', { digestAt: '18:00' })).toEqual(at('18:00'));
    expect(until('mode', '11:00', { digestAt: 'never' })).toEqual(at('07:00', '2026-11-21'));
  });

  test('a pause says itself when it ends, and one without an end does not', () => {
    expect(until('paused', '11:00', { pausedUntil: at('12:00') })).toEqual(at('12:00'));
    expect(until('paused', '11:00', { pausedUntil: endless })).toBeNull();
  });

  test('hours are the business’s own, also where its clock is changed in the night', () => {
    // 25 October 2026: at three in the morning it is two again.
    expect(nextTime('08:00', new Date('2026-10-24T20:00:00Z'), 'Europe/Madrid')).toEqual(new Date('2026-10-25T07:00:00Z'));
    const hours = { quiet: { from: '21:00', until: '07:00' }, urgentUntil: '22:00', digestAt: null, closeAt: null };
    expect(isQuiet(hours, new Date('2026-10-25T05:30:00Z'), 'Europe/Madrid')).toBe(true);
    expect(isQuiet(hours, new Date('2026-10-25T06:30:00Z'), 'Europe/Madrid')).toBe(false);
  });
});
