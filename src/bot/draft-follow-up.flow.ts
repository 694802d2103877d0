import type { Tx } from '../../db/client.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { FollowUpRow } from '../crm/follow-up.store.ts';
import { saidWords } from '../crm/playbook.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { type DraftId, newId } from '../kit/ids.ts';
import { stepWords } from './follow-up-words.store.ts';
import { playbookDraft } from './playbook-draft.flow.ts';

/** The business's words to somebody who fell silent; who waits for us gets the reply that fits what they asked. */
export async function draftFollowUp(tx: Tx, context: CommitContext, view: ContactView, row: FollowUpRow): Promise<Draft | null> {
  const { conversation } = view;
  if (!conversation) return null;
  if (conversation.awaitingSince) {
    const talk = await openRead(tx, context.tenant.id).transcript(conversation.id, 10);
    const unanswered = talk.slice(talk.findLastIndex((line) => line.direction === 'out' && line.author !== 'hilo') + 1);
    return await playbookDraft(tx, view, saidWords(unanswered), context);
  }
  const suggested = await stepWords(tx, context, view, row);
  if (!suggested) return null;
  return { id: newId<DraftId>(), conversationId: conversation.id, ...suggested, source: 'playbook', createdAt: context.now };
}
