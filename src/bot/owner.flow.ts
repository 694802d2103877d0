import { markEmoji } from '../commands/emoji.ts';
import { looksLikeCommand, parseSentence } from '../commands/parse.ts';
import { lookBehindOthers } from '../crm/attention.store.ts';
import { lockAct } from '../crm/card.store.ts';
import { commit } from '../crm/commit.store.ts';
import { readBusinessPick } from '../crm/console.ts';
import { plainName } from '../crm/contact.ts';
import type { Effect, Settled } from '../crm/effect.ts';
import { insertMessage } from '../crm/message.store.ts';
import type { Operator } from '../crm/operator.ts';
import { operatorWrote } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { TenantId } from '../kit/ids.ts';
import { contentText } from '../meta/content-text.ts';
import type { InboundMessage } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';
import { settleAssigned } from './assigned.flow.ts';
import { judged } from './autonomy.flow.ts';
import { formAnswered } from './edit-form.flow.ts';
import { afterTry } from './first-contact.flow.ts';
import type { Hat } from './hat.ts';
import { looksLikeList } from './import-card.ts';
import { meetOthers } from './meet-others.flow.ts';
import { offerPhoto } from './offer-photo.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';
import { mark, say } from './owner-situation.ts';
import { flushParked } from './parked.flow.ts';
import { askForWhom, type SentFile } from './pass-on.flow.ts';
import { quotedFile, quotedWords } from './quoted.flow.ts';
import { reacted } from './reacted.flow.ts';
import { nextOf } from './review.flow.ts';
import { sharedCards } from './shared-cards.flow.ts';
import { openSituation } from './situation.store.ts';
import { takeFile } from './take-file.flow.ts';
import { tapped } from './tap.flow.ts';
import { withTip } from './tip.ts';
import { typed } from './typed.flow.ts';
import { undoFiring, undoLast } from './undo.flow.ts';

/** The payload of the wake-up template's button. */
export const openPayload = 'hilo:open';

/** An operator wrote, tapped, picked, reacted or sent a file: their window opens, what was parked comes, and then what they wanted. */
export async function ownerWrote(
  arrived: Arrived,
  operator: Operator,
  message: InboundMessage,
  hat: Exclude<Hat, 'customer'> = 'own',
): Promise<Ring[]> {
  const { tx, context } = arrived;
  const tenantId = context.tenant.id;
  const id = await insertMessage(tx, tenantId, {
    operatorId: operator.id,
    direction: 'in',
    author: 'operator',
    wamid: message.wamid,
    type: message.content.type,
    text: contentText(message.content),
    content: message.content,
    quotedWamid: message.quoted?.wamid ?? null,
    at: message.at,
  });
  if (!id) return [];
  await operatorWrote(tx, tenantId, operator.id, message.at, message.from);
  const situation = {
    ...openSituation(tx, context, operator, message.wamid),
    ...(arrived.console?.elsewhere ? { elsewhere: true } : {}),
  };
  const woken = message.content.type === 'tap' && message.content.id === openPayload;
  const asks = hat === 'own' && asksForDay(message);
  const { rings, toldDay } = await flushParked(situation, { answer: woken, asksForDay: asks });
  if (woken) return rings;
  const file = await takeFile(arrived, message, id);
  const sent = { messageId: id, content: message.content, file: file?.id ?? null, heard: arrived.needs.hears };
  // Who opens their window by asking for the day has it in the list that waited for them.
  const effects = toldDay
    ? []
    : hat === 'own'
      ? await meetOthers(situation, await decide(situation, message, sent))
      : hatOff(situation, hat, contentText(message.content));
  const all = withTip(situation, [...effects, ...(await afterTry(situation, effects))]);
  const decided = await settledEffects(situation, all);
  const settled = [...decided, ...(await judged(situation, decided))];
  const done = await commit(tx, context, (await settleAssigned(situation, settled)) as Settled[]);
  // What they decided made room for what stands behind it.
  const next = await lookBehindOthers(tx, context, operator.id);
  return [...rings, ...(file?.rings ?? []), ...done, ...next];
}

