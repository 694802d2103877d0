import type { ShortAnswer } from '../commands/short-answer.ts';
import type { ActRow } from '../crm/card.store.ts';
import { actsOf, lockAct, lockCard } from '../crm/card.store.ts';
import type { Card } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { Effect } from '../crm/effect.ts';
import { liveCardsSince, newestSaid } from '../crm/live-cards.store.ts';
import { newestInGrace } from '../crm/outbox.store.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import { mark, type OwnerSituation, say } from './owner-situation.ts';
import { tapped } from './tap.flow.ts';

/** So long after a card a bare "yes" may still mean it. */
const freshMs = 10 * minuteMs;

/**
 * A bare "yes" or "2" acts on the list or question just shown or, where there is none, on the one live card while it is the last thing said
 * and under ten minutes old. Otherwise nothing is guessed: which one is asked. "no" to what is still in its grace takes it back.
 */
export async function shortAnswer(at: OwnerSituation, short: ShortAnswer): Promise<Effect[]> {
  if (short.is === 'thanks') return [mark(at, '🙏')];
  const asked = at.operator.asked;
  if ((short.is === 'no' || short.is === 'cancel') && (await meansLastSend(at)))
    return [{ do: 'undo', operatorId: at.operator.id }];
  if (asked?.what === 'choose' && at.context.now <= new Date(asked.until)) {
    const card = await lockCard(at.tx, at.context, asked.cardId);
    const acts = await actsOf(at.tx, at.context, asked.cardId);
    const chosen = card ? chooseAct(short, acts, card) : null;
    const found = chosen ? await lockAct(at.tx, at.context, chosen.id) : null;
    if (found) return await tapped(at, found.act.act, found.card);
    if (short.is === 'no' || short.is === 'cancel')
      return [{ do: 'ask', operator: at.operator.id, asked: null }, say(at, at.words.thread.cancelled)];
    return [say(at, at.words.thread.whichOne)];
  }
  // The newest card they see may be another business's: whose answer it is, is asked.
  if (at.elsewhere) return [{ do: 'list-businesses', operatorId: at.operator.id, text: at.words.console.which, page: 1 }];
  const live = await liveCardsSince(at.tx, at.context, at.operator.id, addMs(at.context.now, -freshMs));
  const [card] = live;
  if (!card || short.is === 'cancel') return [say(at, at.words.thread.nothingAsked)];
  // A card pushed while the answer was being typed must not become its target.
  if (live.length > 1) return [await askWhichCard(at, live)];
  if ((await newestSaid(at.tx, at.context, at.operator.id))?.cardId !== card.id) return [say(at, at.words.thread.nothingAsked)];
  const act = chooseAct(short, await actsOf(at.tx, at.context, card.id), card);
  const locked = await lockCard(at.tx, at.context, card.id);
  return act && locked ? await tapped(at, act.act, locked) : [say(at, at.words.thread.whichOne)];
}

/** Something of theirs is about to leave, and nothing has been asked since: "no" and "cancel" can only mean that. */
async function meansLastSend(at: OwnerSituation): Promise<boolean> {
  const send = await newestInGrace(at.tx, at.context, at.operator.id);
  if (!send) return false;
  const asked = at.operator.asked?.what === 'choose' ? await lockCard(at.tx, at.context, at.operator.asked.cardId) : null;
  return asked?.state !== 'live' || asked.createdAt < send.createdAt;
}

/** "2" counts; "no" finds the way out; "yes" is the first choice, but never the first of several people or things. */
function chooseAct(short: ShortAnswer, acts: readonly ActRow[], card: Card): ActRow | null {
  if (short.is === 'number') return acts[short.number - 1] ?? null;
  if (short.is === 'yes') return card.kind === 'list' ? null : (acts[0] ?? null);
  // "Were these right?" "No" asks which was not.
  const no = card.kind === 'question' ? acts.find(({ act }) => act.verb === 'rate-which') : undefined;
  if (no) return no;
  return acts.find(({ act }) => act.verb === 'not-now' || act.verb === 'dismiss' || act.verb === 'keep') ?? null;
}

async function askWhichCard(at: OwnerSituation, live: readonly Card[]): Promise<Effect> {
  const rows = [];
  for (const card of live.slice(0, cardLimits.rows)) {
    const view = card.contactId ? await at.read.contact(card.contactId) : null;
    if (!view) continue;
    rows.push({
      act: { verb: 'again' as const, cardId: card.id },
      label: clipText(oneLine(view.contact.name), cardLimits.row),
      description: clipText(oneLine(view.conversation?.lastText ?? ''), cardLimits.description),
    });
  }
  if (rows.length === 0) return say(at, at.words.thread.whichOne);
  return {
    do: 'show',
    to: at.operator.id,
    card: { kind: 'list', body: at.words.thread.whichOne, choices: rows, asList: true, listLabel: at.words.label.choose },
  };
}
