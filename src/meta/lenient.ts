/**
 * Schemas that take whatever Meta sends: they never fail. What cannot be read becomes null, an empty string means absent, ids may be numbers,
 * a list may be an object with the keys "0", "1" … (as documentation exports have it), a timestamp may be seconds or milliseconds.
 */
import { z } from 'zod';
import type { Json, JsonObject } from './json.ts';

/** A JSON object, not a list and not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list, or an object indexed from "0"; null where it is neither. */
export function asList(value: unknown): Json[] | null {
  if (Array.isArray(value)) return value as Json[];
  if (!isObject(value)) return null;
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key, index) => key === String(index)) ? Object.values(value) : null;
}

/** Unix seconds, as a number or text (milliseconds are recognised by their size), as a Date; null where it is no time of WhatsApp's. */
export function readTime(value: unknown): Date | null {
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^\d{1,13}(\.\d+)?$/.test(value)
        ? Number(value)
        : Number.NaN;
  if (!Number.isFinite(number) || number <= 0) return null;
  const ms = number >= 1e11 ? number : number * 1000;
  return ms < 1e14 ? new Date(Math.trunc(ms)) : null;
}

function readWord(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? value.trim() || null : null;
}

function readNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A key that may be missing, read by a function that cannot fail. */
function lenient<T>(read: (value: unknown) => T) {
  return z.unknown().optional().transform(read);
}

/** An id, a name, a word of an enumeration: trimmed; numbers become text. */
export const word = lenient(readWord);

/** What a person wrote: as it is. */
export const text = lenient((value) => (typeof value === 'string' ? value || null : readWord(value)));

/** A number, or text that is one. */
export const number = lenient(readNumber);
export const flag = lenient((value) =>
  value === true || value === 'true' ? true : value === false || value === 'false' ? false : null,
);
export const time = lenient(readTime);
export const json = lenient((value) => (value ?? null) as Json);
export const object = lenient((value) => (isObject(value) ? value : null));

/** An object of this shape, or null where it is not an object. */
export function part<T extends z.ZodRawShape>(shape: T) {
  const schema = z.object(shape);
  return lenient((value) => (isObject(value) ? schema.parse(value) : null));
}

/** A list of objects of this shape; what is not an object is left out. */
export function list<T extends z.ZodRawShape>(shape: T) {
  const schema = z.object(shape);
  return lenient((value) => (asList(value) ?? []).filter(isObject).map((item) => schema.parse(item)));
}
