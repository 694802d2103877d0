import { type Tx, withTenant } from '../../db/client.ts';
import { questionIn } from '../crm/asking.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { fallBack } from '../crm/interaction.store.ts';
import { type MessageRow, messagesOfTurn } from '../crm/message.store.ts';
import { saidWords } from '../crm/playbook.ts';
import { openRead } from '../crm/read.store.ts';
import { awaitsWords } from '../crm/transcript.store.ts';
import { lockTurn, setTurn, type TurnRow } from '../crm/turn.store.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, secondMs } from '../kit/clock.ts';
import { newId, type TenantId, type ThoughtId, type TurnId } from '../kit/ids.ts';
import { acknowledge, answerEmergency } from './by-itself.flow.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { stepDialogue } from './dialogue.flow.ts';
import { beginByItself } from './dialogue-begin.flow.ts';
import { answerKnown, confirmInWords } from './known-answers.flow.ts';
import { asksWhatIsKnown, knownReply } from './known-reply.flow.ts';
import { showTurn } from './show-turn.flow.ts';
import { answerByItself } from './standing.flow.ts';
import { wasAnswered, wasFarewell } from './turn-over.flow.ts';

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
    if (turn?.state === 'thinking') return await waitForModel(tx, context, turn);
    return turn?.state === 'open' ? await close(tx, context, turn, needs) : [];
  });
  await needs.reached('turn:after-commit');
  return rings;
}

async function waitForModel(tx: Tx, context: CommitContext, turn: TurnRow): Promise<Ring[]> {
  const afterMs = (turn.cardByMachine?.getTime() ?? 0) - context.machineNow.getTime();
  return afterMs > 0 ? [again(context, turn, afterMs)] : await showTurn(tx, context, turn, null, { modelIsLate: true });
}

async function close(tx: Tx, context: CommitContext, turn: TurnRow, { hears, thinks }: BotNeeds): Promise<Ring[]> {
  const early = turn.dueAt.getTime() - context.now.getTime();
  if (early > 0) return [again(context, turn, early)];
  const soon = hears ? await waitForWords(tx, context, turn) : null;
  if (soon) return [soon];
  if (await wasAnswered(tx, context, turn)) return [];
  const said = await messagesOfTurn(tx, context.tenant.id, turn.id, 50);
  if (await wasFarewell(tx, context, turn, said)) return [];
  const withoutPerson = await goOnWithoutPerson(tx, context, turn, said);
  if (withoutPerson) return withoutPerson;
  const told = await tellByItself(tx, context, turn, said);
  // What is known needs no model.
  const asksModel = thinks && !(await hasKnownReply(tx, context, turn, said));
  return [...told, ...(asksModel ? await askModel(tx, context, turn) : await showTurn(tx, context, turn, null))];
}

/** What needs nobody, the surest first: the conversation they are in, an answer that stands or is known, a conversation that they begin. */
async function goOnWithoutPerson(tx: Tx, context: CommitContext, turn: TurnRow, said: MessageRow[]): Promise<Ring[] | null> {
  const stepped = await stepDialogue(tx, context, turn, said);
  if (stepped) return stepped;
  await fallBack(tx, context, turn);
  return (
    (await answerByItself(tx, context, turn, said)) ??
    (await confirmInWords(tx, context, turn, said)) ??
    (await answerKnown(tx, context, turn, said)) ??
    (await beginByItself(tx, context, turn, said))
  );
}

/** What they are told while they wait; their card comes none the less. */
async function tellByItself(tx: Tx, context: CommitContext, turn: TurnRow, said: MessageRow[]): Promise<Ring[]> {
  // What was typed was answered when it came; what was spoken is in words only now.
  const emergency = await answerEmergency(tx, context, turn.conversationId, saidWords(said), said.at(-1)?.at ?? context.now);
  return [...emergency, ...(await acknowledge(tx, context, turn, said))];
}

/** No model needs to be asked where the business's own facts answer. */
async function hasKnownReply(tx: Tx, context: CommitContext, turn: TurnRow, said: MessageRow[]): Promise<boolean> {
  const question = questionIn(said);
  if (!question || !asksWhatIsKnown(question.said, context)) return false;
  const view = await openRead(tx, context.tenant.id).conversation(turn.conversationId);
  return view !== null && (await knownReply(tx, context, view, question.said)) !== null;
}

async function askModel(tx: Tx, context: CommitContext, turn: TurnRow): Promise<Ring[]> {
  await setTurn(tx, context, turn.id, { state: 'thinking', cardByMachine: addMs(context.machineNow, cardWaitMs) });
  const { conversationId } = turn;
  const asked = await commit(tx, context, [{ do: 'think', id: newId<ThoughtId>(), conversationId, turnId: turn.id }]);
  return [...asked, again(context, turn, cardWaitMs)];
}

/** Something they said is still being listened to: the ring that looks again, or null where nobody waits for it any longer. */
async function waitForWords(tx: Tx, context: CommitContext, turn: TurnRow): Promise<Ring | null> {
  if (!(await awaitsWords(tx, context.tenant.id, turn.id))) return null;
  const until = turn.cardByMachine ?? addMs(context.machineNow, wordsWaitMs);
  if (!turn.cardByMachine) await setTurn(tx, context, turn.id, { cardByMachine: until });
  const afterMs = until.getTime() - context.machineNow.getTime();
  return afterMs > 0 ? again(context, turn, afterMs) : null;
}

function again({ tenant }: CommitContext, turn: TurnRow, afterMs: number): Ring {
  return { work: { do: 'turn', tenant: tenant.id, turn: turn.id }, afterMs };
}
