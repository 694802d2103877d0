import { stepName } from '../commands/step-name.ts';
import { followUpOfCard, readDraft } from '../crm/card.store.ts';
import type { Act, Card } from '../crm/card.ts';
import { readStages } from '../crm/deal.store.ts';
import type { Effect, Settled } from '../crm/effect.ts';
import { readFollowUp } from '../crm/follow-up.store.ts';
import { approvedInARow, grantedPermit, isUnbroken, readPermit } from '../crm/permit.store.ts';
import type { FollowUpKind, JudgedFollowUp, Permit, Verdict } from '../crm/permit.ts';
import { weigh } from '../followups/autonomy.ts';
import { type CardId, type DraftId, type FollowUpId, type Id, newId } from '../kit/ids.ts';
import { type OwnerSituation, say, settled } from './owner-situation.ts';

/**
 * What an operator has just made of follow-ups, kept, with what it leads to: an offer to send such ones without asking, or the end of doing so.
 * Decided in one go they count one after the other, and are offered once.
 */
export async function judged(at: OwnerSituation, effects: readonly Settled[]): Promise<Settled[]> {
  const verdicts: JudgedFollowUp[] = [];
  for (const effect of effects) {
    const one = await verdictIn(at, effect, effects);
    if (one) verdicts.push(one);
  }
  const kinds = Map.groupBy(verdicts, ({ stageId, step }) => `${stageId}/${step}`);
  const leads: Settled[] = [];
  for (const alike of kinds.values()) leads.push(...(await leadsTo(at, alike)));
  return [...verdicts.map((one): Settled => ({ do: 'verdict', ...one })), ...leads];
}

async function leadsTo(at: OwnerSituation, alike: readonly JudgedFollowUp[]): Promise<Settled[]> {
  const { tx, context } = at;
  const kind = alike[0]!;
  const wanted = context.tenant.settings.autonomyAfter;
  const permit = await grantedPermit(tx, context, kind);
  let earned = { granted: permit !== null, inARow: await approvedInARow(tx, context, kind, Math.max(1, wanted)) };
  const all: ('offer' | 'withdraw')[] = [];
  for (const { verdict } of alike) {
    const next = weigh(earned, verdict, wanted);
    earned = next.earned;
    if (next.leads) all.push(next.leads);
  }
  if (permit && all.includes('withdraw'))
    return await withdrawn(at, permit, alike.find(({ verdict }) => verdict !== 'approved')!.verdict);
  return all.at(-1) === 'offer' ? await offered(at, kind, wanted) : [];
}

/** The verdict that an effect is, where it is one about a step of a sequence, in the business's own words. */
async function verdictIn(at: OwnerSituation, effect: Settled, all: readonly Settled[]): Promise<JudgedFollowUp | null> {
  switch (effect.do) {
    case 'skip-follow-up':
      return await judgedAs(at, effect.followUpId, 'skipped');
    case 'reopen-card': {
      const followUpId = await followUpOfCard(at.tx, at.context, effect.cardId as CardId);
      return followUpId && (await judgedAs(at, followUpId, 'undone'));
    }
    case 'settle-follow-up': {
      if (effect.as === 'edited') return await judgedAs(at, effect.followUpId, 'edited');
      if (effect.as !== 'sent') return null;
      // A knock and a template are other words than those that would go.
      const sent = all.find((one) => one.do === 'send' && one.followUpId === effect.followUpId);
      if (sent?.do !== 'send' || sent.hold !== 'grace' || sent.category !== 'free' || !sent.because.draftId) return null;
      const draft = await readDraft(at.tx, at.context, sent.because.draftId as DraftId);
      // What a model wrote goes to nobody without a tap but where that person is on autopilot.
      return draft?.source === 'playbook' ? await judgedAs(at, effect.followUpId, 'approved') : null;
    }
    default:
      return null;
  }
}

async function judgedAs(at: OwnerSituation, id: FollowUpId, verdict: Verdict): Promise<JudgedFollowUp | null> {
  const row = await readFollowUp(at.tx, at.context, id);
  if (row?.kind !== 'silence') return null;
  return { operatorId: at.operator.id, stageId: row.stageId, step: row.step, followUpId: id, verdict };
}

async function offered(at: OwnerSituation, { operatorId, stageId, step }: FollowUpKind, earnedBy: number): Promise<Settled[]> {
  const { autonomy, label } = at.words;
  const permit = { id: newId<Id<'permit'>>(), operatorId, stageId, step, earnedBy };
  const name = await kindName(at, permit);
  return [
    { do: 'offer-permit', permit },
    {
      do: 'show',
      to: at.operator.id,
      card: {
        kind: 'notice',
        body: autonomy.offer(name, earnedBy, at.context.tenant.settings.autopilotMinutes),
        choices: [
          { act: { verb: 'answer-permit', permitId: permit.id, yes: true }, label: label.yes },
          { act: { verb: 'answer-permit', permitId: permit.id, yes: false }, label: label.notNow },
        ],
      },
    },
  ];
}

async function withdrawn(at: OwnerSituation, permit: Permit, verdict: Verdict): Promise<Settled[]> {
  const name = await kindName(at, permit);
  const text = at.words.autonomy.withdrawn[verdict === 'approved' ? 'edited' : verdict](name);
  return [
    { do: 'end-permit', permitId: permit.id, by: null, undone: name },
    { do: 'say', to: at.operator.id, text },
  ];
}

/** Yes or Not now under the offer. What was changed, left out or taken back since then has answered it. */
export async function permitAnswered(
  at: OwnerSituation,
  act: Extract<Act, { verb: 'answer-permit' }>,
  card: Card,
): Promise<Effect[]> {
  const { tx, context, operator } = at;
  const { autonomy } = at.words;
  const permit = await readPermit(tx, context, act.permitId);
  if (permit?.state !== 'offered') return [say(at, at.words.thread.cardGone)];
  const name = await kindName(at, permit);
  const yes = act.yes && (await isUnbroken(tx, context, permit, permit.offeredAt));
  const answer: Effect = { do: 'answer-permit', permitId: permit.id, yes, by: operator.id, undone: autonomy.undone(name) };
  const said = yes ? autonomy.granted(name) : act.yes ? autonomy.brokenSince(name) : autonomy.refused(name, permit.earnedBy);
  return [settled(at, card, 'done'), answer, say(at, said)];
}

/** It asks again; whoever taps has the word for it. */
export async function permitEnded(at: OwnerSituation, permitId: Permit['id']): Promise<Effect[]> {
  const { autonomy } = at.words;
  const permit = await readPermit(at.tx, at.context, permitId);
  if (!permit) return [say(at, at.words.thread.cardGone)];
  const name = await kindName(at, permit);
  if (permit.state !== 'granted') return [say(at, autonomy.asksAlready(name))];
  return [{ do: 'end-permit', permitId, by: at.operator.id, undone: autonomy.undone(name) }, say(at, autonomy.ended(name))];
}

async function kindName(at: OwnerSituation, { stageId, step }: FollowUpKind): Promise<string> {
  const stage = (await readStages(at.tx, at.context.tenant.id)).find(({ id }) => id === stageId);
  return stepName(stage?.name ?? '', step, at.words);
}
