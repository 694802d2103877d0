import type { Operator } from '../crm/operator.ts';
import { oneLine } from '../kit/clip.ts';
import { askColleague, type Colleague, callName, colleagueRows, findColleague } from './colleague.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { aboutOne, assignEffect, responsibleFor, whileNotThere } from './responsible.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { listOutcome } from './rows.ts';
import { aboutSomebody, type Somebody } from './somebody.ts';

export const assign = defineCommand({
  name: 'assign',
  words: { en: ['assign'], es: ['asignar', 'asigna'], pt: ['atribuir', 'atribua'] },
  says: {
    en: 'Gives a person to a colleague',
    es: 'Pasa una persona a alguien del equipo',
    pt: 'Passa uma pessoa a alguém da equipe',
  },
  examples: {
    en: ['assign ana to maria', 'assign Ana Ruiz: Maria'],
    es: ['asignar ana a maria', 'asigna Ana Ruiz: Maria'],
    pt: ['atribuir ana a maria', 'atribua Ana Ruiz: Maria'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  ofMany: true,
  needsName: true,
  ofAll: refuseAll,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(assign, args, context, (somebody) =>
      toColleague('assign', somebody, context, async ({ view, who }, to, team) => {
        const { responsible } = wordsOf(context);
        const said = to ? responsible.assigned(who, callName(to)) : responsible.unassigned(who);
        return {
          answer: { text: [said, ...(to ? whileNotThere(to, team, context) : [])].join('\n'), about: [view.contact.id] },
          effects: [assignEffect(view, to?.id ?? null, 'assign', context)],
        };
      }),
    ),
});

type WithTalk = Somebody & { view: Somebody['view'] & { conversation: NonNullable<Somebody['view']['conversation']> } };

const nobodyWord = /^(?:(?:to|a|al|para|ao)\s+)?(?:nobody|no one|noone|nadie|ningu[eé]m)[.!]*$/iu;

/**
 * Whom somebody goes to, once there is nothing against it: there must be a conversation, an agent gives away their own only, and the
 * colleague's name must be exact. `to` is null for nobody.
 */
export async function toColleague(
  command: 'assign' | 'transfer',
  somebody: Somebody,
  context: CommandContext,
  give: (somebody: WithTalk, to: Operator | null, team: readonly Operator[]) => Promise<Outcome>,
): Promise<Outcome> {
  const { view, who, text } = somebody;
  const { responsible } = wordsOf(context);
  const { contact, conversation } = view;
  if (!conversation) return aboutOne(responsible.neverTalked(who), contact.id);
  const team = await context.read.team();
  const has = responsibleFor(view, team);
  const isOwn = has?.id === context.operator.id;
  if (context.operator.role === 'agent' && !isOwn) return aboutOne(responsible.notYours(who), contact.id);
  const withTalk = { ...somebody, view: { ...view, conversation } };
  if (nobodyWord.test(text.trim()))
    return has ? await give(withTalk, null, team) : aboutOne(responsible.nobodys(who), contact.id);
  if (text.trim() === '') return pickColleague(command, somebody, team, context);
  const found = await findColleague(text, context);
  const question = askColleague(found, { command, rest: (name) => name, contactId: contact.id }, context);
  if (question || found.is !== 'exact') return question ?? { effects: [] };
  if (found.operator.id === has?.id)
    return aboutOne(isOwn ? responsible.alreadyYours(who) : responsible.alreadyWith(who, callName(has)), contact.id);
  return await give(withTalk, found.operator, team);
}

function pickColleague(command: string, { view, who }: Somebody, team: readonly Operator[], context: CommandContext): Outcome {
  const { responsible } = wordsOf(context);
  const others = team.filter((one) => one.id !== view.conversation?.responsibleId);
  if (team.length < 2) return aboutOne(responsible.nobodyElse, view.contact.id);
  const act = (operator: Operator) => ({
    verb: 'run' as const,
    command,
    rest: oneLine(operator.name),
    contactId: view.contact.id,
  });
  return listOutcome(responsible.toWhom(who), colleagueRows(others, act, context), context);
}

/** Before a whole list is asked about: to whom it goes must be clear. */
async function refuseAll(rest: string, context: CommandContext): Promise<Outcome | null> {
  if (nobodyWord.test(rest.trim())) return null;
  const found: Colleague = await findColleague(rest, context);
  if (found.is === 'exact') return null;
  const { team } = wordsOf(context);
  return { answer: { text: found.words === '' ? team.whichColleague : team.noColleague(found.words) }, effects: [] };
}
