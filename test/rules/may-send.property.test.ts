import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leavesAt, type Night } from '../../src/crm/customer-time.ts';
import { isQuiet } from '../../src/crm/hours.ts';
import { addMs, hourMs, minuteMs } from '../../src/kit/clock.ts';
import { mayLeave, maySend, type SendFacts } from '../../src/rules/may-send.ts';

/** What can happen to somebody; a rule fires, or time goes on and what is due leaves. */
const step = fc.record({
  afterMinutes: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 15 * 60 })),
  what: fc.constantFrom(
    ...[
      'fires',
      'fires',
      'fires',
      'fires',
      'fires',
      'writes',
      'writes',
      'writes',
      'writes',
      'we-write',
      'complains',
      'stops',
      'agrees',
      'case',
      'solved',
    ],
    ...['block', 'unblock', 'left', 'followed', 'followed', 'off', 'on', 'on', 'over', 'so', 'so'],
  ),
});
const setUp = fc.record({
  words: fc.boolean(),
  template: fc.constantFrom<SendFacts['template']>(null, 'utility', 'marketing'),
  zone: fc.constantFrom('Europe/Madrid', 'America/Sao_Paulo', 'Asia/Tokyo'),
  steps: fc.array(step, { minLength: 1, maxLength: 40 }),
});

const graceMs = 10_000;
const start = new Date('2026-11-20T07:00:00Z');
type Sent = { at: Date; as: 'words' | 'template' };
type Life = Person & { sent: Sent[] };
type Person = {
  marketing: SendFacts['marketing'];
  blocked: boolean;
  left: boolean;
  openCase: boolean;
  wantsPerson: boolean;
  on: boolean;
  so: boolean;
  inAt: Date | null;
  outAt: Date | null;
};
type Waits = Sent & { decidedAt: Date; dueAt: Date };

/** Somebody's days, with the outbox as it is: what a rule decides waits for its grace or their morning, and is asked again then. */
function live(
  {
    words,
    template,
    zone,
    steps,
  }: { words: boolean; template: SendFacts['template']; zone: string; steps: { afterMinutes: number; what: string }[] },
  leave: (sent: Sent, person: Person, night: Night) => void,
): Life {
  const night: Night = { from: '21:00', until: '09:00', zone };
  const person: Life = {
    ...{ marketing: 'unasked', blocked: false, left: false, openCase: false, wantsPerson: false, on: true, so: true },
    ...{ inAt: null, outAt: null, sent: [] },
  };
  let waiting: Waits[] = [];
  let now = start;
  const factsAt = (at: Date, own: Waits | null): SendFacts => {
    const others = [...person.sent, ...waiting.filter((one) => one !== own && (!own || one.decidedAt < own.decidedAt))];
    const last = others.map((one) => one.at.getTime());
    return {
      ...{ now: at, leavesAt: leavesAt(at, night), customer: true, makerThere: true, blocked: person.blocked },
      ...{ marketing: person.marketing, leftAlone: person.left, openCase: person.openCase, wantsPerson: person.wantsPerson },
      talking: person.outAt !== null && at < addMs(person.outAt, 5 * minuteMs),
      lastByRule: last.length > 0 ? new Date(Math.max(...last)) : null,
      windowUntil: person.inAt && addMs(person.inAt, 24 * hourMs),
      ...{ words, template },
    };
  };
  const passUntil = (end: Date) => {
    for (let due = soonest(waiting); due && due.at <= end; due = soonest(waiting)) {
      const own = due;
      const verdict = mayLeave(factsAt(own.at, own), {
        ...{ as: own.as, decidedAt: own.decidedAt, dueAt: own.dueAt, on: person.on, so: person.so },
        ...{ lastInboundAt: person.inAt, lastOutboundAt: person.outAt },
      });
      if (verdict.go === 'wait') own.at = verdict.until;
      else waiting = waiting.filter((one) => one !== own);
      if (verdict.go !== 'now') continue;
      person.sent.push({ at: own.at, as: own.as });
      leave(own, person, night);
    }
    now = end;
  };
  for (const { afterMinutes, what } of steps) {
    passUntil(addMs(now, afterMinutes * minuteMs));
    if (what === 'fires' && person.on && person.so) {
      const may = maySend(factsAt(now, null));
      if (may.is === 'sends') {
        const dueAt = new Date(Math.max(may.at.getTime(), now.getTime() + graceMs));
        waiting.push({ as: may.as, decidedAt: now, dueAt, at: dueAt });
      }
    } else happens(person, what, now);
  }
  passUntil(addMs(now, 48 * hourMs));
  return person;
}

function soonest(waiting: readonly Waits[]): Waits | undefined {
  return waiting.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0];
}

function happens(person: Person, what: string, now: Date): void {
  const changes: Record<string, Partial<Person>> = {
    ...{ writes: { inAt: now }, complains: { inAt: now, wantsPerson: true }, 'we-write': { outAt: now, wantsPerson: false } },
    ...{ stops: { marketing: 'stopped' }, agrees: { marketing: 'given' }, case: { openCase: true }, solved: { openCase: false } },
    ...{ block: { blocked: true }, unblock: { blocked: false }, left: { left: true }, followed: { left: false } },
    ...{ off: { on: false }, on: { on: true }, over: { so: false }, so: { so: true } },
  };
  Object.assign(person, changes[what]);
}

test('whatever happens, a rule sends nothing after an opt-out, at night, past a case or a person asked for, out of the window, or twice a day', () => {
  let [left, waited] = [0, 0];
  fc.assert(
    fc.property(setUp, (how) => {
      const { sent } = live(how, ({ at, as }, person, night) => {
        left += 1;
        expect(person.marketing).not.toBe('stopped');
        expect([person.blocked, person.left, person.openCase, person.wantsPerson]).toEqual([false, false, false, false]);
        expect([person.on, person.so]).toEqual([true, true]);
        expect(isQuiet({ quiet: { from: night.from, until: night.until } }, at, night.zone)).toBe(false);
        if (as === 'words') expect(at.getTime()).toBeLessThan(person.inAt!.getTime() + 24 * hourMs);
        else if (how.template === 'marketing') expect(person.marketing).toBe('given');
      });
      for (const [n, one] of sent.entries())
        if (n > 0) expect(one.at.getTime() - sent[n - 1]!.at.getTime()).toBeGreaterThanOrEqual(24 * hourMs);
      waited += sent.length > 1 ? 1 : 0;
    }),
    { numRuns: 10_000 },
  );
  // Else it would hold because nothing ever left.
  expect(left).toBeGreaterThan(1_000);
  expect(waited).toBeGreaterThan(20);
});
