import { defineCommand } from './command.ts';
import { aboutRecord, listRecords } from './record-card.ts';
import { listArgs, readList } from './record-list.ts';

export const orders = defineCommand({
  name: 'orders',
  words: { en: ['orders', 'open orders'], es: ['pedidos', 'pedidos abiertos'], pt: ['pedidos', 'pedidos abertos', 'encomendas'] },
  says: {
    en: 'Open orders, oldest first',
    es: 'Pedidos abiertos, el más antiguo primero',
    pt: 'Pedidos abertos, o mais antigo primeiro',
  },
  examples: { en: ['orders'], es: ['pedidos'], pt: ['pedidos', 'encomendas'] },
  args: listArgs,
  read: readList,
  changes: false,
  alone: true,
  run: (args, context) =>
    'number' in args ? aboutRecord('order', { ...args, to: null }, context) : listRecords('order', args.page, context),
});
