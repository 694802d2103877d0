import type { Locale } from '../../crm/locale.ts';

/** Acting on a whole list: what would be done, and what was. `sentence` is the command with its words. */
export type GroupWords = {
  question(sentence: string, count: number): string;
  /** A button (20 characters). */
  doIt(count: number): string;
  done(sentence: string, count: number): string;
  /** Some of them could not be: they had no deal, or it was so already. */
  doneSome(sentence: string, count: number, left: number): string;
  nothingDone: string;
  nobody: string;
  tooMany(most: number): string;
};

export const groupWords: Record<Locale, GroupWords> = {
  en: {
    question: (sentence, count) => `“${sentence}” for ${count === 1 ? 'this person' : `these ${count} people`}?`,
    doIt: (count) => `Do it for ${count}`,
    done: (sentence, count) => `Done for ${count}: ${sentence}. “undo” takes it back, all of it.`,
    doneSome: (sentence, count, left) =>
      `Done for ${count}: ${sentence}. ${left} needed nothing. “undo” takes it back, all of it.`,
    nothingDone: 'None of them needed it: nothing was changed.',
    nobody:
      'There is no list here to take them from. Open one first (inbox, leads new, tagged vip), or name it: tag all quiet 30d winter',
    tooMany: (most) => `That is more than ${most} people. Make the list smaller, then say it again.`,
  },
  es: {
    question: (sentence, count) => `¿«${sentence}» para ${count === 1 ? 'esta persona' : `estas ${count} personas`}?`,
    doIt: (count) => `Hacerlo para ${count}`,
    done: (sentence, count) => `Hecho para ${count}: ${sentence}. «deshacer» lo retira todo.`,
    doneSome: (sentence, count, left) =>
      `Hecho para ${count}: ${sentence}. A ${left} no les hacía falta. «deshacer» lo retira todo.`,
    nothingDone: 'A nadie le hacía falta: no ha cambiado nada.',
    nobody:
      'No hay ninguna lista de donde tomarlos. Abre una antes (bandeja, leads nuevo, con etiqueta vip), o nómbrala: etiqueta todos callados 30d invierno',
    tooMany: (most) => `Son más de ${most} personas. Haz la lista más pequeña y dilo otra vez.`,
  },
  pt: {
    question: (sentence, count) => `“${sentence}” para ${count === 1 ? 'esta pessoa' : `estas ${count} pessoas`}?`,
    doIt: (count) => `Fazer para ${count}`,
    done: (sentence, count) => `Feito para ${count}: ${sentence}. “desfazer” retira tudo.`,
    doneSome: (sentence, count, left) => `Feito para ${count}: ${sentence}. ${left} não precisavam. “desfazer” retira tudo.`,
    nothingDone: 'Ninguém precisava: nada mudou.',
    nobody:
      'Não há nenhuma lista de onde tirá-los. Abra uma antes (caixa, leads novo, com etiqueta vip), ou diga qual: marca todos quietos 30d inverno',
    tooMany: (most) => `São mais de ${most} pessoas. Faça a lista menor e diga de novo.`,
  },
};
