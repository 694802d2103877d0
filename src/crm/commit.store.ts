import type { Tx } from '../../db/client.ts';
import { type Id, newId } from '../kit/ids.ts';
import { autopilotWriters } from './commit/autopilot.store.ts';
import { businessRecordWriters } from './commit/business-records.store.ts';
import { calendarWriters } from './commit/calendars.store.ts';
import { calloutWriters } from './commit/callouts.store.ts';
import { contactWriters } from './commit/contacts.store.ts';
import { dialogueWriters } from './commit/dialogues.store.ts';
import { erasingWriters } from './commit/erasing.store.ts';
import { fileWriters } from './commit/files.store.ts';
import { firstContactWriters } from './commit/first-contact.store.ts';
import { interactionWriters } from './commit/interactions.store.ts';
import { leadWriters } from './commit/leads.store.ts';
import { logWriters } from './commit/log.store.ts';
import { memberWriters } from './commit/members.store.ts';
import { mergingWriters } from './commit/merging.store.ts';
import { offerWriters } from './commit/offers.store.ts';
import { outsideWriters } from './commit/outside.store.ts';
import { permitWriters } from './commit/permits.store.ts';
import { pipelineWriters } from './commit/pipeline.store.ts';
import { pipelinesWriters } from './commit/pipelines.store.ts';
import { ratingWriters } from './commit/ratings.store.ts';
import { recordWriters } from './commit/records.store.ts';
import { responsibleWriters } from './commit/responsible.store.ts';
import { ruleWriters } from './commit/rules.store.ts';
import { sendingWriters } from './commit/sending.store.ts';
import { settingWriters } from './commit/settings.store.ts';
import { standingWriters } from './commit/standing.store.ts';
import { threadWriters } from './commit/thread.store.ts';
import { turnWriters } from './commit/turns.store.ts';
import { waitingWriters } from './commit/waiting.store.ts';
import type { Committing, Writers } from './commit/writers.ts';
import type { CommitContext } from './commit-context.ts';
import type { Settled } from './effect.ts';
import type { Ring } from './work.ts';

/** How every effect is written, by domain; the compiler refuses one that nobody writes. */
export const writers: Writers<Settled['do']> = {
  ...threadWriters,
  ...sendingWriters,
  ...turnWriters,
  ...recordWriters,
  ...businessRecordWriters,
  ...calendarWriters,
  ...waitingWriters,
  ...offerWriters,
  ...contactWriters,
  ...autopilotWriters,
  ...permitWriters,
  ...ratingWriters,
  ...responsibleWriters,
  ...settingWriters,
  ...standingWriters,
  ...interactionWriters,
  ...memberWriters,
  ...fileWriters,
  ...leadWriters,
  ...erasingWriters,
  ...mergingWriters,
  ...pipelineWriters,
  ...pipelinesWriters,
  ...ruleWriters,
  ...dialogueWriters,
  ...outsideWriters,
  ...calloutWriters,
  ...firstContactWriters,
  ...logWriters,
};

/** Writes what was decided, in the caller's transaction, and returns what is to be rung once it is committed. */
export async function commit(tx: Tx, context: CommitContext, effects: readonly Settled[]): Promise<Ring[]> {
  const committing = {
    ...context,
    batch: context.firing?.batch ?? newId<Id<'batch'>>(),
    undoing: effects.some((effect) => effect.do === 'undone'),
  };
  const rings: Ring[] = [];
  for (const effect of effects) rings.push(...(await write(tx, committing, effect)));
  return rings;
}

function write<D extends Settled['do']>(tx: Tx, context: Committing, effect: Extract<Settled, { do: D }>): Promise<Ring[]> {
  return (writers[effect.do as D] as Writers<D>[D])(tx, context, effect);
}
