import { GraphRefusal } from './errors.ts';

/** Meta, throughput page: 80 messages a second per number, in and out together, unless raised (meta-cloud-api.md §4.6). */
const perSecond = 80;
/** Meta, "pair rate limit": one message per 6 s to one user; 45 at once may be borrowed from the future. */
const pairEveryMs = 6_000;
const pairBurst = 45;

export type Pace = {
  /** Refuses with 131056 or 130429, or counts one message from this number to this user. */
  spend(business: string, phone: string): void;
  /** An inbound message uses the number's second too. */
  hear(business: string): void;
  clear(): void;
};

/** The meters of all numbers. Machine time (`tick`, milliseconds): moving the business clock must not make room. */
export function openPace(tick: () => number): Pace {
  const seconds = new Map<string, number[]>();
  const pairs = new Map<string, number>();

  function lastSecond(business: string, now: number): number[] {
    const recent = (seconds.get(business) ?? []).filter((at) => now - at < 1_000);
    seconds.set(business, recent);
    return recent;
  }

  return {
    spend(business, phone) {
      const now = tick();
      const recent = lastSecond(business, now);
      if (recent.length >= perSecond) {
        throw new GraphRefusal(130429, `Cloud API message throughput has been reached: ${perSecond} messages in a second.`);
      }
      // GCRA: `due` is when the pair would be square again; a message may be at most a burst ahead of it.
      const pair = `${business}|${phone}`;
      const due = Math.max(pairs.get(pair) ?? now, now);
      if (due - now > (pairBurst - 1) * pairEveryMs) {
        throw new GraphRefusal(
          131056,
          'Message failed to send because there were too many messages sent from this phone number to the same user.',
        );
      }
      pairs.set(pair, due + pairEveryMs);
      recent.push(now);
    },
    hear(business) {
      const now = tick();
      lastSecond(business, now).push(now);
    },
    clear() {
      seconds.clear();
      pairs.clear();
    },
  };
}
