import { contactLabel } from '../crm/contact.ts';
import type { ContactView } from '../crm/read.ts';
import type { Command, CommandContext, Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import type { WhoTextArgs } from './rest.ts';
import { askWhom } from './which.ts';
import { findWhom } from './whom.ts';

/** Somebody a command is about, exact and unique, and the words behind the name. */
export type Somebody = { view: ContactView; who: string; text: string };

/**
 * For a command about one person: with nothing behind its word it says how it is written; a name that is not exact and unique is asked
 * first, and the command goes on from there with the same words.
 */
export async function aboutSomebody(
  command: Pick<Command, 'name' | 'examples'>,
  args: WhoTextArgs,
  context: CommandContext,
  run: (somebody: Somebody) => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  if (!context.contactId && !args.who && args.text === '') return likeThis(command, context);
  const whom = await findWhom(args, context);
  const { text } = whom;
  const question = askWhom(whom, { command: command.name, rest: text, shown: text }, context);
  if (question || whom.is !== 'exact') return question ?? { effects: [] };
  return await run({ view: whom.view, who: contactLabel(whom.view.contact), text });
}

/** How a command is written, by its first example. */
export function likeThis(command: Pick<Command, 'examples'>, context: CommandContext, about?: ContactView): Outcome {
  const text = wordsOf(context).answer.likeThis(command.examples[context.operator.locale][0]!);
  return { answer: { text, ...(about ? { about: [about.contact.id] } : {}) }, effects: [] };
}
