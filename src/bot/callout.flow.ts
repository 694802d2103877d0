import { type Tx, withTenant } from '../../db/client.ts';
import { backCard, troubleCard } from '../commands/connection-cards.ts';
import { calloutSecretOf } from '../crm/access-code.ts';
import type { Urgency } from '../crm/attention.ts';
import { openCalloutRead } from '../crm/callout.store.ts';
import { connectionPlace, type OffBecause } from '../crm/callout.ts';
import type { CardSpec } from '../crm/card.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Locale } from '../crm/locale.ts';
import { readTeam } from '../crm/team.store.ts';
import type { Ring } from '../crm/work.ts';
import {
  type CallRow,
  type ConnectionRow,
  claimCall,
  lockConnection,
  restCalls,
  setConnection,
  settleCall,
} from '../integrations/call-queue.store.ts';
import type { Caller } from '../integrations/caller.client.ts';
import { type CallAnswer, type CallVerdict, judgeCall } from '../integrations/retry-call.ts';
import { hourMs, minuteMs, secondMs } from '../kit/clock.ts';
import type { Id, TenantId } from '../kit/ids.ts';
import type { Vault } from '../kit/secrets.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';

type Needs = BotNeeds & { vault: Vault; caller: Caller };

/** At most so many in one go: a busy connection does not keep other work waiting. */
const atOnce = 10;

/**
 * A connection that has taken nothing for so long is told of, and not again within a day, unless somebody did something about it. One that has taken
 * nothing for two days when a call fails for good is switched off.
 */
const [longMs, againMs, deadMs] = [30 * minuteMs, 24 * hourMs, 48 * hourMs];

/**
 * Makes the calls of one connection that are due, one after the other, with no transaction open. Who dies between the call and our note of it makes it
 * once more, under the same id: at least once. No order is promised, since one that was refused does not hold up the next.
 */
export async function callOut(needs: Needs, tenantId: TenantId, id: Id<'connection'>): Promise<Ring[]> {
  const rings: Ring[] = [];
  const later: Ring = { work: { do: 'calls', tenant: tenantId, connection: id }, patient: true };
  if (!needs.caller.hasRoom()) return [{ ...later, afterMs: secondMs }];
  for (let n = 0; n < atOnce; n++) {
    const claim = await withTenant(needs.db, tenantId, (tx) => claimNext(tx, needs, tenantId, id));
    if (!claim) return rings;
    const { connection, row } = claim;
    await needs.reached('call:before-post');
    const answer = await needs.caller.post({
      id: row.id,
      address: needs.vault.open(connection.address, connectionPlace(tenantId, id)),
      body: row.body,
      secret: calloutSecretOf(needs.vault, id),
      machineMs: needs.clock.machineMs(),
    });
    await needs.reached('call:after-post');
    if (!answer.ok) {
      const { code, detail } = answer;
      needs.log.warn('call was not taken', { callout: row.id, connection: id, attempt: row.attempts, code, detail });
    }
    rings.push(...(await withTenant(needs.db, tenantId, (tx) => settle(tx, needs, tenantId, row, answer))));
  }
  return [...rings, later];
}

async function claimNext(
  tx: Tx,
  needs: Needs,
  tenantId: TenantId,
  id: Id<'connection'>,
): Promise<{ connection: ConnectionRow; row: CallRow } | null> {
  const context = await openContext(tx, needs, tenantId);
  const connection = await lockConnection(tx, context, id);
  if (connection?.state !== 'on') return null;
  const row = await claimCall(tx, context, connection);
  return row && { connection, row };
}

async function settle(tx: Tx, needs: Needs, tenantId: TenantId, row: CallRow, answer: CallAnswer): Promise<Ring[]> {
  const context = await openContext(tx, needs, tenantId);
  const connection = await lockConnection(tx, context, row.connectionId);
  if (!connection) return [];
  const verdict = judgeCall(answer, {
    attempt: row.attempts,
    troubles: connection.troubles + 1,
    // The last digits of an id are dice.
    spread: Number.parseInt(row.id.slice(-4), 16) / 0xffff,
    machineMs: needs.clock.machineMs(),
  });
  await settleCall(tx, context, row, answer, verdict);
  if (answer.ok || verdict.is === 'done') return await taken(tx, context, connection);
  return await refused(tx, context, connection, answer, verdict);
}

/** It is there; where it had not been for long, its owners were told so, or have just asked for this. */
async function taken(tx: Tx, context: CommitContext, { id, name, state, failingSince }: ConnectionRow): Promise<Ring[]> {
  const wasLong = failingSince !== null && context.now.getTime() - failingSince.getTime() >= longMs;
  const over = { failingSince: null, troubles: 0, ...(wasLong ? { toldAt: null } : {}) };
  await setConnection(tx, context, id, { leaseUntilMachine: null, ...over });
  return wasLong && state === 'on' ? await tellOwners(tx, context, 'idle', (locale) => backCard(name, locale)) : [];
}

async function refused(
  tx: Tx,
  context: CommitContext,
  connection: ConnectionRow,
  answer: Extract<CallAnswer, { ok: false }>,
  verdict: Exclude<CallVerdict, { is: 'done' }>,
): Promise<Ring[]> {
  const { now } = context;
  const { id, name } = connection;
  const since = connection.failingSince ?? now;
  const failingMs = now.getTime() - since.getTime();
  const restMs = verdict.is === 'ends' ? 0 : verdict.restMs;
  const because: OffBecause | null =
    verdict.is === 'ends' ? 'gone' : verdict.is === 'failed' && failingMs >= deadMs ? 'failing' : null;
  const isLong = verdict.is === 'failed' || failingMs >= longMs;
  const wasTold = connection.toldAt !== null && now.getTime() - connection.toldAt.getTime() < againMs;
  const tells = connection.state === 'on' && (because !== null || (isLong && !wasTold));
  await setConnection(tx, context, id, {
    ...{ leaseUntilMachine: null, failingSince: since, troubles: connection.troubles + 1 },
    ...(tells ? { toldAt: now } : {}),
  });
  if (restMs > 0) await restCalls(tx, context, id, restMs);
  if (!tells) return [];
  if (because) await commit(tx, context, [{ do: 'set-connection', id, state: 'off', because, by: null, undone: name }]);
  const counts = (await openCalloutRead(tx, context.tenant.id).callCounts()).get(id);
  const left = { failed: counts?.failed ?? 0, waiting: counts?.waiting ?? 0 };
  const trouble = { id, name, because, failingMs, ...left, problem: answer.code, status: answer.status };
  return await tellOwners(tx, context, 'needs-me', (locale) => troubleCard(trouble, locale));
}

/** Each owner in their own language: whoever acts first has acted. */
async function tellOwners(tx: Tx, context: CommitContext, push: Urgency, cardFor: (locale: Locale) => CardSpec): Promise<Ring[]> {
  const owners = (await readTeam(tx, context.tenant.id)).filter(({ role, lockedAt }) => role === 'owner' && !lockedAt);
  return await commit(
    tx,
    context,
    owners.map(({ id, locale }) => ({ do: 'show', to: id, push, card: cardFor(locale) })),
  );
}
