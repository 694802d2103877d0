import { type Db, withTenant } from '../../db/client.ts';
import { saveTemplate } from '../crm/template.store.ts';
import { readMainNumber } from '../crm/tenant.store.ts';
import type { Clock } from '../kit/clock.ts';
import type { TenantId } from '../kit/ids.ts';
import type { Log } from '../kit/log.ts';
import type { Vault } from '../kit/secrets.ts';
import type { Graph } from '../meta/graph.client.ts';
import { ownTemplates, templateRequest } from './own-templates.ts';

type Needs = { db: Db; clock: Clock; graph: Graph; vault: Vault; log: Log };

/** Submits those of Hilo's own templates that this business's WABA lacks, and writes down what Meta says of all of them. Safe to repeat. */
export async function submitOwnTemplates(needs: Needs, tenantId: TenantId): Promise<{ approved: number; waiting: number }> {
  const number = await withTenant(needs.db, tenantId, (tx) => readMainNumber(tx, tenantId));
  const token = needs.vault.open(number.tokenSealed, `${tenantId}/token`);
  const listed = await needs.graph.listTemplates(token, number.wabaId);
  if (!listed.ok) {
    needs.log.warn('templates could not be listed', { code: listed.error.code });
    return { approved: 0, waiting: ownTemplates.length };
  }
  let approved = 0;
  for (const own of ownTemplates) {
    const there = listed.value.find((one) => one.name === own.name && one.language === own.language);
    const request = templateRequest(own);
    const made = there ? null : await needs.graph.createTemplate(token, number.wabaId, request);
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
          wabaId: number.wabaId,
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
  return { approved, waiting: ownTemplates.length - approved };
}
