import { eq } from 'drizzle-orm';
import { contacts } from '../../../db/schema/crm.ts';
import { happened } from '../event.store.ts';
import { addLead, removeUntouched } from '../lead.store.ts';
import { log, whoDid } from './log.store.ts';
import type { Writers } from './writers.ts';

/** People who become contacts without having written. */
export const leadWriters: Writers<'add-lead' | 'remove-lead'> = {
  async 'add-lead'(tx, context, { operatorId, name, phone }) {
    const contactId = await addLead(tx, context, { name, phone });
    if (!contactId) return [];
    await log(tx, context, {
      ...whoDid(operatorId),
      action: 'add-lead',
      contactId,
      detail: {},
      undo: { what: 'effects', effects: [{ do: 'remove-lead', contactId }], undone: { kind: 'lead', contactId } },
    });
    return await happened(tx, context, { contactId }, { kind: 'lead', facts: {} });
  },
  async 'remove-lead'(tx, context, { contactId }) {
    await removeUntouched(tx, context.tenant.id, eq(contacts.id, contactId));
    return [];
  },
};
