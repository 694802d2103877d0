import { showTime } from '../commands/times.ts';
import type { Card } from '../crm/card.ts';
import { leavesAt, nightOf } from '../crm/customer-time.ts';
import type { Effect } from '../crm/effect.ts';
import { readFollowUp } from '../crm/follow-up.store.ts';
import type { ContactView } from '../crm/read.ts';
import { type OwnerSituation, say } from './owner-situation.ts';

/** When a follow-up leaves that is approved in their night, and what is said of it; null where it leaves at once. */
export async function theirMorning(
  at: OwnerSituation,
  card: Pick<Card, 'followUpId'>,
  view: ContactView,
): Promise<{ at: Date; say: Effect } | null> {
  const { tenant, now } = at.context;
  const row = card.followUpId ? await readFollowUp(at.tx, at.context, card.followUpId) : null;
  if (row?.kind !== 'silence') return null;
  const night = nightOf(view.contact, tenant);
  const morning = leavesAt(now, night);
  if (morning <= now) return null;
  const time = showTime(morning, { ...at.place, timezone: night.zone });
  return { at: morning, say: say(at, at.words.followUp.leavesAt(view.contact.name, time), [view.contact.id]) };
}
