import { clipText } from '../kit/clip.ts';
import { readAmount } from './amount.ts';
import { defineCommand, type Outcome } from './command.ts';
import { showMoney } from './money.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';
import { askWhichDeal } from './which-deal.ts';

export const value = defineCommand({
  name: 'value',
  words: { en: ['value', 'worth'], es: ['valor', 'importe'], pt: ['valor de', 'montante'] },
  says: {
    en: 'What a deal is worth',
    es: 'Cuánto vale un negocio',
    pt: 'Quanto vale um negócio',
  },
  examples: {
    en: ['value ana 450', 'value Ana Ruiz: 1,200'],
    es: ['valor ana 450', 'importe Ana Ruiz: 1.200 euros'],
    pt: ['valor ana 450', 'valor de Ana Ruiz: 1.200'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(value, args, context, ({ view, who, text }) => {
      const { answer, everyday } = wordsOf(context);
      const { deal, contact } = view;
      const { locale, id: operatorId } = context.operator;
      const about = [contact.id];
      if (!deal) return { answer: { text: answer.noDeal(who), about }, effects: [] };
      const question = askWhichDeal(view, { command: 'value', rest: text }, context);
      if (question) return question;
      const money = (amount: number | null) => (amount === null ? null : showMoney(amount, context.tenant.currency, locale));
      if (text === '') return { answer: { text: everyday.isValue(who, money(deal.value)), about }, effects: [] };
      const shared = { do: 'value' as const, dealId: deal.id, contactId: contact.id, operatorId };
      if (/^(?:none|nothing|ninguno|nada|nenhum|-)$/iu.test(text))
        return { answer: { text: everyday.unvalued(who), about }, effects: [{ ...shared, value: null }] };
      const amount = readAmount(text.replace(/^(?:=|:|is|to|es|a|é)\s*/iu, ''), context.tenant.currency, locale);
      if (amount.is === 'none' || amount.text !== '')
        return { answer: { text: everyday.noAmount(clipText(text, 60)), about }, effects: [] };
      const said = everyday.valued(who, money(amount.amount)!, money(deal.value));
      return { answer: { text: said, about }, effects: [{ ...shared, value: amount.amount }] };
    }),
});
