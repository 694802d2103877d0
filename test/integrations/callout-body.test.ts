import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { calloutShapes, calloutTypes } from '../../src/crm/callout-body.ts';
import { openApiDocument } from '../../src/integrations/openapi.ts';
import { mostTries } from '../../src/integrations/retry-call.ts';
import { readText } from '../source.ts';

const words = readText('docs/webhooks.md');
/** The examples of the document, each a JSON body. */
const examples = [...words.matchAll(/```json\n([\s\S]*?)```/g)].map(([, text]) => JSON.parse(text!) as { type: string });

const fields = new Set(calloutTypes.flatMap((type) => fieldsOf(z.toJSONSchema(calloutShapes[type]))));

describe('What a call says', () => {
  test.each(calloutTypes)('%s has an example in docs/webhooks.md that is one', (type) => {
    const example = examples.find((one) => one.type === type);
    expect(calloutShapes[type].safeParse(example)).toMatchObject({ success: true });
  });

  test('docs/webhooks.md tells every field, and no others', () => {
    const told = [...words.matchAll(/^\| `([a-zA-Z.]+)` \|/gm)].map(([, name]) => name!);
    expect(told.toSorted()).toEqual([...fields].toSorted());
  });

  test('is in the OpenAPI document, as a webhook', () => {
    const { webhooks } = openApiDocument();
    expect(Object.keys(webhooks)).toEqual(calloutTypes);
    for (const { post } of Object.values(webhooks))
      expect(post.parameters.map(({ name }) => name)).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
  });

  test('holds no word that anybody said', () => {
    expect([...fields].filter((name) => /text|message|title|note|words|body/i.test(name))).toEqual([]);
  });
});

test('docs/webhooks.md tells as many tries as there are', () => {
  expect(words.match(/^\| \d+ \| /gm)).toHaveLength(mostTries);
});

/** Every field, however deep, as it is reached from `data`. */
function fieldsOf(schema: unknown, under = ''): string[] {
  const { properties = {}, anyOf = [] } = schema as { properties?: Record<string, unknown>; anyOf?: unknown[] };
  const own = Object.entries(properties).flatMap(([name, inner]) => [
    `${under}${name}`,
    ...fieldsOf(inner, name === 'data' ? '' : `${under}${name}.`),
  ]);
  return [...own, ...anyOf.flatMap((one) => fieldsOf(one, under))];
}
