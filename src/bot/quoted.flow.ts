import { and, eq } from 'drizzle-orm';
import { outbox } from '../../db/schema/queues.ts';
import type { Words } from '../commands/words.ts';
import { lockCard } from '../crm/card.store.ts';
import type { CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Content } from '../crm/content.ts';
import { windowUntil } from '../crm/conversation.ts';
import type { Effect } from '../crm/effect.ts';
import { clipText } from '../kit/clip.ts';
import { type DraftId, type MediaId, newId } from '../kit/ids.ts';
import type { InboundContent } from '../meta/content.ts';
import { lockFollowUp } from './follow-up.flow.ts';
import { followUpCardNow } from './follow-up-card.flow.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { forWhomCard } from './quoted-question.ts';
import { runNamed } from './run.flow.ts';
import { typed } from './typed.flow.ts';

/**
 * Swipe-reply: quoted words are for that customer. On a follow-up draft they replace it and ask for Send; where they could be a note or a
 * command, the choice is asked; quoting something about several asks which; quoting something about nobody is a command.
 */
export async function quotedWords(
  at: OwnerSituation,
  text: string,
  quotedWamid: string,
  couldBeCommand: boolean,
): Promise<Effect[]> {
  const quoted = await quotedRow(at, quotedWamid);
  const about = quoted?.about ?? [];
  if (about.length === 0) return await typed(at, text);
  if (about.length > 1) return await askWhom(at, text, about);
  const view = await at.read.contact(about[0]!);
  if (!view) return await typed(at, text);
  if (couldBeCommand) return [{ do: 'show', to: at.operator.id, card: forWhomCard(at, view, text) }];
  const card = quoted?.cardId ? await lockCard(at.tx, at.context, quoted.cardId) : null;
  if (card?.kind === 'follow-up' && card.state === 'live' && card.followUpId) {
    const row = await lockFollowUp(at.tx, at.context, card.followUpId);
    const draft = {
      id: newId<DraftId>(),
      conversationId: view.conversation!.id,
      text,
      source: 'operator' as const,
      from: at.operator.id,
      createdAt: at.context.now,
    };
    if (row) {
      const spec = await followUpCardNow(at.tx, at.context, { view, row, draft, operator: at.operator });
      return [
        {
          do: 'draft',
          id: draft.id,
          conversationId: draft.conversationId,
          followUpId: card.followUpId,
          text,
          source: 'operator',
          from: draft.from,
        },
        { do: 'settle-card', cardId: card.id, as: 'replaced', by: at.operator.id, state: 'superseded' },
        { do: 'show', to: at.operator.id, card: spec },
      ];
    }
  }
  const settle: Effect[] =
    card?.kind === 'turn' && card.state === 'live' && card.turnId
      ? [{ do: 'settle-turn', turnId: card.turnId, as: 'sent', by: at.operator.id }]
      : [];
  return [
    ...settle,
    ...(await runNamed(at, 'reply', text, view.contact.id, { what: 'quoted', ...(card ? { cardId: card.id } : {}) })),
  ];
}

/** A quoted photo, video, document, place or contact card goes to that customer, as it is. */
export async function quotedFile(
  at: OwnerSituation,
  content: InboundContent,
  file: MediaId | null,
  quotedWamid: string,
): Promise<Effect[]> {
  const quoted = await quotedRow(at, quotedWamid);
  const view = quoted?.about.length === 1 ? await at.read.contact(quoted.about[0]!) : null;
  if (!view?.conversation) return [say(at, at.words.thread.swipeToSend)];
  const passed = passOn(content, file, at.words);
  if (!passed) return [say(at, at.words.thread.cannotYet)];
  const until = windowUntil(view.conversation);
  if (!until || at.context.now >= until)
    return [say(at, at.words.thread.windowClosedSince(view.contact.name), [view.contact.id])];
  return [
    {
      do: 'send',
      conversationId: view.conversation.id,
      content: passed.content,
      category: 'free',
      because: { what: 'quoted', ...(quoted?.cardId ? { cardId: quoted.cardId } : {}) },
      approvedBy: at.operator.id,
      hold: 'grace',
      causedByWamid: at.wamid,
    },
    { do: 'supersede-cards', conversationId: view.conversation.id, as: 'answered' },
    { do: 'answered', conversationId: view.conversation.id },
    say(at, at.words.thread.quotedMediaSent(contactLabel(view.contact), passed.what), [view.contact.id]),
  ];
}

/** What an operator sent, as it goes on to a customer, and what it is called; null for what cannot go on. */
function passOn(content: InboundContent, file: MediaId | null, { media }: Words): { content: Content; what: string } | null {
  const caption = 'caption' in content && content.caption ? { caption: content.caption } : {};
  switch (content.type) {
    case 'image':
      return file && { content: { type: 'image', file, ...caption }, what: media.photo };
    case 'video':
      return file && { content: { type: 'video', file, ...caption }, what: media.video };
    case 'audio':
      return file && { content: { type: 'audio', file, voice: content.voice }, what: media.voice };
    case 'document': {
      const filename = content.filename ? { filename: content.filename } : {};
      return file && { content: { type: 'document', file, ...caption, ...filename }, what: media.document };
    }
    case 'location': {
      const { latitude, longitude, name, address } = content;
      if (latitude === null || longitude === null) return null;
      const labels = { ...(name ? { name } : {}), ...(address ? { address } : {}) };
      return { content: { type: 'location', latitude, longitude, ...labels }, what: media.location };
    }
    case 'contacts': {
      const cards = content.cards.flatMap((card) => {
        const phones = card.phones.flatMap(({ phone, waId }) => phone ?? waId ?? []);
        const name = card.name ?? phones[0];
        return name ? [{ name, phones }] : [];
      });
      return cards.length > 0 ? { content: { type: 'contacts', cards }, what: media.contactCard } : null;
    }
    default:
      return null;
  }
}

async function quotedRow(at: OwnerSituation, wamid: string) {
  const [row] = await at.tx
    .select({ about: outbox.about, cardId: outbox.cardId })
    .from(outbox)
    .where(and(eq(outbox.tenantId, at.context.tenant.id), eq(outbox.wamid, wamid), eq(outbox.operatorId, at.operator.id)));
  return row ?? null;
}

async function askWhom(
  at: OwnerSituation,
  text: string,
  about: readonly Parameters<OwnerSituation['read']['contact']>[0][],
): Promise<Effect[]> {
  const views = (await Promise.all(about.slice(0, cardLimits.rows).map((id) => at.read.contact(id)))).filter(
    (view) => view !== null,
  );
  const card: CardSpec = {
    // A list: "yes" must not mean the first of several people.
    kind: 'list',
    body: `${at.words.thread.quotedAbout(about.length)}\n“${clipText(text, 600)}”`,
    choices: views.map((view) => ({
      act: { verb: 'run', command: 'reply', rest: text, contactId: view.contact.id },
      label: clipText(view.contact.name, cardLimits.row),
    })),
    asList: true,
    listLabel: at.words.label.choose,
  };
  return [{ do: 'show', to: at.operator.id, card }];
}
