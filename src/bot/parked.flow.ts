import { and, eq } from 'drizzle-orm';
import { cards, turns } from '../../db/schema/followups.ts';
import { readDraft, settleCard } from '../crm/card.store.ts';
import type { Card, CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { commit } from '../crm/commit.store.ts';
import { canSend } from '../crm/conversation.ts';
import { type FollowUpRow, settleFollowUp } from '../crm/follow-up.store.ts';
import { letGo, type OutboxRow, parkedFor, setOutboxState } from '../crm/outbox.store.ts';
import type { ContactView } from '../crm/read.ts';
import type { Ring } from '../crm/work.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { ContactId } from '../kit/ids.ts';
import { lockFollowUp, showFollowUp, untrueOf } from './follow-up.flow.ts';
import { followUpCardNow } from './follow-up-card.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** More than this many cards at once are one list instead. */
const cardsAtOnce = 5;

/**
 * The operator's window is open again: what was parked comes, as far as it is still true. Many things come as one list, which the cards
 * stay behind. `answer`: they tapped the wake-up and expect an answer even when nothing is left.
 */
export async function flushParked(at: OwnerSituation, answer: boolean): Promise<Ring[]> {
  const { tx, context, operator, words } = at;
  const parked = await parkedFor(tx, context, operator.id);
  if (parked.length === 0) {
    return answer ? await commit(tx, context, [{ do: 'say', to: operator.id, text: words.thread.woken(0) }]) : [];
  }
  const still: Checked[] = [];
  for (const row of parked) still.push(...(await stillTrue(at, row)));
  if (still.length === 0) {
    return answer ? await commit(tx, context, [{ do: 'say', to: operator.id, text: words.thread.woken(0) }]) : [];
  }
  if (still.length <= cardsAtOnce) {
    const rings: Ring[] = [];
    // A long card is two messages.
    const redrawn = new Set<string>();
    for (const one of still) {
      const again = redraw(at, one);
      if (!again) {
        rings.push(...(await letGo(tx, context, [one.row])));
        continue;
      }
      await drop(at, one.row, 'no-longer-true');
      if (redrawn.has(one.row.cardId!)) continue;
      redrawn.add(one.row.cardId!);
      rings.push(...(await again()));
    }
    return rings;
  }
  return await showList(at, still);
}

/** One list for many: a row a card, which brings that card. What stands for no card comes as it is. */
async function showList(at: OwnerSituation, still: readonly Checked[]): Promise<Ring[]> {
  const { tx, context, operator, words } = at;
  const rings: Ring[] = [];
  const rows = new Map<string, Choice>();
  const about: ContactId[] = [];
  for (const { row, view } of still) {
    if (!view || !row.cardId) {
      rings.push(...(await letGo(tx, context, [row])));
      continue;
    }
    await drop(at, row, 'merged');
    about.push(view.contact.id);
    rows.set(row.cardId, {
      act: { verb: 'again', cardId: row.cardId },
      label: clipText(oneLine(view.contact.name), cardLimits.row),
      description: clipText(oneLine(view.conversation?.lastText ?? ''), cardLimits.description),
    });
  }
  const choices = [...rows.values()];
  const left = choices.length - cardLimits.rows;
  const shown = left > 0 ? choices.slice(0, cardLimits.rows - 1) : choices;
  if (left > 0) shown.push({ act: { verb: 'run', command: 'today', rest: '' }, label: words.answer.more(left + 1) });
  const list: CardSpec = {
    kind: 'list',
    body: words.thread.thingsWaiting(choices.length),
    choices: shown,
    listLabel: words.label.choose,
    asList: true,
    about: [...new Set(about)],
  };
  return [...rings, ...(await commit(tx, context, [{ do: 'show', to: operator.id, card: list }]))];
}

type Checked = { row: OutboxRow; view: ContactView | null; followUp: FollowUpRow | null; turnCard: Card | null };

/** What can reach the customer may have changed while a card lay: then it is drawn again. Null where it can come as it is. */
function redraw(at: OwnerSituation, { view, followUp, turnCard }: Checked): (() => Promise<Ring[]>) | null {
  const { tx, context, operator } = at;
  if (followUp) return () => showFollowUp(tx, context, followUp, null);
  if (!turnCard || !view?.conversation || canSend('free', view.conversation, 'unasked', context.now).ok) return null;
  return async () => {
    const draft = turnCard.draftId ? await readDraft(tx, context, turnCard.draftId) : null;
    const about = { view, row: null, turnId: turnCard.turnId, draft, operator };
    return await commit(tx, context, [
      { do: 'settle-card', cardId: turnCard.id, as: 'replaced', by: null, state: 'superseded' },
      { do: 'show', to: operator.id, card: await followUpCardNow(tx, context, about) },
    ]);
  };
}

async function drop({ tx, context }: OwnerSituation, row: OutboxRow, because: 'no-longer-true' | 'merged'): Promise<void> {
  await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: because, heldFor: null });
}

/** A turn that was answered meanwhile, or a follow-up that has been overtaken, does not come. */
async function stillTrue(at: OwnerSituation, row: OutboxRow): Promise<Checked[]> {
  const { tx, context, read } = at;
  if (!row.cardId) return [{ row, view: null, followUp: null, turnCard: null }];
  const [card] = await tx
    .select()
    .from(cards)
    .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.id, row.cardId)));
  const view = card?.contactId ? await read.contact(card.contactId) : null;
  const keep = { row, view, followUp: null, turnCard: null };
  const untrue = async (): Promise<Checked[]> => {
    if (card?.state === 'live') await settleCard(tx, context, card.id, { state: 'superseded', as: 'no-longer-true', by: null });
    await drop(at, row, 'no-longer-true');
    return [];
  };
  if (card?.state !== 'live') return await untrue();
  if (card.followUpId) {
    const followUp = await lockFollowUp(tx, context, card.followUpId);
    if (!followUp || followUp.state === 'settled' || !view) return await untrue();
    if (!untrueOf(followUp, view)) return [{ ...keep, followUp }];
    await settleFollowUp(tx, context, followUp.id, 'superseded');
    return await untrue();
  }
  if ((card.kind === 'turn' || card.kind === 'follow-up') && card.turnId) {
    const [turn] = await tx
      .select({ state: turns.state })
      .from(turns)
      .where(and(eq(turns.tenantId, context.tenant.id), eq(turns.id, card.turnId)));
    if (turn?.state === 'settled' || !view?.conversation?.awaitingSince) return await untrue();
    return [{ ...keep, turnCard: { ...card, kind: card.kind } }];
  }
  return [keep];
}
