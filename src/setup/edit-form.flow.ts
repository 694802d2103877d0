import { and, eq, ne } from 'drizzle-orm';
import { type Db, withSystem, withTenant } from '../../db/client.ts';
import { numbers } from '../../db/schema/tenants.ts';
import { keepEditForm } from '../crm/edit-form.store.ts';
import type { Locale } from '../crm/locale.ts';
import { readNumber, readTenant } from '../crm/tenant.store.ts';
import type { NumberId, TenantId } from '../kit/ids.ts';
import type { Vault } from '../kit/secrets.ts';
import type { Graph } from '../meta/graph.client.ts';
import { editFormJson, editFormName } from '../outreach/edit-form.ts';

type Needs = { db: Db; vault: Vault; graph: Graph };
type Entry = { tenantId: TenantId; numberId: NumberId };

/** How giving a number its form ended; `refused` in Meta's own words, without tokens and numbers. */
export type MadeForm =
  | { ok: true; id: string }
  | { ok: false; why: 'no-such-number' }
  | { ok: false; why: 'refused'; said: string };

/**
 * Makes and publishes the form in which drafts are changed, in the language of each business whose threads run on the number, and keeps its id
 * there. Safe to repeat: a form that is published already is taken as it is, so an answer that was lost costs nothing.
 */
export async function makeEditForm(needs: Needs, phoneNumberId: string): Promise<MadeForm> {
  let made: MadeForm = { ok: false, why: 'no-such-number' };
  for (const entry of await entriesOf(needs.db, phoneNumberId)) {
    made = await makeOne(needs, entry);
    if (!made.ok) return made;
  }
  return made;
}

async function makeOne(needs: Needs, { tenantId, numberId }: Entry): Promise<MadeForm> {
  const { number, tenant } = await withTenant(needs.db, tenantId, async (tx) => ({
    number: await readNumber(tx, tenantId, numberId),
    tenant: await readTenant(tx, tenantId),
  }));
  const token = needs.vault.open(number.tokenSealed, `${tenantId}/token`);
  const published = await publishedForm(needs.graph, token, number.wabaId, tenant.locale);
  if (published.ok) await withTenant(needs.db, tenantId, (tx) => keepEditForm(tx, tenantId, numberId, published.id));
  return published;
}

/** The form that is there, else a new one: a name that was given once is taken for good, whatever became of its form. */
async function publishedForm(graph: Graph, token: string, waba: string, locale: Locale): Promise<MadeForm> {
  const listed = await graph.listFlows(token, waba);
  if (!listed.ok) return refused(listed.error);
  const name = editFormName(locale);
  const mine = listed.value.filter((flow) => flow.name === name || flow.name.startsWith(`${name}_`));
  const there = mine.find((flow) => flow.status === 'PUBLISHED');
  if (there) return { ok: true, id: there.id };
  const fresh = mine.length === 0 ? name : `${name}_${mine.length + 1}`;
  const made = await graph.publishFlow(token, waba, { name: fresh, categories: ['OTHER'], json: editFormJson(locale) });
  if (!made.ok) return refused(made.error);
  const [problem] = made.value.problems;
  return problem ? { ok: false, why: 'refused', said: problem } : { ok: true, id: made.value.id };
}

function refused({ code, detail }: { code: string; detail: string | null }): MadeForm {
  return { ok: false, why: 'refused', said: detail ?? code };
}

/** The number has no form any more: Edit asks for words. Answers whether there is such a number. */
export async function forgetEditForm({ db }: { db: Db }, phoneNumberId: string): Promise<boolean> {
  const entries = await entriesOf(db, phoneNumberId);
  for (const { tenantId, numberId } of entries)
    await withTenant(db, tenantId, (tx) => keepEditForm(tx, tenantId, numberId, null));
  return entries.length > 0;
}

/** The number with every business that uses it; a console may have several. */
async function entriesOf(db: Db, phoneNumberId: string): Promise<Entry[]> {
  return await withSystem(db, (tx) =>
    tx
      .select({ tenantId: numbers.tenantId, numberId: numbers.id })
      .from(numbers)
      .where(and(eq(numbers.phoneNumberId, phoneNumberId), ne(numbers.purpose, 'former'))),
  );
}
