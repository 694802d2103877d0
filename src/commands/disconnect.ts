import { clipText } from '../kit/clip.ts';
import { readRest, restArgs } from './clock-words.ts';
import { defineCommand, type Outcome } from './command.ts';
import { setTo } from './connect.ts';
import { findConnection } from './connection-named.ts';
import { wordsOf } from './place.ts';

export const disconnect = defineCommand({
  name: 'disconnect',
  words: { en: ['disconnect'], es: ['desconectar', 'desconecta'], pt: ['desconectar', 'desconecte'] },
  says: {
    en: 'Ends a connection: that system is told nothing any more',
    es: 'Termina una conexión: a ese sistema no se le avisa más',
    pt: 'Encerra uma conexão: esse sistema não é mais avisado',
  },
  examples: { en: ['disconnect shop', 'disconnect 1'], es: ['desconectar shop'], pt: ['desconectar shop'] },
  args: restArgs,
  read: (rest) => readRest(rest, 1),
  changes: true,
  may: 'owner',
  async run({ text }, context): Promise<Outcome> {
    const { callouts } = wordsOf(context);
    const found = findConnection(text, await context.read.connections());
    if (!found) return { answer: { text: callouts.noSuch(clipText(text, 40)) }, effects: [] };
    return { answer: { text: callouts.ended(found.name) }, effects: [setTo(found, 'removed', context)] };
  },
});
