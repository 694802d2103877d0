import type { Json } from '../state.ts';
import { GraphRefusal } from './errors.ts';

/** An object at `path`, or 100. */
export function objectAt(value: unknown, path: string): Json {
  if (value === undefined || value === null) throw new GraphRefusal(131008, `Required parameter ${path} is missing.`);
  if (typeof value !== 'object' || Array.isArray(value)) throw new GraphRefusal(100, `Param ${path} must be a JSON object.`);
  return value as Json;
}

/** A list at `path` with at least `min` and at most `max` items. */
export function listAt(value: unknown, path: string, min: number, max: number): Json[] {
  if (value === undefined || value === null) throw new GraphRefusal(131008, `Required parameter ${path} is missing.`);
  if (!Array.isArray(value)) throw new GraphRefusal(100, `Param ${path} must be a JSON array.`);
  if (value.length < min || value.length > max) {
    throw new GraphRefusal(131009, `Invalid ${path} count. Min allowed: ${min}, Max allowed: ${max}. It has ${value.length}.`);
  }
  return value.map((item, index) => objectAt(item, `${path}[${index}]`));
}

/**
 * A text at `path` of 1 to `max` characters. Length is counted in UTF-16 units, the strictest way to read "characters":
 * what passes here passes however Meta counts an emoji.
 */
export function textAt(value: unknown, path: string, max: number, code = 131009): string {
  if (value === undefined || value === null) throw new GraphRefusal(131008, `Required parameter ${path} is missing.`);
  if (typeof value !== 'string') throw new GraphRefusal(100, `Param ${path} must be a string.`);
  if (value.trim() === '' || value.length > max) {
    throw new GraphRefusal(code, `${path} length invalid. Min length: 1, Max length: ${max}. It has ${value.length}.`);
  }
  return value;
}

/** The same, where the key may be left out. */
export function textIfAny(value: unknown, path: string, max: number, code = 131009): string | undefined {
  return value === undefined ? undefined : textAt(value, path, max, code);
}

/** Refuses keys that Graph does not know at this place. */
export function onlyKeys(object: Json, path: string, known: readonly string[]): void {
  const stranger = Object.keys(object).find((key) => !known.includes(key));
  if (stranger !== undefined) throw new GraphRefusal(100, `Unexpected key "${stranger}" on param ${path}.`);
}

/** No two alike. */
export function allDifferent(values: string[], what: string): void {
  if (new Set(values).size !== values.length) throw new GraphRefusal(131009, `${what} must be unique: ${values.join(', ')}.`);
}

/** An http(s) address. */
export function linkAt(value: unknown, path: string): string {
  const link = textAt(value, path, 2_000, 100);
  if (!/^https?:\/\/\S+$/.test(link)) throw new GraphRefusal(100, `Param ${path} must be an http or https URL.`);
  return link;
}
