import type { Locale } from '../../crm/locale.ts';

/** What commands answer. */
export type AnswerWords = {
  hello(name: string): string;
};

export const answerWords: Record<Locale, AnswerWords> = {
  en: {
    hello: (name) => `Hello ${name}.`,
  },
  es: {
    hello: (name) => `Hola, ${name}.`,
  },
  pt: {
    hello: (name) => `Olá, ${name}.`,
  },
};
