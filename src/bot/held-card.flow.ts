import { and, eq } from 'drizzle-orm';
import { cards, turns } from '../../db/schema/followups.ts';
import { contactChoices } from '../commands/rows.ts';
import { heldBack, mostUrgentFirst } from '../crm/attention.store.ts';
import { stateAt } from '../crm/business-record.ts';
import { readDraft, settleCard } from '../crm/card.store.ts';
import type { Card, CardKind, CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { commit } from '../crm/commit.store.ts';
import { canSend } from '../crm/conversation.ts';
import { type FollowUpRow, planFollowUp, settleFollowUp } from '../crm/follow-up.store.ts';
import { letGo, type OutboxRow, setOutboxState } from '../crm/outbox.store.ts';
import type { CardSubject } from '../crm/people.ts';
import type { ContactView } from '../crm/read.ts';
import type { Ring } from '../crm/work.ts';
import { isHeldUp } from '../followups/still-true.ts';
import { oneLine } from '../kit/clip.ts';
import type { CardId, ContactId } from '../kit/ids.ts';
import { digestNow } from './digest.flow.ts';
import { lockFollowUp, showFollowUp } from './follow-up.flow.ts';
import { followUpCardNow } from './follow-up-card.flow.ts';
import { untrueOf } from './follow-up-facts.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** Something that did not come when it happened, and is still true. */
export type Still = {
  row: OutboxRow;
  view: ContactView | null;
  card: Card | null;
  followUp: FollowUpRow | null;
};

/** What is still true of what was held; the rest is dropped: a turn that was answered meanwhile, a follow-up that has been overtaken. */
export async function stillTrue(at: OwnerSituation, rows: readonly OutboxRow[]): Promise<Still[]> {
  const still: Still[] = [];
  for (const row of rows) still.push(...(await isStillTrue(at, row)));
  return still;
}

async function isStillTrue(at: OwnerSituation, row: OutboxRow): Promise<Still[]> {
  const { tx, context, read } = at;
  if (!row.cardId) return [{ row, view: null, card: null, followUp: null }];
  const [found] = await tx
    .select()
    .from(cards)
    .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.id, row.cardId)));
  const card = found ? { ...found, kind: found.kind as CardKind } : null;
  const view = card?.contactId ? await read.contact(card.contactId) : null;
  const untrue = async (): Promise<Still[]> => {
    if (card?.state === 'live') await settleCard(tx, context, card.id, { state: 'superseded', as: 'no-longer-true', by: null });
    await drop(at, row, 'no-longer-true');
    return [];
  };
  if (card?.state !== 'live') return await untrue();
  const about = (card.subject as CardSubject).record;
  const record = about && (await read.record(about.id));
  if (about && (!record || stateAt(record, context.now) !== about.state)) return await untrue();
  if (card.followUpId) {
    const followUp = await lockFollowUp(tx, context, card.followUpId);
    if (!followUp || followUp.state === 'settled' || !view) return await untrue();
    const why = untrueOf(followUp, view, context.now);
    if (!why) return [{ row, view, card, followUp }];
    await settleFollowUp(tx, context, followUp.id, 'superseded');
    if (isHeldUp(why)) await planFollowUp(tx, context, { ...followUp, contactId: view.contact.id, cardAt: context.now });
    return await untrue();
  }
  if ((card.kind === 'turn' || card.kind === 'follow-up') && card.turnId) {
    const [turn] = await tx
      .select({ state: turns.state })
      .from(turns)
      .where(and(eq(turns.tenantId, context.tenant.id), eq(turns.id, card.turnId)));
    if (turn?.state === 'settled' || !view?.conversation?.awaitingSince) return await untrue();
  }
  return [{ row, view, card, followUp: null }];
}

/** Lets what was held come as cards, each once; what can reach the customer may have changed while it lay, then it is drawn again. */
export async function bringCards(at: OwnerSituation, still: readonly Still[]): Promise<Ring[]> {
  const rings: Ring[] = [];
  // A long card is two messages.
  const redrawn = new Set<string>();
  for (const one of still) {
    const again = redraw(at, one);
    if (!again) {
      rings.push(...(await letGo(at.tx, at.context, [one.row])));
      continue;
    }
    await drop(at, one.row, 'no-longer-true');
    if (redrawn.has(one.row.cardId!)) continue;
    redrawn.add(one.row.cardId!);
    rings.push(...(await again()));
  }
  return rings;
}

