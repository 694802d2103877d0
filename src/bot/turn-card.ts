import { fromHours } from '../commands/hours-question.ts';
import { recordLine } from '../commands/record-line.ts';
import { dotted } from '../commands/rows.ts';
import { type Place, showAge, showTime } from '../commands/times.ts';
import type { Words } from '../commands/words.ts';
import type { CardSpec, Choice } from '../crm/card.ts';
import { contactMark } from '../crm/contact.ts';
import type { CardHeader } from '../crm/content.ts';
import type { ContactView, Draft, TranscriptLine } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { minuteMs } from '../kit/clock.ts';
import type { FollowUpId, TurnId } from '../kit/ids.ts';
import { type ShownMessage, showMessage, showMessages } from './show-message.ts';

export type TurnCardFacts = {
  view: ContactView;
  turnId: TurnId;
  /** What they said in this turn, oldest first. */
  said: readonly ShownMessage[];
  /** The last thing said before them; null for somebody new. */
  before: { direction: 'in' | 'out'; at: Date } | null;
  currency: string;
  /** It was put off, and nothing has come since. */
  putOff?: boolean;
  draft: Draft | null;
  /** What is to be known of what they say, and is not in it. */
  notes?: readonly string[];
  /** Nobody is responsible for them yet, and whoever wants to be may say so. */
  isNobodys?: boolean;
  /** What they were told without a person, in this turn. */
  told?: { type: string; trueUntil: Date | null } | null;
  /** The model is still at it: what it will say is to be found behind More. */
  modelIsLate?: boolean;
  header?: CardHeader;
  place: Place;
  words: Words;
};

/**
 * Who and why now; what they said; the record in ten words; the suggestion. Three buttons: Send · Edit · Not now where there is something to
 * send, else Reply · Snooze · More.
 */
export function turnCard(facts: TurnCardFacts): CardSpec {
  const { view, words } = facts;
  const said = showMessages(facts.said, words);
  const shown = said.slice(-6);
  const more = said.length - shown.length;
  const lines = [
    ...(view.contact.testOf ? [words.first.testCard] : []),
    ...(facts.isNobodys ? [words.responsible.nobodysCard] : []),
    ...(facts.putOff ? [words.card.snoozedBack] : []),
    dotted(`*${nameOn(view.contact, 60)}*`, view.stage && oneLine(view.stage.name)),
    ...(more > 0 ? [words.card.moreMessages(more)] : []),
    ...shown.map((line) => clipLine(line, Math.floor(480 / shown.length))),
    ...waitingLine(facts),
    ...(facts.notes ?? []),
    ...toldLine(facts),
    // Never cut: what a tap sends must have been there to be read.
    ...(facts.draft ? ['', suggestion(facts.draft, words), facts.draft.text] : []),
  ];
  return {
    kind: 'turn',
    body: lines.join('\n'),
    ...(facts.header ? { header: facts.header } : {}),
    choices: choicesOf(facts),
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    turnId: facts.turnId,
    ...(facts.draft ? { draftId: facts.draft.id } : {}),
  };
}

/** Name and mark in one line; a long name is cut before its mark, which tells two people apart. Stars would end the bold type. */
function nameOn(contact: ContactView['contact'], limit: number): string {
  const mark = contact.nameFrom === 'phone' ? '' : contactMark(contact);
  const name = clipText(oneLine(contact.name.replaceAll('*', '')), mark ? limit - mark.length - 1 : limit);
  return mark ? `${name} ${mark}` : name;
}

/** Cut to size with its closing quotation mark. */
function clipLine(line: string, limit: number): string {
  if (line.length <= limit) return line;
  return line.endsWith('”') ? `${clipText(line, limit - 1)}”` : clipText(line, limit);
}

