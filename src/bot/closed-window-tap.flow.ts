import { readDraft } from '../crm/card.store.ts';
import type { Act, Card } from '../crm/card.ts';
import { windowUntil } from '../crm/conversation.ts';
import type { Effect } from '../crm/effect.ts';
import type { ContactView } from '../crm/read.ts';
import { approve, overtakenBy } from './approve.flow.ts';
import { knock, sendTemplate } from './closed-window.flow.ts';
import { askWhereDoubtful } from './draft-doubts.flow.ts';
import { type OwnerSituation, say } from './owner-situation.ts';

/** Where the window has opened again in the meantime, the words need no knock. What Meta itself refused does, whatever we think of the window. */
export async function knocked(
  at: OwnerSituation,
  act: Extract<Act, { verb: 'knock' }>,
  card: Card,
  view: ContactView | null,
): Promise<Effect[]> {
  const overtaken = await overtakenBy(at, card, view);
  if (overtaken) return overtaken;
  const draft = await readDraft(at.tx, at.context, act.draftId);
  if (!draft || !view) return [say(at, at.words.thread.noDraft)];
  const doubtful = await askWhereDoubtful(at, act, card, view, draft);
  if (doubtful) return doubtful;
  const until = view.conversation ? windowUntil(view.conversation) : null;
  if (card.kind !== 'failure' && until && at.context.now < until) return await approve(at, card, view, draft);
  return await knock(at, card, view, draft);
}

/** A ready template in place of own words. */
export async function templateChosen(
  at: OwnerSituation,
  { templateName }: Extract<Act, { verb: 'send-template' }>,
  card: Card,
  view: ContactView | null,
): Promise<Effect[]> {
  const overtaken = await overtakenBy(at, card, view);
  if (overtaken) return overtaken;
  return view ? await sendTemplate(at, card, view, templateName) : [say(at, at.words.thread.cardGone)];
}
