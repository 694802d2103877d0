import { and, eq } from 'drizzle-orm';
import { DateTime } from 'luxon';
import { type Db, type Tx, withTenant } from '../../db/client.ts';
import { thoughts } from '../../db/schema/followups.ts';
import { answerTurnPrompt, decideMove, readTurnAnswer, type TurnAnswer } from '../ai/answer-turn.ts';
import { followUpPrompt, readFollowUp } from '../ai/draft-follow-up.ts';
import type { Answer, Model } from '../ai/llm.client.ts';
import type { ModelNames } from '../ai/models.ts';
import type { OfferFact } from '../ai/prompt-parts.ts';
import { priceOf } from '../commands/offer-message.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext, Marks } from '../crm/commit-context.ts';
import { openDeals } from '../crm/contact-view.ts';
import { readStages } from '../crm/deal.store.ts';
import { stagesIn } from '../crm/deal.ts';
import type { Settled } from '../crm/effect.ts';
import { lateIntent, readIntentExamples } from '../crm/intent.store.ts';
import { liveCardOf, supersedeReviews } from '../crm/live-cards.store.ts';
import { wantedOffers } from '../crm/offer.store.ts';
import { readPlaybook } from '../crm/playbook.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { kindOf } from '../crm/route.ts';
import { chooseOperator } from '../crm/team.store.ts';
import { lockTurn, type TurnRow } from '../crm/turn.store.ts';
import type { Wish } from '../crm/wish.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, type Clock, hourMs, secondMs } from '../kit/clock.ts';
import { type DraftId, newId, randomToken, type TenantId, type ThoughtId } from '../kit/ids.ts';
import type { Log } from '../kit/log.ts';
import { openContext } from './context.store.ts';
import { lockFollowUp, showFollowUp } from './follow-up.flow.ts';
import { showTurn } from './show-turn.flow.ts';

type Needs = { db: Db; clock: Clock; log: Log; vault: Marks; model: Model; models: ModelNames };
type ThoughtRow = typeof thoughts.$inferSelect;

/** Longer than the model's own limit, so that a lease is only found expired when its process died. */
const leaseMs = 30 * secondMs;

/**
 * Asks the model about a turn or a follow-up, with no transaction open. What comes back is a proposal: a stage, an intent, words. The
 * customer's text goes to a model that holds no tools, fenced as data; whatever goes wrong, the card leaves with the playbook's words.
 */
export async function think(needs: Needs, tenantId: TenantId, id: ThoughtId): Promise<Ring[]> {
  const claim = await withTenant(needs.db, tenantId, (tx) => claimThought(tx, needs, tenantId, id));
  if (!claim) return [];
  const asked = await claim.ask();
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const thought = await lockThought(tx, tenantId, id, claim.attempt);
    if (!thought) return [];
    await setThought(tx, tenantId, id, {
      state: asked.ok ? 'done' : 'failed',
      errorCode: asked.ok ? null : asked.code,
      model: claim.model,
      inputTokens: asked.usage?.inputTokens ?? null,
      outputTokens: asked.usage?.outputTokens ?? null,
      ...(asked.ok ? asked.verdict : {}),
    });
    if (!asked.ok) needs.log.warn('model gave nothing', { thought: id, code: asked.code });
    return await settle(tx, context, { ...thought, model: claim.model }, asked.ok ? asked : null);
  });
}

type Claim = { attempt: number; model: string; ask(): Promise<Thought | (Answer<never> & { ok: false })> };
type Verdict = Partial<Omit<TurnAnswer, 'reply' | 'wish'>>;
type Thought = {
  ok: true;
  words: string | null;
  wish?: Wish | null;
  verdict: Verdict;
  usage: { inputTokens: number; outputTokens: number };
};

