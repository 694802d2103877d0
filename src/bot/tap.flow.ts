import { and, desc, eq } from 'drizzle-orm';
import { turns } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { markEmoji } from '../commands/emoji.ts';
import { showTime } from '../commands/times.ts';
import { draftsFor, readDraft } from '../crm/card.store.ts';
import type { Act, Card, Choice } from '../crm/card.ts';
import { clipText, oneLine } from '../crm/clip.ts';
import { contactLabel } from '../crm/contact.ts';
import { windowUntil } from '../crm/conversation.ts';
import type { Effect } from '../crm/effect.ts';
import { cancelSend } from '../crm/outbox.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { readOperator } from '../crm/tenant.store.ts';
import { laterTurn } from '../crm/turn.store.ts';
import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import type { OperatorId } from '../kit/ids.ts';
import { knock, offerOtherWays, sendTemplate } from './closed-window.flow.ts';
import { followUpUntrueNow } from './follow-up.flow.ts';
import { mark, type OwnerSituation, say } from './owner-situation.ts';
import { runNamed, runSentence } from './typed.flow.ts';

/** How long words are waited for after Edit or Reply. */
const promptMs = 5 * minuteMs;

/** A snoozed card comes back after this long. */
const snoozeMs = hourMs;

/** A tap: the card is locked, so that of two at once one goes on; then it is checked that it still means what it meant, and done. */
export async function tapped(at: OwnerSituation, act: Act, card: Card): Promise<Effect[]> {
  if (act.verb === 'run') return await runNamed(at, act.command, act.rest, act.contactId);
  if (act.verb === 'not-now' && card.state !== 'live') return await takeBack(at, card);
  if (card.state !== 'live') return await answerStale(at, card);
  const view = card.contactId ? await at.read.contact(card.contactId) : null;
  switch (act.verb) {
    case 'send': {
      const draft = await readDraft(at.tx, at.context, act.draftId);
      return draft && view ? await approve(at, card, view, draft) : [say(at, at.words.thread.noDraft)];
    }
    case 'edit': {
      const overtaken = await overtakenBy(at, card, view);
      if (overtaken) return overtaken;
      if (!view?.conversation) return [say(at, at.words.thread.cardGone)];
      const until = addMs(at.context.now, promptMs).toISOString();
      const asked = {
        what: 'edit' as const,
        cardId: card.id,
        draftId: act.draftId,
        conversationId: view.conversation.id,
        contactId: view.contact.id,
        until,
      };
      return [
        { do: 'ask', operator: at.operator.id, asked },
        say(at, at.words.thread.editPrompt(contactLabel(view.contact)), [view.contact.id]),
      ];
    }
    case 'reply': {
      if (!view?.conversation) return [say(at, at.words.thread.cardGone)];
      const until = addMs(at.context.now, promptMs).toISOString();
      const asked = {
        what: 'reply' as const,
        cardId: card.id,
        conversationId: view.conversation.id,
        contactId: view.contact.id,
        until,
      };
      return [
        { do: 'ask', operator: at.operator.id, asked },
        say(at, at.words.thread.replyPrompt(contactLabel(view.contact)), [view.contact.id]),
      ];
    }
    case 'not-now':
    case 'dismiss':
    case 'keep':
      return [
        ...leave(at, card, act.verb === 'not-now' ? 'skipped' : act.verb === 'keep' ? 'kept' : 'dismissed'),
        mark(at, markEmoji.done),
      ];
    case 'snooze':
      return await snooze(at, card);
    case 'more':
      return view ? await more(at, card, view) : [say(at, at.words.thread.cardGone)];
    case 'knock': {
      const draft = await readDraft(at.tx, at.context, act.draftId);
      const overtaken = await overtakenBy(at, card, view);
      if (overtaken) return overtaken;
      return draft && view ? await knock(at, card, view, draft) : [say(at, at.words.thread.noDraft)];
    }
    case 'send-template': {
      const overtaken = await overtakenBy(at, card, view);
      if (overtaken) return overtaken;
      return view ? await sendTemplate(at, card, view) : [say(at, at.words.thread.cardGone)];
    }
    case 'move': {
      if (!view?.deal) return [say(at, at.words.thread.cardGone)];
      const effects: Effect[] = [
        {
          do: 'move',
          dealId: view.deal.id,
          toStageId: act.stageId,
          by: 'operator',
          operatorId: at.operator.id,
          because: 'review',
        },
      ];
      return [...effects, settled(at, card, 'moved'), mark(at, markEmoji.done)];
    }
    case 'retry':
      return [
        { do: 'retry-send', outboxId: act.outboxId, by: at.operator.id },
        settled(at, card, 'retried'),
        mark(at, markEmoji.waiting),
      ];
    case 'as-reply':
      return view
        ? [settled(at, card, 'answered'), ...(await sendWords(at, view, act.text, { what: 'quoted' }))]
        : [say(at, at.words.thread.cardGone)];
    case 'as-note':
      if (!view) return [say(at, at.words.thread.cardGone)];
      return [
        { do: 'note', contactId: view.contact.id, operatorId: at.operator.id, text: act.text },
        settled(at, card, 'noted'),
        mark(at, markEmoji.done),
      ];
    case 'as-command':
      return [settled(at, card, 'done'), ...(await runSentence(at, act.text))];
    case 'open':
      return [];
  }
}

