import { canComeBack, mayLetIn, mayLock } from '../crm/access.ts';
import type { Effect } from '../crm/effect.ts';
import { threadNumber } from '../crm/tenant.ts';
import { readRest, restArgs } from './clock-words.ts';
import { askColleague, callName, findColleague } from './colleague.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { strangerCard } from './stranger-card.ts';

export const lock = defineCommand({
  name: 'lock',
  words: {
    en: ['lock', 'lock out'],
    es: ['cerrar acceso', 'cerrar acceso de', 'bloquear acceso de'],
    pt: ['travar acesso', 'travar acesso de', 'travar'],
  },
  says: {
    en: 'A phone is lost: it sees and does nothing until confirmed',
    es: 'Un teléfono perdido: no ve ni hace nada hasta confirmarlo',
    pt: 'Telefone perdido: não vê nem faz nada até ser confirmado',
  },
  examples: { en: ['lock maria'], es: ['cerrar acceso de maria'], pt: ['travar acesso de maria'] },
  args: restArgs,
  read: (rest) => readRest(rest, 4),
  changes: true,
  async run({ text }, context): Promise<Outcome> {
    const { members } = wordsOf(context);
    const { operator, read } = context;
    const found = await findColleague(text, context);
    if (found.is !== 'exact') return askColleague(found, { command: 'lock', rest: (name) => name }, context) ?? { effects: [] };
    const whom = found.operator;
    const name = callName(whom);
    const refuse = (said: string): Outcome => ({ answer: { text: said }, effects: [] });
    if (whom.lockedAt) return refuse(members.alreadyLocked(name));
    if (!mayLock(operator, whom)) return refuse(members.mayNotLock);
    const team = await read.team();
    if (!canComeBack(team, whom, await read.recoveryCode(), 'lost')) return refuse(members.nobodyToLetIn(name));
    const self = whom.id === operator.id;
    const locks: Effect = { do: 'lock-operator', operatorId: whom.id, because: 'lost', by: operator.id, proposed: null };
    const asked = team.filter((one) => mayLetIn(one, whom) && one.id !== operator.id);
    const told = asked.map(
      (to): Effect => ({ do: 'show', to: to.id, card: strangerCard(to, whom, 'lost', null), push: 'urgent' }),
    );
    if (!self) return { answer: { text: members.locked(name, await read.notYetSent(whom.id)) }, effects: [locks, ...told] };
    // Nothing comes into a locked thread but what its holder is turned away with.
    const number = threadNumber(await read.numbers());
    const to = { phone: operator.phone, userId: operator.userId };
    const away: Effect[] = number ? [{ do: 'turn-away', numberId: number.id, to, text: members.lockedYourself }] : [];
    return { effects: [locks, ...told, ...away] };
  },
});
