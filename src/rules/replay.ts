import type { Happened, Recalled, Rule, Trigger } from '../crm/rule.ts';
import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import { holds } from './holds.ts';
import { allowed, isTimed, judge, momentAhead, wakes } from './judge.ts';

/** One time that a rule would have fired. */
export type WouldFire = { recalled: Recalled; at: Date };

/** What a rule would have done with what happened. `pauses`: it would have fired too often and paused itself. */
export type Replay = { fired: WouldFire[]; pauses: boolean };

type Tried = Pick<Rule, 'id' | 'body'>;

/**
 * Tries a rule out on what really happened, oldest first, by the same judgement as when it is on, caps and all. What is known of somebody is what is
 * known now. Null where what happened does not tell: how long somebody had waited for us is not remembered.
 */
export function replay(
  rule: Tried,
  happened: readonly Recalled[],
  { timezone, now }: { timezone: string; now: Date },
): Replay | null {
  if (rule.body.when.on === 'waits') return null;
  const fired: WouldFire[] = [];
  for (const { recalled, at } of momentsOf(rule, happened, now)) {
    const { event, situation } = recalled;
    const times = firedSoFar(fired, event, at);
    if (isTimed(rule.body.when)) {
      if (!holds(rule.body.if, situation, at, timezone)) continue;
      const cap = allowed(times);
      if (cap?.is === 'pauses') return { fired, pauses: true };
      if (!cap) fired.push({ recalled, at });
      continue;
    }
    const verdict = judge(rule, event, situation, { timezone, fired: times });
    if (verdict.is === 'pauses') return { fired, pauses: true };
    if (verdict.is === 'fires') fired.push({ recalled, at });
  }
  return { fired, pauses: false };
}

/** When each event would have counted: silence, when nothing more came for so long. */
function momentsOf({ body: { when } }: Tried, happened: readonly Recalled[], now: Date): WouldFire[] {
  if (!isTimed(when))
    return happened.filter(({ event }) => wakes(when, event)).map((recalled) => ({ recalled, at: recalled.event.at }));
  if (when.on === 'ahead') return momentsAhead(when, happened, now);
  const following = nextOfEach(happened);
  return happened
    .map((recalled, n) => ({ recalled, at: addMs(recalled.event.at, when.minutes * minuteMs), following: following[n] }))
    .filter(
      ({ at, following: wrote, recalled }) =>
        at <= now && (wrote ? wrote > at : !recalled.situation.view?.conversation?.awaitingSince),
    )
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** Once for each appointment, at the time it has now; not where it was booked too late for it, or did not take place. */
function momentsAhead(when: Extract<Trigger, { on: 'ahead' }>, happened: readonly Recalled[], now: Date): WouldFire[] {
  const last = new Map(happened.filter(({ event }) => wakes(when, event)).map((one) => [one.situation.record?.id, one]));
  return [...last.values()]
    .flatMap((recalled) => {
      const { record } = recalled.situation;
      const at = record?.state === 'cancelled' ? null : momentAhead(when, record);
      return at && at > recalled.event.at && at <= now ? [{ recalled, at }] : [];
    })
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** When the same person wrote next, for each of them. */
function nextOfEach(happened: readonly Recalled[]): (Date | undefined)[] {
  const seen = new Map<string, Date>();
  const next: (Date | undefined)[] = [];
  for (let n = happened.length - 1; n >= 0; n--) {
    const { event } = happened[n]!;
    const whose = event.conversationId ?? event.id;
    next[n] = seen.get(whose);
    seen.set(whose, event.at);
  }
  return next;
}

function firedSoFar(fired: readonly WouldFire[], { contactId }: Happened, at: Date) {
  const since = (ms: number) => fired.filter((one) => one.at > addMs(at, -ms));
  return {
    lastHour: since(hourMs).length,
    personLastDay: since(24 * hourMs).filter((one) => one.recalled.event.contactId === contactId).length,
  };
}
