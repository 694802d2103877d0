import { canReach } from '../commands/answer-many.ts';
import { someNames } from '../commands/some-names.ts';
import { lockCard, readDraft } from '../crm/card.store.ts';
import type { Card } from '../crm/card.ts';
import type { ContactView } from '../crm/contact-view.ts';
import type { Effect } from '../crm/effect.ts';
import type { CardId } from '../kit/ids.ts';
import { approve, overtakenBy } from './approve.flow.ts';
import { isTraced } from './draft-doubts.flow.ts';
import { labelOf, manyFreshMs } from './many.flow.ts';
import { otherAt } from './meet-others.flow.ts';
import { isOlder, type OwnerSituation, say, settled } from './owner-situation.ts';

/** The tap under a list of follow-ups: each is looked at as a tap on its own card would, and what has lost its reason is left out and named. */
export async function approveMany(at: OwnerSituation, ids: readonly CardId[], card: Card): Promise<Effect[]> {
  const { answerOnce: words } = at.words;
  const done = settled(at, card, 'done');
  if (isOlder(at, card, manyFreshMs)) return [done, say(at, words.tooOld)];
  const sends: Effect[] = [];
  const left: ContactView[] = [];
  const doubtful: ContactView[] = [];
  let count = 0;
  let nights = 0;
  // In one order, so that two who tap at once wait for one another.
  for (const id of ids.toSorted()) {
    const { view, effects, isDoubtful } = await approveOne(at, id);
    if (effects.some((effect) => effect.do === 'send' && effect.notBefore)) nights += 1;
    if (effects.some(({ do: what }) => what === 'send')) count += 1;
    else if (view) (isDoubtful ? doubtful : left).push(view);
    sends.push(...effects);
  }
  const apart = [
    ...(left.length > 0 ? [words.overtaken(left.length, someNames(left.map(labelOf), 3))] : []),
    ...(doubtful.length > 0 ? [words.doubtful(doubtful.length, someNames(doubtful.map(labelOf), 3))] : []),
  ];
  if (count === 0) return [done, ...sends, say(at, [words.nobodyLeft, ...apart].join('\n'))];
  const night = nights > 0 ? [at.words.followUp.waitForMorning(nights)] : [];
  return [done, ...sends, say(at, [words.followUpsSent(count), ...night, ...apart].join('\n'))];
}

/** What approving one card does, without what its own tap would be answered; only what is settled where it must not leave. */
async function approveOne(
  at: OwnerSituation,
  id: CardId,
): Promise<{ view: ContactView | null; effects: Effect[]; isDoubtful?: true }> {
  const one = await lockCard(at.tx, at.context, id);
  const view = one?.contactId ? await at.read.contact(one.contactId) : null;
  const draft = one?.draftId ? await readDraft(at.tx, at.context, one.draftId) : null;
  if (one?.state !== 'live' || !view?.conversation || !draft) return { view, effects: [] };
  const overtaken = await overtakenBy(at, one, view);
  if (overtaken) return { view, effects: overtaken.filter((effect) => effect.do !== 'say') };
  if (!(await isTraced(at.tx, at.context, view, draft))) return { view, effects: [], isDoubtful: true };
  if (!canReach(view, at.context.now)) return { view, effects: [] };
  if (await otherAt(at, view, { what: 'follow-up', cardId: id }, false)) return { view, effects: [] };
  const effects = (await approve(at, one, view, draft)).flatMap((effect): Effect[] => {
    if (effect.do === 'react' || effect.do === 'ask' || effect.do === 'say') return [];
    if (effect.do !== 'send') return [effect];
    // The tap stands for all of them and bears no mark of one.
    const { causedByWamid: _, ...send } = effect;
    return [send];
  });
  return { view, effects };
}
