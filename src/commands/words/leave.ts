import type { Locale } from '../../crm/locale.ts';

/** What is said of people to whom nothing is proposed. `who` is a contact's label. */
export type LeaveWords = {
  left(who: string): string;
  already(who: string): string;
  back(who: string): string;
  notLeft(who: string): string;
  /** A nudge for somebody who is to be left alone; `sentence` takes that back. */
  isLeft(who: string, sentence: string): string;
  /** On the contact's sheet. */
  mark: string;
};

export const leaveWords: Record<Locale, LeaveWords> = {
  en: {
    left: (who) => `${who} is left alone: no more follow-ups are proposed. What they write still comes. “undo” takes it back.`,
    already: (who) => `${who} is left alone already.`,
    back: (who) => `${who} is followed up again.`,
    notLeft: (who) => `${who} is followed up as everybody is.`,
    isLeft: (who, sentence) => `You said to leave ${who} alone. Write “${sentence}” first.`,
    mark: 'left alone: no follow-ups',
  },
  es: {
    left: (who) => `${who}: en paz. No se proponen más seguimientos; lo que escriba sigue llegando. «deshacer» lo retira.`,
    already: (who) => `${who} ya está en paz.`,
    back: (who) => `${who} vuelve a tener seguimientos.`,
    notLeft: (who) => `${who} tiene seguimientos como todo el mundo.`,
    isLeft: (who, sentence) => `Dijiste que dejara en paz a ${who}. Escribe antes «${sentence}».`,
    mark: 'en paz: sin seguimientos',
  },
  pt: {
    left: (who) =>
      `${who}: em paz. Nenhum acompanhamento é mais proposto; o que escrever continua chegando. “desfazer” retira isso.`,
    already: (who) => `${who} já está em paz.`,
    back: (who) => `${who} volta a ter acompanhamentos.`,
    notLeft: (who) => `${who} tem acompanhamentos como todo mundo.`,
    isLeft: (who, sentence) => `Você disse para deixar ${who} em paz. Escreva antes “${sentence}”.`,
    mark: 'em paz: sem acompanhamentos',
  },
};
