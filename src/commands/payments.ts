import { defineCommand } from './command.ts';
import { aboutRecord, listRecords } from './record-card.ts';
import { listArgs, readList } from './record-list.ts';

export const payments = defineCommand({
  name: 'payments',
  words: {
    en: ['payments', 'payment requests'],
    es: ['pagos', 'cobros'],
    pt: ['pagamentos', 'cobranças'],
  },
  says: {
    en: 'Payments asked for and not made, oldest first',
    es: 'Pagos pedidos y sin hacer, el más antiguo primero',
    pt: 'Pagamentos pedidos e não feitos, o mais antigo primeiro',
  },
  examples: { en: ['payments'], es: ['pagos'], pt: ['pagamentos'] },
  args: listArgs,
  read: readList,
  changes: false,
  alone: true,
  run: (args, context) =>
    'number' in args ? aboutRecord('payment', { ...args, to: null }, context) : listRecords('payment', args.page, context),
});
