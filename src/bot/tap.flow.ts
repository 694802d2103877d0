import { askOutcome } from '../commands/bookend.ts';
import { markEmoji } from '../commands/emoji.ts';
import { commandNamed } from '../commands/list.ts';
import { readDraft } from '../crm/card.store.ts';
import type { Act, Card } from '../crm/card.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Content } from '../crm/content.ts';
import { windowUntil } from '../crm/conversation.ts';
import type { Effect } from '../crm/effect.ts';
import { outboxById } from '../crm/outbox.store.ts';
import type { ContactView } from '../crm/read.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import { answerMany, keepAnswering, stopAnswering, wordsForMany } from './answer-many.flow.ts';
import { approve, overtakenBy } from './approve.flow.ts';
import { approveMany } from './approve-many.flow.ts';
import { permitAnswered, permitEnded } from './autonomy.flow.ts';
import { stopAutopilot } from './autopilot-tap.flow.ts';
import { knock, sendTemplate } from './closed-window.flow.ts';
import { contextOf } from './command-context.ts';
import { editFormCard } from './edit-form.flow.ts';
import { tellAsker } from './escalation.flow.ts';
import { sameTapped } from './healing.flow.ts';
import { startImport } from './import-card.ts';
import { askKind, kindTapped } from './kind.flow.ts';
import { leave, snooze } from './lay-aside.flow.ts';
import { askAboutOther, otherAt } from './meet-others.flow.ts';
import { memberTapped } from './member-tap.flow.ts';
import { mergeTapped } from './merge.flow.ts';
import { more } from './more.flow.ts';
import { showToMany } from './offer-many.flow.ts';
import { keyTapped, retryOutside } from './outside-tap.flow.ts';
import { isOlder, mark, type OwnerSituation, say, settled } from './owner-situation.ts';
import { fileTapped } from './pass-on.flow.ts';
import { reviewGoesOn } from './review.flow.ts';
import { runAbout, runFixed, runForAll, runNamed } from './run.flow.ts';
import { addLeads } from './shared-cards.flow.ts';
import { showAgain } from './show-again.flow.ts';
import { skip, skippedBecause } from './skip.flow.ts';
import { answerStale, takeBack, tooLate } from './stale.flow.ts';
import { suggestedTapped } from './suggested-tap.flow.ts';
import { takeOver } from './take-over.flow.ts';
import { heldAbout } from './triage.flow.ts';
import { promptedWords } from './typed-words.flow.ts';
import { visited } from './visited.flow.ts';
import { inWords, noteOf } from './voice.flow.ts';

/** How long words are waited for after Edit or Reply. */
const promptMs = 5 * minuteMs;

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
      return draft && view ? await approve(at, card, view, draft) : [say(at, thread.noDraft)];
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
    case 'send-template': {
      const overtaken = await overtakenBy(at, card, view);
      if (overtaken) return overtaken;
      return view ? await sendTemplate(at, card, view, act.templateName) : [say(at, thread.cardGone)];
    }
    case 'move':
      return moved(at, act, card, view);
    case 'retry':
      return await retried(at, act, card, view);
    case 'done': {
      const told = await tellAsker(at, act.taskId);
      const outcome = told.length === 0 ? askOutcome(view, contextOf(at)) : null;
      return [
        { do: 'finish-task', taskId: act.taskId, operatorId: at.operator.id },
        settled(at, card, 'done'),
        ...told,
        outcome ? { do: 'show', to: at.operator.id, card: outcome } : mark(at, markEmoji.done),
      ];
    }
    case 'visited':
      return await visited(at, act, card);
    case 'as-reply':
      if (!view) return [say(at, thread.cardGone)];
      return [
        settled(at, card, 'answered'),
        ...(act.prompt
          ? await promptedWords(at, act.prompt, view, act.text)
          : await runNamed(at, 'reply', act.text, view.contact.id, { what: 'quoted' })),
      ];
    case 'in-words':
      return view ? await inWords(at, act.messageId, card, view) : [say(at, thread.cardGone)];
    case 'as-note':
      if (!view) return [say(at, thread.cardGone)];
      return [
        { do: 'note', contactId: view.contact.id, operatorId: at.operator.id, text: await noteOf(at, act) },
        settled(at, card, 'noted'),
        mark(at, markEmoji.done),
      ];
    case 'as-command':
      if (!view) return [say(at, thread.cardGone)];
      return [settled(at, card, 'done'), ...(await runAbout(at, act.text, view.contact.id, act.cardId))];
    case 'answer-permit':
      return await permitAnswered(at, act, card);
    case 'end-permit':
      return await permitEnded(at, act.permitId);
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

