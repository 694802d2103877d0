import { stands } from '../crm/business-record.ts';
import type { RecordBy, Settled } from '../crm/effect.ts';
import { openRead } from '../crm/read.store.ts';
import type { Waiting } from '../crm/waiting-list.ts';
import { minuteMs } from '../kit/clock.ts';
import { newId } from '../kit/ids.ts';
import type { About } from './appointment-message.flow.ts';
import type { Arrived } from './arrived.ts';

/** They hear of it when a time comes free: of an earlier one, where this appointment stands. Who waits there already still does. */
export async function waitsForOther(
  { tx, context }: Arrived,
  { record, noticed, view }: About,
  by: RecordBy,
): Promise<Settled[]> {
  const { calendarId, startsAt, endsAt } = record;
  if (!calendarId) return [];
  const there = await openRead(tx, context.tenant.id).waitingOf(view.contact.id);
  if (there.some((one) => one.calendarId === calendarId)) return [];
  const isToCome = stands(noticed);
  const waiting = {
    id: newId<Waiting['id']>(),
    contactId: view.contact.id,
    calendarId,
    recordId: isToCome ? record.id : null,
    minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / minuteMs),
    until: isToCome ? startsAt : null,
    createdAt: context.now,
  };
  return [{ do: 'wait', waiting, by, undone: '' }];
}
