import type { Tx } from '../../../db/client.ts';
import { playbook } from '../../../db/schema/followups.ts';
import { type Id, newId, type PipelineId, type StageId } from '../../kit/ids.ts';
import { pipelinesOf, stagesIn } from '../deal.ts';
import type { Settled } from '../effect.ts';
import { nameKey } from '../locale.ts';
import { insertPipeline, reopenPipeline, setPipeline } from '../pipeline.store.ts';
import { counterpart } from '../pipeline.ts';
import { readPlaybook } from '../playbook.store.ts';
import { seedPreset } from '../preset.ts';
import { bringBack, endStage, findRemoved, insertStage, lockStages } from '../stage.store.ts';
import { log } from './log.store.ts';
import { undoSetting } from './undo-setting.ts';
import type { Committing, Writers } from './writers.ts';

/** The pipelines themselves. As with stages, every writer holds all the stages first. */
export const pipelinesWriters: Writers<'add-pipeline' | 'rename-pipeline' | 'remove-pipeline' | 'restore-pipeline'> = {
  async 'add-pipeline'(tx, context, { pipeline, like, by, undone }) {
    const there = pipelinesOf(await lockStages(tx, context.tenant.id));
    if (there.some(({ name }) => nameKey(name) === nameKey(pipeline.name))) return [];
    await insertPipeline(tx, context.tenant.id, { ...pipeline, position: (there.at(-1)?.position ?? -1) + 1 });
    await fill(tx, context, pipeline.id, like);
    await log(tx, context, {
      operatorId: by,
      action: 'add-pipeline',
      detail: { pipelineId: pipeline.id },
      undo: undoSetting({ do: 'remove-pipeline', pipelineId: pipeline.id, to: there[0]?.id ?? null, by, undone }, undone),
    });
    return [];
  },
  async 'rename-pipeline'(tx, context, { pipelineId, name, by, undone }) {
    const was = pipelinesOf(await lockStages(tx, context.tenant.id)).find(({ id }) => id === pipelineId);
    if (!was) return [];
    await setPipeline(tx, context.tenant.id, pipelineId, { name });
    await log(tx, context, {
      operatorId: by,
      action: 'rename-pipeline',
      detail: { pipelineId },
      undo: undoSetting({ do: 'rename-pipeline', pipelineId, name: was.name, by, undone }, undone),
    });
    return [];
  },
  async 'remove-pipeline'(tx, context, { pipelineId, to, by, undone }) {
    const all = await lockStages(tx, context.tenant.id);
    const others = to ? stagesIn({ id: to }, all) : [];
    // Without another one nobody new could come in anywhere.
    if (others.length === 0) return [];
    const own = stagesIn({ id: pipelineId }, all);
    const gave = own.map((stage) => ({ stageId: stage.id, to: counterpart(stage, others) }));
    if (own.some(({ dealCount }, at) => dealCount > 0 && !gave[at]?.to)) throw new Error('Somebody would stand in no stage.');
    for (const one of gave) await endStage(tx, context, { ...one, by });
    await setPipeline(tx, context.tenant.id, pipelineId, { removedAt: context.now });
    await log(tx, context, {
      operatorId: by,
      action: 'remove-pipeline',
      detail: { pipelineId, to },
      undo: undoSetting({ do: 'restore-pipeline', pipelineId, gave, by }, undone),
    });
    return [];
  },
  async 'restore-pipeline'(tx, context, { pipelineId, gave, by }) {
    await lockStages(tx, context.tenant.id);
    await reopenPipeline(tx, context.tenant.id, pipelineId);
    for (const { stageId, to } of gave) {
      const stage = await findRemoved(tx, context.tenant.id, stageId);
      if (stage) await bringBack(tx, context, { stage, from: to, by });
    }
    return [];
  },
};

type Like = Extract<Settled, { do: 'add-pipeline' }>['like'];

/** Its stages and their texts: as a trade begins with them, or as another pipeline of the business has them. */
async function fill(tx: Tx, context: Committing, pipelineId: PipelineId, like: Like): Promise<void> {
  const { id: tenantId } = context.tenant;
  const ids = new Map<string, StageId>();
  const stages =
    'preset' in like
      ? seedPreset(like.preset, like.locale).stages
      : stagesIn({ id: like.pipelineId }, await lockStages(tx, tenantId));
  for (const stage of stages) {
    const id = newId<StageId>();
    ids.set('key' in stage ? stage.key : stage.id, id);
    const { position, name, meaning, kind, sequence } = stage;
    await insertStage(tx, tenantId, { id, pipelineId }, { position, name, nameKey: nameKey(name), meaning, kind, sequence });
  }
  const there = await readPlaybook(tx, tenantId);
  const lines =
    'preset' in like
      ? seedPreset(like.preset, like.locale).playbook.map(({ stageKey, ...line }) => ({ ...line, stage: stageKey }))
      : there.map(({ stageId, ...line }) => ({ ...line, stage: stageId }));
  // What answers keywords belongs to no stage, and is there already.
  const own = lines.flatMap(({ kind, keywords, text, stage }) => {
    const stageId = stage ? ids.get(stage) : undefined;
    return stageId ? [{ kind, keywords, text, stageId }] : [];
  });
  if (own.length === 0) return;
  await tx
    .insert(playbook)
    .values(own.map((line, at) => ({ ...line, tenantId, id: newId<Id<'playbook-line'>>(), position: there.length + at })));
}
