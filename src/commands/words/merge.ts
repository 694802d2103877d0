import type { Locale } from '../../crm/locale.ts';
import type { Marketing } from '../../crm/merge.ts';

/** Two contacts that are one person, and one who was two. `who` is a contact's label. */
export type MergeWords = {
  question: string;
  messages(n: number): string;
  deals(n: number): string;
  marketing: Record<'given' | 'stopped', string>;
  /** Under which name they go on. */
  becomes(who: string): string;
  /** Buttons (20 characters). */
  doIt: string;
  keepApart: string;
  tooOld: string;
  already(who: string): string;
  oneBlocked(who: string): string;
  /** Something happened to one of them since the question. */
  changed: string;
  done(who: string, gone: string): string;
  notMerged(who: string): string;
  apart(who: string, gone: string): string;
  /** They were merged into somebody else since. */
  mergedFurther: string;
};

export const mergeWords: Record<Locale, MergeWords> = {
  en: {
    question: 'Are these two one person?',
    messages: (n) => (n === 1 ? '1 message' : `${n} messages`),
    deals: (n) => (n === 1 ? '1 deal' : `${n} deals`),
    marketing: { given: 'marketing yes', stopped: 'marketing stopped' },
    becomes: (who) => `They go on as *${who}*, with everything of both. “undo” makes them two again.`,
    doIt: 'Merge',
    keepApart: 'Keep apart',
    tooOld: 'This question is older than ten minutes. Write it again, so that nobody is merged by a slip.',
    already: (who) => `These are one contact already: ${who}.`,
    oneBlocked: (who) => `${who} is blocked, and the other is not. Unblock or block first, then merge.`,
    changed: 'One of the two has changed since. Write it again.',
    done: (who, gone) => `${gone} is now ${who}, one transcript, nothing lost. “undo” makes them two again.`,
    notMerged: (who) => `Nobody was merged into ${who}.`,
    apart: (who, gone) => `${who} and ${gone} are two again. Everything went back to whom it came from.`,
    mergedFurther: 'They were merged with somebody else since. Take that one apart first.',
  },
  es: {
    question: '¿Son la misma persona?',
    messages: (n) => (n === 1 ? '1 mensaje' : `${n} mensajes`),
    deals: (n) => (n === 1 ? '1 oportunidad' : `${n} oportunidades`),
    marketing: { given: 'publicidad sí', stopped: 'publicidad no' },
    becomes: (who) => `Siguen como *${who}*, con todo lo de ambos. «deshacer» los vuelve a separar.`,
    doIt: 'Unir',
    keepApart: 'Dejar separados',
    tooOld: 'Esta pregunta tiene más de diez minutos. Escríbelo otra vez, para no unir a nadie por descuido.',
    already: (who) => `Ya son un solo contacto: ${who}.`,
    oneBlocked: (who) => `${who} está en la lista de bloqueados y el otro no. Desbloquea o bloquea antes de unir.`,
    changed: 'Uno de los dos ha cambiado desde entonces. Escríbelo otra vez.',
    done: (who, gone) => `${gone} ahora es ${who}, una sola conversación, sin perder nada. «deshacer» los vuelve a separar.`,
    notMerged: (who) => `Nadie se había unido con ${who}.`,
    apart: (who, gone) => `${who} y ${gone} vuelven a ser dos. Cada cosa volvió a quien la trajo.`,
    mergedFurther: 'Después se unieron con otra persona. Separa primero a esa.',
  },
  pt: {
    question: 'São a mesma pessoa?',
    messages: (n) => (n === 1 ? '1 mensagem' : `${n} mensagens`),
    deals: (n) => (n === 1 ? '1 negócio' : `${n} negócios`),
    marketing: { given: 'marketing sim', stopped: 'marketing não' },
    becomes: (who) => `Seguem como *${who}*, com tudo dos dois. “desfazer” separa de novo.`,
    doIt: 'Juntar',
    keepApart: 'Manter separados',
    tooOld: 'Esta pergunta tem mais de dez minutos. Escreva de novo, para ninguém ser juntado por descuido.',
    already: (who) => `Já são um só contato: ${who}.`,
    oneBlocked: (who) => `${who} está bloqueado e o outro não. Desbloqueie ou bloqueie antes de juntar.`,
    changed: 'Um dos dois mudou desde então. Escreva de novo.',
    done: (who, gone) => `${gone} agora é ${who}, uma só conversa, nada se perdeu. “desfazer” separa de novo.`,
    notMerged: (who) => `Ninguém foi juntado com ${who}.`,
    apart: (who, gone) => `${who} e ${gone} são dois de novo. Cada coisa voltou para quem a trouxe.`,
    mergedFurther: 'Depois disso foram juntados com outra pessoa. Separe essa primeiro.',
  },
};

/** What they said of marketing; nothing where they were never asked. */
export function tellMarketing(marketing: Marketing, words: MergeWords): string | null {
  return marketing === 'unasked' ? null : words.marketing[marketing];
}
