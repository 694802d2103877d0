import type { CardSpec } from '../crm/card.ts';
import { contactName, firstName } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { DraftId } from '../kit/ids.ts';
import type { CommandContext } from './command.ts';
import { lastHeard } from './last-heard.ts';
import { wordsOf } from './place.ts';

/** Words that lie ready for somebody about a record, under what is said of it. */
export type Ready = { head: string; text: string; view: ContactView; record: NonNullable<CardSpec['record']> };

/**
 * A card with words for a customer: Send · Edit · Not now; nothing leaves without the tap, and nothing once the record is in another state. Null
 * where no words can reach them: they never wrote, or are blocked.
 */
export async function tellCard(
  { head, text, view, record }: Ready,
  context: CommandContext,
): Promise<{ card: CardSpec; draft: Effect & { do: 'draft' } } | null> {
  const { contact, conversation } = view;
  if (!conversation || contact.blockedAt || !(await lastHeard(conversation, context.read))) return null;
  const { orders, label } = wordsOf(context);
  const id = context.newId<DraftId>();
  const name = clipText(oneLine(firstName(contact) || contactName(contact)), 40);
  return {
    draft: { do: 'draft', id, conversationId: conversation.id, text, source: 'playbook', from: 'record' },
    card: {
      kind: 'question',
      // Never cut: what a tap sends must have been there to be read.
      body: [head, '', orders.readyWords(name), text].join('\n'),
      choices: [
        { act: { verb: 'send', draftId: id }, label: label.send },
        { act: { verb: 'edit', draftId: id }, label: label.edit },
        { act: { verb: 'not-now' }, label: label.notNow },
      ],
      contactId: contact.id,
      conversationId: conversation.id,
      draftId: id,
      record,
    },
  };
}
