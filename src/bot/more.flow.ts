import { draftsFor } from '../crm/card.store.ts';
import type { Card, CardSpec, Choice } from '../crm/card.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import { intentOfTurn } from '../crm/intent.store.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { OwnerSituation } from './owner-situation.ts';
import { reviewOf } from './review.flow.ts';
import { kindsChoice, openSuggestion, suggestedChoice } from './turn-card.ts';

/** What else there is: the assistant's later draft, own words, a while's rest, the contact, another stage. */
export async function more(at: OwnerSituation, card: Card, view: ContactView): Promise<Effect[]> {
  const { words } = at;
  const drafts = card.turnId ? await draftsFor(at.tx, at.context, { turnId: card.turnId }) : [];
  const turn = card.turnId ? await intentOfTurn(at.tx, at.context, card.turnId) : null;
  // Where nothing is routed, nobody needs to say what it is.
  const isRouted = Object.keys(at.context.tenant.settings.routes).length > 0;
  const suggested = openSuggestion(card);
  const later = drafts.find((draft) => draft.source === 'model' && draft.id !== card.draftId);
  const run = (command: string, label: string): Choice => ({
    act: { verb: 'run', command, rest: '', contactId: view.contact.id },
    label,
  });
  const choices: Choice[] = [
    ...(later
      ? [{ act: { verb: 'send' as const, draftId: later.id }, label: words.label.send, description: oneLine(later.text) }]
      : []),
    ...((await reviewOf(at, card)) ? [{ act: { verb: 'next' as const }, label: words.followUp.review.next }] : []),
    ...(suggested ? [suggestedChoice(suggested)] : []),
    // What a suggestion or Claim took the place of on the card.
    ...(card.draftId && !later ? [{ act: { verb: 'edit' as const, draftId: card.draftId }, label: words.label.edit }] : []),
    { act: { verb: 'reply' }, label: words.label.reply },
    { act: { verb: 'snooze' }, label: words.label.snooze },
    run('show', words.label.open),
    run('move', words.label.move),
    ...(turn && (turn.intent || isRouted) ? [kindsChoice(turn.intent, words)] : []),
    { act: { verb: 'not-now' }, label: words.label.notNow },
  ];
  // The whole of it: what a tap sends must have been there to be read.
  const suggestion = later ? [words.card.laterSuggestion, later.text] : [];
  const list: CardSpec = {
    kind: 'question',
    body: [`*${clipText(oneLine(contactLabel(view.contact)), 90)}*`, ...suggestion].join('\n'),
    choices,
    asList: true,
    listLabel: words.label.choose,
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    ...(card.turnId ? { turnId: card.turnId } : {}),
    ...(card.followUpId ? { followUpId: card.followUpId } : {}),
    ...(later ? { draftId: later.id } : {}),
    ...(suggested ? { suggested } : {}),
  };
  return [{ do: 'show', to: at.operator.id, card: list }];
}
