import { DateTime } from 'luxon';
import type { Locale } from '../../crm/locale.ts';
import { anyOf, months, weekdaysFor } from './calendar-words.ts';
import type { Against, Piece, Shape } from './piece.ts';

const before = '(?:(?:on|by|for|until|this|coming|el dia|el|este|para el|para|pra|ate|dia)\\s+)?';
const month = anyOf(months.keys());

/** The ways in which a day is named, in three languages at once; short weekdays in the operator's only. */
export function dayShapes(locale: Locale): Shape[] {
  const weekdays = weekdaysFor(locale);
  const on = locale === 'pt' ? `(?:(?:na|no|nesta|neste)\\s+)?${before}` : before;
  return [
    shape(
      `${before}(?:the )?(?:day after tomorrow|pasado manana|depois de amanha)`,
      (_, { today }) => onDay(today.plus({ days: 2 })),
      true,
    ),
    shape(`${before}(?:today|hoy|hoje)`, (_, { today }) => onDay(today), true),
    shape(`${before}(?:tomorrow|tmrw|manana|amanha)`, (_, { today }) => onDay(today.plus({ days: 1 })), true),
    shape('(?:yesterday|ayer|ontem)', (_, { today }) => onDay(today.minus({ days: 1 })), true),
    shape(
      '(?:next week|la semana que viene|la proxima semana|proxima semana|(?:na )?semana que vem|na proxima semana)',
      (_, { today }) => onDay(today.startOf('week').plus({ weeks: 1 })),
      true,
    ),
    shape(
      `${on}(next |proximo |proxima )?(${anyOf(weekdays.keys())})( que viene| que vem| proximo| next week)?`,
      (match, { today }) => {
        const weekday = weekdays.get(match[2]!)!;
        const nextWeek = match[1] === 'next ' || match[3] === ' next week';
        if (nextWeek) return onDay(today.startOf('week').plus({ weeks: 1, days: weekday - 1 }));
        return { is: 'day', day: today.plus({ days: (weekday - today.weekday + 7) % 7 }), weekday: true };
      },
      true,
    ),
    shape(
      `${before}(\\d{4})-(\\d{1,2})-(\\d{1,2})`,
      (match, against) => exactly(against, number(match, 1), number(match, 2), number(match, 3)),
      true,
    ),
    shape(`${before}(\\d{1,2})[/.](\\d{1,2})(?:[/.](\\d{2,4}))?`, (match, against) => slashed(match, against)),
    shape(
      `${before}(?:the )?(\\d{1,2})(?:st|nd|rd|th)?\\.? (?:of |de )?(${month})\\.?(?:,? (?:de |del )?(\\d{4}))?`,
      (match, against) => named(against, months.get(match[2]!)!, number(match, 1), match[3]),
    ),
    shape(`${before}(${month})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?`, (match, against) =>
      named(against, months.get(match[1]!)!, number(match, 2), match[3]),
    ),
    shape(
      '(?:(?:on |by |for |until )?the (\\d{1,2})(?:st|nd|rd|th)|(?:para |ate )?(?:el dia|el|dia|o dia|no dia) (\\d{1,2}))',
      (match, against) => ofThisMonth(against, Number(match[1] ?? match[2])),
    ),
  ];
}

function shape(looks: string, says: Shape['says'], strong?: true): Shape {
  return { looks: new RegExp(`^(?:${looks})(?=[\\s,]|$)`), says, ...(strong ? { strong } : {}) };
}

function number(match: RegExpExecArray, group: number): number {
  return Number(match[group]);
}

function onDay(day: DateTime): Piece {
  return { is: 'day', day };
}

function exactly({ today }: Against, year: number, month: number, day: number): Piece {
  const at = DateTime.fromObject({ year, month, day }, { zone: today.zone });
  return { is: 'day', day: at.isValid ? at : null };
}

/** 3/12 is the third of December, and in the United States the twelfth of March; where only one can be, that one. */
function slashed(match: RegExpExecArray, against: Against): Piece {
  const [first, second] = [number(match, 1), number(match, 2)];
  const monthFirst = against.locale === 'en' && against.country === 'US' ? first <= 12 : second > 12 && first <= 12;
  const year = match[3] === undefined ? undefined : match[3].length === 2 ? `20${match[3]}` : match[3];
  return monthFirst ? named(against, first, second, year) : named(against, second, first, year);
}

/** A day of a month; without a year the next time it comes. */
function named(against: Against, month: number, day: number, year: string | undefined): Piece {
  if (year) return exactly(against, Number(year), month, day);
  const thisYear = exactly(against, against.today.year, month, day);
  if (thisYear.is === 'day' && thisYear.day && thisYear.day >= against.today) return thisYear;
  return exactly(against, against.today.year + 1, month, day);
}

function ofThisMonth(against: Against, day: number): Piece {
  const { today } = against;
  const base = day >= today.day ? today : today.startOf('month').plus({ months: 1 });
  return exactly(against, base.year, base.month, day);
}
