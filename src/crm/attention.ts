import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import { hoursOf, isQuiet, mayBreakThrough, nextTime, quietEnd } from './hours.ts';
import type { Operator } from './operator.ts';
import type { Tenant } from './tenant.ts';

/**
 * How much something that happened needs a person. `urgent`: a person was asked for, or somebody complains. `own`: they asked for it at this
 * hour, as a task. `needs-me`: waiting for the day's list would harm. `ordinary`: it may wait. `idle`: nobody waits for it.
 */
export type Urgency = 'urgent' | 'own' | 'needs-me' | 'ordinary' | 'idle';

/** Why a card is held back. `many`: others wait for an answer already. `budget`: as many as they want have come today. */
export type HeldBack = 'paused' | 'quiet' | 'mode' | 'budget' | 'many';

/** What is in somebody's thread: cards that wait for an answer, how many came within the last minute, and unasked for today. */
export type Load = { waiting: number; lastMinute: number; today: number };

export type Reach = { now: true } | { now: false; why: HeldBack };

/** Whoever wrote so lately is at work, whatever the hour. */
const awakeMs = 15 * minuteMs;

/** Whether something that nobody asked for may come into an operator's thread now. */
export function decideReach(
  urgency: Urgency,
  { operator, tenant, now, load }: { operator: Operator; tenant: Tenant; now: Date; load: Load },
): Reach {
  if (operator.pausedUntil && now < operator.pausedUntil) return { now: false, why: 'paused' };
  if (urgency === 'own') return { now: true };
  const hours = hoursOf(operator, tenant.settings);
  if (isQuiet(hours, now, tenant.timezone) && !isAwake(operator, now)) {
    const breaks = urgency === 'urgent' && mayBreakThrough(hours, now, tenant.timezone);
    if (!breaks) return { now: false, why: 'quiet' };
  }
  if (urgency === 'urgent') return { now: true };
  if (operator.mode === 'digest' || (operator.mode === 'needs-me' && urgency !== 'needs-me')) return { now: false, why: 'mode' };
  if (operator.cardsPerDay !== null && load.today >= operator.cardsPerDay) return { now: false, why: 'budget' };
  const { cardsAtOnce, cardsPerMinute } = tenant.settings;
  if (load.waiting >= cardsAtOnce || load.lastMinute >= cardsPerMinute) return { now: false, why: 'many' };
  return { now: true };
}

function isAwake({ lastInboundAt }: Operator, now: Date): boolean {
  return lastInboundAt !== null && now.getTime() - lastInboundAt.getTime() < awakeMs;
}

/** A digest that follows the quiet hours this closely brings what they held, so that the morning is one message and not two. */
const soonMs = 2 * hourMs;

/** When what is held for this reason is due; null: not by the clock, but when its operator resumes or answers other cards. */
export function heldUntil(
  why: HeldBack,
  { operator, tenant, now }: { operator: Operator; tenant: Tenant; now: Date },
): Date | null {
  const hours = hoursOf(operator, tenant.settings);
  const zone = tenant.timezone;
  switch (why) {
    case 'paused':
      return isEndless(operator.pausedUntil) ? null : operator.pausedUntil;
    case 'quiet': {
      const end = quietEnd(hours, now, zone);
      const digest = hours.digestAt ? nextTime(hours.digestAt, addMs(end, -1), zone) : null;
      return digest && digest.getTime() - end.getTime() <= soonMs ? digest : end;
    }
    case 'mode':
    case 'budget':
      // Without a digest of their own it comes in the morning all the same: held is not lost.
      return nextTime(hours.digestAt ?? hours.quiet?.until ?? '08:00', now, zone);
    case 'many':
      return addMs(now, minuteMs);
  }
}

/** "Until I say so": a pause with no end of its own. */
export const endless = new Date(Date.UTC(9999, 0));

export function isEndless(until: Date | null): boolean {
  return until !== null && until.getTime() >= endless.getTime();
}
