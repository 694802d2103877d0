import { and, eq } from 'drizzle-orm';
import { type Tx, withTenant } from '../../db/client.ts';
import { cards } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { callName } from '../commands/colleague.ts';
import { type Held, reachOf } from '../crm/attention.store.ts';
import { lockCard } from '../crm/card.store.ts';
import type { Card } from '../crm/card.ts';
import { copyOf } from '../crm/card-copy.store.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { decideHandOn, type HandOnFacts } from '../crm/hand-on.ts';
import { hoursOf, isQuiet, quietEnd } from '../crm/hours.ts';
import { intentOfTurn } from '../crm/intent.store.ts';
import type { Intent } from '../crm/intent.ts';
import type { Operator } from '../crm/operator.ts';
import type { CardSubject } from '../crm/people.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { routeOf } from '../crm/route.ts';
import { takerOf } from '../crm/taker.store.ts';
import { readTeam } from '../crm/team.store.ts';
import { whoGets } from '../crm/team.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import type { CardId, OperatorId, TenantId } from '../kit/ids.ts';
import { cardNow } from './card-now.flow.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { openSituation } from './situation.store.ts';

type HeldCard = Card & { operatorId: OperatorId };

/**
 * A card belongs in somebody else's thread: its customer was given to them, or whoever has it does not get to it. It comes there as things stand
 * now, and the old one tells who has it.
 */
export async function handOn(needs: BotNeeds, tenantId: TenantId, id: CardId): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const card = await lockCard(tx, context, id);
    if (card?.state !== 'live' || !card.handOnAt || card.handOnAt > context.now) return [];
    const view = card.contactId ? await openRead(tx, tenantId).contact(card.contactId) : null;
    const people = await readTeam(tx, tenantId);
    await setHandOn(tx, context, id, null);
    const isLetIn = people.some((one) => one.id === card.operatorId && one.lockedAt === null);
    const turn = card.turnId ? await intentOfTurn(tx, context, card.turnId) : null;
    if (isLetIn && view && turn?.intentChangedAt && turn.intentChangedAt > card.createdAt)
      return await routeAnew(tx, context, card, view, people, turn.intent);
    if (!isLetIn || wasGiven(card, view, context)) return await give(tx, context, card, view, people, isLetIn);
    if (!view?.conversation || view.contact.testOf) return [];
    const own = routeOf(context.tenant.settings, turn?.intent ?? null, people)?.members ?? [];
    return await passOn(
      tx,
      context,
      card,
      view,
      people.toSorted((a, b) => Number(own.includes(b)) - Number(own.includes(a))),
    );
  });
}

/** It is due because its customer was given to somebody, and not by its age. */
function wasGiven({ createdAt, handOnAt }: HeldCard, view: ContactView | null, { tenant }: CommitContext): boolean {
  const byAge = addMs(createdAt, tenant.settings.handOnMinutes * minuteMs);
  const givenAt = view?.conversation?.responsibleSince;
  return (givenAt != null && givenAt > createdAt) || handOnAt! < byAge;
}

/** To whoever is responsible by now, or stands in for them. Whoever cannot answer any more leaves everything; whoever can keeps what is no turn's. */
async function give(
  tx: Tx,
  context: CommitContext,
  card: HeldCard,
  view: ContactView | null,
  people: readonly Operator[],
  isLetIn: boolean,
): Promise<Ring[]> {
  const { responsibleId = null, responsibleBy = null } = view?.conversation ?? {};
  const to = whoGets(people, responsibleId, context.now);
  if (!to || to.id === card.operatorId) return [];
  const giver = people.find((one) => one.id === responsibleBy && one.id !== to.id);
  const { words } = openSituation(tx, context, to, '');
  // Who took it themselves asked for it.
  const asked = !giver && to.id === responsibleId;
  const why = giver && words.responsible.gaveYou(callName(giver));
  return await bringTo(tx, context, { card, view, to, why, asked, copies: !isLetIn });
}

/** What they want is known, or known better, since it was shown: to whom it comes with that. */
async function routeAnew(
  tx: Tx,
  context: CommitContext,
  card: HeldCard,
  view: ContactView,
  people: readonly Operator[],
  intent: Intent | null,
): Promise<Ring[]> {
  if (!view.conversation || view.contact.testOf) return [];
  const taker = await takerOf(tx, context, view.conversation, people, { intent, anew: true });
  if (!taker || taker.operator.id === card.operatorId) return [];
  const { operator: to, given } = taker;
  const { words } = openSituation(tx, context, to, '');
  const rings = await bringTo(tx, context, {
    card,
    view,
    to,
    why: intent ? words.routes.cameAs(words.routes.kinds[intent]) : undefined,
  });
  if (!given) return rings;
  const { id: conversationId } = view.conversation;
  const assign = { do: 'assign' as const, conversationId, contactId: view.contact.id, to: to.id, by: null, how: 'turn' as const };
  return [...rings, ...(await commit(tx, context, [assign]))];
}

