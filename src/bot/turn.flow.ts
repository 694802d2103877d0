import { and, eq, max, ne } from 'drizzle-orm';
import { type Tx, withTenant } from '../../db/client.ts';
import { conversations, messages } from '../../db/schema/crm.ts';
import { callName } from '../commands/colleague.ts';
import { wordsFor } from '../commands/words.ts';
import { questionIn } from '../crm/asking.ts';
import { waitsNoMore } from '../crm/awaiting.store.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel, firstName } from '../crm/contact.ts';
import { canSend } from '../crm/conversation.ts';
import { readStages } from '../crm/deal.store.ts';
import type { Settled } from '../crm/effect.ts';
import { whatTheyWant } from '../crm/intent.store.ts';
import type { Verdict } from '../crm/intent.ts';
import { fallBack, saidByItself } from '../crm/interaction.store.ts';
import { lastBefore, messagesOfTurn } from '../crm/message.store.ts';
import type { Operator } from '../crm/operator.ts';
import { readPlaybook, sentLately } from '../crm/playbook.store.ts';
import { saidWords, suggestReply } from '../crm/playbook.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { isRouted } from '../crm/route.ts';
import { type Taker, takerOf } from '../crm/taker.store.ts';
import { readTeam } from '../crm/team.store.ts';
import { isThere } from '../crm/team.ts';
import { readOperator } from '../crm/tenant.store.ts';
import { awaitsWords } from '../crm/transcript.store.ts';
import { isPutOff, lockTurn, setTurn, type TurnRow, takeOverUnseen } from '../crm/turn.store.ts';
import { isFarewell, turnUrgency } from '../crm/urgency.ts';
import type { Wish } from '../crm/wish.ts';
import type { Ring } from '../crm/work.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, secondMs } from '../kit/clock.ts';
import { type DraftId, newId, type TenantId, type ThoughtId, type TurnId } from '../kit/ids.ts';
import { endedBySaid, endsAutopilot } from './autopilot-ends.ts';
import { acknowledge, answerEmergency, emergencyText } from './by-itself.flow.ts';
import { canBeClaimed } from './can-be-claimed.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { stepDialogue } from './dialogue.flow.ts';
import { beginByItself } from './dialogue-begin.flow.ts';
import { dialogueNotes } from './dialogue-end.flow.ts';
import { followUpCardNow } from './follow-up-card.flow.ts';
import { proposeSame } from './healing.flow.ts';
import { answerKnown, confirmInWords } from './known-answers.flow.ts';
import { asksWhatIsKnown, knownReply, sourceOf } from './known-reply.flow.ts';
import { offerNotes } from './offer-shown.flow.ts';
import { pictureOf } from './picture.store.ts';
import { askReopen, recordNotes } from './record.flow.ts';
import { answerByItself } from './standing.flow.ts';
import { suggestionOf } from './suggested.flow.ts';
import { turnCard } from './turn-card.ts';

/** A card waits so long for the model's draft, then leaves with the playbook's. */
export const cardWaitMs = 6 * secondMs;

/** A card waits so long for a voice message's words, then leaves without them. */
const wordsWaitMs = 8 * secondMs;

