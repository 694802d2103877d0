import { markEmoji } from '../commands/emoji.ts';
import type { Card } from '../crm/card.ts';
import type { Effect, SendEffect } from '../crm/effect.ts';
import { readFollowUp } from '../crm/follow-up.store.ts';
import { knocksAlready } from '../crm/outbox.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { oneLine } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { templateParam } from '../meta/clip.ts';
import { knockPayload } from './customer.flow.ts';
import { filledTemplate } from './filled-template.flow.ts';
import { followUpCardNow, reachByTemplate, stepTemplate } from './follow-up-card.flow.ts';
import { knockedWords } from './follow-up-card.ts';
import { aboutRecord, mark, type OwnerSituation, say } from './owner-situation.ts';
import { recordContent } from './quote.flow.ts';
import { theirMorning } from './their-morning.flow.ts';

/** The window closed while the words waited: they are kept, and what can still reach the customer is offered. */
export async function offerOtherWays(at: OwnerSituation, card: Card, view: ContactView, draft: Draft): Promise<Effect[]> {
  const row = card.followUpId ? await readFollowUp(at.tx, at.context, card.followUpId) : null;
  const about = { view, row, turnId: card.turnId, draft, operator: at.operator };
  return [
    { do: 'settle-card', cardId: card.id, as: 'replaced', by: at.operator.id, state: 'superseded' },
    {
      do: 'show',
      to: at.operator.id,
      card: {
        ...(await followUpCardNow(at.tx, at.context, about)),
        ...(card.subject.record ? { record: card.subject.record } : {}),
        ...(card.subject.offers ? { offers: card.subject.offers } : {}),
      },
    },
  ];
}

/**
 * Parks the words and asks the customer to open the window: the tap there lets them in at once. Where they were asked within a day and have not
 * tapped, the words wait with those that wait already.
 */
export async function knock(at: OwnerSituation, card: Card, view: ContactView, draft: Draft): Promise<Effect[]> {
  if (!view.conversation) return [say(at, at.words.thread.cardGone)];
  const morning = await theirMorning(at, card, view);
  const sends = await knockSends(at, view, {
    content: await recordContent(at, card, draft),
    because: { what: 'knock', cardId: card.id, draftId: draft.id, ...aboutRecord(card) },
    ...(card.followUpId ? { followUpId: card.followUpId } : {}),
    ...(morning ? { notBefore: morning.at } : {}),
    causedByWamid: at.wamid,
  });
  if (!sends) return [say(at, at.words.thread.cannotYet)];
  const closed = closing(at, card, 'knocked', view);
  if (sends.length === 1)
    return [...sends, ...closed, say(at, at.words.thread.knocksAlready(view.contact.name), [view.contact.id])];
  return [...sends, ...closed, ...(morning ? [morning.say] : []), say(at, knockedText(at, view, draft), [view.contact.id])];
}

/**
 * The message that waits, and the template that asks for the window; the message alone where they were asked within a day. Null where there is no
 * such template yet.
 */
export async function knockSends(
  at: OwnerSituation,
  view: ContactView,
  {
    content,
    notBefore,
    causedByWamid,
    ...shared
  }: Pick<SendEffect, 'content' | 'because' | 'followUpId' | 'notBefore' | 'causedByWamid'>,
): Promise<SendEffect[] | null> {
  const conversation = view.conversation!;
  const template = await filledTemplate(at.tx, at.context, view, { purpose: 'knock', values: [], ids: [knockPayload] });
  if (!template) return null;
  const send = { do: 'send' as const, conversationId: conversation.id, approvedBy: at.operator.id, ...shared };
  const parked: SendEffect = { ...send, content, category: 'free', hold: 'knock', ...(causedByWamid ? { causedByWamid } : {}) };
  if (await knocksAlready(at.tx, at.context, conversation.id, addMs(at.context.now, -24 * hourMs))) return [parked];
  return [
    parked,
    {
      ...send,
      ...template,
      hold: 'grace',
      ...(notBefore ? { notBefore } : {}),
      ...(conversation.lastInboundAt ? { unlessTheyWroteAfter: conversation.lastInboundAt } : {}),
    },
  ];
}

/** With the words in full where the card had room for their beginning only: what was approved is there to be read while it can be undone. */
function knockedText(at: OwnerSituation, view: ContactView, draft: Draft): string {
  const said = at.words.thread.knocked(view.contact.name);
  return oneLine(draft.text).length > knockedWords ? `${said}\n“${draft.text}”` : said;
}

/** Sends a ready template, filled, in place of own words: the one that was offered by this name, if it still may go. */
export async function sendTemplate(at: OwnerSituation, card: Card, view: ContactView, name: string): Promise<Effect[]> {
  if (!view.conversation) return [say(at, at.words.thread.cardGone)];
  const row = card.followUpId ? await readFollowUp(at.tx, at.context, card.followUpId) : null;
  const reach = await reachByTemplate(at.tx, at.context, view, at.operator.locale, stepTemplate(view, row));
  const template = reach.templates.find((one) => one.name === name);
  if (!template) {
    const why = reach.withoutMarketing === 'stopped' ? at.words.card.marketingStopped : at.words.followUp.templateGone;
    return [say(at, why(view.contact.name), [view.contact.id])];
  }
  const lastInbound = view.conversation.lastInboundAt;
  const morning = await theirMorning(at, card, view);
  return [
    {
      do: 'send',
      conversationId: view.conversation.id,
      content: {
        type: 'template',
        name: template.name,
        language: template.language,
        shown: template.text,
        components: template.values.length > 0 ? [{ place: 'body', parameters: template.values.map(text) }] : [],
      },
      category: template.category,
      because: { what: 'follow-up', cardId: card.id },
      approvedBy: at.operator.id,
      ...(card.followUpId ? { followUpId: card.followUpId } : {}),
      hold: 'grace',
      ...(morning ? { notBefore: morning.at } : {}),
      ...(lastInbound ? { unlessTheyWroteAfter: lastInbound } : {}),
      causedByWamid: at.wamid,
    },
    ...closing(at, card, 'sent', view),
    ...(morning ? [morning.say] : at.context.tenant.settings.graceSeconds > 0 ? [mark(at, markEmoji.waiting)] : []),
  ];
}

function text(value: string) {
  return { type: 'text' as const, text: templateParam(value) ?? '·' };
}

function closing(at: OwnerSituation, card: Card, as: string, view: ContactView): Effect[] {
  return [
    { do: 'settle-card', cardId: card.id, as, by: at.operator.id, state: 'settled' },
    ...(card.turnId ? [{ do: 'settle-turn' as const, turnId: card.turnId, as, by: at.operator.id }] : []),
    ...(card.followUpId ? [{ do: 'settle-follow-up' as const, followUpId: card.followUpId, as: 'sent' as const }] : []),
    ...(view.conversation ? [{ do: 'answered' as const, conversationId: view.conversation.id }] : []),
  ];
}
