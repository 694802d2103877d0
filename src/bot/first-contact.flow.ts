import { and, eq } from 'drizzle-orm';
import { conversations } from '../../db/schema/crm.ts';
import { turns } from '../../db/schema/followups.ts';
import type { Effect } from '../crm/effect.ts';
import type { OwnerSituation } from './owner-situation.ts';

/**
 * The pretended customer has been dealt with: what that was is said, and the offer to bring the real ones along. The first contact ends with it.
 */
export async function afterTry(at: OwnerSituation, effects: readonly Effect[]): Promise<Effect[]> {
  const { operator, words, context } = at;
  if (operator.welcome !== 'try') return [];
  const settled = effects.flatMap((effect) => (effect.do === 'settle-turn' ? [effect.turnId] : []));
  const [turnId] = settled;
  if (!turnId || !(await isTest(at, turnId))) return [];
  const sent = effects.some((effect) => effect.do === 'send');
  const { tried, bring, later } = words.first;
  const body = [...(sent ? [tried(context.tenant.settings.graceSeconds)] : []), bring].join('\n\n');
  return [
    { do: 'welcome', operatorId: operator.id, step: null },
    {
      do: 'show',
      to: operator.id,
      card: {
        kind: 'question',
        body,
        choices: [
          { act: { verb: 'run', command: 'import', rest: '' }, label: words.first.how },
          { act: { verb: 'dismiss' }, label: later },
        ],
      },
    },
  ];
}

async function isTest({ tx, context }: OwnerSituation, turnId: (typeof turns.$inferSelect)['id']): Promise<boolean> {
  const [row] = await tx
    .select({ isTest: conversations.isTest })
    .from(turns)
    .innerJoin(conversations, and(eq(conversations.tenantId, turns.tenantId), eq(conversations.id, turns.conversationId)))
    .where(and(eq(turns.tenantId, context.tenant.id), eq(turns.id, turnId)));
  return row?.isTest === true;
}