/** The customer fell silent: their turn is closed and becomes a card, at once or when the model has drafted. */
export async function closeTurn(needs: BotNeeds, tenantId: TenantId, id: TurnId): Promise<Ring[]> {
  await needs.reached('turn:before');
  const rings = await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const turn = await lockTurn(tx, context, id);
    if (!turn) return [];
    if (turn.state === 'thinking') {
      const wait = (turn.cardByMachine?.getTime() ?? 0) - context.machineNow.getTime();
      return wait > 0
        ? [{ work: { do: 'turn' as const, tenant: tenantId, turn: id }, afterMs: wait }]
        : await showTurn(tx, context, turn, null, { modelIsLate: true });
    }
    if (turn.state !== 'open') return [];
    const wait = turn.dueAt.getTime() - context.now.getTime();
    if (wait > 0) return [{ work: { do: 'turn' as const, tenant: tenantId, turn: id }, afterMs: wait }];
    if (needs.hears) {
      const soon = await waitForWords(tx, context, turn);
      if (soon) return [soon];
    }
    if (await wasAnswered(tx, context, turn)) return [];
    const said = await messagesOfTurn(tx, tenantId, id, 50);
    if (await wasFarewell(tx, context, turn, said)) return [];
    const stepped = await stepDialogue(tx, context, turn, said);
    if (stepped) return stepped;
    await fallBack(tx, context, turn);
    const answered = await answerByItself(tx, context, turn, said);
    if (answered) return answered;
    const known = (await confirmInWords(tx, context, turn, said)) ?? (await answerKnown(tx, context, turn, said));
    if (known) return known;
    const begun = await beginByItself(tx, context, turn, said);
    if (begun) return begun;
    const told = await tellByItself(tx, context, turn, said);
    // What is known needs no model.
    if (!needs.thinks || (await hasKnownReply(tx, context, turn, said)))
      return [...told, ...(await showTurn(tx, context, turn, null))];
    await setTurn(tx, context, id, { state: 'thinking', cardByMachine: addMs(context.machineNow, cardWaitMs) });
    const asked = await commit(tx, context, [
      { do: 'think', id: newId<ThoughtId>(), conversationId: turn.conversationId, turnId: id },
    ]);
    return [...told, ...asked, { work: { do: 'turn' as const, tenant: tenantId, turn: id }, afterMs: cardWaitMs }];
  });
  await needs.reached('turn:after-commit');
  return rings;
}

/** What was said in a turn, oldest first. */
type Said = Awaited<ReturnType<typeof messagesOfTurn>>;

/** No model needs to be asked where the business's own facts answer. */
async function hasKnownReply(tx: Tx, context: CommitContext, turn: TurnRow, said: Said): Promise<boolean> {
  const question = questionIn(said);
  if (!question || !asksWhatIsKnown(question.said, context)) return false;
  const view = await openRead(tx, context.tenant.id).conversation(turn.conversationId);
  return view !== null && (await knownReply(tx, context, view, question.said)) !== null;
}

/** What they are told while they wait; their card comes none the less. */
async function tellByItself(tx: Tx, context: CommitContext, turn: TurnRow, said: Said): Promise<Ring[]> {
  // What was typed was answered when it came; what was spoken is in words only now.
  const emergency = await answerEmergency(tx, context, turn.conversationId, saidWords(said), said.at(-1)?.at ?? context.now);
  return [...emergency, ...(await acknowledge(tx, context, turn, said))];
}

/** Something they said is still being listened to: the ring that looks again, or null where nobody waits for it any longer. */
async function waitForWords(tx: Tx, context: CommitContext, turn: TurnRow): Promise<Ring | null> {
  if (!(await awaitsWords(tx, context.tenant.id, turn.id))) return null;
  const until = turn.cardByMachine ?? addMs(context.machineNow, wordsWaitMs);
  if (!turn.cardByMachine) await setTurn(tx, context, turn.id, { cardByMachine: until });
  const afterMs = until.getTime() - context.machineNow.getTime();
  return afterMs > 0 ? { work: { do: 'turn', tenant: context.tenant.id, turn: turn.id }, afterMs } : null;
}

/**
 * Nothing is left to show: a card that was put off has been answered in the meantime, or somebody answered on the phone after their last
 * message. Words given here meanwhile were given to an older card, without having seen these.
 */
async function wasAnswered(tx: Tx, context: CommitContext, turn: TurnRow): Promise<boolean> {
  const answered = isPutOff(turn) ? await waitsNot(tx, context, turn) : await answeredOnPhone(tx, context, turn);
  if (answered) await setTurn(tx, context, turn.id, { state: 'settled', settledAs: 'answered', settledAt: context.now });
  return answered;
}

