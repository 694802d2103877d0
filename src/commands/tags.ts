import { z } from 'zod';
import { cardLimits } from '../crm/card-limits.ts';
import { nameKey } from '../crm/locale.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { moreRow, onePage, rowsUpTo } from './page.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { contactChoices, listOutcome } from './rows.ts';
import { describePerson } from './which.ts';

export const tags = defineCommand({
  name: 'tags',
  words: { en: ['tags', 'tagged'], es: ['etiquetas', 'con etiqueta'], pt: ['marcas', 'com etiqueta'] },
  says: { en: 'Your tags, and who has one', es: 'Tus etiquetas, y quién lleva una', pt: 'Suas etiquetas, e quem tem uma' },
  examples: { en: ['tags', 'tagged vip'], es: ['etiquetas', 'con etiqueta vip'], pt: ['etiquetas', 'com etiqueta vip'] },
  args: z.object({ tag: z.string(), page: z.number().int().min(1).max(99).default(1) }),
  read(rest) {
    const [, tag = '', page] = /^(.*?)(?: (\d{1,2}))?$/.exec(withoutPoliteness(rest)) ?? [];
    return tag.split(' ').length <= 5 ? { tag, page: Math.max(1, Number(page ?? 1)) } : null;
  },
  changes: false,
  alone: true,
  async people({ tag }, { read }, limit) {
    const { rows } = tag === '' ? { rows: [] } : await read.taggedWith(nameKey(tag), limit);
    return rows.length > 0 ? rows : null;
  },
  run: ({ tag, page }, context) => (tag === '' ? listTags(context) : listTagged(tag, page, context)),
});

async function listTags(context: CommandContext): Promise<Outcome> {
  const { answer, everyday } = wordsOf(context);
  const all = await context.read.tags(cardLimits.rows);
  if (all.length === 0) return { answer: { text: everyday.noTags }, effects: [] };
  const rows = all.map(({ tag, count }) => ({
    label: clipText(oneLine(tag), cardLimits.row),
    description: answer.people(count),
    act: { verb: 'run' as const, command: 'tags', rest: tag },
  }));
  return listOutcome(`*${everyday.tagsTitle}*`, rows, context, answer.see);
}

async function listTagged(typed: string, page: number, context: CommandContext): Promise<Outcome> {
  const words = wordsOf(context);
  const { rows, total, tag } = await context.read.taggedWith(nameKey(typed), rowsUpTo(page));
  if (total === 0) return { answer: { text: words.everyday.nobodyTagged(clipText(typed, 40)) }, effects: [] };
  const { shown, left } = onePage(rows, total, page);
  const choices = contactChoices(
    shown.map((view) => ({ view, description: describePerson(view, context), command: 'show', rest: '' })),
  );
  const title = words.everyday.taggedTitle(oneLine(tag), words.answer.people(total));
  const more = moreRow(left, 'tags', `${tag} ${page + 1}`, words);
  return listOutcome(title, [...choices, ...more], context, words.answer.see, { command: 'tags', rest: tag });
}
