import { isLastOwner, mayDecideOn, mayGive } from '../crm/access.ts';
import type { Choice } from '../crm/card.ts';
import type { Operator } from '../crm/operator.ts';
import { readRest, restArgs } from './clock-words.ts';
import { askColleague, callName, findColleague } from './colleague.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readRole } from './role-named.ts';
import { listOutcome } from './rows.ts';
import { wordsFor } from './words.ts';

export const role = defineCommand({
  name: 'role',
  words: { en: ['role', 'role of'], es: ['papel', 'papel de'], pt: ['função', 'papel de'] },
  says: {
    en: 'Makes somebody owner, manager or agent',
    es: 'Nombra a alguien dueño, responsable o agente',
    pt: 'Torna alguém dono, gerente ou atendente',
  },
  examples: {
    en: ['role maria manager', 'role marco agent'],
    es: ['papel maria responsable', 'papel de marco agente'],
    pt: ['função maria gerente', 'função marco atendente'],
  },
  args: restArgs,
  read: (rest) => readRest(rest),
  changes: true,
  may: 'manager',
  async run({ text }, context): Promise<Outcome> {
    const words = text.split(' ');
    const wanted = readRole(words.at(-1) ?? '');
    const name = (wanted ? words.slice(0, -1) : words).join(' ').replace(/\s+(as|to|como|a)$/iu, '');
    const found = await findColleague(name, context);
    if (found.is !== 'exact')
      return (
        askColleague(found, { command: 'role', rest: (whole) => `${whole} ${wanted ?? ''}`.trim() }, context) ?? { effects: [] }
      );
    if (!wanted) return askRole(found.operator, context);
    return await giveRole(found.operator, wanted, context);
  },
});

async function giveRole(whom: Operator, wanted: Operator['role'], context: CommandContext): Promise<Outcome> {
  const { members, team } = wordsOf(context);
  const { operator } = context;
  const [name, called] = [callName(whom), team.roles[wanted]];
  const refuse = (text: string): Outcome => ({ answer: { text }, effects: [] });
  if (!mayDecideOn(operator, whom)) return refuse(members.mayNotDecide(name));
  if (!mayGive(operator.role, wanted)) return refuse(members.mayNotGive(called));
  if (whom.role === wanted) return refuse(members.roleWas(name, called));
  if (isLastOwner(await context.read.team(), whom.id)) return refuse(members.lastOwner(name));
  const theirs = wordsFor(whom.locale);
  return {
    answer: { text: members.roleIs(name, called) },
    effects: [
      { do: 'set-operator', operatorId: whom.id, change: { role: wanted }, by: operator.id, undone: members.again(name) },
      ...(whom.id === operator.id
        ? []
        : [
            {
              do: 'show' as const,
              to: whom.id,
              card: { kind: 'notice' as const, body: theirs.members.yourRole(theirs.team.roles[wanted]), choices: [] },
              push: 'idle' as const,
            },
          ]),
    ],
  };
}

function askRole(whom: Operator, context: CommandContext): Outcome {
  const { members, team } = wordsOf(context);
  const offered = (['agent', 'manager', 'owner'] as const).filter((one) => mayGive(context.operator.role, one));
  const rows = offered.map(
    (one): Choice => ({
      label: team.roles[one],
      act: { verb: 'run', command: 'role', rest: team.roles[one], colleagueId: whom.id },
    }),
  );
  return listOutcome(members.whichRole(callName(whom)), rows, context);
}
