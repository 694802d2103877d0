import { defineCommand } from './command.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';

/** A list is sent as a file, not typed: the word says how. */
export const importing = defineCommand({
  name: 'import',
  words: { en: ['import', 'upload'], es: ['importar', 'importa'], pt: ['importar', 'importar contatos'] },
  says: {
    en: 'How to bring your customers along from a list',
    es: 'Cómo traer a tus clientes de una lista',
    pt: 'Como trazer seus clientes de uma lista',
  },
  examples: { en: ['import'], es: ['importar'], pt: ['importar', 'importar contatos'] },
  args: nothingArgs,
  read: (rest) =>
    readNothing(rest.replace(/^(my |mis |meus |los |os )?(contacts|contactos|contatos|customers|clientes|csv|excel)\b/iu, '')),
  changes: false,
  may: 'manager',
  run: async (_, context) => ({ answer: { text: wordsOf(context).imports.how }, effects: [] }),
});
