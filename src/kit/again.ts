import { minuteMs } from './clock.ts';

/** So often something is tried that fails for a reason nobody knows; then it is set aside, where people see it. */
export const triesBeforeAside = 6;

/** How long what has failed so often waits until it is tried again: a quarter of a second, 1, 4 and 16 seconds, then a minute, of the machine. */
export function againAfterMs(failures: number): number {
  return Math.min(minuteMs, 250 * 4 ** (failures - 1));
}
