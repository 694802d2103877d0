import { and, desc, eq } from 'drizzle-orm';
import { cards } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { worthAnsweringOnce } from '../commands/questions.ts';
import { someNames } from '../commands/some-names.ts';
import { countBehindOthers, heldBack, heldBehindOthers, mostUrgentFirst } from '../crm/attention.store.ts';
import type { CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { commit } from '../crm/commit.store.ts';
import { contactName } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import type { Ring } from '../crm/work.ts';
import { clipText } from '../kit/clip.ts';
import type { ContactId } from '../kit/ids.ts';
import { bringCards, drop, heldRowsAbout, stillTrue } from './held-card.flow.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { showAgain } from './show-again.flow.ts';

/** So many of them are named. */
const namedAtMost = 5;

/** For one alone it would cost as much as that one's card. */
const fewest = 2;

/**
 * Keeps the one card that says how many wait behind those in the thread. One that has not left is replaced; one that has is followed by
 * another only when twice as many wait: WhatsApp cannot change a message, and its buttons show what is true when they are tapped.
 */
export async function keepTriage(at: OwnerSituation): Promise<Ring[]> {
  const { tx, context, operator } = at;
  const waiting = await countBehindOthers(tx, context, operator.id);
  const [last] = await tx
    .select({ id: cards.id, subject: cards.subject, sending: outbox.state })
    .from(cards)
    .innerJoin(outbox, and(eq(outbox.tenantId, cards.tenantId), eq(outbox.cardId, cards.id)))
    .where(
      and(
        eq(cards.tenantId, context.tenant.id),
        eq(cards.operatorId, operator.id),
        eq(cards.kind, 'triage'),
        eq(cards.state, 'live'),
      ),
    )
    .orderBy(desc(cards.createdAt), desc(cards.id))
    .limit(1);
  const said = Number(last?.subject.counts ?? 0);
  const hasLeft = last !== undefined && last.sending !== 'queued' && last.sending !== 'held';
  const over = waiting === 0;
  if (waiting === said || (hasLeft && !over && waiting < 2 * said)) return [];
  const worthIt = waiting >= fewest;
  return await commit(tx, context, [
    ...(last ? [{ do: 'settle-card' as const, cardId: last.id, as: 'replaced', by: null, state: 'superseded' as const }] : []),
    ...(worthIt
      ? [{ do: 'show' as const, to: operator.id, card: await triageCard(at, await heldBehindOthers(tx, context, operator.id)) }]
      : []),
  ]);
}

async function triageCard(
  { words, read, context }: OwnerSituation,
  { people: waiting, silent }: { people: readonly ContactId[]; silent: boolean },
): Promise<CardSpec> {
  const same = worthAnsweringOnce(await read.asking(context.now));
  const atOnce = (count: number) => clipText(words.answerOnce.answerAtOnce(count), cardLimits.button);
  const first = await read.contacts(waiting.slice(0, namedAtMost));
  const names = first.map(({ contact }) => contactName(contact));
  const list = someNames(names, namedAtMost, waiting.length);
  return {
    kind: 'triage',
    body: clipText(words.attention[silent ? 'manySilent' : 'manyWait'](waiting.length, list), cardLimits.body),
    choices: [
      { act: { verb: 'next' }, label: words.attention.next },
      { act: { verb: 'run', command: silent ? 'followups' : 'inbox', rest: '' }, label: words.attention.seeAll },
      ...(same ? [{ act: { verb: 'run' as const, command: 'questions', rest: same.words }, label: atOnce(same.count) }] : []),
    ],
    counts: waiting.length,
  };
}

/** The most urgent of the cards that are held back, whatever the hour: its operator asks for it. */
export async function nextCard(at: OwnerSituation): Promise<Effect[]> {
  for (const row of mostUrgentFirst(await heldBack(at.tx, at.context, at.operator.id))) {
    const [one] = await stillTrue(at, [row]);
    if (!one) continue;
    if (!row.cardId || !one.view) {
      await bringCards(at, [one]);
      return [];
    }
    await drop(at, row, 'merged');
    return await showAgain(at, row.cardId);
  }
  return [say(at, at.words.attention.nothingHeld)];
}

/** The card about somebody that is held back, where their operator asks for them: it comes in place of what only tells about them. */
export async function heldAbout(at: OwnerSituation, contactId: ContactId): Promise<Effect[] | null> {
  for (const row of await heldRowsAbout(at, contactId)) {
    const [one] = await stillTrue(at, [row]);
    if (one?.card?.contactId !== contactId || !row.cardId) continue;
    await drop(at, row, 'merged');
    return await showAgain(at, row.cardId);
  }
  return null;
}
