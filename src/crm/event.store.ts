import { and, desc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { consents, contacts, contactTags, deals, messages } from '../../db/schema/crm.ts';
import { records } from '../../db/schema/records.ts';
import { events, rules } from '../../db/schema/rules.ts';
import { type ContactId, type DealId, type Id, type MessageId, newId, type RecordId, type TenantId } from '../kit/ids.ts';
import type { BusinessRecord } from './business-record.ts';
import type { CommitContext } from './commit-context.ts';
import type { ContactView } from './contact-view.ts';
import { readStages } from './deal.store.ts';
import type { About, EventSituation, Happened, Occurrence, Recalled } from './event.ts';
import { viewsOf } from './views.store.ts';
import type { Ring } from './work.ts';

/**
 * Writes down what happened, in the transaction in which it does. Rules are asked about it a moment later, where one that is on listens to this kind;
 * where none does, it is only remembered. What an undo brings back has not happened: no rule acts on it.
 */
export async function happened(
  tx: Tx,
  context: CommitContext & { undoing?: boolean },
  about: About,
  { kind, facts }: Occurrence,
): Promise<Ring[]> {
  if (context.undoing) return [];
  const { tenant, now, machineNow, firing } = context;
  const listens = tx
    .select({ id: rules.id })
    .from(rules)
    .where(and(eq(rules.tenantId, tenant.id), eq(rules.kind, kind), eq(rules.state, 'on')));
  const [row] = await tx
    .insert(events)
    .values({
      tenantId: tenant.id,
      id: newId<Id<'event'>>(),
      kind,
      contactId: about.contactId ?? null,
      conversationId: about.conversationId ?? null,
      dealId: about.dealId ?? null,
      facts,
      cause: firing?.id ?? null,
      chain: firing ? [...firing.chain, firing.ruleId] : [],
      at: now,
      state: sql`case when exists (${listens}) then 'due' else 'done' end`,
      nextTryMachine: machineNow,
    })
    .returning({ state: events.state });
  return row?.state === 'due' ? [{ work: { do: 'events', tenant: tenant.id } }] : [];
}

/** Writes down what is met at once, and that nobody else is to be asked about: the clock said so. */
export async function addHappened(
  tx: Tx,
  { tenant, machineNow }: CommitContext,
  { kind, facts }: Occurrence,
  at: Date,
): Promise<Happened> {
  const [row] = await tx
    .insert(events)
    .values({ tenantId: tenant.id, id: newId<Id<'event'>>(), kind, facts, at, state: 'done', nextTryMachine: machineNow })
    .returning();
  return asHappened(row!);
}

/** An event's row as what it is. */
export function asHappened(row: Pick<typeof events.$inferSelect, keyof Happened>): Happened {
  const { id, kind, facts, contactId, conversationId, dealId, cause, chain, at } = row;
  return { id, kind, facts, contactId, conversationId, dealId, cause, chain, at } as unknown as Happened;
}

/** The newest events of a kind since a moment, oldest first, each with what is known of its person now. */
export async function recall(tx: Tx, tenantId: TenantId, kind: string, since: Date, limit: number): Promise<Recalled[]> {
  const rows = await tx
    .select()
    .from(events)
    .where(and(eq(events.tenantId, tenantId), eq(events.kind, kind), gte(events.at, since)))
    .orderBy(desc(events.id))
    .limit(limit);
  return await recalled(tx, tenantId, rows.reverse());
}

/** Events in their order, each with what is known of its person now; without those of nobody. */
export async function recalled(tx: Tx, tenantId: TenantId, rows: readonly (typeof events.$inferSelect)[]): Promise<Recalled[]> {
  const found = rows.map(asHappened);
  const situations = await situationsOf(tx, tenantId, found);
  return found.flatMap((event, n) => (situations[n]?.view ? [{ event, situation: situations[n] }] : []));
}

/** What is known about the people of some events, in their order: a few queries, however many they are. */
export async function situationsOf(
  tx: Tx,
  tenantId: TenantId,
  which: readonly (Occurrence & Pick<Happened, 'contactId' | 'dealId'>)[],
): Promise<EventSituation[]> {
  const asked = [...new Set(which.flatMap(({ contactId }) => contactId ?? []))];
  const into = await presentIds(tx, tenantId, asked);
  const people = [...new Set(into.values())];
  const views = new Map((await viewsOf(tx, tenantId, people)).map((view) => [view.contact.id, view]));
  const tags = await tagsOf(tx, tenantId, people);
  const marketing = await marketingOf(tx, tenantId, people);
  const ads = await fromAds(tx, tenantId, people);
  const said = await textsOf(tx, tenantId, which);
  const itsDeal = await dealsOf(tx, tenantId, which);
  const itsRecord = await recordsOf(tx, tenantId, which);
  return which.map((one) => {
    const id = one.contactId ? into.get(one.contactId) : undefined;
    return {
      view: aboutDeal((id && views.get(id)) ?? null, one.dealId ? itsDeal.get(one.dealId) : undefined),
      record: (one.kind === 'record' && itsRecord.get(one.facts.recordId)) || null,
      tags: (id && tags.get(id)) ?? [],
      marketing: (id && marketing.get(id)) ?? 'unasked',
      fromAd: id !== undefined && ads.has(id),
      said: (one.kind === 'message' && said.get(one.facts.messageId)) || '',
    };
  });
}

/** Of somebody with several deals the one it is about. */
function aboutDeal(view: ContactView | null, its: Pick<ContactView, 'deal' | 'stage'> | undefined): ContactView | null {
  return view && its ? { ...view, ...its } : view;
}

async function dealsOf(
  tx: Tx,
  tenantId: TenantId,
  which: readonly Pick<Happened, 'dealId'>[],
): Promise<Map<DealId, Pick<ContactView, 'deal' | 'stage'>>> {
  const ids = [...new Set(which.flatMap(({ dealId }) => dealId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(deals)
    .where(and(eq(deals.tenantId, tenantId), inArray(deals.id, ids)));
  const stages = await readStages(tx, tenantId);
  return new Map(rows.map((deal) => [deal.id, { deal, stage: stages.find(({ id }) => id === deal.stageId) ?? null }]));
}

async function recordsOf(tx: Tx, tenantId: TenantId, which: readonly Occurrence[]): Promise<Map<RecordId, BusinessRecord>> {
  // Of somebody who was forgotten no fact is left.
  const ids = which.flatMap((one) => (one.kind === 'record' ? (one.facts.recordId ?? []) : []));
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(records)
    .where(and(eq(records.tenantId, tenantId), inArray(records.id, ids), isNull(records.removedAt)));
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who these are now: whoever was merged into somebody is that one. */
async function presentIds(tx: Tx, tenantId: TenantId, ids: readonly ContactId[]): Promise<Map<ContactId, ContactId>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: contacts.id, into: contacts.mergedInto })
    .from(contacts)
    .where(and(eq(contacts.tenantId, tenantId), inArray(contacts.id, [...ids])));
  const gone = rows.flatMap(({ into }) => into ?? []);
  const further: Map<ContactId, ContactId> = gone.length > 0 ? await presentIds(tx, tenantId, gone) : new Map();
  return new Map(rows.map(({ id, into }) => [id, into ? (further.get(into) ?? into) : id]));
}

async function tagsOf(tx: Tx, tenantId: TenantId, ids: readonly ContactId[]): Promise<Map<ContactId, string[]>> {
  const found = new Map<ContactId, string[]>();
  if (ids.length === 0) return found;
  const rows = await tx
    .select({ id: contactTags.contactId, tag: contactTags.tagKey })
    .from(contactTags)
    .where(and(eq(contactTags.tenantId, tenantId), inArray(contactTags.contactId, [...ids])));
  for (const { id, tag } of rows) found.set(id, [...(found.get(id) ?? []), tag]);
  return found;
}

/** The newest row holds. */
async function marketingOf(
  tx: Tx,
  tenantId: TenantId,
  ids: readonly ContactId[],
): Promise<Map<ContactId, EventSituation['marketing']>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([consents.contactId], { id: consents.contactId, state: consents.state })
    .from(consents)
    .where(and(eq(consents.tenantId, tenantId), eq(consents.purpose, 'marketing'), inArray(consents.contactId, [...ids])))
    .orderBy(consents.contactId, desc(consents.at), desc(consents.id));
  return new Map(rows.map(({ id, state }) => [id, state]));
}

async function fromAds(tx: Tx, tenantId: TenantId, ids: readonly ContactId[]): Promise<Set<ContactId>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(eq(contacts.tenantId, tenantId), inArray(contacts.id, [...ids]), sql`referral ->> 'sourceType' in ('ad', 'post')`),
    );
  return new Set(rows.map(({ id }) => id));
}

async function textsOf(tx: Tx, tenantId: TenantId, which: readonly Occurrence[]): Promise<Map<MessageId, string>> {
  // Of somebody who was forgotten no fact is left.
  const ids = which.flatMap((one) => (one.kind === 'message' ? (one.facts.messageId ?? []) : []));
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: messages.id, text: messages.text })
    .from(messages)
    .where(and(eq(messages.tenantId, tenantId), inArray(messages.id, ids)));
  return new Map(rows.map(({ id, text }) => [id, text]));
}
