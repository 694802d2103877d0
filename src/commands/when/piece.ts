import type { DateTime } from 'luxon';
import type { Locale } from '../../crm/locale.ts';

/** What a date is read against. `today` is midnight of the business's day. */
export type Against = { now: DateTime; today: DateTime; locale: Locale; country: string };

/** One thing a phrase says. A day may turn out impossible (31 February) only when it is put on the calendar: then it is null. */
export type Piece =
  | { is: 'day'; day: DateTime | null; weekday?: boolean }
  | { is: 'time'; hour: number; minute: number; half: 'am' | 'pm' | null }
  | { is: 'part'; part: 'morning' | 'afternoon' | 'evening'; today?: boolean }
  | { is: 'span'; amount: number; unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months' };

/** How one kind of piece looks, at the beginning of what is left, and what it says. `strong` ones are meant wherever they stand; `afterDay` ones only right behind a day, at the
 * end of the sentence ("tomorrow 10", but not "tomorrow 10 chairs"). */
export type Shape = { looks: RegExp; says(match: RegExpExecArray, against: Against): Piece; strong?: true; afterDay?: true };
