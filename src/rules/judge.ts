import { type BusinessRecord, stands, stateAt } from '../crm/business-record.ts';
import type { Occurrence } from '../crm/event.ts';
import type { EventSituation, Happened, Rule, RuleBody, StoppedBecause, Trigger } from '../crm/rule.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import { holds } from './holds.ts';

/** No chain of rules that set each other off is longer. */
export const deepest = 5;

/** So often a rule fires for one person within a day, and for anybody within an hour; then it is left out, and then it pauses itself. */
export const caps = { personPerDay: 3, perHour: 100 };

/** How often a rule has fired already: for this person within the last day, for anybody within the last hour. */
export type Fired = { personLastDay: number; lastHour: number };

/**
 * What a rule makes of an event. `later`: it counts the time, which is over then. `fires`: so many minutes afterwards each, 0 at once. `pauses`: it would
 * fire, and has too often.
 */
export type Verdict =
  | { is: 'no' }
  | { is: 'later'; minutes: number; at: Date }
  | { is: 'fires'; after: number[] }
  | { is: 'stopped'; because: Extract<StoppedBecause, 'loop' | 'deep' | 'too-often'> }
  | { is: 'pauses' };

type Body = Pick<RuleBody, 'when' | 'if' | 'do'>;

/** The one place that decides, for what happens and for what a rule is tried out on alike. */
export function judge(
  rule: Pick<Rule, 'id'> & { body: Body },
  event: Happened,
  situation: EventSituation,
  { timezone, fired }: { timezone: string; fired: Fired },
): Verdict {
  const { body } = rule;
  if (!wakes(body.when, event)) return { is: 'no' };
  // It was opened by mistake, and is nowhere any more.
  if (event.kind === 'record' && !situation.record) return { is: 'no' };
  if (isTimed(body.when)) return counted(body.when, event, situation);
  if (!holds(body.if, situation, event.at, timezone)) return { is: 'no' };
  // What a rule caused does not set it off again, and nothing goes on for ever.
  if (event.chain.includes(rule.id)) return { is: 'stopped', because: 'loop' };
  if (event.chain.length >= deepest) return { is: 'stopped', because: 'deep' };
  return allowed(fired) ?? { is: 'fires', after: momentsOf(body) };
}

/** Of an appointment that is nearer than the rule would have it, nothing was to be done before. */
function counted(when: Timed, event: Happened, { record }: EventSituation): Verdict {
  const { minutes } = when;
  const at = when.on === 'ahead' ? momentAhead(when, record) : addMs(event.at, minutes * minuteMs);
  return at && at > event.at ? { is: 'later', minutes, at } : { is: 'no' };
}

/** So long before the appointment; null where it is none, or has no time. */
export function momentAhead({ minutes }: Extract<Trigger, { on: 'ahead' }>, record: BusinessRecord | null): Date | null {
  return record?.kind === 'appointment' && record.startsAt ? addMs(record.startsAt, -minutes * minuteMs) : null;
}

/** Why it may not fire once more; null where it may. */
export function allowed(fired: Fired): Extract<Verdict, { is: 'pauses' | 'stopped' }> | null {
  if (fired.lastHour >= caps.perHour) return { is: 'pauses' };
  return fired.personLastDay >= caps.personPerDay ? { is: 'stopped', because: 'too-often' } : null;
}

/** Whether an event is what a rule waits for, by what the event itself says. */
export function wakes(when: Trigger, event: Occurrence): boolean {
  switch (when.on) {
    case 'message':
      return event.kind === 'message' && (!when.first || event.facts.first);
    case 'quiet':
    case 'waits':
      return event.kind === 'message';
    case 'lead':
    case 'task-done':
      return event.kind === when.on;
    case 'stage':
      return event.kind === 'stage' && event.facts.to === when.to;
    case 'tag':
    case 'untag':
      return event.kind === when.on && event.facts.tag === when.tag;
    case 'consent':
      return event.kind === 'consent' && event.facts.state === when.state;
    case 'responsible':
      return event.kind === 'responsible' && event.facts.to === when.to;
    case 'outside':
      return event.kind === 'outside' && event.facts.name === when.name;
    // Whatever is done with an appointment that stands then.
    case 'ahead':
      return event.kind === 'record' && stands({ kind: event.facts.record, state: event.facts.to });
    // It sets itself off, for everybody it is about at once.
    case 'clock':
      return false;
    case 'record':
      return event.kind === 'record' && event.facts.record === when.record && became(event.facts, when.to);
  }
}

