import { and, desc, eq, gte, inArray, isNull, like, lt, ne, or, type SQL } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { audit, undos } from '../../db/schema/audit.ts';
import { notes } from '../../db/schema/crm.ts';
import { outbox } from '../../db/schema/queues.ts';
import { events } from '../../db/schema/rules.ts';
import type { ContactId, Id, OperatorId, OutboxId, StageId, TenantId } from '../kit/ids.ts';
import type { Undo } from './effect.ts';
import { recalled } from './event.store.ts';
import type { Recalled } from './event.ts';
import { mergedFamily } from './merge.store.ts';
import type { Action, Deed } from './rule.ts';

/** What somebody did last since a moment, with this person or with anybody, that a rule could do as well and nobody has taken back. */
export async function readLastDeed(
  tx: Tx,
  tenantId: TenantId,
  { operatorId, contactId, since }: { operatorId: OperatorId; contactId?: ContactId; since: Date },
): Promise<Deed | null> {
  const rows = await tx
    .select({
      id: audit.id,
      action: audit.action,
      contactId: audit.contactId,
      detail: audit.detail,
      at: audit.at,
      undo: undos.undo,
    })
    .from(audit)
    .innerJoin(undos, and(eq(undos.tenantId, audit.tenantId), eq(undos.auditId, audit.id), isNull(undos.undoneAt)))
    .where(
      and(
        eq(audit.tenantId, tenantId),
        eq(audit.operatorId, operatorId),
        gte(audit.at, since),
        or(
          inArray(audit.action, ['tag', 'untag', 'move', 'task', 'note']),
          like(audit.action, 'assign:%'),
          like(audit.action, 'send:%'),
        ),
        contactId ? await about(tx, tenantId, contactId) : undefined,
      ),
    )
    .orderBy(desc(audit.id))
    .limit(1);
  const [row] = rows;
  if (!row?.contactId) return null;
  const did = await asAction(tx, tenantId, operatorId, { ...row, undo: row.undo as unknown as Undo });
  return did && { contactId: row.contactId, at: row.at, did };
}

async function about(tx: Tx, tenantId: TenantId, contactId: ContactId): Promise<SQL> {
  return inArray(audit.contactId, [contactId, ...(await mergedFamily(tx, tenantId, contactId))]);
}

type Entry = { action: string; detail: Record<string, unknown>; undo: Undo };

/** As the action of a rule; the words are not in the log, but with what would take it back. */
async function asAction(tx: Tx, tenantId: TenantId, operatorId: OperatorId, entry: Entry): Promise<Action | null> {
  const { action, detail, undo } = entry;
  const back = undo.what === 'effects' ? undo.effects[0] : null;
  if (action === 'tag' && back?.do === 'untag') return { do: 'tag', tag: back.tag };
  if (action === 'untag' && back?.do === 'tag') return { do: 'untag', tag: back.tag };
  if (action === 'move') return { do: 'move', to: detail.to as StageId };
  if (action.startsWith('assign:')) return { do: 'assign', to: detail.to as OperatorId | null };
  if (action === 'task' && undo.what === 'effects')
    return { do: 'remind', who: operatorId, text: (undo.undone.detail ?? '').slice(0, 300) };
  if (action === 'note') {
    const which = and(eq(notes.tenantId, tenantId), eq(notes.id, detail.noteId as Id<'note'>));
    const [note] = await tx.select({ text: notes.text }).from(notes).where(which);
    return note && note.text.length <= 500 ? { do: 'note', text: note.text } : null;
  }
  const which = and(eq(outbox.tenantId, tenantId), eq(outbox.id, detail.outboxId as OutboxId), ne(outbox.state, 'cancelled'));
  const [sent] = await tx.select({ content: outbox.content }).from(outbox).where(which);
  const body = sent?.content.type === 'text' ? String(sent.content.body ?? '') : '';
  return body !== '' && body.length <= 900 ? { do: 'prepare', text: body } : null;
}

/** What had happened with somebody between two moments that no rule caused, newest first, with what is known of them now. */
export async function readBefore(
  tx: Tx,
  tenantId: TenantId,
  contactId: ContactId,
  { since, until }: { since: Date; until: Date },
): Promise<Recalled[]> {
  const people = [contactId, ...(await mergedFamily(tx, tenantId, contactId))];
  const rows = await tx
    .select()
    .from(events)
    .where(
      and(
        eq(events.tenantId, tenantId),
        inArray(events.contactId, people),
        isNull(events.cause),
        gte(events.at, since),
        lt(events.at, until),
      ),
    )
    .orderBy(desc(events.id))
    .limit(20);
  return await recalled(tx, tenantId, rows);
}
