import { withTenant } from '../../db/client.ts';
import { checkupCard, readCheckup, readNamed, sentenceOff } from '../commands/checkup.ts';
import { runCommand } from '../commands/sentence.ts';
import type { Act, Card } from '../crm/card.ts';
import { keepCheckup, lockCheckup, planCheckup } from '../crm/checkup.store.ts';
import { nextCheckup } from '../crm/checkup.ts';
import { commit } from '../crm/commit.store.ts';
import type { Effect, Settled } from '../crm/effect.ts';
import { readManagers } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import type { TenantId } from '../kit/ids.ts';
import { contextOf } from './command-context.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { type OwnerSituation, say, settled } from './owner-situation.ts';
import { runNamed } from './run.flow.ts';
import { openSituation } from './situation.store.ts';

/**
 * On a Monday the week before is looked at, and what stands against it is shown to those who can change it. When the next look is due, what was found
 * and the cards are one transaction: a process that dies leaves it due, and a week is told once.
 */
export async function checkUp(needs: BotNeeds, tenantId: TenantId): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const due = await lockCheckup(tx, context);
    if (!due) return [];
    await planCheckup(tx, context, nextCheckup(context.now, context.tenant.timezone));
    const managers = (await readManagers(tx, tenantId)).filter(({ lockedAt }) => lockedAt === null);
    const situations = managers.map((operator) => contextOf(openSituation(tx, context, operator, '')));
    const [first] = situations;
    if (due.unplanned || !first) return [];
    const { week, found } = await readCheckup(first);
    if (!found || !(await keepCheckup(tx, context, week, found))) return [];
    const shown: Settled[] = [];
    for (const one of situations)
      shown.push({ do: 'show', push: 'ordinary', to: one.operator.id, card: await checkupCard(found, one) });
    return await commit(tx, context, shown);
  });
}

/**
 * None of it goes by itself any more, as if each had been switched off in words, and one undo brings all of it back. It is decided for everybody who was
 * asked; in words a colleague may have been faster.
 */
export async function switchedOff(at: OwnerSituation, act: Extract<Act, { verb: 'switch-off' }>, card: Card): Promise<Effect[]> {
  const context = contextOf(at);
  const named = await readNamed(context);
  const sentences = act.automations.flatMap((one) => sentenceOff(one, named, context) ?? []);
  const [only, ...others] = sentences;
  const over: Effect[] = [settled(at, card, 'done'), { do: 'settle-same', act, by: at.operator.id }];
  if (only && others.length === 0) return [...over, ...(await runNamed(at, only.command, only.rest))];
  const outcomes = await Promise.all(sentences.map(({ command, rest }) => runCommand(command, rest, context)));
  const texts = outcomes.flatMap(({ answer }) => (answer ? ['text' in answer ? answer.text : answer.body] : []));
  const said = texts.length > 0 ? texts.join('\n') : at.words.checkup.offAlready;
  return [...over, ...outcomes.flatMap(({ effects }) => effects), say(at, said)];
}
