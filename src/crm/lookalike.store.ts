import { and, eq, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, identities } from '../../db/schema/crm.ts';
import { type Doubt, lookalikes } from '../../db/schema/merges.ts';
import { type ContactId, type Id, newId, type TenantId } from '../kit/ids.ts';
import { phoneKey, readPhone } from '../kit/phone.ts';
import type { CommitContext } from './commit-context.ts';
import { givenName } from './contact.ts';
import { nameKey } from './locale.ts';
import { type Asked, type Known, numbersIn, type Stranger } from './lookalike.ts';

/** So many people of one kind are looked at; more of one name than that prove nothing. */
const atMost = 20;

/** Who with a number a stranger may be: by a number they said or sent, by their username, by their whole name. Each by an index. */
export async function knownLike(tx: Tx, { tenant }: Pick<CommitContext, 'tenant'>, stranger: Stranger): Promise<Known[]> {
  const tenantId = tenant.id;
  const said = [...numbersIn(stranger.said), ...stranger.cards.flatMap((card) => card.phones)].slice(0, 5);
  const shown = and(
    eq(contacts.tenantId, tenantId),
    ne(contacts.id, stranger.id),
    isNotNull(contacts.phone),
    isNull(contacts.mergedInto),
    isNull(contacts.testOf),
    isNull(contacts.blockedAt),
  );
  const numbered =
    said.length === 0
      ? []
      : await tx
          .select({ id: identities.contactId })
          .from(identities)
          .where(
            and(
              eq(identities.tenantId, tenantId),
              eq(identities.kind, 'phone'),
              isNull(identities.closedAt),
              inArray(
                identities.value,
                said.flatMap((number) => forms(number, tenant.country)),
              ),
            ),
          )
          .limit(atMost);
  const named = stranger.name ? eq(contacts.nameKey, nameKey(stranger.name)) : undefined;
  const called = stranger.username ? eq(contacts.username, stranger.username) : undefined;
  const ids = numbered.map((row) => row.id);
  const ways = [ids.length > 0 ? inArray(contacts.id, ids) : undefined, called, named].filter((one) => one !== undefined);
  const found: Known[] = [];
  for (const way of ways) {
    const rows = await tx.select().from(contacts).where(and(shown, way)).orderBy(contacts.id).limit(atMost);
    found.push(...rows.map((row) => ({ ...row, name: givenName(row.name), phone: row.phone!, source: sourceIn(row.referral) })));
  }
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

/** The keys of a number: as it is, with the two zeros of a call abroad, and as one of the business's own country. */
function forms(digits: string, country: string): string[] {
  return [digits, digits.replace(/^00/, ''), readPhone(digits, country) ?? digits].map(phoneKey);
}

/** The advertisement or post that brought somebody. */
export async function sourceOf(tx: Tx, tenantId: TenantId, id: ContactId): Promise<string | null> {
  const [row] = await tx
    .select({ referral: contacts.referral })
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), eq(contacts.id, id)));
  return sourceIn(row?.referral ?? null);
}

/** The advertisement or post behind a referral. */
function sourceIn(referral: Record<string, unknown> | null): string | null {
  const id = referral?.sourceId ?? referral?.ctwaClid;
  return typeof id === 'string' && id !== '' ? id : null;
}

/** What was asked about somebody before, by whom they might be. */
export async function askedBefore(
  tx: Tx,
  tenantId: TenantId,
  id: ContactId,
): Promise<(Asked & { id: Id<'lookalike'>; contactId: ContactId; otherId: ContactId; because: Doubt })[]> {
  return await tx
    .select()
    .from(lookalikes)
    .where(and(eq(lookalikes.tenantId, tenantId), or(eq(lookalikes.contactId, id), eq(lookalikes.otherId, id))));
}

/** WhatsApp itself says so: it is asked about when either of them is next shown. */
export async function suspect(tx: Tx, context: CommitContext, contactId: ContactId, otherId: ContactId): Promise<void> {
  await tx
    .insert(lookalikes)
    .values({
      tenantId: context.tenant.id,
      id: newId<Id<'lookalike'>>(),
      contactId,
      otherId,
      because: 'system',
      timesAsked: 0,
      askedAt: context.now,
    })
    .onConflictDoNothing();
}

/** A pair is being asked about. */
export async function noteAsked(
  tx: Tx,
  context: CommitContext,
  { id, contactId, otherId, because }: { id: Id<'lookalike'>; contactId: ContactId; otherId: ContactId; because: Doubt },
): Promise<void> {
  const row = { tenantId: context.tenant.id, id, contactId, otherId, because, timesAsked: 1, askedAt: context.now };
  await tx
    .insert(lookalikes)
    .values(row)
    .onConflictDoUpdate({
      target: [lookalikes.tenantId, lookalikes.contactId, lookalikes.otherId],
      set: { timesAsked: sql`${lookalikes.timesAsked} + 1`, askedAt: context.now, because },
    });
}

export async function answerAsked(
  tx: Tx,
  context: CommitContext,
  {
    id,
    answer,
    operatorId,
  }: { id: Id<'lookalike'>; answer: Asked['answer']; operatorId: typeof lookalikes.$inferSelect.answeredBy },
): Promise<ContactId | null> {
  const [row] = await tx
    .update(lookalikes)
    .set({ answer, answeredBy: operatorId, answeredAt: context.now, ...(answer === null ? { timesAsked: 0 } : {}) })
    .where(and(eq(lookalikes.tenantId, context.tenant.id), eq(lookalikes.id, id)))
    .returning({ contactId: lookalikes.contactId });
  return row?.contactId ?? null;
}
