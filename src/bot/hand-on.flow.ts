import { and, eq } from 'drizzle-orm';
import { withTenant } from '../../db/client.ts';
import { cards } from '../../db/schema/followups.ts';
import { callName } from '../commands/colleague.ts';
import { lockCard } from '../crm/card.store.ts';
import { copyOf } from '../crm/card-copy.store.ts';
import { commit } from '../crm/commit.store.ts';
import { readTeam } from '../crm/team.store.ts';
import { whoGets } from '../crm/team.ts';
import type { Ring } from '../crm/work.ts';
import type { CardId, TenantId } from '../kit/ids.ts';
import { cardNow } from './card-now.flow.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { openSituation } from './situation.store.ts';

/** A card belongs in somebody else's thread: it comes there as things stand now, and the old one tells who has it. */
export async function handOn(needs: BotNeeds, tenantId: TenantId, id: CardId): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const card = await lockCard(tx, context, id);
    if (card?.state !== 'live' || !card.handOnAt || card.handOnAt > context.now) return [];
    await tx
      .update(cards)
      .set({ handOnAt: null })
      .where(and(eq(cards.tenantId, tenantId), eq(cards.id, id)));
    const people = await readTeam(tx, tenantId);
    const view = card.contactId ? await openSituation(tx, context, people[0]!, '').read.contact(card.contactId) : null;
    const { responsibleId = null, responsibleBy = null } = view?.conversation ?? {};
    const to = whoGets(people, responsibleId, context.now);
    if (!to || to.id === card.operatorId) return [];
    const at = openSituation(tx, context, to, '');
    const isLetIn = people.some((one) => one.id === card.operatorId && one.lockedAt === null);
    // Whoever cannot answer any more leaves everything; whoever can keeps what is no turn's.
    const spec = (view && (await cardNow(at, card, view))) ?? (isLetIn ? null : await copyOf(tx, context, card));
    if (!spec) return [];
    const giver = people.find((one) => one.id === responsibleBy && one.id !== to.id);
    const why = giver ? [at.words.responsible.gaveYou(callName(giver))] : [];
    return await commit(tx, context, [
      { do: 'settle-card', cardId: id, as: `handed:${to.id}`, by: null, state: 'superseded' },
      {
        do: 'show',
        to: to.id,
        card: { ...spec, body: [...why, spec.body].join('\n') },
        // Who took it themselves asked for it.
        ...(giver || to.id !== responsibleId ? { push: 'needs-me' as const } : {}),
      },
    ]);
  });
}
