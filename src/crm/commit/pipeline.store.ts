import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { deals, stages } from '../../../db/schema/crm.ts';
import { playbook } from '../../../db/schema/followups.ts';
import { tenants } from '../../../db/schema/tenants.ts';
import { type Id, newId, type OperatorId, type StageId } from '../../kit/ids.ts';
import { moveDeal, readStages } from '../deal.store.ts';
import { fitStages, isAsSeeded } from '../fit-preset.ts';
import { nameKey } from '../locale.ts';
import { readPlaybook } from '../playbook.store.ts';
import { type PresetName, type SeedStage, seedPreset } from '../preset.ts';
import { log } from './log.store.ts';
import type { Committing, Writers } from './writers.ts';

/** What the pipeline is made of. */
export const pipelineWriters: Writers<'use-preset'> = {
  async 'use-preset'(tx, context, { preset, locale, by, undone }) {
    const { tenant } = context;
    const [was] = await tx.select().from(tenants).where(eq(tenants.id, tenant.id)).for('update');
    const there = await lockStages(tx, context);
    const lines = await readPlaybook(tx, tenant.id);
    if (!was || !isAsSeeded(there, lines, tenant.preset, tenant.locale)) return [];
    if (tenant.preset === preset && tenant.locale === locale) return [];
    const seed = seedPreset(preset, locale);
    const ids = new Map<string, StageId>();
    const { turns, fresh, given } = fitStages(there, seed.stages);
    for (const { id, to } of given) await giveUp(tx, context, by, id, to);
    // Aside first: a new name may be that of a stage which has not got its own yet.
    for (const { id } of turns) await setStage(tx, context, id, { nameKey: id });
    for (const { id, into } of turns) {
      await setStage(tx, context, id, columnsOf(into));
      ids.set(into.key, id);
    }
    for (const stage of fresh) {
      const id = newId<StageId>();
      await tx.insert(stages).values({ tenantId: tenant.id, id, pipeline: 'main', ...columnsOf(stage) });
      ids.set(stage.key, id);
    }
    await tx.delete(playbook).where(eq(playbook.tenantId, tenant.id));
    await tx.insert(playbook).values(
      seed.playbook.map(({ kind, stageKey, keywords, text, position }) => ({
        tenantId: tenant.id,
        id: newId<Id<'playbook-line'>>(),
        kind,
        stageId: stageKey ? (ids.get(stageKey) ?? null) : null,
        keywords,
        text,
        position,
      })),
    );
    await tx.update(tenants).set({ preset, locale }).where(eq(tenants.id, tenant.id));
    await log(tx, context, {
      operatorId: by,
      action: 'use-preset',
      detail: { preset, locale },
      undo: {
        what: 'effects',
        effects: [{ do: 'use-preset', preset: tenant.preset as PresetName, locale: tenant.locale, by, undone }],
        undone: { kind: 'setting', detail: undone },
      },
    });
    return [];
  },
};

/** The stages as they are, kept so until the transaction ends: of two who change them at once, one waits for the other. */
async function lockStages(tx: Tx, { tenant }: Committing) {
  await tx.select({ id: stages.id }).from(stages).where(eq(stages.tenantId, tenant.id)).orderBy(stages.id).for('update');
  return await readStages(tx, tenant.id);
}

function columnsOf({ name, meaning, kind, silenceHours, position }: SeedStage) {
  return { name, nameKey: nameKey(name), meaning, kind, silenceHours, position };
}

async function setStage(tx: Tx, { tenant }: Committing, id: StageId, change: Partial<typeof stages.$inferInsert>): Promise<void> {
  await tx
    .update(stages)
    .set(change)
    .where(and(eq(stages.tenantId, tenant.id), eq(stages.id, id)));
}

/** A stage ends; whoever stands there goes on to another. */
async function giveUp(tx: Tx, context: Committing, by: OperatorId, id: StageId, to: StageId): Promise<void> {
  const there = await tx
    .select({ id: deals.id })
    .from(deals)
    .where(and(eq(deals.tenantId, context.tenant.id), eq(deals.stageId, id)));
  for (const deal of there)
    await moveDeal(tx, context, { dealId: deal.id, toStageId: to, by: 'operator', operatorId: by, because: 'stage-removed' });
  await setStage(tx, context, id, { removedAt: context.now, nameKey: sql`${stages.id}::text` as never });
}
