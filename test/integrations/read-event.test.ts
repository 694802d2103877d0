import { describe, expect, test } from 'vitest';
import { openApiDocument } from '../../src/integrations/openapi.ts';
import { outsideTypes } from '../../src/integrations/outside-event.ts';
import { problems } from '../../src/integrations/problem.ts';
import { readEvent } from '../../src/integrations/read-event.ts';
import { readText } from '../source.ts';

const paid = { type: 'payment.paid', data: { reference: 'P2', amount: 5_000, currency: 'EUR' } };
const booked = {
  type: 'appointment.booked',
  data: { reference: 'b1', contact: { phone: '+34600000481' }, startsAt: '2026-11-26T16:00:00+01:00' },
};
const faults = (body: unknown) => {
  const read = readEvent(body);
  return 'faults' in read ? read.faults.map(({ pointer, detail }) => `${pointer}: ${detail}`) : [];
};
const hash = (body: unknown) => {
  const read = readEvent(body);
  return 'hash' in read ? read.hash : null;
};

describe('An event', () => {
  test.each([
    ['nothing', null],
    ['a list', []],
    ['a type nobody knows', { type: 'payment.maybe', data: {} }],
  ])('that is %s is told which there are', (_, body) => {
    expect(faults(body)[0]).toMatch(/^\/type: one of payment\.paid, .+, custom$/);
  });

  test.each([
    ['an amount with a fraction', { ...paid, data: { ...paid.data, amount: 50.5 } }, /^\/data\/amount: .*int/i],
    ['an amount below nothing', { ...paid, data: { ...paid.data, amount: -1 } }, /^\/data\/amount: /],
    ['a currency in words', { ...paid, data: { ...paid.data, currency: 'euro' } }, /^\/data\/currency: three capital letters/],
    ['a field nobody reads', { ...paid, data: { ...paid.data, amout: 1 } }, /^\/data: .*amout/],
    [
      'a phone without its country',
      { ...booked, data: { ...booked.data, contact: { phone: '600000481' } } },
      /^\/data\/contact\/phone: a number with its country/,
    ],
    [
      'nobody in particular',
      { ...booked, data: { ...booked.data, contact: { name: 'Eva' } } },
      /^\/data\/contact: a phone, or the id/,
    ],
    [
      'a time without its offset',
      { ...booked, data: { ...booked.data, startsAt: '2026-11-26T16:00:00' } },
      /^\/data\/startsAt: a date and time with its offset/,
    ],
    [
      'an end before its beginning',
      { ...booked, data: { ...booked.data, endsAt: '2026-11-26T15:00:00+01:00' } },
      /^\/data\/endsAt: after startsAt/,
    ],
    ['a day and more', { ...booked, data: { ...booked.data, endsAt: '2026-11-27T16:30:00+01:00' } }, /^\/data\/endsAt: /],
    ['an order that is named by nothing', { type: 'order.sent', data: {} }, /^\/data: a reference, or a number/],
    [
      'a name with a space',
      { type: 'custom', data: { name: 'Course finished', contact: { id: '7' } } },
      /^\/data\/name: small letters/,
    ],
  ])('with %s says where and what', (_, body, says) => {
    expect(faults(body)).toHaveLength(1);
    expect(faults(body)[0]).toMatch(says);
  });

  test('tells no word of what stood there', () => {
    const secret = 'Lucía 4111 1111 1111 1111';
    const said = faults({ type: 'payment.paid', data: { reference: '', amount: secret, currency: secret } }).join();
    expect(said).not.toContain('4111');
  });

  test('is the same in whatever order it is written, and another with another word', () => {
    expect(hash({ data: { currency: 'EUR', amount: 5_000, reference: 'P2' }, type: 'payment.paid' })).toBe(hash(paid));
    expect(hash({ ...paid, data: { ...paid.data, amount: 5_001 } })).not.toBe(hash(paid));
  });
});

describe('The OpenAPI document', () => {
  const document = openApiDocument();
  const event = document.components.schemas.Event as unknown as {
    oneOf: { properties: { type: { const: string }; data: { description: string } } }[];
  };

  test('describes every type of event, and every problem there is', () => {
    expect(event.oneOf.map(({ properties }) => properties.type.const)).toEqual(outsideTypes);
    for (const { properties } of event.oneOf) expect(properties.data.description, properties.type.const).toMatch(/\.$/);
    const statuses = new Set(
      Object.values(document.paths)
        .flatMap((path) => Object.values(path))
        .flatMap(({ responses }) => Object.keys(responses)),
    );
    expect(Object.values(problems).filter(({ status }) => !statuses.has(String(status)))).toEqual([]);
  });

  test('names nothing that it does not hold', () => {
    const names = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(3);
    expect(names.filter((name) => !(name in document.components.schemas))).toEqual([]);
  });

  test('is told in words too: docs/api.md knows every type', () => {
    const words = readText('docs/api.md');
    expect(outsideTypes.filter((type) => !words.includes(`\`${type}\``))).toEqual([]);
  });
});