/** The next text is the draft's new wording, or for this customer. Where there is a form for it, the draft comes in it; words count all the same. */
async function askForWords(
  at: OwnerSituation,
  act: Extract<Act, { verb: 'edit' | 'reply' }>,
  card: Card,
  view: ContactView | null,
): Promise<Effect[]> {
  if (!view?.conversation) return [say(at, at.words.thread.cardGone)];
  const { contact, conversation } = view;
  const shared = {
    cardId: card.id,
    conversationId: conversation.id,
    contactId: contact.id,
    until: addMs(at.context.now, promptMs).toISOString(),
  };
  const asked =
    act.verb === 'edit' ? { what: 'edit' as const, draftId: act.draftId, ...shared } : { what: 'reply' as const, ...shared };
  const form = act.verb === 'edit' ? await editFormCard(at, act, card, view) : null;
  if (form)
    return [
      { do: 'ask', operator: at.operator.id, asked },
      { do: 'show', to: at.operator.id, card: form },
    ];
  const prompt = act.verb === 'edit' ? at.words.thread.editPrompt : at.words.thread.replyPrompt;
  return [{ do: 'ask', operator: at.operator.id, asked }, say(at, prompt(contactLabel(contact)), [contact.id])];
}

/** Where the window has opened again in the meantime, the words need no knock. What Meta itself refused does, whatever we think of the window. */
async function knocked(
  at: OwnerSituation,
  act: Extract<Act, { verb: 'knock' }>,
  card: Card,
  view: ContactView | null,
): Promise<Effect[]> {
  const overtaken = await overtakenBy(at, card, view);
  if (overtaken) return overtaken;
  const draft = await readDraft(at.tx, at.context, act.draftId);
  if (!draft || !view) return [say(at, at.words.thread.noDraft)];
  const until = view.conversation ? windowUntil(view.conversation) : null;
  if (card.kind !== 'failure' && until && at.context.now < until) return await approve(at, card, view, draft);
  return await knock(at, card, view, draft);
}

/** So long after it was asked a question about something that cannot be undone may be answered. */
const freshMs = 10 * minuteMs;

function forgotten(at: OwnerSituation, card: Card): Effect[] {
  const words = at.words.forget;
  if (!card.contactId) return [say(at, at.words.thread.cardGone)];
  if (at.operator.role === 'agent') return [settled(at, card, 'dismissed'), say(at, at.words.answer.mayNot('forget', 'manager'))];
  if (isOlder(at, card, freshMs)) return [settled(at, card, 'dismissed'), say(at, words.tooOld)];
  return [
    settled(at, card, 'done'),
    { do: 'forget', contactId: card.contactId, operatorId: at.operator.id, called: words.called },
    say(at, words.began),
  ];
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

/** Sends again what failed or was not confirmed, unless it has turned out meanwhile that it did arrive. */
async function retried(
  at: OwnerSituation,
  act: Extract<Act, { verb: 'retry' }>,
  card: Card,
  view: ContactView | null,
): Promise<Effect[]> {
  const row = await outboxById(at.tx, at.context, act.outboxId);
  if (row?.state !== 'failed' && row?.state !== 'unsure') {
    const text = row && view ? tooLate(at, row, contactLabel(view.contact)) : at.words.thread.cardGone;
    return [settled(at, card, 'done'), say(at, text, view ? [view.contact.id] : [])];
  }
  const because = { what: 'tap' as const, cardId: card.id };
  const other = view && (await otherAt(at, view, because, false));
  // A colleague has answered since: taking over sends these words, leaving it does not.
  if (view && other)
    return [settled(at, card, 'done'), await askAboutOther(at, view, other, { contents: [row.content as Content], because })];
  return [
    { do: 'retry-send', outboxId: act.outboxId, by: at.operator.id, causedByWamid: at.wamid },
    ...(row.conversationId ? [{ do: 'answered' as const, conversationId: row.conversationId }] : []),
    settled(at, card, 'retried'),
    mark(at, markEmoji.waiting),
  ];
}
