import { and, desc, eq, exists, gt, inArray, isNotNull, isNull, like, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts } from '../../db/schema/crm.ts';
import { offerChanges, offerLooks, offers } from '../../db/schema/offers.ts';
import { type ContactId, type Id, newId, type OfferId, type OperatorId, type TenantId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import { nameKey } from './locale.ts';
import { mayBeProposed } from './lost.store.ts';
import { canBeShown, type NewOffer, type Offer, type OfferChange, type OfferLook, type OfferRead, photosAfter } from './offer.ts';
import { viewsOf } from './views.store.ts';

/** Opens the business's offers for reading. */
export function openOfferRead(tx: Tx, tenantId: TenantId): OfferRead {
  const there = (which: SQL | undefined) => and(eq(offers.tenantId, tenantId), isNull(offers.removedAt), which);
  return {
    offer: async (id) =>
      (
        await tx
          .select()
          .from(offers)
          .where(there(eq(offers.id, id)))
      )[0] ?? null,
    async offersNumbered(numbers) {
      if (numbers.length === 0) return [];
      const rows = await tx
        .select()
        .from(offers)
        .where(there(inArray(offers.number, [...numbers])));
      return numbers.flatMap((number) => rows.find((one) => one.number === number) ?? []);
    },
    async offersWith(ids) {
      if (ids.length === 0) return [];
      const rows = await tx
        .select()
        .from(offers)
        .where(there(inArray(offers.id, [...ids])));
      return ids.flatMap((id) => rows.find((one) => one.id === id) ?? []);
    },
    async offers({ states, words, under }, limit) {
      const which = there(
        and(
          inArray(offers.state, [...states]),
          ...words.map((word) => like(offers.searchKey, `%${nameKey(word).replace(/[\\%_]/g, '\\$&')}%`)),
          ...(under === null ? [] : [lte(offers.price, under)]),
        ),
      );
      const rows = await tx.select().from(offers).where(which).orderBy(desc(offers.changedAt), desc(offers.number)).limit(limit);
      const [count] = await tx.select({ n: sql<number>`count(*)::int` }).from(offers).where(which);
      return { rows, total: count?.n ?? 0 };
    },
    async offerInterest(ids) {
      if (ids.length === 0) return new Map();
      const people = (what: OfferLook) =>
        sql<number>`(count(distinct ${offerLooks.contactId}) filter (where ${offerLooks.what} = ${what}))::int`;
      const rows = await tx
        .select({ id: offerLooks.offerId, shown: people('shown'), liked: people('liked') })
        .from(offerLooks)
        .where(and(eq(offerLooks.tenantId, tenantId), inArray(offerLooks.offerId, [...ids])))
        .groupBy(offerLooks.offerId);
      return new Map(rows.map(({ id, shown, liked }) => [id, { shown, liked }]));
    },
    async offerNews(id, limit) {
      const which = and(eq(offerChanges.tenantId, tenantId), eq(offerChanges.offerId, id));
      const [last] = await tx
        .select()
        .from(offerChanges)
        .where(which)
        .orderBy(desc(offerChanges.at), desc(offerChanges.id))
        .limit(1);
      const { fromPrice = null, toPrice = null } = last ?? {};
      const ofOffer = and(eq(offerLooks.tenantId, tenantId), eq(offerLooks.offerId, id));
      const done = await tx
        .selectDistinct({ id: offerLooks.contactId })
        .from(offerLooks)
        .where(
          and(
            ofOffer,
            or(eq(offerLooks.what, 'passed'), and(eq(offerLooks.what, 'shown'), gt(offerLooks.at, last?.at ?? new Date(0)))),
          ),
        );
      const wanted = await tx
        .selectDistinct({ id: offerLooks.contactId })
        .from(offerLooks)
        .innerJoin(contacts, and(eq(contacts.tenantId, offerLooks.tenantId), eq(contacts.id, offerLooks.contactId)))
        .where(and(ofOffer, inArray(offerLooks.what, ['liked', 'asked']), mayBeProposed))
        .limit(limit);
      return {
        loweredFrom: fromPrice !== null && toPrice !== null && toPrice < fromPrice ? fromPrice : null,
        wanted: await viewsOf(
          tx,
          tenantId,
          wanted.map((row) => row.id),
        ),
        done: done.map((row) => row.id),
      };
    },
    looksOf: (contact, { what, offer }, limit) =>
      tx
        .select({ offer: offers, what: offerLooks.what, price: offerLooks.price, at: offerLooks.at })
        .from(offerLooks)
        .innerJoin(offers, and(eq(offers.tenantId, offerLooks.tenantId), eq(offers.id, offerLooks.offerId)))
        .where(
          and(
            there(eq(offerLooks.contactId, contact)),
            what ? eq(offerLooks.what, what) : undefined,
            offer ? eq(offerLooks.offerId, offer) : undefined,
          ),
        )
        .orderBy(desc(offerLooks.at), desc(offerLooks.id))
        .limit(limit),
  };
}

/** What somebody said they want, the newest first; only what is to be had. */
export async function wantedOffers(tx: Tx, tenantId: TenantId, contact: ContactId): Promise<Offer[]> {
  const looks = await openOfferRead(tx, tenantId).looksOf(contact, { what: 'liked' }, 50);
  const wanted = looks.map(({ offer }) => offer).filter(canBeShown);
  return wanted.filter((one, at) => wanted.findIndex(({ id }) => id === one.id) === at);
}

/**
 * Offers that some words name, and that are gone or cost something else since the words were written. What was so already when they were written
 * is not in question: fresh words would say the same again. A name of three letters names nothing.
 */
export async function offersChangedSince(tx: Tx, tenantId: TenantId, text: string, since: Date): Promise<Offer[]> {
  const changed = (how?: SQL) =>
    exists(
      tx
        .select({ id: offerChanges.id })
        .from(offerChanges)
        .where(
          and(
            eq(offerChanges.tenantId, offers.tenantId),
            eq(offerChanges.offerId, offers.id),
            isNotNull(offerChanges.fromState),
            gt(offerChanges.at, since),
            how,
          ),
        ),
    );
  const price = sql`${offerChanges.fromPrice} is distinct from ${offerChanges.toPrice}`;
  const named = sql`length(${offers.title}) > 3 and position(lower(${offers.title}) in lower(${text})) > 0`;
  return await tx
    .select()
    .from(offers)
    .where(
      and(
        eq(offers.tenantId, tenantId),
        named,
        or(and(ne(offers.state, 'available'), changed()), changed(price), gt(offers.removedAt, since)),
      ),
    )
    .limit(10);
}

/** Writes a new offer, to be had from now on. */
export async function insertOffer(tx: Tx, context: CommitContext, offer: NewOffer, by: OperatorId): Promise<void> {
  const { tenant, now } = context;
  await tx.insert(offers).values({
    ...offer,
    tenantId: tenant.id,
    state: 'available',
    searchKey: searchKeyOf(offer),
    currency: tenant.currency,
    createdBy: by,
    createdAt: now,
    changedAt: now,
  });
  await writeChange(tx, context, { offerId: offer.id, was: null, state: 'available', price: offer.price, by });
}

/** What takes a change back, and the offer as it was; null where it is gone or is so already. */
export async function changeOffer(
  tx: Tx,
  context: CommitContext,
  { offerId, change, by }: { offerId: OfferId; change: OfferChange; by: OperatorId },
): Promise<{ was: Offer; back: OfferChange } | null> {
  const was = await lockOffer(tx, context.tenant.id, offerId);
  if (!was) return null;
  const { addPhotos: _, dropPhotos: __, ...fields } = change;
  const photos = photosAfter(was.photos, change);
  const added = photos.filter((id) => !was.photos.includes(id));
  const dropped = was.photos.filter((id) => !photos.includes(id));
  const changed = (Object.keys(fields) as (keyof typeof fields)[]).filter((key) => fields[key] !== was[key]);
  if (changed.length === 0 && added.length === 0 && dropped.length === 0) return null;
  const now = { ...was, ...fields, photos };
  await setOffer(tx, context.tenant.id, offerId, {
    ...fields,
    photos,
    searchKey: searchKeyOf(now),
    version: was.version + 1,
    changedAt: context.now,
  });
  if (now.state !== was.state || now.price !== was.price)
    await writeChange(tx, context, { offerId, was, state: now.state, price: now.price, by });
  const back: OfferChange = {
    ...Object.fromEntries(changed.map((key) => [key, was[key]])),
    ...(added.length > 0 ? { dropPhotos: added } : {}),
    ...(dropped.length > 0 ? { addPhotos: dropped } : {}),
  };
  return { was, back };
}

/** Takes out an offer that was made by mistake. */
export async function removeOffer(tx: Tx, context: CommitContext, offerId: OfferId): Promise<void> {
  const was = await lockOffer(tx, context.tenant.id, offerId);
  if (was) await setOffer(tx, context.tenant.id, offerId, { removedAt: context.now, version: was.version + 1 });
}

/** Keeps what somebody saw or said; what they said once they have said. */
export async function keepLook(
  tx: Tx,
  { tenant, now }: CommitContext,
  { offer, contactId, what }: { offer: Pick<Offer, 'id' | 'price'>; contactId: ContactId; what: OfferLook },
): Promise<void> {
  await tx.insert(offerLooks).values({
    tenantId: tenant.id,
    id: newId<Id<'offer-look'>>(),
    offerId: offer.id,
    contactId,
    what,
    price: offer.price,
    at: now,
  });
}

async function lockOffer(tx: Tx, tenantId: TenantId, id: OfferId): Promise<Offer | null> {
  const which = and(eq(offers.tenantId, tenantId), eq(offers.id, id), isNull(offers.removedAt));
  return (await tx.select().from(offers).where(which).for('update'))[0] ?? null;
}

async function setOffer(tx: Tx, tenantId: TenantId, id: OfferId, change: Partial<typeof offers.$inferInsert>): Promise<void> {
  await tx
    .update(offers)
    .set(change)
    .where(and(eq(offers.tenantId, tenantId), eq(offers.id, id)));
}

async function writeChange(
  tx: Tx,
  { tenant, now }: CommitContext,
  {
    offerId,
    was,
    state,
    price,
    by,
  }: { offerId: OfferId; was: Offer | null; state: Offer['state']; price: number | null; by: OperatorId },
): Promise<void> {
  await tx.insert(offerChanges).values({
    tenantId: tenant.id,
    id: newId<Id<'offer-change'>>(),
    offerId,
    fromState: was?.state ?? null,
    toState: state,
    fromPrice: was?.price ?? null,
    toPrice: price,
    by,
    at: now,
  });
}

function searchKeyOf({ title, details }: Pick<Offer, 'title' | 'details'>): string {
  return nameKey(`${title} ${details}`);
}
