import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { dialogueRuns, dialogues } from '../../db/schema/dialogues.ts';
import type { ConversationId, Id, StageId, TenantId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import {
  type DialogueKind,
  type DialogueRead,
  type DialogueRun,
  dialogueBody,
  type GivenAnswer,
  type LeftBecause,
} from './dialogue.ts';

type RunRow = typeof dialogueRuns.$inferSelect;

/** Opens the conversations with steps of one business for reading. */
export function openDialogueRead(tx: Tx, tenantId: TenantId): DialogueRead {
  return {
    async dialogues() {
      const rows = await tx.select().from(dialogues).where(eq(dialogues.tenantId, tenantId));
      return rows.map((row) => ({
        kind: row.kind as DialogueKind,
        on: row.on,
        body: row.body && dialogueBody.parse(row.body),
        operatorId: row.operatorId,
      }));
    },
    async dialogueRun(id) {
      const [row] = await tx
        .select()
        .from(dialogueRuns)
        .where(and(eq(dialogueRuns.tenantId, tenantId), eq(dialogueRuns.id, id)));
      return row ? asRun(row) : null;
    },
    async lastDialogue(contactId) {
      const [row] = await tx
        .select()
        .from(dialogueRuns)
        .where(and(eq(dialogueRuns.tenantId, tenantId), eq(dialogueRuns.contactId, contactId)))
        .orderBy(desc(dialogueRuns.id))
        .limit(1);
      return row ? asRun(row) : null;
    },
    async lastWords(kind) {
      const [row] = await tx
        .select({ body: dialogueRuns.body })
        .from(dialogueRuns)
        .where(and(eq(dialogueRuns.tenantId, tenantId), eq(dialogueRuns.kind, kind)))
        .orderBy(desc(dialogueRuns.id))
        .limit(1);
      return row ? dialogueBody.parse(row.body) : null;
    },
  };
}

/** The one that is going on in a conversation, whose row is locked already; null where nothing is being asked. */
export async function runningIn(tx: Tx, context: Pick<CommitContext, 'tenant'>, id: ConversationId): Promise<DialogueRun | null> {
  const [row] = await tx
    .select()
    .from(dialogueRuns)
    .where(
      and(eq(dialogueRuns.tenantId, context.tenant.id), eq(dialogueRuns.conversationId, id), eq(dialogueRuns.state, 'running')),
    )
    .orderBy(desc(dialogueRuns.id))
    .limit(1);
  return row ? asRun(row) : null;
}

/** One of them, locked; null where there is none. */
export async function lockRun(tx: Tx, { tenant }: CommitContext, id: Id<'dialogue-run'>): Promise<DialogueRun | null> {
  const [row] = await tx
    .select()
    .from(dialogueRuns)
    .where(and(eq(dialogueRuns.tenantId, tenant.id), eq(dialogueRuns.id, id)))
    .for('update');
  return row ? asRun(row) : null;
}

/** Whatever is being asked in a conversation ends here: a person goes on. */
export async function leaveDialogue(
  tx: Tx,
  context: CommitContext,
  conversationId: ConversationId,
  because: LeftBecause,
): Promise<void> {
  await tx
    .update(dialogueRuns)
    .set({ state: 'left', because, endedAt: context.now })
    .where(
      and(
        eq(dialogueRuns.tenantId, context.tenant.id),
        eq(dialogueRuns.conversationId, conversationId),
        eq(dialogueRuns.state, 'running'),
      ),
    );
}

/** Notes that the stage to which one moves is gone; false where it was noted before, or the conversation names another one by now. */
export async function noteStageGone(
  tx: Tx,
  { tenant }: Pick<CommitContext, 'tenant'>,
  kind: DialogueKind,
  stageId: StageId,
): Promise<boolean> {
  const noted = await tx
    .update(dialogues)
    .set({ body: sql`jsonb_set(${dialogues.body}, '{end,toldGone}', to_jsonb(${stageId}::text))` })
    .where(
      and(
        eq(dialogues.tenantId, tenant.id),
        eq(dialogues.kind, kind),
        sql`${dialogues.body} #>> '{end,stage}' = ${stageId}`,
        sql`${dialogues.body} #>> '{end,toldGone}' is distinct from ${stageId}`,
      ),
    )
    .returning({ kind: dialogues.kind });
  return noted.length > 0;
}

function asRun(row: RunRow): DialogueRun {
  return {
    ...row,
    kind: row.kind as DialogueKind,
    because: row.because as LeftBecause | null,
    body: dialogueBody.parse(row.body),
    answers: row.answers as GivenAnswer[],
  };
}
