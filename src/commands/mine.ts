import { defineCommand } from './command.ts';
import { pageArgs, readPage, rowsUpTo } from './page.ts';
import { wordsOf } from './place.ts';
import { peoplePage } from './responsible.ts';

export const mine = defineCommand({
  name: 'mine',
  words: {
    en: ['mine', 'my people', 'my customers', 'my leads'],
    es: ['míos', 'mías', 'a mi cargo'],
    pt: ['meus', 'minhas'],
  },
  says: {
    en: 'The people you are responsible for',
    es: 'Las personas que están a tu cargo',
    pt: 'As pessoas que estão com você',
  },
  examples: { en: ['mine', 'my people'], es: ['míos', 'a mi cargo'], pt: ['meus', 'minhas'] },
  args: pageArgs,
  read: readPage,
  changes: false,
  alone: true,
  people: async (_, { read, operator }, limit) => (await read.peopleOf(operator.id, limit)).rows,
  async run({ page }, context) {
    const words = wordsOf(context).responsible;
    const { rows, total } = await context.read.peopleOf(context.operator.id, rowsUpTo(page));
    if (total === 0) return { answer: { text: words.noneMine }, effects: [] };
    return peoplePage({ rows, total, title: words.mine(total), command: 'mine', page }, context);
  },
});
