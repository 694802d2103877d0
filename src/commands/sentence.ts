import { cardLimits, clipText } from '../crm/clip.ts';
import type { ContactId } from '../kit/ids.ts';
import type { Command, CommandContext, Outcome } from './command.ts';
import { commandNamed } from './list.ts';
import { parseSentence } from './parse.ts';
import { wordsOf } from './place.ts';
import { readWho, whoTextArgs } from './rest.ts';
import { showNamed } from './show.ts';
import { unknownSentence } from './unknown.ts';
import { findWhom } from './whom.ts';

/** Answers whatever an operator typed; never with silence. */
export async function answerSentence(text: string, context: CommandContext): Promise<Outcome> {
  const parsed = parseSentence(text);
  switch (parsed.is) {
    case 'command':
      // A single word with a letter wrong may be somebody's name after all, and names are read as they are written.
      if (parsed.slip && parsed.rest === '' && (await context.read.byName(text)).exact.length > 0)
        return showNamed(text, context);
      return runArgs(parsed.command, parsed.args, context);
    case 'guess':
      if (await isSomebody(text, context)) return showNamed(text, context);
      return askCommand(parsed.command, parsed.rest, context);
    case 'name':
      return showNamed(parsed.text, context);
    case 'unknown':
      return { answer: unknownSentence(context.operator.locale), effects: [] };
  }
}

/** What is a command with a letter wrong may be somebody's name after all ("Tareq" is no slip of "tarea"). */
async function isSomebody(text: string, context: CommandContext): Promise<boolean> {
  const who = readWho(text)?.who;
  return who !== undefined && (await context.read.byName(who)).exact.length > 0;
}

/**
 * A sentence about somebody whose message was quoted: "move to qualified" means them. Where it names somebody outright, that one is meant.
 */
export async function answerAbout(text: string, contactId: ContactId, context: CommandContext): Promise<Outcome> {
  const parsed = parseSentence(text);
  if (parsed.is !== 'command' || parsed.rest === '') return answerSentence(text, context);
  const withWho = whoTextArgs.safeParse(parsed.args);
  if (!withWho.success) return answerSentence(text, context);
  const whom = await findWhom(withWho.data, context);
  if (whom.is === 'exact') return answerSentence(text, context);
  const quotedToo = whom.is === 'several' && whom.views.some((view) => view.contact.id === contactId);
  const startsWithName = quotedToo && whom.text !== '';
  return runCommand(parsed.command.name, startsWithName ? whom.text : parsed.rest, { ...context, contactId });
}

/** Runs what a row or button stands for, as if it had been typed; with `contactId` in the context nobody is looked for. */
export async function runCommand(name: string, rest: string, context: CommandContext): Promise<Outcome> {
  const command = commandNamed(name);
  const args = command?.read(rest, context.contactId !== undefined) ?? null;
  if (!command || args === null) return { answer: unknownSentence(context.operator.locale), effects: [] };
  return runArgs(command, args, context);
}

/** The one place where arguments meet their schema, whoever made them. */
function runArgs(command: Command, args: unknown, context: CommandContext): Promise<Outcome> {
  return command.run(command.args.parse(args), context);
}

function askCommand(command: Command, rest: string, context: CommandContext): Outcome {
  const { answer, label } = wordsOf(context);
  const word = command.words[context.operator.locale][0]!;
  return {
    answer: {
      kind: 'question',
      body: clipText(answer.didYouMean(`${word} ${clipText(rest, 800)}`.trim()), cardLimits.body),
      choices: [
        { label: clipText(label.yes, cardLimits.button), act: { verb: 'run', command: command.name, rest } },
        { label: label.notNow, act: { verb: 'dismiss' } },
      ],
    },
    effects: [],
  };
}
