import { defineCommand } from './command.ts';
import { aboutRecord, listRecords } from './record-card.ts';
import { listArgs, readList } from './record-list.ts';

export const quotes = defineCommand({
  name: 'quotes',
  words: {
    en: ['quotes', 'open quotes'],
    es: ['presupuestos', 'presupuestos abiertos'],
    pt: ['orçamentos', 'orçamentos abertos'],
  },
  says: {
    en: 'Quotes nobody has answered, oldest first',
    es: 'Presupuestos sin respuesta, el más antiguo primero',
    pt: 'Orçamentos sem resposta, o mais antigo primeiro',
  },
  examples: { en: ['quotes'], es: ['presupuestos'], pt: ['orçamentos'] },
  args: listArgs,
  read: readList,
  changes: false,
  alone: true,
  run: (args, context) =>
    'number' in args ? aboutRecord('quote', { ...args, to: null }, context) : listRecords('quote', args.page, context),
});
