import { recordLine } from '../commands/record-line.ts';
import { dotted } from '../commands/rows.ts';
import { type Place, showAge, showTime } from '../commands/times.ts';
import type { Words } from '../commands/words.ts';
import type { Card, CardSpec, Choice } from '../crm/card.ts';
import { contactMark } from '../crm/contact.ts';
import type { CardHeader } from '../crm/content.ts';
import type { Intent } from '../crm/intent.ts';
import { knownSources } from '../crm/interaction.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import type { Suggested } from '../crm/wish.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { minuteMs } from '../kit/clock.ts';
import type { TurnId } from '../kit/ids.ts';
import { type ShownMessage, showMessages } from './show-message.ts';

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
  /** What the draft says and nobody knows: it is to be looked at before it goes. */
  doubts?: readonly string[];
  /** What is to be known of what they say, and is not in it. */
  notes?: readonly string[];
  /** Nobody is responsible for them yet, and whoever wants to be may say so. */
  isNobodys?: boolean;
  /** What they want; null: nobody is sure. */
  intent?: Intent | null;
  /** What one tap could make of it. */
  suggested?: Suggested | null;
  /** It decides whose thread this comes into, so it can be corrected on the card. */
  isRouted?: boolean;
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
    dotted(`*${nameOn(view.contact, 60)}*`, view.stage && oneLine(view.stage.name), kindWord(facts)),
    ...(more > 0 ? [words.card.moreMessages(more)] : []),
    ...shown.map((line) => clipLine(line, Math.floor(480 / shown.length))),
    ...waitingLine(facts),
    ...(facts.notes ?? []),
    ...toldLine(facts),
    // Never cut: what a tap sends must have been there to be read.
    ...(facts.draft ? ['', ...(facts.doubts ?? []), suggestion(facts.draft, words), facts.draft.text] : []),
  ];
  return {
    kind: 'turn',
    body: lines.join('\n'),
    ...(facts.header ? { header: facts.header } : {}),
    choices: choicesOf(facts),
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    turnId: facts.turnId,
    ...(facts.suggested ? { suggested: facts.suggested } : {}),
    ...(facts.draft ? { draftId: facts.draft.id } : {}),
  };
}

/** Name and mark in one line; a long name is cut before its mark, which tells two people apart. Stars would end the bold type. */
export function nameOn(contact: ContactView['contact'], limit: number): string {
  const mark = contact.nameFrom === 'phone' ? '' : contactMark(contact);
  const name = clipText(oneLine(contact.name.replaceAll('*', '')), mark ? limit - mark.length - 1 : limit);
  return mark ? `${name} ${mark}` : name;
}

/** What they want, in a word; of "something else" nobody learns anything. */
function kindWord({ intent, words }: TurnCardFacts): string | null {
  return intent && intent !== 'other' ? words.routes.kinds[intent] : null;
}

/** Cut to size with its closing quotation mark. */
export function clipLine(line: string, limit: number): string {
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
  const known = knownSources[draft.from];
  if (known) return words.byItself.from[known];
  return { model: card.suggestedByModel, playbook: card.suggestedByPlaybook, operator: card.yourWords }[draft.source];
}

/** What is nobody's can be claimed, and what they said can be made something of: what gives way to that is behind More. */
function choicesOf(facts: TurnCardFacts): Choice[] {
  const { draft, isNobodys, modelIsLate, words } = facts;
  const doubtful = (facts.doubts ?? []).length > 0;
  const choices = draft ? turnChoices(draft, modelIsLate === true, doubtful, words) : openChoices(words);
  const more: Choice = { act: { verb: 'more' }, label: words.label.more };
  if (!isNobodys && facts.suggested) return [choices[0]!, suggestedChoice(facts.suggested), more];
  if (!isNobodys)
    return facts.isRouted && !modelIsLate ? [choices[0]!, choices[1]!, kindsChoice(facts.intent ?? null, words)] : choices;
  const claim: Choice = { act: { verb: 'claim' }, label: words.responsible.claim };
  return [choices[0]!, claim, more];
}

/** What a card suggests and has not been made yet. */
export function openSuggestion({ subject }: Pick<Card, 'subject'>): Suggested | null {
  return subject.suggested && !subject.suggested.done ? subject.suggested : null;
}

export function suggestedChoice({ command, rest, label }: Suggested): Choice {
  return { act: { verb: 'suggested', command, rest }, label };
}

/** Opens the list of what else they may want. What it takes the place of stands there, too. */
export function kindsChoice(intent: Intent | null, words: Words): Choice {
  const label = intent && intent !== 'other' ? words.routes.not[intent] : words.routes.whatIsIt;
  return { act: { verb: 'kinds' }, label };
}

/** While the model is late its draft must be within reach, so More stands where Not now does, which is behind it. */
function turnChoices(draft: Draft, modelIsLate: boolean, doubtful: boolean, words: Words): Choice[] {
  const [first, second, notNow] = draftChoices(draft, doubtful, words);
  return [first!, second!, modelIsLate ? { act: { verb: 'more' }, label: words.label.more } : notNow!];
}

/** Where a model's words are in doubt, Edit stands where Send does; Send asks once more. */
export function draftChoices(draft: Draft, doubtful: boolean, words: Words): Choice[] {
  const send: Choice = { act: { verb: 'send', draftId: draft.id }, label: words.label.send };
  const edit: Choice = { act: { verb: 'edit', draftId: draft.id }, label: words.label.edit };
  return [...(doubtful ? [edit, send] : [send, edit]), { act: { verb: 'not-now' }, label: words.label.notNow }];
}

export function openChoices(words: Words): Choice[] {
  return [
    { act: { verb: 'reply' }, label: words.label.reply },
    { act: { verb: 'snooze' }, label: words.label.snooze },
    { act: { verb: 'more' }, label: words.label.more },
  ];
}
