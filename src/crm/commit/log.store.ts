import type { Tx } from '../../../db/client.ts';
import { audit } from '../../../db/schema/followups.ts';
import { type ContactId, type Id, newId, type OperatorId } from '../../kit/ids.ts';
import type { Undo } from '../effect.ts';
import type { Committing, Writers } from './writers.ts';

type Entry = {
  action: string;
  actor?: string;
  operatorId?: OperatorId | undefined;
  contactId?: ContactId | undefined;
  detail: Record<string, unknown>;
  undo?: Undo | undefined;
  undoes?: Id<'audit'>;
};

/** One line in the log that is only ever added to. What was done in one go has one batch, so that one undo takes all of it back. */
export async function log(tx: Tx, context: Committing, entry: Entry): Promise<void> {
  await tx.insert(audit).values({
    tenantId: context.tenant.id,
    id: newId<Id<'audit'>>(),
    batch: context.batch,
    actor: entry.actor ?? 'operator',
    operatorId: entry.operatorId ?? null,
    action: entry.action,
    contactId: entry.contactId ?? null,
    detail: entry.detail,
    // An undo is not undone: the next one goes further back.
    undo: context.undoing ? null : (entry.undo ?? null),
    undoes: entry.undoes ?? null,
    at: context.now,
  });
}

export const logWriters: Writers<'undone'> = {
  async undone(tx, context, { operatorId, auditIds }) {
    for (const undoes of auditIds) await log(tx, context, { operatorId, action: 'undo', detail: {}, undoes });
    return [];
  },
};
