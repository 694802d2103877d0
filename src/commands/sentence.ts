import { mayAs } from '../crm/access.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { clipText } from '../kit/clip.ts';
import type { ContactId } from '../kit/ids.ts';
import type { Command, CommandContext, Outcome } from './command.ts';
import { askForGroup, findGroup } from './group.ts';
import { lastPeople } from './last-people.ts';
import { commandNamed } from './list.ts';
import { laterWord } from './not-yet.ts';
import { type Parsed, parseSentence } from './parse.ts';
import { wordsOf } from './place.ts';
import { readWho, readWhoText, whoTextArgs } from './rest.ts';
import { listOutcome } from './rows.ts';
import { showNamed, showSounding } from './show.ts';
import { unknownSentence } from './unknown.ts';
import { personRows } from './which.ts';
import { findWhom } from './whom.ts';

/** Answers whatever an operator typed; never with silence. */
export async function answerSentence(text: string, context: CommandContext): Promise<Outcome> {
  const parsed = parseSentence(text);
  if (parsed.is === 'command') {
    // A single word with a letter wrong, or one that needs a name behind it, may be somebody's name itself.
    if ((parsed.slip || parsed.command.needsName) && parsed.rest === '' && (await context.read.namedExactly(text)).length > 0)
      return showNamed(text, context);
    if (!parsed.slip && (await isMeant(parsed, context))) return runArgs(parsed.command, parsed.args, context);
    if (!parsed.slip) return (await parsed.command.otherwise?.(parsed.rest, context)) ?? unread(text, context);
  }
  const replied = await replyBehindColon(text, context);
  if (replied) return replied;
  if (parsed.is !== 'unknown' && (await isSomebody(text, context))) return showNamed(text, context);
  const later = await laterWord(text, context);
  if (later) return { answer: { text: wordsOf(context).answer.notYet(later) }, effects: [] };
  switch (parsed.is) {
    case 'command':
      return runArgs(parsed.command, parsed.args, context);
    case 'guess':
      return askCommand(parsed.command, parsed.rest, context);
    case 'name':
      return (await showSounding(parsed.text, context)) ?? unread(text, context);
    case 'unknown':
      return unread(text, context);
  }
}

/** "lost my keys" is no command, though "lost" is: such a word counts alone or before a name. */
async function isMeant({ command, args, rest }: Extract<Parsed, { is: 'command' }>, context: CommandContext): Promise<boolean> {
  if (!command.needsName || rest === '' || context.contactId) return true;
  const withWho = whoTextArgs.safeParse(args);
  if (command.ofMany && (await findGroup(rest, context))) return true;
  return !withWho.success || (await findWhom(withWho.data, context)).is !== 'nobody';
}

/** "ana: hi again" is an answer to Ana, where somebody is called exactly so. */
async function replyBehindColon(text: string, context: CommandContext): Promise<Outcome | null> {
  return (await namesSomebody(text, context)) ? runCommand('reply', text, context) : null;
}

/** Whether words are for somebody whose name stands before a colon. */
export async function namesSomebody(text: string, { read }: Pick<CommandContext, 'read'>): Promise<boolean> {
  const { who, text: said } = readWhoText(text, false);
  if (who === undefined || said.trim() === '' || /^["“”«'‘]/u.test(text.trim())) return false;
  return (await read.namedExactly(who)).length > 0;
}

/**
 * What is neither a command nor a name is most likely meant for a customer, and the quote was forgotten: who of the last people it is for is
 * asked, under the words. A single word, or nobody to ask about, gets the general list.
 */
async function unread(text: string, context: CommandContext): Promise<Outcome> {
  const words = text.trim();
  const isSentence = /\p{L}\S*\s+\S*\p{L}|\p{L}.*[!?…]$/su.test(words);
  const people = isSentence ? await lastPeople(context) : [];
  if (people.length === 0) return { answer: unknownSentence(context.operator.locale), effects: [] };
  const { answer } = wordsOf(context);
  const rows = personRows(people, { command: 'reply', rest: words }, context);
  return listOutcome(
    answer.forWhom(clipText(words, 900)),
    [...rows, { label: answer.forNobody, act: { verb: 'dismiss' } }],
    context,
  );
}

/** What is a command with a letter wrong may be somebody's name after all ("Tareq" is no slip of "tarea"). */
async function isSomebody(text: string, context: CommandContext): Promise<boolean> {
  const who = readWho(text)?.who;
  return who !== undefined && (await context.read.namedExactly(who)).length > 0;
}

/**
 * A sentence about somebody whose message was quoted: "move to qualified" means them. Where it names somebody outright, that one is meant.
 */
export async function answerAbout(text: string, contactId: ContactId, context: CommandContext): Promise<Outcome> {
  const parsed = parseSentence(text);
  if (parsed.is === 'command' && parsed.rest === '' && parsed.command.quotes)
    return runCommand(parsed.command.name, '', { ...context, contactId });
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

/** The one place where arguments meet their schema, and an operator's role what it may do, whoever made the arguments. */
async function runArgs(command: Command, args: unknown, context: CommandContext): Promise<Outcome> {
  const { role, locale } = context.operator;
  if (command.may && !mayAs(role, command.may)) {
    return { answer: { text: wordsOf(context).answer.mayNot(command.words[locale][0]!, command.may) }, effects: [] };
  }
  const parsed = command.args.parse(args);
  const many = command.ofMany && !context.contactId ? whoTextArgs.safeParse(parsed) : null;
  // What quotation marks set apart is somebody's name and nothing else.
  const text = many?.success ? (many.data.whole ?? (many.data.who === undefined ? many.data.text : '')) : '';
  const group = await findGroup(text, context);
  if (!group) return await command.run(parsed, context);
  const hindered = await command.ofAll?.(group.rest, context);
  if (hindered) return hindered;
  return command.askMany ? await command.askMany(group.rest, group.views, context) : askForGroup(command, group, context);
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