/** Takes the thought for this process and puts the question together, all that is read in one transaction. */
async function claimThought(tx: Tx, needs: Needs, tenantId: TenantId, id: ThoughtId): Promise<Claim | null> {
  const context = await openContext(tx, needs, tenantId);
  const [row] = await tx
    .select()
    .from(thoughts)
    .where(and(eq(thoughts.tenantId, tenantId), eq(thoughts.id, id)))
    .for('update', { skipLocked: true });
  const free = row && (row.state === 'waiting' || (row.state === 'asking' && row.leaseUntilMachine <= context.machineNow));
  if (!free) return null;
  const attempt = row.attempts + 1;
  const view = await openRead(tx, tenantId).conversation(row.conversationId);
  // A question that killed its process twice is not asked a third time: the card goes without it.
  if (attempt > 2 || !view) {
    await setThought(tx, tenantId, id, { state: 'failed', errorCode: 'model-unreachable' });
    return null;
  }
  await setThought(tx, tenantId, id, {
    state: 'asking',
    attempts: attempt,
    leaseUntilMachine: addMs(context.machineNow, leaseMs),
  });
  const transcript = await openRead(tx, tenantId).transcript(row.conversationId, 10);
  const playbook = await readPlaybook(tx, tenantId);
  const nonce = randomToken(12);
  const offers = await offersToTell(tx, context);
  const business = context.tenant;
  if (row.followUpId) {
    const silentMs = context.now.getTime() - (view.conversation?.lastInboundAt?.getTime() ?? context.now.getTime());
    const prompt = followUpPrompt({
      business,
      stageName: view.stage?.name ?? null,
      silentHours: silentMs / hourMs,
      transcript,
      playbook,
      offers,
      wants: (await wantedOffers(tx, tenantId, view.contact.id)).map(({ title }) => title),
      nonce,
    });
    const model = needs.models.draftFollowUp;
    const ask = async () => {
      const answer = await needs.model.ask({ ...prompt, model });
      return answer.ok
        ? { ok: true as const, words: readFollowUp(answer.value, prompt).message, verdict: {}, usage: answer.usage }
        : answer;
    };
    return { attempt, model, ask };
  }
  const all = await readStages(tx, tenantId);
  const pipeline = view.stage?.pipeline ?? all[0]?.pipeline;
  const stages = pipeline ? stagesIn(pipeline, all) : [];
  const prompt = answerTurnPrompt({
    business,
    stages,
    currentStageId: view.deal?.stageId ?? null,
    transcript,
    playbook,
    offers,
    examples: await readIntentExamples(tx, tenantId),
    today: DateTime.fromJSDate(context.now, { zone: business.timezone }).setLocale('en').toFormat('cccc yyyy-MM-dd HH:mm'),
    nonce,
  });
  const model = needs.models.answerTurn;
  const ask = async () => {
    const answer = await needs.model.ask({ ...prompt, model });
    if (!answer.ok) return answer;
    const { reply, wish, ...verdict } = readTurnAnswer(answer.value, prompt);
    return { ok: true as const, words: reply, wish, verdict, usage: answer.usage };
  };
  return { attempt, model, ask };
}

/** What a draft may tell of what is on offer: what is to be had, as customers read it. */
async function offersToTell(tx: Tx, { tenant }: CommitContext): Promise<OfferFact[]> {
  const { rows } = await openRead(tx, tenant.id).offers({ states: ['available'], words: [], under: null }, 30);
  return rows.map((one) => ({ title: one.title, details: one.details, price: priceOf(one, tenant.locale) }));
}

async function lockThought(tx: Tx, tenantId: TenantId, id: ThoughtId, attempt: number): Promise<ThoughtRow | null> {
  const [row] = await tx
    .select()
    .from(thoughts)
    .where(
      and(eq(thoughts.tenantId, tenantId), eq(thoughts.id, id), eq(thoughts.attempts, attempt), eq(thoughts.state, 'asking')),
    )
    .for('update');
  return row ?? null;
}

async function setThought(tx: Tx, tenantId: TenantId, id: ThoughtId, change: Partial<ThoughtRow>): Promise<void> {
  await tx
    .update(thoughts)
    .set(change)
    .where(and(eq(thoughts.tenantId, tenantId), eq(thoughts.id, id)));
}

