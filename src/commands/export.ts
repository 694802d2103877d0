import { z } from 'zod';
import type { ContactId } from '../kit/ids.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { markEmoji } from './emoji.ts';
import { readWho } from './rest.ts';
import { keyOf, tokensOf } from './tokens.ts';
import { askWhom } from './which.ts';
import { findWho } from './whom.ts';

export const exporting = defineCommand({
  name: 'export',
  words: {
    en: ['export', 'download'],
    es: ['exportar', 'exporta', 'descargar'],
    pt: ['exporte', 'baixar', 'exportar contatos'],
  },
  says: {
    en: 'Your contacts as a file, or everything about one person',
    es: 'Tus contactos en un archivo, o todo sobre una persona',
    pt: 'Seus contatos num arquivo, ou tudo sobre uma pessoa',
  },
  examples: {
    en: ['export', 'export csv', 'export ana', 'export all contacts'],
    es: ['exportar', 'exporta excel', 'exportar ana', 'exportar contactos'],
    pt: ['exporte', 'exporte csv', 'exporte ana', 'baixar tudo'],
  },
  args: z.object({ who: z.string(), format: z.enum(['xlsx', 'csv']) }),
  read(rest) {
    const tokens = tokensOf(rest);
    const format = tokens.some((token) => token.key === 'csv') ? 'csv' : 'xlsx';
    const words = tokens.filter((token) => !/^(csv|xlsx|excel)$/.test(token.key));
    if (everybody.test(keyOf(words))) return { who: '', format };
    const who = words.map((token) => rest.slice(token.start, token.end)).join(' ');
    return readWho(who.replace(/^(to|as|a|en|em|para|de)\s+/i, '')) && { who: readWho(who)!.who, format };
  },
  changes: true,
  may: 'manager',
  async run({ who, format }, context): Promise<Outcome> {
    if (who === '' && !context.contactId) return write(context, { format });
    const whom = await findWho(who, context);
    const question = askWhom(whom, { command: 'export', rest: format }, context);
    if (question || whom.is !== 'exact') return question ?? { effects: [] };
    // What is about one person has a sheet for each kind of thing, which CSV cannot have.
    return write(context, { format: 'xlsx', contactId: whom.view.contact.id });
  },
});

const everybody =
  /^$|^(all|everything|everyone|todo|todos|tudo)( (my |mis |meus |los |os )?(contacts|contactos|contatos))?$|^(my |mis |meus |los |os )?(contacts|contactos|contatos|customers|people|clientes)$/;

/** No words now: ⏳ on what was typed, and then the file itself. */
function write(context: CommandContext, what: { format: 'xlsx' | 'csv'; contactId?: ContactId }): Outcome {
  const { operator, wamid } = context;
  return {
    effects: [
      { do: 'export', operatorId: operator.id, wamid, ...what },
      { do: 'react', to: operator.id, wamid, emoji: markEmoji.waiting },
    ],
  };
}
