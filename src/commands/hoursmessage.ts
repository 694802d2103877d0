import { z } from 'zod';
import { fillLine } from '../crm/playbook.ts';
import { clipText } from '../kit/clip.ts';
import { isOff } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { inPlace } from './times.ts';
import { customerWords } from './words/customer.ts';

/** A customer reads it on a phone, beside what they wrote. */
const longest = 600;

export const hoursmessage = defineCommand({
  name: 'hoursmessage',
  words: {
    en: ['hours message', 'closed message'],
    es: ['horario mensaje', 'mensaje de cerrado'],
    pt: ['horário mensagem', 'mensagem de fechado'],
  },
  says: {
    en: 'What customers are told when nobody will answer soon',
    es: 'Lo que lee el cliente cuando nadie responderá pronto',
    pt: 'O que o cliente lê quando ninguém vai responder logo',
  },
  examples: {
    en: ['hours message Hi {first_name}, we are back {opens}.', 'hours message off'],
    es: ['horario mensaje Hola {first_name}, volvemos {opens}.', 'horario mensaje no'],
    pt: ['horário mensagem Olá {first_name}, voltamos {opens}.', 'horário mensagem não'],
  },
  args: z.object({ text: z.string() }),
  read: (rest) => ({ text: rest.trim().replace(/^[:\s]+/, '') }),
  changes: true,
  may: 'manager',
  async run({ text }, context): Promise<Outcome> {
    const { opening: words } = wordsOf(context);
    if (text === '')
      return { answer: { text: words.message(shown(context.tenant.settings.acknowledgement, context)) }, effects: [] };
    const own = isOff(text) ? null : clipText(text, longest);
    return {
      answer: { text: own ? words.messageSet(shown(own, context)) : words.messageOurs(shown(null, context)) },
      effects: [{ do: 'set-business', change: { acknowledgement: own }, by: context.operator.id, undone: words.messageUndone }],
    };
  },
});

/** As somebody would read it who writes today, with tomorrow at nine for when it opens. */
function shown(own: string | null, context: CommandContext): string {
  const { tenant } = context;
  const words = customerWords[tenant.locale];
  const now = inPlace(context.now, { ...placeOf(context), locale: tenant.locale });
  const opens = words.moment(now.plus({ days: 1 }).set({ hour: 9, minute: 0 }), now);
  return own ? fillLine(own, { first_name: 'Ana', business: tenant.name, opens }) : words.acknowledged.opens(opens);
}