/** They only thanked us for our answer: nobody waits for anything, and nobody needs a card to know it. */
async function wasFarewell(tx: Tx, context: CommitContext, turn: TurnRow, said: Said): Promise<boolean> {
  if (isPutOff(turn)) return false;
  if (said.some(({ type }) => type !== 'text') || !isFarewell(saidWords(said))) return false;
  const last = await lastBefore(tx, context.tenant.id, turn, { byItself: true });
  if (last?.direction !== 'out') return false;
  await setTurn(tx, context, turn.id, { state: 'settled', settledAs: 'farewell', settledAt: context.now });
  // Thanks for being told when we open: what they asked before is still to be answered.
  if (last.author !== 'hilo') await waitsNoMore(tx, context, turn.conversationId);
  return true;
}

async function waitsNot(tx: Tx, context: CommitContext, turn: TurnRow): Promise<boolean> {
  const [talk] = await tx
    .select({ awaitingSince: conversations.awaitingSince })
    .from(conversations)
    .where(and(eq(conversations.tenantId, context.tenant.id), eq(conversations.id, turn.conversationId)));
  return !talk?.awaitingSince;
}

/** Told of before the message it answers: Meta's deliveries come in any order. */
async function answeredOnPhone(tx: Tx, context: CommitContext, turn: TurnRow): Promise<boolean> {
  const ofTalk = and(eq(messages.tenantId, context.tenant.id), eq(messages.conversationId, turn.conversationId));
  const [said] = await tx
    .select({ at: max(messages.at) })
    .from(messages)
    .where(and(ofTalk, eq(messages.turnId, turn.id)));
  const [echo] = await tx
    .select({ at: max(messages.at) })
    .from(messages)
    .where(and(ofTalk, eq(messages.direction, 'out'), eq(messages.author, 'phone-app'), ne(messages.type, 'reaction')));
  return said?.at != null && echo?.at != null && echo.at > said.at;
}

/**
 * Puts the turn's card into the thread of the person responsible, with the model's words or, without them, the playbook's. After the window's
 * end (it was put off, or came late) it offers what still reaches them.
 */
export async function showTurn(
  tx: Tx,
  context: CommitContext,
  turn: TurnRow,
  byModel: Draft | null,
  how: { modelIsLate?: boolean; verdict?: Verdict | null; wish?: Wish | null } = {},
): Promise<Ring[]> {
  const { tenant } = context;
  const read = openRead(tx, tenant.id);
  const view = await read.conversation(turn.conversationId);
  await setTurn(tx, context, turn.id, { state: 'shown' });
  if (!view?.conversation) return [];
  await takeOverUnseen(tx, context, turn);
  const said = await messagesOfTurn(tx, tenant.id, turn.id, 50);
  const kind = await whatTheyWant(tx, context, turn.conversationId, saidWords(said), how.verdict ?? null);
  if (kind) await setTurn(tx, context, turn.id, kind);
  const { testOf } = view.contact;
  const { responsibleId } = view.conversation;
  const people = await readTeam(tx, tenant.id);
  const taker: Taker | null = testOf
    ? { operator: await readOperator(tx, tenant.id, testOf) }
    : await takerOf(tx, context, view.conversation, people, kind ?? {});
  if (!taker) return [];
  const { operator, given, had } = taker;
  const emergency = emergencyText(saidWords(said), context) !== null;
  const over = view.contact.autopilotBy ? endedBySaid(saidWords(said), how.verdict?.intent ?? null) : null;
  const picture = await pictureOf(tx, tenant.id, said);
  const draft = byModel ?? (await playbookDraft(tx, view, saidWords(said), context));
  const facts = {
    view,
    turnId: turn.id,
    said,
    before: await lastBefore(tx, tenant.id, turn),
    currency: tenant.currency,
    putOff: isPutOff(turn),
    draft,
    notes: [
      ...(await offerNotes(tx, context, { said, operator })),
      ...(await dialogueNotes(tx, context, { view, turn, operator })),
      ...(await recordNotes(tx, context, { view, said: saidWords(said), operator })),
      ...(over ? [wordsFor(operator.locale).autopilot.over[over](view.contact.name)] : []),
    ],
    isNobodys: canBeClaimed(tenant, view, people),
    intent: kind?.intent ?? null,
    isRouted: isRouted(tenant.settings, people),
    suggested: await suggestionOf(tx, context, { view, said: saidWords(said), wish: how.wish, operator }),
    told: await saidByItself(tx, context, turn.conversationId, ['acknowledgement', 'emergency'], addMs(turn.startedAt, -1)),
    ...(picture ? { header: picture } : {}),
    ...(how.modelIsLate ? { modelIsLate: true } : {}),
    place: { locale: operator.locale, timezone: tenant.timezone, now: context.now },
    words: wordsFor(operator.locale),
  };
  // A test was asked for: it comes whatever the hour.
  const push = testOf
    ? ('own' as const)
    : turnUrgency({
        said: saidWords(said),
        intent: how.verdict?.intent ?? null,
        emergency,
        operatorName: operator.name,
        isTheirs: people.length > 1 && (given === true || responsibleId === operator.id),
        value: view.deal?.value ?? null,
        highValue: tenant.settings.highValue,
        lastOutboundAt: view.conversation.lastOutboundAt,
        now: context.now,
      });
  const open = canSend('free', view.conversation, 'unasked', context.now).ok;
  const spec = open ? turnCard(facts) : await followUpCardNow(tx, context, { view, row: null, turnId: turn.id, draft, operator });
  return await commit(tx, context, [
    ...(draft && !byModel
      ? [
          {
            do: 'draft' as const,
            id: draft.id,
            conversationId: turn.conversationId,
            turnId: turn.id,
            text: draft.text,
            source: draft.source,
            from: draft.from,
          },
        ]
      : []),
    ...(given
      ? [
          {
            do: 'assign' as const,
            conversationId: turn.conversationId,
            contactId: view.contact.id,
            to: operator.id,
            by: null,
            how: 'turn' as const,
          },
        ]
      : []),
    ...(over ? endsAutopilot(view, over) : []),
    { do: 'supersede-cards', conversationId: turn.conversationId, as: 'newer-card' },
    { do: 'show', to: operator.id, card: { ...spec, ...(had ? { had } : {}) }, push },
    ...(emergency && !testOf ? tellOthers(people, operator, view, saidWords(said), context) : []),
    ...(await proposeSame(tx, context, { view, said, operator })),
    ...(await askReopen(tx, context, { view, operator })),
  ]);
}

