import type { Locale } from '../../crm/locale.ts';

/** What is said around pictures and files. */
export type FileWords = {
  /** Under numbered lines of a picture, which has no list: a number opens one. */
  numberOpens: string;
};

export const fileWords: Record<Locale, FileWords> = {
  en: {
    numberOpens: 'Write a number to see who.',
  },
  es: {
    numberOpens: 'Escribe un número para ver quiénes son.',
  },
  pt: {
    numberOpens: 'Escreva um número para ver quem é.',
  },
};
