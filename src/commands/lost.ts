import { clipText, oneLine } from '../kit/clip.ts';
import { closeDeal } from './closing.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { listOutcome } from './rows.ts';
import { aboutSomebody } from './somebody.ts';
import { whyLostRows } from './why-lost.ts';

export const lost = defineCommand({
  name: 'lost',
  words: { en: ['lost'], es: ['perdido', 'perdida', 'perdimos'], pt: ['perdi', 'perdido', 'perdemos'] },
  says: {
    en: 'The deal is lost, and why',
    es: 'El negocio está perdido, y por qué',
    pt: 'O negócio está perdido, e por quê',
  },
  examples: {
    en: ['lost ana price', 'lost Ana Ruiz: went elsewhere', 'lost ana'],
    es: ['perdido ana precio', 'perdida Ana Ruiz: se fue a otro sitio', 'perdido ana'],
    pt: ['perdi ana preço', 'perdi Ana Ruiz: foi a outro lugar', 'perdido ana'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  ofMany: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(lost, args, context, (somebody) =>
      closeDeal(somebody, 'lost', context, (stage, dealId, move) => {
        const { everyday } = wordsOf(context);
        const { who } = somebody;
        const contactId = somebody.view.contact.id;
        const reason = clipText(plainReason(somebody.text), 200);
        if (reason !== '') {
          const text = move.length > 0 ? everyday.lost(who, oneLine(stage.name), reason) : everyday.reasonKept(who, reason);
          const because = { do: 'reason' as const, dealId, contactId, operatorId: context.operator.id, reason };
          return { answer: { text, about: [contactId] }, effects: [...move, because] };
        }
        const question = listOutcome(
          `${everyday.lost(who, oneLine(stage.name), null)}\n${everyday.whyLost}`,
          whyLostRows(contactId, dealId, context),
          context,
        );
        return { ...question, effects: move };
      }),
    ),
});

/** "because of the price" is "the price". */
function plainReason(text: string): string {
  return oneLine(text)
    .replace(/^(?:because of|because|due to|por culpa de|porque|por|devido a)\s+/iu, '')
    .replace(/[.!]+$/, '');
}
