import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import { type Tx, withTenant } from '../../db/client.ts';
import { outbox } from '../../db/schema/queues.ts';
import type { Content } from '../crm/content.ts';
import type { MediaStore } from '../crm/media-store.ts';
import { letGo, type OutboxRow } from '../crm/outbox.store.ts';
import type { Ring } from '../crm/work.ts';
import { minuteMs } from '../kit/clock.ts';
import type { OutboxId, TenantId } from '../kit/ids.ts';
import { errorFacts } from '../kit/log.ts';
import type { Papers } from '../kit/paper.client.ts';
import type { E164 } from '../kit/phone.ts';
import type { Pictures } from '../kit/picture.client.ts';
import type { Vault } from '../kit/secrets.ts';
import type { Graph, SendResult } from '../meta/graph.client.ts';
import type { Outgoing } from '../meta/outgoing.ts';
import { graphMessage } from '../meta/payload.ts';
import { lateMs, moveSlots } from '../outreach/pacing.store.ts';
import { type Attached, asList, attachFiles } from './attached.flow.ts';
import { type Claim, claimNext, leaseMs } from './claim.flow.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { businessList, sharedWith } from './for-console.flow.ts';
import { refused, setStopped, stopsNumber } from './refused.flow.ts';
import { becameUnsure, wasAccepted } from './sent.flow.ts';
import { signed } from './signed.ts';

export type SendNeeds = BotNeeds & {
  graph: Graph;
  vault: Vault;
  files: MediaStore;
  pictures: Pictures;
  papers: Papers;
  /** Where the server is reached from outside. */
  publicUrl: string;
};

/** At most so many messages in one go, so that a long queue to one person does not keep others waiting. */
const messagesAtOnce = 10;

/** A message's time to wait is over: what was not taken back in its grace may leave. */
export async function releaseHeld(needs: BotNeeds, tenantId: TenantId, id: OutboxId): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const [row] = await tx
      .select()
      .from(outbox)
      .where(and(eq(outbox.tenantId, tenantId), eq(outbox.id, id), eq(outbox.state, 'held')))
      .for('update');
    if (!row?.heldUntil) return [];
    if (row.heldFor !== 'grace' && row.heldFor !== 'announced' && row.heldFor !== 'night') return [];
    const waitMs = row.heldUntil.getTime() - context.now.getTime();
    if (waitMs > 0) return [{ work: { do: 'release' as const, tenant: tenantId, outbox: id }, afterMs: waitMs }];
    return await letGo(tx, context, [row]);
  });
}

/** Sends what waits for one recipient, one message after the other: answers first, then cards, each oldest first. */
export async function sendToPair(needs: SendNeeds, tenantId: TenantId, pair: string): Promise<Ring[]> {
  const rings: Ring[] = [];
  for (let n = 0; n < messagesAtOnce; n++) {
    await needs.reached('send:before-intent');
    const claim = await withTenant(needs.db, tenantId, (tx) => claimNext(tx, needs, tenantId, pair));
    if ('rings' in claim) {
      rings.push(...claim.rings);
      if (claim.go === 'stop') return rings;
      continue;
    }
    await needs.reached('send:after-intent');
    rings.push(...(await post(needs, tenantId, claim)));
  }
  return [...rings, { work: { do: 'send', tenant: tenantId, pair } }];
}

/** Sends the bytes and writes down how it ended. Between the two commits nobody knows; the status with our id tells. */
async function post(needs: SendNeeds, tenantId: TenantId, claim: Claim): Promise<Ring[]> {
  const lease = keepLease(needs, tenantId, claim);
  let result: SendResult;
  try {
    const attached = await prepare(needs, tenantId, claim);
    const waitMs = claim.slot.atMs - needs.clock.machineMs();
    if (waitMs > 0) await sleep(waitMs);
    const moved = keepDistance(needs, tenantId, claim);
    result = lease.lost() ? notSent : attached.ok ? await postOrList(needs, claim, attached.outgoing) : attached.result;
    await moved;
  } finally {
    lease.letGo();
  }
  if (result.outcome === 'refused' && stopsNumber(result.error.code))
    needs.log.warn('number stopped', { number: claim.row.numberId, code: result.error.code, graphCode: result.error.graphCode });
  const rings = await withTenant(needs.db, tenantId, (tx) => settle(tx, needs, tenantId, claim, result));
  await needs.reached('send:after-outcome');
  return rings;
}

/** The message as it leaves: with its files and, on a console that its reader's businesses share, with what only this moment knows. */
async function prepare(needs: SendNeeds, tenantId: TenantId, claim: Claim): Promise<Attached> {
  const content = claim.row.content as Content;
  const theirs = await sharedWith(needs.db, claim);
  if (content.type === 'businesses')
    return await attachFiles(needs, tenantId, claim, await businessList(needs.db, tenantId, theirs, content));
  const attached = await attachFiles(needs, tenantId, claim, content);
  return theirs && attached.ok ? { ok: true, outgoing: signed(attached.outgoing, claim.business) } : attached;
}

