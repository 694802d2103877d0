import type { Tx } from '../../db/client.ts';
import { askStep } from '../commands/dialogues/ask-step.ts';
import { beginning, dialoguesOf } from '../commands/dialogues/begin.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { canSend } from '../crm/conversation.ts';
import type { Dialogue } from '../crm/dialogue.ts';
import { isForPerson, whichBegins } from '../crm/dialogue-begin.ts';
import type { Settled } from '../crm/effect.ts';
import { lastBefore, type MessageRow } from '../crm/message.store.ts';
import { saidWords } from '../crm/playbook.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { languageOf } from '../crm/spoken-language.ts';
import { readOperator } from '../crm/tenant.store.ts';
import { isPutOff, type TurnRow } from '../crm/turn.store.ts';
import { isExchange } from '../crm/urgency.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { newId, type OperatorId } from '../kit/ids.ts';
import { hasStopped, whoAsks } from './by-itself.flow.ts';
import { saidIn, settleTurn } from './dialogue.flow.ts';

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
  rows: readonly MessageRow[],
): Promise<Ring[] | null> {
  const { tenant, now } = context;
  const said = saidWords(rows);
  if (isPutOff(turn) || isForPerson(said)) return null;
  const read = openRead(tx, tenant.id);
  const on = (await read.dialogues()).filter((one) => one.on);
  if (on.length === 0) return null;
  const { files, other } = saidIn(rows);
  const isNew = (await lastBefore(tx, tenant.id, turn)) === null;
  const locale = languageOf(said) ?? tenant.locale;
  const found = whichBegins(dialoguesOf(on, tenant, locale), { said, isNew, onlyWords: files === 0 && !other });
  const view = found?.operatorId ? await whoAsks(tx, context, turn, rows) : null;
  if (!found?.operatorId || !view || view.contact.stopAutomation) return null;
  if (isExchange(view.conversation.lastOutboundAt, now) || (await hasStopped(tx, context, view))) return null;
  const effects = await toBegin(tx, context, found, { view, by: found.operatorId, said });
  if (!effects) return null;
  await settleTurn(tx, context, turn);
  return await commit(tx, context, effects);
}

/** Whom one begins with, in whose name, and what they wrote that began it. */
export type Begun = { view: ContactView; by: OperatorId; said: string };

/**
 * What begins one with somebody without an operator's asking: its first question goes at once. Null where it is not for now: another one is going on,
 * the same was had within a day, they may not be written to, or it asks for a time and none is free.
 */
export async function toBegin(
  tx: Tx,
  context: CommitContext,
  found: Dialogue,
  { view, by, said }: Begun,
): Promise<Settled[] | null> {
  const { tenant, now } = context;
  const { contact, conversation } = view;
  if (!conversation || contact.blockedAt || !canSend('free', conversation, 'unasked', now).ok) return null;
  const read = openRead(tx, tenant.id);
  const last = await read.lastDialogue(contact.id);
  if (last?.state === 'running' || (last?.kind === found.kind && last.startedAt > addMs(now, -againMs))) return null;
  const operator = await readOperator(tx, tenant.id, by);
  const words = wordsFor(operator.locale).dialogues;
  const at = { read, tenant, now };
  const wrote = { label: words.wrote, said };
  const { run, effects } = beginning(found, { id: newId(), view, by, wrote, words }, at);
  const question = await askStep(run, run.body.steps[0]!, view, null, at);
  return question && effects(question);
}
