import { callsThatLeft } from '../crm/callout.store.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect, Undo, Undone } from '../crm/effect.ts';
import { cancelSend, outboxById } from '../crm/outbox.store.ts';
import type { Id } from '../kit/ids.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { sentFrom, tooLate, unsend } from './stale.flow.ts';
import { tooMuchHappened } from './undo-stays.flow.ts';

/** One thing that was done, and what takes it back. */
export type Entry = { id: Id<'audit'>; undo: Undo };

/** What takes an act back; `done`: whether it does, or only says why not. */
export type Inverse = 'nothing-left' | { done: boolean; effects: Effect[] };

/** What was to be told to other systems. */
function callsIn(acts: readonly Extract<Undo, { what: 'effects' }>[]): Id<'callout'>[] {
  return acts.flatMap(({ effects }) => effects.flatMap((effect) => (effect.do === 'drop-call' ? [effect.id] : [])));
}

/** Of all that was done in one go. A message decides for what was done with it: when it cannot be stopped, nothing is undone by halves. */
export async function inverseOf(at: OwnerSituation, done: readonly Entry[]): Promise<Inverse> {
  const sends = done.flatMap(({ undo }) => (undo.what === 'send' ? [undo] : []));
  const [first] = sends;
  if (first)
    return sends.some((one) => one.conversationId !== first.conversationId)
      ? await unsentMany(at, sends)
      : await unsent(at, first);
  const all = done.flatMap(({ undo }) => (undo.what === 'effects' ? [undo] : []));
  const left = await callsThatLeft(at.tx, at.context, callsIn(all));
  const acts = all.filter((act) => !callsIn([act]).some((id) => left.taken.has(id)));
  const { callouts } = at.words;
  const stay = [left.taken.size > 0 && callouts.haveLeft(left.taken.size), left.perhaps > 0 && callouts.mayHaveLeft]
    .filter(Boolean)
    .join(' ');
  if (acts.length === 0) return { done: false, effects: [say(at, stay)] };
  const stays = await tooMuchHappened(at, acts);
  if (stays) return { done: false, effects: [stays] };
  const told = await tellUndone(
    at,
    acts.map((act) => act.undone),
    stay,
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

/** Whoever was merged into somebody since is that one. */
async function aboutPresent(at: OwnerSituation, effect: Effect): Promise<Effect> {
  if (!('contactId' in effect) || !effect.contactId) return effect;
  const view = await at.read.contact(effect.contactId);
  return view ? { ...effect, contactId: view.contact.id } : effect;
}

/** One line: what there is again, and (`stay`) what is not. Of several acts in one the first counts; of several people, how many. */
async function tellUndone(at: OwnerSituation, undone: readonly Undone[], stay: string): Promise<Effect> {
  const people = [...new Set(undone.flatMap((one) => one.contactId ?? []))];
  const whole = (text: string) => [text, stay].filter(Boolean).join(' ');
  if (people.length > 1) return say(at, whole(at.words.thread.undoneMany(people.length)), people.slice(0, 10));
  const first = undone.at(-1)!;
  const view = first.contactId ? await at.read.contact(first.contactId) : null;
  const tell = at.words.undone[first.kind];
  return say(at, whole(tell(view ? contactLabel(view.contact) : '', first.detail ?? '')), view ? [view.contact.id] : []);
}
