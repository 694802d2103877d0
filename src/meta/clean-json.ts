import { createHash } from 'node:crypto';
import type { Json, JsonObject } from './json.ts';

/** Deeper than any message; a deeper body is somebody's attempt to exhaust the stack. */
const deepest = 40;

/**
 * The same value, fit to be stored: PostgreSQL's jsonb refuses the character U+0000 and halves of surrogate pairs, and both can be written
 * in JSON. What lies deeper than 40 levels is left out.
 */
export function cleanJson(value: unknown, depth = 0): Json {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null || depth >= deepest) return null;
  if (Array.isArray(value)) return value.map((item) => cleanJson(item, depth + 1));
  const clean: [string, Json][] = Object.entries(value).map(([key, item]) => [cleanText(key), cleanJson(item, depth + 1)]);
  return Object.fromEntries(clean);
}

function cleanText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '') : whole;
}

/** One text for one value, whatever the order of its keys. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`).join(',')}}`;
}

/** SHA-256 in hex. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** The same for the same content, whatever the order of its keys. */
export function contentHash(value: Json): string {
  return sha256(canonicalJson(value));
}

/**
 * JSON text as a value, or undefined where it is none. Whole numbers too large for JavaScript stay exact by becoming text: ids come as
 * numbers in some fields.
 */
export function readJson(text: string): unknown {
  try {
    return /[:[,]\s*-?\d{16,}/.test(text) ? JSON.parse(text, keepLargeNumbers) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keepLargeNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  const large = typeof value === 'number' && !Number.isSafeInteger(value) && context?.source && /^-?\d+$/.test(context.source);
  return large ? context.source : value;
}

/** A JSON object, or null. */
export function readJsonObject(text: string): JsonObject | null {
  const value = readJson(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}
