import { lockCard, readDraft } from '../crm/card.store.ts';
import type { Act, Card } from '../crm/card.ts';
import { collisionFacts, stoppableOfOthers, wroteAfter } from '../crm/collision.store.ts';
import { seenAs, whoElseIsOn } from '../crm/collision.ts';
import { contactLabel } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import type { Effect } from '../crm/effect.ts';
import { approve } from './approve.flow.ts';
import { knock, sendTemplate } from './closed-window.flow.ts';
import { askAboutOther } from './meet-others.flow.ts';
import { type OwnerSituation, say } from './owner-situation.ts';
import { sendAsIs } from './pass-on.flow.ts';
import { runNamed } from './run.flow.ts';
import { tellTakenOver } from './sent.flow.ts';

type TakeOver = Extract<Act, { verb: 'take-over' }>;

/**
 * Take over: it holds for what was seen when it was asked. Where somebody else's words have left since, or the customer has written, it is asked
 * anew; else what others had approved stops, they are told, and what was to be sent goes the way it would have gone.
 */
export async function takeOver(at: OwnerSituation, act: TakeOver, card: Card): Promise<Effect[]> {
  const { tx, context, operator } = at;
  const view = card.contactId ? await at.read.contact(card.contactId) : null;
  if (!view?.conversation) return [say(at, at.words.thread.cardGone)];
  const { conversation, contact } = view;
  const done: Effect = { do: 'settle-card', cardId: card.id, as: 'done', by: operator.id, state: 'settled' };
  const facts = await collisionFacts(tx, context, conversation, operator.id);
  const other = facts && whoElseIsOn({ ...facts, knownAt: card.createdAt });
  const theyWrote = await wroteAfter(tx, context, conversation.id, card.id);
  if (theyWrote || (other && seenAs(other) !== act.seen))
    return [done, await askAboutOther(at, view, other, { contents: act.contents, because: act.because }, { theyWrote })];

  const stopped = await stoppableOfOthers(tx, context, conversation.id, operator.id);
  const effects: Effect[] = [
    done,
    {
      do: 'assign',
      conversationId: conversation.id,
      contactId: contact.id,
      to: operator.id,
      by: operator.id,
      how: 'take-over',
    },
  ];
  for (const row of stopped) {
    effects.push({ do: 'cancel-send', outboxId: row.id, because: 'taken-over' });
    effects.push(...(await tellTakenOver(tx, context, row, view, operator)));
  }
  if (act.contents.length === 0) {
    // What was stopped was the answer: they wait again.
    if (stopped.length > 0) effects.push({ do: 'unanswered', conversationId: conversation.id });
    return [...effects, say(at, at.words.responsible.claimed(contactLabel(contact)), [contact.id])];
  }
  return [...effects, ...(await asMeant(at, act, view))];
}

/** What was to be sent, by the way it was meant: whether it may still leave is looked at there again. */
async function asMeant(at: OwnerSituation, { contents, because }: TakeOver, view: ContactView): Promise<Effect[]> {
  const [first] = contents;
  const card = because.cardId ? await lockCard(at.tx, at.context, because.cardId) : null;
  const live = card?.state === 'live' ? card : null;
  const draft = because.draftId ? await readDraft(at.tx, at.context, because.draftId) : null;
  if (first?.type === 'template' || because.what === 'knock') {
    if (live && draft && because.what === 'knock') return await knock(at, live, view, draft);
    if (live && first?.type === 'template') return await sendTemplate(at, live, view, first.name);
    return [say(at, at.words.thread.cardGone, [view.contact.id])];
  }
  if (first?.type !== 'text') return sendAsIs(at, view, contents, because, calledOf(at, first?.type));
  if (live && draft) return await approve(at, live, view, draft);
  return await runNamed(at, 'reply', first.body, view.contact.id, because);
}

function calledOf({ words: { media } }: OwnerSituation, type: string | undefined): string {
  const names: Record<string, string> = {
    image: media.photo,
    video: media.video,
    audio: media.voice,
    location: media.location,
    contacts: media.contactCard,
  };
  return names[type ?? ''] ?? media.document;
}
