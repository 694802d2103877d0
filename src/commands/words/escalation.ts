import type { Locale } from '../../crm/locale.ts';

/** What a colleague is asked to decide, and what a manager watches. `who` is a contact's label, `by` and `to` colleagues' names. */
export type EscalationWords = {
  /** The reason where none was given. */
  decide: string;
  /** To whoever is to decide: under it stand the reason and what was said last. */
  asks(by: string, who: string, time: string): string;
  asked(to: string, who: string, time: string): string;
  notYourself: string;
  notThere(to: string): string;
  /** The time is over. */
  due(by: string, who: string): string;
  /** … and to whoever asked. */
  unanswered(to: string, who: string): string;
  decided(to: string, who: string): string;
  title: string;
  nothing: string;
  /** Rows of what is watched (24 characters with the count). */
  rows: Record<'escalated' | 'unowned' | 'first-reply' | 'on-us' | 'due' | 'on-them', string>;
};

export const escalationWords: Record<Locale, EscalationWords> = {
  en: {
    decide: 'please decide',
    asks: (by, who, time) => `🔺 ${by} needs you to decide about *${who}* by ${time}:`,
    asked: (to, who, time) => `${to} is asked to decide about ${who} by ${time}, and reminded then. “undo” takes it back.`,
    notYourself: 'You cannot escalate to yourself. “task” reminds you.',
    notThere: (to) => `${to} is not on duty right now.`,
    due: (by, who) => `🔺 The time is over: ${by} still waits for your decision about *${who}*:`,
    unanswered: (to, who) => `🔺 ${to} has not decided about ${who} in time, and was reminded.`,
    decided: (to, who) => `✅ ${to} has dealt with ${who}.`,
    title: '*What needs help*',
    nothing: 'Nothing needs help: nobody waits, nothing is escalated, nothing is due today.',
    rows: {
      escalated: 'Escalated',
      unowned: 'Nobody’s',
      'first-reply': 'No first reply',
      'on-us': 'Wait on us',
      due: 'Due today',
      'on-them': 'We wait on them',
    },
  },
  es: {
    decide: 'decide, por favor',
    asks: (by, who, time) => `🔺 ${by} necesita que decidas sobre *${who}* antes de ${time}:`,
    asked: (to, who, time) =>
      `${to} tiene que decidir sobre ${who} antes de ${time}, y se le recordará entonces. «deshacer» lo retira.`,
    notYourself: 'No puedes escalar a tu propio nombre. Con «tarea» te lo recuerdo.',
    notThere: (to) => `${to} no está de turno ahora.`,
    due: (by, who) => `🔺 Se acabó el plazo: ${by} todavía espera tu decisión sobre *${who}*:`,
    unanswered: (to, who) => `🔺 ${to} no ha decidido a tiempo sobre ${who}, y se le ha recordado.`,
    decided: (to, who) => `✅ ${to} se ha ocupado de ${who}.`,
    title: '*Lo que necesita ayuda*',
    nothing: 'Nada necesita ayuda: nadie espera, nada está escalado y nada vence hoy.',
    rows: {
      escalated: 'Escalado',
      unowned: 'De nadie',
      'first-reply': 'Sin primera respuesta',
      'on-us': 'Nos esperan',
      due: 'Para hoy',
      'on-them': 'Esperamos respuesta',
    },
  },
  pt: {
    decide: 'decida, por favor',
    asks: (by, who, time) => `🔺 ${by} precisa que você decida sobre *${who}* até ${time}:`,
    asked: (to, who, time) => `${to} deve decidir sobre ${who} até ${time}, e será lembrado então. “desfazer” retira.`,
    notYourself: 'Você não pode escalar para si mesmo. Com “tarefa” eu lembro você.',
    notThere: (to) => `${to} não está de plantão agora.`,
    due: (by, who) => `🔺 O prazo acabou: ${by} ainda espera a sua decisão sobre *${who}*:`,
    unanswered: (to, who) => `🔺 ${to} não decidiu a tempo sobre ${who}, e foi lembrado.`,
    decided: (to, who) => `✅ ${to} cuidou de ${who}.`,
    title: '*O que precisa de ajuda*',
    nothing: 'Nada precisa de ajuda: ninguém espera, nada foi escalado e nada vence hoje.',
    rows: {
      escalated: 'Escalado',
      unowned: 'De ninguém',
      'first-reply': 'Sem 1ª resposta',
      'on-us': 'Esperam por nós',
      due: 'Para hoje',
      'on-them': 'Esperamos por eles',
    },
  },
};
