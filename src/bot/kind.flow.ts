import { callName } from '../commands/colleague.ts';
import type { Card, CardSpec, Choice } from '../crm/card.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import { intentOfTurn } from '../crm/intent.store.ts';
import { type Intent, intents } from '../crm/intent.ts';
import type { ContactView } from '../crm/read.ts';
import { routeOf } from '../crm/route.ts';
import { readTeam } from '../crm/team.store.ts';
import { whoOf } from '../crm/team.ts';
import { type OwnerSituation, say, settled } from './owner-situation.ts';

/** What a customer may want, one row each; what gave way to this on their card stands below. */
export async function askKind(at: OwnerSituation, card: Card, view: ContactView): Promise<Effect[]> {
  const { words } = at;
  const turn = card.turnId ? await intentOfTurn(at.tx, at.context, card.turnId) : null;
  const others = intents.filter((intent) => intent !== turn?.intent);
  const choices: Choice[] = [
    ...others.map((intent): Choice => ({ act: { verb: 'kind', intent }, label: words.routes.kinds[intent] })),
    ...(card.kind === 'turn' && !card.draftId
      ? [{ act: { verb: 'more' as const }, label: words.label.more }]
      : [{ act: { verb: 'not-now' as const }, label: words.label.notNow }]),
  ];
  const list: CardSpec = {
    kind: 'question',
    body: words.routes.which(contactLabel(view.contact)),
    choices,
    asList: true,
    listLabel: words.label.choose,
    contactId: view.contact.id,
    ...(card.conversationId ? { conversationId: card.conversationId } : {}),
    ...(card.turnId ? { turnId: card.turnId } : {}),
    ...(card.draftId ? { draftId: card.draftId } : {}),
  };
  return [{ do: 'show', to: at.operator.id, card: list }];
}

/** It is that: kept as an example, and its card goes at once to whoever has such. */
export async function kindTapped(at: OwnerSituation, intent: Intent, card: Card, view: ContactView): Promise<Effect[]> {
  const { words, operator, context } = at;
  if (!card.turnId) return [say(at, words.thread.cardGone)];
  const turn = await intentOfTurn(at.tx, context, card.turnId);
  const kind = words.routes.kinds[intent];
  if (turn?.intent === intent && turn.intentBy === 'operator')
    return [settled(at, card, 'done'), say(at, words.routes.alreadyThat(kind), [view.contact.id])];
  return [
    settled(at, card, 'done'),
    { do: 'correct-intent', turnId: card.turnId, contactId: view.contact.id, intent, says: 'operator', by: operator.id },
    say(at, words.routes.noted(kind, turn?.state === 'shown' ? await goesTo(at, intent, view) : null), [view.contact.id]),
  ];
}

/** Whose it is as that, as whoever corrects it is told; null where it stays with them. */
async function goesTo(at: OwnerSituation, intent: Intent, { contact, conversation }: ContactView): Promise<string | null> {
  const { context, words, operator } = at;
  const people = await readTeam(at.tx, context.tenant.id);
  const route = routeOf(context.tenant.settings, intent, people);
  const has = people.some((one) => one.id === conversation?.responsibleId);
  if (!route || contact.testOf || (has && !route.always)) return null;
  if (route.queue !== null) return words.routes.queue(route.queue);
  const to = whoOf(route.members, people, context.now);
  return to && to.id !== operator.id ? callName(to) : null;
}