function became({ from, to, moved }: { from: string | null; to: string; moved: boolean }, wanted: string): boolean {
  return wanted === 'moved' ? moved : to === wanted && from !== to;
}

type Timed = Extract<Trigger, { on: 'quiet' | 'waits' | 'ahead' }>;

/** Whether what it waits for is a moment and not an event: it counts the time itself. */
export function isTimed(when: Trigger): when is Timed {
  return isSilence(when) || when.on === 'ahead';
}

/** Whether it counts from what somebody wrote last. */
export function isSilence(when: Trigger): when is Extract<Trigger, { on: 'quiet' | 'waits' }> {
  return when.on === 'quiet' || when.on === 'waits';
}

/** After how many minutes something of it is to be done, at once being 0. */
export function momentsOf({ do: actions }: Pick<RuleBody, 'do'>): number[] {
  return [...new Set(actions.map(({ afterMinutes }) => afterMinutes ?? 0))].toSorted((a, b) => a - b);
}

/**
 * What has become of it by the time something was to be done later: whether it is still so. Silence and waiting are counted anew from what was
 * written since: then it is looked at again at that moment.
 */
export function stillSo(
  when: Trigger,
  situation: EventSituation,
  now: Date,
): { is: 'so' } | { is: 'over' } | { is: 'later'; at: Date } {
  const { view, record, tags, marketing } = situation;
  const so = (holding: boolean) => ({ is: holding ? ('so' as const) : ('over' as const) });
  if (!view) return { is: 'over' };
  const talk = view.conversation;
  switch (when.on) {
    case 'quiet': {
      if (!talk || view.stage?.kind !== 'open') return { is: 'over' };
      const forMs = when.minutes * minuteMs;
      // They are not quiet, we are. Whenever we answer, their silence is not over before this.
      if (talk.awaitingSince) return { is: 'later', at: addMs(now, forMs) };
      const last = Math.max(talk.lastInboundAt?.getTime() ?? 0, talk.lastOutboundAt?.getTime() ?? 0);
      const at = new Date(last + forMs);
      return at > now ? { is: 'later', at } : { is: 'so' };
    }
    case 'waits': {
      if (!talk?.awaitingSince) return { is: 'over' };
      const at = addMs(talk.awaitingSince, when.minutes * minuteMs);
      return at > now ? { is: 'later', at } : { is: 'so' };
    }
    case 'ahead': {
      const at = record && stands(record) ? momentAhead(when, record) : null;
      if (!at || !record?.startsAt || record.startsAt <= now) return { is: 'over' };
      return at > now ? { is: 'later', at } : { is: 'so' };
    }
    case 'stage':
      return so(view.deal?.stageId === when.to);
    case 'tag':
      return so(tags.includes(when.tag));
    case 'untag':
      return so(!tags.includes(when.tag));
    case 'consent':
      return so(marketing === when.state);
    case 'responsible':
      return so((talk?.responsibleId ?? null) === when.to);
    // They have an answer by now, or are no lead any more.
    case 'message':
      return so(talk?.awaitingSince != null);
    case 'lead':
      return so(view.stage?.kind === 'open');
    case 'record':
      return so(record !== null && (when.to === 'moved' ? stands(record) : stateAt(record, now) === when.to));
    case 'clock':
    case 'outside':
    case 'task-done':
      return { is: 'so' };
  }
}
