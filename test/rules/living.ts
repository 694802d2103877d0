import type { EventSituation, Happened, Occurrence } from '../../src/crm/event.ts';
import type { Action, Rule } from '../../src/crm/rule.ts';
import { addMs, hourMs, minuteMs } from '../../src/kit/clock.ts';
import type { ContactId, Id, OperatorId, StageId } from '../../src/kit/ids.ts';
import { type Fired, judge } from '../../src/rules/judge.ts';

export const start = new Date('2026-11-20T10:00:00Z');
export const timezone = 'Europe/Madrid';
export const names = ['a', 'b', 'c', 'd'];

export function ruleOf(n: number, one: Rule['body']): Rule {
  return {
    id: `rule-${n}` as Id<'rule'>,
    number: n,
    state: 'on',
    pausedBecause: null,
    body: one,
    operatorId: 'operator' as OperatorId,
    createdAt: start,
    nextAt: null,
    asks: false,
  };
}

/** What becomes of them, as the engine does it: the oldest event first, every rule asked, everything that is done an event again. */
export function live(rules: readonly Rule[], first: readonly { who: number; afterMinutes: number; tag: string }[]) {
  const situation = bare();
  const fired: { rule: Rule; event: Happened }[] = [];
  const asked: Happened[] = [];
  const paused = new Set<Rule['id']>();
  let at = start;
  for (const { who, afterMinutes, tag } of first) {
    at = addMs(at, afterMinutes * minuteMs);
    const waiting = [happened({ kind: 'tag', facts: { tag } }, who, at, [])];
    for (let event = waiting.shift(); event; event = waiting.shift()) {
      asked.push(event);
      for (const rule of rules) {
        if (paused.has(rule.id)) continue;
        const verdict = judge(rule, event, situation, { timezone, fired: firedOf(fired, rule, event) });
        if (verdict.is === 'pauses') paused.add(rule.id);
        if (verdict.is !== 'fires') continue;
        fired.push({ rule, event });
        for (const done of rule.body.do) waiting.push(happened(causedBy(done), who, at, [...event.chain, rule.id]));
      }
      // 8 rules with 4 actions each, five deep: without an end this would never come to one.
      if (asked.length > 200_000) throw new Error('It goes round.');
    }
  }
  return { fired, asked, situation };
}

function causedBy(done: Action): Occurrence {
  if (done.do === 'move') return { kind: 'stage', facts: { from: 'before' as StageId, to: done.to } };
  return { kind: done.do as 'tag' | 'untag', facts: { tag: (done as { tag: string }).tag } };
}

let made = 0;
function happened(occurrence: Occurrence, who: number, at: Date, chain: Id<'rule'>[]): Happened {
  const id = `event-${made++}` as Id<'event'>;
  return {
    ...occurrence,
    ...{ id, contactId: `contact-${who}` as ContactId, conversationId: null, dealId: null, cause: null, chain, at },
  };
}

function bare(): EventSituation {
  return { view: { deal: null } as never, record: null, tags: [], marketing: 'unasked', fromAd: false, said: '' };
}

function firedOf(fired: readonly { rule: Rule; event: Happened }[], rule: Rule, { contactId, at }: Happened): Fired {
  const own = fired.filter((one) => one.rule.id === rule.id);
  const within = (ms: number) => own.filter(({ event }) => event.at > addMs(at, -ms));
  return {
    lastHour: within(hourMs).length,
    personLastDay: within(24 * hourMs).filter(({ event }) => event.contactId === contactId).length,
  };
}
