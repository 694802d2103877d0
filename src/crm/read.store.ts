import { and, asc, desc, eq, inArray, isNotNull, isNull, lte, max, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations, deals, messages, notes, stages, tasks } from '../../db/schema/crm.ts';
import { cards, drafts, followUps } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { operators } from '../../db/schema/tenants.ts';
import type { TenantId } from '../kit/ids.ts';
import { openAskingRead } from './asking.store.ts';
import { openAutopilotRead } from './autopilot.store.ts';
import { openAwaitedRead } from './awaited.store.ts';
import { openRecordRead } from './business-record.store.ts';
import { openCalendarRead } from './calendar.store.ts';
import { openCalloutRead } from './callout.store.ts';
import type { CardKind } from './card.ts';
import { openChargesRead } from './charges.store.ts';
import { openCheckupRead } from './checkup.store.ts';
import { readMarketing } from './consent.store.ts';
import { asShown } from './contact.ts';
import { withDeal } from './contact-view.ts';
import { openCoverageRead } from './coverage.store.ts';
import { readStages } from './deal.store.ts';
import { openDialogueRead } from './dialogue.store.ts';
import { openFiguresRead } from './figures.store.ts';
import { openHoldingsRead } from './forget.store.ts';
import { openHealthRead } from './health.store.ts';
import { openLogRead } from './log.store.ts';
import { openLostRead } from './lost.store.ts';
import { openMemberRead } from './member.store.ts';
import { openMergeRead } from './merge.store.ts';
import { openMessageRead } from './message-type.store.ts';
import { matchNames, namedExactly } from './name.store.ts';
import { openOfferRead } from './offer.store.ts';
import { approvedPurposes } from './outbox.store.ts';
import { openOutsideRead } from './outside.store.ts';
import { openPeopleRead } from './people.store.ts';
import { openPermitRead } from './permit.store.ts';
import { openRatingRead } from './rating.store.ts';
import type { Draft, Read } from './read.ts';
import { openResponsibleRead } from './responsible.store.ts';
import { openRulesRead } from './rule.store.ts';
import { findEverywhere } from './search.store.ts';
import { openTagRead } from './tag.store.ts';
import { openTeamRead } from './team.store.ts';
import { describedTemplates } from './template.store.ts';
import { viewsOf } from './views.store.ts';
import { openWaitingRead } from './waiting.store.ts';
import { openWatchRead } from './watch.store.ts';
import { openWhyRead } from './why.store.ts';

