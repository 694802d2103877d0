import type { Tx } from '../../db/client.ts';
import { wordsFor } from '../commands/words.ts';
import type { Act, Card } from '../crm/card.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel, givenName } from '../crm/contact.ts';
import type { Effect, Settled } from '../crm/effect.ts';
import { askedBefore, knownLike, sourceOf } from '../crm/lookalike.store.ts';
import { type Doubt, looksLike, mayAsk } from '../crm/lookalike.ts';
import { whoStays } from '../crm/merge.ts';
import type { Operator } from '../crm/operator.ts';
import { saidWords } from '../crm/playbook.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { type ContactId, type Id, newId } from '../kit/ids.ts';
import { mergeThese } from './merge.flow.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import type { ShownMessage } from './show-message.ts';

/**
 * Whoever writes without a number may be somebody we know: where there is a sign of it, one card asks. Nothing is done without an answer, and a
 * pair is asked about once.
 */
export async function proposeSame(
  tx: Tx,
  context: CommitContext,
  { view, said, operator }: { view: ContactView; said: readonly ShownMessage[]; operator: Operator },
): Promise<Settled[]> {
  const { contact } = view;
  if (contact.testOf) return [];
  const before = await askedBefore(tx, context.tenant.id, contact.id);
  const told = before.find((one) => one.timesAsked === 0 && one.answer === null);
  if (told) return await ask(tx, context, operator, told);
  if (contact.phone) return [];
  const stranger = {
    id: contact.id,
    name: contact.nameFrom === 'phone' ? null : givenName(contact.name),
    username: contact.username,
    source: await sourceOf(tx, context.tenant.id, contact.id),
    createdAt: contact.createdAt,
    said: saidWords(said),
    cards: said.flatMap(({ type, content }) => (type === 'contacts' ? cardsIn(content) : [])),
  };
  for (const known of await knownLike(tx, context, stranger)) {
    const because = looksLike(stranger, known);
    const asked = before.find((one) => one.otherId === known.id) ?? null;
    if (!because || !mayAsk(asked, context.now)) continue;
    const id = asked?.id ?? newId<Id<'lookalike'>>();
    return await ask(tx, context, operator, { id, contactId: contact.id, otherId: known.id, because });
  }
  return [];
}

type Pair = { id: Id<'lookalike'>; contactId: ContactId; otherId: ContactId; because: Doubt };

async function ask(tx: Tx, context: CommitContext, operator: Operator, pair: Pair): Promise<Settled[]> {
  const read = openRead(tx, context.tenant.id);
  const [stranger, known] = [await read.contact(pair.contactId), await read.contact(pair.otherId)];
  if (!stranger || !known || stranger.contact.id === known.contact.id) return [];
  const { healing } = wordsFor(operator.locale);
  const answers = (['same', 'new', 'not-sure'] as const).map((answer) => ({
    label: healing.answers[answer],
    act: { verb: 'same-person' as const, lookalikeId: pair.id, contactId: pair.contactId, otherId: pair.otherId, answer },
  }));
  return [
    { do: 'ask-same', ...pair },
    {
      do: 'show',
      to: operator.id,
      push: 'idle',
      card: {
        kind: 'review',
        body: healing.looksLike(contactLabel(known.contact), contactLabel(stranger.contact), healing.because[pair.because]),
        choices: answers,
        about: [pair.contactId, pair.otherId],
      },
    },
  ];
}

function cardsIn(content: Record<string, unknown> | undefined): { name: string | null; phones: string[] }[] {
  const cards = (content?.cards ?? []) as { name?: string | null; phones?: ({ phone?: string | null } | string)[] }[];
  return cards.map((card) => ({
    name: card.name ?? null,
    phones: (card.phones ?? []).flatMap((one) => (typeof one === 'string' ? one : (one.phone ?? []))),
  }));
}

/** Same makes them one; New is kept for good; Not sure asks once more, a week later at the earliest. */
export async function sameTapped(at: OwnerSituation, act: Extract<Act, { verb: 'same-person' }>, card: Card): Promise<Effect[]> {
  const { healing } = at.words;
  const [stranger, known] = [await at.read.contact(act.contactId), await at.read.contact(act.otherId)];
  const over: Effect = { do: 'settle-card', cardId: card.id, as: 'done', by: at.operator.id, state: 'settled' };
  if (!stranger || !known) return [over, say(at, at.words.thread.cardGone)];
  const answered: Effect = { do: 'answer-same', lookalikeId: act.lookalikeId, answer: act.answer, operatorId: at.operator.id };
  const who = contactLabel(stranger.contact);
  if (act.answer !== 'same')
    return [over, answered, say(at, act.answer === 'new' ? healing.isNew(who) : healing.later(who), [stranger.contact.id])];
  const { kept, gone } = whoStays(stranger.contact, known.contact);
  return [over, answered, ...(await mergeThese(at, { keptId: kept.id, goneId: gone.id }))];
}
