import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { standingAnswers } from '../../../db/schema/followups.ts';
import type { StandingAnswer } from '../asking.ts';
import { log } from './log.store.ts';
import { undoSetting } from './undo-setting.ts';
import type { Committing, Writers } from './writers.ts';

/** Answers that go out by themselves for the rest of a day. */
export const standingWriters: Writers<'keep-answering' | 'stop-answering' | 'start-answering'> = {
  async 'keep-answering'(tx, context, { id, by, topics, text, until, undone }) {
    await tx.insert(standingAnswers).values({
      tenantId: context.tenant.id,
      id,
      topics,
      text,
      operatorId: by,
      until,
      createdAt: context.now,
    });
    await log(tx, context, {
      operatorId: by,
      action: 'keep-answering',
      detail: { id, until: until.toISOString() },
      undo: undoSetting({ do: 'stop-answering', id, by, undone }, undone),
    });
    return [];
  },
  async 'stop-answering'(tx, context, { id, by, undone }) {
    await setStopped(tx, context, id, context.now);
    await log(tx, context, {
      operatorId: by,
      action: 'stop-answering',
      detail: { id },
      undo: undoSetting({ do: 'start-answering', id, by, undone }, undone),
    });
    return [];
  },
  async 'start-answering'(tx, context, { id }) {
    await setStopped(tx, context, id, null);
    return [];
  },
};

async function setStopped(tx: Tx, context: Committing, id: StandingAnswer['id'], stoppedAt: Date | null): Promise<void> {
  await tx
    .update(standingAnswers)
    .set({ stoppedAt })
    .where(and(eq(standingAnswers.tenantId, context.tenant.id), eq(standingAnswers.id, id)));
}
