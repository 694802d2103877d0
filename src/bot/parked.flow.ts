import { and, eq } from 'drizzle-orm';
import { cards, turns } from '../../db/schema/followups.ts';
import { settleCard } from '../crm/card.store.ts';
import type { CardSpec } from '../crm/card.ts';
import { cardLimits, clipText, oneLine } from '../crm/clip.ts';
import { commit } from '../crm/commit.store.ts';
import { settleFollowUp } from '../crm/follow-up.store.ts';
import { letGo, type OutboxRow, parkedFor, setOutboxState } from '../crm/outbox.store.ts';
import type { ContactView } from '../crm/read.ts';
import type { Ring } from '../crm/work.ts';
import { lockFollowUp, showFollowUp, untrueOf } from './follow-up.flow.ts';
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
  const rings: Ring[] = [];
  const still: { row: OutboxRow; view: ContactView | null }[] = [];
  for (const row of parked) {
    const checked = await stillTrue(at, row);
    rings.push(...checked.rings);
    if (checked.keep) still.push({ row, view: checked.view });
  }
  if (still.length <= cardsAtOnce)
    return [
      ...rings,
      ...(await letGo(
        tx,
        context,
        still.map((one) => one.row),
      )),
    ];
  for (const { row } of still)
    await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'merged', heldFor: null });
  const people = [...new Map(still.flatMap(({ view }) => (view ? [[view.contact.id, view] as const] : []))).values()];
  const list: CardSpec = {
    kind: 'list',
    body: words.thread.thingsWaiting(still.length),
    choices: people.slice(0, cardLimits.rows).map((view) => ({
      act: { verb: 'run', command: 'show', rest: '', contactId: view.contact.id },
      label: clipText(view.contact.name, cardLimits.row),
      description: clipText(oneLine(view.conversation?.lastText ?? ''), cardLimits.description),
    })),
    listLabel: words.label.choose,
    asList: true,
    about: people.map((view) => view.contact.id),
  };
  return [...rings, ...(await commit(tx, context, [{ do: 'show', to: operator.id, card: list }]))];
}

type Checked = { keep: boolean; view: ContactView | null; rings: Ring[] };

/** A turn that was answered meanwhile, or a follow-up that has been overtaken, does not come. One whose window closed comes anew. */
async function stillTrue(at: OwnerSituation, row: OutboxRow): Promise<Checked> {
  const { tx, context, read } = at;
  const drop = async (rings: Ring[] = []): Promise<Checked> => {
    await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'no-longer-true', heldFor: null });
    return { keep: false, view: null, rings };
  };
  if (!row.cardId) return { keep: true, view: null, rings: [] };
  const [card] = await tx
    .select()
    .from(cards)
    .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.id, row.cardId)));
  if (card?.state !== 'live') return await drop();
  const view = card.contactId ? await read.contact(card.contactId) : null;
  if (card.followUpId) {
    const followUp = await lockFollowUp(tx, context, card.followUpId);
    if (!followUp || followUp.state === 'settled' || !view) return await drop();
    if (untrueOf(followUp, view)) {
      await settleFollowUp(tx, context, followUp.id, 'superseded');
      await settleCard(tx, context, card.id, { state: 'superseded', as: 'no-longer-true', by: null });
      return await drop();
    }
    // Drawn again: what can reach the customer may have changed while it lay.
    return await drop(await showFollowUp(tx, context, followUp, null));
  }
  if (card.turnId) {
    const [turn] = await tx
      .select({ state: turns.state })
      .from(turns)
      .where(and(eq(turns.tenantId, context.tenant.id), eq(turns.id, card.turnId)));
    if (turn?.state === 'settled' || !view?.conversation?.awaitingSince) {
      await settleCard(tx, context, card.id, { state: 'superseded', as: 'no-longer-true', by: null });
      return await drop();
    }
  }
  return { keep: true, view, rings: [] };
}
