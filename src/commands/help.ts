import { z } from 'zod';
import { mayAs } from '../crm/access.ts';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { clipText } from '../kit/clip.ts';
import { type Command, type CommandContext, defineCommand, type Outcome } from './command.ts';
import { matchWords } from './match.ts';
import { moreRow, onePage } from './page.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { dotted, listOutcome } from './rows.ts';
import { keyOf, tokensOf } from './tokens.ts';
import type { GroupName } from './words/help.ts';

/** The commands by what they are for. */
export type Groups = Readonly<Record<GroupName, readonly Command[]>>;

/** `help` tells of all the commands, so it is made from their groups instead of being in a circle with them. */
export function helpAbout(groups: Groups): Command<{ about: string; page: number }> {
  const others = Object.values(groups).flat();
  return defineCommand({
    name: 'help',
    words: {
      en: ['help', '?', 'commands', 'what can you do'],
      es: ['ayuda', 'comandos', 'qué puedes hacer'],
      pt: ['ajuda', 'o que você pode fazer', 'o que você faz'],
    },
    says: { en: 'What you can write here', es: 'Lo que puedes escribir aquí', pt: 'O que você pode escrever aqui' },
    examples: { en: ['help', '?', 'help reply'], es: ['ayuda', 'ayuda responder'], pt: ['ajuda', 'ajuda tarefa'] },
    args: z.object({ about: z.string(), page: z.number().int().min(1).max(9) }),
    read(rest) {
      const [, about = '', page] = /^(.*?) ?([1-9])?$/.exec(withoutPoliteness(rest)) ?? [];
      return about.split(' ').length <= 4 ? { about, page: Number(page ?? 1) } : null;
    },
    changes: false,
    async run({ about, page }, context) {
      const { help } = wordsOf(context);
      const theirs = groupsFor(groups, context);
      if (about === '') return listGroups(theirs, help.intro, page, context);
      const group = (Object.keys(groups) as GroupName[]).find((name) => keyOf(tokensOf(help.groups[name])) === about);
      if (group) return listGroup(theirs[group], help.groups[group], page, context);
      const match = matchWords(about, others);
      if (!match) return listGroups(theirs, help.noSuch(clipText(about, 40)), 1, context);
      return { answer: { text: tellAbout(match.command, context) }, effects: [] };
    },
  });
}

/** Without what is for others: a list is not the place to be refused. */
function groupsFor(groups: Groups, { operator }: CommandContext): Groups {
  const theirs: Record<GroupName, readonly Command[]> = { ...groups };
  for (const name of Object.keys(groups) as GroupName[])
    theirs[name] = groups[name].filter(({ may }) => mayAs(operator.role, may));
  return theirs;
}

/** One row a group, with the words in it: a thumb finds its way among a hundred commands in two or three taps. */
function listGroups(groups: Groups, intro: string, page: number, context: CommandContext): Outcome {
  const words = wordsOf(context);
  const { help } = words;
  const filled = (Object.keys(groups) as GroupName[]).filter((name) => groups[name].length > 0);
  const { shown, left } = onePage(filled, filled.length, page);
  const rows: Choice[] = shown.map((name) => ({
    label: clipText(help.groups[name], cardLimits.row),
    description: clipText(dotted(...groups[name].map((command) => wordOf(command, context))), cardLimits.description),
    act: { verb: 'run', command: 'help', rest: help.groups[name] },
  }));
  return listOutcome([intro, help.foot].join('\n'), [...rows, ...moreRow(left, 'help', `${page + 1}`, words)], context);
}

/** The commands of a group with an example each. Those that need nothing more run at once; of the others the row tells how they are written. */
function listGroup(group: readonly Command[], title: string, page: number, context: CommandContext): Outcome {
  const { locale } = context.operator;
  const { shown, left } = onePage(group, group.length, page);
  const lines = shown.map((command) => `· ${command.examples[locale][0]}`);
  // `undo` never runs from a list: a thumb that slips would take something back.
  const rows: Choice[] = shown.map((command) => ({
    label: clipText(wordOf(command, context), cardLimits.row),
    description: clipText(command.says[locale], cardLimits.description),
    act: runsAlone(command)
      ? { verb: 'run', command: command.name, rest: '' }
      : { verb: 'run', command: 'help', rest: wordOf(command, context) },
  }));
  const more = moreRow(left, 'help', `${title} ${page + 1}`, wordsOf(context));
  return listOutcome([`*${title}*`, ...lines].join('\n'), [...rows, ...more], context);
}

/** Whether the bare word reads something: `today` does, `note` needs to be told about whom. */
function runsAlone(command: Command): boolean {
  return !command.changes && command.alone === true;
}

function wordOf(command: Command, context: CommandContext): string {
  return command.words[context.operator.locale][0]!;
}

function tellAbout(command: Command, context: CommandContext): string {
  const { locale } = context.operator;
  const [first, ...also] = command.words[locale];
  return [
    `*${first}*: ${command.says[locale]}`,
    ...command.examples[locale].map((example) => `· ${example}`),
    ...(also.length > 0 ? [wordsOf(context).help.also(also.join(', '))] : []),
  ].join('\n');
}
