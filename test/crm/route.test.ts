import { describe, expect, test } from 'vitest';
import { masked } from '../../src/crm/masked.ts';
import { kindOf, routeOf } from '../../src/crm/route.ts';
import { whoOf } from '../../src/crm/team.ts';
import { colleague, now } from '../commands/shop.ts';

const [marta, maria, luis, leo] = [
  colleague('Marta', 'owner'),
  colleague('Maria'),
  colleague('Luis'),
  colleague('Leo', 'agent', { onDuty: false }),
] as const;
const people = [marta, maria, luis, leo];
const settings = {
  queues: [{ name: 'sales', members: [luis.id, maria.id] }],
  routes: {
    complaint: { operator: maria.id, always: true },
    order: { queue: 'sales', always: false },
    support: { queue: 'gone', always: false },
  },
};

describe('what a turn is taken for', () => {
  const sure = { intent: 'order', intentConfidence: 0.9 } as const;
  test.each([
    ['its words, whatever a model thinks', 'I want a refund', sure, { intent: 'complaint', intentBy: 'words' }],
    ['somebody who asks for a person', '¿puedo hablar con una persona?', null, { intent: 'complaint', intentBy: 'words' }],
    ['a model that is sure', 'two chairs please', sure, { intent: 'order', intentBy: 'model' }],
    ['as sure as the limit', 'two chairs', { ...sure, intentConfidence: 0.7 }, { intent: 'order', intentBy: 'model' }],
    ['nothing below the limit', 'two chairs', { ...sure, intentConfidence: 0.69 }, null],
    ['nothing by a number that is none', 'two chairs', { ...sure, intentConfidence: Number.NaN }, null],
    ['nothing without a model', 'two chairs please', null, null],
  ] as const)('%s', (_, said, verdict, expected) => {
    expect(kindOf(said, verdict, 0.7)).toEqual(expected);
  });
});

describe('where it goes', () => {
  test.each([
    ['complaint', [maria], null, true],
    ['order', [maria, luis], 'sales', false],
  ] as const)('%s', (intent, members, queue, always) => {
    expect(routeOf(settings, intent, people)).toEqual({ members, queue, always });
  });

  test.each(['support', 'information', 'other', null] as const)('%s goes as anything else', (intent) => {
    expect(routeOf(settings, intent, people)).toBe(null);
  });

  test('nowhere of its own once nobody of those is of the business', () => {
    expect(routeOf(settings, 'complaint', [marta, luis])).toBe(null);
    expect(routeOf(settings, 'order', [marta, luis])?.members).toEqual([luis]);
  });

  test.each([
    ['the first of them who is there', [maria, luis], 'Maria'],
    ['another of them while one is away', [{ ...maria, onDuty: false }, luis], 'Luis'],
    ['a deputy of one while none of them is there', [{ ...leo, deputyId: luis.id }], 'Luis'],
    ['whoever is there while nobody of them is', [leo], 'Marta'],
  ] as const)('%s', (_, members, expected) => {
    expect(whoOf(members, people, now)?.name).toBe(expected);
  });
});

test.each([
  ['Where is my order 4412?', 'Where is my order #?'],
  ['Ana Ruiz here, ana@example.com, +34 600 111 222', '… … here, … +#'],
  ['see https://shop.example/x?a=1 please', 'see … please'],
  ['x'.repeat(300), `${'x'.repeat(159)}…`],
] as const)('%s is shown as an example without what tells who it is', (text, expected) => {
  expect(masked(text, 'Ana Ruiz', 160)).toBe(expected);
});
