import { and, eq, gte, lt } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { outbox } from '../../db/schema/queues.ts';
import { numbers, operators } from '../../db/schema/tenants.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { mailEverybody } from '../crm/mail.store.ts';
import { type OutboxRow, setOutboxState } from '../crm/outbox.store.ts';
import { wake } from '../crm/queue.store.ts';
import type { Ring } from '../crm/work.ts';
import { secondMs } from '../kit/clock.ts';
import type { ErrorCode } from '../kit/errors.ts';
import { retryDelayMs } from '../meta/graph-errors.ts';
import { wordsInstead } from './form-trouble.flow.ts';
import { wakeFailed } from './mail.flow.ts';
import { tellFailure } from './sent.flow.ts';

/** Meta (or our own check) said no: again after a while where that helps, else it failed and somebody is told. */
export async function refused(
  tx: Tx,
  context: CommitContext,
  row: OutboxRow,
  code: ErrorCode,
  graphCode: number | null,
): Promise<Ring[]> {
  if (stopsNumber(code)) return await stopNumber(tx, context, row, code, graphCode);
  if (row.operatorId && code === 'window-closed') return await park(tx, context, row);
  const instead = await wordsInstead(tx, context, row, code, graphCode);
  if (instead) return instead;
  const waitMs = retryDelayMs(code, Math.max(1, row.attempt), Math.random(), graphCode);
  if (waitMs !== null) {
    await setOutboxState(tx, context, row.id, {
      state: 'queued',
      leaseUntilMachine: null,
      wamid: null,
      acceptedAt: null,
      errorCode: code,
      graphCode,
    });
    await waitInTurn(tx, context, row, waitMs, code === 'rate-pair' ? waitMs : Math.min(waitMs, patienceMs));
    return [{ work: { do: 'send', tenant: context.tenant.id, pair: row.pair }, afterMs: waitMs }];
  }
  await setOutboxState(tx, context, row.id, {
    state: 'failed',
    failedAt: context.now,
    leaseUntilMachine: null,
    errorCode: code,
    graphCode,
  });
  // The wake-up itself cannot be told of in the thread it was to open.
  if (row.operatorId && row.content.type === 'template') return await wakeFailed(tx, context, row.operatorId);
  return await tellFailure(tx, context, row, code);
}

/** So long the messages behind one that is tried again keep their place after it; a message that nobody takes must not hold up a thread for hours. */
const patienceMs = 15 * secondMs;

/**
 * Lets a message wait, and those behind it to the same person with it: they would overtake it, and ask for what it was just denied. More
 * urgent ones are not held up: an answer may leave while cards wait.
 */
export async function waitInTurn(
  tx: Tx,
  context: CommitContext,
  row: OutboxRow,
  waitMs: number,
  othersMs: number,
): Promise<void> {
  const until = (ms: number) => new Date(context.machineNow.getTime() + ms);
  await tx
    .update(outbox)
    .set({ nextTryMachine: until(othersMs) })
    .where(
      and(
        eq(outbox.tenantId, context.tenant.id),
        eq(outbox.pair, row.pair),
        eq(outbox.state, 'queued'),
        gte(outbox.priority, row.priority),
        lt(outbox.nextTryMachine, until(othersMs)),
      ),
    );
  await setOutboxState(tx, context, row.id, { nextTryMachine: until(waitMs) });
}

/** Whether it is the number or its account that is refused, and not the message: the next one would be refused as well. */
export function stopsNumber(code: ErrorCode): boolean {
  return code === 'token-dead' || code === 'account-locked' || code === 'payment-problem' || code === 'number-not-registered';
}

/**
 * The number sends nothing any more but a probe now and then, until one is taken or its access is entered again. The message waits with
 * the others: it was neither taken by Meta nor refused for what it is, and whether it may still go is asked again before it does.
 */
async function stopNumber(
  tx: Tx,
  context: CommitContext,
  row: OutboxRow,
  code: ErrorCode,
  graphCode: number | null,
): Promise<Ring[]> {
  const mails = await setStopped(tx, context, row.numberId, code);
  const waitMs = 30 * secondMs;
  await setOutboxState(tx, context, row.id, { state: 'queued', leaseUntilMachine: null, errorCode: code, graphCode });
  await waitInTurn(tx, context, row, waitMs, waitMs);
  return [...mails, { work: { do: 'send', tenant: context.tenant.id, pair: row.pair }, afterMs: waitMs }];
}

/** Stops a number, or lets it send again. When it stops, the thread cannot say so: its people are told by mail. */
export async function setStopped(
  tx: Tx,
  context: CommitContext,
  numberId: OutboxRow['numberId'],
  because: ErrorCode | null,
): Promise<Ring[]> {
  const which = and(eq(numbers.tenantId, context.tenant.id), eq(numbers.id, numberId));
  const [was] = await tx.select({ stoppedBecause: numbers.stoppedBecause }).from(numbers).where(which).for('update');
  await tx.update(numbers).set({ stoppedBecause: because }).where(which);
  return because !== null && was?.stoppedBecause === null ? await mailEverybody(tx, context, 'channel', { code: because }) : [];
}

/** Our picture of the operator's window was wrong: parked like any card that found it closed. */
async function park(tx: Tx, context: CommitContext, row: OutboxRow): Promise<Ring[]> {
  await tx
    .update(operators)
    .set({ lastInboundAt: null })
    .where(and(eq(operators.tenantId, context.tenant.id), eq(operators.id, row.operatorId!)));
  await setOutboxState(tx, context, row.id, { state: 'held', heldFor: 'window', leaseUntilMachine: null });
  return await wake(tx, context, row.operatorId!);
}