/** Null where it can come as it is. */
function redraw(at: OwnerSituation, { view, followUp, card }: Still): (() => Promise<Ring[]>) | null {
  const { tx, context, operator } = at;
  if (followUp) return () => showFollowUp(tx, context, followUp, null, { asked: true });
  if (card?.kind === 'digest') return () => redrawDigest(at, card);
  if (card?.kind !== 'turn' && card?.kind !== 'follow-up') return null;
  if (!view?.conversation || canSend('free', view.conversation, 'unasked', context.now).ok) return null;
  return async () => {
    const draft = card.draftId ? await readDraft(tx, context, card.draftId) : null;
    const about = { view, row: null, turnId: card.turnId, draft, operator };
    return await commit(tx, context, [
      { do: 'settle-card', cardId: card.id, as: 'replaced', by: null, state: 'superseded' },
      { do: 'show', to: operator.id, card: await followUpCardNow(tx, context, about) },
    ]);
  };
}

/** The day's list that lay behind a closed window, as the day stands now. */
async function redrawDigest(at: OwnerSituation, card: Card): Promise<Ring[]> {
  const again = await digestNow(at, []);
  return await commit(at.tx, at.context, [
    { do: 'settle-card', cardId: card.id, as: 'replaced', by: null, state: 'superseded' },
    ...(again ? [{ do: 'show' as const, to: at.operator.id, card: again }] : []),
  ]);
}

/** Takes what was held into a list: its cards stay, and a row brings each. What stands for nobody comes as it is. */
export async function mergeIntoRows(
  at: OwnerSituation,
  still: readonly Still[],
): Promise<{ rows: Choice[]; about: ContactId[]; rings: Ring[] }> {
  const rings: Ring[] = [];
  const people = new Map<ContactId, { view: ContactView; cardId: CardId }>();
  for (const { row, view } of still) {
    if (!view || !row.cardId) {
      rings.push(...(await letGo(at.tx, at.context, [row])));
      continue;
    }
    await drop(at, row, 'merged');
    if (!people.has(view.contact.id)) people.set(view.contact.id, { view, cardId: row.cardId });
  }
  const rows = contactChoices(
    [...people.values()].map(({ view, cardId }) => ({
      view,
      cardId,
      description: oneLine(view.conversation?.lastText ?? ''),
      command: 'show',
      rest: '',
    })),
  );
  return { rows, about: [...people.keys()], rings };
}

/** One list for many. */
export function waitingList(
  at: OwnerSituation,
  rows: readonly Choice[],
  about: readonly ContactId[],
  kind: 'list' | 'digest',
): CardSpec {
  const left = rows.length - cardLimits.rows;
  const shown = left > 0 ? rows.slice(0, cardLimits.rows - 1) : [...rows];
  if (left > 0) shown.push({ act: { verb: 'run', command: 'inbox', rest: '' }, label: at.words.answer.more(left + 1) });
  return {
    kind,
    body: at.words.thread.thingsWaiting(rows.length),
    choices: shown,
    listLabel: at.words.label.choose,
    asList: true,
    about: [...about],
    counts: rows.length,
  };
}

export async function drop({ tx, context }: OwnerSituation, row: OutboxRow, because: 'no-longer-true' | 'merged'): Promise<void> {
  await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: because, heldFor: null, heldUntil: null });
}

/** Their operator has been told about them otherwise: what was held back need not come, and an answer now is an answer to it. */
export async function toldAbout(at: OwnerSituation, contactId: ContactId): Promise<void> {
  for (const row of await heldRowsAbout(at, contactId)) await drop(at, row, 'merged');
}

/** What is held back about somebody, most urgent first. */
export async function heldRowsAbout(at: OwnerSituation, contactId: ContactId): Promise<OutboxRow[]> {
  const held = await heldBack(at.tx, at.context, at.operator.id);
  return mostUrgentFirst(held).filter((row) => row.about.includes(contactId));
}
