import type { Tx } from '../../db/client.ts';
import { wordsFor } from '../commands/words.ts';
import type { Urgency } from '../crm/attention.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Settled } from '../crm/effect.ts';
import type { FollowUpRow } from '../crm/follow-up.store.ts';
import type { Operator } from '../crm/operator.ts';
import type { ContactView } from '../crm/read.ts';
import { type FollowUpId, newId } from '../kit/ids.ts';
import { draftFollowUp } from './draft-follow-up.flow.ts';
import { followUpCardNow } from './follow-up-card.flow.ts';

/**
 * The same follow-up with new words, in place of one whose words were old or no longer right. It counts as another; the old one is to be settled.
 * `said`: what is said with it; null: nothing.
 */
export async function freshFollowUp(
  tx: Tx,
  context: CommitContext,
  old: FollowUpRow,
  view: ContactView,
  operator: Operator,
  how: { said?: string | null; push?: Urgency } = {},
): Promise<Settled[]> {
  const { conversationId, kind, step, silentSince, lastStepAt } = old;
  const row = { ...old, id: newId<FollowUpId>() };
  const draft = await draftFollowUp(tx, context, view, old);
  const { said = wordsFor(operator.locale).followUp.anew(view.contact.name), push } = how;
  return [
    { do: 'supersede-cards', conversationId, as: 'replaced' },
    { do: 'plan-follow-up', conversationId, cardAt: context.now, kind, step, silentSince, lastStepAt, shownAs: row.id },
    ...(draft ? [{ do: 'draft' as const, ...draft, followUpId: row.id }] : []),
    ...(said ? [{ do: 'say' as const, to: operator.id, text: said, about: [view.contact.id] }] : []),
    {
      do: 'show',
      to: operator.id,
      card: await followUpCardNow(tx, context, { view, row, draft, operator }),
      ...(push ? { push } : {}),
    },
  ];
}
