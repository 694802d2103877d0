import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations, deals, identities, pipelines, stages } from '../../db/schema/crm.ts';
import { clipText } from '../kit/clip.ts';
import { type ContactId, type ConversationId, type DealId, type Id, type NumberId, newId, type TenantId } from '../kit/ids.ts';
import { phoneKey, readPhone } from '../kit/phone.ts';
import { type Contact, givenName, nameFromAddress } from './contact.ts';
import type { Conversation } from './conversation.ts';
import { nameKey } from './locale.ts';

/** Who a payload says somebody is. `phone` in digits or E.164; one of the two is there, or nobody can be found. */
export type Who = { phone: string | null; userId: string | null; name: string | null; username: string | null };

/** What brought somebody who was not known before: kept with them, and counted by. */
export type Source = Readonly<Record<string, unknown>> | null;

/** Who it is, and under which of their identities: the number where one is shown. */
export type Found = {
  contact: Contact;
  identityId: Id<'identity'>;
  /** Whom the payload's other identity belongs to, where that is somebody else. */
  otherId: ContactId | null;
  isNew: boolean;
};

/**
 * The contact behind an identity, made when there is none: BSUID first, then the phone in all its forms. A payload that shows both teaches
 * the one that was missing. Where they belong to two known contacts the phone decides and nothing is re-keyed.
 */
export async function findOrMakeContact(
  tx: Tx,
  tenantId: TenantId,
  who: Who,
  at: Date,
  source: Source = null,
): Promise<Found | null> {
  const wanted = identitiesOf(who);
  if (wanted.length === 0) return null;
  let known = await knownAs(tx, tenantId, wanted);
  if (known.length === 0) {
    // The first words of one person may arrive on two ways at the same instant: whoever is second finds whom the first has made.
    await lockForms(tx, tenantId, wanted);
    known = await knownAs(tx, tenantId, wanted);
  }
  const found = known.find((row) => row.kind === 'phone') ?? known[0];
  const { contact, homeId } = found
    ? await refreshContact(tx, tenantId, found, who)
    : { contact: await makeContact(tx, tenantId, who, at, source), homeId: null };
  const ids: Id<'identity'>[] = [];
  for (const one of wanted) {
    const row = known.find((other) => other.kind === one.kind);
    ids.push(row ? row.id : await addIdentity(tx, tenantId, { contactId: contact.id, homeId }, one, at));
    if (row && row.contactId === found?.contactId) {
      await tx
        .update(identities)
        .set({ lastSeenAt: at })
        .where(and(eq(identities.tenantId, tenantId), eq(identities.id, row.id)));
    }
  }
  const other = known.find((row) => row.contactId !== found?.contactId);
  return { contact, identityId: ids[0]!, otherId: other?.contactId ?? null, isNew: !found };
}

async function knownAs(tx: Tx, tenantId: TenantId, wanted: readonly Wanted[]) {
  return await tx
    .select()
    .from(identities)
    .where(
      and(
        eq(identities.tenantId, tenantId),
        isNull(identities.closedAt),
        or(...wanted.map((one) => and(eq(identities.kind, one.kind), eq(identities.value, one.value)))),
      ),
    );
}

