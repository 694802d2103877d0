import type { Locale } from '../../crm/locale.ts';
import type { Rating } from '../../crm/rating.ts';

/** Looking back at follow-ups that went. Counts are shown texts, unless they choose the word. */
export type RatingWords = {
  /** Over the list; `since` is a day in words. */
  title(count: number, since: string): string;
  line(who: string, when: string, text: string, byItself: boolean, wroteBack: boolean): string;
  nothing: string;
  allRight: string;
  someWrong: string;
  which: string;
  why(who: string): string;
  /** On the buttons. */
  because: Record<Exclude<Rating, 'right'>, string>;
  right(count: number): string;
  /** One was wrong; `others` are still to be said of. */
  wrong(who: string, because: string): string;
  others(count: number): string;
  othersRight: string;
  another: string;
  already: string;
  asksAgain(who: string): string;
  undone: string;
  /** A row on a Monday. */
  row(count: number): string;
  /** In the report. */
  accuracy(right: string, all: string, share: string, wrong: string): string;
  counted: Record<Exclude<Rating, 'right'>, (count: string) => string>;
};

export const ratingWords: Record<Locale, RatingWords> = {
  en: {
    title: (count, since) =>
      count === 1 ? `*Was this follow-up right?* Since ${since}` : `*Were these ${count} follow-ups right?* Since ${since}`,
    line: (who, when, text, byItself, wroteBack) =>
      `· *${who}* ${when}${byItself ? ' ⏩' : ''}: “${text}”${wroteBack ? ' (wrote back)' : ''}`,
    nothing: 'No follow-up went that you have not said of whether it was right.',
    allRight: '👍 All right',
    someWrong: '👎 Not all',
    which: 'Which one was not right?',
    why: (who) => `What was wrong about the follow-up to ${who}?`,
    because: { 'wrong-person': 'Wrong person', 'wrong-time': 'Wrong time', 'wrong-words': 'Wrong words' },
    right: (count) => (count === 1 ? 'Kept: 1 was right.' : `Kept: ${count} were right.`),
    wrong: (who, because) => `Kept: ${who} · ${because}.`,
    others: (count) => (count === 1 ? 'And the other one?' : `And the other ${count}?`),
    othersRight: '👍 Right',
    another: '👎 Another',
    already: 'That has been said of all of them already.',
    asksAgain: (who) => `Follow-ups to ${who} ask again from now on.`,
    undone: 'what was said of follow-ups',
    row: (count) => `Rate ${count} follow-ups`,
    accuracy: (right, all, share, wrong) => `Right: ${share} (${right} of ${all} you looked back at)${wrong && `: ${wrong}`}`,
    counted: {
      'wrong-person': (count) => `wrong person ${count}`,
      'wrong-time': (count) => `wrong time ${count}`,
      'wrong-words': (count) => `wrong words ${count}`,
    },
  },
  es: {
    title: (count, since) =>
      count === 1
        ? `*¿Fue acertado este seguimiento?* Desde el ${since}`
        : `*¿Fueron acertados estos ${count} seguimientos?* Desde el ${since}`,
    line: (who, when, text, byItself, wroteBack) =>
      `· *${who}* ${when}${byItself ? ' ⏩' : ''}: «${text}»${wroteBack ? ' (contestó)' : ''}`,
    nothing: 'No ha salido ningún seguimiento del que no hayas dicho si fue acertado.',
    allRight: '👍 Todos bien',
    someWrong: '👎 No todos',
    which: '¿Cuál no fue acertado?',
    why: (who) => `¿Qué falló en el seguimiento a ${who}?`,
    because: { 'wrong-person': 'Persona equivocada', 'wrong-time': 'Mal momento', 'wrong-words': 'Texto equivocado' },
    right: (count) => (count === 1 ? 'Anotado: 1 acertado.' : `Anotado: ${count} acertados.`),
    wrong: (who, because) => `Anotado: ${who} · ${because}.`,
    others: (count) => (count === 1 ? '¿Y el otro?' : `¿Y los otros ${count}?`),
    othersRight: '👍 Bien',
    another: '👎 Otro más',
    already: 'De todos ellos ya se ha dicho.',
    asksAgain: (who) => `Los seguimientos a ${who} vuelven a preguntarse.`,
    undone: 'lo dicho de los seguimientos',
    row: (count) => `¿${count} seguimientos bien?`,
    accuracy: (right, all, share, wrong) => `Acertados: ${share} (${right} de ${all} que miraste)${wrong && `: ${wrong}`}`,
    counted: {
      'wrong-person': (count) => `persona equivocada ${count}`,
      'wrong-time': (count) => `mal momento ${count}`,
      'wrong-words': (count) => `texto equivocado ${count}`,
    },
  },
  pt: {
    title: (count, since) =>
      count === 1
        ? `*Este acompanhamento foi acertado?* Desde ${since}`
        : `*Estes ${count} acompanhamentos foram acertados?* Desde ${since}`,
    line: (who, when, text, byItself, wroteBack) =>
      `· *${who}* ${when}${byItself ? ' ⏩' : ''}: “${text}”${wroteBack ? ' (respondeu)' : ''}`,
    nothing: 'Não saiu nenhum acompanhamento do qual você não tenha dito se foi acertado.',
    allRight: '👍 Todos certos',
    someWrong: '👎 Nem todos',
    which: 'Qual não foi acertado?',
    why: (who) => `O que estava errado no acompanhamento a ${who}?`,
    because: { 'wrong-person': 'Pessoa errada', 'wrong-time': 'Hora errada', 'wrong-words': 'Texto errado' },
    right: (count) => (count === 1 ? 'Anotado: 1 acertado.' : `Anotado: ${count} acertados.`),
    wrong: (who, because) => `Anotado: ${who} · ${because}.`,
    others: (count) => (count === 1 ? 'E o outro?' : `E os outros ${count}?`),
    othersRight: '👍 Certos',
    another: '👎 Mais um',
    already: 'De todos eles já foi dito.',
    asksAgain: (who) => `Os acompanhamentos a ${who} voltam a perguntar.`,
    undone: 'o que foi dito dos acompanhamentos',
    row: (count) => `${count} acompanhamentos ok?`,
    accuracy: (right, all, share, wrong) => `Acertados: ${share} (${right} de ${all} que você olhou)${wrong && `: ${wrong}`}`,
    counted: {
      'wrong-person': (count) => `pessoa errada ${count}`,
      'wrong-time': (count) => `hora errada ${count}`,
      'wrong-words': (count) => `texto errado ${count}`,
    },
  },
};
