import { z } from 'zod';
import { nameKey } from '../crm/locale.ts';
import { oneLine } from '../kit/clip.ts';
import { withoutPoliteness } from './rest.ts';
import { tokensOf } from './tokens.ts';

/** What stands behind the command's word: nothing, or a few words. */
export const restArgs = z.object({ text: z.string() });

/** Null for a longer sentence: "quiet, please, the baby sleeps" sets no hours. */
export function readRest(rest: string, mostWords = 5): z.infer<typeof restArgs> | null {
  if (withoutPoliteness(rest) === '') return { text: '' };
  const text = oneLine(rest).replace(/[.!?]+$/, '');
  return tokensOf(text).length <= mostWords ? { text } : null;
}

/** A time of the day as people type it ("8", "8:30", "8h30", "8pm") as "08:30"; null where it is none. */
export function readClock(text: string): string | null {
  const match = /^(\d{1,2})(?:(?:[:.h]|\s)(\d{2})|h)?\s*(am|pm)?$/.exec(nameKey(text).replace(/^(at|a las|a la|as|las)\s+/, ''));
  if (!match) return null;
  const half = match[3];
  const typed = Number(match[1]);
  if (half && (typed < 1 || typed > 12)) return null;
  const hour = half ? (typed % 12) + (half === 'pm' ? 12 : 0) : typed === 24 ? 0 : typed;
  const minute = Number(match[2] ?? 0);
  return hour > 23 || minute > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** "22-8", "from 22:00 to 8:00", "de 22 a 8", "das 22 às 8". */
export function readSpan(text: string): { from: string; until: string } | null {
  const match =
    /^(?:from |between |de |das |entre |desde )?(.+?)\s*(?:-|–|—| to | until | and | a | as | ate | hasta | y | e )\s*(.+)$/.exec(
      nameKey(text),
    );
  const from = match ? readClock(match[1]!) : null;
  const until = match ? readClock(match[2]!) : null;
  return from && until ? { from, until } : null;
}

const offWords = new Set([
  'off',
  'none',
  'no',
  'never',
  'stop',
  'nunca',
  'ninguno',
  'ninguna',
  'nada',
  'nao',
  'desactivar',
  'desligar',
  'nenhum',
]);

export function isOff(text: string): boolean {
  return offWords.has(nameKey(text));
}

const onWords = new Set(['on', 'yes', 'si', 'sim', 'activar', 'activado', 'ligar', 'ligado']);

export function isOn(text: string): boolean {
  return onWords.has(nameKey(text));
}
