import type { Json } from './json.ts';

/** JSON as PostgreSQL can hold it: it refuses NUL characters and halves of surrogate pairs, which a customer's phone can send. */
export function storableJson<T>(value: T): T {
  const text = JSON.stringify(value);
  if (text === undefined || !/\\u0000|\\ud[89a-f]/i.test(text)) return value;
  return cleaned(value as Json) as T;
}

function cleaned(value: Json): Json {
  if (typeof value === 'string') return value.replaceAll('\u0000', '').toWellFormed();
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [cleaned(key) as string, cleaned(one as Json)]));
}
