import { z } from 'zod';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { clipText } from '../kit/clip.ts';
import { type Command, type CommandContext, defineCommand, type Outcome } from './command.ts';
import { matchWords } from './match.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { listOutcome } from './rows.ts';

/** `help` tells of all the commands, so it is made from their list instead of being in a circle with it. */
export function helpAbout(others: readonly Command[]): Command<{ about: string }> {
  return defineCommand({
    name: 'help',
    words: {
      en: ['help', '?', 'commands', 'what can you do'],
      es: ['ayuda', 'comandos', 'qué puedes hacer'],
      pt: ['ajuda', 'o que você pode fazer', 'o que você faz'],
    },
    says: { en: 'What you can write here', es: 'Lo que puedes escribir aquí', pt: 'O que você pode escrever aqui' },
    examples: { en: ['help', '?', 'help reply'], es: ['ayuda', 'ayuda responder'], pt: ['ajuda', 'ajuda tarefa'] },
    args: z.object({ about: z.string() }),
    read(rest) {
      const about = withoutPoliteness(rest);
      return about.split(' ').length <= 3 ? { about } : null;
    },
    changes: false,
    async run({ about }, context) {
      if (about === '') return listAll(others, wordsOf(context).answer.helpIntro, context);
      const match = matchWords(about, others);
      if (!match) return listAll(others, wordsOf(context).answer.noSuchCommand(clipText(about, 40)), context);
      return { answer: { text: tellAbout(match.command, context) }, effects: [] };
    },
  });
}

/** Those that need nothing more run at once; of the others the row tells how they are written. */
function listAll(others: readonly Command[], intro: string, context: CommandContext): Outcome {
  const { locale } = context.operator;
  const { answer } = wordsOf(context);
  // `undo` never runs from a list: a thumb that slips would take something back.
  const rows: Choice[] = others
    .filter((command) => command.name !== 'undo')
    .slice(0, cardLimits.rows)
    .map((command) => ({
      label: clipText(command.words[locale][0]!, cardLimits.row),
      description: clipText(command.says[locale], cardLimits.description),
      act: canRunAlone(command)
        ? { verb: 'run', command: command.name, rest: '' }
        : { verb: 'run', command: 'help', rest: command.words[locale][0]! },
    }));
  const examples = others.filter((command) => !canRunAlone(command)).map((command) => `· ${command.examples[locale][0]}`);
  return listOutcome([intro, ...examples, answer.helpFoot].join('\n'), rows, context);
}

/** Whether the bare word means something: `today` does, `note` needs to be told about whom. */
function canRunAlone(command: Command): boolean {
  return !command.changes && ['today', 'inbox', 'followups', 'pipeline'].includes(command.name);
}

function tellAbout(command: Command, context: CommandContext): string {
  const { locale } = context.operator;
  const [first, ...also] = command.words[locale];
  return [
    `*${first}*: ${command.says[locale]}`,
    ...command.examples[locale].map((example) => `· ${example}`),
    ...(also.length > 0 ? [wordsOf(context).answer.helpAlso(also.join(', '))] : []),
  ].join('\n');
}
