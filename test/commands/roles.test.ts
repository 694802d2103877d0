import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { answerSentence } from '../../src/commands/sentence.ts';
import type { Operator } from '../../src/crm/operator.ts';
import { cardIn, openShop, saidIn } from './shop.ts';

const roles: readonly Operator['role'][] = ['agent', 'manager', 'owner'];

/** What is not for everybody of the business, and the least role it is for. Everything else is everybody's. */
const least: Record<string, 'manager' | 'owner'> = {
  // Everybody's data at once, or for good.
  import: 'manager',
  export: 'manager',
  forget: 'manager',
  // What the business spends, and who did what.
  cost: 'manager',
  log: 'manager',
  conversations: 'manager',
  makeconversation: 'manager',
  types: 'manager',
  rate: 'manager',
  makerule: 'manager',
  every: 'manager',
  always: 'manager',
  rule: 'manager',
  rules: 'manager',
  setsequence: 'manager',
  // How the others do.
  watch: 'manager',
  // Who may report what from outside, and what was reported.
  apikeys: 'owner',
  events: 'manager',
  // Who is told of customers outside.
  connect: 'owner',
  disconnect: 'owner',
  connections: 'manager',
  // What counts for everybody.
  set: 'manager',
  closed: 'manager',
  open: 'manager',
  hoursmessage: 'manager',
  emergency: 'manager',
  addstage: 'manager',
  renamestage: 'manager',
  removestage: 'manager',
  orderstages: 'manager',
  stagesilence: 'manager',
  stagemeaning: 'manager',
  addpipeline: 'manager',
  renamepipeline: 'manager',
  removepipeline: 'manager',
  paylink: 'manager',
  route: 'manager',
  queue: 'manager',
  // Who is of the business.
  invite: 'manager',
  uninvite: 'manager',
  role: 'manager',
  remove: 'manager',
  recovery: 'owner',
};

/** What everybody may look at, and only these may change. */
const leastToChange: Record<string, 'manager'> = { hours: 'manager' };

const rank = (role: Operator['role']) => roles.indexOf(role);
const table = commands.flatMap((command) =>
  roles.map((role) => ({
    name: command.name,
    role,
    may: rank(role) >= rank(least[command.name] ?? leastToChange[command.name] ?? 'agent'),
    command,
  })),
);

describe('a role', () => {
  test.each(table)('$role, $name: $may', async ({ role, may, command }) => {
    const shop = openShop([{ name: 'Ana Ruiz', waiting: true, tags: ['vip'], blocked: command.name === 'unblock' }]);
    const { operator } = shop.context();
    const outcome = await answerSentence(command.examples.en[0]!, shop.context('en', { operator: { ...operator, role } }));
    const refused = /^“.+” is only for (managers|the owner)|is for (managers|the owner)\. Ask them/.test(saidIn(outcome));
    expect(refused).toBe(!may);
    if (!may) expect(outcome.effects).toEqual([]);
  });

  test('everything that is kept from somebody is in the table', () => {
    expect(Object.fromEntries(commands.flatMap((command) => (command.may ? [[command.name, command.may]] : [])))).toEqual(least);
  });

  test('is offered nothing by help that it may not do', async () => {
    const shop = openShop([]);
    const { operator } = shop.context();
    const rowsFor = async (role: Operator['role']) =>
      cardIn(await answerSentence('help the team', shop.context('en', { operator: { ...operator, role } }))).choices.map(
        ({ label }) => label,
      );
    expect(await rowsFor('agent')).toEqual(['team', 'lock']);
    expect(await rowsFor('manager')).toEqual(['team', 'invite', 'uninvite', 'role', 'lock', 'remove']);
    expect(await rowsFor('owner')).toContain('recovery');
  });
});
