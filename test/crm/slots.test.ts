import { describe, expect, it, test } from 'vitest';
import { isOpen, type OpeningHours, type OpenSpan } from '../../src/crm/opening-hours.ts';
import { freeSlots, isInHours, nearestSlots, overlap, type Search, someSlots, usualHours } from '../../src/crm/slots.ts';
import { addMs, hourMs, minuteMs } from '../../src/kit/clock.ts';

const timezone = 'Europe/Madrid';
const at = (text: string) => new Date(text);
const shown = (slots: readonly Date[]) => slots.map((slot) => slot.toISOString().slice(5, 16));
const search = (more: Partial<Search> = {}): Search => ({
  hours: usualHours,
  timezone,
  taken: [],
  lengthMs: 60 * minuteMs,
  from: at('2026-11-20T14:10:00Z'),
  days: 1,
  ...more,
});

describe('Free times', () => {
  it('begin on the half hours of the opening, and end with it', () => {
    // 15:10 on a Friday in Madrid, open until 18:00.
    expect(shown(freeSlots(search()))).toEqual(['11-20T14:30', '11-20T15:00', '11-20T15:30', '11-20T16:00']);
  });

  it('leave out what is taken, also in part', () => {
    const taken = [{ from: at('2026-11-20T15:15:00Z'), to: at('2026-11-20T15:30:00Z') }];
    expect(shown(freeSlots(search({ taken })))).toEqual(['11-20T15:30', '11-20T16:00']);
  });

  it('lie in the hour that follows where a night goes on as the next day', () => {
    const late: OpenSpan[] = [
      { from: '22:00', until: '24:00' },
      { from: '00:00', until: '02:00' },
    ];
    const hours: OpeningHours = { week: Array.from({ length: 7 }, () => late), days: [] };
    expect(isInHours(hours, { from: at('2026-11-20T22:30:00Z'), to: at('2026-11-20T23:30:00Z') }, timezone)).toBe(true);
    expect(isInHours(hours, { from: at('2026-11-21T00:30:00Z'), to: at('2026-11-21T01:30:00Z') }, timezone)).toBe(false);
  });

  it('are none on a holiday, and none in the hour that spring leaves out', () => {
    const closed = { ...usualHours, days: [{ from: '2026-11-20', to: '2026-11-20', spans: [] }] };
    expect(freeSlots(search({ hours: closed }))).toEqual([]);
    const night: OpeningHours = { week: Array.from({ length: 7 }, () => [{ from: '01:00', until: '04:00' }]), days: [] };
    // 29 March 2026: two o'clock is three.
    const spring = freeSlots(search({ hours: night, from: at('2026-03-29T00:00:00Z'), days: 1, lengthMs: 60 * minuteMs }));
    expect(shown(spring)).toEqual(['03-29T00:00', '03-29T00:30', '03-29T01:00', '03-29T23:00', '03-29T23:30']);
  });

  test('nearest to one that was wanted come in their order', () => {
    const slots = freeSlots(search({ from: at('2026-11-20T08:00:00Z') }));
    expect(shown(nearestSlots(slots, at('2026-11-20T12:10:00Z'), 3))).toEqual(['11-20T11:30', '11-20T12:00', '11-20T12:30']);
  });

  test('a few of them are spread over days and over the day', () => {
    const some = someSlots(freeSlots(search({ days: 7 })), { timezone, perDay: 3, most: 7 });
    expect(new Set(some.map((slot) => slot.toISOString().slice(0, 10))).size).toBe(3);
    expect(some).toHaveLength(7);
  });

  test('of whatever hours and calendar never overlap what is taken and never lie outside the hours', () => {
    const dice = diceOf(7);
    for (let n = 0; n < 200; n++) {
      const hours = anyHours(dice);
      const from = addMs(at('2026-03-20T00:00:00Z'), dice(250 * 24 * 60) * minuteMs);
      const taken = Array.from({ length: dice(12) }, () => {
        const begins = addMs(from, (dice(5 * 24 * 60) - 600) * minuteMs);
        return { from: begins, to: addMs(begins, dice(300) * minuteMs) };
      });
      const zone = ['Europe/Madrid', 'America/Sao_Paulo', 'Asia/Kolkata', 'America/New_York'][dice(4)]!;
      const asked = search({ hours, taken, from, timezone: zone, days: 3, lengthMs: (1 + dice(16)) * 15 * minuteMs });
      const slots = freeSlots(asked);
      for (const slot of someSlots(slots, { timezone: zone, perDay: 6, most: 30 })) {
        const stretch = { from: slot, to: addMs(slot, asked.lengthMs) };
        if (slot < from || slot >= addMs(from, 72 * hourMs)) throw new Error(`outside what was asked: ${slot.toISOString()}`);
        if (taken.some((one) => one.from < one.to && overlap(one, stretch))) throw new Error(`taken: ${slot.toISOString()}`);
        for (let at = slot; at < stretch.to; at = addMs(at, 15 * minuteMs))
          if (!isOpen(hours, at, zone)) throw new Error(`closed: ${slot.toISOString()}`);
      }
      expect(slots).toEqual(slots.toSorted((a, b) => a.getTime() - b.getTime()));
    }
  });
});

function anyHours(dice: (below: number) => number): OpeningHours {
  const time = () => `${String(dice(24)).padStart(2, '0')}:${dice(2) === 0 ? '00' : '30'}`;
  const spans = () => Array.from({ length: dice(3) }, () => ({ from: time(), until: time() }));
  const day = () => `2026-${String(1 + dice(12)).padStart(2, '0')}-${String(1 + dice(28)).padStart(2, '0')}`;
  const days = Array.from({ length: dice(4) }, () => {
    const [from, to] = [day(), day()].toSorted() as [string, string];
    return { from, to, spans: spans() };
  });
  return { week: Array.from({ length: 7 }, spans), days };
}

function diceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
