import { DateTime } from 'luxon';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { ContactId } from '../kit/ids.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { oneSlipApart } from './distance.ts';
import { laterTimes } from './later-times.ts';
import { placeOf, wordsOf } from './place.ts';
import { readWhoText, type WhoTextArgs, whoTextArgs } from './rest.ts';
import { listOutcome } from './rows.ts';
import { showMoment, writeMoment } from './times.ts';
import { keyOf, tokensOf, wordKey } from './tokens.ts';
import { unknownSentence } from './unknown.ts';
import { readWhen, type When } from './when.ts';
import { askWhom } from './which.ts';
import { findWhom, type Whom } from './whom.ts';

export const task = defineCommand({
  name: 'task',
  words: {
    en: ['task', 'todo', 'remind me to', 'remind me'],
    es: ['tarea', 'recuérdame', 'recordar', 'recordatorio'],
    pt: ['tarefa', 'lembrar', 'lembre-me de', 'me lembra de', 'me lembre de'],
  },
  says: {
    en: 'A task with a day, with or without a person',
    es: 'Una tarea con día, con o sin persona',
    pt: 'Uma tarefa com dia, com ou sem pessoa',
  },
  examples: {
    en: ['task ana call back tomorrow 10am', 'task buy paper friday', 'remind me to call Ana in 2 hours'],
    es: ['tarea ana llamar mañana a las 10', 'tarea comprar papel el viernes', 'recuérdame llamar a Ana en 2 horas'],
    pt: ['tarefa ana ligar amanhã às 10', 'tarefa comprar papel na sexta', 'me lembra de ligar para Ana em 2 horas'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  async run(args, context): Promise<Outcome> {
    const { answer } = wordsOf(context);
    if (context.contactId && args.text === '') return await askCallBack(context.contactId, context);
    if (!args.who && args.text === '')
      return { answer: { text: answer.likeThis(task.examples[context.operator.locale][0]!) }, effects: [] };
    const whom = await findAbout(args, context);
    const when = readWhen(whom ? whom.text : plainText(args), { ...placeOf(context), country: context.tenant.country });
    if (when.is === 'past') return { answer: { text: answer.pastDate(clipText(when.words, 60)) }, effects: [] };
    if (when.is === 'impossible') return { answer: { text: answer.impossibleDate(clipText(when.words, 60)) }, effects: [] };

    if (whom && whom.is !== 'exact') {
      const rest = fixedDate(when, context);
      const withoutName = {
        label: answer.nobodySpecial,
        act: { verb: 'run' as const, command: 'task', rest: `: ${whole(args, when, context)}` },
      };
      return askWhom(whom, { command: 'task', rest, shown: when.text, also: withoutName }, context) ?? { effects: [] };
    }
    return writeDown(when, whom?.view ?? null, context);
  },
});

/** Nothing said but who it is about: they are to be called back, and when is asked. */
async function askCallBack(contactId: ContactId, context: CommandContext): Promise<Outcome> {
  const { label, everyday } = wordsOf(context);
  const view = await context.read.contact(contactId);
  if (!view) return { answer: unknownSentence(context.operator.locale), effects: [] };
  const rows = laterTimes(context).map(({ said, at }) => ({
    label: clipText(said, cardLimits.row),
    description: showMoment(at, placeOf(context)),
    act: { verb: 'run' as const, command: 'task', rest: `${label.callBack} ${writeMoment(at, placeOf(context))}`, contactId },
  }));
  return listOutcome(everyday.callBackWhen(contactLabel(view.contact)), rows, context);
}

function writeDown(when: When, view: ContactView | null, context: CommandContext): Outcome {
  const { answer } = wordsOf(context);
  const text = oneLine(when.text);
  if (text === '') return { answer: { text: answer.likeThis(task.examples[context.operator.locale][0]!) }, effects: [] };
  const dueAt = when.is === 'at' ? when.at : undefined;
  const about = view ? [view.contact.id] : [];
  const shown = answer.tasked(
    clipText(text, 800),
    view && contactLabel(view.contact),
    dueAt ? showMoment(dueAt, placeOf(context)) : null,
  );
  return {
    answer: { text: shown, about },
    effects: [{ do: 'task', operatorId: context.operator.id, contactId: view?.contact.id, text, dueAt }],
  };
}

/**
 * Whose task it is, or null for nobody's: a task needs no person, so "task buy paper" must not ask who Buy is. A name counts at the
 * beginning, or as a capitalised word further on ("call Ana"); a near one only where one letter is wrong.
 */
async function findAbout(args: WhoTextArgs, context: CommandContext): Promise<Whom | null> {
  if (!context.contactId && args.text.startsWith(':')) return null;
  const whom = await findWhom(args, context);
  if (whom.is === 'exact' || args.who !== undefined) return whom.is === 'nobody' ? null : whom;
  if (whom.is === 'several' && whom.views.some((view) => holdsWord(view, whom.words) || isSlip(view, whom.words))) return whom;
  if (whom.is === 'guess' && isSlip(whom.view, whom.words)) return whom;
  return findInside(args.text, context);
}

/** What stands before somebody's name inside a task, in the three languages. */
const leadsToName =
  /^(to|for|with|about|from|call|phone|ring|ask|tell|text|write|meet|see|visit|remind|send|a|al|con|de|para|sobre|llamar|avisar|ver|ao|com|do|da|pra|ligar|avisa)$/;

/**
 * A name further on stays part of the words: "call Ana" reads better than "call". It is written large, or stands where a name would; "Ana
 * Maria" is nobody’s where only an Ana Ruiz is known, and "Ana Tuesday" is Ana. Far behind, a name is only mentioned.
 */
async function findInside(text: string, context: CommandContext): Promise<Whom | null> {
  const words = readWhen(text.slice(0, 200), { ...placeOf(context), country: context.tenant.country }).text;
  const tokens = tokensOf(words);
  const large = tokens.map(({ start }) => /^\p{Lu}/u.test(words.slice(start)));
  const starts = tokens.flatMap((_, at) =>
    at > 0 && ((large[at] && !large[at - 1]) || leadsToName.test(tokens[at - 1]!.key)) ? [at] : [],
  );
  for (const from of starts.slice(0, 4)) {
    for (let to = Math.min(tokens.length, from + 3); to > from; to -= 1) {
      if (large[to - 1] && large[to]) break;
      const who = words.slice(tokens[from]!.start, tokens[to - 1]!.end);
      const whom = await findWhom({ who, text }, { ...context, contactId: undefined });
      if (whom.is === 'exact') return whom;
    }
  }
  return null;
}

function holdsWord(view: ContactView, words: string): boolean {
  return ` ${keyOf(tokensOf(view.contact.name))} `.includes(` ${keyOf(tokensOf(words))} `);
}

function isSlip(view: ContactView, typed: string): boolean {
  const key = wordKey(typed);
  return key.length >= 4 && tokensOf(view.contact.name).some((word) => oneSlipApart(word.key, key));
}

function plainText(args: WhoTextArgs): string {
  return (args.whole ?? (args.who ? `${args.who} ${args.text}` : args.text)).replace(/^:\s*/, '');
}

/** The words with their date written out, so that "tomorrow" still means the same when the button is tapped tomorrow. */
function fixedDate(when: When, { tenant }: CommandContext): string {
  if (when.is !== 'at') return when.text;
  return `${when.text} ${DateTime.fromJSDate(when.at, { zone: tenant.timezone }).toFormat('yyyy-MM-dd HH:mm')}`;
}

function whole(args: WhoTextArgs, when: When, context: CommandContext): string {
  return when.is === 'at' ? plainText(args).replace(when.words, fixedDate({ ...when, text: '' }, context)) : plainText(args);
}