/** Opens what deciders may read, for one business and one transaction. */
export function openRead(tx: Tx, tenantId: TenantId): Read {
  return {
    ...openChargesRead(tx, tenantId),
    ...openHoldingsRead(tx, tenantId),
    ...openPeopleRead(tx, tenantId),
    ...openTagRead(tx, tenantId),
    ...openFiguresRead(tx, tenantId),
    ...openHealthRead(tx, tenantId),
    ...openLogRead(tx, tenantId),
    ...openLostRead(tx, tenantId),
    ...openWhyRead(tx, tenantId),
    ...openTeamRead(tx, tenantId),
    ...openResponsibleRead(tx, tenantId),
    ...openWatchRead(tx, tenantId),
    ...openMergeRead(tx, tenantId),
    ...openAwaitedRead(tx, tenantId),
    ...openAutopilotRead(tx, tenantId),
    ...openPermitRead(tx, tenantId),
    ...openAskingRead(tx, tenantId),
    ...openMemberRead(tx, tenantId),
    ...openRecordRead(tx, tenantId),
    ...openCalendarRead(tx, tenantId),
    ...openWaitingRead(tx, tenantId),
    ...openOfferRead(tx, tenantId),
    ...openRulesRead(tx, tenantId),
    ...openDialogueRead(tx, tenantId),
    ...openOutsideRead(tx, tenantId),
    ...openCalloutRead(tx, tenantId),
    ...openMessageRead(tx, tenantId),
    ...openCoverageRead(tx, tenantId),
    ...openCheckupRead(tx, tenantId),
    ...openRatingRead(tx, tenantId),
    byName: (words) => matchNames(tx, tenantId, words),
    namedExactly: (words) => namedExactly(tx, tenantId, words),
    contact: async (id) => (await viewsOf(tx, tenantId, [id]))[0] ?? null,
    async conversation(id) {
      const [row] = await tx
        .select({ contactId: conversations.contactId })
        .from(conversations)
        .where(and(eq(conversations.tenantId, tenantId), eq(conversations.id, id)));
      return row ? ((await viewsOf(tx, tenantId, [row.contactId]))[0] ?? null) : null;
    },
    async transcript(id, limit) {
      const rows = await tx
        .select({ message: messages, state: outbox.state })
        .from(messages)
        .leftJoin(outbox, and(eq(outbox.tenantId, messages.tenantId), eq(outbox.id, messages.outboxId)))
        .where(and(eq(messages.tenantId, tenantId), eq(messages.conversationId, id)))
        .orderBy(desc(messages.at), desc(messages.id))
        .limit(limit);
      return rows.reverse().map(({ message, state }) => ({ ...message, state }));
    },
    async notes(id, limit) {
      const rows = await tx
        .select({ text: notes.text, at: notes.at, by: operators.name })
        .from(notes)
        .innerJoin(operators, and(eq(operators.tenantId, notes.tenantId), eq(operators.id, notes.operatorId)))
        .where(and(eq(notes.tenantId, tenantId), eq(notes.contactId, id), isNull(notes.removedAt)))
        .orderBy(desc(notes.at), desc(notes.id))
        .limit(limit);
      return rows;
    },
    async waiting(limit) {
      const which = and(
        eq(conversations.tenantId, tenantId),
        isNotNull(conversations.awaitingSince),
        eq(conversations.isTest, false),
      );
      const rows = await tx
        .select({ contactId: conversations.contactId })
        .from(conversations)
        .where(which)
        .orderBy(asc(conversations.awaitingSince))
        .limit(limit);
      const [count] = await tx.select({ n: sql<number>`count(*)::int` }).from(conversations).where(which);
      return {
        rows: await viewsOf(
          tx,
          tenantId,
          rows.map((row) => row.contactId),
        ),
        total: count?.n ?? 0,
      };
    },
    async recent(operator, limit) {
      const rows = await tx
        .select({ contactId: cards.contactId })
        .from(cards)
        .where(and(eq(cards.tenantId, tenantId), eq(cards.operatorId, operator), isNotNull(cards.contactId)))
        .groupBy(cards.contactId)
        .orderBy(desc(max(cards.createdAt)))
        .limit(limit);
      const views = await viewsOf(
        tx,
        tenantId,
        rows.flatMap((row) => row.contactId ?? []),
      );
      return views.filter(({ contact }) => contact.testOf === null);
    },
    stages: () => readStages(tx, tenantId),
    approvedTemplates: () => approvedPurposes(tx, tenantId),
    templates: () => describedTemplates(tx, tenantId),
    async dealsIn(stage, limit) {
      const rows = await tx
        .select({ contactId: deals.contactId })
        .from(deals)
        .innerJoin(stages, and(eq(stages.tenantId, deals.tenantId), eq(stages.id, deals.stageId)))
        .where(
          and(
            eq(deals.tenantId, tenantId),
            eq(deals.stageId, stage),
            // Closed without having been won or lost: whoever it was is no lead any more.
            or(isNull(deals.closedAt), ne(stages.kind, 'open')),
          ),
        )
        .orderBy(desc(deals.enteredAt))
        .limit(limit);
      const views = await viewsOf(
        tx,
        tenantId,
        rows.map((row) => row.contactId),
      );
      return views.map((view) => withDeal(view, ({ stageId }) => stageId === stage));
    },
    async tasks(operator, limit, until) {
      const rows = await tx
        .select({ task: tasks, contact: contacts })
        .from(tasks)
        .leftJoin(contacts, and(eq(contacts.tenantId, tasks.tenantId), eq(contacts.id, tasks.contactId)))
        .where(
          and(
            eq(tasks.tenantId, tenantId),
            eq(tasks.operatorId, operator),
            isNull(tasks.doneAt),
            isNull(tasks.removedAt),
            until ? lte(tasks.dueAt, until) : undefined,
          ),
        )
        .orderBy(sql`${tasks.dueAt} asc nulls last`, asc(tasks.createdAt))
        .limit(limit);
      return rows.map(({ task, contact }) => ({
        id: task.id,
        text: task.text,
        dueAt: task.dueAt,
        contact: contact && asShown(contact),
      }));
    },
    async followUps(limit) {
      const rows = await tx
        .select({ card: cards, draft: drafts })
        .from(cards)
        .innerJoin(followUps, and(eq(followUps.tenantId, cards.tenantId), eq(followUps.id, cards.followUpId)))
        .leftJoin(drafts, and(eq(drafts.tenantId, cards.tenantId), eq(drafts.id, cards.draftId)))
        .where(
          and(eq(cards.tenantId, tenantId), eq(cards.kind, 'follow-up'), eq(cards.state, 'live'), eq(followUps.state, 'shown')),
        )
        .orderBy(asc(cards.createdAt))
        .limit(limit);
      const [next] = await tx
        .select({ at: followUps.cardAt })
        .from(followUps)
        .where(and(eq(followUps.tenantId, tenantId), eq(followUps.state, 'waiting')))
        .orderBy(asc(followUps.cardAt))
        .limit(1);
      const [count] = await tx
        .select({ n: sql<number>`count(*)::int` })
        .from(followUps)
        .where(and(eq(followUps.tenantId, tenantId), eq(followUps.state, 'shown')));
      const views = new Map(
        (
          await viewsOf(
            tx,
            tenantId,
            rows.flatMap((row) => row.card.contactId ?? []),
          )
        ).map((view) => [view.contact.id, view]),
      );
      return {
        rows: rows.flatMap(({ card, draft }) => {
          const view = card.contactId ? views.get(card.contactId) : undefined;
          return view ? [{ view, card: { ...card, kind: card.kind as CardKind }, draft: draft as Draft | null }] : [];
        }),
        total: count?.n ?? 0,
        nextAt: next?.at ?? null,
      };
    },
    find: (words, limit) => findEverywhere(tx, tenantId, words, limit),
    marketing: (id) => readMarketing(tx, tenantId, id),
    async troubles(limit) {
      const rows = await tx
        .select({ contactId: conversations.contactId, text: messages.text, at: outbox.createdAt, state: outbox.state })
        .from(outbox)
        .innerJoin(conversations, and(eq(conversations.tenantId, outbox.tenantId), eq(conversations.id, outbox.conversationId)))
        .leftJoin(messages, and(eq(messages.tenantId, outbox.tenantId), eq(messages.id, outbox.messageId)))
        .innerJoin(
          cards,
          and(
            eq(cards.tenantId, outbox.tenantId),
            eq(cards.conversationId, outbox.conversationId),
            eq(cards.kind, 'failure'),
            eq(cards.state, 'live'),
          ),
        )
        .where(and(eq(outbox.tenantId, tenantId), inArray(outbox.state, ['failed', 'unsure'])))
        .orderBy(desc(outbox.createdAt))
        .limit(limit);
      const views = new Map(
        (
          await viewsOf(
            tx,
            tenantId,
            rows.map((row) => row.contactId),
          )
        ).map((view) => [view.contact.id, view]),
      );
      return rows.map((row) => ({
        view: views.get(row.contactId) ?? null,
        text: row.text ?? '',
        at: row.at,
        state: row.state as 'failed' | 'unsure',
      }));
    },
  };
}
