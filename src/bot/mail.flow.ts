import { and, eq, lte } from 'drizzle-orm';
import { type Tx, withTenant } from '../../db/client.ts';
import { mails } from '../../db/schema/mails.ts';
import { operators } from '../../db/schema/tenants.ts';
import { wordsFor } from '../commands/words.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { type MailRow, mailOperator } from '../crm/mail.store.ts';
import { countParked } from '../crm/queue.store.ts';
import { lockOperator, readThreadNumber } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import type { Id, OperatorId, TenantId } from '../kit/ids.ts';
import { errorFacts } from '../kit/log.ts';
import type { Mail, Mailer } from '../outreach/mail.client.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';

/** The wake-up was not answered for a while: what waits is told by mail, once for each closed window. */
export async function wakeUnanswered(needs: BotNeeds, tenantId: TenantId, operatorId: OperatorId): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const operator = await lockOperator(tx, tenantId, operatorId);
    if (!operator?.mailAt || operator.mailAt > context.now) return [];
    return await wakeFailed(tx, context, operatorId);
  });
}

/** The template that was to open their window reached nobody, or moved nobody. */
export async function wakeFailed(tx: Tx, context: CommitContext, operatorId: OperatorId): Promise<Ring[]> {
  await tx
    .update(operators)
    .set({ mailAt: null })
    .where(and(eq(operators.tenantId, context.tenant.id), eq(operators.id, operatorId)));
  const count = await countParked(tx, context, operatorId);
  return count > 0 ? await mailOperator(tx, context, operatorId, 'waiting', { count }) : [];
}

/** How long until the next try, by how many there were; after the last it is given up. */
const retryMs = [1, 5, 15, 60, 60, 60].map((minutes) => minutes * minuteMs);
/** While a try is under way, nobody else makes one. */
const leaseMs = 2 * minuteMs;

/**
 * Takes one mail to the server, with no transaction open. A process that dies between the server's yes and our note of it sends it once more,
 * under the same message id: twice told is better here than not at all.
 */
export async function sendMail(needs: BotNeeds & { mailer: Mailer | null }, tenantId: TenantId, id: Id<'mail'>): Promise<Ring[]> {
  const claim = await withTenant(needs.db, tenantId, (tx) => claimMail(tx, needs, tenantId, id));
  if (!claim) return [];
  if (!claim.mail || !needs.mailer) {
    // No address any more, or no mail server: nobody can be told this way.
    await settle(needs, tenantId, id, { state: 'failed' });
    return [];
  }
  try {
    await needs.mailer.send(claim.mail);
    await settle(needs, tenantId, id, { state: 'sent', sentAt: needs.clock.now() });
    return [];
  } catch (error) {
    const waitMs = retryMs[claim.attempt - 1];
    needs.log.warn('mail was not taken', { mail: id, attempt: claim.attempt, ...errorFacts(error) });
    if (waitMs === undefined) {
      await settle(needs, tenantId, id, { state: 'failed' });
      return [];
    }
    await settle(needs, tenantId, id, { nextTryMachine: new Date(needs.clock.machineMs() + waitMs) });
    return [{ work: { do: 'mail', tenant: tenantId, mail: id }, afterMs: waitMs }];
  }
}

async function claimMail(
  tx: Tx,
  needs: BotNeeds,
  tenantId: TenantId,
  id: Id<'mail'>,
): Promise<{ attempt: number; mail: Mail | null } | null> {
  const context = await openContext(tx, needs, tenantId);
  const which = and(eq(mails.tenantId, tenantId), eq(mails.id, id));
  const [row] = await tx
    .select()
    .from(mails)
    .where(and(which, eq(mails.state, 'waiting'), lte(mails.nextTryMachine, context.machineNow)))
    .for('update', { skipLocked: true });
  if (!row) return null;
  const attempt = row.attempts + 1;
  await tx
    .update(mails)
    .set({ attempts: attempt, nextTryMachine: addMs(context.machineNow, leaseMs) })
    .where(which);
  return { attempt, mail: await compose(tx, context, row) };
}

/** In the reader's language, with counts and what to do; no name, number or word of a customer. */
async function compose(tx: Tx, context: CommitContext, row: MailRow): Promise<Mail | null> {
  const operator = await lockOperator(tx, context.tenant.id, row.operatorId);
  if (!operator?.email) return null;
  const { phone } = await readThreadNumber(tx, context.tenant.id);
  const words = wordsFor(operator.locale).mail;
  const { name } = context.tenant;
  const about = { id: row.id, to: operator.email };
  if (row.matter === 'channel') {
    const why = words.why[row.facts.code ?? ''] ?? words.whyUnknown;
    return { ...about, subject: words.channelSubject(name), text: words.channelText(why) };
  }
  const count = row.facts.count ?? 1;
  return { ...about, subject: words.waitingSubject(name, count), text: words.waitingText(count, phone) };
}

async function settle(needs: BotNeeds, tenantId: TenantId, id: Id<'mail'>, change: Partial<MailRow>): Promise<void> {
  await withTenant(needs.db, tenantId, (tx) =>
    tx
      .update(mails)
      .set(change)
      .where(and(eq(mails.tenantId, tenantId), eq(mails.id, id), eq(mails.state, 'waiting'))),
  );
}
