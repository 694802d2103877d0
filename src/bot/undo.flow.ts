import { and, desc, eq, isNull, lt } from 'drizzle-orm';
import { undos } from '../../db/schema/audit.ts';
import { firings } from '../../db/schema/rules.ts';
import { callName } from '../commands/colleague.ts';
import { isLastOwner, mayDecideOn, mayGive } from '../crm/access.ts';
import { contactLabel } from '../crm/contact.ts';
import { isDealUntouched } from '../crm/deal.store.ts';
import type { Effect, Settled, Undo, Undone } from '../crm/effect.ts';
import { canUndoImport } from '../crm/import.store.ts';
import { isUntouched } from '../crm/lead.store.ts';
import { cancelSend, outboxById } from '../crm/outbox.store.ts';
import { canUnskip } from '../crm/skip.store.ts';
import type { Id } from '../kit/ids.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { sentFrom, tooLate, unsend } from './stale.flow.ts';

/** So many acts are looked through for one that can still be taken back. */
const lookBack = 20;

/**
 * Takes back the operator's last act that can be taken back, whole: what was done in one go is undone in one go. What has left cannot be: then
 * it says so, and when it was read.
 */
export async function undoLast(at: OwnerSituation): Promise<Settled[]> {
  let done = await lastAct(at);
  for (let looked = 0; done.length > 0 && looked < lookBack; looked++) {
    const inverse = await inverseOf(at, done);
    if (inverse !== 'nothing-left') {
      const undone: Settled = { do: 'undone', auditIds: done.map((entry) => entry.id), operatorId: at.operator.id };
      // What came too late was not undone, so that a second "undo" does not reach for something older.
      return (inverse.done ? [undone, ...inverse.effects] : inverse.effects) as Settled[];
    }
    // Taken back by its card already, or never left: what was done before it is meant.
    done = await lastAct(at, done.at(-1)!.id);
  }
  return [say(at, at.words.thread.nothingToUndo) as Settled];
}

/** Takes back all that a rule did at once, and what it was still to do there; what a rule did is nobody's own act, so this is asked for by its firing. */
export async function undoFiring(at: OwnerSituation, firingId: Id<'firing'>): Promise<Settled[]> {
  const { rules: words } = at.words;
  const which = and(eq(firings.tenantId, at.context.tenant.id), eq(firings.id, firingId));
  const [firing] = await at.tx.select().from(firings).where(which).for('update');
  if (!firing || firing.state === 'undone' || firing.state === 'stopped') return [say(at, words.nothingToUndo) as Settled];
  const over: Settled = { do: 'firing-undone', firingId };
  const done = firing.batch ? await actOf(at, firing.batch) : [];
  if (done.length === 0) return [over, say(at, firing.state === 'waiting' ? words.notAnyMore : words.leftNothing) as Settled];
  const inverse = await inverseOf(at, done);
  if (inverse === 'nothing-left') return [over, say(at, words.leftNothing) as Settled];
  const undone: Settled = { do: 'undone', auditIds: done.map((entry) => entry.id), operatorId: at.operator.id };
  return (inverse.done ? [undone, over, ...inverse.effects] : inverse.effects) as Settled[];
}

/** What was done in one go and nobody has undone, newest first. */
async function actOf(at: OwnerSituation, batch: Id<'batch'>): Promise<Entry[]> {
  const rows = await at.tx
    .select({ id: undos.auditId, undo: undos.undo })
    .from(undos)
    .where(and(eq(undos.tenantId, at.context.tenant.id), eq(undos.batch, batch), isNull(undos.undoneAt)))
    .orderBy(desc(undos.auditId));
  return rows.map(({ id, undo }) => ({ id, undo: revived(undo) }));
}

type Entry = { id: Id<'audit'>; undo: Undo };

/** What the operator did last, or last before that, and nobody has undone: all its entries, newest first. */
async function lastAct(at: OwnerSituation, before?: Id<'audit'>): Promise<Entry[]> {
  const mine = and(eq(undos.tenantId, at.context.tenant.id), eq(undos.operatorId, at.operator.id), isNull(undos.undoneAt));
  const [last] = await at.tx
    .select({ batch: undos.batch })
    .from(undos)
    .where(and(mine, before ? lt(undos.auditId, before) : undefined))
    .orderBy(desc(undos.auditId))
    .limit(1);
  if (!last) return [];
  const rows = await at.tx
    .select({ id: undos.auditId, undo: undos.undo })
    .from(undos)
    .where(and(mine, eq(undos.batch, last.batch)))
    .orderBy(desc(undos.auditId));
  return rows.map(({ id, undo }) => ({ id, undo: revived(undo) }));
}

type Inverse = 'nothing-left' | { done: boolean; effects: Effect[] };

/** A message decides for what was done with it: when it cannot be stopped, nothing is undone by halves. */
async function inverseOf(at: OwnerSituation, done: readonly Entry[]): Promise<Inverse> {
  const sends = done.flatMap(({ undo }) => (undo.what === 'send' ? [undo] : []));
  const [first] = sends;
  if (first)
    return sends.some((one) => one.conversationId !== first.conversationId)
      ? await unsentMany(at, sends)
      : await unsent(at, first);
  const acts = done.flatMap(({ undo }) => (undo.what === 'effects' ? [undo] : []));
  const stays = await tooMuchHappened(at, acts);
  if (stays) return { done: false, effects: [stays] };
  const told = await tellUndone(
    at,
    acts.map((act) => act.undone),
  );
  const effects = await Promise.all(acts.flatMap((act) => act.effects).map((effect) => aboutPresent(at, effect)));
  return { done: true, effects: [...effects, told] };
}

