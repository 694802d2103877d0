import type { ContactId, ConversationId, DealId, PipelineId, StageId } from '../kit/ids.ts';
import type { Sequence } from './sequence.ts';

/** A way that business goes. Its name is shown where a business has several. */
export type Pipeline = { id: PipelineId; name: string; position: number };

/** A stage of a pipeline: configuration, in the business's words. */
export type Stage = {
  id: StageId;
  pipeline: Pipeline;
  /** Within its pipeline, from nought on. */
  position: number;
  name: string;
  /** What it means, for people and for the model. */
  meaning: string;
  kind: 'open' | 'won' | 'lost';
  /** What is proposed to whoever falls silent here. */
  sequence: Sequence;
  dealCount: number;
  dealValue: number;
};

/** One possible piece of business. `value` is in the currency's smallest unit. */
export type Deal = {
  id: DealId;
  contactId: ContactId;
  conversationId: ConversationId;
  stageId: StageId;
  /** What it is about, where somebody has said so. */
  title: string | null;
  value: number | null;
  enteredAt: Date;
  closedAt: Date | null;
  lostBecause: string | null;
};

/** The pipelines there are, in their order. */
export function pipelinesOf(stages: readonly Stage[]): Pipeline[] {
  return [...new Map(stages.map(({ pipeline }) => [pipeline.id, pipeline])).values()];
}

/** The stages of one pipeline. */
export function stagesIn<S extends Pick<Stage, 'pipeline'>>(pipeline: Pick<Pipeline, 'id'>, stages: readonly S[]): S[] {
  return stages.filter((stage) => stage.pipeline.id === pipeline.id);
}
