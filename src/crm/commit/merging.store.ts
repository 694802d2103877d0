import { and, eq, isNull, sql } from 'drizzle-orm';
import { undos } from '../../../db/schema/audit.ts';
import { asShown, contactLabel } from '../contact.ts';
import { answerAsked, noteAsked } from '../lookalike.store.ts';
import { mergeContacts } from '../merge.store.ts';
import { unmergeContacts } from '../unmerge.store.ts';
import type { Ring } from '../work.ts';
import { log } from './log.store.ts';
import type { Writers } from './writers.ts';

/** Two contacts that are one person, and one who was two. */
export const mergingWriters: Writers<'merge' | 'unmerge' | 'ask-same' | 'answer-same'> = {
  async 'ask-same'(tx, context, pair) {
    await noteAsked(tx, context, pair);
    return [];
  },
  async 'answer-same'(tx, context, { lookalikeId: id, answer, operatorId }) {
    const contactId = await answerAsked(tx, context, { id, answer, operatorId });
    // Same is a merge, which is in the log and undone as such.
    if (!contactId || answer === 'same' || answer === null) return [];
    await log(tx, context, {
      operatorId,
      action: 'same-person',
      contactId,
      detail: { answer },
      undo: {
        what: 'effects',
        effects: [{ do: 'answer-same', lookalikeId: id, answer: null, operatorId }],
        undone: { kind: 'same-person', contactId },
      },
    });
    return [];
  },
  async merge(tx, context, { keptId, goneId, operatorId }) {
    const merged = await mergeContacts(tx, context, { keptId, goneId, operatorId });
    if (!merged) return [];
    await log(tx, context, {
      operatorId,
      action: 'merge',
      contactId: keptId,
      detail: { mergeId: merged.mergeId, goneId },
      undo: {
        what: 'effects',
        effects: [{ do: 'unmerge', mergeId: merged.mergeId, operatorId }],
        undone: { kind: 'merge', contactId: keptId, detail: contactLabel(asShown(merged.gone)) },
      },
    });
    return [];
  },
  async unmerge(tx, context, { mergeId, operatorId }) {
    const merge = await unmergeContacts(tx, context, mergeId);
    if (!merge) return [];
    // Whoever had merged them has nothing left to undo.
    await tx
      .update(undos)
      .set({ undoneAt: context.now })
      .where(
        and(
          eq(undos.tenantId, context.tenant.id),
          eq(undos.contactId, merge.keptId),
          isNull(undos.undoneAt),
          sql`${undos.undo} #>> '{effects,0,mergeId}' = ${mergeId}`,
        ),
      );
    await log(tx, context, { operatorId, action: 'unmerge', contactId: merge.keptId, detail: { mergeId, goneId: merge.goneId } });
    const rings: Ring[] = [];
    return rings;
  },
};
