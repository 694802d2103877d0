import type { NumberId } from '../kit/ids.ts';
import { type Family, familyOf, freeServiceMessages, priceOf, serviceBilledFrom } from './rates.ts';
import type { Purpose } from './tenant.ts';

/** So many messages that were delivered on one day of the business's and that Meta put a price on alike. `kind` is `pricing.type`. */
export type ChargeLine = {
  numberId: NumberId;
  /** 2026-11-20 */
  day: string;
  category: string;
  kind: string;
  /** The recipient's, two letters; '' where it is not known. */
  country: string;
  /** Into the thread of one of the business's own people. */
  toOperator: boolean;
  count: number;
};

/** What deciders may ask about money. */
export type ChargesRead = {
  /** What was delivered from one day of the business's to another, both included. */
  charges(from: string, to: string): Promise<ChargeLine[]>;
  /** The business's numbers, the first one first, a console that was taken away among them. */
  numbers(): Promise<
    { id: NumberId; phone: string; purpose: Purpose; stoppedBecause: string | null; qualityLowSince: Date | null }[]
  >;
};

/** Money in millionths of a US dollar. */
export type Spent = { messages: number; billed: number; micros: number; estimated: boolean };

export type MonthCost = {
  total: Spent;
  families: Record<Family, Spent>;
  /** What went into the threads of the business's own people. */
  ownThreads: Spent;
  /** Free-form messages of each number, and how many of the free ones are left to it. */
  numbers: { numberId: NumberId; service: number; freeLeft: number }[];
};

/**
 * What the messages of one month cost. The free ones go to the first free-form messages of each number, day by day; within the day on which
 * they run out they are shared out evenly. Whether Meta's status calls a message within the allowance free or regular is not known, so both
 * use it up (meta-cloud-api.md §1.5).
 */
export function monthCost(lines: readonly ChargeLine[]): MonthCost {
  const families = { service: nothing(), utility: nothing(), marketing: nothing(), authentication: nothing() };
  const [total, ownThreads] = [nothing(), nothing()];
  const numbers: MonthCost['numbers'] = [];
  for (const [numberId, ofNumber] of Map.groupBy(lines, (line) => line.numberId)) {
    let freeLeft = freeServiceMessages;
    let service = 0;
    const days = [...Map.groupBy(ofNumber, (line) => line.day)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [, ofDay] of days) {
      const free = sum(ofDay.filter((line) => usesAllowance(line) && line.kind !== 'regular'));
      freeLeft = Math.max(0, freeLeft - free);
      const regular = sum(ofDay.filter((line) => usesAllowance(line) && line.kind === 'regular'));
      const paidShare = regular > 0 ? Math.max(0, regular - freeLeft) / regular : 0;
      freeLeft = Math.max(0, freeLeft - regular);
      service += free + regular;
      for (const line of ofDay) {
        const price = priceOf(line);
        const billed = price.micros === 0 ? 0 : line.count * (usesAllowance(line) ? paidShare : 1);
        const spent = {
          messages: line.count,
          billed,
          micros: billed * price.micros,
          estimated: price.estimated && billed > 0,
        };
        for (const into of [total, families[familyOf(line.category)], ...(line.toOperator ? [ownThreads] : [])]) add(into, spent);
      }
    }
    numbers.push({ numberId, service, freeLeft });
  }
  return { total, families, ownThreads, numbers };
}

/** What the month is on the way to, and what a day of free-form messages will cost once none are free. */
export type Forecast = {
  /** At the month's end, at the pace so far. */
  total: Spent;
  /** Per number: the day on which the free ones run out at this pace (2026-11-26), where it lies in this month. */
  freeUntil: { numberId: NumberId; day: string }[];
  /** Free-form messages a day, and what they cost a day without free ones. */
  servicePerDay: number;
  microsPerDay: number;
  estimated: boolean;
};

/** `elapsed`: how many days of the month have passed (20.5), of `days` of which the last ones are still to come. */
export function forecastMonth(lines: readonly ChargeLine[], elapsed: number, days: readonly string[]): Forecast {
  const left = days.length - elapsed;
  const coming = days.slice(Math.min(days.length - 1, Math.floor(elapsed)));
  // What is still to come, spread over the days it will come on. A free-form message is free or not by what is left then.
  const paced = lines.flatMap((line) =>
    coming.map((day) => ({
      ...line,
      day,
      kind: usesAllowance(line) ? 'regular' : line.kind,
      count: ((line.count / elapsed) * left) / coming.length,
    })),
  );
  const service = lines.filter(usesAllowance);
  const prices = service.map((line) => ({ ...line, ...priceOf({ ...line, kind: 'regular' }) }));
  return {
    total: monthCost([...lines, ...paced]).total,
    freeUntil: [...new Set(lines.map((line) => line.numberId))].flatMap((numberId) => {
      const perDay = sum(service.filter((line) => line.numberId === numberId)) / elapsed;
      const freeLeft = monthCost(lines.filter((line) => line.numberId === numberId)).numbers[0]?.freeLeft ?? 0;
      const day = freeLeft > 0 && perDay > 0 ? days[Math.floor(elapsed + freeLeft / perDay)] : undefined;
      return day ? [{ numberId, day }] : [];
    }),
    servicePerDay: sum(service) / elapsed,
    microsPerDay: prices.reduce((all, line) => all + line.count * line.micros, 0) / elapsed,
    estimated: prices.some((line) => line.estimated),
  };
}

/** Free-form, and neither from before they were billed nor within a free entry from an advertisement. */
function usesAllowance(line: Pick<ChargeLine, 'category' | 'kind' | 'day'>): boolean {
  return familyOf(line.category) === 'service' && line.kind !== 'free_entry_point' && line.day >= serviceBilledFrom;
}

function nothing(): Spent {
  return { messages: 0, billed: 0, micros: 0, estimated: false };
}

function add(into: Spent, more: Spent): void {
  into.messages += more.messages;
  into.billed += more.billed;
  into.micros += more.micros;
  into.estimated ||= more.estimated;
}

function sum(lines: readonly Pick<ChargeLine, 'count'>[]): number {
  return lines.reduce((all, line) => all + line.count, 0);
}
