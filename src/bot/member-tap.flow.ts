import { callName } from '../commands/colleague.ts';
import { wordsFor } from '../commands/words.ts';
import { isLastOwner, mayAs, mayDecideOn, mayLetIn } from '../crm/access.ts';
import { hiddenCode } from '../crm/access-code.ts';
import type { Act, Card } from '../crm/card.ts';
import type { Effect } from '../crm/effect.ts';
import { lockOperator, readOperator, readThreadNumber } from '../crm/tenant.store.ts';
import { type Id, newId } from '../kit/ids.ts';
import { isOlder, type OwnerSituation, say } from './owner-situation.ts';

type MemberAct = Extract<Act, { verb: 'remove-operator' | 'let-in' | 'renew-recovery' }>;

/** The taps that decide who is of the business. What a role may is asked again here: it may have changed since the card came. */
export async function memberTapped(at: OwnerSituation, act: MemberAct, card: Card): Promise<Effect[]> {
  switch (act.verb) {
    case 'remove-operator':
      return await removed(at, act, card);
    case 'let-in':
      return await letIn(at, act, card);
    case 'renew-recovery':
      return renewed(at, card, await at.read.team());
  }
}

async function removed(at: OwnerSituation, { operatorId }: { operatorId: MemberOf }, card: Card): Promise<Effect[]> {
  const { members } = at.words;
  const settle = (as: string): Effect => ({ do: 'settle-card', cardId: card.id, as, by: at.operator.id, state: 'settled' });
  if (isOlder(at, card)) return [settle('dismissed'), say(at, members.tooOld)];
  // Whatever they are doing at this moment ends before this does, and is counted.
  const whom = await lockOperator(at.tx, at.context.tenant.id, operatorId);
  if (!whom)
    return [settle('done'), say(at, members.goneAlready(callName(await readOperator(at.tx, at.context.tenant.id, operatorId))))];
  const name = callName(whom);
  if (!mayDecideOn(at.operator, whom)) return [settle('dismissed'), say(at, members.mayNotDecide(name))];
  if (isLastOwner(await at.read.team(), whom.id)) return [settle('dismissed'), say(at, members.lastOwner(name))];
  const backs = await at.read.notYetSent(whom.id);
  const number = await readThreadNumber(at.tx, at.context.tenant.id);
  const told: Effect = {
    do: 'turn-away',
    numberId: number.id,
    to: { phone: whom.phone, userId: whom.userId },
    text: wordsFor(whom.locale).members.wereRemoved(at.context.tenant.name),
  };
  const self = whom.id === at.operator.id;
  return [
    settle('done'),
    { do: 'remove-operator', operatorId: whom.id, by: at.operator.id },
    // Who holds a phone that is in doubt is told nothing.
    ...(whom.lockedAt ? [] : [told]),
    ...(self ? [] : [say(at, members.removed(name, backs))]),
  ];
}

type MemberOf = Extract<MemberAct, { verb: 'let-in' }>['operatorId'];

async function letIn(at: OwnerSituation, { operatorId }: { operatorId: MemberOf }, card: Card): Promise<Effect[]> {
  const { members } = at.words;
  const settle = (as: string): Effect => ({ do: 'settle-card', cardId: card.id, as, by: at.operator.id, state: 'settled' });
  const whom = await lockOperator(at.tx, at.context.tenant.id, operatorId);
  if (!whom)
    return [settle('done'), say(at, members.goneAlready(callName(await readOperator(at.tx, at.context.tenant.id, operatorId))))];
  const name = callName(whom);
  if (!whom.lockedAt) return [settle('done'), say(at, members.notLocked(name))];
  if (!mayLetIn(at.operator, whom)) return [settle('dismissed'), say(at, members.mayNotLetIn)];
  return [
    settle('colleague:let-in'),
    { do: 'let-in', operatorId: whom.id, by: at.operator.id },
    { do: 'say', to: whom.id, text: wordsFor(whom.locale).members.youAreBack(callName(at.operator)) },
    say(at, members.isBack(name)),
  ];
}

/** The code is said once and kept nowhere; the other owners hear of it, since it is as good as a key. */
function renewed(at: OwnerSituation, card: Card, team: Awaited<ReturnType<OwnerSituation['read']['team']>>): Effect[] {
  const { members, answer } = at.words;
  const settle = (as: string): Effect => ({ do: 'settle-card', cardId: card.id, as, by: at.operator.id, state: 'settled' });
  if (!mayAs(at.operator.role, 'owner')) return [settle('dismissed'), say(at, answer.mayNot('recovery', 'owner'))];
  if (isOlder(at, card)) return [settle('dismissed'), say(at, members.recoveryTooOld)];
  const id = newId<Id<'recovery-code'>>();
  const others = team.filter((one) => one.role === 'owner' && one.id !== at.operator.id);
  return [
    settle('done'),
    { do: 'renew-recovery', id, by: at.operator.id },
    { do: 'say', to: at.operator.id, text: members.recoveryCode(hiddenCode), secret: { what: 'recovery', id } },
    ...others.map(
      (to): Effect => ({
        do: 'show',
        to: to.id,
        card: { kind: 'notice', body: wordsFor(to.locale).members.recoveryMadeBy(callName(at.operator)), choices: [] },
        push: 'needs-me',
      }),
    ),
  ];
}
