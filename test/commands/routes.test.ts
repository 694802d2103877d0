import { describe, expect, test } from 'vitest';
import { answerSentence } from '../../src/commands/sentence.ts';
import type { Kind, Queue, Route } from '../../src/crm/intent.ts';
import { defaultSettings } from '../../src/crm/tenant.ts';
import { colleague, openShop, saidIn } from './shop.ts';

const [maria, luis] = [colleague('Maria López'), colleague('Luis Peña')];
const queues: Queue[] = [{ name: 'sales', members: [maria.id, luis.id] }];

async function say(
  sentence: string,
  set: { routes?: Partial<Record<Kind, Route>>; queues?: Queue[] } = {},
  locale: 'en' | 'es' | 'pt' = 'en',
) {
  const shop = openShop([{ name: 'Ana Ruiz' }]);
  const { tenant } = shop.context();
  const context = shop.context(locale, { tenant: { ...tenant, settings: { ...defaultSettings, queues, ...set } } });
  const outcome = await answerSentence(sentence, context);
  const [effect] = outcome.effects;
  return { said: saidIn(outcome), change: effect?.do === 'set-business' ? effect.change : null };
}

describe('route', () => {
  test.each([
    ['route complaints to Maria', 'en', { complaint: { operator: maria.id, always: false } }],
    ['route complaints to Maria always', 'en', { complaint: { operator: maria.id, always: true } }],
    ['route orders to the sales queue', 'en', { order: { queue: 'sales', always: false } }],
    ['route questions to sales', 'en', { information: { queue: 'sales', always: false } }],
    ['derivar las quejas a Maria siempre', 'es', { complaint: { operator: maria.id, always: true } }],
    ['derivar pedidos a la cola sales', 'es', { order: { queue: 'sales', always: false } }],
    ['direcionar dúvidas para Luis', 'pt', { information: { operator: luis.id, always: false } }],
    ['direcionar pedidos para a fila sales', 'pt', { order: { queue: 'sales', always: false } }],
  ] as const)('%s', async (sentence, locale, routes) => {
    expect((await say(sentence, {}, locale)).change).toEqual({ routes });
  });

  test('keeps the others, and ends', async () => {
    const routes = { order: { queue: 'sales', always: false }, complaint: { operator: maria.id, always: false } };
    expect((await say('route complaints to Luis', { routes })).change).toEqual({
      routes: { ...routes, complaint: { operator: luis.id, always: false } },
    });
    expect((await say('route orders off', { routes })).change).toEqual({ routes: { complaint: routes.complaint } });
    expect((await say('route support off', { routes })).said).toBe('support are not routed.');
  });

  test.each([
    ['route lunch to Maria', 'What shall be routed'],
    ['route orders', 'Who gets orders first?'],
    ['route orders to Zebedee', 'neither a colleague nor a queue called “Zebedee”'],
    ['queue sales: Maria, Zebedee', 'Zebedee'],
    ['queue night', 'There is no queue called “night”'],
  ])('%s changes nothing and says what to do', async (sentence, said) => {
    const answer = await say(sentence);
    expect(answer.change).toBe(null);
    expect(answer.said).toContain(said);
  });
});

describe('queue', () => {
  test('is made, changed and shown by its name', async () => {
    expect((await say('queue night: Luis and Maria', { queues: [] })).change).toEqual({
      queues: [{ name: 'night', members: [luis.id, maria.id] }],
    });
    expect((await say('queue Sales: Luis')).change).toEqual({ queues: [{ name: 'sales', members: [luis.id] }] });
    expect((await say('queue sales')).said).toBe('In the sales queue: Maria, Luis.');
  });

  test('ends with what went there', async () => {
    const routes = { order: { queue: 'sales', always: false }, complaint: { operator: maria.id, always: false } };
    const ended = await say('queue sales off', { routes });
    expect(ended.change).toEqual({ queues: [], routes: { complaint: routes.complaint } });
    expect(ended.said).toContain('Now orders go where everything else does');
  });
});

test('routes lists every kind, whom it goes to, and the queues', async () => {
  const gone = 'operator-gone' as typeof maria.id;
  const { said } = await say('routes', {
    routes: {
      order: { queue: 'sales', always: false },
      complaint: { operator: maria.id, always: true },
      support: { operator: gone, always: false },
    },
  });
  expect(said).toContain('Order → the sales queue');
  expect(said).toContain('Complaint → Maria · always');
  expect(said).toContain('Support → nobody who is still here');
  expect(said).toContain('Question → as everything else');
  expect(said).toContain('In the sales queue: Maria, Luis.');
});
