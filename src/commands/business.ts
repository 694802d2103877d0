import { threadNumber } from '../crm/tenant.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';

/** Which of the businesses that use one console they mean. Their names are put in when it leaves: no business knows of another. */
export const business = defineCommand({
  name: 'business',
  words: {
    en: ['business', 'businesses', 'switch'],
    es: ['negocio', 'negocios', 'cambiar de negocio'],
    pt: ['negócio', 'negócios', 'trocar de negócio'],
  },
  says: {
    en: 'Another of your businesses, where they share this chat',
    es: 'Otro de tus negocios, si comparten este chat',
    pt: 'Outro dos seus negócios, se eles dividem este chat',
  },
  examples: {
    en: ['business', 'businesses', 'switch'],
    es: ['negocio', 'cambiar de negocio'],
    pt: ['negócio', 'trocar de negócio'],
  },
  args: nothingArgs,
  read: readNothing,
  changes: false,
  alone: true,
  async run(_, context): Promise<Outcome> {
    const { console: words } = wordsOf(context);
    const here = threadNumber(await context.read.numbers());
    if (here?.purpose !== 'console') return { answer: { text: words.onlyOne(context.tenant.name) }, effects: [] };
    return { effects: [{ do: 'list-businesses', operatorId: context.operator.id, text: words.which, page: 1 }] };
  },
});
