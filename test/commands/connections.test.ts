import { describe, expect, test } from 'vitest';
import { connect } from '../../src/commands/connect.ts';
import { answerSentence } from '../../src/commands/sentence.ts';
import type { Connection } from '../../src/crm/callout.ts';
import type { Id } from '../../src/kit/ids.ts';
import { cardIn, colleague, openShop, saidIn } from './shop.ts';

const shopOn: Connection = {
  ...{ id: 'connection' as Id<'connection'>, number: 1, name: 'shop', host: 'shop.example.com' },
  ...{ state: 'on', offBecause: null, failingSince: null },
};
const address = 'https://crm.example.com/hilo';

describe('What “connect” takes for its own', () => {
  test.each([
    ['', { name: '', address: '', deed: null }],
    [`crm ${address}`, { name: 'crm', address, deed: null }],
    ['crm http://10.0.0.1/x', { name: 'crm', address: 'http://10.0.0.1/x', deed: null }],
    ['crm crm.example.com', { name: 'crm', address: 'crm.example.com', deed: null }],
    ['shop test', { name: 'shop', address: '', deed: 'test' }],
    ['shop otra vez', { name: 'shop', address: '', deed: 'again' }],
    ['2 desligar', { name: '2', address: '', deed: 'off' }],
    ['me with the manager', null],
    ['ana', null],
    ['the dots.', null],
  ])('“connect %s”', (rest, expected) => expect(connect.read(rest, false)).toEqual(expected));
});

describe('A connection', () => {
  test('is told to the other owners, each in their own language, and to nobody else', async () => {
    const shop = openShop([]);
    shop.team.push(colleague('Nora Paz', 'owner', { locale: 'es' }));
    const outcome = await answerSentence(`connect crm ${address}`, shop.context());
    expect(outcome.answer).toMatchObject({ secret: { what: 'connection' } });
    const told = outcome.effects.filter((effect) => effect.do === 'show');
    expect(told).toMatchObject([
      { to: 'operator-nora', card: { body: expect.stringContaining('ha conectado crm (crm.example.com)') } },
    ]);
  });

  test.each([
    ['maria', 'somebody of your team'],
    ['shop', 'There is a connection shop already'],
    ['12', 'one short word'],
    ['a'.repeat(31), 'one short word'],
  ])('is not called %s', async (name, says) => {
    const shop = openShop([]);
    shop.connections = [shopOn];
    const outcome = await answerSentence(`connect ${name} ${address}`, shop.context());
    expect(saidIn(outcome)).toContain(says);
    expect(outcome.effects).toEqual([]);
  });

  test('is looked at by managers, and switched by owners alone', async () => {
    const shop = openShop([]);
    shop.connections = [shopOn];
    const { operator } = shop.context();
    const seen = (role: 'owner' | 'manager') =>
      answerSentence('connections shop', shop.context('en', { operator: { ...operator, role } }));
    expect(cardIn(await seen('owner')).choices.map(({ label }) => label)).toEqual(['Send a test', 'Switch off']);
    expect((await seen('manager')).answer).toEqual({ text: expect.stringContaining('Connection 1') });
  });
});
