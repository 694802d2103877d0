import type { Content } from '../../crm/content.ts';
import type { DialogueRun } from '../../crm/dialogue.ts';
import type { SendEffect } from '../../crm/effect.ts';

/** A step of a conversation on its way: in the name of whoever began it, or let it begin by itself. */
export function sending(
  run: Pick<DialogueRun, 'id' | 'conversationId' | 'operatorId'>,
  content: Content,
  hold: 'grace' | 'none' = 'none',
): SendEffect {
  return {
    do: 'send',
    conversationId: run.conversationId,
    content,
    category: 'free',
    because: { what: 'dialogue', note: run.id },
    approvedBy: run.operatorId,
    hold,
  };
}
