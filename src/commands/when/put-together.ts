import type { DateTime } from 'luxon';
import type { Against, Piece } from './piece.ts';

const partHours = { morning: 9, afternoon: 15, evening: 20 } as const;

/** One moment out of what a phrase says, still to come; or why there is none. */
export function putTogether(pieces: readonly Piece[], against: Against): DateTime | 'past' | 'impossible' {
  const day = pieces.find((piece) => piece.is === 'day');
  const time = pieces.find((piece) => piece.is === 'time');
  const part = pieces.find((piece) => piece.is === 'part');
  const span = pieces.find((piece) => piece.is === 'span');
  if (day?.day === null) return 'impossible';

  const clock = time ? clockOf(time, part) : part ? { hour: partHours[part.part], minute: 0 } : null;
  if (clock === 'impossible') return 'impossible';
  if (span) return afterSpan(span, clock, day !== undefined, against);

  const { now, today } = against;
  if (!day && !clock) return 'impossible';
  const base = day?.day ?? today;
  // Who means today says so: "Friday" on a Friday is the next one, unless a time still to come makes it this one.
  if (day?.weekday && !clock && base.hasSame(today, 'day')) return untimed(base.plus({ weeks: 1 }), against);
  const at = clock ? base.set(clock) : untimed(base, against);
  if (at > now) return at;
  // Where the hour is over, a weekday is the next one and a time alone is tomorrow's.
  if (day?.weekday) return at.plus({ weeks: 1 });
  if (!day && !part?.today) return at.plus({ days: 1 });
  return 'past';
}

/** "4 in the afternoon" is 16:00; a bare "at 4" too, since hardly any business calls at four in the morning. */
function clockOf(
  time: Extract<Piece, { is: 'time' }>,
  part: Extract<Piece, { is: 'part' }> | undefined,
): { hour: number; minute: number } | 'impossible' {
  if (time.hour > 23 || time.minute > 59 || (time.half && (time.hour > 12 || time.hour === 0))) return 'impossible';
  const { minute } = time;
  if (time.half) return { hour: (time.hour % 12) + (time.half === 'pm' ? 12 : 0), minute };
  if (part && part.part !== 'morning' && time.hour < 12) return { hour: time.hour + 12, minute };
  if (!part && time.hour >= 1 && time.hour <= 6) return { hour: time.hour + 12, minute };
  return { hour: time.hour, minute };
}

function afterSpan(
  span: Extract<Piece, { is: 'span' }>,
  clock: { hour: number; minute: number } | null,
  hasDay: boolean,
  { now, today }: Against,
): DateTime | 'impossible' {
  if (hasDay || span.amount === 0) return 'impossible';
  if (span.unit === 'minutes' || span.unit === 'hours') return clock ? 'impossible' : now.plus({ [span.unit]: span.amount });
  return today.plus({ [span.unit]: span.amount }).set(clock ?? { hour: 9, minute: 0 });
}

/** A day without a time is due at nine; today's at six, and late in the day within the hour. */
function untimed(day: DateTime, { now, today }: Against): DateTime {
  if (!day.hasSame(today, 'day')) return day.set({ hour: 9, minute: 0 });
  const evening = day.set({ hour: 18, minute: 0 });
  return evening > now ? evening : now.plus({ hours: 1 }).startOf('minute');
}
