import { z } from 'zod';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import { type Holding, whoStays } from '../crm/merge.ts';
import type { ContactView } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { ContactId } from '../kit/ids.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { dotted } from './rows.ts';
import { likeThis } from './somebody.ts';
import { askWhom } from './which.ts';
import { findWho, type Whom } from './whom.ts';
import { type MergeWords, tellMarketing } from './words/merge.ts';

export const merge = defineCommand({
  name: 'merge',
  words: { en: ['merge'], es: ['unir', 'une a', 'fusionar', 'juntar'], pt: ['juntar', 'junte', 'mesclar', 'unir'] },
  says: {
    en: 'Makes one of two contacts that are one person',
    es: 'Une dos contactos que son la misma persona',
    pt: 'Junta dois contatos que são a mesma pessoa',
  },
  examples: {
    en: ['merge ana with leo', 'merge Ana Ruiz and Leo Gomes'],
    es: ['unir ana con leo', 'juntar Ana Ruiz y Leo Gomes'],
    pt: ['juntar ana com leo', 'unir Ana Ruiz e Leo Gomes'],
  },
  args: z.object({ text: z.string() }),
  read: (rest) => ({ text: rest.trim().replace(leadsTo, 'with ') }),
  changes: true,
  confirms: true,
  needsName: true,
  async run({ text }, context): Promise<Outcome> {
    const pair = context.contactId ? await theOther(context.contactId, text, context) : await bothNamed(text, context);
    if (pair.is === 'question') return pair.outcome;
    return await question(pair.a, pair.b, context);
  },
});

/** Between the two names, wherever it stands; the weaker ones may be part of a name. */
const strong = /\s+(?:with|into|con|com)\s+|\s*[,+&=]\s*/giu;
const weak = /\s+(?:and|y|e|to|a|en|em)\s+/giu;
const leadsTo = /^(?:with|into|and|to|con|com|y|e|a|en|em)\s+/iu;

type Pair = { is: 'pair'; a: ContactView; b: ContactView } | { is: 'question'; outcome: Outcome };

/** The first way of reading the sentence in which both are somebody. */
async function bothNamed(text: string, context: CommandContext): Promise<Pair> {
  const ways = [...text.matchAll(strong), ...text.matchAll(weak)].map((found) => ({
    first: text.slice(0, found.index),
    second: text.slice(found.index + found[0].length),
  }));
  let read: { a: Whom; b: Whom; second: string } | null = null;
  for (const { first, second } of ways.filter((way) => way.first.trim() !== '' && way.second.trim() !== '')) {
    const found = { a: await findWho(first, context), b: await findWho(second, context), second };
    if (!read || (found.a.is !== 'nobody' && found.b.is !== 'nobody')) read = found;
    if (read.a.is !== 'nobody' && read.b.is !== 'nobody') break;
  }
  if (!read) return { is: 'question', outcome: likeThis(merge, context) };
  const a = read.b.is === 'exact' ? without(read.a, read.b.view.contact.id) : read.a;
  const b = a.is === 'exact' ? without(read.b, a.view.contact.id) : read.b;
  const rest = b.is === 'exact' ? fixed(b.view.contact.id) : `with ${read.second}`;
  const asked = askWhom(a, { command: 'merge', rest }, context);
  if (asked || a.is !== 'exact') return { is: 'question', outcome: asked ?? { effects: [] } };
  return settle(a.view, b, context);
}

/** One of them is fixed by a card or a row; the words name the other. */
async function theOther(id: ContactId, text: string, context: CommandContext): Promise<Pair> {
  const { contactId: _, ...free } = context;
  const one = await context.read.contact(id);
  if (!one) return { is: 'question', outcome: likeThis(merge, context) };
  const words = text.replace(leadsTo, '').trim();
  const given = /^#([0-9a-f-]+)$/.exec(words)?.[1];
  const view = given ? await context.read.contact(given as ContactId) : null;
  if (view) return { is: 'pair', a: one, b: view };
  if (words === '') return { is: 'question', outcome: likeThis(merge, context, one) };
  return settle(one, without(await findWho(words, free), id), free);
}

/** A row of ours names somebody by their id, so that a second question cannot mean another. */
function fixed(id: ContactId): string {
  return `with #${id}`;
}

function settle(a: ContactView, b: Whom, context: CommandContext): Pair {
  const asked = askWhom(b, { command: 'merge', rest: fixed(a.contact.id) }, context);
  return b.is === 'exact' && !asked
    ? { is: 'pair', a, b: b.view }
    : { is: 'question', outcome: asked ?? likeThis(merge, context, a) };
}

/** Somebody is not merged with themselves: "merge ana with ana ruiz" leaves the other Ana. */
function without(whom: Whom, id: ContactId): Whom {
  if (whom.is !== 'several') return whom;
  const views = whom.views.filter((view) => view.contact.id !== id);
  const [only] = views;
  return only && views.length === 1 ? { is: 'exact', view: only, text: whom.text, words: whom.words } : { ...whom, views };
}

/** Both, side by side, with what there is of each; nothing happens before the tap. */
async function question(a: ContactView, b: ContactView, context: CommandContext): Promise<Outcome> {
  const words = wordsOf(context).merge;
  const about = [a.contact.id, b.contact.id];
  if (a.contact.id === b.contact.id)
    return { answer: { text: words.already(contactLabel(a.contact)), about: about.slice(0, 1) }, effects: [] };
  const blocked = [a, b].filter((view) => view.contact.blockedAt);
  if (blocked.length === 1) return { answer: { text: words.oneBlocked(contactLabel(blocked[0]!.contact)), about }, effects: [] };
  const { kept, gone } = whoStays(a.contact, b.contact);
  const lines = await Promise.all(
    [kept, gone].map(async ({ id }) => tell(id === a.contact.id ? a : b, await context.read.holding(id), words)),
  );
  return {
    answer: {
      kind: 'question',
      body: clipText([words.question, ...lines, words.becomes(contactLabel(kept))].join('\n'), cardLimits.body),
      choices: [
        { label: words.keepApart, act: { verb: 'dismiss' } },
        { label: words.doIt, act: { verb: 'merge', keptId: kept.id, goneId: gone.id } },
      ],
      about,
    },
    effects: [],
  };
}

function tell(view: ContactView, holding: Holding, words: MergeWords): string {
  const tags = holding.tags.map((tag) => `#${tag}`).join(' ');
  return dotted(
    `*${clipText(oneLine(contactLabel(view.contact)), 60)}*`,
    words.messages(holding.messages),
    words.deals(holding.deals),
    clipText(tags, 80),
    tellMarketing(holding.marketing, words),
  );
}
