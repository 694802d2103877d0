import type { CardSpec } from '../crm/card.ts';
import { contactLabel, firstName } from '../crm/contact.ts';
import type { Prompt } from '../crm/operator.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText } from '../kit/clip.ts';
import type { CardId } from '../kit/ids.ts';
import type { OwnerSituation } from './owner-situation.ts';

/**
 * Words that read as a command: for her, about her, or to us? `prompt`: they came after Edit or Reply, so that Send sends them as what was
 * asked for there.
 */
export function forWhomCard(
  at: Pick<OwnerSituation, 'words'>,
  view: ContactView,
  text: string,
  prompt?: Prompt,
  cardId?: CardId,
): CardSpec {
  const name = firstName(view.contact) || view.contact.name;
  const note = text.replace(/^(note|nota)[:\s]+/i, '');
  return {
    kind: 'question',
    body: at.words.thread.quotedQuestion(contactLabel(view.contact), clipText(text, 600)),
    choices: [
      { act: { verb: 'as-reply', text, ...(prompt ? { prompt } : {}) }, label: at.words.thread.sendTo(name) },
      { act: { verb: 'as-note', text: note }, label: at.words.label.note },
      { act: { verb: 'as-command', text, ...(cardId ? { cardId } : {}) }, label: at.words.label.doIt },
    ],
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
  };
}
