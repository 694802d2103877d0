import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OutboxState } from '../../db/schema/queues.ts';
import { afterReport, type Reported } from '../../src/crm/send-state.ts';

describe('What a report makes of a sent message', () => {
  const table: [OutboxState, Reported, OutboxState][] = [
    ['sending', 'sent', 'sent'],
    ['sending', 'delivered', 'delivered'],
    ['unsure', 'sent', 'sent'],
    ['unsure', 'read', 'read'],
    ['unsure', 'failed', 'failed'],
    ['accepted', 'sent', 'sent'],
    ['accepted', 'read', 'read'],
    ['accepted', 'failed', 'failed'],
    ['sent', 'delivered', 'delivered'],
    ['sent', 'read', 'read'],
    ['sent', 'failed', 'failed'],
    ['sent', 'sent', 'sent'],
    ['delivered', 'sent', 'delivered'],
    ['delivered', 'read', 'read'],
    ['delivered', 'failed', 'delivered'],
    ['read', 'sent', 'read'],
    ['read', 'delivered', 'read'],
    ['read', 'failed', 'read'],
    ['failed', 'sent', 'failed'],
    ['failed', 'delivered', 'delivered'],
    ['failed', 'read', 'read'],
    ['failed', 'failed', 'failed'],
  ];
  it.each(table)('%s, told %s: %s', (state, reported, becomes) => {
    expect(afterReport(state, reported)).toBe(becomes);
  });

  const reports = fc.array(fc.constantFrom<Reported>('sent', 'delivered', 'read', 'failed'), { minLength: 1, maxLength: 12 });
  const begins = fc.constantFrom<OutboxState>('sending', 'unsure', 'accepted');
  const all = (from: OutboxState, told: readonly Reported[]) => told.reduce<OutboxState>(afterReport, from);

  it('is the same in whatever order the reports come, and however often', () => {
    fc.assert(
      fc.property(begins, reports, fc.infiniteStream(fc.nat()), (from, told, dice) => {
        const shuffled = told
          .flatMap((one) => ((dice.next().value ?? 0) % 3 === 0 ? [one, one] : [one]))
          .map((one) => ({ one, at: dice.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(all(from, shuffled)).toBe(all(from, told));
      }),
      { numRuns: 20_000 },
    );
  });

  it('is the most that was ever reported, and failed only where nothing was delivered', () => {
    fc.assert(
      fc.property(begins, reports, (from, told) => {
        const becomes = all(from, told);
        const wanted = told.includes('read')
          ? 'read'
          : told.includes('delivered')
            ? 'delivered'
            : told.includes('failed')
              ? 'failed'
              : 'sent';
        expect(becomes).toBe(wanted);
      }),
      { numRuns: 20_000 },
    );
  });
});
