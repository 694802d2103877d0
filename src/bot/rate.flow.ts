import { othersCard, readToRate, whichCard } from '../commands/rate.ts';
import { stepName } from '../commands/step-name.ts';
import { sentFor } from '../crm/autopilot.store.ts';
import type { Act, Card } from '../crm/card.ts';
import { contactLabel } from '../crm/contact.ts';
import { readStages } from '../crm/deal.store.ts';
import type { Effect } from '../crm/effect.ts';
import { type FollowUpRow, readFollowUp } from '../crm/follow-up.store.ts';
import { grantedPermit } from '../crm/permit.store.ts';
import { wrongBecause } from '../crm/rating.ts';
import type { ContactView } from '../crm/read.ts';
import { endsAutopilot } from './autopilot-ends.ts';
import { contextOf } from './command-context.ts';
import { type OwnerSituation, say, settled } from './owner-situation.ts';

/** All of them were right, or one was not, and why. What a colleague has said meanwhile stays. */
export async function rated(at: OwnerSituation, act: Extract<Act, { verb: 'rate' }>, card: Card): Promise<Effect[]> {
  const { rating: words } = at.words;
  const done = settled(at, card, 'done');
  const followUps = await at.read.unrated(act.followUps);
  const [first] = followUps;
  if (!first) return [done, say(at, words.already)];
  const kept: Effect = { do: 'rate', followUps, as: act.as, by: at.operator.id, undone: words.undone };
  if (act.as === 'right') return [done, kept, say(at, words.right(followUps.length))];
  const row = await readFollowUp(at.tx, at.context, first);
  const view = row && (await at.read.conversation(row.conversationId));
  const { effects, said } = row ? await comesOf(at, row, view) : { effects: [], said: [] };
  const text = [words.wrong(view ? contactLabel(view.contact) : '', words.because[act.as]), ...said].join('\n');
  const others = await at.read.unrated(act.others);
  const goesOn: Effect =
    others.length > 0
      ? { do: 'show', to: at.operator.id, card: othersCard(text, others, contextOf(at)) }
      : say(at, text, view ? [view.contact.id] : []);
  return [done, kept, ...effects, goesOn];
}

/** Which of those that are still to be said of was not right. The card stays: there may be several. */
export async function askWhichWrong(
  at: OwnerSituation,
  act: Extract<Act, { verb: 'rate-which' }>,
  card: Card,
): Promise<Effect[]> {
  const context = contextOf(at);
  const rows = (await readToRate(context)).filter(({ id }) => act.followUps.includes(id));
  if (rows.length === 0) return [settled(at, card, 'done'), say(at, at.words.rating.already)];
  const from = act.from < rows.length ? act.from : 0;
  return [
    { do: 'touch-card', cardId: card.id },
    { do: 'show', to: at.operator.id, card: whichCard(rows, from, context) },
  ];
}

/** Why one was not, in one tap. */
export async function askWhyWrong(at: OwnerSituation, act: Extract<Act, { verb: 'rate-why' }>, card: Card): Promise<Effect[]> {
  const { rating: words } = at.words;
  const row = await readFollowUp(at.tx, at.context, act.followUpId);
  const view = row && (await at.read.conversation(row.conversationId));
  const choices = wrongBecause.map((as) => ({
    label: words.because[as],
    act: { verb: 'rate' as const, followUps: [act.followUpId], as, others: act.others },
  }));
  const body = words.why(view ? contactLabel(view.contact) : '');
  return [
    { do: 'touch-card', cardId: card.id },
    { do: 'show', to: at.operator.id, card: { kind: 'question', body, choices, ...(view ? { about: [view.contact.id] } : {}) } },
  ];
}

/** Whatever let it go without a tap ends, as with one that is changed or left out; of one that was tapped it counts as much. */
async function comesOf(
  at: OwnerSituation,
  row: FollowUpRow,
  view: ContactView | null,
): Promise<{ effects: Effect[]; said: string[] }> {
  const { tx, context, operator, words } = at;
  const sent = await sentFor(tx, context, row);
  if (!sent?.approvedBy) return { effects: [], said: [] };
  const kind = { operatorId: sent.approvedBy, stageId: row.stageId, step: row.step };
  const judged: Effect = { do: 'verdict', ...kind, followUpId: row.id, verdict: 'wrong' };
  const permit = await grantedPermit(tx, context, kind);
  if (permit) {
    const stage = (await readStages(tx, context.tenant.id)).find((one) => one.id === row.stageId);
    const name = stepName(stage?.name ?? '', row.step, words);
    const ends: Effect = { do: 'end-permit', permitId: permit.id, by: operator.id, undone: words.autonomy.undone(name) };
    return { effects: [judged, ends], said: [words.autonomy.withdrawn.wrong(name)] };
  }
  const ends = view && sent.because.what === 'autopilot' ? endsAutopilot(view, 'undone', operator.id) : [];
  return { effects: [judged, ...ends], said: ends.length > 0 ? [words.rating.asksAgain(contactLabel(view!.contact))] : [] };
}
