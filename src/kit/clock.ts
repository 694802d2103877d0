/**
 * Two clocks that never mix. Business time decides windows, due dates, quiet hours, turns, grace and how long a send may stay unsure; in
 * practice mode it follows the simulator. Machine time decides leases, pacing, back-off and time-outs, and never jumps with it.
 */
export type Clock = {
  /** Business time. */
  now(): Date;
  /** Machine time, in milliseconds since 1970. */
  machineMs(): number;
};

/** Both clocks are the machine's: production. */
export const systemClock: Clock = { now: () => new Date(), machineMs: () => Date.now() };

/** A clock whose business time runs ahead of the machine's by an offset that can only grow. */
export type FollowingClock = Clock & { follow(offsetMs: number): void };

export function openFollowingClock(offsetMs = 0): FollowingClock {
  let offset = offsetMs;
  return {
    now: () => new Date(Date.now() + offset),
    machineMs: () => Date.now(),
    follow(next) {
      offset = Math.max(offset, next);
    },
  };
}

export const secondMs = 1_000;
export const minuteMs = 60_000;
export const hourMs = 3_600_000;

export function addMs(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
