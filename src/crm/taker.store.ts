import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { cards } from '../../db/schema/followups.ts';
import type { OperatorId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import type { Conversation } from './conversation.ts';
import type { Intent } from './intent.ts';
import type { Operator } from './operator.ts';
import type { CardSubject } from './people.ts';
import { takeTurn } from './rota.store.ts';
import { routeOf } from './route.ts';
import { isThere, whoGets, whoOf } from './team.ts';

/** Who gets the card of a customer's turn. `given`: they become responsible with it. `had`: who had the card before and did not get to it. */
export type Taker = { operator: Operator; given?: boolean; had?: OperatorId[] };

/**
 * By what they want where that is routed, unless somebody is responsible for them; else by the business's rule. `anew`: as if nobody had their card.
 * While somebody has their card from a colleague who did not get to it, what follows comes to them too. */
export async function takerOf(
  tx: Tx,
  context: CommitContext,
  { id, responsibleId }: Pick<Conversation, 'id' | 'responsibleId'>,
  people: readonly Operator[],
  { intent = null, anew = false }: { intent?: Intent | null; anew?: boolean } = {},
): Promise<Taker | null> {
  const passed = anew ? null : await passedCard(tx, context, id);
  const holder = people.find((one) => one.id === passed?.operatorId && isThere(one, context.now));
  if (passed && holder) return { operator: holder, had: passed.had };
  const { settings } = context.tenant;
  const has = people.some((one) => one.id === responsibleId);
  const found = routeOf(settings, intent, people);
  const route = found && (!has || found.always) ? found : null;
  const inTurn = !has && settings.routing === 'turns' && (!route || route.queue !== null);
  const next = inTurn ? await takeTurn(tx, context, route?.members ?? people) : null;
  if (next) return { operator: next, given: true };
  const operator = route ? whoOf(route.members, people, context.now) : whoGets(people, responsibleId, context.now);
  return operator && { operator };
}

/** The live card of a conversation that went from one to the next. */
async function passedCard(
  tx: Tx,
  context: CommitContext,
  id: Conversation['id'],
): Promise<{ operatorId: OperatorId; had: OperatorId[] } | null> {
  const [row] = await tx
    .select({ operatorId: cards.operatorId, subject: cards.subject })
    .from(cards)
    .where(
      and(
        eq(cards.tenantId, context.tenant.id),
        eq(cards.conversationId, id),
        eq(cards.state, 'live'),
        eq(cards.kind, 'turn'),
        sql`${cards.subject} ? 'had'`,
      ),
    )
    .orderBy(desc(cards.createdAt), desc(cards.id))
    .limit(1);
  return row ? { operatorId: row.operatorId, had: (row.subject as CardSubject).had ?? [] } : null;
}
