import { type Place, showAge, showTime } from '../commands/times.ts';
import type { Words } from '../commands/words.ts';
import type { CardSpec, Choice } from '../crm/card.ts';
import { clipText, oneLine } from '../crm/clip.ts';
import { contactLabel } from '../crm/contact.ts';
import type { CardHeader } from '../crm/content.ts';
import type { ContactView, Draft, TranscriptLine } from '../crm/read.ts';
import type { FollowUpId, TurnId } from '../kit/ids.ts';
import { type ShownMessage, showMessage } from './show-message.ts';

export type TurnCardFacts = {
  view: ContactView;
  turnId: TurnId;
  /** What they said in this turn, oldest first. */
  said: readonly ShownMessage[];
  isNew: boolean;
  draft: Draft | null;
  header?: CardHeader;
  place: Place;
  words: Words;
};

/**
 * Who and why now; what they said; the record in ten words; the suggestion. Three buttons: Send · Edit · Not now where there is something to
 * send, else Reply · Snooze · More (product.md, cards).
 */
export function turnCard(facts: TurnCardFacts): CardSpec {
  const { view, words } = facts;
  const stage = view.stage?.name;
  const said = facts.said.map((message) => showMessage(message, words)).filter((line) => line !== '');
  const shown = said.slice(-6);
  const more = said.length - shown.length;
  const lines = [
    [`*${clipText(contactLabel(view.contact), 60)}*`, stage].filter(Boolean).join(' · '),
    ...(more > 0 ? [words.card.moreMessages(more)] : []),
    ...shown.map((line) => `“${clipText(line, Math.floor(480 / shown.length))}”`),
    ...recordLine(facts),
    ...(facts.draft ? ['', suggestion(facts.draft, words), clipText(facts.draft.text, 420)] : []),
  ];
  return {
    kind: 'turn',
    body: lines.join('\n'),
    ...(facts.header ? { header: facts.header } : {}),
    choices: facts.draft ? draftChoices(facts.draft, words) : openChoices(words),
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    turnId: facts.turnId,
    ...(facts.draft ? { draftId: facts.draft.id } : {}),
  };
}

/** Deal, and since when they wait: what decides how soon to answer. */
function recordLine({ view, isNew, place, words }: TurnCardFacts): string[] {
  const since = view.conversation?.awaitingSince;
  const waited = since ? place.now.getTime() - since.getTime() : 0;
  const parts = [
    isNew ? words.card.newContact : null,
    waited > 5 * 60_000 ? words.card.waitingSince(showAge(waited)) : null,
  ].filter(Boolean);
  return parts.length > 0 ? [parts.join(' · ')] : [];
}

export function suggestion(draft: Draft, words: Words): string {
  return draft.source === 'model' ? words.card.suggestedByModel : words.card.suggestedByPlaybook;
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
  followUpId: FollowUpId;
  silentSince: Date;
  last: TranscriptLine | null;
  draft: Draft | null;
  windowUntil: Date | null;
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
 * what still reaches them — Knock, or the filled template with its category (product.md, follow-ups).
 */
export function followUpCard(facts: FollowUpCardFacts): CardSpec {
  const { view, words, place, draft } = facts;
  const open = facts.windowUntil !== null && place.now < facts.windowUntil;
  const quiet = words.card.quietFor(showAge(place.now.getTime() - facts.silentSince.getTime()), view.stage?.name ?? '');
  const last = facts.last?.text ? `“${clipText(oneLine(facts.last.text), 160)}”` : null;
  const head = [`⏰ *${clipText(contactLabel(view.contact), 60)}*`, quiet, ...(last ? [last] : [])];
  const shared = {
    kind: 'follow-up' as const,
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    followUpId: facts.followUpId,
    ...(draft ? { draftId: draft.id } : {}),
  };
  if (open) {
    const body = [
      ...head,
      words.card.ownWordsUntil(showTime(facts.windowUntil!, place)),
      ...(draft ? ['', suggestion(draft, words), clipText(draft.text, 420)] : []),
    ];
    return { ...shared, body: body.join('\n'), choices: draft ? draftChoices(draft, words) : openChoices(words) };
  }
  const name = clipText(view.contact.name, 40);
  const choices: Choice[] = [
    ...(draft && facts.canKnock ? [{ act: { verb: 'knock' as const, draftId: draft.id }, label: words.label.knock }] : []),
    ...(facts.template
      ? [{ act: { verb: 'send-template' as const, templateName: facts.template.name }, label: words.label.sendTemplate }]
      : []),
    { act: { verb: 'not-now' as const }, label: words.label.notNow },
  ];
  const body = [
    ...head,
    ...(facts.windowUntil ? [words.card.windowClosed(showTime(facts.windowUntil, place))] : []),
    ...(draft ? ['', suggestion(draft, words), clipText(draft.text, 300)] : []),
    ...(draft && facts.canKnock ? ['', words.card.knockOffer(name)] : []),
    ...(facts.template ? [words.card.templateOffer(facts.template.category), `“${clipText(facts.template.text, 260)}”`] : []),
    ...(facts.withoutMarketing === 'stopped' ? [words.card.marketingStopped(name)] : []),
    ...(facts.withoutMarketing === 'us' ? [words.card.marketingNotToUs] : []),
  ];
  return { ...shared, body: body.join('\n'), choices };
}
