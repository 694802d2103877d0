import { asc, eq, sql } from 'drizzle-orm';
import { type Db, withSystem } from '../db/client.ts';
import { deliveries, deliveryCounts, itemCounts, items, type OutboxState, outboxCounts } from '../db/schema/queues.ts';

export type ItemCount = { kind: string; outcome: string; value: number };

/** The figures of the machine, from maintained counters: they survive a restart and cost the same at any size. */
export type Figures = {
  inbound: {
    /** Signed POSTs stored, repeats included. */
    deliveries: number;
    /** Distinct items; always handled + unknown + quarantined + waiting. An unsplit delivery counts as one that waits. */
    items: number;
    /** Distinct inbound messages. */
    messages: number;
    handled: number;
    unknown: number;
    quarantined: number;
    /** Items that had been seen before; they raise nothing else. */
    duplicates: number;
    waiting: number;
    oldestWaitingSeconds: number;
  };
  outbound: Record<OutboxState, number>;
};

const outboundStates = [
  'held',
  'queued',
  'sending',
  'accepted',
  'sent',
  'delivered',
  'read',
  'failed',
  'unsure',
  'cancelled',
] as const;

/** Reads the figures. Throws when the database cannot be reached. */
export async function readFigures(db: Db, machineMs: number): Promise<{ figures: Figures; itemCounts: ItemCount[] }> {
  return await withSystem(db, async (tx) => {
    const stored = await tx
      .select({ state: deliveryCounts.state, value: sql<number>`sum(${deliveryCounts.value})::int` })
      .from(deliveryCounts)
      .groupBy(deliveryCounts.state);
    const delivered = new Map(stored.map((row) => [row.state, row.value]));
    const counts = await tx
      .select({ kind: itemCounts.kind, outcome: itemCounts.outcome, value: sql<number>`sum(${itemCounts.value})::int` })
      .from(itemCounts)
      .groupBy(itemCounts.kind, itemCounts.outcome);
    const sent = await tx
      .select({ state: outboxCounts.state, value: sql<number>`sum(${outboxCounts.value})::int` })
      .from(outboxCounts)
      .groupBy(outboxCounts.state);
    const [oldestDelivery] = await tx
      .select({ at: deliveries.receivedMachine })
      .from(deliveries)
      .where(eq(deliveries.state, 'waiting'))
      .orderBy(asc(deliveries.receivedMachine))
      .limit(1);
    const [oldestItem] = await tx
      .select({ at: items.receivedMachine })
      .from(items)
      .where(eq(items.state, 'waiting'))
      .orderBy(asc(items.receivedMachine))
      .limit(1);
    const oldest = Math.min(
      oldestDelivery?.at.getTime() ?? Number.POSITIVE_INFINITY,
      oldestItem?.at.getTime() ?? Number.POSITIVE_INFINITY,
    );

    const unsplit = delivered.get('waiting') ?? 0;
    const sum = (outcome: string, kind?: string) =>
      counts
        .filter((row) => row.outcome === outcome && (!kind || row.kind === kind))
        .reduce((total, row) => total + row.value, 0);
    const [handled, unknown, quarantined, waiting] = [
      sum('handled'),
      sum('unknown'),
      sum('quarantined'),
      sum('waiting') + unsplit,
    ];
    const messages = counts
      .filter((row) => row.kind === 'message' && row.outcome !== 'duplicate' && row.outcome !== 'quarantined')
      .reduce((total, row) => total + row.value, 0);
    const outbound = Object.fromEntries(
      outboundStates.map((state) => [state, sent.find((row) => row.state === state)?.value ?? 0]),
    ) as Figures['outbound'];
    return {
      figures: {
        inbound: {
          deliveries: delivered.get('all') ?? 0,
          items: handled + unknown + quarantined + waiting,
          messages,
          handled,
          unknown,
          quarantined,
          duplicates: sum('duplicate'),
          waiting,
          oldestWaitingSeconds: Number.isFinite(oldest) ? Math.max(0, Math.round((machineMs - oldest) / 1000)) : 0,
        },
        outbound,
      },
      itemCounts: counts,
    };
  });
}
