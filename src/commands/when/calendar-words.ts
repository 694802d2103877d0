import type { Locale } from '../../crm/locale.ts';

/** A regular expression's alternatives, longest first, so that "thursday" is not read as "thu" and a rest. */
export function anyOf(words: Iterable<string>): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}

const weekdayNames: Record<Locale, string[][]> = {
  en: [['monday'], ['tuesday'], ['wednesday'], ['thursday'], ['friday'], ['saturday'], ['sunday']],
  es: [['lunes'], ['martes'], ['miercoles'], ['jueves'], ['viernes'], ['sabado'], ['domingo']],
  pt: [
    ['segunda-feira', 'segunda feira'],
    ['terca-feira', 'terca feira'],
    ['quarta-feira', 'quarta feira'],
    ['quinta-feira', 'quinta feira'],
    ['sexta-feira', 'sexta feira'],
    ['sabado'],
    ['domingo'],
  ],
};

/** Short forms mean something else in another language ("segunda" is "second" in Spanish, "mar" the sea), so they count in their own only. */
const weekdayShort: Record<Locale, string[][]> = {
  en: [['mon'], ['tue', 'tues'], ['wed'], ['thu', 'thur', 'thurs'], ['fri'], ['sat'], ['sun']],
  es: [['lun'], [], ['mie'], ['jue'], ['vie'], ['sab'], ['dom']],
  pt: [['segunda', 'seg'], ['terca', 'ter'], ['quarta', 'qua'], ['quinta', 'qui'], ['sexta', 'sex'], ['sab'], ['dom']],
};

/** Weekday (Monday is 1) by its name, in all languages; short names in the operator's. */
export function weekdaysFor(locale: Locale): Map<string, number> {
  const tables = [weekdayNames.en, weekdayNames.es, weekdayNames.pt, weekdayShort[locale]];
  return new Map(tables.flatMap((table) => table.flatMap((names, index) => names.map((name) => [name, index + 1] as const))));
}

const monthNames: Record<Locale, string[]> = {
  en: ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  pt: [
    'janeiro',
    'fevereiro',
    'marco',
    'abril',
    'maio',
    'junho',
    'julho',
    'agosto',
    'setembro',
    'outubro',
    'novembro',
    'dezembro',
  ],
};

/** Month (January is 1) by its name in any language, or by its first three letters. */
export const months: ReadonlyMap<string, number> = new Map(
  Object.values(monthNames).flatMap((names) =>
    names.flatMap((name, index) => [[name, index + 1] as const, [name.slice(0, 3), index + 1] as const]),
  ),
);

/** How long a word for a stretch of time is, in luxon's units. */
export const units: ReadonlyMap<string, 'minutes' | 'hours' | 'days' | 'weeks' | 'months'> = new Map([
  ...['min', 'mins', 'minute', 'minutes', 'minuto', 'minutos'].map((word) => [word, 'minutes'] as const),
  ...['h', 'hs', 'hour', 'hours', 'hora', 'horas'].map((word) => [word, 'hours'] as const),
  ...['d', 'day', 'days', 'dia', 'dias'].map((word) => [word, 'days'] as const),
  ...['w', 'week', 'weeks', 'semana', 'semanas'].map((word) => [word, 'weeks'] as const),
  ...['month', 'months', 'mes', 'meses'].map((word) => [word, 'months'] as const),
]);
