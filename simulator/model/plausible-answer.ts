import type { Json } from '../state.ts';

/** Words that speak for a value though they do not contain it; only so that practice mode without a key feels sensible. */
const hints: Record<string, RegExp> = {
  price: /\b(price|prices|cost|how much|quote|precio|cu[aá]nto|pre[cç]o|quanto)\b/i,
  booking: /\b(book|appointment|visit|tomorrow|monday|tuesday|wednesday|thursday|friday|cita|reservar|visita|agendar)\b/i,
  complaint: /\b(angry|broken|terrible|complain|refund|bad|mal|queja|reclama)\b/i,
  qualified: /\b(ready|budget|go ahead|let's do it|when can you start|presupuesto|adelante)\b/i,
  won: /\b(paid|deal|accepted|signed|pagado|trato hecho)\b/i,
  lost: /\b(not interested|no thanks|stop|someone else|no me interesa)\b/i,
  question: /\?/,
  greeting: /^\s*(hi|hello|hey|hola|ol[aá])\b/i,
};
const synonyms: Record<string, string> = {
  quote: 'price',
  pricing: 'price',
  appointment: 'booking',
  visit: 'booking',
  schedule: 'booking',
  complaint: 'complaint',
};

/** An answer that fits the JSON schema and is the same for the same words: enums by the words of the conversation, confidences 0.9, short texts. */
export function plausibleAnswer(schema: Json, conversation: string): unknown {
  return answer(schema, conversation, schema, '');
}

function answer(schema: Json, conversation: string, root: Json, key: string): unknown {
  if (typeof schema.$ref === 'string') return answer(resolve(root, schema.$ref), conversation, root, key);
  if (schema.const !== undefined) return schema.const;
  if (Array.isArray(schema.enum)) return choose(schema.enum, conversation);
  const variants = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (variants) return answer(variants.find((one) => one.type !== 'null') ?? variants[0]!, conversation, root, key);
  const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== 'null') : schema.type;
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema.properties ?? {}) as Record<string, Json>).map(([name, one]) => [
          name,
          answer(one, conversation, root, name),
        ]),
      );
    case 'array':
      return Array.from({ length: bound(schema, 'minItems') ?? 0 }, () =>
        answer((schema.items ?? {}) as Json, conversation, root, key),
      );
    case 'boolean':
      return false;
    case 'integer':
      return Math.ceil(bound(schema, 'minimum') ?? 1);
    case 'number':
      return between(schema, 0.9);
    case 'null':
      return null;
    default:
      return text(schema, key);
  }
}

function resolve(root: Json, pointer: string): Json {
  const parts = pointer.replace(/^#\/?/, '').split('/').filter(Boolean);
  return parts.reduce<Json>((node, part) => (node[part] ?? {}) as Json, root);
}

function choose(values: unknown[], conversation: string): unknown {
  const scored = values.map((value) => ({ value, score: score(String(value), conversation) }));
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).value;
}

function score(value: string, conversation: string): number {
  const words = value
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2);
  const said = words.filter((word) => conversation.toLowerCase().includes(word)).length;
  const hinted = words.filter((word) => hints[synonyms[word] ?? word]?.test(conversation)).length;
  return words.length === 0 ? 0 : (2 * hinted + said) / words.length;
}

/** Bounds that the SDK takes out of the schema are left in its description as `{minimum: 0, maximum: 1}`. */
function bound(schema: Json, name: string): number | null {
  if (typeof schema[name] === 'number') return schema[name];
  const found = new RegExp(`"?${name}"?: (-?[\\d.]+)`).exec(String(schema.description ?? ''));
  return found ? Number(found[1]) : null;
}

function between(schema: Json, wish: number): number {
  return Math.min(Math.max(wish, bound(schema, 'minimum') ?? wish), bound(schema, 'maximum') ?? wish);
}

const texts: [RegExp, string][] = [
  [/reason|why|because|explanation/i, 'That is what the last message says.'],
  [/summary/i, 'The customer asks and waits for an answer.'],
  [/language|locale/i, 'en'],
  [/follow/i, 'Hello again! Is there anything else you would like to know?'],
  [/reply|text|message|draft|body|answer/i, 'Thank you for your message! I will look into it and come back to you today.'],
];
const formats: Record<string, string> = {
  date: '2026-12-01',
  time: '09:00:00Z',
  'date-time': '2026-12-01T09:00:00Z',
  email: 'ana@example.com',
  uri: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
};

function text(schema: Json, key: string): string {
  const format = formats[String(schema.format)];
  if (format !== undefined) return format;
  const words = texts.find(([pattern]) => pattern.test(key))?.[1] ?? 'As the customer said.';
  return words.slice(0, bound(schema, 'maxLength') ?? words.length).padEnd(bound(schema, 'minLength') ?? 0, '.');
}
