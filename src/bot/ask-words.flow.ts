import type { Act, Card } from '../crm/card.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import type { ContactView } from '../crm/read.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import { editFormCard } from './edit-form.flow.ts';
import { type OwnerSituation, say } from './owner-situation.ts';

/** How long words are waited for after Edit or Reply. */
const promptMs = 5 * minuteMs;

/** The next text is the draft's new wording, or for this customer. Where there is a form for it, the draft comes in it; words count all the same. */
export async function askForWords(
  at: OwnerSituation,
  act: Extract<Act, { verb: 'edit' | 'reply' }>,
  card: Card,
  view: ContactView | null,
): Promise<Effect[]> {
  if (!view?.conversation) return [say(at, at.words.thread.cardGone)];
  const { contact, conversation } = view;
  const shared = {
    cardId: card.id,
    conversationId: conversation.id,
    contactId: contact.id,
    until: addMs(at.context.now, promptMs).toISOString(),
  };
  const asked =
    act.verb === 'edit' ? { what: 'edit' as const, draftId: act.draftId, ...shared } : { what: 'reply' as const, ...shared };
  const form = act.verb === 'edit' ? await editFormCard(at, act, card, view) : null;
  if (form)
    return [
      { do: 'ask', operator: at.operator.id, asked },
      { do: 'show', to: at.operator.id, card: form },
    ];
  const prompt = act.verb === 'edit' ? at.words.thread.editPrompt : at.words.thread.replyPrompt;
  return [{ do: 'ask', operator: at.operator.id, asked }, say(at, prompt(contactLabel(contact)), [contact.id])];
}
