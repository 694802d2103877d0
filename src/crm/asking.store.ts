import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { conversations, messages } from '../../db/schema/crm.ts';
import { standingAnswers } from '../../db/schema/followups.ts';
import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import type { TenantId } from '../kit/ids.ts';
import { type AskingRead, questionIn, type StandingAnswer } from './asking.ts';
import { readPlaybook } from './playbook.store.ts';
import { viewsOf } from './views.store.ts';

/** So many who wait are compared; whoever wrote after them is seen once these have an answer. */
const atMost = 2_000;

/** Words for somebody whose window closes this soon might not reach them any more. */
const marginMs = 5 * minuteMs;

/** Opens what is asked about customers who ask the same. */
export function openAskingRead(tx: Tx, tenantId: TenantId): AskingRead {
  return {
    async asking(now) {
      const talks = await tx
        .select({ id: conversations.id, contactId: conversations.contactId })
        .from(conversations)
        .where(
          and(
            eq(conversations.tenantId, tenantId),
            isNotNull(conversations.awaitingSince),
            eq(conversations.isTest, false),
            gt(conversations.lastInboundAt, addMs(now, marginMs - 24 * hourMs)),
          ),
        )
        // WhatsApp's times are whole seconds; of two in one second whoever came to us first.
        .orderBy(asc(conversations.awaitingSince), asc(conversations.id))
        .limit(atMost);
      if (talks.length === 0) return [];
      const heard = await tx
        .select({
          conversationId: messages.conversationId,
          type: messages.type,
          text: messages.text,
          content: messages.content,
          quotedWamid: messages.quotedWamid,
        })
        .from(messages)
        .innerJoin(
          conversations,
          and(eq(conversations.tenantId, messages.tenantId), eq(conversations.id, messages.conversationId)),
        )
        .where(
          and(
            eq(messages.tenantId, tenantId),
            inArray(
              messages.conversationId,
              talks.map((talk) => talk.id),
            ),
            eq(messages.direction, 'in'),
            isNull(messages.revokedAt),
            gte(messages.at, conversations.awaitingSince),
          ),
        )
        .orderBy(asc(messages.at), asc(messages.id));
      const byTalk = Map.groupBy(heard, (one) => one.conversationId);
      const asks = talks.flatMap(({ id, contactId }) => {
        const question = questionIn(byTalk.get(id) ?? []);
        return question ? [{ contactId, ...question }] : [];
      });
      const views = await viewsOf(
        tx,
        tenantId,
        asks.map((ask) => ask.contactId),
      );
      const byContact = new Map(views.map((view) => [view.contact.id, view]));
      return asks.flatMap(({ contactId, ...question }) => {
        const view = byContact.get(contactId);
        return view?.conversation && !view.contact.blockedAt ? [{ view, ...question }] : [];
      });
    },
    playbook: () => readPlaybook(tx, tenantId),
    standing: (now) => readStanding(tx, tenantId, now),
  };
}

/** The answers that go out by themselves now, newest first. */
export async function readStanding(tx: Tx, tenantId: TenantId, now: Date): Promise<StandingAnswer[]> {
  const rows = await tx
    .select()
    .from(standingAnswers)
    .where(and(eq(standingAnswers.tenantId, tenantId), isNull(standingAnswers.stoppedAt), gt(standingAnswers.until, now)))
    .orderBy(desc(standingAnswers.id));
  return rows.map(({ operatorId, ...row }) => ({ ...row, by: operatorId }));
}

/** It went to one more. */
export async function countStanding(tx: Tx, tenantId: TenantId, id: StandingAnswer['id']): Promise<void> {
  await tx
    .update(standingAnswers)
    .set({ used: sql`${standingAnswers.used} + 1` })
    .where(and(eq(standingAnswers.tenantId, tenantId), eq(standingAnswers.id, id)));
}