/** To the next who is there, because whoever has it did not get to it. */
async function passOn(
  tx: Tx,
  context: CommitContext,
  card: HeldCard,
  view: ContactView,
  people: readonly Operator[],
): Promise<Ring[]> {
  if (!view.conversation?.awaitingSince) return [];
  const had = (card.subject as CardSubject).had ?? [];
  const others = people.filter((one) => one.id !== card.operatorId && !had.includes(one.id));
  const reachable: OperatorId[] = [];
  // Nobody who wants only what needs them is to get what a colleague has not got to.
  for (const { id } of others) if ((await reachOf(tx, context, id, 'ordinary')).now) reachable.push(id);
  const minutes = context.tenant.settings.handOnMinutes;
  const came = await howItCame(tx, context, card);
  const cameAt =
    came.cameAt &&
    sinceAwake(
      came.cameAt,
      people.find((one) => one.id === card.operatorId),
      context,
    );
  const decision = decideHandOn({ holder: card.operatorId, had, ...came, cameAt, minutes, people, reachable, now: context.now });
  switch (decision.do) {
    case 'stay':
      return [];
    case 'look-again':
      await setHandOn(tx, context, card.id, decision.at);
      return [];
    case 'hand-on': {
      const { to } = decision;
      const from = people.find((one) => one.id === card.operatorId);
      const { words } = openSituation(tx, context, to, '');
      const why = from && words.responsible.notGotTo(callName(from), minutes);
      return await bringTo(tx, context, { card, view, to, why, had: [...had, card.operatorId] });
    }
  }
}

/**
 * When a card came into a thread. What waits for its operator's window, or for the end of their pause, counts as come: they could have had it.
 * What is held back otherwise, or on its way, is not seen yet: it has its time from when it comes.
 */
async function howItCame(tx: Tx, context: CommitContext, card: HeldCard): Promise<Pick<HandOnFacts, 'cameAt' | 'isListed'>> {
  const rows = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.tenantId, context.tenant.id), eq(outbox.cardId, card.id)));
  const row = rows.find((one) => one.state !== 'cancelled');
  if (!row) return { cameAt: null, isListed: true };
  const why = row.state === 'held' && row.heldFor === 'attention' ? (row.because as { held: Held }).held.why : null;
  const isUnseen = row.state === 'queued' || row.state === 'sending' || (why !== null && why !== 'paused');
  return { cameAt: isUnseen ? null : (row.acceptedAt ?? card.createdAt), isListed: false };
}

/** Nobody is expected to touch a card in their quiet hours, even one that came because they were awake: its time begins with their day. */
function sinceAwake(cameAt: Date, holder: Operator | undefined, { tenant }: CommitContext): Date {
  if (!holder) return cameAt;
  const hours = hoursOf(holder, tenant.settings);
  return isQuiet(hours, cameAt, tenant.timezone) ? quietEnd(hours, cameAt, tenant.timezone) : cameAt;
}

type Bringing = {
  card: HeldCard;
  view: ContactView | null;
  to: Operator;
  why?: string | undefined;
  had?: OperatorId[];
  asked?: boolean;
  /** What stands for no turn comes as it was. */
  copies?: boolean;
};

async function bringTo(tx: Tx, context: CommitContext, { card, view, to, why, had, asked, copies }: Bringing): Promise<Ring[]> {
  const now = view && (await cardNow(openSituation(tx, context, to, ''), card, view));
  const spec = now ?? (copies ? await copyOf(tx, context, card) : null);
  if (!spec) return [];
  const body = [...(why ? [why] : []), spec.body].join('\n');
  return await commit(tx, context, [
    { do: 'settle-card', cardId: card.id, as: `handed:${to.id}`, by: null, state: 'superseded' },
    {
      do: 'show',
      to: to.id,
      card: { ...spec, body, ...(had ? { had } : {}) },
      ...(asked ? {} : { push: 'needs-me' as const }),
    },
  ]);
}

async function setHandOn(tx: Tx, context: CommitContext, id: CardId, handOnAt: Date | null): Promise<void> {
  await tx
    .update(cards)
    .set({ handOnAt })
    .where(and(eq(cards.tenantId, context.tenant.id), eq(cards.id, id)));
}
