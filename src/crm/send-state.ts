import type { OutboxState } from '../../db/schema/queues.ts';

/** What Meta reports of a sent message; `played` (a voice note) is more than read and shown as read. */
export type Reported = 'sent' | 'delivered' | 'read' | 'failed';

const rank: Record<OutboxState, number> = {
  held: 0,
  cancelled: 0,
  queued: 1,
  sending: 2,
  unsure: 2,
  accepted: 3,
  failed: 3,
  sent: 4,
  delivered: 5,
  read: 6,
};

/**
 * The state after a report. It only moves up, in whatever order reports come; `failed` holds against what is merely sent, and a delivery
 * holds against `failed` (rare with several devices: delivered wins; meta-cloud-api.md §1.5).
 */
export function afterReport(state: OutboxState, reported: Reported): OutboxState {
  if (reported === 'failed') return rank[state] < rank.delivered ? 'failed' : state;
  if (state === 'failed') return reported === 'sent' ? 'failed' : reported;
  return rank[reported] > rank[state] ? reported : state;
}