/** What Meta says to a message that it does not know, and to a picture that it does not like. */
const notTaken = ['request-invalid', 'media-refused'] as const;

/** Pictures to swipe through that Meta will not take as they are go as a list: what was refused has not left, so nothing is sent twice. */
async function postOrList(needs: SendNeeds, claim: Claim, outgoing: Outgoing): Promise<SendResult> {
  const result = await postOnce(needs, claim, outgoing);
  const content = claim.row.content as Content;
  const refused = result.outcome === 'refused' && notTaken.some((code) => code === result.error.code);
  return refused && outgoing.type === 'carousel' && content.type === 'carousel'
    ? await postOnce(needs, claim, asList(content))
    : result;
}

async function postOnce(needs: SendNeeds, { row, phoneNumberId, token }: Claim, outgoing: Outgoing): Promise<SendResult> {
  const to = row.address.phone ? { phone: row.address.phone as E164 } : { userId: row.address.userId ?? '' };
  const body = graphMessage(to, outgoing, { callbackData: row.id, ...(row.quote ? { quote: row.quote } : {}) });
  const sending = needs.graph.send({ phoneNumberId, token }, body);
  await needs.reached('send:during-post');
  const result = await sending;
  await needs.reached('send:after-post');
  return result;
}

/** A busy process wakes up late: then the messages after this one keep their distance from when it really left. */
async function keepDistance(needs: SendNeeds, tenantId: TenantId, claim: Claim): Promise<void> {
  const machineMs = needs.clock.machineMs();
  const byMs = lateMs(claim.slot, claim.ratePerSecond, machineMs);
  if (byMs <= 0) return;
  await withTenant(needs.db, tenantId, (tx) => moveSlots(tx, claim.phoneNumberId, claim.slot, byMs, machineMs)).catch((error) =>
    needs.log.warn('slots could not be moved', errorFacts(error)),
  );
}

/** No byte left, because the lease had run out before the first could. */
const notSent: SendResult = {
  outcome: 'not-sent',
  error: { code: 'graph-unreachable', graphCode: null, detail: 'the lease ran out before sending' },
};

/**
 * Renews the lease while the message is ours. A process that was stopped for longer than the lease finds it lost: somebody else may have
 * declared the message unsure and asked a person, so it is not sent after all (trust.md §8.26).
 */
function keepLease(needs: SendNeeds, tenantId: TenantId, claim: Claim): { lost(): boolean; letGo(): void } {
  let untilMs = Math.max(claim.slot.atMs, needs.clock.machineMs()) + leaseMs;
  const timer = setInterval(() => {
    const nextMs = needs.clock.machineMs() + leaseMs;
    withTenant(needs.db, tenantId, (tx) =>
      tx
        .update(outbox)
        .set({ leaseUntilMachine: new Date(nextMs) })
        .where(
          and(
            eq(outbox.tenantId, tenantId),
            eq(outbox.id, claim.row.id),
            eq(outbox.state, 'sending'),
            eq(outbox.attempt, claim.attempt),
          ),
        )
        .returning({ id: outbox.id }),
    ).then(
      (rows) => {
        untilMs = rows.length > 0 ? nextMs : 0;
      },
      (error) => needs.log.warn('lease could not be renewed', errorFacts(error)),
    );
  }, leaseMs / 3);
  return { lost: () => needs.clock.machineMs() >= untilMs, letGo: () => clearInterval(timer) };
}

async function settle(tx: Tx, needs: SendNeeds, tenantId: TenantId, claim: Claim, result: SendResult): Promise<Ring[]> {
  const context = await openContext(tx, needs, tenantId);
  const [row] = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.tenantId, tenantId), eq(outbox.id, claim.row.id)))
    .for('update');
  if (!row) return [];
  // Whatever came meanwhile — a status, an expired lease — knows as much or more; only an acceptance still adds its wamid.
  const mine = row.attempt === claim.attempt && row.state === 'sending';
  if (claim.probes && result.outcome === 'accepted') await setStopped(tx, context, row.numberId, null);
  switch (result.outcome) {
    case 'accepted':
      return await wasAccepted(tx, context, row, result.wamid);
    case 'refused':
      return mine ? await refused(tx, context, row, result.error.code, result.error.graphCode) : [];
    case 'not-sent':
      return mine ? await refused(tx, context, row, result.error.code, null) : [];
    case 'unsure':
      return mine ? await becameUnsure(tx, context, row) : [];
  }
}

/** How long a message may stay unsure before a person is asked (business time): templates may be held back by Meta for an hour. */
export function unsureForMs(category: OutboxRow['category']): number {
  return category === 'free' ? 2 * minuteMs : 75 * minuteMs;
}
