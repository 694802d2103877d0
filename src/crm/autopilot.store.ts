import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations } from '../../db/schema/crm.ts';
import { cards } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import type { ContactId, ConversationId, FollowUpId, Id, OperatorId, TenantId } from '../kit/ids.ts';
import type { AutopilotRead } from './autopilot.ts';
import { isByItself } from './because.ts';
import type { CommitContext } from './commit-context.ts';
import { type Content, contentWords } from './content.ts';
import type { OutboxRow } from './outbox.store.ts';
import { viewsOf } from './views.store.ts';
import type { Ring } from './work.ts';

/** Opens what is asked about follow-ups that go without a tap. */
export function openAutopilotRead(tx: Tx, tenantId: TenantId): AutopilotRead {
  const count = sql<number>`count(*)::int`;
  return {
    async onAutopilot(limit) {
      const which = and(
        eq(contacts.tenantId, tenantId),
        isNotNull(contacts.autopilotBy),
        isNull(contacts.mergedInto),
        isNull(contacts.blockedAt),
      );
      const rows = await tx
        .select({ id: contacts.id })
        .from(contacts)
        .where(which)
        .orderBy(desc(contacts.autopilotSince), desc(contacts.id))
        .limit(limit);
      const [all] = await tx.select({ n: count }).from(contacts).where(which);
      return {
        rows: await viewsOf(
          tx,
          tenantId,
          rows.map(({ id }) => id),
        ),
        total: all?.n ?? 0,
      };
    },
    async goingByThemselves(limit) {
      const which = and(eq(outbox.tenantId, tenantId), notLeft);
      const rows = await tx
        .select({ row: outbox, contactId: conversations.contactId })
        .from(outbox)
        .innerJoin(conversations, and(eq(conversations.tenantId, outbox.tenantId), eq(conversations.id, outbox.conversationId)))
        .where(which)
        .orderBy(asc(outbox.heldUntil), asc(outbox.id))
        .limit(limit);
      const [all] = await tx.select({ n: count }).from(outbox).where(which);
      const views = await viewsOf(
        tx,
        tenantId,
        rows.map(({ contactId }) => contactId),
      );
      return {
        rows: rows.flatMap(({ row, contactId }) => {
          const view = views.find(({ contact }) => contact.id === contactId);
          if (!view || !row.heldUntil) return [];
          const [followUpId, by] = [row.unless?.followUp as FollowUpId, row.approvedBy as OperatorId];
          return [{ view, followUpId, text: contentWords(row.content as Content), at: row.heldUntil, by }];
        }),
        total: all?.n ?? 0,
      };
    },
  };
}

/** Approved without a tap, announced, and not on its way. */
const notLeft = and(eq(outbox.state, 'held'), eq(outbox.heldFor, 'announced'));

type Which = { id: FollowUpId; conversationId: ConversationId };

/** What went, or is to go, of this follow-up: its message. */
export async function sentFor(tx: Tx, context: CommitContext, which: Which): Promise<OutboxRow | null> {
  return (await messagesFor(tx, context, which))[0] ?? null;
}

/** The same where nobody tapped. */
export async function sentByItself(tx: Tx, context: CommitContext, which: Which): Promise<OutboxRow | null> {
  return (await messagesFor(tx, context, which)).find(isByItself) ?? null;
}

/** The newest first. */
async function messagesFor(tx: Tx, context: CommitContext, { id, conversationId }: Which): Promise<OutboxRow[]> {
  const rows = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.conversationId, conversationId)))
    .orderBy(desc(outbox.id))
    .limit(20);
  return rows.filter((row) => row.unless?.followUp === id);
}

/** What was let go without a tap may not be so any more: it is looked at now instead of when it would have left, and asks. */
export async function lookAgainAtGoing(tx: Tx, context: CommitContext, which: SQL): Promise<Ring[]> {
  const rows = await tx
    .update(outbox)
    .set({ heldUntil: context.now })
    .where(and(eq(outbox.tenantId, context.tenant.id), notLeft, which))
    .returning({ id: outbox.id });
  return rows.map(({ id }) => ({ work: { do: 'release', tenant: context.tenant.id, outbox: id } }));
}

/** Those that go by a permit. */
export function goingBy(permitId: Id<'permit'>): SQL {
  return eq(outbox.permitId, permitId);
}

/** Those to one person. */
export function goingTo(tx: Tx, context: CommitContext, contactId: ContactId): SQL {
  const talks = tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.contactId, contactId)));
  return inArray(outbox.conversationId, talks);
}

/** How many announcements an operator has been shown since then. */
export async function announcedSince(tx: Tx, context: CommitContext, operatorId: OperatorId, since: Date): Promise<number> {
  const [row] = await tx
    .select({ n: sql<number>`count(*)::int` })
    .from(cards)
    .where(
      and(
        eq(cards.tenantId, context.tenant.id),
        eq(cards.operatorId, operatorId),
        eq(cards.state, 'live'),
        eq(cards.kind, 'notice'),
        isNotNull(cards.followUpId),
        sql`${cards.createdAt} > ${since.toISOString()}`,
      ),
    );
  return row?.n ?? 0;
}
