import { callName } from '../commands/colleague.ts';
import { isLastOwner, mayDecideOn, mayGive } from '../crm/access.ts';
import { isNameTaken } from '../crm/callout.store.ts';
import { contactLabel } from '../crm/contact.ts';
import { isDealUntouched } from '../crm/deal.store.ts';
import type { Effect, Undo, Undone } from '../crm/effect.ts';
import { canUndoImport } from '../crm/import.store.ts';
import { isUntouched } from '../crm/lead.store.ts';
import { type OutboxRow, outboxById } from '../crm/outbox.store.ts';
import { canUnskip } from '../crm/skip.store.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { tooLate } from './stale.flow.ts';

type Acts = Extract<Undo, { what: 'effects' }>;

/** What cannot be taken back any more, and so nothing of the act is: a list that is more than a day old, or somebody things happened with. */
export async function tooMuchHappened(at: OwnerSituation, acts: readonly Acts[]): Promise<Effect | null> {
  for (const { effects, undone } of acts)
    for (const effect of effects)
      if (effect.do === 'undo-import' && !(await canUndoImport(at.tx, at.context.tenant.id, effect.importId, at.context.now)))
        return say(at, at.words.imports.tooOld);
      else if (effect.do === 'remove-deal' && !(await isDealUntouched(at.tx, at.context.tenant.id, effect.dealId)))
        return say(at, at.words.deals.stays(await whoIs(at, undone)));
      else if (effect.do === 'cancel-send') {
        const row = await outboxById(at.tx, at.context, effect.outboxId, 'update');
        const who = await whoIs(at, undone);
        if (row && hasLeft(row)) return say(at, tooLate(at, row, who), undone.contactId ? [undone.contactId] : []);
      } else if (effect.do === 'unskip-follow-up' && !(await canUnskip(at.tx, at.context, effect.followUpId)))
        return say(at, at.words.followUp.skip.goneOn(await whoIs(at, undone)));
      else if (effect.do === 'unmerge' && (await at.read.canUnmerge(effect.mergeId)) !== 'yes')
        return say(at, at.words.merge.mergedFurther);
      else if (effect.do === 'set-connection' && effect.state !== 'removed' && (await isNameTaken(at.tx, at.context, effect.id)))
        return say(at, at.words.callouts.nameTaken(undone.detail ?? ''));
  return (await nowhereBack(at, acts)) ?? (await roleStays(at, acts)) ?? (await somebodyStays(at, acts));
}

/** It is on its way or has arrived: nothing takes it back. */
function hasLeft({ state }: OutboxRow): boolean {
  return !['held', 'queued', 'cancelled', 'failed'].includes(state);
}

async function whoIs(at: OwnerSituation, { contactId }: Undone): Promise<string> {
  const view = contactId ? await at.read.contact(contactId) : null;
  return view ? contactLabel(view.contact) : '';
}

/** The stage they stood in, or the colleague who had them, is no longer there. */
async function nowhereBack(at: OwnerSituation, acts: readonly Acts[]): Promise<Effect | null> {
  for (const { effects, undone } of acts)
    for (const effect of effects) {
      const name = undone.detail ?? '';
      if (effect.do === 'move' && !(await at.read.stages()).some(({ id }) => id === effect.toStageId))
        return say(at, at.words.thread.stageGone(name), undone.contactId ? [undone.contactId] : []);
      if (effect.do === 'assign' && effect.to && !(await at.read.team()).some(({ id }) => id === effect.to))
        return say(at, at.words.thread.colleagueGone(name), undone.contactId ? [undone.contactId] : []);
    }
  return null;
}

/** Who was given a role may have become the only owner since, and who gave it may have lost the right to. */
async function roleStays(at: OwnerSituation, acts: readonly Acts[]): Promise<Effect | null> {
  for (const { effects } of acts)
    for (const effect of effects) {
      if (effect.do !== 'set-operator' || !effect.change.role) continue;
      const team = await at.read.team();
      const whom = team.find((one) => one.id === effect.operatorId);
      const name = whom ? callName(whom) : '';
      if (whom && effect.change.role !== 'owner' && isLastOwner(team, whom.id)) return say(at, at.words.members.lastOwner(name));
      if (!whom || !mayDecideOn(at.operator, whom) || !mayGive(at.operator.role, effect.change.role))
        return say(at, at.words.members.mayNotDecide(name));
    }
  return null;
}

/** A lead with whom something has happened since stays, and then so do those who came with it. */
async function somebodyStays(at: OwnerSituation, acts: readonly Acts[]): Promise<Effect | null> {
  const added = acts.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.do === 'remove-lead' ? [effect.contactId] : [])),
  );
  for (const id of added) {
    const view = await at.read.contact(id);
    if (view && !(await isUntouched(at.tx, at.context.tenant.id, id)))
      return say(at, at.words.files.touchedSince(contactLabel(view.contact)), [id]);
  }
  return null;
}