/** Until the transaction ends; in one order, so that two who want the same two forms do not wait for each other. */
async function lockForms(tx: Tx, tenantId: TenantId, wanted: readonly Wanted[]): Promise<void> {
  for (const key of wanted.map((one) => `${tenantId}/${one.kind}/${one.value}`).sort())
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 2))`);
}

type Wanted = { kind: 'phone' | 'bsuid'; value: string; shown: string };

function identitiesOf(who: Who): Wanted[] {
  const wanted: Wanted[] = [];
  if (who.phone) wanted.push({ kind: 'phone', value: phoneKey(who.phone), shown: who.phone });
  if (who.userId) wanted.push({ kind: 'bsuid', value: who.userId, shown: who.userId });
  return wanted;
}

async function makeContact(tx: Tx, tenantId: TenantId, who: Who, at: Date, source: Source): Promise<Contact> {
  const phone = who.phone ? readPhone(who.phone) : null;
  const given = profileName(who);
  const name = given ?? nameFromAddress(phone, who.username);
  const contact: Contact = {
    id: newId<ContactId>(),
    name,
    nameFrom: given ? 'profile' : 'phone',
    phone,
    userId: who.userId,
    username: who.username,
    blockedAt: null,
    stopAutomation: false,
    autopilotBy: null,
    autopilotSince: null,
    testOf: null,
    createdAt: at,
  };
  await tx.insert(contacts).values({ ...contact, tenantId, nameKey: nameKey(name), referral: source });
  return contact;
}

/** The name in the profile, kept as it was written but at most 120 characters; null where it names nobody ("+34 600 …", an emoji). */
function profileName({ name }: Who): string | null {
  return name !== null && givenName(name) ? clipText(name.trim(), 120) : null;
}

type IdentityRow = typeof identities.$inferSelect;

/**
 * Takes in what a payload adds: the number or BSUID that was missing, and a profile name while the name is only a number. After a merge the
 * address belongs to whose it was before. The contact is kept from being merged away until this is committed; one that just was is followed.
 */
async function refreshContact(
  tx: Tx,
  tenantId: TenantId,
  identity: IdentityRow,
  who: Who,
): Promise<{ contact: Contact; homeId: ContactId | null }> {
  const of = (id: ContactId) => and(eq(contacts.tenantId, tenantId), eq(contacts.id, id));
  const hold = async (id: ContactId) => (await tx.select().from(contacts).where(of(id)).for('key share'))[0];
  const first = await hold(identity.contactId);
  let row = first;
  while (row?.mergedInto) row = await hold(row.mergedInto);
  if (!first || !row) throw new Error('An identity without its contact.');
  const homeId = identity.homeId ?? (first.id === row.id ? null : first.id);
  const [home] = homeId ? await tx.select().from(contacts).where(of(homeId)) : [row];
  if (!home) throw new Error('An identity without its home.');
  const named = row.nameFrom === 'phone' ? profileName(who) : null;
  const name = named ? { name: named, nameFrom: 'profile' as const, nameKey: nameKey(named) } : {};
  const address = {
    phone: home.phone ?? (who.phone ? readPhone(who.phone) : null),
    userId: home.userId ?? who.userId,
    username: who.username ?? home.username,
  };
  const moved = address.phone !== home.phone || address.userId !== home.userId || address.username !== home.username;
  if (moved) await tx.update(contacts).set(address).where(of(home.id));
  if (named) await tx.update(contacts).set(name).where(of(row.id));
  return { contact: { ...row, ...name, ...(home.id === row.id ? address : {}) }, homeId };
}

async function addIdentity(
  tx: Tx,
  tenantId: TenantId,
  whose: { contactId: ContactId; homeId: ContactId | null },
  one: Wanted,
  at: Date,
): Promise<Id<'identity'>> {
  const [made] = await tx
    .insert(identities)
    .values({ ...one, ...whose, tenantId, id: newId<Id<'identity'>>(), firstSeenAt: at, lastSeenAt: at })
    // A concurrent first message of the same person may have been quicker; its row is as good.
    .onConflictDoNothing()
    .returning({ id: identities.id });
  if (made) return made.id;
  const [there] = await knownAs(tx, tenantId, [one]);
  if (!there) throw new Error('An identity that is neither there nor new.');
  return there.id;
}

/**
 * A person changed number or BSUID: the old form is closed, the new one points to the same contact. A new form that already belongs to
 * somebody else stays theirs: two people are never merged by a machine.
 */
export async function moveIdentity(
  tx: Tx,
  tenantId: TenantId,
  change: { kind: 'phone' | 'bsuid'; from: string; to: string },
  at: Date,
): Promise<{ contactId: ContactId; takenBy: ContactId | null } | null> {
  const key = (value: string) => (change.kind === 'phone' ? phoneKey(value) : value);
  const rows = await tx
    .select()
    .from(identities)
    .where(
      and(
        eq(identities.tenantId, tenantId),
        eq(identities.kind, change.kind),
        isNull(identities.closedAt),
        inArray(identities.value, [key(change.from), key(change.to)]),
      ),
    );
  const old = rows.find((row) => row.value === key(change.from));
  if (!old) return null;
  const taken = rows.find((row) => row.value === key(change.to) && row.contactId !== old.contactId);
  await tx
    .update(identities)
    .set({ closedAt: at })
    .where(and(eq(identities.tenantId, tenantId), eq(identities.id, old.id)));
  const { contactId, homeId } = old;
  if (!taken)
    await addIdentity(tx, tenantId, { contactId, homeId }, { kind: change.kind, value: key(change.to), shown: change.to }, at);
  const address = change.kind === 'phone' ? { phone: taken ? null : readPhone(change.to) } : { userId: taken ? null : change.to };
  await tx
    .update(contacts)
    .set(address)
    .where(and(eq(contacts.tenantId, tenantId), eq(contacts.id, homeId ?? contactId)));
  return { contactId, takenBy: taken?.contactId ?? null };
}

/** The conversation of a contact with a number, made when there is none, its row locked until the transaction ends. */
export async function lockConversation(
  tx: Tx,
  tenantId: TenantId,
  contactId: ContactId,
  numberId: NumberId,
  at: Date,
): Promise<Conversation & { isNew: boolean }> {
  const pair = and(
    eq(conversations.tenantId, tenantId),
    eq(conversations.contactId, contactId),
    eq(conversations.numberId, numberId),
  );
  const [there] = await tx.select().from(conversations).where(pair).for('update');
  if (there) return { ...there, isNew: false };
  const fresh = { tenantId, id: newId<ConversationId>(), contactId, numberId, createdAt: at };
  const [made] = await tx.insert(conversations).values(fresh).onConflictDoNothing().returning();
  if (made) return { ...made, isNew: true };
  const [theirs] = await tx.select().from(conversations).where(pair).for('update');
  if (!theirs) throw new Error('A conversation that is neither there nor new.');
  return { ...theirs, isNew: false };
}

/** A deal in the first pipeline's first stage, for a contact that has none open; null where one was. */
export async function ensureDeal(
  tx: Tx,
  tenantId: TenantId,
  conversation: Pick<Conversation, 'id' | 'contactId'>,
  at: Date,
): Promise<DealId | null> {
  const [open] = await tx
    .select({ id: deals.id })
    .from(deals)
    .where(and(eq(deals.tenantId, tenantId), eq(deals.contactId, conversation.contactId), isNull(deals.closedAt)))
    .limit(1);
  if (open) return null;
  const firstStage = () =>
    tx
      .select({ id: stages.id })
      .from(stages)
      .innerJoin(pipelines, and(eq(pipelines.tenantId, stages.tenantId), eq(pipelines.id, stages.pipelineId)))
      .where(and(eq(stages.tenantId, tenantId), eq(stages.kind, 'open'), isNull(stages.removedAt)))
      .orderBy(pipelines.position, stages.position)
      .limit(1)
      .for('key share', { of: stages });
  // Nobody removes it while they come in; one that was just being removed is waited for, and then it is another.
  const first = (await firstStage())[0] ?? (await firstStage())[0];
  if (!first) return null;
  const id = newId<DealId>();
  await tx.insert(deals).values({
    tenantId,
    id,
    contactId: conversation.contactId,
    conversationId: conversation.id,
    stageId: first.id,
    enteredAt: at,
    createdAt: at,
  });
  return id;
}
