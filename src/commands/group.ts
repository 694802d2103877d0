import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import { mostAtOnce } from '../crm/people.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { Command, CommandContext, Outcome } from './command.ts';
import { commandNamed } from './list.ts';
import { matchWords } from './match.ts';
import { wordsOf } from './place.ts';
import { oncePerson } from './rows.ts';
import { keyOf, type Token, tokensOf } from './tokens.ts';

/** People who are meant together, and the words behind them. */
export type Group = { views: ContactView[]; rest: string };

const these = new Set([
  ...['these', 'those', 'them', 'all of them', 'all of these', 'all', 'everyone', 'everybody'],
  ...['estos', 'estas', 'esos', 'esas', 'todos', 'todas', 'todos estos', 'todas estas', 'a todos', 'a estos'],
  ...['esses', 'essas', 'estes', 'todos eles', 'todas elas', 'todos esses'],
]);

const every = /^(all|everyone|everybody|todos|todas|a todos)$/;

/**
 * "these" are the people of the list that was shown last, the whole list and not only the rows of its first page. "all tagged vip" are those
 * of a list that is named. Null where the sentence begins with neither; then it names one person.
 */
export async function findGroup(text: string, context: CommandContext): Promise<Group | null> {
  const tokens = tokensOf(text);
  const named = every.test(tokens[0]?.key ?? '') ? await namedList(text, tokens, context) : await ownList(text, tokens, context);
  if (named) return named;
  const count = [3, 2, 1].find((length) => these.has(keyOf(tokens, 0, length)) && tokens.length >= length);
  if (!count) return null;
  const shown = await context.read.listShown(context.operator.id);
  const views = shown ? await peopleOf(shown.command, shown.rest, context) : null;
  return { views: views ?? [], rest: behind(text, tokens, count) };
}

/** "all quiet 30d": the longest run of words behind "all" that is a list of people. */
async function namedList(text: string, tokens: readonly Token[], context: CommandContext): Promise<Group | null> {
  // "quiet" alone sets quiet hours; behind "all" it can only be people who are quiet.
  const words = tokens.slice(1).map((token) => (token.key === 'quiet' ? { ...token, key: 'silent' } : token));
  const match = matchWords(words, listsOfPeople());
  if (!match || match.slip) return null;
  const from = 1 + match.tokens;
  for (let to = Math.min(tokens.length, from + 4); to >= from; to -= 1) {
    const rest = to > from ? text.slice(tokens[from]!.start, tokens[to - 1]!.end) : '';
    const views = await peopleOf(match.command.name, rest, context);
    if (views) return { views, rest: behind(text, tokens, to) };
  }
  return null;
}

/** "mine" and "unassigned" are lists by themselves. */
async function ownList(text: string, tokens: readonly Token[], context: CommandContext): Promise<Group | null> {
  const match = matchWords(tokens, ownLists());
  if (!match || match.slip) return null;
  const views = await peopleOf(match.command.name, '', context);
  return views && { views, rest: behind(text, tokens, match.tokens) };
}

async function peopleOf(name: string, rest: string, context: CommandContext): Promise<ContactView[] | null> {
  const command = commandNamed(name);
  const args = command?.read(rest, false) ?? null;
  if (!command?.people || args === null) return null;
  const views = await command.people(command.args.parse(args), context, mostAtOnce + 1);
  return views && oncePerson(views, (view) => view.contact.id);
}

const listsOfPeople = commandsNamed(['inbox', 'awaited', 'leads', 'tags', 'silent', 'winback', 'mine', 'unassigned']);
const ownLists = commandsNamed(['mine', 'unassigned']);

/** Looked up when first asked for: while this file loads the commands are not there yet. */
function commandsNamed(names: readonly string[]): () => readonly Command[] {
  let found: readonly Command[] | null = null;
  return () => {
    found ??= names.flatMap((name) => commandNamed(name) ?? []);
    return found;
  };
}

/** What would be done and for whom: the count, three of them, one tap. */
export function askForGroup(command: Command, { views, rest }: Group, context: CommandContext): Outcome {
  const { group, label } = wordsOf(context);
  if (views.length === 0) return { answer: { text: group.nobody }, effects: [] };
  if (views.length > mostAtOnce) return { answer: { text: group.tooMany(mostAtOnce) }, effects: [] };
  const word = command.words[context.operator.locale][0]!;
  const samples = views.slice(0, 3).map((view) => `· ${clipText(oneLine(contactLabel(view.contact)), 60)}`);
  const more = views.length > samples.length ? [`+${views.length - samples.length}`] : [];
  const question = group.question(clipText(oneLine(`${word} ${rest}`), 120), views.length);
  return {
    answer: {
      kind: 'question',
      body: [question, ...samples, ...more].join('\n'),
      choices: [
        {
          label: clipText(group.doIt(views.length), cardLimits.button),
          act: { verb: 'run-all', command: command.name, rest },
        },
        { label: label.notNow, act: { verb: 'dismiss' } },
      ],
      people: views.map((view) => view.contact.id),
    },
    effects: [],
  };
}

function behind(text: string, tokens: readonly Token[], count: number): string {
  return text.slice(tokens[count - 1]!.end).trim();
}