/** The draft is kept; the card leaves if it has not; the classification moves the deal or raises a flag. */
async function settle(tx: Tx, context: CommitContext, thought: ThoughtRow, result: Thought | null): Promise<Ring[]> {
  const rings: Ring[] = [];
  const draft: Draft | null = result?.words
    ? {
        id: newId<DraftId>(),
        conversationId: thought.conversationId,
        text: result.words,
        source: 'model',
        from: thought.model ?? 'model',
        createdAt: context.now,
      }
    : null;
  const about = {
    ...(thought.turnId ? { turnId: thought.turnId } : {}),
    ...(thought.followUpId ? { followUpId: thought.followUpId } : {}),
  };
  if (draft)
    rings.push(
      ...(await commit(tx, context, [
        {
          do: 'draft',
          id: draft.id,
          conversationId: draft.conversationId,
          ...about,
          text: draft.text,
          source: 'model',
          from: draft.from,
        },
      ])),
    );
  if (thought.turnId) {
    const turn = await lockTurn(tx, context, thought.turnId);
    const { intent, intentConfidence } = result?.verdict ?? {};
    const verdict = intent && intentConfidence !== undefined ? { intent, intentConfidence } : null;
    if (turn?.state === 'thinking')
      rings.push(...(await showTurn(tx, context, turn, draft, { verdict, ...(result ? { wish: result.wish ?? null } : {}) })));
    else if (turn?.state === 'shown' && verdict) rings.push(...(await cameLate(tx, context, turn, verdict)));
    if (result) rings.push(...(await classified(tx, context, thought, result)));
  }
  if (thought.followUpId) {
    const row = await lockFollowUp(tx, context, thought.followUpId);
    if (row?.state === 'thinking') rings.push(...(await showFollowUp(tx, context, row, draft)));
  }
  return rings;
}

/** Its card has left without knowing what they want; what words or a person say of that stands. */
async function cameLate(
  tx: Tx,
  context: CommitContext,
  turn: TurnRow,
  verdict: Pick<TurnAnswer, 'intent' | 'intentConfidence'>,
): Promise<Ring[]> {
  if (turn.intentBy !== null) return [];
  const kind = kindOf('', verdict, context.tenant.settings.sureFrom);
  return kind ? await lateIntent(tx, context, turn.id, kind) : [];
}

async function classified(tx: Tx, context: CommitContext, thought: ThoughtRow, result: Thought): Promise<Ring[]> {
  const view = await openRead(tx, context.tenant.id).conversation(thought.conversationId);
  const stages = await readStages(tx, context.tenant.id);
  // Of several open deals nobody can say which one the words are about, but a person.
  if (!view?.deal || openDeals(view).length > 1) return [];
  const { stageId = null, confidence = 0, reason = '' } = result.verdict;
  const decision = decideMove({
    answer: { stageId, confidence, reason },
    currentStageId: view.deal.stageId,
    stages,
    sureFrom: context.tenant.settings.sureFrom,
  });
  if (decision.do === 'nothing') return [];
  if (decision.do === 'move') {
    const { toStageId, because } = decision;
    return await commit(tx, context, [
      { do: 'move', dealId: view.deal.id, toStageId, by: 'model', because, confidence: decision.confidence },
    ]);
  }
  const effects = await reviewFlag(
    tx,
    context,
    view,
    stages.find((stage) => stage.id === decision.toStageId)?.name ?? '',
    decision.toStageId,
    decision.confidence,
  );
  return await commit(tx, context, effects);
}

/** "I think Ana moved to Qualified (62 %)": one tap for each of the two answers. */
async function reviewFlag(
  tx: Tx,
  context: CommitContext,
  view: ContactView,
  stage: string,
  stageId: NonNullable<ThoughtRow['stageId']>,
  confidence: number,
): Promise<Settled[]> {
  const operator = await chooseOperator(tx, context, view.conversation?.responsibleId ?? null);
  if (!operator) return [];
  const words = wordsFor(operator.locale);
  await supersedeReviews(tx, context, view.contact.id);
  const live = view.conversation ? await liveCardOf(tx, context, view.conversation.id) : null;
  const body = words.card.reviewFlag(view.contact.name, stage, Math.round(confidence * 100));
  return [
    {
      do: 'show',
      push: 'idle',
      to: operator.id,
      card: {
        kind: 'review',
        body,
        choices: [
          { act: { verb: 'move', stageId }, label: words.label.yes },
          { act: { verb: 'keep' }, label: words.label.keep },
          { act: { verb: 'run', command: 'move', rest: '', contactId: view.contact.id }, label: words.label.other },
        ],
        contactId: view.contact.id,
        ...(live?.turnId ? { turnId: live.turnId } : {}),
      },
    },
  ];
}
