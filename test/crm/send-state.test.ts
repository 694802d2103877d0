import { expect, test } from 'vitest';
import { afterReport, type Reported } from '../../src/crm/send-state.ts';

type State = Parameters<typeof afterReport>[0];
const reports: readonly Reported[] = ['sent', 'delivered', 'read', 'failed'];

test.each<[State, ...State[]]>([
  ['sending', 'sent', 'delivered', 'read', 'failed'],
  ['unsure', 'sent', 'delivered', 'read', 'failed'],
  ['accepted', 'sent', 'delivered', 'read', 'failed'],
  ['sent', 'sent', 'delivered', 'read', 'failed'],
  ['delivered', 'delivered', 'delivered', 'read', 'delivered'],
  ['read', 'read', 'read', 'read', 'read'],
  ['failed', 'failed', 'delivered', 'read', 'failed'],
])('%s becomes, by a report of sent, delivered, read or failed: %s, %s, %s, %s', (state, ...expected) => {
  expect(reports.map((reported) => afterReport(state, reported))).toEqual(expected);
});

test('whatever the order in which the same reports come, they end alike', () => {
  const orders = permutations(['sent', 'delivered', 'read'] as const);
  expect(new Set(orders.map((order) => order.reduce(afterReport, 'accepted' as State)))).toEqual(new Set(['read']));
});

function permutations<T>(all: readonly T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((one, i) => permutations([...all.slice(0, i), ...all.slice(i + 1)]).map((rest) => [one, ...rest]));
}
