import { and, eq, lte } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { templates } from '../../db/schema/followups.ts';
import { numbers } from '../../db/schema/tenants.ts';
import { newId, type TemplateId, type TenantId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import type { TemplateLine } from './template.ts';
import type { TemplatePurpose } from './template-purpose.ts';
import type { Ring } from './work.ts';

export type TemplateFacts = {
  wabaId: string;
  metaId: string | null;
  name: string;
  language: string;
  category: 'utility' | 'marketing' | 'authentication';
  status: string;
  purpose?: TemplatePurpose | null;
  components?: unknown[];
  reason?: string | null;
};

/** Writes down what Meta says of a template; what it does not say stays as it was. */
export async function saveTemplate(tx: Tx, tenantId: TenantId, facts: TemplateFacts, at: Date): Promise<void> {
  const known = {
    metaId: facts.metaId,
    category: facts.category,
    status: facts.status,
    reason: facts.reason ?? null,
    changedAt: at,
  };
  await tx
    .insert(templates)
    .values({
      tenantId,
      id: newId<TemplateId>(),
      wabaId: facts.wabaId,
      name: facts.name,
      language: facts.language,
      components: facts.components ?? [],
      purpose: facts.purpose ?? null,
      ...known,
    })
    .onConflictDoUpdate({
      target: [templates.tenantId, templates.wabaId, templates.name, templates.language],
      set: {
        ...known,
        ...(facts.components ? { components: facts.components } : {}),
        ...(facts.purpose ? { purpose: facts.purpose } : {}),
      },
    });
}

/** What Meta has said of the business's templates; of one WABA, or of all it has. */
export async function describedTemplates(tx: Tx, tenantId: TenantId, wabaId?: string): Promise<TemplateLine[]> {
  return await tx
    .select({
      name: templates.name,
      language: templates.language,
      category: templates.category,
      status: templates.status,
      components: templates.components,
      purpose: templates.purpose,
    })
    .from(templates)
    .where(and(eq(templates.tenantId, tenantId), wabaId ? eq(templates.wabaId, wabaId) : undefined))
    .orderBy(templates.name, templates.language);
}

/** Has Meta asked which templates the customers' number has; a ring that is lost is rung again while it is due. */
export async function askForTemplates(tx: Tx, { tenant, now }: CommitContext): Promise<Ring[]> {
  await tx
    .update(numbers)
    .set({ templatesDueAt: now })
    .where(and(eq(numbers.tenantId, tenant.id), eq(numbers.purpose, 'customers')));
  return [{ work: { do: 'templates', tenant: tenant.id } }];
}

/** Whether they are to be asked for now. */
export async function templatesAreDue(tx: Tx, tenantId: TenantId, now: Date): Promise<boolean> {
  const due = and(eq(numbers.tenantId, tenantId), lte(numbers.templatesDueAt, now));
  return (await tx.select({ id: numbers.id }).from(numbers).where(due).limit(1)).length > 0;
}

/** They have been asked for since, or (`again`) are to be once more; whoever has wanted to know after that still does. */
export async function templatesAsked(tx: Tx, tenantId: TenantId, since: Date, again: Date | null): Promise<void> {
  await tx
    .update(numbers)
    .set({ templatesDueAt: again })
    .where(and(eq(numbers.tenantId, tenantId), lte(numbers.templatesDueAt, since)));
}

/** Whether a template of a WABA is one that this business has to do with. */
export async function knowsTemplate(
  tx: Tx,
  tenantId: TenantId,
  which: { wabaId: string; name: string | null; metaId: string | null },
): Promise<boolean> {
  const named = which.name ? eq(templates.name, which.name) : eq(templates.metaId, which.metaId ?? '');
  const rows = await tx
    .select({ id: templates.id })
    .from(templates)
    .where(and(eq(templates.tenantId, tenantId), eq(templates.wabaId, which.wabaId), named))
    .limit(1);
  return rows.length > 0;
}

/** A webhook about one template of a WABA. False where this business does not know it. */
export async function changeTemplate(
  tx: Tx,
  tenantId: TenantId,
  which: { wabaId: string; name: string | null; language: string | null; metaId: string | null },
  change: { status?: string; category?: 'utility' | 'marketing' | 'authentication'; reason?: string | null; metaId?: string },
  at: Date,
): Promise<boolean> {
  const named = which.name
    ? and(eq(templates.name, which.name), which.language ? eq(templates.language, which.language) : undefined)
    : null;
  const rows = await tx
    .update(templates)
    .set({ ...change, changedAt: at })
    .where(
      and(
        eq(templates.tenantId, tenantId),
        eq(templates.wabaId, which.wabaId),
        named ?? eq(templates.metaId, which.metaId ?? ''),
      ),
    )
    .returning({ id: templates.id });
  return rows.length > 0;
}
