import { changeTemplate } from '../crm/template.store.ts';
import { readNumber } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import type { InboundTemplate } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';

const categories = ['utility', 'marketing', 'authentication'] as const;

/** Meta approved, paused or re-categorised a template: what is offered from now on follows it. */
export async function templateTold({ tx, context, numberId }: Arrived, told: InboundTemplate): Promise<Ring[]> {
  const category = told.newCategory?.toLowerCase();
  const known = categories.find((one) => one === category);
  // A category change that is only announced has `correctCategory`; today's is still the old one.
  const moves = told.change === 'category' && told.correctCategory === null && known ? { category: known } : {};
  const status =
    told.change === 'status' && told.event
      ? { status: told.event === 'REINSTATED' ? 'APPROVED' : told.event, reason: told.reason }
      : {};
  if (Object.keys({ ...moves, ...status }).length === 0) return [];
  const { wabaId } = await readNumber(tx, context.tenant.id, numberId);
  const which = { wabaId, name: told.name, language: told.language, metaId: told.id };
  await changeTemplate(
    tx,
    context.tenant.id,
    which,
    { ...moves, ...status, ...(told.id ? { metaId: told.id } : {}) },
    context.now,
  );
  return [];
}
