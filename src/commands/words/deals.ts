import type { Locale } from '../../crm/locale.ts';

/** What is said of deals where somebody has more than one. `who` is a contact's label, `what` a deal as a row shows it. */
export type DealWords = {
  /** Another one was opened; `beside`: how many were open already. */
  opened(who: string, what: string, beside: number): string;
  /** Several are open, and the sentence does not say which is meant. */
  which(who: string): string;
  /** The others, on a contact's sheet. */
  also: string;
  /** A deal nobody has said more about. */
  untitled: string;
  titleTooLong(most: number): string;
  /** Somebody has done something with it since, so its undo leaves it. */
  stays(who: string): string;
};

export const dealWords: Record<Locale, DealWords> = {
  en: {
    opened: (who, what, beside) =>
      `Opened for ${who}: ${what}.${beside > 0 ? ` ${beside === 1 ? 'Another is' : `${beside} others are`} open.` : ''}`,
    which: (who) => `${who} has several open deals. Which one?`,
    also: 'Also open',
    untitled: 'Deal',
    titleTooLong: (most) => `What it is about should be shorter: ${most} characters at most.`,
    stays: (who) => `That deal of ${who} has been worked on since, so it stays. “lost” closes it.`,
  },
  es: {
    opened: (who, what, beside) =>
      `Abierto para ${who}: ${what}.${beside > 0 ? ` ${beside === 1 ? 'Hay otro abierto' : `Hay otros ${beside} abiertos`}.` : ''}`,
    which: (who) => `${who} tiene varios negocios abiertos. ¿Cuál?`,
    also: 'También abierto',
    untitled: 'Negocio',
    titleTooLong: (most) => `De qué va debería ser más corto: ${most} letras como mucho.`,
    stays: (who) => `Ese negocio de ${who} ya se ha trabajado, así que se queda. «perdido» lo cierra.`,
  },
  pt: {
    opened: (who, what, beside) =>
      `Aberto para ${who}: ${what}.${beside > 0 ? ` ${beside === 1 ? 'Há outro aberto' : `Há outros ${beside} abertos`}.` : ''}`,
    which: (who) => `${who} tem vários negócios abertos. Qual?`,
    also: 'Também aberto',
    untitled: 'Negócio',
    titleTooLong: (most) => `Do que se trata deveria ser mais curto: ${most} letras no máximo.`,
    stays: (who) => `Esse negócio de ${who} já foi trabalhado, então fica. “perdido” o fecha.`,
  },
};
