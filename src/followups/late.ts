import { addMs, hourMs } from '../kit/clock.ts';

/** After so long a standstill what was to leave by itself is asked again: the day has gone on without it. */
const lateMs = 2 * hourMs;

/** Whether something that was to happen at a moment comes so late that it asks instead. */
export function isLate(dueAt: Date, now: Date): boolean {
  return now > addMs(dueAt, lateMs);
}
