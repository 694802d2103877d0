import { and, eq } from 'drizzle-orm';
import { operators } from '../../db/schema/tenants.ts';
import { strangerCard } from '../commands/stranger-card.ts';
import { wordsFor } from '../commands/words.ts';
import { canComeBack, codeLetsIn, mayLetIn, propose, type Seen, strangeBecause } from '../crm/access.ts';
import { codeOf, hiddenCode, readCode } from '../crm/access-code.ts';
import { commit } from '../crm/commit.store.ts';
import type { Settled } from '../crm/effect.ts';
import { readRecoveryCode } from '../crm/member.store.ts';
import { mostTries, triesForMs } from '../crm/member.ts';
import { insertMessage } from '../crm/message.store.ts';
import type { LockedBecause, Operator, Proposed } from '../crm/operator.ts';
import { readTeam } from '../crm/team.store.ts';
import { operatorWrote, readOperator } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type Id, newId } from '../kit/ids.ts';
import { sameText } from '../kit/secrets.ts';
import type { InboundMessage } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';

/**
 * An operator wrote. Null where nothing says that it is not them. Otherwise they are locked out: nothing of what they wrote is done, and one
 * sentence says how they come back in, or the recovery code lets them.
 */
export async function keptOut(arrived: Arrived, operator: Operator, message: InboundMessage): Promise<Ring[] | null> {
  const { tx, context } = arrived;
  const seen: Seen = { ...message.from, at: message.at };
  const rings: Ring[] = [];
  if (!operator.lockedAt) {
    const because = strangeBecause(operator, seen);
    if (!because || (because === 'silent' && !(await comesBack(arrived, operator, because)))) return null;
    rings.push(...(await lockOut(arrived, operator, because, propose(null, seen))));
  }
  const locked = operator.lockedAt ? operator : await readOperator(tx, context.tenant.id, operator.id);
  const code = message.content.type === 'text' ? readCode(message.content.body, 'recovery') : null;
  const id = await insertMessage(tx, context.tenant.id, {
    operatorId: operator.id,
    direction: 'in',
    author: 'operator',
    wamid: message.wamid,
    type: message.content.type,
    // What somebody says who may be anybody is not kept; a code is kept nowhere.
    text: code ? hiddenCode : '',
    content: {},
    at: message.at,
  });
  if (!id) return rings;
  await operatorWrote(tx, context.tenant.id, operator.id, message.at);
  const effects = code ? await tryCode(arrived, locked, seen, code) : turnAway(arrived, locked, seen);
  return [...rings, ...(await commit(tx, context, effects))];
}

/** Locks somebody out and asks whoever may let them in again. */
export async function lockOut(
  { tx, context }: Arrived,
  operator: Operator,
  because: Exclude<LockedBecause, 'lost'>,
  proposed: Proposed,
): Promise<Ring[]> {
  const asked = (await readTeam(tx, context.tenant.id)).filter((one) => mayLetIn(one, operator));
  return await commit(tx, context, [
    { do: 'lock-operator', operatorId: operator.id, because, by: null, proposed },
    ...asked.map(
      (to): Settled => ({ do: 'show', to: to.id, card: strangerCard(to, operator, because, proposed), push: 'urgent' }),
    ),
  ]);
}

async function comesBack({ tx, context }: Arrived, operator: Operator, because: LockedBecause): Promise<boolean> {
  const team = await readTeam(tx, context.tenant.id);
  return canComeBack(team, operator, await readRecoveryCode(tx, context.tenant.id), because);
}

/** So long one sentence is enough. */
const toldForMs = hourMs;

/** What they would be known as is kept, and once an hour they are told how they come back in. */
function turnAway({ context, numberId }: Arrived, operator: Operator, seen: Seen): Settled[] {
  const proposed = propose(operator.proposed, seen);
  const told = operator.turnedAwayAt && context.now < addMs(operator.turnedAwayAt, toldForMs);
  if (told) return [{ do: 'propose', operatorId: operator.id, proposed }];
  return [
    { do: 'propose', operatorId: operator.id, proposed, toldAt: context.now },
    { do: 'turn-away', numberId, to: seen, text: wordsFor(operator.locale).members.lockedOut },
  ];
}

/** A recovery code from the phone of somebody who is locked out: right, wrong and counted, or one too many. */
async function tryCode(arrived: Arrived, operator: Operator, seen: Seen, given: string): Promise<Settled[]> {
  const { tx, context, numberId } = arrived;
  const words = wordsFor(operator.locale).members;
  const tell = (text: string): Settled => ({ do: 'turn-away', numberId, to: seen, text });
  const lately = operator.codeTriedAt && context.now < addMs(operator.codeTriedAt, triesForMs);
  const tries = lately ? operator.codeTries : 0;
  if (tries >= mostTries) return [tell(words.tooManyTries)];
  const code = await readRecoveryCode(tx, context.tenant.id);
  const isRight =
    code !== null &&
    codeLetsIn(code, operator, operator.lockedBecause ?? 'lost') &&
    sameText(given, codeOf(context.marks, context.tenant.id, { what: 'recovery', id: code.id }));
  if (!isRight) {
    const left = mostTries - tries - 1;
    return [{ do: 'count-try', on: { operator: operator.id } }, tell(left > 0 ? words.wrongCode(left) : words.tooManyTries)];
  }
  const id = newId<Id<'recovery-code'>>();
  const others = (await readTeam(tx, context.tenant.id)).filter((one) => mayLetIn(one, operator));
  return [
    // Who has the code is known by what they gave it from.
    { do: 'propose', operatorId: operator.id, proposed: propose(null, seen) },
    { do: 'let-in', operatorId: operator.id, by: null },
    { do: 'say', to: operator.id, text: words.recovered },
    // The code is used up. Only owners are shown the next one.
    ...(operator.role === 'owner'
      ? ([
          { do: 'renew-recovery', id, by: operator.id },
          { do: 'say', to: operator.id, text: words.recoveryCode(hiddenCode), secret: { what: 'recovery', id } },
        ] satisfies Settled[])
      : []),
    ...others.map(
      (one): Settled => ({
        do: 'show',
        to: one.id,
        card: { kind: 'notice', body: wordsFor(one.locale).members.cameBackByCode(operator.name), choices: [] },
        push: 'needs-me',
      }),
    ),
  ];
}

/** WhatsApp's own id for an operator changed, without anything else: they are still who they were. */
export async function aliasChanged({ tx, context }: Arrived, previous: string, current: string): Promise<void> {
  const rows = await readTeam(tx, context.tenant.id);
  const operator = rows.find((one) => one.userId === previous);
  if (operator)
    await tx
      .update(operators)
      .set({ userId: current })
      .where(and(eq(operators.tenantId, context.tenant.id), eq(operators.id, operator.id)));
}
