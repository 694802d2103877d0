import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { audit, undos } from '../../../db/schema/audit.ts';
import { type ContactId, type Id, newId, type OperatorId } from '../../kit/ids.ts';
import type { Undo } from '../effect.ts';
import type { Committing, Writers } from './writers.ts';

/** `detail` holds ids, numbers and codes, never words: the log cannot be rewritten when somebody is to be forgotten. */
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
  const tenantId = context.tenant.id;
  const id = newId<Id<'audit'>>();
  const { batch, firing, unattended } = context;
  // What a rule or a step does is nobody's own act, in whoever's name it is written.
  const operatorId = firing || unattended ? null : (entry.operatorId ?? null);
  await tx.insert(audit).values({
    tenantId,
    id,
    batch,
    actor: firing ? 'rule' : (entry.actor ?? (unattended ? 'hilo' : 'operator')),
    operatorId,
    action: entry.action,
    contactId: entry.contactId ?? null,
    detail: firing ? { ...entry.detail, ruleId: firing.ruleId } : entry.detail,
    undoes: entry.undoes ?? null,
    at: context.now,
  });
  // An undo is not undone: the next one goes further back. What a machine did is for nobody to undo as their own; what a rule did, by its firing.
  if (context.undoing || !entry.undo || !(operatorId || firing)) return;
  const { contactId = null, undo } = entry;
  await tx.insert(undos).values({ tenantId, auditId: id, batch, operatorId, contactId, undo });
}

/** Who an entry says did it; nobody of the business: another system. */
export function whoDid(operatorId: OperatorId | null): Pick<Entry, 'actor' | 'operatorId'> {
  return operatorId ? { operatorId } : { actor: 'outside' };
}

export const logWriters: Writers<'undone'> = {
  async undone(tx, context, { operatorId, auditIds }) {
    await tx
      .update(undos)
      .set({ undoneAt: context.now })
      .where(and(eq(undos.tenantId, context.tenant.id), inArray(undos.auditId, auditIds)));
    const [first] = auditIds;
    await log(tx, context, {
      operatorId,
      action: 'undo',
      detail: { count: auditIds.length },
      ...(first ? { undoes: first } : {}),
    });
    return [];
  },
};
