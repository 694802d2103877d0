import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contactReferences } from '../../db/schema/outside.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { plainName } from '../crm/contact.ts';
import type { Settled } from '../crm/effect.ts';
import { whoHas } from '../crm/lead.store.ts';
import type { RefusedBecause } from '../crm/outside.ts';
import type { Ring } from '../crm/work.ts';
import type { OutsideContact, OutsideEvent } from '../integrations/outside-event.ts';
import type { ContactId, TenantId } from '../kit/ids.ts';
import { type E164, phoneKey } from '../kit/phone.ts';
import { type Came, done, type From, refusedFor } from './came.ts';

type Named = { ok: true; contactId: ContactId; rings: Ring[] } | { ok: false; why: RefusedBecause };

/**
 * Whom another system means: by what it calls them, else by their number. A number that is nobody's becomes a lead, as one that somebody typed does;
 * what the system calls them is known from then on.
 */
export async function whoIsMeant(tx: Tx, context: CommitContext, meant: OutsideContact, { system }: From): Promise<Named> {
  const { id: tenantId } = context.tenant;
  const name = meant.name ? plainName(meant.name) : '';
  const rings: Ring[] = [];
  let contactId = meant.id === undefined ? null : await knownAs(tx, tenantId, system, meant.id);
  if (!contactId) {
    if (meant.phone === undefined) return { ok: false, why: 'unknown-contact' };
    contactId = await hasPhone(tx, tenantId, meant.phone);
    if (!contactId) {
      const phone = meant.phone as E164;
      rings.push(...(await commit(tx, context, [{ do: 'add-lead', operatorId: null, name: name || null, phone }])));
      contactId = await hasPhone(tx, tenantId, phone);
    }
    if (!contactId) return { ok: false, why: 'of-the-team' };
  }
  const learned: Settled[] = [
    ...(meant.id === undefined ? [] : [{ do: 'know-as' as const, contactId, system, reference: meant.id }]),
    ...(name === '' ? [] : [{ do: 'rename' as const, contactId, operatorId: null, name }]),
  ];
  return { ok: true, contactId, rings: [...rings, ...(await commit(tx, context, learned))] };
}

type Upserted = Extract<OutsideEvent, { type: 'contact.upserted' }>['data'];

/** Somebody is new, or something is known of them: tags are added, and what they said of marketing is kept with its proof. */
export async function contactReported(
  tx: Tx,
  context: CommitContext,
  { contact, tags = [], marketing }: Upserted,
  from: From,
): Promise<Came> {
  const who = await whoIsMeant(tx, context, contact, from);
  if (!who.ok) return refusedFor(who.why);
  const { contactId } = who;
  const rings = await commit(tx, context, [
    ...tags.map((tag) => ({ do: 'tag' as const, contactId, operatorId: null, tag })),
    ...(marketing
      ? [
          {
            do: 'consent' as const,
            ...{ contactId, state: marketing.state, source: 'outside' as const },
            ...{ at: new Date(marketing.at), evidence: `${from.system}: ${marketing.evidence}` },
          },
        ]
      : []),
  ]);
  return done(contactId, [...who.rings, ...rings]);
}

type Custom = Extract<OutsideEvent, { type: 'custom' }>['data'];

/** It changes nothing; rules hear of it. */
export async function customReported(tx: Tx, context: CommitContext, { name, contact }: Custom, from: From): Promise<Came> {
  const who = await whoIsMeant(tx, context, contact, from);
  if (!who.ok) return refusedFor(who.why);
  const { contactId } = who;
  const rings = await commit(tx, context, [{ do: 'happened-outside', contactId, name, event: from.id }]);
  return done(contactId, [...who.rings, ...rings]);
}

async function knownAs(tx: Tx, tenantId: TenantId, system: string, reference: string): Promise<ContactId | null> {
  const [row] = await tx
    .select({ contactId: contactReferences.contactId })
    .from(contactReferences)
    .where(
      and(
        eq(contactReferences.tenantId, tenantId),
        eq(contactReferences.system, system),
        eq(contactReferences.reference, reference),
      ),
    );
  return row?.contactId ?? null;
}

async function hasPhone(tx: Tx, tenantId: TenantId, phone: string): Promise<ContactId | null> {
  return (await whoHas(tx, tenantId, [phone])).contacts.get(phoneKey(phone)) ?? null;
}
