import { callName } from '../commands/colleague.ts';
import { wordsFor } from '../commands/words.ts';
import { mayAs } from '../crm/access.ts';
import { hiddenCode } from '../crm/access-code.ts';
import type { Act, Card } from '../crm/card.ts';
import type { Effect } from '../crm/effect.ts';
import { type Id, newId } from '../kit/ids.ts';
import { isOlder, type OwnerSituation, say, settled } from './owner-situation.ts';

type KeyAct = Extract<Act, { verb: 'add-api-key' | 'revoke-api-key' }>;

/** Keys of other systems. What a role may is asked again here: it may have changed since the card came. */
export async function keyTapped(at: OwnerSituation, act: KeyAct, card: Card): Promise<Effect[]> {
  const { outside, answer } = at.words;
  if (!mayAs(at.operator.role, 'owner')) return [settled(at, card, 'dismissed'), say(at, answer.mayNot('api keys', 'owner'))];
  if (isOlder(at, card)) return [settled(at, card, 'dismissed'), say(at, outside.tooOld)];
  return act.verb === 'add-api-key' ? await makeKey(at, act.system, card) : await revokeKey(at, act.id, card);
}

/** The key is shown once and kept nowhere; the other owners hear of it, since it is as good as a person. */
async function makeKey(at: OwnerSituation, system: string, card: Card): Promise<Effect[]> {
  const id = newId<Id<'api-key'>>();
  const number = await at.read.nextApiKeyNumber();
  const others = (await at.read.team()).filter((one) => one.role === 'owner' && one.id !== at.operator.id);
  return [
    settled(at, card, 'done'),
    { do: 'add-api-key', id, number, system, by: at.operator.id },
    {
      do: 'say',
      to: at.operator.id,
      text: at.words.outside.made(number, system, hiddenCode),
      secret: { what: 'api-key', id },
    },
    ...others.map(
      (to): Effect => ({
        do: 'show',
        to: to.id,
        card: { kind: 'notice', body: wordsFor(to.locale).outside.madeBy(callName(at.operator), system), choices: [] },
        push: 'needs-me',
      }),
    ),
  ];
}

async function revokeKey(at: OwnerSituation, id: Id<'api-key'>, card: Card): Promise<Effect[]> {
  const { outside } = at.words;
  const key = (await at.read.apiKeys()).find((one) => one.id === id);
  if (!key) return [settled(at, card, 'done'), say(at, outside.noSuchKey(''))];
  return [
    settled(at, card, 'done'),
    { do: 'revoke-api-key', id, by: at.operator.id },
    say(at, outside.revoked(key.number, key.system)),
  ];
}

/** Once more, as things stand now: a list's row may be tapped again and again, and what is done already stays done. */
export function retryOutside(at: OwnerSituation, id: Id<'outside-event'> | null, card: Card): Effect[] {
  const { outside, answer } = at.words;
  // A card that asks about one event was brought to whoever it concerns; the list is the managers'.
  if (card.kind === 'list' && !mayAs(at.operator.role, 'manager')) return [say(at, answer.mayNot('events', 'manager'))];
  return [
    ...(card.kind === 'list' || card.state !== 'live' ? [] : [settled(at, card, 'retried')]),
    { do: 'retry-outside', id, by: at.operator.id },
    say(at, outside.again),
  ];
}
