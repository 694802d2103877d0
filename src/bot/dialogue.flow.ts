import type { Tx } from '../../db/client.ts';
import { customerTime } from '../commands/customer-time.ts';
import { askStep, isFree } from '../commands/dialogues/ask-step.ts';
import { stepWaitsMs } from '../commands/dialogues/begin.ts';
import { readAnswer, type Said } from '../commands/dialogues/read-answer.ts';
import { sending } from '../commands/dialogues/sending.ts';
import { waitsNoMore } from '../crm/awaiting.store.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Content } from '../crm/content.ts';
import { runningIn } from '../crm/dialogue.store.ts';
import type { DialogueRun, LeftBecause } from '../crm/dialogue.ts';
import { advance, type Heard, type Move, stepOf } from '../crm/dialogue-run.ts';
import type { Settled } from '../crm/effect.ts';
import type { MessageRow } from '../crm/message.store.ts';
import { saidWords } from '../crm/playbook.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { isPutOff, setTurn, type TurnRow } from '../crm/turn.store.ts';
import type { Ring } from '../crm/work.ts';
import { addMs } from '../kit/clock.ts';
import { dialogueWrites, finishEffects } from './dialogue-writes.flow.ts';

/**
 * What they said answers the question that is open with them: it is kept and the next one asked, in the transaction that closes their turn, so
 * that each turn moves it on once. Null where nothing is being asked, or from here on it is for a person.
 */
export async function stepDialogue(
  tx: Tx,
  context: CommitContext,
  turn: TurnRow,
  rows: readonly MessageRow[],
): Promise<Ring[] | null> {
  if (isPutOff(turn)) return null;
  const run = await runningIn(tx, context, turn.conversationId);
  const view = run && (await openRead(tx, context.tenant.id).conversation(turn.conversationId));
  if (!run || !view?.conversation) return null;
  // It was begun while they were still writing: that is no answer to what they had not been asked.
  if (rows.every(({ id }) => String(id) < run.id)) return null;
  const heard = await hear(tx, context, run, saidIn(rows));
  const move = advance(run.body, run, heard);
  if (move.go === 'leave') return await leave(tx, context, run, move.because);
  const question = move.go === 'ask' ? await askNext(tx, context, run, view, move) : null;
  if (move.go === 'ask' && !question) {
    await kept(tx, context, run, move);
    return await leave(tx, context, run, 'no-times');
  }
  await settleTurn(tx, context, turn);
  const rings = await kept(tx, context, run, move, view);
  if (question) return [...rings, ...(await commit(tx, context, [sending(run, question)]))];
  // As they are known by now: the last answer may be their name.
  const known = (await openRead(tx, context.tenant.id).contact(view.contact.id)) ?? view;
  const finished = await finishEffects(tx, context, { ...run, answers: move.progress.answers }, known);
  return [...rings, ...(await commit(tx, { ...context, unattended: true }, finished))];
}

/** Their turn is dealt with: nobody has to look at it, and they wait for nobody. */
export async function settleTurn(tx: Tx, context: CommitContext, turn: TurnRow): Promise<void> {
  await setTurn(tx, context, turn.id, { state: 'settled', settledAs: 'asked', settledAt: context.now });
  await waitsNoMore(tx, context, turn.conversationId);
}

/** How far they are, and what an answer writes. */
async function kept(
  tx: Tx,
  context: CommitContext,
  run: DialogueRun,
  move: Exclude<Move, { go: 'leave' }>,
  view?: ContactView,
): Promise<Ring[]> {
  const effects: Settled[] = [
    { do: 'step-dialogue', runId: run.id, progress: move.progress, dueAt: addMs(context.now, stepWaitsMs) },
    ...(move.given && view && !view.contact.testOf ? dialogueWrites(run, move.given, view, context.tenant) : []),
  ];
  return await commit(tx, { ...context, unattended: true }, effects);
}

async function askNext(
  tx: Tx,
  context: CommitContext,
  run: DialogueRun,
  view: ContactView,
  { progress, again }: Extract<Move, { go: 'ask' }>,
): Promise<Content | null> {
  const at = { read: openRead(tx, context.tenant.id), tenant: context.tenant, now: context.now };
  return await askStep(run, stepOf(run.body, progress), view, again, at);
}

/** A person goes on with what was gathered: their card comes as ever. */
async function leave(tx: Tx, context: CommitContext, { id }: DialogueRun, because: LeftBecause): Promise<null> {
  await commit(tx, context, [{ do: 'end-dialogue', runId: id, as: 'left', because }]);
  return null;
}

async function hear(tx: Tx, context: CommitContext, run: DialogueRun, said: Said): Promise<Heard> {
  const { tenant, now } = context;
  const step = stepOf(run.body, run);
  const place = { locale: run.body.locale, timezone: tenant.timezone };
  const heard = readAnswer(run, step, said, {
    ...place,
    country: tenant.country,
    currency: tenant.currency,
    now,
    showTime: (at) => customerTime(at, place),
  });
  if (step.wants.as !== 'slot' || heard.is !== 'answer') return heard;
  return (await isFree(new Date(heard.value), { read: openRead(tx, tenant.id), tenant, now })) ? heard : { is: 'gone' };
}

const files: ReadonlySet<string> = new Set(['image', 'video', 'document', 'audio']);
const readable: ReadonlySet<string> = new Set(['text', 'tap', 'pick', 'sticker', ...files]);

/** What came in a turn, as far as a step can hold it. A voice message that was put into words is words. */
export function saidIn(rows: readonly MessageRow[]): Said {
  const isFile = ({ type, text }: MessageRow) => files.has(type) && !(type === 'audio' && text.trim() !== '');
  return {
    text: saidWords(rows),
    picked: rows
      .filter(({ type }) => type === 'tap' || type === 'pick')
      .map(({ content }) => String(content.id ?? ''))
      .reverse(),
    files: rows.filter(isFile).length,
    other: rows.some(({ type }) => !readable.has(type)),
  };
}