async function unsent(at: OwnerSituation, undo: Extract<Undo, { what: 'send' }>): Promise<Inverse> {
  const row = await outboxById(at.tx, at.context, undo.outboxId);
  if (!row || row.state === 'cancelled' || row.state === 'failed') return 'nothing-left';
  const card = undo.cardId ? { id: undo.cardId, conversationId: undo.conversationId } : null;
  const together = card ? await sentFrom(at, card) : [];
  const rows = together.some((one) => one.id === row.id) ? together : [row];
  const view = await at.read.conversation(undo.conversationId);
  const who = view ? contactLabel(view.contact) : '';
  const stopped = await unsend(at, rows, who, at.words.thread.undoneSend(who));
  if (stopped) return { done: true, effects: stopped };
  return { done: false, effects: [say(at, tooLate(at, row, who), view ? [view.contact.id] : [])] };
}

/** Words that went to many: whoever they have not left for does not get them. */
async function unsentMany(at: OwnerSituation, sends: readonly Extract<Undo, { what: 'send' }>[]): Promise<Inverse> {
  const { answerOnce: words } = at.words;
  const stopped: Effect[] = [];
  let left = 0;
  let back = 0;
  for (const { outboxId, conversationId, cardId } of sends) {
    const row = await outboxById(at.tx, at.context, outboxId);
    if (await cancelSend(at.tx, at.context, outboxId, 'taken-back')) {
      back += 1;
      // A card of its own can be answered again; what was answered together is opened as it was.
      if (row?.because?.what === 'answer-once') stopped.push({ do: 'unanswered', conversationId, whole: true });
      else stopped.push(...(cardId ? [{ do: 'reopen-card' as const, cardId }] : []), { do: 'unanswered', conversationId });
    } else if (row && row.state !== 'cancelled' && row.state !== 'failed') left += 1;
  }
  if (back === 0) return left === 0 ? 'nothing-left' : { done: false, effects: [say(at, words.allLeft(left))] };
  const said = left > 0 ? words.undoneSome(back, left) : words.undone(back);
  return { done: true, effects: [...stopped, say(at, said)] };
}

/** What cannot be taken back any more, and so nothing of the act is: a list that is more than a day old, or somebody things happened with. */
async function tooMuchHappened(at: OwnerSituation, acts: readonly Extract<Undo, { what: 'effects' }>[]): Promise<Effect | null> {
  for (const { effects, undone } of acts)
    for (const effect of effects)
      if (effect.do === 'undo-import' && !(await canUndoImport(at.tx, at.context.tenant.id, effect.importId, at.context.now)))
        return say(at, at.words.imports.tooOld);
      else if (effect.do === 'remove-deal' && !(await isDealUntouched(at.tx, at.context.tenant.id, effect.dealId)))
        return say(at, at.words.deals.stays(await whoIs(at, undone)));
      else if (effect.do === 'unskip-follow-up' && !(await canUnskip(at.tx, at.context, effect.followUpId)))
        return say(at, at.words.followUp.skip.goneOn(await whoIs(at, undone)));
      else if (effect.do === 'unmerge' && (await at.read.canUnmerge(effect.mergeId)) !== 'yes')
        return say(at, at.words.merge.mergedFurther);
  return (await nowhereBack(at, acts)) ?? (await roleStays(at, acts)) ?? (await somebodyStays(at, acts));
}

async function whoIs(at: OwnerSituation, { contactId }: Undone): Promise<string> {
  const view = contactId ? await at.read.contact(contactId) : null;
  return view ? contactLabel(view.contact) : '';
}

/** The stage they stood in, or the colleague who had them, is no longer there. */
async function nowhereBack(at: OwnerSituation, acts: readonly Extract<Undo, { what: 'effects' }>[]): Promise<Effect | null> {
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
async function roleStays(at: OwnerSituation, acts: readonly Extract<Undo, { what: 'effects' }>[]): Promise<Effect | null> {
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
async function somebodyStays(at: OwnerSituation, acts: readonly Extract<Undo, { what: 'effects' }>[]): Promise<Effect | null> {
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

/** Whoever was merged into somebody since is that one. */
async function aboutPresent(at: OwnerSituation, effect: Effect): Promise<Effect> {
  if (!('contactId' in effect) || !effect.contactId) return effect;
  const view = await at.read.contact(effect.contactId);
  return view ? { ...effect, contactId: view.contact.id } : effect;
}

/** One line: what there is again. Of several acts in one the first counts; of several people, how many. */
async function tellUndone(at: OwnerSituation, undone: readonly Undone[]): Promise<Effect> {
  const people = [...new Set(undone.flatMap((one) => one.contactId ?? []))];
  if (people.length > 1) return say(at, at.words.thread.undoneMany(people.length), people.slice(0, 10));
  const first = undone.at(-1)!;
  const view = first.contactId ? await at.read.contact(first.contactId) : null;
  const tell = at.words.undone[first.kind];
  return say(at, tell(view ? contactLabel(view.contact) : '', first.detail ?? ''), view ? [view.contact.id] : []);
}

/** Moments were written into the log as text; under a name that ends so they are moments again. */
function revived(undo: unknown): Undo {
  return JSON.parse(JSON.stringify(undo), (key, value) =>
    typeof value === 'string' && /(At|Until)$/.test(key) && /^\d{4}-.*Z$/.test(value) ? new Date(value) : value,
  ) as Undo;
}
