import { z } from 'zod';
import { clipText } from '../kit/clip.ts';
import { isOff } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { customerWords } from './words/customer.ts';

/** Read in a hurry: it must fit on a screen. */
const longest = 600;

export const emergency = defineCommand({
  name: 'emergency',
  words: {
    en: ['set emergency', 'emergency text', 'emergency'],
    es: ['ajustar emergencia', 'ajustar emergencias', 'ajustar urgencias', 'texto de emergencia', 'emergencia', 'emergencias'],
    pt: ['definir emergência', 'definir urgências', 'texto de emergência', 'emergência'],
  },
  says: {
    en: 'What goes at once to whoever writes of an emergency',
    es: 'Lo que sale al momento a quien habla de una emergencia',
    pt: 'O que vai na hora a quem fala de uma emergência',
  },
  examples: {
    en: ['set emergency Call 112 now, or us on 555 0100', 'set emergency off'],
    es: ['ajustar emergencia Llama ya al 112 o a nosotros', 'ajustar emergencia no'],
    pt: ['definir emergência Ligue agora para o 192', 'definir emergência não'],
  },
  args: z.object({ text: z.string() }),
  read: (rest) => ({ text: rest.trim().replace(/^[:\s]+/, '') }),
  changes: true,
  may: 'manager',
  async run({ text }, context): Promise<Outcome> {
    const { byItself: words } = wordsOf(context);
    if (text === '') return { answer: { text: words.emergencyNow(emergencyWords(context)) }, effects: [] };
    const own = isOff(text) ? '' : clipText(text, longest);
    return {
      answer: { text: own ? words.emergencySet(own) : words.emergencyOff },
      effects: [{ do: 'set-business', change: { emergency: own }, by: context.operator.id, undone: words.emergencyUndone }],
    };
  },
});

/** What goes to them now, as the business's language says it; null: nothing. */
export function emergencyWords({ tenant }: CommandContext): string | null {
  const { emergency } = tenant.settings;
  return (emergency ?? (tenant.preset === 'clinic' ? customerWords[tenant.locale].emergency : '')) || null;
}
