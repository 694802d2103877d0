import type { Locale } from '../../crm/locale.ts';
import { anyOf, units } from './calendar-words.ts';
import type { Piece, Shape } from './piece.ts';

const at = '(?:at|@|by|until|a las|a la|as|para las|sobre las|hacia las|antes de las|ate as)\\s+';

/** The ways in which a time of day, a part of the day or a stretch from now is said. */
export function clockShapes(locale: Locale): Shape[] {
  return [
    shape(`(?:in|en|em|dentro de|daqui a|daqui) (\\d{1,3}|an?|una?|uma?) ?(${anyOf(units.keys())})`, ([, amount, unit]) =>
      span(amount!, unit!),
    ),
    shape('(\\d{1,3})([dw])', ([, amount, unit]) => span(amount!, unit!)),
    shape(`(?:${at})?(\\d{1,2})[:h](\\d{2}) ?(am|pm|a\\.?m|p\\.?m|hs?|hrs)?`, (match) => time(match)),
    shape(`${at}(\\d{1,2})\\.(\\d{2}) ?(am|pm)?`, (match) => time(match)),
    shape(`(?:${at})?(\\d{1,2})() ?(am|pm|a\\.m|p\\.m)`, (match) => time(match)),
    // "10h" is a time in Spanish and Portuguese; an English "2h" may be a stretch, so it needs its "in".
    ...(locale === 'en' ? [] : [shape(`(?:${at})?(\\d{1,2})() ?(?:hs?|hrs|horas)`, (match) => time(match))]),
    shape(`${at}(\\d{1,2})()(?: o'?clock| horas| en punto)?`, (match) => time(match)),
    { ...shape('([01]?\\d|2[0-3])()', (match) => time(match)), afterDay: true },
    shape('(?:at |al |a |ao )?(?:noon|midday|mediodia|meio-dia|meio dia)', () => ({
      is: 'time',
      hour: 12,
      minute: 0,
      half: 'pm',
    })),
    shape('(?:tonight|this evening|esta noche|esta noite|hoje a noite)', () => ({ is: 'part', part: 'evening', today: true })),
    shape('(?:this afternoon|esta tarde|hoje a tarde)', () => ({ is: 'part', part: 'afternoon', today: true })),
    shape('(?:in the )?morning|(?:por|de|en) la manana|(?:de|da|pela) manha', () => ({ is: 'part', part: 'morning' })),
    shape('(?:in the )?afternoon|(?:por|de|en|a) la tarde|(?:de|da|a|pela) tarde', () => ({ is: 'part', part: 'afternoon' })),
    shape('(?:in the |at )?(?:evening|night)|(?:por|de|en) la noche|(?:de|da|a|pela) noite', () => ({
      is: 'part',
      part: 'evening',
    })),
  ];
}

function shape(looks: string, says: Shape['says']): Shape {
  return { looks: new RegExp(`^(?:${looks})(?=[\\s,]|$)`), says };
}

function span(amount: string, unit: string): Piece {
  return { is: 'span', amount: /^\d/.test(amount) ? Number(amount) : 1, unit: units.get(unit)! };
}

function time(match: RegExpExecArray): Piece {
  const half = match[3]?.replace('.', '');
  return {
    is: 'time',
    hour: Number(match[1]),
    minute: Number(match[2] || 0),
    half: half === 'am' || half === 'pm' ? half : null,
  };
}
