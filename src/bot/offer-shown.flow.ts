import type { Tx } from '../../db/client.ts';
import { showPrice } from '../commands/offer-card.ts';
import { offerAnswer, offerMessage } from '../commands/offer-message.ts';
import { dotted } from '../commands/rows.ts';
import { showoffers } from '../commands/showoffers.ts';
import { wordsFor } from '../commands/words.ts';
import type { Because } from '../crm/because.ts';
import type { Card } from '../crm/card.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Content } from '../crm/content.ts';
import type { Effect } from '../crm/effect.ts';
import { keepLook, offersChangedSince } from '../crm/offer.store.ts';
import { canBeShown, type Offer } from '../crm/offer.ts';
import type { Operator } from '../crm/operator.ts';
import { type OutboxRow, setOutboxState } from '../crm/outbox.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { readOperator } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import type { ContactId } from '../kit/ids.ts';
import type { InboundMessage } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';
import { contextOf } from './command-context.ts';
import { type OwnerSituation, say, settled } from './owner-situation.ts';

type Shown = NonNullable<Because['offers']>;

/** The message that a card shows offers by; null where it shows none. What is in it is as it was on the card, or `offersChanged` says so. */
export async function offersContent(at: OwnerSituation, { subject, contactId }: Card, draft: Draft): Promise<Content | null> {
  if (!subject.offers || !contactId) return null;
  const found = await at.read.offersWith(subject.offers.map(({ id }) => id));
  return found.length === 0 ? null : offerMessage(found, draft.text, at.context.tenant.locale);
}

/** An offer on a card is sold, dearer, or has other pictures by now: that is said, and the card comes anew with what is still to be had. */
export async function offersChanged(at: OwnerSituation, card: Card, view: ContactView, draft?: Draft): Promise<Effect[] | null> {
  const { offers: shown } = card.subject;
  // A follow-up's words are looked at with the follow-up, and drafted anew.
  if (!shown || !card.contactId) return draft && !card.followUpId ? await namesChanged(at, view, draft) : null;
  const { found, changed } = await changedOffers(at, shown);
  if (!changed) return null;
  const closed = [settled(at, card, 'replaced'), say(at, changed, [view.contact.id])];
  const left = found.filter(canBeShown).map(({ number }) => number);
  if (left.length === 0) return closed;
  const anew = await showoffers.run({ text: `offer ${left.join(' ')}` }, { ...contextOf(at), contactId: view.contact.id });
  const shows = anew.answer && 'kind' in anew.answer ? [{ do: 'show' as const, to: at.operator.id, card: anew.answer }] : [];
  return [...closed, ...anew.effects, ...shows];
}

/** Words that lie ready name an offer that is gone or costs something else: they do not leave, and can still be edited. */
async function namesChanged(at: OwnerSituation, view: ContactView, draft: Draft): Promise<Effect[] | null> {
  const named = await offersChangedSince(at.tx, at.context.tenant.id, draft.text, draft.createdAt);
  return named.length > 0 ? [say(at, toldChanged(at, named), [view.contact.id])] : null;
}

function toldChanged(at: OwnerSituation, changed: readonly Offer[]): string {
  const { offers } = at.words;
  const lines = changed.map((one) => dotted(offers.offer(one.number), showPrice(one, contextOf(at)), offers.state[one.state]));
  return [offers.changedSince, ...lines].join('\n');
}

/** The offers as they stand now, and what is said where one is not as it was; null while all are. */
export async function changedOffers(at: OwnerSituation, shown: Shown): Promise<{ found: Offer[]; changed: string | null }> {
  const found = await at.read.offersWith(shown.map(({ id }) => id));
  const same = ({ id, version }: Shown[number]) =>
    found.some((one) => one.id === id && one.version === version && canBeShown(one));
  if (shown.every(same)) return { found, changed: null };
  const others = found.filter((one) => !shown.some((was) => was.id === one.id && same(was)));
  return { found, changed: toldChanged(at, others) };
}

/** The last look before it leaves: what waited for a window or a morning shows nobody what is gone, or costs something else. */
export async function offersGone(tx: Tx, context: CommitContext, row: OutboxRow, view: ContactView): Promise<Ring[] | null> {
  const { offers: shown } = row.because as Partial<Because>;
  if (!shown || shown.length === 0) return null;
  const found = await openRead(tx, context.tenant.id).offersWith(shown.map(({ id }) => id));
  const gone = shown.filter(({ id, price }) => !found.some((one) => one.id === id && canBeShown(one) && one.price === price));
  if (gone.length === 0) return null;
  await setOutboxState(tx, context, row.id, { state: 'cancelled', cancelledBecause: 'no-longer-true', heldFor: null });
  if (!row.approvedBy) return [];
  const operator = await readOperator(tx, context.tenant.id, row.approvedBy);
  const { offers } = wordsFor(operator.locale);
  const named = found.filter((one) => gone.some(({ id }) => id === one.id)).map((one) => offers.offer(one.number));
  const text = offers.notShown(contactLabel(view.contact), named.join(', '));
  return await commit(tx, context, [
    ...(row.causedByWamid ? [{ do: 'react' as const, to: operator.id, wamid: row.causedByWamid, emoji: null }] : []),
    { do: 'say', to: operator.id, text, about: [view.contact.id] },
  ]);
}

/** Meta has it: they have seen these offers, at these prices. */
export async function offersSeen(tx: Tx, context: CommitContext, row: OutboxRow, view: ContactView): Promise<void> {
  const { offers: shown = [] } = row.because as Partial<Because>;
  if (view.contact.testOf) return;
  for (const offer of shown) await keepLook(tx, context, { offer, contactId: view.contact.id, what: 'shown' });
}

/**
 * A customer tapped under an offer that was shown to them: what they said is kept, once. True where it is no question to anybody: "not for me" asks
 * for no answer, and makes no card.
 */
export async function offerTapped({ tx, context }: Arrived, contactId: ContactId, { content }: InboundMessage): Promise<boolean> {
  const tapped = content.type === 'tap' || content.type === 'pick' ? offerAnswer(content.id) : null;
  if (!tapped) return false;
  const looks = await openRead(tx, context.tenant.id).looksOf(contactId, { offer: tapped.id }, 200);
  const [look] = looks;
  if (!look) return false;
  if (!looks.some(({ what }) => what === tapped.answer))
    await keepLook(tx, context, { offer: look.offer, contactId, what: tapped.answer });
  return tapped.answer === 'passed';
}

/** Which offers they tapped in what they say, as these stand now: the tap alone does not name them. */
export async function offerNotes(
  tx: Tx,
  context: CommitContext,
  { said, operator }: { said: readonly { content: unknown }[]; operator: Operator },
): Promise<string[]> {
  const tapped = said.flatMap(({ content }) => {
    const { id } = content as { id?: unknown };
    return typeof id === 'string' ? (offerAnswer(id) ?? []) : [];
  });
  if (tapped.length === 0) return [];
  const { offers } = wordsFor(operator.locale);
  const found = await openRead(tx, context.tenant.id).offersWith([...new Set(tapped.map(({ id }) => id))]);
  return found.map((one: Offer) => {
    const asks = tapped.every(({ id, answer }) => id !== one.id || answer === 'asked');
    return `${asks ? '❓' : '👍'} ${dotted(offers.offer(one.number), one.title, showPrice(one, { operator }), offers.state[one.state])}`;
  });
}
