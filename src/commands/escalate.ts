import type { Operator } from '../crm/operator.ts';
import { isThere } from '../crm/team.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { TaskId } from '../kit/ids.ts';
import { askColleague, callName, findColleague } from './colleague.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { replyChoice } from './reply-choice.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { aboutSomebody, likeThis, type Somebody } from './somebody.ts';
import { showMoment, writeMoment } from './times.ts';
import { readUntil } from './until.ts';
import { readWhen, type When } from './when.ts';

/** So long a decision may take where no time is named. */
const usuallyMs = 2 * hourMs;

export const escalate = defineCommand({
  name: 'escalate',
  words: { en: ['escalate'], es: ['escalar', 'escala'], pt: ['escalar', 'escale'] },
  says: {
    en: 'Asks a colleague to decide about a person by a time',
    es: 'Pide a alguien del equipo que decida sobre una persona antes de una hora',
    pt: 'Pede a alguém da equipe que decida sobre uma pessoa até uma hora',
  },
  examples: {
    en: ['escalate ana to marco', 'escalate ana to marco by 17:00 wants a discount'],
    es: ['escalar ana a marco', 'escalar ana a marco hasta las 17:00 quiere un descuento'],
    pt: ['escalar ana para marco', 'escale ana para marco até 17:00 quer um desconto'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(escalate, args, context, async (somebody) => {
      const { answer, escalation } = wordsOf(context);
      if (somebody.text.trim() === '') return likeThis(escalate, context, somebody.view);
      const found = await findColleague(somebody.text, context);
      const contactId = somebody.view.contact.id;
      const when = readLimit(found.text, context);
      const rest = (name: string) =>
        `${name} ${when.is === 'at' ? `${writeMoment(when.at, placeOf(context))} ` : ''}${when.text}`;
      const question = askColleague(found, { command: 'escalate', rest, contactId }, context);
      if (question || found.is !== 'exact') return question ?? { effects: [] };
      if (found.operator.id === context.operator.id) return { answer: { text: escalation.notYourself }, effects: [] };
      if (when.is === 'past') return { answer: { text: answer.pastDate(clipText(when.words, 60)) }, effects: [] };
      if (when.is === 'impossible') return { answer: { text: answer.impossibleDate(clipText(when.words, 60)) }, effects: [] };
      const dueAt = when.is === 'at' ? when.at : addMs(context.now, usuallyMs);
      return askToDecide(found.operator, somebody, { dueAt, why: oneLine(when.text.replace(/^[:,.\s]+/, '')) }, context);
    }),
});

/** "until 5pm: wants a discount": the time, and the reason around it. */
function readLimit(text: string, context: CommandContext): When {
  const place = { ...placeOf(context), country: context.tenant.country };
  const plain = text.replace(/^(?:until|till|by|before|hasta|antes de|até|ate|para)\s+/iu, '');
  const [first = '', ...others] = plain.split(/[:,]\s+/);
  const alone = readUntil(first, place);
  if (alone.is === 'at' && alone.text === '') return { ...alone, text: others.join(', ') };
  return readWhen(plain, place);
}

function askToDecide(
  to: Operator,
  { view, who }: Somebody,
  { dueAt, why }: { dueAt: Date; why: string },
  context: CommandContext,
): Outcome {
  const theirs = { ...context, operator: to };
  const { escalation, label } = wordsOf(theirs);
  const mine = wordsOf(context).escalation;
  const taskId = context.newId<TaskId>();
  const contactId = view.contact.id;
  const text = clipText(why || escalation.decide, 400);
  const last = clipText(oneLine(view.conversation?.lastText ?? ''), 200);
  const body = [
    escalation.asks(callName(context.operator), who, showMoment(dueAt, placeOf(theirs))),
    text,
    ...(last ? [`“${last}”`] : []),
  ].join('\n');
  const said = mine.asked(callName(to), who, showMoment(dueAt, placeOf(context)));
  const absent = isThere(to, context.now) ? [] : [mine.notThere(callName(to))];
  return {
    answer: { text: [said, ...absent].join('\n'), about: [contactId] },
    effects: [
      { do: 'task', id: taskId, operatorId: to.id, askedBy: context.operator.id, contactId, text, dueAt },
      {
        do: 'show',
        to: to.id,
        push: 'needs-me',
        card: {
          kind: 'task',
          body,
          choices: [
            replyChoice(contactId, { label }),
            { label: label.open, act: { verb: 'run', command: 'show', rest: '', contactId } },
            { label: label.done, act: { verb: 'done', taskId } },
          ],
          contactId,
        },
      },
    ],
  };
}