/** Deal, and since when they wait: what decides how soon to answer. */
function waitingLine({ view, before, currency, place, words }: TurnCardFacts): string[] {
  const since = view.conversation?.awaitingSince;
  const waitedMs = since ? place.now.getTime() - since.getTime() : 0;
  const line = dotted(
    before === null && words.card.newContact,
    // The stage stands beside the name already.
    recordLine({ view: { stage: null, deal: view.deal }, before, currency, place }),
    waitedMs > 5 * minuteMs && words.card.waitingSince(showAge(waitedMs)),
  );
  return line === '' ? [] : [line];
}

/** What they have heard from us meanwhile, so that nobody says it again. */
function toldLine({ told, place, words }: TurnCardFacts): string[] {
  if (!told) return [];
  const { byItself } = words;
  return [
    told.type === 'emergency' ? byItself.toldEmergency : byItself.toldWhen(told.trueUntil && showTime(told.trueUntil, place)),
  ];
}

/** Whose words are suggested. */
export function suggestion(draft: Draft, words: Words): string {
  const { card } = words;
  if (draft.from === fromHours) return words.byItself.fromHours;
  return { model: card.suggestedByModel, playbook: card.suggestedByPlaybook, operator: card.yourWords }[draft.source];
}

/** What is nobody's can be claimed: what gives way to that is behind More. */
function choicesOf({ draft, isNobodys, modelIsLate, words }: TurnCardFacts): Choice[] {
  const choices = draft ? turnChoices(draft, modelIsLate === true, words) : openChoices(words);
  if (!isNobodys) return choices;
  const claim: Choice = { act: { verb: 'claim' }, label: words.responsible.claim };
  return [choices[0]!, claim, { act: { verb: 'more' }, label: words.label.more }];
}

/** While the model is late its draft must be within reach, so More stands where Not now does, which is behind it. */
function turnChoices(draft: Draft, modelIsLate: boolean, words: Words): Choice[] {
  const [send, edit, notNow] = draftChoices(draft, words);
  return [send!, edit!, modelIsLate ? { act: { verb: 'more' }, label: words.label.more } : notNow!];
}

export function draftChoices(draft: Draft, words: Words): Choice[] {
  return [
    { act: { verb: 'send', draftId: draft.id }, label: words.label.send },
    { act: { verb: 'edit', draftId: draft.id }, label: words.label.edit },
    { act: { verb: 'not-now' }, label: words.label.notNow },
  ];
}

function openChoices(words: Words): Choice[] {
  return [
    { act: { verb: 'reply' }, label: words.label.reply },
    { act: { verb: 'snooze' }, label: words.label.snooze },
    { act: { verb: 'more' }, label: words.label.more },
  ];
}

export type FollowUpCardFacts = {
  view: ContactView;
  /** Null on the card of a turn, or of words, whose window has closed. */
  followUpId: FollowUpId | null;
  turnId: TurnId | null;
  /** Which of the stage's follow-ups it is; null where it is none of them. */
  step: { n: number; of: number } | null;
  silentSince: Date;
  last: TranscriptLine | null;
  draft: Draft | null;
  windowUntil: Date | null;
  /** It is night where they live, and what is approved leaves then, by this zone's clock. */
  morning: { at: Date; zone: string } | null;
  /** The template that fits, filled, with its category; null where none may or can go. */
  template: { name: string; text: string; category: 'utility' | 'marketing' } | null;
  canKnock: boolean;
  /** Why marketing is not offered, when it is not. */
  withoutMarketing: 'stopped' | 'us' | null;
  place: Place;
  words: Words;
};

/**
 * A follow-up to decide. While the customer's window is open: the draft, until when own words go, Send · Edit · Not now. Once it has closed:
 * what still reaches them, a line each: Knock with the words that wait behind it, the filled template with its category.
 */
