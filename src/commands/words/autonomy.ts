import type { Locale } from '../../crm/locale.ts';

/** What is said of follow-ups that earn to go without a tap. `kind` is how they are called: "Proposal sent · step 2". */
export type AutonomyWords = {
  step(n: number): string;
  offer(kind: string, count: number, minutes: number): string;
  granted(kind: string): string;
  refused(kind: string, count: number): string;
  /** One was changed, left out or taken back between the offer and its answer. */
  brokenSince(kind: string): string;
  ended(kind: string): string;
  asksAlready(kind: string): string;
  withdrawn: Record<'edited' | 'skipped' | 'undone' | 'wrong', (kind: string) => string>;
  /** What an undo says is as before. */
  undone(kind: string): string;
  /** A row of the list. */
  row(by: string, went: number): string;
  tapToEnd: string;
};

export const autonomyWords: Record<Locale, AutonomyWords> = {
  en: {
    step: (n) => `follow-up ${n}`,
    offer: (kind, count, minutes) =>
      `You sent the last ${count} of these unchanged: *${kind}*. Shall I send them myself? I tell you ${minutes} min before, and the first one you change, leave out or take back ends it.`,
    granted: (kind) =>
      `⏩ ${kind}: these go by themselves now, in your playbook’s words, while the 24 hours are open. “undo” or “autopilot” takes it back, and what has not left comes as cards.`,
    refused: (kind, count) => `${kind}: I go on asking. I offer it again after ${count} more.`,
    brokenSince: (kind) => `${kind}: you changed or left one out since I asked, so I go on asking.`,
    ended: (kind) => `${kind}: these ask you again. What had not left comes as cards; “undo” gives it back.`,
    asksAlready: (kind) => `${kind}: these ask you already.`,
    withdrawn: {
      edited: (kind) => `You changed the words, so these ask you again: ${kind}.`,
      skipped: (kind) => `You left one out, so these ask you again: ${kind}.`,
      undone: (kind) => `You took one back, so these ask you again: ${kind}.`,
      wrong: (kind) => `One of these was wrong, so they ask again: ${kind}.`,
    },
    undone: (kind) => `“${kind}”`,
    row: (by, went) => `${by} · ${went === 1 ? '1 went' : `${went} went`}`,
    tapToEnd: 'A kind of follow-up in the list asks again when you pick it.',
  },
  es: {
    step: (n) => `seguimiento ${n}`,
    offer: (kind, count, minutes) =>
      `Enviaste los últimos ${count} de estos sin cambios: *${kind}*. ¿Los envío yo? Te aviso ${minutes} min antes, y el primero que cambies, descartes o retires lo termina.`,
    granted: (kind) =>
      `⏩ ${kind}: ahora salen solos, con el texto de tu guion, mientras las 24 horas estén abiertas. «deshacer» o «piloto automático» lo retira, y lo que no haya salido llega como tarjetas.`,
    refused: (kind, count) => `${kind}: sigo preguntando. Lo ofrezco otra vez después de ${count} más.`,
    brokenSince: (kind) => `${kind}: cambiaste o descartaste uno desde que pregunté, así que sigo preguntando.`,
    ended: (kind) => `${kind}: te los vuelvo a preguntar. Lo que no había salido llega como tarjetas; «deshacer» lo devuelve.`,
    asksAlready: (kind) => `${kind}: ya te los pregunto.`,
    withdrawn: {
      edited: (kind) => `Cambiaste el texto, así que estos te los vuelvo a preguntar: ${kind}.`,
      skipped: (kind) => `Descartaste uno, así que estos te los vuelvo a preguntar: ${kind}.`,
      undone: (kind) => `Retiraste uno, así que estos te los vuelvo a preguntar: ${kind}.`,
      wrong: (kind) => `Uno de estos no era acertado, así que se vuelven a preguntar: ${kind}.`,
    },
    undone: (kind) => `«${kind}»`,
    row: (by, went) => `${by} · ${went === 1 ? '1 salió' : `${went} salieron`}`,
    tapToEnd: 'Un tipo de seguimiento de la lista se vuelve a preguntar cuando lo eliges.',
  },
  pt: {
    step: (n) => `acompanhamento ${n}`,
    offer: (kind, count, minutes) =>
      `Você enviou os últimos ${count} destes sem mudar: *${kind}*. Envio eu? Aviso ${minutes} min antes, e o primeiro que você mudar, deixar de lado ou retirar encerra isso.`,
    granted: (kind) =>
      `⏩ ${kind}: agora saem sozinhos, com as palavras do seu roteiro, enquanto as 24 horas estiverem abertas. “desfazer” ou “piloto automático” retira, e o que não saiu chega como cartões.`,
    refused: (kind, count) => `${kind}: continuo perguntando. Ofereço de novo depois de mais ${count}.`,
    brokenSince: (kind) => `${kind}: você mudou ou deixou um de lado desde que perguntei, então continuo perguntando.`,
    ended: (kind) => `${kind}: volto a perguntar. O que não tinha saído chega como cartões; “desfazer” devolve.`,
    asksAlready: (kind) => `${kind}: já pergunto.`,
    withdrawn: {
      edited: (kind) => `Você mudou o texto, então volto a perguntar estes: ${kind}.`,
      skipped: (kind) => `Você deixou um de lado, então volto a perguntar estes: ${kind}.`,
      undone: (kind) => `Você retirou um, então volto a perguntar estes: ${kind}.`,
      wrong: (kind) => `Um destes estava errado, então volto a perguntar estes: ${kind}.`,
    },
    undone: (kind) => `“${kind}”`,
    row: (by, went) => `${by} · ${went === 1 ? '1 saiu' : `${went} saíram`}`,
    tapToEnd: 'Um tipo de acompanhamento da lista volta a ser perguntado quando você o escolhe.',
  },
};
