import type { Tx } from '../../db/client.ts';
import { askStep } from '../commands/dialogues/ask-step.ts';
import { beginning, dialoguesOf } from '../commands/dialogues/begin.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { whichBegins } from '../crm/dialogue-begin.ts';
import { saysEmergency } from '../crm/emergency.ts';
import { lastBefore, type messagesOfTurn } from '../crm/message.store.ts';
import { answerUnderWay } from '../crm/outbox.store.ts';
import { saidWords } from '../crm/playbook.ts';
import { openRead } from '../crm/read.store.ts';
import { languageOf } from '../crm/spoken-language.ts';
import { readOperator } from '../crm/tenant.store.ts';
import { isPutOff, type TurnRow } from '../crm/turn.store.ts';
import { asksForPerson, complains, isExchange } from '../crm/urgency.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type Id, newId } from '../kit/ids.ts';
import { hasStopped, mayBeTold } from './by-itself.flow.ts';
import { saidIn, settleTurn } from './dialogue.flow.ts';

/** What came so long ago is no beginning any more. */
const tooOldMs = hourMs;

/** One that has just been had is not begun again by itself. */
const againMs = 24 * hourMs;

/**
 * A conversation with steps begins by what they wrote, where one is on for it: for whoever writes for the first time, or writes one of its
 * words. Null where it is for a person: they want one, an older question waits, one of us is talking with them, or more than words came.
 */
export async function beginByItself(
  tx: Tx,
  context: CommitContext,
  turn: TurnRow,
  rows: Awaited<ReturnType<typeof messagesOfTurn>>,
): Promise<Ring[] | null> {
  const { tenant, now } = context;
  const said = saidWords(rows);
  const first = rows[0]?.at;
  if (isPutOff(turn) || !first || first < addMs(now, -tooOldMs) || isForPerson(said)) return null;
  const read = openRead(tx, tenant.id);
  const on = (await read.dialogues()).filter((one) => one.on);
  if (on.length === 0) return null;
  const { files, other } = saidIn(rows);
  const isNew = (await lastBefore(tx, tenant.id, turn)) === null;
  const locale = languageOf(said) ?? tenant.locale;
  const found = whichBegins(dialoguesOf(on, tenant, locale), { said, isNew, onlyWords: files === 0 && !other });
  const view = found && (await read.conversation(turn.conversationId));
  if (!found?.operatorId || !view?.conversation || view.contact.stopAutomation) return null;
  const { awaitingSince, lastOutboundAt } = view.conversation;
  if (isExchange(lastOutboundAt, now) || (awaitingSince && awaitingSince < first)) return null;
  if (!(await mayBeTold(tx, context, view)) || (await hasStopped(tx, context, view))) return null;
  if (await answerUnderWay(tx, context, turn.conversationId)) return null;
  const last = await read.lastDialogue(view.contact.id);
  if (last?.kind === found.kind && last.startedAt > addMs(now, -againMs)) return null;
  const operator = await readOperator(tx, tenant.id, found.operatorId);
  const words = wordsFor(operator.locale).dialogues;
  const at = { read, tenant, now };
  const id = newId<Id<'dialogue-run'>>();
  const wrote = { label: words.wrote, said };
  const { run, effects } = beginning(found, { id, view, by: operator.id, wrote, words }, at);
  const question = await askStep(run, run.body.steps[0]!, view, null, at);
  if (!question) return null;
  await settleTurn(tx, context, turn);
  return await commit(tx, context, effects(question));
}

function isForPerson(said: string): boolean {
  return asksForPerson(said) || complains(said) || saysEmergency(said);
}
