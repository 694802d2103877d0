import { DateTime } from 'luxon';
import { nameKey } from '../crm/locale.ts';
import { minuteMs } from '../kit/clock.ts';
import { readClock } from './clock-words.ts';

/**
 * Whose clock is meant, by what it shows ("14:05") or by a city ("Lima"); an IANA name. Null where neither says so: then nothing is guessed, for
 * a wrong clock would wake somebody at night.
 */
export function readZone(
  text: string,
  { country, now, timezone }: { country: string; now: Date; timezone: string },
): string | null {
  const shown = readClock(text);
  return shown ? zoneShowing(shown, [timezone, ...zonesOf(country)], now) : zoneOfCity(text);
}

/** Of these zones the first whose clock shows this, give or take the minutes it takes to look. */
function zoneShowing(shown: string, zones: readonly string[], now: Date): string | null {
  const [hour = 0, minute = 0] = shown.split(':').map(Number);
  return (
    zones.find((zone) => {
      const there = DateTime.fromJSDate(now, { zone });
      const apart = Math.abs(there.hour * 60 + there.minute - (hour * 60 + minute));
      return Math.min(apart, 24 * 60 - apart) * minuteMs <= 10 * minuteMs;
    }) ?? null
  );
}

function zonesOf(country: string): string[] {
  if (!/^[A-Z]{2}$/.test(country)) return [];
  // Node 24 has it; TypeScript does not know it yet.
  const region: Intl.Locale & { getTimeZones?(): string[] } = new Intl.Locale(`und-${country}`);
  return region.getTimeZones?.() ?? [];
}

/** "Buenos Aires" is the end of America/Argentina/Buenos_Aires. */
function zoneOfCity(text: string): string | null {
  const key = nameKey(text);
  if (key.length < 3) return null;
  const called = (zone: string) => nameKey((zone.split('/').at(-1) ?? '').replaceAll('_', ' '));
  return Intl.supportedValuesOf('timeZone').find((zone) => called(zone) === key || nameKey(zone) === key) ?? null;
}
