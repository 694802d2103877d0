import { and, asc, eq, gt, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import { media, messages } from '../../db/schema/crm.ts';
import { acts, cards } from '../../db/schema/followups.ts';
import { lastPeople } from '../commands/last-people.ts';
import { contactChoices } from '../commands/rows.ts';
import { describePerson } from '../commands/which.ts';
import type { Words } from '../commands/words.ts';
import type { Act, Card, CardSpec, Choice } from '../crm/card.ts';
import { contactLabel } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import type { Content } from '../crm/content.ts';
import { windowUntil } from '../crm/conversation.ts';
import type { Because, Effect } from '../crm/effect.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import type { MediaId, MessageId } from '../kit/ids.ts';
import type { InboundContent } from '../meta/content.ts';
import { contextOf } from './command-context.ts';
import { looksLikeList } from './import-card.ts';
import { type OwnerSituation, say } from './owner-situation.ts';

/** Something an operator sent that is not words: the message, what it says, and its file where it has one. */
export type SentFile = {
  messageId: MessageId;
  content: InboundContent;
  file: MediaId | null;
  /** Whether a voice message will be put into words. */
  heard?: boolean;
};

/** Hands it on to a customer as it is, with the same grace as words. Where their 24 hours are over it stays, and says so. */
export async function passTo(
  at: OwnerSituation,
  view: ContactView,
  sent: readonly SentFile[],
  because: Because,
): Promise<Effect[]> {
  const passed = sent.flatMap((one) => passOn(one, at.words) ?? []);
  const [first] = passed;
  if (!first) return [say(at, at.words.thread.cannotYet)];
  return sendAsIs(
    at,
    view,
    passed.map((one) => one.content),
    because,
    first.what,
  );
}

/** Contents to a customer as they are, with the same grace as words; `what` the first is called. */
export function sendAsIs(
  at: OwnerSituation,
  view: ContactView,
  contents: readonly Content[],
  because: Because,
  called: string,
): Effect[] {
  const { contact, conversation } = view;
  const what = contents.length > 1 ? `${contents.length} × ${called}` : called;
  const until = conversation ? windowUntil(conversation) : null;
  if (!conversation || !until || at.context.now >= until)
    return [say(at, at.words.files.windowClosed(contactLabel(contact), called), [contact.id])];
  return [
    ...contents.map(
      (content): Effect => ({
        do: 'send',
        conversationId: conversation.id,
        content,
        category: 'free',
        because,
        approvedBy: at.operator.id,
        hold: 'grace',
        causedByWamid: at.wamid,
      }),
    ),
    { do: 'supersede-cards', conversationId: conversation.id, as: 'answered', by: at.operator.id },
    { do: 'answered', conversationId: conversation.id },
    say(at, at.words.thread.quotedMediaSent(contactLabel(contact), what), [contact.id]),
  ];
}

/** What is sent within so long of a question about a file belongs to it: an album is one question, not ten. */
const albumMs = minuteMs;

/** Nobody was quoted: to one of the last three, kept, or forgotten. */
export async function askForWhom(at: OwnerSituation, sent: SentFile): Promise<Effect[]> {
  const { files, thread, label } = at.words;
  const passed = passOn(sent, at.words);
  if (!passed) return [say(at, thread.swipeToSend)];
  if (await isAsked(at)) return [];
  const context = contextOf(at);
  const people = await lastPeople(context);
  const rows = contactChoices(
    people.map((view) => ({ view, description: describePerson(view, context), command: 'show', rest: '' })),
  ).map(
    (choice, n): Choice => ({ ...choice, act: { verb: 'pass-on', messageId: sent.messageId, contactId: people[n]!.contact.id } }),
  );
  const file: Choice[] = sent.file
    ? [
        { label: files.keepFile, description: files.keepFileHow, act: { verb: 'keep-file' } },
        { label: files.forgetFile, act: { verb: 'forget-file', messageId: sent.messageId } },
      ]
    : [{ label: label.notNow, act: { verb: 'dismiss' } }];
  const card: CardSpec = {
    kind: 'list',
    body: files.forWhom(passed.what),
    choices: [...rows, ...file],
    asList: true,
    listLabel: label.choose,
    about: people.map((view) => view.contact.id),
  };
  return [{ do: 'show', to: at.operator.id, card }];
}

/** The tap behind a question about a file. */
export async function fileTapped(
  at: OwnerSituation,
  act: Extract<Act, { verb: 'pass-on' | 'keep-file' | 'forget-file' }>,
  card: Card,
): Promise<Effect[]> {
  const { files, thread } = at.words;
  const settle = (as: string): Effect => ({ do: 'settle-card', cardId: card.id, as, by: at.operator.id, state: 'settled' });
  switch (act.verb) {
    case 'keep-file':
      return [settle('kept-file'), say(at, files.kept)];
    case 'forget-file':
      return [
        settle('dismissed'),
        ...(await album(at, act.messageId, card)).flatMap(({ file }): Effect[] => (file ? [{ do: 'forget-file', file }] : [])),
        say(at, files.forgotten),
      ];
    case 'pass-on': {
      const view = await at.read.contact(act.contactId);
      const sent = await album(at, act.messageId, card);
      if (!view || sent.length === 0) return [say(at, thread.cardGone)];
      const effects = await passTo(at, view, sent, { what: 'tap', cardId: card.id });
      // What could not go to this one may go to another of the list.
      return effects.some((effect) => effect.do === 'send') ? [settle('answered'), ...effects] : effects;
    }
  }
}

/** A question about a file waits for its answer, and is young enough to be about the next one too. */
async function isAsked(at: OwnerSituation): Promise<boolean> {
  const [open] = await at.tx
    .select({ id: cards.id })
    .from(cards)
    .innerJoin(
      acts,
      and(eq(acts.tenantId, cards.tenantId), eq(acts.cardId, cards.id), inArray(acts.verb, ['pass-on', 'forget-file'])),
    )
    .where(
      and(
        eq(cards.tenantId, at.context.tenant.id),
        eq(cards.operatorId, at.operator.id),
        eq(cards.kind, 'list'),
        eq(cards.state, 'live'),
        gt(cards.createdAt, addMs(at.context.now, -albumMs)),
      ),
    )
    .limit(1);
  return open !== undefined;
}

/** The message that was asked about and, where the question stood alone, what followed it within a minute, in its order. */
async function album(at: OwnerSituation, messageId: MessageId, card: Card): Promise<SentFile[]> {
  const { id: tenantId } = at.context.tenant;
  const mine = and(eq(messages.tenantId, tenantId), eq(messages.operatorId, at.operator.id), eq(messages.direction, 'in'));
  const [asked] = await at.tx
    .select({ at: messages.at })
    .from(messages)
    .where(and(mine, eq(messages.id, messageId)));
  if (!asked) return [];
  const until = card.kind === 'list' ? addMs(card.createdAt, albumMs) : asked.at;
  const rows = await at.tx
    .select({ messageId: messages.id, content: messages.content, file: media.id })
    .from(messages)
    .leftJoin(media, and(eq(media.tenantId, messages.tenantId), eq(media.messageId, messages.id)))
    .where(
      and(
        mine,
        or(eq(messages.id, messageId), isNull(messages.quotedWamid)),
        gte(messages.at, asked.at),
        lte(messages.at, until),
        inArray(messages.type, ['image', 'video', 'document', 'audio', 'location']),
        gte(messages.id, messageId),
      ),
    )
    .orderBy(asc(messages.id))
    .limit(30);
  return rows
    .map((row) => ({ ...row, content: row.content as InboundContent }))
    .filter((row) => row.messageId === messageId || !isList(row.content));
}

/** A list of people goes its own way. */
function isList(content: InboundContent): boolean {
  return content.type === 'document' && looksLikeList(content.filename, content.mime);
}

/** What an operator sent, as it goes on to a customer, and what it is called; null for what cannot go on. */
function passOn({ content, file }: SentFile, { media }: Words): { content: Content; what: string } | null {
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
