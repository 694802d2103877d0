import type { KnownAnswer, SuggestedAnswer } from '../../crm/interaction.ts';
import type { Locale } from '../../crm/locale.ts';

/** What operators hear of what went to a customer without a person. */
export type ByItselfWords = {
  /** To those who are there and do not have the card. */
  emergency(who: string, said: string, taker: string): string;
  /** Its row among the settings. */
  short: string;
  emergencyNow(text: string | null): string;
  emergencySet(text: string): string;
  emergencyOff: string;
  emergencyUndone: string;
  /** Over a suggestion. */
  from: Record<SuggestedAnswer, string>;
  toldEmergency: string;
  toldWhen(when: string | null): string;
  /** In the report and in `health`; counts and shares are shown texts. */
  types: Record<KnownAnswer, string>;
  acknowledged(count: string): string;
  known(type: string, count: string, completed: string, flagged: boolean): string;
  flagged(type: string, fellBack: string, count: string): string;
};

export const byItselfWords: Record<Locale, ByItselfWords> = {
  en: {
    emergency: (who, said, taker) => `⚠️ ${who} writes of an emergency: “${said}”\n${taker} has the card.`,
    short: 'Emergency text',
    emergencyNow: (text) =>
      text
        ? `Whoever writes of an emergency reads at once:\n“${text}”\n“set emergency …” changes it, “set emergency off” ends it.`
        : 'Nothing goes to whoever writes of an emergency. Write it like this: set emergency Call 112 now, or us on 555 0100',
    emergencySet: (text) =>
      `Whoever writes of an emergency now reads at once:\n“${text}”\nEverybody who is there hears of it, too.`,
    emergencyOff: 'Nothing goes any more to whoever writes of an emergency.',
    emergencyUndone: 'the emergency text',
    from: {
      hours: 'Suggested (opening hours):',
      order: 'Suggested (their order):',
      appointment: 'Suggested (their appointment):',
    },
    toldEmergency: '⚠️ They were sent your emergency text.',
    toldWhen: (when) => (when ? `They were told to expect you from ${when}.` : 'They were told that you will answer.'),
    types: {
      hours: 'Opening hours',
      order: 'Where an order is',
      appointment: 'When an appointment is',
      confirmation: 'Appointment confirmed in words',
    },
    acknowledged: (count) => `Told when they will be answered: ${count}`,
    known: (type, count, completed, flagged) =>
      `${flagged ? '⚠️ ' : ''}${type}, answered by itself: ${count} · ${completed} needed nobody after it`,
    flagged: (type, fellBack, count) =>
      `⚠️ ${type}: ${fellBack} of ${count} who were answered by itself this week wrote again soon.`,
  },
  es: {
    emergency: (who, said, taker) => `⚠️ ${who} habla de una emergencia: «${said}»\n${taker} tiene la tarjeta.`,
    short: 'Texto de emergencia',
    emergencyNow: (text) =>
      text
        ? `Quien habla de una emergencia lee al momento:\n«${text}»\n«ajustar emergencia …» lo cambia; «ajustar emergencia no» lo quita.`
        : 'A quien habla de una emergencia no le llega nada. Escríbelo así: ajustar emergencia Llama ya al 112 o a nosotros',
    emergencySet: (text) =>
      `Quien habla de una emergencia lee ahora al momento:\n«${text}»\nTambién lo sabrán todos los que estén.`,
    emergencyOff: 'Ya no le llega nada a quien habla de una emergencia.',
    emergencyUndone: 'el texto de emergencia',
    from: {
      hours: 'Sugerencia (tu horario):',
      order: 'Sugerencia (su pedido):',
      appointment: 'Sugerencia (su cita):',
    },
    toldEmergency: '⚠️ Se le envió tu texto de emergencia.',
    toldWhen: (when) => (when ? `Se le dijo que te espere desde ${when}.` : 'Se le dijo que responderás.'),
    types: {
      hours: 'Horario',
      order: 'Dónde está un pedido',
      appointment: 'Cuándo es una cita',
      confirmation: 'Cita confirmada con palabras',
    },
    acknowledged: (count) => `Avisados de cuándo se les responde: ${count}`,
    known: (type, count, completed, flagged) =>
      `${flagged ? '⚠️ ' : ''}${type}, respondido solo: ${count} · el ${completed} no necesitó a nadie después`,
    flagged: (type, fellBack, count) =>
      `⚠️ ${type}: ${fellBack} de ${count} respondidos solos esta semana volvieron a escribir enseguida.`,
  },
  pt: {
    emergency: (who, said, taker) => `⚠️ ${who} fala de uma emergência: “${said}”\n${taker} está com o cartão.`,
    short: 'Texto de emergência',
    emergencyNow: (text) =>
      text
        ? `Quem fala de uma emergência lê na hora:\n“${text}”\n“definir emergência …” muda; “definir emergência não” tira.`
        : 'Nada vai a quem fala de uma emergência. Escreva assim: definir emergência Ligue agora para o 192',
    emergencySet: (text) =>
      `Quem fala de uma emergência agora lê na hora:\n“${text}”\nTodos os que estiverem também ficam sabendo.`,
    emergencyOff: 'Nada mais vai a quem fala de uma emergência.',
    emergencyUndone: 'o texto de emergência',
    from: {
      hours: 'Sugestão (seu horário):',
      order: 'Sugestão (o pedido):',
      appointment: 'Sugestão (o agendamento):',
    },
    toldEmergency: '⚠️ Seu texto de emergência foi enviado.',
    toldWhen: (when) => (when ? `Foi avisado para esperar você a partir de ${when}.` : 'Foi avisado de que você vai responder.'),
    types: {
      hours: 'Horário',
      order: 'Onde está um pedido',
      appointment: 'Quando é um agendamento',
      confirmation: 'Agendamento confirmado em palavras',
    },
    acknowledged: (count) => `Avisados de quando terão resposta: ${count}`,
    known: (type, count, completed, flagged) =>
      `${flagged ? '⚠️ ' : ''}${type}, respondido sozinho: ${count} · ${completed} não precisaram de ninguém depois`,
    flagged: (type, fellBack, count) =>
      `⚠️ ${type}: ${fellBack} de ${count} respondidos sozinhos esta semana escreveram de novo logo.`,
  },
};
