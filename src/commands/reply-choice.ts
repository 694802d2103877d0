import type { Choice } from '../crm/card.ts';
import type { ContactId } from '../kit/ids.ts';
import type { Words } from './words.ts';

/** The button after which the next words are for somebody. */
export function replyChoice(contactId: ContactId, { label }: Pick<Words, 'label'>): Choice {
  return { label: label.reply, act: { verb: 'run', command: 'reply', rest: '', contactId } };
}
