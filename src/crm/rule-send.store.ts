import { and, desc, eq, gte, inArray, isNotNull, lt, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations, messages } from '../../db/schema/crm.ts';
import { outbox } from '../../db/schema/queues.ts';
import { firings, rules } from '../../db/schema/rules.ts';
import { operators } from '../../db/schema/tenants.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import type { ContactId, ConversationId, OutboxId, TenantId } from '../kit/ids.ts';
import { unattended } from './because.ts';
import type { CommitContext } from './commit-context.ts';
import type { Conversation } from './conversation.ts';
import { runningIn } from './dialogue.store.ts';
import type { WrittenByRule } from './why.ts';

/** So long after one of us wrote, a message of a rule's would fall into their talk. */
const talkMs = 5 * minuteMs;

/** So much of what waits for an answer is read. */
const mostWaiting = 50;

/** Its own words, or the first question of what it began. */
const byRule = sql`(${outbox.because} ->> 'what' = 'rule' or ${outbox.because} ->> 'firing' is not null)`;
/** A note of something else is no id. */
const firingOf = sql`coalesce(
  ${outbox.because} ->> 'firing',
  case when ${outbox.because} ->> 'what' = 'rule' then ${outbox.because} ->> 'note' end
)::uuid`;
const itsFiring = and(eq(firings.tenantId, outbox.tenantId), eq(firings.id, firingOf));
const itsRule = and(eq(rules.tenantId, firings.tenantId), eq(rules.id, firings.ruleId));

/** How many messages left by each rule in a stretch of time, by its number; most first. */
export async function sentByRules(
  tx: Tx,
  tenantId: TenantId,
  from: Date,
  until: Date,
): Promise<{ number: number; count: number }[]> {
  const rows = await tx
    .select({ number: rules.number, count: sql<number>`count(*)::int` })
    .from(outbox)
    .innerJoin(firings, itsFiring)
    .innerJoin(rules, itsRule)
    .where(
      and(
        eq(outbox.tenantId, tenantId),
        gte(outbox.createdAt, from),
        lt(outbox.createdAt, until),
        notInArray(outbox.state, ['held', 'cancelled', 'failed']),
        byRule,
      ),
    )
    .groupBy(rules.number)
    .orderBy(desc(sql`2`), rules.number);
  return rows.map(({ number, count }) => ({ number: number ?? 0, count }));
}

/** What rules wrote to somebody since a moment, oldest first, the last three. */
export async function writtenByRules(tx: Tx, tenantId: TenantId, id: ConversationId, since: Date): Promise<WrittenByRule[]> {
  const rows = await tx
    .select({ rule: rules.number, text: messages.text, at: outbox.createdAt })
    .from(outbox)
    .innerJoin(firings, itsFiring)
    .innerJoin(rules, itsRule)
    .leftJoin(messages, and(eq(messages.tenantId, outbox.tenantId), eq(messages.id, outbox.messageId)))
    .where(
      and(
        eq(outbox.tenantId, tenantId),
        eq(outbox.conversationId, id),
        gte(outbox.createdAt, since),
        notInArray(outbox.state, ['cancelled', 'failed']),
        byRule,
      ),
    )
    .orderBy(desc(outbox.id))
    .limit(3);
  return rows.map(({ rule, text, at }) => ({ rule: rule ?? 0, text: text ?? '', at })).reverse();
}

/** When the last message by a rule left for somebody, or will; `besides`: this one, and what was decided after it. */
export async function lastByRule(
  tx: Tx,
  { tenant }: Pick<CommitContext, 'tenant'>,
  contactId: ContactId,
  besides: OutboxId | null,
): Promise<Date | null> {
  const earlier = or(sql`${outbox.id} < ${besides}`, isNotNull(outbox.acceptedAt));
  const [row] = await tx
    .select({ at: sql<string>`coalesce(${outbox.acceptedAt}, ${outbox.heldUntil}, ${outbox.createdAt})` })
    .from(outbox)
    .innerJoin(conversations, and(eq(conversations.tenantId, outbox.tenantId), eq(conversations.id, outbox.conversationId)))
    .where(
      and(
        eq(outbox.tenantId, tenant.id),
        eq(conversations.contactId, contactId),
        notInArray(outbox.state, ['cancelled', 'failed']),
        byRule,
        besides ? and(ne(outbox.id, besides), earlier) : undefined,
      ),
    )
    .orderBy(desc(sql`1`))
    .limit(1);
  return row ? new Date(row.at) : null;
}

/** What they wrote and nobody has answered, in one text. */
export async function waitingWords(
  tx: Tx,
  { tenant }: Pick<CommitContext, 'tenant'>,
  { id, awaitingSince }: Pick<Conversation, 'id' | 'awaitingSince'>,
): Promise<string> {
  if (!awaitingSince) return '';
  const rows = await tx
    .select({ text: messages.text })
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, tenant.id),
        eq(messages.conversationId, id),
        eq(messages.direction, 'in'),
        gte(messages.at, awaitingSince),
      ),
    )
    .orderBy(desc(messages.at))
    .limit(mostWaiting);
  return rows.map(({ text }) => text).join('\n');
}

/** Whether one of us is at somebody: has just written, writes or has words on their way; or a conversation with steps asks them. */
export async function isTalkedWith(
  tx: Tx,
  context: CommitContext,
  { id, lastOutboundAt }: Pick<Conversation, 'id' | 'lastOutboundAt'>,
): Promise<boolean> {
  const { tenant, now } = context;
  if (lastOutboundAt && now < addMs(lastOutboundAt, talkMs)) return true;
  if (await runningIn(tx, context, id)) return true;
  const [underWay] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.tenantId, tenant.id),
        eq(outbox.conversationId, id),
        inArray(outbox.state, ['held', 'queued', 'sending', 'unsure']),
        sql`${outbox.heldFor} is distinct from 'knock'`,
        isNotNull(outbox.approvedBy),
        sql`${outbox.because} ->> 'what' not in ${[...unattended, 'by-itself']}`,
      ),
    )
    .limit(1);
  if (underWay) return true;
  const [typing] = await tx
    .select({ id: operators.id })
    .from(operators)
    .where(
      and(
        eq(operators.tenantId, tenant.id),
        sql`${operators.asked} ->> 'conversationId' = ${id}`,
        sql`(${operators.asked} ->> 'until')::timestamptz > ${now.toISOString()}::timestamptz`,
      ),
    )
    .limit(1);
  return typing !== undefined;
}
