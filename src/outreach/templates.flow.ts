import { type Db, withTenant } from '../../db/client.ts';
import { saveTemplate, templatesAreDue, templatesAsked } from '../crm/template.store.ts';
import { readCustomerNumber, readThreadNumber } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, type Clock, minuteMs } from '../kit/clock.ts';
import type { TenantId } from '../kit/ids.ts';
import type { Log } from '../kit/log.ts';
import type { Vault } from '../kit/secrets.ts';
import type { Graph } from '../meta/graph.client.ts';
import type { ListedTemplate } from '../meta/template.client.ts';
import { type OwnTemplate, ownTemplates, templateRequest } from './own-templates.ts';

type Needs = { db: Db; clock: Clock; graph: Graph; vault: Vault; log: Log };
type Submitted = { approved: number; waiting: number };

/**
 * Submits those of Hilo's own templates that this business's WABA lacks, and writes down what Meta says of all there are, the business's own among
 * them. A console in another WABA needs those that go to its people there. Safe to repeat.
 */
export async function submitOwnTemplates(needs: Needs, tenantId: TenantId): Promise<Submitted> {
  const [customers, thread] = await withTenant(needs.db, tenantId, async (tx) => [
    await readCustomerNumber(tx, tenantId),
    await readThreadNumber(tx, tenantId),
  ]);
  const submitted = await submitIn(needs, tenantId, customers, ownTemplates);
  if (thread.wabaId === customers.wabaId) return submitted;
  const forPeople = ownTemplates.filter((own) => own.purpose === 'wake-up');
  const there = await submitIn(needs, tenantId, thread, forPeople);
  return { approved: submitted.approved + there.approved, waiting: submitted.waiting + there.waiting };
}

async function submitIn(
  needs: Needs,
  tenantId: TenantId,
  { wabaId, tokenSealed }: { wabaId: string; tokenSealed: string },
  wanted: readonly OwnTemplate[],
): Promise<Submitted> {
  const token = needs.vault.open(tokenSealed, `${tenantId}/token`);
  const listed = await needs.graph.listTemplates(token, wabaId);
  if (!listed.ok) {
    needs.log.warn('templates could not be listed', { code: listed.error.code });
    return { approved: 0, waiting: wanted.length };
  }
  await saveListed(
    needs,
    tenantId,
    wabaId,
    listed.value.filter(({ name }) => !ownTemplates.some((own) => own.name === name)),
  );
  let approved = 0;
  for (const own of wanted) {
    const there = listed.value.find((one) => one.name === own.name && one.language === own.language);
    const request = templateRequest(own);
    const made = there ? null : await needs.graph.createTemplate(token, wabaId, request);
    if (made && !made.ok) {
      needs.log.warn('template was not accepted', { name: own.name, language: own.language, code: made.error.code });
      continue;
    }
    const status = there?.status ?? (made?.ok ? made.value.status : 'PENDING');
    const category = (there?.category ?? (made?.ok ? made.value.category : null) ?? own.category).toLowerCase();
    if (status === 'APPROVED') approved++;
    await withTenant(needs.db, tenantId, (tx) =>
      saveTemplate(
        tx,
        tenantId,
        {
          wabaId,
          metaId: there?.id ?? (made?.ok ? made.value.id : null),
          name: own.name,
          language: own.language,
          category: category as 'utility' | 'marketing',
          status,
          purpose: own.purpose,
          components: request.components,
        },
        needs.clock.now(),
      ),
    );
  }
  return { approved, waiting: wanted.length - approved };
}

/** So long after Meta did not answer it is asked again which templates there are. */
const againMs = 15 * minuteMs;

/** Somebody named a template that is not known yet: it may have been made since. One that is known keeps what Hilo uses it for. */
export async function learnTemplates(needs: Needs, tenantId: TenantId): Promise<Ring[]> {
  const { clock, vault, graph, log } = needs;
  const now = clock.now();
  const number = await withTenant(needs.db, tenantId, async (tx) =>
    (await templatesAreDue(tx, tenantId, now)) ? await readCustomerNumber(tx, tenantId) : null,
  );
  if (!number) return [];
  const listed = await graph.listTemplates(vault.open(number.tokenSealed, `${tenantId}/token`), number.wabaId);
  if (listed.ok) await saveListed(needs, tenantId, number.wabaId, listed.value);
  else log.warn('templates could not be listed', { code: listed.error.code });
  const again = listed.ok ? null : addMs(now, againMs);
  await withTenant(needs.db, tenantId, (tx) => templatesAsked(tx, tenantId, now, again));
  return [];
}

/** The templates of a WABA, as Meta describes them. */
async function saveListed(needs: Needs, tenantId: TenantId, wabaId: string, listed: readonly ListedTemplate[]): Promise<void> {
  await withTenant(needs.db, tenantId, async (tx) => {
    for (const { id, name, language, status, category, components, rejectedReason } of listed) {
      const known = categories.find((one) => one === category.toLowerCase());
      if (!known) continue;
      const facts = { wabaId, metaId: id, name, language, category: known, status, components, reason: rejectedReason };
      await saveTemplate(tx, tenantId, facts, needs.clock.now());
    }
  });
}

const categories = ['utility', 'marketing', 'authentication'] as const;
