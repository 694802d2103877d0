import { withDeal } from '../crm/contact-view.ts';
import type { ContactView, NameMatch } from '../crm/read.ts';
import type { CommandContext } from './command.ts';
import type { WhoTextArgs } from './rest.ts';
import { keyOf, tokensOf } from './tokens.ts';

/** Who is meant, and the words left after the name. `exact` and unique is enough to act on; `guess` is the only near one and must be shown. */
export type Whom =
  | { is: 'exact' | 'guess'; view: ContactView; text: string; words: string }
  | { is: 'several'; views: ContactView[]; text: string; words: string }
  | { is: 'nobody'; text: string; words: string };

/** A name that stands alone. */
export async function findWho(who: string, context: CommandContext): Promise<Whom> {
  if (context.contactId) return fixed(context, '');
  const { exact, near } = await lookUp(who, context);
  return judge(exact, near, '', who);
}

/** A name and words behind it. What a row or card fixed, or a colon or quotation marks set apart, is taken first. */
export async function findWhom(args: WhoTextArgs, context: CommandContext): Promise<Whom> {
  if (context.contactId) return fixed(context, args.text);
  if (args.who !== undefined) {
    const { exact, near } = await lookUp(args.who, context);
    const whom = judge(exact, args.whole === undefined ? near : [], args.text, args.who);
    if (whom.is !== 'nobody' || args.whole === undefined) return whom;
  }
  return findLeading(args.whole ?? args.text, context);
}

const mostWords = 5;
const between = /^(to|for|on|about|a|al|para|pra|de|sobre|con|com|ao)$/;

/** The longest run of leading words that is somebody's name. A word that only leads to the name ("reply to ana") is passed over. */
async function findLeading(text: string, context: CommandContext): Promise<Whom> {
  const tokens = tokensOf(text);
  const after = (token: number) => text.slice(tokens[token]!.end).trimStart();
  const skip = tokens.length > 1 && between.test(tokens[0]!.key) ? [1, 0] : [0];
  for (const from of skip) {
    for (let to = Math.min(tokens.length, from + mostWords); to > from; to -= 1) {
      const exact = await context.read.namedExactly(keyOf(tokens, from, to));
      if (exact.length > 0) return judge(exact, [], after(to - 1), spoken(text, tokens[from]!.start, tokens[to - 1]!.end));
    }
  }
  const first = skip[0]!;
  if (!tokens[first]) return { is: 'nobody', text: '', words: '' };
  const { near } = await lookUp(tokens[first].key, context);
  return judge([], near, after(first), spoken(text, tokens[first].start, tokens[first].end));
}

/** Exact is one whole word of the name or several in a row, so "ana ruiz" is Ana Ruiz Gómez; but the whole name beats a part of a longer one. */
async function lookUp(words: string, { read }: CommandContext): Promise<NameMatch> {
  const key = keyOf(tokensOf(words));
  return key === '' ? { exact: [], near: [] } : await read.byName(words);
}

function judge(exact: ContactView[], near: ContactView[], text: string, words: string): Whom {
  if (exact.length === 1) return { is: 'exact', view: exact[0]!, text, words };
  if (exact.length > 1) return { is: 'several', views: exact, text, words };
  if (near.length === 1) return { is: 'guess', view: near[0]!, text, words };
  if (near.length > 1) return { is: 'several', views: near, text, words };
  return { is: 'nobody', text, words };
}

async function fixed({ read, contactId, dealId }: CommandContext, text: string): Promise<Whom> {
  const found = contactId ? await read.contact(contactId) : null;
  const view = found && withDeal(found, ({ id }) => id === dealId);
  return view ? { is: 'exact', view, text, words: view.contact.name } : { is: 'nobody', text, words: '' };
}

function spoken(text: string, start: number, end: number): string {
  return text.slice(start, end).replace(/[,:;]+$/, '');
}
