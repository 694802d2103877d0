import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { outbox } from '../../db/schema/queues.ts';
import { actsOf } from './card.store.ts';
import type { Card, CardSpec } from './card.ts';
import type { CommitContext } from './commit-context.ts';
import { type Content, contentWords } from './content.ts';

/** A card as it was shown, for somebody else's thread: its words and what could be chosen. Null where it was never written. */
export async function copyOf(tx: Tx, context: CommitContext, card: Card): Promise<CardSpec | null> {
  const [row] = await tx
    .select({ content: outbox.content, about: outbox.about })
    .from(outbox)
    .where(
      and(eq(outbox.tenantId, context.tenant.id), eq(outbox.cardId, card.id), sql`${outbox.content} ->> 'type' <> 'reaction'`),
    )
    .orderBy(desc(outbox.id))
    .limit(1);
  if (!row) return null;
  const acts = await actsOf(tx, context, card.id);
  const { contactId, conversationId, turnId, followUpId, draftId } = card;
  return {
    kind: card.kind,
    body: contentWords(row.content as Content),
    choices: acts.map(({ act, label }) => ({ act, label })),
    about: row.about,
    ...(contactId ? { contactId } : {}),
    ...(conversationId ? { conversationId } : {}),
    ...(turnId ? { turnId } : {}),
    ...(followUpId ? { followUpId } : {}),
    ...(draftId ? { draftId } : {}),
  };
}
