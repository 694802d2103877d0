import { minuteMs } from './clock.ts';

/** How often something may be asked for in a minute, by whatever names who asks. */
export type Allowance = {
  /** Takes one, or says after how many seconds there are some again. */
  take(key: string, nowMs: number): { ok: true } | { ok: false; afterSeconds: number };
};

/** Counted inside this process, for doors that nobody knocks at in a hurry. A full memory begins anew: it bounds work, and keeps no one out. */
export function openAllowance({ perMinute, mostKeys = 10_000 }: { perMinute: number; mostKeys?: number }): Allowance {
  const taken = new Map<string, { since: number; count: number }>();
  return {
    take(key, nowMs) {
      const there = taken.get(key);
      if (!there || nowMs - there.since >= minuteMs) {
        if (taken.size >= mostKeys) taken.clear();
        taken.set(key, { since: nowMs, count: 1 });
        return { ok: true };
      }
      there.count += 1;
      if (there.count <= perMinute) return { ok: true };
      return { ok: false, afterSeconds: Math.ceil((there.since + minuteMs - nowMs) / 1_000) };
    },
  };
}
