import { askOutcome } from '../commands/bookend.ts';
import { markEmoji } from '../commands/emoji.ts';
import { commandNamed } from '../commands/list.ts';
import { readDraft } from '../crm/card.store.ts';
import type { Act, Card } from '../crm/card.ts';
import type { Effect } from '../crm/effect.ts';
import type { ContactView } from '../crm/read.ts';
import { answerMany, keepAnswering, stopAnswering, wordsForMany } from './answer-many.flow.ts';
import { approve, overtakenBy } from './approve.flow.ts';
import { approveMany } from './approve-many.flow.ts';
import { askForWords } from './ask-words.flow.ts';
import { permitAnswered, permitEnded } from './autonomy.flow.ts';
import { stopAutopilot } from './autopilot-tap.flow.ts';
import { switchedOff } from './checkup.flow.ts';
import { knocked, templateChosen } from './closed-window-tap.flow.ts';
import { contextOf } from './command-context.ts';
import { askWhereDoubtful } from './draft-doubts.flow.ts';
import { tellAsker } from './escalation.flow.ts';
import { forgotten } from './forget-tap.flow.ts';
import { sameTapped } from './healing.flow.ts';
import { startImport } from './import-card.ts';
import { askKind, kindTapped } from './kind.flow.ts';
import { leave, snooze } from './lay-aside.flow.ts';
import { memberTapped } from './member-tap.flow.ts';
import { mergeTapped } from './merge.flow.ts';
import { more } from './more.flow.ts';
import { showToMany } from './offer-many.flow.ts';
import { keyTapped, retryOutside } from './outside-tap.flow.ts';
import { mark, type OwnerSituation, say, settled } from './owner-situation.ts';
import { fileTapped } from './pass-on.flow.ts';
import { quotedMeans } from './quoted-means.flow.ts';
import { askWhichWrong, askWhyWrong, rated } from './rate.flow.ts';
import { retried } from './retry.flow.ts';
import { reviewGoesOn } from './review.flow.ts';
import { runFixed, runForAll, runNamed } from './run.flow.ts';
import { addLeads } from './shared-cards.flow.ts';
import { showAgain } from './show-again.flow.ts';
import { skip, skippedBecause } from './skip.flow.ts';
import { answerStale, takeBack } from './stale.flow.ts';
import { suggestedTapped } from './suggested-tap.flow.ts';
import { takeOver } from './take-over.flow.ts';
import { heldAbout } from './triage.flow.ts';
import { visited } from './visited.flow.ts';

/** A tap: the card is locked, so that of two at once one goes on; then it is checked that it still means what it meant, and done. */
export async function tapped(at: OwnerSituation, act: Act, card: Card): Promise<Effect[]> {
  if (act.verb === 'run') return await runRow(at, act, card);
  if (act.verb === 'again') return await showAgain(at, act.cardId);
  if (act.verb === 'retry-outside') return retryOutside(at, act.id, card);
  if (act.verb === 'next') return [{ do: 'next-card', operatorId: at.operator.id }];
  if (act.verb === 'stop-answering') return await stopAnswering(at, act.id);
  if (act.verb === 'not-now' && card.state !== 'live') return await takeBack(at, card);
  if (card.state !== 'live') return await answerStale(at, card);
  if (act.verb === 'close-day') return [settled(at, card, 'done'), mark(at, markEmoji.done)];
  const view = card.contactId ? await at.read.contact(card.contactId) : null;
  const effects = await decided(at, act, card, view);
  return [...effects, ...(await reviewGoesOn(at, card, effects))];
}

/**
 * A row or button that stands for a sentence. Reading can be repeated; what carries words to somebody or changes something is done once,
 * however often it is tapped.
 */
async function runRow(at: OwnerSituation, act: Extract<Act, { verb: 'run' }>, card: Card): Promise<Effect[]> {
  const once = act.rest !== '' && commandNamed(act.command)?.changes === true;
  const held = act.command === 'show' && act.contactId ? await heldAbout(at, act.contactId) : null;
  if (!once) return held ?? (await runFixed(at, act));
  if (card.state !== 'live') return await answerStale(at, card);
  const as = act.command === 'reply' ? 'answered' : 'done';
  return [settled(at, card, as), ...(await runFixed(at, act))];
}

type OnCard = Exclude<Act, { verb: 'run' | 'again' | 'next' | 'close-day' | 'stop-answering' | 'retry-outside' }>;

