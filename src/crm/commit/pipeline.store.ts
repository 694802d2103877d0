import { eq } from 'drizzle-orm';
import { playbook } from '../../../db/schema/followups.ts';
import { tenants } from '../../../db/schema/tenants.ts';
import { type Id, newId, type StageId } from '../../kit/ids.ts';
import { pipelinesOf, type Stage, stagesIn } from '../deal.ts';
import type { Effect } from '../effect.ts';
import { fitStages, isAsSeeded } from '../fit-preset.ts';
import { lookAgainAtFollowUps } from '../follow-up.store.ts';
import { nameKey } from '../locale.ts';
import { readPlaybook } from '../playbook.store.ts';
import { type PresetName, type SeedStage, seedPreset } from '../preset.ts';
import { bringBack, endStage, findRemoved, insertStage, lockStages, setOrder, setStage } from '../stage.store.ts';
import { inThisOrder, mayTakeOver, putBehind } from '../stage-order.ts';
import { log } from './log.store.ts';
import { undoSetting } from './undo-setting.ts';
import type { Writers } from './writers.ts';

/** What the pipeline is made of. Every writer holds the stages first: of two who change them at once, one waits for the other. */
export const pipelineWriters: Writers<
  'use-preset' | 'add-stage' | 'change-stage' | 'order-stages' | 'remove-stage' | 'restore-stage'
> = {
  async 'use-preset'(tx, context, { preset, locale, by, undone }) {
    const { tenant } = context;
    const [was] = await tx.select().from(tenants).where(eq(tenants.id, tenant.id)).for('update');
    const there = await lockStages(tx, tenant.id);
    const lines = await readPlaybook(tx, tenant.id);
    const [pipeline, another] = pipelinesOf(there);
    if (!was || !pipeline || another || !isAsSeeded(there, lines, tenant.preset, tenant.locale)) return [];
    if (tenant.preset === preset && tenant.locale === locale) return [];
    const seed = seedPreset(preset, locale);
    const ids = new Map<string, StageId>();
    const { turns, fresh, given } = fitStages(there, seed.stages);
    for (const { id, to } of given) await endStage(tx, context, { stageId: id, to, by });
    // Aside first: a new name may be that of a stage which has not got its own yet.
    for (const { id } of turns) await setStage(tx, tenant.id, id, { nameKey: id });
    for (const { id, into } of turns) {
      await setStage(tx, tenant.id, id, columnsOf(into));
      ids.set(into.key, id);
    }
    for (const stage of fresh) {
      const id = newId<StageId>();
      await insertStage(tx, tenant.id, { id, pipelineId: pipeline.id }, columnsOf(stage));
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
    const back: Effect = { do: 'use-preset', preset: tenant.preset as PresetName, locale: tenant.locale, by, undone };
    await log(tx, context, { operatorId: by, action: 'use-preset', detail: { preset, locale }, undo: undoSetting(back, undone) });
    return [];
  },
  async 'add-stage'(tx, context, { stageId, pipelineId, name, meaning, sequence, after, by, undone }) {
    const there = stagesIn({ id: pipelineId }, await lockStages(tx, context.tenant.id));
    const stage = { id: stageId, kind: 'open' as const };
    await insertStage(
      tx,
      context.tenant.id,
      { id: stageId, pipelineId },
      {
        name,
        nameKey: nameKey(name),
        meaning,
        kind: stage.kind,
        sequence,
        position: there.length,
      },
    );
    const order = putBehind(there, stage, after);
    await setOrder(tx, context.tenant.id, [...there, { ...stage, position: there.length }], order);
    const to = mayTakeOver(there, stage).find(({ id }) => id === after) ?? mayTakeOver(there, stage)[0];
    const back: Effect = { do: 'remove-stage', stageId, to: to?.id ?? null, by, undone };
    await log(tx, context, { operatorId: by, action: 'add-stage', detail: { stageId }, undo: undoSetting(back, undone) });
    return [];
  },
  async 'change-stage'(tx, context, { stageId, change, by, undone }) {
    const was = stillThere(await lockStages(tx, context.tenant.id), stageId);
    await setStage(tx, context.tenant.id, stageId, { ...change, ...(change.name ? { nameKey: nameKey(change.name) } : {}) });
    if (change.sequence) await lookAgainAtFollowUps(tx, context, { stageId });
    const before = Object.fromEntries(Object.keys(change).map((key) => [key, was[key as keyof typeof change]]));
    const back: Effect = { do: 'change-stage', stageId, change: before, by, undone };
    const detail = { stageId, what: Object.keys(change) };
    await log(tx, context, { operatorId: by, action: 'change-stage', detail, undo: undoSetting(back, undone) });
    return [];
  },
  async 'order-stages'(tx, context, { first, by, undone }) {
    const all = await lockStages(tx, context.tenant.id);
    const there = besides(all, first[0]);
    await setOrder(tx, context.tenant.id, there, inThisOrder(there, first));
    const back: Effect = { do: 'order-stages', first: there.map(({ id }) => id), by, undone };
    await log(tx, context, { operatorId: by, action: 'order-stages', detail: {}, undo: undoSetting(back, undone) });
    return [];
  },
  async 'remove-stage'(tx, context, { stageId, to, by, undone }) {
    const all = await lockStages(tx, context.tenant.id);
    const there = besides(all, stageId);
    stillThere(there, stageId);
    if (to) stillThere(there, to);
    await endStage(tx, context, { stageId, to, by });
    const left = there.filter(({ id }) => id !== stageId);
    await setOrder(
      tx,
      context.tenant.id,
      left,
      left.map(({ id }) => id),
    );
    const back: Effect = { do: 'restore-stage', stageId, from: to, by, undone };
    await log(tx, context, { operatorId: by, action: 'remove-stage', detail: { stageId, to }, undo: undoSetting(back, undone) });
    return [];
  },
  async 'restore-stage'(tx, context, { stageId, from, by }) {
    const all = await lockStages(tx, context.tenant.id);
    const stage = await findRemoved(tx, context.tenant.id, stageId);
    const there = stage ? stagesIn(stage.pipeline, all) : [];
    // Another may have taken its name meanwhile: then that one stays.
    if (!stage || there.some(({ name }) => nameKey(name) === nameKey(stage.name))) return [];
    await bringBack(tx, context, { stage, from, by });
    const behind = there.filter(({ position }) => position < stage.position).at(-1)?.id ?? null;
    await setOrder(tx, context.tenant.id, [...there, stage], putBehind(there, stage, behind));
    return [];
  },
};

/** The stages of the pipeline in which this one stands. */
function besides(all: readonly Stage[], id: StageId | undefined): Stage[] {
  const pipeline = all.find((stage) => stage.id === id)?.pipeline;
  return pipeline ? stagesIn(pipeline, all) : [];
}

/** Whoever changed the stages a moment earlier may have taken it out: then what was decided is decided again, on what is there now. */
function stillThere(there: readonly Stage[], id: StageId): Stage {
  const stage = there.find((one) => one.id === id);
  if (!stage) throw new Error('The stage is no longer there.');
  return stage;
}

function columnsOf({ name, meaning, kind, sequence, position }: SeedStage) {
  return { name, nameKey: nameKey(name), meaning, kind, sequence, position };
}
