import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, contactTags, conversations, deals, identities, notes } from '../../db/schema/crm.ts';
import { operators } from '../../db/schema/tenants.ts';
import type { ContactId, TenantId } from '../kit/ids.ts';
import { type E164, phoneKey } from '../kit/phone.ts';
import type { CommitContext } from './commit-context.ts';
import { ensureDeal, findOrMakeContact, lockConversation } from './contact.store.ts';
import { nameKey } from './locale.ts';
import { readCustomerNumber } from './tenant.store.ts';

/** Somebody to become a lead, as a shared card or a file names them. */
export type NewLead = { name: string | null; phone: E164 };

/** Who has these numbers already, by the key of a number: people of the business are nobody's lead, and contacts are there. */
export async function whoHas(
  tx: Tx,
  tenantId: TenantId,
  phones: readonly string[],
): Promise<{ contacts: Map<string, ContactId>; operators: Set<string> }> {
  const keys = [...new Set(phones.map(phoneKey))];
  if (keys.length === 0) return { contacts: new Map(), operators: new Set() };
  const known = await tx
    .select({ key: identities.value, contactId: identities.contactId })
    .from(identities)
    .where(
      and(
        eq(identities.tenantId, tenantId),
        eq(identities.kind, 'phone'),
        isNull(identities.closedAt),
        inArray(identities.value, keys),
      ),
    );
  return {
    contacts: new Map(known.map((row) => [row.key, row.contactId])),
    operators: await teamKeys(tx, tenantId),
  };
}

/** The numbers of the business's own people, by their keys. */
export async function teamKeys(tx: Tx, tenantId: TenantId): Promise<Set<string>> {
  const team = await tx
    .select({ phone: operators.phone })
    .from(operators)
    .where(and(eq(operators.tenantId, tenantId), isNull(operators.removedAt)));
  return new Set(team.map((row) => phoneKey(row.phone)));
}

/** Makes a contact with a deal in the first stage. Null where somebody has this number already. */
export async function addLead(tx: Tx, context: CommitContext, lead: NewLead): Promise<ContactId | null> {
  const { tenant, now } = context;
  const { operators: team } = await whoHas(tx, tenant.id, [lead.phone]);
  if (team.has(phoneKey(lead.phone))) return null;
  const made = await findOrMakeContact(tx, tenant.id, { phone: lead.phone, userId: null, name: lead.name, username: null }, now);
  if (!made?.isNew) return null;
  const { contact } = made;
  if (contact.nameFrom === 'profile') {
    // A person of the business gave this name; a profile's name does not replace it.
    await tx
      .update(contacts)
      .set({ nameFrom: 'operator', nameKey: nameKey(contact.name) })
      .where(and(eq(contacts.tenantId, tenant.id), eq(contacts.id, contact.id)));
  }
  const { id: numberId } = await readCustomerNumber(tx, tenant.id);
  const conversation = await lockConversation(tx, tenant.id, contact.id, numberId, now);
  await ensureDeal(tx, tenant.id, conversation, now);
  return contact.id;
}

/**
 * Takes contacts out again with which nothing has happened since they were made: nobody wrote, moved, noted, tagged or planned anything. The
 * others stay; whose ids come back are gone. What was said about consent stays in its record, which nothing takes rows out of.
 */
export async function removeUntouched(tx: Tx, tenantId: TenantId, which: SQL): Promise<ContactId[]> {
  const gone = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), which, untouched))
    .for('update');
  const ids = gone.map((row) => row.id);
  if (ids.length === 0) return [];
  await tx.delete(contactTags).where(and(eq(contactTags.tenantId, tenantId), inArray(contactTags.contactId, ids)));
  await tx.delete(notes).where(and(eq(notes.tenantId, tenantId), inArray(notes.contactId, ids)));
  await tx.delete(deals).where(and(eq(deals.tenantId, tenantId), inArray(deals.contactId, ids)));
  await tx.delete(conversations).where(and(eq(conversations.tenantId, tenantId), inArray(conversations.contactId, ids)));
  await tx.delete(identities).where(and(eq(identities.tenantId, tenantId), inArray(identities.contactId, ids)));
  await tx.delete(contacts).where(and(eq(contacts.tenantId, tenantId), inArray(contacts.id, ids)));
  return ids;
}

export async function isUntouched(tx: Tx, tenantId: TenantId, id: ContactId): Promise<boolean> {
  const rows = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), eq(contacts.id, id), untouched));
  return rows.length > 0;
}

/** What came with the contact has the contact's own moment; whatever is later was done to them. */
const untouched = sql`contacts.blocked_at is null and contacts.merged_into is null
  and not exists (select from contacts o where o.tenant_id = contacts.tenant_id and o.merged_into = contacts.id)
  and not exists (select from identities i where i.tenant_id = contacts.tenant_id and i.contact_id = contacts.id
    and (i.first_seen_at > contacts.created_at or i.last_seen_at > contacts.created_at or i.closed_at is not null))
  and not exists (select from conversations c where c.tenant_id = contacts.tenant_id and c.contact_id = contacts.id
    and (c.last_inbound_at is not null or c.last_outbound_at is not null or c.responsible_id is not null
      or exists (select from messages m where m.tenant_id = c.tenant_id and m.conversation_id = c.id)))
  and not exists (select from deals d where d.tenant_id = contacts.tenant_id and d.contact_id = contacts.id
    and (d.entered_at > contacts.created_at or d.created_at > contacts.created_at or d.closed_at is not null))
  and not exists (select from notes n where n.tenant_id = contacts.tenant_id and n.contact_id = contacts.id and n.at > contacts.created_at)
  and not exists (select from tasks t where t.tenant_id = contacts.tenant_id and t.contact_id = contacts.id)
  and not exists (select from records r where r.tenant_id = contacts.tenant_id and r.contact_id = contacts.id)
  and not exists (select from consents k where k.tenant_id = contacts.tenant_id and k.contact_id = contacts.id and k.at > contacts.created_at)
  and not exists (select from contact_tags g where g.tenant_id = contacts.tenant_id and g.contact_id = contacts.id and g.at > contacts.created_at)
  and not exists (select from undos u where u.tenant_id = contacts.tenant_id and u.contact_id = contacts.id and u.undone_at is null
    and u.undo #>> '{effects,0,do}' is distinct from 'remove-lead')`;
