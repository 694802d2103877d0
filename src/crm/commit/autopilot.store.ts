import { and, eq } from 'drizzle-orm';
import { contacts } from '../../../db/schema/crm.ts';
import { goingTo, lookAgainAtGoing } from '../autopilot.store.ts';
import { log } from './log.store.ts';
import type { Writers } from './writers.ts';

/** Whose follow-ups go without a tap. What was on its way when that ends is looked at anew, and asks. */
export const autopilotWriters: Writers<'autopilot'> = {
  async autopilot(tx, context, { contactId, on, by, because }) {
    const which = and(eq(contacts.tenantId, context.tenant.id), eq(contacts.id, contactId));
    const [was] = await tx.select({ by: contacts.autopilotBy }).from(contacts).where(which).for('no key update');
    if (!was || (was.by !== null) === on || (on && !by)) return [];
    await tx
      .update(contacts)
      .set(on ? { autopilotBy: by, autopilotSince: context.now } : { autopilotBy: null, autopilotSince: null })
      .where(which);
    await log(tx, context, {
      ...(by ? { operatorId: by } : { actor: 'hilo' }),
      action: on ? 'autopilot' : 'autopilot-off',
      contactId,
      detail: because ? { because } : {},
      ...(by
        ? {
            undo: {
              what: 'effects',
              effects: [{ do: 'autopilot', contactId, on: !on, by }],
              undone: { kind: on ? 'autopilot' : 'autopilot-off', contactId },
            },
          }
        : {}),
    });
    return on ? [] : await lookAgainAtGoing(tx, context, goingTo(tx, context, contactId));
  },
};