async function decided(at: OwnerSituation, act: OnCard, card: Card, view: ContactView | null): Promise<Effect[]> {
  const { thread } = at.words;
  switch (act.verb) {
    case 'send': {
      const draft = await readDraft(at.tx, at.context, act.draftId);
      if (!draft || !view) return [say(at, thread.noDraft)];
      return (await askWhereDoubtful(at, act, card, view, draft)) ?? (await approve(at, card, view, draft));
    }
    case 'edit':
    case 'reply': {
      const overtaken = act.verb === 'edit' ? await overtakenBy(at, card, view) : null;
      return overtaken ?? [touched(card), ...(await askForWords(at, act, card, view))];
    }
    case 'claim':
      return await claimed(at, card, view);
    case 'not-now':
      return await skip(at, card, view);
    case 'skipped-because':
      return view ? await skippedBecause(at, act, card, view) : [say(at, thread.cardGone)];
    case 'dismiss':
      return [...leave(at, card, 'dismissed'), mark(at, markEmoji.done)];
    case 'keep':
      return [...leave(at, card, 'kept'), mark(at, markEmoji.done)];
    case 'snooze':
      return (await overtakenBy(at, card, view)) ?? (await snooze(at, card));
    case 'more':
      return view ? [touched(card), ...(await more(at, card, view))] : [say(at, thread.cardGone)];
    case 'suggested':
      return await suggestedTapped(at, act, card, view);
    case 'kinds':
      return view ? [touched(card), ...(await askKind(at, card, view))] : [say(at, thread.cardGone)];
    case 'kind':
      return view ? await kindTapped(at, act.intent, card, view) : [say(at, thread.cardGone)];
    case 'knock':
      return await knocked(at, act, card, view);
    case 'send-template':
      return await templateChosen(at, act, card, view);
    case 'move':
      return moved(at, act, card, view);
    case 'retry':
      return await retried(at, act, card, view);
    case 'done':
      return await taskDone(at, act, card, view);
    case 'visited':
      return await visited(at, act, card);
    case 'as-reply':
    case 'in-words':
    case 'as-note':
    case 'as-command':
      return view ? await quotedMeans(at, act, card, view) : [say(at, thread.cardGone)];
    case 'answer-permit':
      return await permitAnswered(at, act, card);
    case 'end-permit':
      return await permitEnded(at, act.permitId);
    case 'rate':
      return await rated(at, act, card);
    case 'rate-which':
      return await askWhichWrong(at, act, card);
    case 'rate-why':
      return await askWhyWrong(at, act, card);
    case 'switch-off':
      return await switchedOff(at, act, card);
    case 'stop-autopilot':
      return await stopAutopilot(at, act, card, view);
    case 'take-over':
      return await takeOver(at, act, card);
    case 'forget':
      return forgotten(at, card);
    case 'same-person':
      return await sameTapped(at, act, card);
    case 'merge':
      return await mergeTapped(at, act, card);
    case 'remove-operator':
    case 'let-in':
    case 'renew-recovery':
      return await memberTapped(at, act, card);
    case 'add-api-key':
    case 'revoke-api-key':
      return await keyTapped(at, act, card);
    case 'run-all':
      return [settled(at, card, 'done'), ...(await runForAll(at, act.command, act.rest, card.subject.people ?? []))];
    case 'preview-answer':
      return await wordsForMany(at, card, act.text);
    case 'answer-many':
      return await answerMany(at, act.text, card);
    case 'show-to-many':
      return await showToMany(at, card);
    case 'approve-many':
      return await approveMany(at, act.cards, card);
    case 'keep-answering':
      return keepAnswering(at, act.text, card);
    case 'pass-on':
    case 'keep-file':
    case 'forget-file':
      return await fileTapped(at, act, card);
    case 'import':
      return startImport(at, act, card);
    case 'add-leads':
      return await addLeads(at, act, card);
    // What a form's answer means, and no button.
    case 'reword':
    case 'open':
      return [];
  }
}

function touched(card: Card): Effect {
  return { do: 'touch-card', cardId: card.id };
}

/** Theirs from now on; the card stays, to be answered. */
async function claimed(at: OwnerSituation, card: Card, view: ContactView | null): Promise<Effect[]> {
  if (!view?.conversation) return [say(at, at.words.thread.cardGone)];
  const taken = (await runNamed(at, 'claim', '', view.contact.id)).filter((effect) => effect.do === 'assign');
  return [touched(card), ...taken, mark(at, markEmoji.done)];
}

/** A review flag's Yes. Whoever moved the deal since knew better than the flag. */
function moved(at: OwnerSituation, act: Extract<Act, { verb: 'move' }>, card: Card, view: ContactView | null): Effect[] {
  if (!view?.deal) return [say(at, at.words.thread.cardGone)];
  if (view.deal.enteredAt > card.createdAt) {
    const text = at.words.thread.movedSince(view.contact.name, view.stage?.name ?? '');
    return [settled(at, card, 'moved'), say(at, text, [view.contact.id])];
  }
  const { deal } = view;
  return [
    { do: 'move', dealId: deal.id, toStageId: act.stageId, by: 'operator', operatorId: at.operator.id, because: 'review' },
    settled(at, card, 'moved'),
    mark(at, markEmoji.done),
  ];
}

/** What was asked of them is done; whoever asked hears of it, and a visit is asked how it went. */
async function taskDone(
  at: OwnerSituation,
  { taskId }: Extract<Act, { verb: 'done' }>,
  card: Card,
  view: ContactView | null,
): Promise<Effect[]> {
  const told = await tellAsker(at, taskId);
  const outcome = told.length === 0 ? askOutcome(view, contextOf(at)) : null;
  return [
    { do: 'finish-task', taskId, operatorId: at.operator.id },
    settled(at, card, 'done'),
    ...told,
    outcome ? { do: 'show', to: at.operator.id, card: outcome } : mark(at, markEmoji.done),
  ];
}
