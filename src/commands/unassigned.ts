import { defineCommand } from './command.ts';
import { pageArgs, readPage, rowsUpTo } from './page.ts';
import { wordsOf } from './place.ts';
import { peoplePage } from './responsible.ts';

export const unassigned = defineCommand({
  name: 'unassigned',
  words: {
    en: ['unassigned', 'unowned', "nobody's"],
    es: ['sin asignar', 'de nadie', 'sin responsable'],
    pt: ['sem responsável', 'de ninguém', 'sem dono'],
  },
  says: {
    en: 'Who waits and is nobody’s yet',
    es: 'Quién espera y todavía no es de nadie',
    pt: 'Quem espera e ainda não é de ninguém',
  },
  examples: {
    en: ['unassigned', "nobody's"],
    es: ['sin asignar', 'de nadie'],
    pt: ['sem responsável', 'de ninguém'],
  },
  args: pageArgs,
  read: readPage,
  changes: false,
  alone: true,
  people: async (_, { read }, limit) => (await read.unassigned(limit)).rows,
  async run({ page }, context) {
    const words = wordsOf(context).responsible;
    const { rows, total } = await context.read.unassigned(rowsUpTo(page));
    if (total === 0) return { answer: { text: words.noneUnassigned }, effects: [] };
    return peoplePage({ rows, total, title: words.nobodysTitle(total), command: 'unassigned', page }, context);
  },
});
