import type { Effect } from '../crm/effect.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { readAmount } from './amount.ts';
import { closeDeal } from './closing.ts';
import { defineCommand, type Outcome } from './command.ts';
import { showMoney } from './money.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';

export const won = defineCommand({
  name: 'won',
  words: {
    en: ['won', 'sold to', 'closed'],
    es: ['ganado', 'ganada', 'vendido a', 'gané', 'ganamos'],
    pt: ['ganho', 'ganha', 'vendido para', 'ganhei', 'ganhamos'],
  },
  says: {
    en: 'The deal is won, with what it is worth',
    es: 'El negocio está ganado, con su valor',
    pt: 'O negócio está ganho, com o valor',
  },
  examples: {
    en: ['won ana 450', 'won Ana Ruiz 1,200 euros', 'won ana'],
    es: ['ganado ana 450', 'ganado Ana Ruiz 1.200 euros', 'vendido a ana'],
    pt: ['ganho ana 450', 'ganho Ana Ruiz 1.200', 'vendido para ana'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  ofMany: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(won, args, context, (somebody) =>
      closeDeal(somebody, 'won', context, (stage, dealId, move) => {
        const { currency } = context.tenant;
        const { locale, id: operatorId } = context.operator;
        const { everyday } = wordsOf(context);
        const contactId = somebody.view.contact.id;
        const amount = readAmount(somebody.text, currency, locale);
        const worth = amount.is === 'amount' ? amount.amount : null;
        const note = oneLine(amount.text);
        const effects: Effect[] = [
          ...move,
          ...(worth === null ? [] : [{ do: 'value' as const, dealId, contactId, operatorId, value: worth }]),
          // Whatever else was said about it is kept, and said so: nothing typed is lost.
          ...(note ? [{ do: 'note' as const, contactId, operatorId, text: note }] : []),
        ];
        const shown = worth ?? somebody.view.deal?.value ?? null;
        const line = everyday.won(somebody.who, oneLine(stage.name), shown === null ? null : showMoney(shown, currency, locale));
        const text = note ? `${line}\n${everyday.noteBeside(clipText(note, 600))}` : line;
        return { answer: { text, about: [contactId] }, effects };
      }),
    ),
});
