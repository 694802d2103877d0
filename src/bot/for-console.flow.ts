import { and, count, eq, isNotNull } from 'drizzle-orm';
import { type Db, withSystem, withTenant } from '../../db/client.ts';
import { conversations } from '../../db/schema/crm.ts';
import { showCount } from '../commands/money.ts';
import { wordsFor } from '../commands/words.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { seatsOf, usersOf } from '../crm/console.store.ts';
import { businessPick, morePick } from '../crm/console.ts';
import type { Content } from '../crm/content.ts';
import { readTenant } from '../crm/tenant.store.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { TenantId } from '../kit/ids.ts';
import type { Whole } from './attached.flow.ts';
import type { Claim } from './claim.flow.ts';

type Businesses = Extract<Content, { type: 'businesses' }>;

/** The businesses on a console of whoever a message goes to; null where it is not for one of several. */
export async function sharedWith(db: Db, { row, phoneNumberId, purpose }: Claim): Promise<TenantId[] | null> {
  const { phone = null, userId = null } = row.address;
  if (purpose !== 'console' || !row.operatorId) return null;
  const seats = await withSystem(db, async (tx) => seatsOf(tx, await usersOf(tx, phoneNumberId), { phone, userId }));
  return seats.length > 1 ? seats.map((one) => one.tenantId) : null;
}

/**
 * The list of somebody's businesses, made in the moment it leaves and kept nowhere: each name and count is read with that business's own rights,
 * and none of them is written down with another.
 */
export async function businessList(
  db: Db,
  own: TenantId,
  theirs: readonly TenantId[] | null,
  content: Businesses,
): Promise<Whole> {
  const { console: words } = wordsFor(content.locale);
  const found = await Promise.all((theirs ?? [own]).map((id) => businessIn(db, id)));
  if (found.length === 1) return { type: 'text', body: words.onlyOne(found[0]!.name) };
  const all = found.toSorted((a, b) => b.waiting - a.waiting || a.name.localeCompare(b.name));
  const from = (content.page - 1) * (cardLimits.rows - 1);
  const left = all.slice(from);
  const shown = left.length <= cardLimits.rows ? left : left.slice(0, cardLimits.rows - 1);
  const rows = shown.map(({ id, name, waiting }) => ({
    id: businessPick(id),
    title: clipText(oneLine(name), cardLimits.row),
    description: waiting > 0 ? words.waiting(showCount(waiting, content.locale)) : words.nobodyWaits,
  }));
  const more = left.length > shown.length ? [{ id: morePick(content.page + 1), title: words.more }] : [];
  return { type: 'list', body: content.body, label: words.label, sections: [{ rows: [...rows, ...more] }] };
}

async function businessIn(db: Db, id: TenantId): Promise<{ id: TenantId; name: string; waiting: number }> {
  return await withTenant(db, id, async (tx) => {
    const [row] = await tx
      .select({ waiting: count() })
      .from(conversations)
      .where(and(eq(conversations.tenantId, id), eq(conversations.isTest, false), isNotNull(conversations.awaitingSince)));
    return { id, name: (await readTenant(tx, id)).name, waiting: row?.waiting ?? 0 };
  });
}