function asksForDay({ content, quoted }: InboundMessage): boolean {
  if (content.type !== 'text' || quoted) return false;
  const parsed = parseSentence(content.body);
  return parsed.is === 'command' && parsed.command.name === 'today';
}

/** They are themselves again: by their own word, or because the time is over, and then what they wrote last was for nobody. */
function hatOff(at: OwnerSituation, hat: 'ends' | 'over', text: string): Effect[] {
  const { asCustomerDone, asCustomerOver } = at.words.first;
  return [
    { do: 'as-customer', operatorId: at.operator.id, until: null },
    say(at, hat === 'ends' ? asCustomerDone : asCustomerOver(clipText(oneLine(text), 60))),
  ];
}

async function decide(at: OwnerSituation, message: InboundMessage, sent: SentFile): Promise<Effect[]> {
  const { content } = message;
  const quoted = message.quoted?.wamid ?? null;
  switch (content.type) {
    case 'tap':
    case 'pick': {
      const pick = readBusinessPick(content.id);
      if (pick) return [pickedBusiness(at, pick)];
      const found = await lockAct(at.tx, at.context, content.id);
      // Another business's button, another operator's, or nobody's: nothing happens, and it says so.
      if (!found || found.act.operatorId !== at.operator.id) return [say(at, at.words.thread.cardGone)];
      return await tapped(at, found.act.act, found.card);
    }
    case 'reaction':
      return await reacted(at, content);
    case 'text':
      return quoted ? await quotedWords(at, content.body, quoted, looksLikeCommand(content.body)) : await typed(at, content.body);
    case 'document':
      return (
        (await offerPhoto(at, sent, quoted)) ??
        (quoted ? await quotedFile(at, sent, quoted) : await sentDocument(at, sent, content))
      );
    case 'image':
    case 'video':
    case 'audio':
    case 'sticker':
    case 'location':
      return (await offerPhoto(at, sent, quoted)) ?? (quoted ? await quotedFile(at, sent, quoted) : await askForWhom(at, sent));
    case 'contacts':
      return quoted ? await quotedFile(at, sent, quoted) : await sharedCards(at, content.cards);
    case 'flow-reply':
      return await formAnswered(at, content, quoted);
    case 'edit':
    case 'revoke':
      return [];
    default:
      return [say(at, at.words.thread.cannotYet)];
  }
}

/** Where they are from now on was written when it was found out whose their message is; here it is said, or the next page of the list comes. */
function pickedBusiness(at: OwnerSituation, pick: { business: TenantId } | { page: number }): Effect {
  if ('page' in pick) return { do: 'list-businesses', operatorId: at.operator.id, text: at.words.console.which, page: pick.page };
  return say(at, at.words.console.nowIn(at.context.tenant.name));
}

/** A list of people from somebody who may import is read and shown; any other document is for somebody. */
async function sentDocument(
  at: OwnerSituation,
  sent: SentFile,
  { filename, mime }: { filename: string | null; mime: string | null },
) {
  const { operator } = at;
  if (!sent.file || operator.role === 'agent' || !looksLikeList(filename, mime)) return await askForWhom(at, sent);
  const list: Effect = {
    do: 'read-import',
    operatorId: operator.id,
    messageId: sent.messageId,
    file: sent.file,
    filename: clipText(oneLine(plainName(filename ?? '')) || 'CSV', 80),
  };
  return [list, mark(at, markEmoji.waiting)];
}

/** An undo becomes what it undoes, the next card that card. */
async function settledEffects(at: OwnerSituation, effects: readonly Effect[]): Promise<Settled[]> {
  const settled: Settled[] = [];
  for (const effect of effects) {
    if (effect.do === 'undo') settled.push(...(effect.firingId ? await undoFiring(at, effect.firingId) : await undoLast(at)));
    else if (effect.do === 'next-card') settled.push(...(await settledEffects(at, await nextOf(at, effect))));
    else settled.push(effect);
  }
  return settled;
}
