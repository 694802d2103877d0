import { and, eq } from 'drizzle-orm';
import { outbox } from '../../db/schema/queues.ts';
import { readVerdict } from '../commands/emoji.ts';
import { lockCard } from '../crm/card.store.ts';
import type { Act } from '../crm/card.ts';
import type { Effect } from '../crm/effect.ts';
import type { OwnerSituation } from './owner-situation.ts';
import { tapped } from './tap.flow.ts';

/** 👍 👎 ⏰ ✏️ work like the tap, on a live card with exactly one draft; any other reaction is only a reaction. */
export async function reacted(at: OwnerSituation, reaction: { wamid: string | null; emoji: string | null }): Promise<Effect[]> {
  const verdict = reaction.emoji ? readVerdict(reaction.emoji) : null;
  if (!verdict || !reaction.wamid) return [];
  const [row] = await at.tx
    .select({ cardId: outbox.cardId })
    .from(outbox)
    .where(
      and(eq(outbox.tenantId, at.context.tenant.id), eq(outbox.wamid, reaction.wamid), eq(outbox.operatorId, at.operator.id)),
    );
  const card = row?.cardId ? await lockCard(at.tx, at.context, row.cardId) : null;
  if (!card?.draftId || (card.kind !== 'turn' && card.kind !== 'follow-up')) return [];
  const draftId = card.draftId;
  const acts: Record<typeof verdict, Act> = {
    send: { verb: 'send', draftId },
    skip: { verb: 'not-now' },
    snooze: { verb: 'snooze' },
    edit: { verb: 'edit', draftId },
  };
  // A reaction cannot be reacted to (Meta: 131009); the ⏳ and ✅ go beside it, on the card.
  return await tapped({ ...at, wamid: reaction.wamid }, acts[verdict], card);
}
