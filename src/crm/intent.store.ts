import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations, messages } from '../../db/schema/crm.ts';
import { cards, intentExamples, turns } from '../../db/schema/followups.ts';
import { type ConversationId, type Id, newId, type TenantId, type TurnId } from '../kit/ids.ts';
import type { CommitContext } from './commit-context.ts';
import type { Settled } from './effect.ts';
import type { Intent, Verdict } from './intent.ts';
import { handOn } from './live-cards.store.ts';
import { masked } from './masked.ts';
import { saidWords } from './playbook.ts';
import { kindOf } from './route.ts';
import { setTurn } from './turn.store.ts';
import type { Ring } from './work.ts';

/** So many corrections a model is shown, the newest, each with so much of what was said. */
const examplesShown = 6;
const exampleLimit = 160;

export async function intentOfTurn(
  tx: Tx,
  { tenant }: Pick<CommitContext, 'tenant'>,
  id: TurnId,
): Promise<Pick<typeof turns.$inferSelect, 'state' | 'intent' | 'intentBy' | 'intentChangedAt'> | null> {
  const [row] = await tx
    .select({ state: turns.state, intent: turns.intent, intentBy: turns.intentBy, intentChangedAt: turns.intentChangedAt })
    .from(turns)
    .where(and(eq(turns.tenantId, tenant.id), eq(turns.id, id)));
  return row ?? null;
}

/** What a turn is taken for; of what says little by itself ("hello??"), what they wait for already. Null where nobody is sure. */
export async function whatTheyWant(
  tx: Tx,
  context: Pick<CommitContext, 'tenant'>,
  conversationId: ConversationId,
  said: string,
  verdict: Verdict | null,
) {
  const own = kindOf(said, verdict, context.tenant.settings.sureFrom);
  return own && own.intent !== 'other' ? own : ((await openIntent(tx, context, conversationId)) ?? own);
}

/** What somebody wants whose card still waits: what they add to it is about the same. Null where nobody is sure. */
async function openIntent(
  tx: Tx,
  { tenant }: Pick<CommitContext, 'tenant'>,
  conversationId: ConversationId,
): Promise<{ intent: Intent; intentBy: 'words' | 'model' | 'operator' } | null> {
  const [row] = await tx
    .select({ intent: turns.intent, intentBy: turns.intentBy })
    .from(cards)
    .innerJoin(turns, and(eq(turns.tenantId, cards.tenantId), eq(turns.id, cards.turnId)))
    .where(
      and(
        eq(cards.tenantId, tenant.id),
        eq(cards.conversationId, conversationId),
        eq(cards.state, 'live'),
        eq(cards.kind, 'turn'),
      ),
    )
    .orderBy(desc(cards.createdAt), desc(cards.id))
    .limit(1);
  return row?.intent && row.intentBy ? { intent: row.intent, intentBy: row.intentBy } : null;
}

/** What a person says that a turn is, with its example; or, as an undo, what was said of it before. Its live card is looked at again. */
export async function correctIntent(
  tx: Tx,
  context: CommitContext,
  { turnId, intent, says, by }: Extract<Settled, { do: 'correct-intent' }>,
): Promise<Ring[]> {
  const { tenant, now } = context;
  await setTurn(tx, context, turnId, { intent, intentBy: says, intentChangedAt: now });
  const [turn] = await tx
    .select({ conversationId: turns.conversationId })
    .from(turns)
    .where(and(eq(turns.tenantId, tenant.id), eq(turns.id, turnId)));
  const example = { intent: says === 'operator' ? intent : null, operatorId: by, at: now };
  if (turn)
    await tx
      .insert(intentExamples)
      .values({ tenantId: tenant.id, id: newId<Id<'intent-example'>>(), turnId, ...turn, ...example })
      .onConflictDoUpdate({ target: [intentExamples.tenantId, intentExamples.turnId], set: example });
  return await lookAtCard(tx, context, turnId, { touched: true });
}

/** A model came to it after its card had left: the card goes where it belongs, unless somebody is at it. */
export async function lateIntent(
  tx: Tx,
  context: CommitContext,
  turnId: TurnId,
  kind: { intent: Intent; intentBy: 'words' | 'model' },
): Promise<Ring[]> {
  await setTurn(tx, context, turnId, { ...kind, intentChangedAt: context.now });
  return await lookAtCard(tx, context, turnId, { touched: false });
}

async function lookAtCard(tx: Tx, context: CommitContext, turnId: TurnId, { touched }: { touched: boolean }): Promise<Ring[]> {
  const ofTurn = and(eq(cards.turnId, turnId), eq(cards.kind, 'turn'));
  return await handOn(tx, context, touched ? ofTurn : and(ofTurn, isNotNull(cards.handOnAt)));
}

/** What customers said, and what a person said that they wanted by it. Nothing in it tells who they are; what was forgotten is gone. */
export async function readIntentExamples(tx: Tx, tenantId: TenantId): Promise<{ said: string; intent: Intent }[]> {
  const rows = await tx
    .select({ turnId: intentExamples.turnId, intent: intentExamples.intent, name: contacts.name })
    .from(intentExamples)
    .innerJoin(
      conversations,
      and(eq(conversations.tenantId, intentExamples.tenantId), eq(conversations.id, intentExamples.conversationId)),
    )
    .innerJoin(contacts, and(eq(contacts.tenantId, conversations.tenantId), eq(contacts.id, conversations.contactId)))
    .where(and(eq(intentExamples.tenantId, tenantId), isNotNull(intentExamples.intent)))
    .orderBy(desc(intentExamples.at))
    .limit(examplesShown);
  if (rows.length === 0) return [];
  const ids = rows.map(({ turnId }) => turnId);
  const all = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.tenantId, tenantId), inArray(messages.turnId, ids)))
    .orderBy(asc(messages.at), asc(messages.id));
  const byTurn = Map.groupBy(all, (one) => one.turnId);
  return rows.flatMap(({ turnId, intent, name }) => {
    const said = masked(saidWords((byTurn.get(turnId) ?? []).slice(-10)), name, exampleLimit);
    return said !== '' && intent ? [{ said, intent }] : [];
  });
}
