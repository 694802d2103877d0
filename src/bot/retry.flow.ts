import { markEmoji } from '../commands/emoji.ts';
import type { Act, Card } from '../crm/card.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Content } from '../crm/content.ts';
import type { Effect } from '../crm/effect.ts';
import { outboxById } from '../crm/outbox.store.ts';
import type { ContactView } from '../crm/read.ts';
import { askAboutOther, otherAt } from './meet-others.flow.ts';
import { mark, type OwnerSituation, say, settled } from './owner-situation.ts';
import { tooLate } from './stale.flow.ts';

/** Sends again what failed or was not confirmed, unless it has turned out meanwhile that it did arrive. */
export async function retried(
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
