import { defineCommand } from './command.ts';
import { nothingArgs, readNothing } from './rest.ts';

/** Which card it is, is known only where it is brought. */
export const next = defineCommand({
  name: 'next',
  words: {
    en: ['next', 'next card', 'next one'],
    es: ['siguiente', 'la siguiente', 'siguiente tarjeta'],
    pt: ['próximo', 'o próximo', 'próximo cartão'],
  },
  says: {
    en: 'Opens the most urgent card that waits behind others',
    es: 'Abre la tarjeta más urgente de las que esperan',
    pt: 'Abre o cartão mais urgente dos que esperam',
  },
  examples: { en: ['next', 'next one please'], es: ['siguiente', 'la siguiente por favor'], pt: ['próximo', 'o próximo'] },
  args: nothingArgs,
  read: readNothing,
  changes: true,
  run: async (_, { operator }) => ({ effects: [{ do: 'next-card', operatorId: operator.id }] }),
});
