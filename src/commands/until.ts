import { readWhen, type When, type WhenPlace } from './when.ts';

/**
 * A moment to wait for: how long from now ("2h", "30 min", "2 weeks"), or a date as anywhere ("monday", "the 15th"). Behind a word that puts
 * something off, "2h" is never two o'clock.
 */
export function readUntil(text: string, place: WhenPlace): When {
  const plain = text
    .trim()
    .replace(/^(?:until|till|til|by|for|hasta(?: el| la)?|até(?: o| a)?|ate(?: o| a)?|por|durante)\s+/iu, '');
  const [, count, unit = ''] = /^(\d{1,3}|an?|una?|uma?)\s*([\p{L}]+)$/iu.exec(plain) ?? [];
  if (!count) return readWhen(plain, place);
  const english = units.find(([shape]) => shape.test(unit))?.[1];
  const read = readWhen(english ? `in ${/^\d/.test(count) ? count : 1} ${english}` : plain, place);
  return read.is === 'at' ? { ...read, words: plain } : read;
}

const units: readonly [RegExp, string][] = [
  [/^(m|min|mins|minutes?|minutos?)$/i, 'minutes'],
  [/^(h|hr|hrs|hours?|horas?)$/i, 'hours'],
  [/^(d|days?|d[ií]as?)$/i, 'days'],
  [/^(w|wk|wks|weeks?|semanas?)$/i, 'weeks'],
  [/^(months?|m[eê]s(?:es)?)$/i, 'months'],
];
