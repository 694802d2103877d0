import type { Tx } from '../../db/client.ts';
import { dialoguesOf } from '../commands/dialogues/begin.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Settled } from '../crm/effect.ts';
import { openRead } from '../crm/read.store.ts';
import { languageOf } from '../crm/spoken-language.ts';
import { type MaySend, maySend } from '../rules/may-send.ts';
import { toBegin } from './dialogue-begin.flow.ts';
import { type Doing, factsOfSend } from './rule-message.flow.ts';

/** A conversation with steps that a rule would begin now: whether it may, and what begins it. */
export type Beginning = { may: MaySend; effects: Settled[] };

/**
 * By the same questions as a rule's message, since its first step is one: a question goes while they can answer it, so at their night it is laid
 * before a person. Null where there is nobody to ask.
 */
export async function beginningOf(tx: Tx, context: CommitContext, about: Doing<'begin'>): Promise<Beginning | null> {
  const { rule, action, row, situation, known } = about;
  const { view, said } = situation;
  if (!view?.conversation) return null;
  const facts = await factsOfSend(tx, context, { rule, words: true, situation, team: known.team, template: null, own: null });
  const may = maySend(facts);
  if (may.is !== 'sends') return { may, effects: [] };
  if (may.at > context.now) return { may: { is: 'asks', because: 'night' }, effects: [] };
  const locale = languageOf(said) ?? context.tenant.locale;
  const all = dialoguesOf(await openRead(tx, context.tenant.id).dialogues(), context.tenant, locale);
  const found = all.find(({ kind }) => kind === action.dialogue);
  const effects = found && (await toBegin(tx, context, found, { view, by: rule.operatorId, said }));
  if (!effects) return { may: { is: 'not', because: 'not-begun' }, effects: [] };
  return {
    may,
    effects: effects.map((one) => (one.do === 'send' ? { ...one, because: { ...one.because, firing: row.id } } : one)),
  };
}
