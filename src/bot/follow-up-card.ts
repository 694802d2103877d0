import { recordLine } from '../commands/record-line.ts';
import { dotted } from '../commands/rows.ts';
import { type Place, showAge, showTime } from '../commands/times.ts';
import type { Words } from '../commands/words.ts';
import type { CardSpec, Choice } from '../crm/card.ts';
import { openDeals } from '../crm/contact-view.ts';
import type { ContactView, Draft, TranscriptLine } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { FollowUpId, TurnId } from '../kit/ids.ts';
import { showMessage } from './show-message.ts';
import { clipLine, draftChoices, nameOn, openChoices, suggestion } from './turn-card.ts';

/** A template filled, with its category and price. `ofStep`: the sequence's step names it. */
export type OfferedTemplate = {
  name: string;
  text: string;
  category: 'utility' | 'marketing';
  cost: string;
  ofStep: boolean;
};

export type FollowUpCardFacts = {
  view: ContactView;
  /** Null on the card of a turn, or of words, whose window has closed. */
  followUpId: FollowUpId | null;
  turnId: TurnId | null;
  /** Which of the stage's follow-ups it is; null where it is none of them. */
  step: { n: number; of: number } | null;
  silentSince: Date;
  /** What either side said last, the older one first. */
  said: readonly TranscriptLine[];
  draft: Draft | null;
  /** What the draft says and nobody knows. */
  doubts: readonly string[];
  windowUntil: Date | null;
  /** It is night where they live, and what is approved leaves then, by this zone's clock. */
  morning: { at: Date; zone: string } | null;
  /** The templates that fit, filled; the step's own first. */
  templates: readonly OfferedTemplate[];
  /** What a knock costs; null where there is no template for it. */
  knock: { cost: string } | null;
  /** Why marketing is not offered, when it is not. */
  withoutMarketing: 'stopped' | 'us' | null;
  currency: string;
  place: Place;
  words: Words;
};

/**
 * A follow-up to decide: who, how long they have been quiet, what there is to win, which step it is, and what either side said last. While the
 * customer's window is open: the draft, until when own words go, Send · Edit · Not now. Once it has closed: what still reaches them, a line
 * each with its price: Knock with the words that wait behind it, the filled template with its category.
 */
export function followUpCard(facts: FollowUpCardFacts): CardSpec {
  const { view, words, place, draft } = facts;
  const leaves = facts.morning?.at ?? place.now;
  const open = facts.windowUntil !== null && leaves < facts.windowUntil;
  const said = facts.said.filter(({ text }) => !isSame(text, draft?.text));
  const head = [
    `⏰ *${nameOn(view.contact, 60)}*`,
    whyLine(facts),
    ...said.flatMap((line) => saidLine(line, open ? 140 : 90, words)),
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
      ...(draft ? ['', ...facts.doubts, suggestion(draft, words), draft.text] : []),
    ];
    return {
      ...shared,
      body: body.join('\n'),
      choices: draft ? draftChoices(draft, facts.doubts.length > 0, words) : openChoices(words),
    };
  }
  const name = clipText(oneLine(view.contact.name), 40);
  const templates = facts.templates.map(({ name: templateName, ofStep }, at): Choice & { ofStep: boolean } => ({
    act: { verb: 'send-template', templateName },
    label: at === 0 ? words.label.sendTemplate : words.followUp.sendGreeting,
    ofStep,
  }));
  const choices: Choice[] = [
    ...templates.filter(({ ofStep }) => ofStep),
    ...(draft && facts.knock ? [{ act: { verb: 'knock' as const, draftId: draft.id }, label: words.label.knock }] : []),
    // Their words are asked for first, and then a knock is offered for them.
    ...(!draft && facts.knock ? [{ act: { verb: 'reply' as const }, label: words.label.reply }] : []),
    ...templates.filter(({ ofStep }) => !ofStep),
    { act: { verb: 'not-now' as const }, label: words.label.notNow },
  ];
  const body = [
    ...head,
    ...(facts.windowUntil ? [closedLine(facts.windowUntil, place, words)] : []),
    ...nightLine(facts),
    ...facts.templates.filter(({ ofStep }) => ofStep).map((one) => templateLine(one, draft, words)),
    ...(draft && facts.knock
      ? [words.card.knockLine(draft.source, clipText(oneLine(draft.text), knockedWords), facts.knock.cost)]
      : []),
    ...facts.templates.filter(({ ofStep }) => !ofStep).map((one) => templateLine(one, draft, words)),
    ...(facts.withoutMarketing === 'stopped' ? [words.card.marketingStopped(name)] : []),
    ...(facts.withoutMarketing === 'us' ? [words.card.marketingNotToUs] : []),
  ];
  return { ...shared, body: body.join('\n'), choices };
}

/** How long they have been quiet, or have waited for us; the deal, which of theirs it is where there are several; the step. */
function whyLine({ view, step, silentSince, currency, place, words }: FollowUpCardFacts): string {
  const age = (since: Date) => showAge(place.now.getTime() - since.getTime());
  const waiting = view.conversation?.awaitingSince;
  return dotted(
    waiting ? words.card.unanswered(age(waiting)) : words.card.quietFor(age(silentSince)),
    openDeals(view).length > 1 && view.deal?.title && clipText(oneLine(view.deal.title), 40),
    recordLine({ view, before: null, currency, place }),
    !waiting && step && step.of > 1 && step.n <= step.of && words.card.stepOf(step.n, step.of),
  );
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
function templateLine(template: OfferedTemplate, draft: Draft | null, words: Words): string {
  const { category, cost, ofStep } = template;
  const text = isSame(template.text, draft?.text) ? '' : clipText(oneLine(template.text), 120);
  return (ofStep ? words.followUp.stepTemplate : words.card.templateLine)(category, cost, text);
}

function isSame(text: string, other: string | undefined): boolean {
  return other !== undefined && oneLine(text) === oneLine(other);
}

/** What one side said last; ours behind an arrow. */
function saidLine(said: TranscriptLine, limit: number, words: Words): string[] {
  const line = clipLine(showMessage({ ...said, content: {} }, words), limit);
  return line ? [said.direction === 'out' ? `→ ${line}` : line] : [];
}
