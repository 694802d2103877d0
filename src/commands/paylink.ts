import { z } from 'zod';
import { clipText } from '../kit/clip.ts';
import { isOff } from './clock-words.ts';
import { defineCommand } from './command.ts';
import { faultInPaymentWords } from './payment-words.ts';
import { wordsOf } from './place.ts';

export const paylink = defineCommand({
  name: 'paylink',
  words: {
    en: ['payment link', 'payment words', 'set payment link', 'set payment words'],
    es: ['enlace de pago', 'texto de pago', 'ajustar enlace de pago'],
    pt: ['link de pagamento', 'texto de pagamento', 'definir link de pagamento'],
  },
  says: {
    en: 'What a payment request says: {amount}, {reference}, your link',
    es: 'Lo que dice una petición de pago: {amount}, {reference}, enlace',
    pt: 'O que diz um pedido de pagamento: {amount}, {reference}, link',
  },
  examples: {
    en: [
      'set payment link https://pay.studio.example/{reference}?amount={amount}',
      'payment words {amount} to 600 000 111, {reference}',
    ],
    es: ['enlace de pago https://pago.estudio.example/{reference}?importe={amount}'],
    pt: ['link de pagamento https://pague.estudio.example/{reference}?valor={amount}'],
  },
  args: z.object({ words: z.string() }),
  read: (rest) => ({ words: rest.trim() }),
  changes: true,
  may: 'manager',
  async run({ words }, { tenant, operator }) {
    const { orders } = wordsOf({ operator });
    const now = tenant.settings.paymentWords;
    if (words === '') return { answer: { text: now === null ? orders.noPaymentWords : orders.paymentWords(now) }, effects: [] };
    const off = isOff(words.toLowerCase());
    const fault = off ? null : faultInPaymentWords(words);
    if (fault) return { answer: { text: orders.paymentFault[fault](clipText(words, 60)) }, effects: [] };
    const paymentWords = off ? null : words;
    return {
      answer: { text: paymentWords === null ? orders.paymentWordsOff : orders.paymentWords(paymentWords) },
      effects: [{ do: 'set-business', change: { paymentWords }, by: operator.id, undone: orders.paymentWordsName }],
    };
  },
});