/** Of an emergency everybody who is there hears at once; one of them has the card. */
function tellOthers(
  people: readonly Operator[],
  taker: Operator,
  view: ContactView,
  said: string,
  context: CommitContext,
): Settled[] {
  const others = people.filter((one) => one.id !== taker.id && isThere(one, context.now));
  return others.map((one) => ({
    do: 'show',
    to: one.id,
    card: {
      kind: 'notice',
      body: wordsFor(one.locale).byItself.emergency(contactLabel(view.contact), clipText(oneLine(said), 300), callName(taker)),
      choices: [],
      contactId: view.contact.id,
      ...(view.conversation ? { conversationId: view.conversation.id } : {}),
    },
    push: 'urgent',
  }));
}

/** The playbook's reply to what they said; also for somebody nobody has answered since. */
export async function playbookDraft(tx: Tx, view: ContactView, said: string, context: CommitContext): Promise<Draft | null> {
  const { tenant, now } = context;
  if (!view.conversation) return null;
  const sent = await sentLately(tx, tenant.id, view.conversation.id);
  const known = await knownReply(tx, context, view, said);
  const shared = { id: newId<DraftId>(), conversationId: view.conversation.id, source: 'playbook' as const, createdAt: now };
  if (known && !sent.includes(known.text)) return { ...shared, text: known.text, from: sourceOf(known.type) };
  // Who tries it stands nowhere, and is answered as somebody new.
  const stage = view.contact.testOf ? (await readStages(tx, tenant.id)).find(({ kind }) => kind === 'open') : view.stage;
  const suggested = suggestReply(await readPlaybook(tx, tenant.id), {
    stageId: stage?.id ?? null,
    said,
    sent,
    atEntry: stage?.position === 0,
    values: { first_name: firstName(view.contact), business: tenant.name },
  });
  if (!suggested) return null;
  const { line, text } = suggested;
  return { ...shared, text, from: line.id };
}
