import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations } from '../../db/schema/crm.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type ContactId, type ConversationId, type NumberId, newId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import type { Contact } from './contact.ts';
import { nameKey } from './locale.ts';
import type { Operator } from './operator.ts';

/** What was said in a test can be looked at as long as WhatsApp would let it be answered. */
export function keptUntil(over: Date): Date {
  return addMs(over, 24 * hourMs);
}

/**
 * The contact in whose name somebody of the business tries what it is like to be a customer, with its conversation. It has no number and no
 * identity of its own, so that nobody finds it by one: it is no lead, on no list, and what goes to it goes to its operator's own phone.
 */
export async function testContact(
  tx: Tx,
  context: CommitContext,
  { operator, name, numberId, until = context.now }: { operator: Operator; name: string; numberId: NumberId; until?: Date },
): Promise<{ contact: Contact; conversationId: ConversationId }> {
  const tenantId = context.tenant.id;
  const named = { name, nameKey: nameKey(name), forgetAt: keptUntil(until) };
  const [there] = await tx
    .update(contacts)
    .set(named)
    .where(and(eq(contacts.tenantId, tenantId), eq(contacts.testOf, operator.id), isNull(contacts.erasedAt)))
    .returning();
  const [contact] = there
    ? [there]
    : await tx
        .insert(contacts)
        .values({
          ...named,
          tenantId,
          id: newId<ContactId>(),
          nameFrom: 'operator',
          testOf: operator.id,
          createdAt: context.now,
        })
        .returning();
  const [talk] = await tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(
      and(eq(conversations.tenantId, tenantId), eq(conversations.contactId, contact!.id), eq(conversations.numberId, numberId)),
    );
  if (talk) return { contact: contact!, conversationId: talk.id };
  const conversationId = newId<ConversationId>();
  await tx.insert(conversations).values({
    tenantId,
    id: conversationId,
    contactId: contact!.id,
    numberId,
    responsibleId: operator.id,
    isTest: true,
    createdAt: context.now,
  });
  return { contact: contact!, conversationId };
}