/** Sends a draft as it stands: after the grace, while the window is open and nothing has happened since the card was made. */
export async function approve(at: OwnerSituation, card: Card, view: ContactView, draft: Draft): Promise<Effect[]> {
  const overtaken = await overtakenBy(at, card, view);
  if (overtaken) return overtaken;
  if (!view.conversation) return [say(at, at.words.thread.cardGone)];
  const until = windowUntil(view.conversation);
  if (!until || at.context.now >= until) return await offerOtherWays(at, card, view, draft);
  const grace = at.context.tenant.settings.graceSeconds > 0;
  return [
    {
      do: 'send',
      conversationId: view.conversation.id,
      content: { type: 'text', body: draft.text },
      category: 'free',
      because: { what: card.followUpId ? 'follow-up' : 'tap', cardId: card.id, draftId: draft.id },
      approvedBy: at.operator.id,
      hold: 'grace',
      ...(card.followUpId && view.conversation.lastInboundAt
        ? { unlessTheyWroteAfter: view.conversation.lastInboundAt, followUpId: card.followUpId }
        : {}),
      causedByWamid: at.wamid,
    },
    settled(at, card, 'sent'),
    { do: 'supersede-cards', conversationId: view.conversation.id, as: 'sent' },
    ...(card.turnId ? [{ do: 'settle-turn' as const, turnId: card.turnId, as: 'sent', by: at.operator.id }] : []),
    ...(card.followUpId
      ? [
          {
            do: 'settle-follow-up' as const,
            followUpId: card.followUpId,
            as: draft.source === 'operator' ? ('edited' as const) : ('sent' as const),
          },
        ]
      : []),
    { do: 'answered', conversationId: view.conversation.id },
    { do: 'ask', operator: at.operator.id, asked: null },
    ...(grace ? [mark(at, markEmoji.waiting)] : []),
  ];
}

/** Own words for a customer: they leave after the grace, or the closed window's ways are offered for them. */
export async function sendWords(
  at: OwnerSituation,
  view: ContactView,
  text: string,
  because: Extract<Effect, { do: 'send' }>['because'],
): Promise<Effect[]> {
  return await runNamed(at, 'reply', text, view.contact.id, because);
}

/** Still true? They wrote again, or the follow-up has lost its reason: then that is said, and nothing is sent. */
async function overtakenBy(at: OwnerSituation, card: Card, view: ContactView | null): Promise<Effect[] | null> {
  if (!view) return null;
  if (card.turnId && card.conversationId) {
    const later = await laterTurn(at.tx, at.context, { id: card.turnId, conversationId: card.conversationId });
    if (later) {
      const close: Effect = { do: 'settle-card', cardId: card.id, as: 'newer-card', by: null, state: 'superseded' };
      return [close, say(at, at.words.thread.newerCard(view.contact.name), [view.contact.id])];
    }
  }
  if (card.followUpId && (await followUpUntrueNow(at.tx, at.context, card.followUpId, view))) {
    const close: Effect = { do: 'settle-card', cardId: card.id, as: 'they-wrote', by: null, state: 'superseded' };
    return [
      close,
      { do: 'settle-follow-up', followUpId: card.followUpId, as: 'superseded' },
      say(at, at.words.thread.theyWrote(view.contact.name), [view.contact.id]),
    ];
  }
  return null;
}

function settled(at: OwnerSituation, card: Card, as: string): Effect {
  return { do: 'settle-card', cardId: card.id, as, by: at.operator.id, state: 'settled' };
}

function leave(at: OwnerSituation, card: Card, as: string): Effect[] {
  return [
    settled(at, card, as),
    ...(card.kind === 'turn' && card.turnId ? [{ do: 'settle-turn' as const, turnId: card.turnId, as, by: at.operator.id }] : []),
    ...(card.kind === 'follow-up' && card.followUpId
      ? [{ do: 'settle-follow-up' as const, followUpId: card.followUpId, as: 'skipped' as const }]
      : []),
  ];
}

/** The card comes back by itself; a new message of theirs brings it back sooner. */
async function snooze(at: OwnerSituation, card: Card): Promise<Effect[]> {
  const until = addMs(at.context.now, snoozeMs);
  if (card.turnId) {
    await at.tx
      .update(turns)
      .set({ state: 'open', dueAt: until, startedAt: at.context.now })
      .where(and(eq(turns.tenantId, at.context.tenant.id), eq(turns.id, card.turnId)));
  }
  return [
    { do: 'settle-card', cardId: card.id, as: `snoozed:${until.toISOString()}`, by: at.operator.id, state: 'settled' },
    ...(card.followUpId && card.conversationId
      ? [
          { do: 'settle-follow-up' as const, followUpId: card.followUpId, as: 'skipped' as const },
          { do: 'plan-follow-up' as const, conversationId: card.conversationId, cardAt: until, silentSince: at.context.now },
        ]
      : []),
    say(at, at.words.thread.snoozedUntil(showTime(until, at.place)), card.contactId ? [card.contactId] : []),
  ];
}

