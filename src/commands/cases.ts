import { defineCommand } from './command.ts';
import { aboutRecord, listRecords } from './record-card.ts';
import { listArgs, readList } from './record-list.ts';

export const cases = defineCommand({
  name: 'cases',
  words: { en: ['cases', 'open cases'], es: ['casos', 'casos abiertos'], pt: ['casos', 'casos abertos', 'ocorrências'] },
  says: {
    en: 'Open cases, oldest first',
    es: 'Casos abiertos, el más antiguo primero',
    pt: 'Casos abertos, o mais antigo primeiro',
  },
  examples: { en: ['cases'], es: ['casos'], pt: ['casos', 'casos abertos'] },
  args: listArgs,
  read: readList,
  changes: false,
  alone: true,
  run: (args, context) =>
    'number' in args ? aboutRecord('case', { number: args.number, to: null }, context) : listRecords('case', args.page, context),
});
