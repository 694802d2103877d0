import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations, messages } from '../../db/schema/crm.ts';
import { turns } from '../../db/schema/followups.ts';
import { idsBefore, type TenantId, type TurnId } from '../kit/ids.ts';
import type { MessageRead } from './message-type.ts';
import { saidWords } from './playbook.ts';

/** So many of the talks' messages are looked through for what was answered. */
const mostMessages = 20_000;

/** Opens what customers said and were answered, of one business. */
export function openMessageRead(tx: Tx, tenantId: TenantId): MessageRead {
  return {
    async saidAndAnswered(since, limit) {
      const rows = await tx
        .select({ id: turns.id, talk: turns.conversationId, intent: turns.intent, name: contacts.name })
        .from(turns)
        .innerJoin(conversations, and(eq(conversations.tenantId, turns.tenantId), eq(conversations.id, turns.conversationId)))
        .innerJoin(contacts, and(eq(contacts.tenantId, turns.tenantId), eq(contacts.id, conversations.contactId)))
        .where(and(eq(turns.tenantId, tenantId), gt(turns.id, idsBefore<TurnId>(since)), eq(conversations.isTest, false)))
        .orderBy(desc(turns.id))
        .limit(limit);
      if (rows.length === 0) return [];
      const talks = [...new Set(rows.map(({ talk }) => talk))];
      const said = await tx
        .select({
          talk: messages.conversationId,
          turnId: messages.turnId,
          direction: messages.direction,
          author: messages.author,
          type: messages.type,
          text: messages.text,
          content: messages.content,
        })
        .from(messages)
        .where(and(eq(messages.tenantId, tenantId), inArray(messages.conversationId, talks), gt(messages.at, since)))
        .orderBy(asc(messages.at), asc(messages.id))
        .limit(mostMessages);
      const byTalk = Map.groupBy(said, (one) => one.talk);
      return rows.flatMap(({ id, talk, intent, name }) => {
        const all = byTalk.get(talk) ?? [];
        const own = all.filter((one) => one.turnId === id);
        const first = all.findIndex((one) => one.turnId === id);
        const words = saidWords(own);
        const onlyFile = words === '' && own.some(({ type }) => files.has(type));
        // Of somebody who was forgotten nothing is left to count.
        if (words === '' && !onlyFile) return [];
        const answer = all.slice(first).find((one) => one.direction === 'out' && ours.has(one.author))?.text || null;
        return [{ said: words, intent, onlyFile, answersUs: all[first - 1]?.direction === 'out', answer, name }];
      });
    },
  };
}

const files: ReadonlySet<string> = new Set(['image', 'video', 'document', 'audio']);

/** Whose words are an answer: what only tells them something while they wait is none. */
const ours: ReadonlySet<string> = new Set(['operator', 'phone-app']);
