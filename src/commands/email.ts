import { z } from 'zod';
import { isOff, readRest, restArgs } from './clock-words.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';

const address = z.email().max(200);

export const email = defineCommand({
  name: 'email',
  words: { en: ['email', 'e-mail', 'my email'], es: ['correo', 'mi correo'], pt: ['meu email', 'meu e-mail'] },
  says: {
    en: 'Where I write when WhatsApp cannot reach you',
    es: 'Adónde escribo cuando WhatsApp no puede avisarte',
    pt: 'Para onde escrevo quando o WhatsApp não avisa você',
  },
  examples: {
    en: ['email marta@example.com', 'email off'],
    es: ['correo marta@example.com', 'correo no'],
    pt: ['email marta@example.com', 'meu e-mail marta@example.com'],
  },
  args: restArgs,
  // "email me the price" is for somebody else.
  read(rest) {
    const args = readRest(rest, 1);
    return args && (args.text === '' || isOff(args.text) || args.text.includes('@')) ? args : null;
  },
  changes: true,
  async run({ text }, { operator, ...context }): Promise<Outcome> {
    const words = wordsOf({ operator, ...context }).mail;
    const off = isOff(text);
    const parsed = address.safeParse(text);
    if (!off && !parsed.success) return { answer: { text: words.now(operator.email) }, effects: [] };
    const to = off ? null : parsed.data!;
    return {
      answer: { text: to ? words.set(to) : words.off },
      effects: [{ do: 'set-operator', operatorId: operator.id, change: { email: to }, by: operator.id, undone: words.again }],
    };
  },
});