/** What else there is: the assistant's later draft, own words, a while's rest, the contact, another stage. */
async function more(at: OwnerSituation, card: Card, view: ContactView): Promise<Effect[]> {
  const { words } = at;
  const drafts = card.turnId ? await draftsFor(at.tx, at.context, { turnId: card.turnId }) : [];
  const later = drafts.find((draft) => draft.source === 'model' && draft.id !== card.draftId);
  const run = (command: string, label: string): Choice => ({
    act: { verb: 'run', command, rest: '', contactId: view.contact.id },
    label,
  });
  const choices: Choice[] = [
    ...(later
      ? [{ act: { verb: 'send' as const, draftId: later.id }, label: words.label.send, description: oneLine(later.text) }]
      : []),
    { act: { verb: 'reply' }, label: words.label.reply },
    { act: { verb: 'snooze' }, label: words.label.snooze },
    run('show', words.label.open),
    run('move', words.label.move),
    { act: { verb: 'not-now' }, label: words.label.notNow },
  ];
  const body = [
    `*${contactLabel(view.contact)}*`,
    ...(later ? [words.card.laterSuggestion, clipText(later.text, 500)] : []),
  ].join('\n');
  const list = {
    kind: 'question' as const,
    body,
    choices,
    asList: true,
    listLabel: words.label.choose,
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    ...(card.turnId ? { turnId: card.turnId } : {}),
    ...(card.followUpId ? { followUpId: card.followUpId } : {}),
    ...(later ? { draftId: later.id } : {}),
  };
  return [{ do: 'show', to: at.operator.id, card: list }];
}

/** Not now on a card that was answered: what is still in its grace does not leave. */
async function takeBack(at: OwnerSituation, card: Card): Promise<Effect[]> {
  const sent = await sendOf(at, card);
  if (!sent || card.settledAs !== 'sent') return await answerStale(at, card);
  if (!(await cancelSend(at.tx, at.context, sent.id, 'taken-back'))) return [say(at, at.words.thread.leavingNow)];
  const view = card.contactId ? await at.read.contact(card.contactId) : null;
  return [
    { do: 'reopen-card', cardId: card.id },
    ...(card.conversationId ? [{ do: 'unanswered' as const, conversationId: card.conversationId }] : []),
    ...(sent.causedByWamid ? [{ do: 'react' as const, to: at.operator.id, wamid: sent.causedByWamid, emoji: null }] : []),
    say(at, at.words.thread.tookBack(view ? contactLabel(view.contact) : ''), card.contactId ? [card.contactId] : []),
  ];
}

/** What was sent from a card. */
async function sendOf(at: OwnerSituation, card: Card) {
  if (!card.conversationId) return null;
  const rows = await at.tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.tenantId, at.context.tenant.id), eq(outbox.conversationId, card.conversationId)))
    .orderBy(desc(outbox.id))
    .limit(20);
  return rows.find((row) => (row.because as { cardId?: string }).cardId === card.id) ?? null;
}

/** A tap on a card that is over is answered with what has happened since, and does nothing. */
async function answerStale(at: OwnerSituation, card: Card): Promise<Effect[]> {
  const { thread } = at.words;
  const about = card.contactId ? [card.contactId] : [];
  const view = card.contactId ? await at.read.contact(card.contactId) : null;
  const name = view?.contact.name ?? '';
  const time = card.settledAt ? showTime(card.settledAt, at.place) : '';
  if (card.settledAs === 'newer-card') return [say(at, thread.newerCard(name), about)];
  if (card.settledAs === 'they-wrote') return [say(at, thread.theyWrote(name), about)];
  if (card.settledAs?.startsWith('snoozed:'))
    return [say(at, thread.snoozedUntil(showTime(new Date(card.settledAs.slice(8)), at.place)), about)];
  if (card.settledAs === 'skipped' || card.settledAs === 'dismissed') return [say(at, thread.skipped, about)];
  if (card.settledAs === 'knocked') return [say(at, thread.knocked(name), about)];
  if (card.settledAs === 'moved') return [say(at, thread.movedSince(name, view?.stage?.name ?? ''), about)];
  const sent = card.settledAs === 'sent' || card.settledAs === 'answered' || card.settledAs === 'answered-on-phone';
  if (sent && card.settledBy && card.settledBy !== at.operator.id) {
    const other = await readOperator(at.tx, at.context.tenant.id, card.settledBy as OperatorId);
    return [say(at, thread.sentBy(other.name, time), about)];
  }
  return [say(at, sent ? thread.alreadyAnswered(time) : thread.cardGone, about)];
}