export function followUpCard(facts: FollowUpCardFacts): CardSpec {
  const { view, words, place, draft } = facts;
  const leaves = facts.morning?.at ?? place.now;
  const open = facts.windowUntil !== null && leaves < facts.windowUntil;
  const age = (since: Date) => showAge(place.now.getTime() - since.getTime());
  const waiting = view.conversation?.awaitingSince;
  const later = facts.step && facts.step.n > 1 && facts.step.n <= facts.step.of ? facts.step : null;
  const why = waiting ? words.card.unanswered(age(waiting)) : words.card.quietFor(age(facts.silentSince));
  const head = [
    `⏰ *${nameOn(view.contact, 60)}*`,
    dotted(why, view.stage && oneLine(view.stage.name), later && words.card.stepOf(later.n, later.of)),
    ...(facts.last && !isSame(facts.last.text, draft?.text) ? lastLine(facts.last, open ? 160 : 100, words) : []),
  ];
  const shared = {
    kind: 'follow-up' as const,
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    ...(facts.followUpId ? { followUpId: facts.followUpId } : {}),
    ...(facts.turnId ? { turnId: facts.turnId } : {}),
    ...(draft ? { draftId: draft.id } : {}),
  };
  if (open) {
    const body = [
      ...head,
      words.card.ownWordsUntil(showTime(facts.windowUntil!, place)),
      ...nightLine(facts),
      ...(draft ? ['', suggestion(draft, words), draft.text] : []),
    ];
    return { ...shared, body: body.join('\n'), choices: draft ? draftChoices(draft, words) : openChoices(words) };
  }
  const name = clipText(oneLine(view.contact.name), 40);
  const choices: Choice[] = [
    ...(draft && facts.canKnock ? [{ act: { verb: 'knock' as const, draftId: draft.id }, label: words.label.knock }] : []),
    // Their words are asked for first, and then a knock is offered for them.
    ...(!draft && facts.canKnock ? [{ act: { verb: 'reply' as const }, label: words.label.reply }] : []),
    ...(facts.template
      ? [{ act: { verb: 'send-template' as const, templateName: facts.template.name }, label: words.label.sendTemplate }]
      : []),
    { act: { verb: 'not-now' as const }, label: words.label.notNow },
  ];
  const body = [
    ...head,
    ...(facts.windowUntil ? [closedLine(facts.windowUntil, place, words)] : []),
    ...nightLine(facts),
    ...(draft && facts.canKnock ? [words.card.knockLine(draft.source, clipText(oneLine(draft.text), knockedWords))] : []),
    ...(facts.template ? [templateLine(facts.template, draft, words)] : []),
    ...(facts.withoutMarketing === 'stopped' ? [words.card.marketingStopped(name)] : []),
    ...(facts.withoutMarketing === 'us' ? [words.card.marketingNotToUs] : []),
  ];
  return { ...shared, body: body.join('\n'), choices };
}

/** When what is approved now leaves, where it is night there. */
function nightLine({ morning, place, words }: FollowUpCardFacts): string[] {
  return morning ? [words.followUp.nightThere(showTime(morning.at, { ...place, timezone: morning.zone }))] : [];
}

function closedLine(windowUntil: Date, place: Place, words: Words): string {
  const time = showTime(windowUntil, place);
  return place.now < windowUntil ? words.followUp.closesAtNight(time) : words.card.windowClosed(time);
}

/** So much of the words behind a knock is on the card that offers it; what was cut is said when it is tapped, within its grace. */
export const knockedWords = 160;

/** The template as it would arrive; where it says what the draft says, that is not repeated. */
function templateLine(template: NonNullable<FollowUpCardFacts['template']>, draft: Draft | null, words: Words): string {
  return words.card.templateLine(
    template.category,
    isSame(template.text, draft?.text) ? '' : clipText(oneLine(template.text), 120),
  );
}

function isSame(text: string, other: string | undefined): boolean {
  return other !== undefined && oneLine(text) === oneLine(other);
}

/** What was said last, and by whom where it was us. */
function lastLine(last: TranscriptLine, limit: number, words: Words): string[] {
  const line = clipLine(showMessage({ ...last, content: {} }, words), limit);
  return line ? [last.direction === 'out' ? `→ ${line}` : line] : [];
}
