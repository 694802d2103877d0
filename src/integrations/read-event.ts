import { createHash } from 'node:crypto';
import { type OutsideEvent, outsideEvent, outsideTypes } from './outside-event.ts';
import type { Fault } from './problem.ts';

/** An event as it was sent: read, and by what a repetition of it is known to be the same. */
export type ReadEvent = { event: OutsideEvent; hash: string };

/** At most so many faults are told; whoever mends these sees the next. */
const mostFaults = 20;

/** Reads a body that is JSON already. What is wrong with it is told place by place, without a word of what stood there. */
export function readEvent(body: unknown): ReadEvent | { faults: Fault[] } {
  const type = typeof body === 'object' && body !== null && 'type' in body ? body.type : undefined;
  if (!outsideTypes.some((one) => one === type))
    return { faults: [{ pointer: '/type', detail: `one of ${outsideTypes.join(', ')}` }] };
  const read = outsideEvent.safeParse(body);
  if (read.success) return { event: read.data, hash: hashOf(read.data) };
  const faults = read.error.issues.slice(0, mostFaults).map(({ path, message }) => ({
    pointer: path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    detail: message,
  }));
  return { faults };
}

/** The same event has the same hash, in whatever order its parts are written. */
function hashOf(event: OutsideEvent): string {
  return createHash('sha256')
    .update(JSON.stringify(inOrder(event)))
    .digest('hex');
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, inOrder(one)]));
}
