import { isLastOwner, mayDecideOn } from '../crm/access.ts';
import { oneLine } from '../kit/clip.ts';
import { showPhone } from '../kit/phone.ts';
import { readRest, restArgs } from './clock-words.ts';
import { askColleague, callName, findColleague } from './colleague.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';

export const remove = defineCommand({
  name: 'remove',
  words: {
    en: ['remove', 'end access of'],
    es: ['quitar', 'quitar a', 'terminar acceso de'],
    pt: ['remover', 'encerrar acesso de'],
  },
  says: {
    en: 'Ends a colleague’s access at once',
    es: 'Termina al momento el acceso de alguien del equipo',
    pt: 'Encerra na hora o acesso de alguém da equipe',
  },
  examples: { en: ['remove luis'], es: ['quitar a luis'], pt: ['remover luis'] },
  args: restArgs,
  read: (rest) => readRest(rest, 4),
  changes: true,
  confirms: true,
  may: 'manager',
  async run({ text }, context): Promise<Outcome> {
    const { members } = wordsOf(context);
    const found = await findColleague(text, context);
    if (found.is !== 'exact') return askColleague(found, { command: 'remove', rest: (name) => name }, context) ?? { effects: [] };
    const whom = found.operator;
    const refuse = (said: string): Outcome => ({ answer: { text: said }, effects: [] });
    if (!mayDecideOn(context.operator, whom)) return refuse(members.mayNotDecide(callName(whom)));
    if (isLastOwner(await context.read.team(), whom.id)) return refuse(members.lastOwner(callName(whom)));
    return {
      answer: {
        kind: 'question',
        body: [members.removeQuestion(oneLine(whom.name), showPhone(whom.phone)), members.removeWhat].join('\n'),
        // Destructive never first.
        choices: [
          { label: members.keep, act: { verb: 'dismiss' } },
          { label: members.removeYes, act: { verb: 'remove-operator', operatorId: whom.id } },
        ],
      },
      effects: [],
    };
  },
});
