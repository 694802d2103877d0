import { eraseContact } from '../forget.store.ts';
import { log } from './log.store.ts';
import type { Writers } from './writers.ts';

/** What cannot be undone. */
export const erasingWriters: Writers<'forget'> = {
  async forget(tx, context, { contactId, operatorId, called }) {
    await eraseContact(tx, context, { contactId, operatorId, called });
    await log(tx, context, { operatorId, action: 'forget', contactId, detail: {} });
    return [];
  },
};
