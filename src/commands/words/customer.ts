import type { DateTime } from 'luxon';
import type { Locale } from '../../crm/locale.ts';

/** What Hilo says to customers by itself, in their language: short, and nothing that only the business knows. `when` is a `moment`. */
export type CustomerWords = {
  /** "Tomorrow at 9:00", in the middle of a sentence. */
  moment(at: DateTime, now: DateTime): string;
  soon: string;
  acknowledged: { opens(when: string): string; answers(when: string): string; soon: string };
  /** The same for somebody who complains or wants a person. */
  forPerson: { opens(when: string): string; answers(when: string): string; soon: string };
  emergency: string;
};

/** "9:00" */
const clock = (at: DateTime) => at.toFormat('H:mm');
const daysAhead = (at: DateTime, now: DateTime) => Math.round(at.startOf('day').diff(now.startOf('day'), 'days').days);

export const customerWords: Record<Locale, CustomerWords> = {
  en: {
    moment(at, now) {
      const days = daysAhead(at, now);
      const day = days === 0 ? 'today' : days === 1 ? 'tomorrow' : `on ${at.toFormat(days < 7 ? 'cccc' : 'cccc d LLLL')}`;
      return `${day} at ${clock(at)}`;
    },
    soon: 'as soon as we can',
    acknowledged: {
      opens: (when) => `We have your message. We open ${when} and will answer then.`,
      answers: (when) => `We have your message and will answer ${when}.`,
      soon: 'We have your message and will answer as soon as we can.',
    },
    forPerson: {
      opens: (when) => `We have your message, and a person will read it. We open ${when}.`,
      answers: (when) => `We have your message. A person will read it and answer ${when}.`,
      soon: 'We have your message. A person will read it and answer as soon as we can.',
    },
    emergency:
      'If this is an emergency, do not wait for our answer: call the emergency number or go to the nearest emergency department now.',
  },
  es: {
    moment(at, now) {
      const days = daysAhead(at, now);
      const day = days === 0 ? 'hoy' : days === 1 ? 'mañana' : `el ${at.toFormat(days < 7 ? 'cccc' : "cccc d 'de' LLLL")}`;
      return `${day} ${at.hour === 1 ? 'a la' : 'a las'} ${clock(at)}`;
    },
    soon: 'en cuanto podamos',
    acknowledged: {
      opens: (when) => `Hemos recibido tu mensaje. Abrimos ${when} y te responderemos entonces.`,
      answers: (when) => `Hemos recibido tu mensaje y te responderemos ${when}.`,
      soon: 'Hemos recibido tu mensaje y te responderemos en cuanto podamos.',
    },
    forPerson: {
      opens: (when) => `Hemos recibido tu mensaje y lo leerá una persona. Abrimos ${when}.`,
      answers: (when) => `Hemos recibido tu mensaje. Una persona lo leerá y te responderá ${when}.`,
      soon: 'Hemos recibido tu mensaje. Una persona lo leerá y te responderá en cuanto podamos.',
    },
    emergency:
      'Si es una emergencia, no esperes nuestra respuesta: llama al número de emergencias o ve ahora a las urgencias más cercanas.',
  },
  pt: {
    moment(at, now) {
      const days = daysAhead(at, now);
      const on = at.weekday > 5 ? 'no' : 'na';
      const day = days === 0 ? 'hoje' : days === 1 ? 'amanhã' : `${on} ${at.toFormat(days < 7 ? 'cccc' : "cccc, d 'de' LLLL,")}`;
      return `${day} ${at.hour < 2 ? 'à' : 'às'} ${clock(at)}`;
    },
    soon: 'assim que pudermos',
    acknowledged: {
      opens: (when) => `Recebemos a sua mensagem. Abrimos ${when} e respondemos então.`,
      answers: (when) => `Recebemos a sua mensagem e vamos responder ${when}.`,
      soon: 'Recebemos a sua mensagem e vamos responder assim que pudermos.',
    },
    forPerson: {
      opens: (when) => `Recebemos a sua mensagem, e uma pessoa vai ler. Abrimos ${when}.`,
      answers: (when) => `Recebemos a sua mensagem. Uma pessoa vai ler e responder ${when}.`,
      soon: 'Recebemos a sua mensagem. Uma pessoa vai ler e responder assim que pudermos.',
    },
    emergency:
      'Se for uma emergência, não espere a nossa resposta: ligue para o número de emergência ou vá agora ao pronto-socorro mais próximo.',
  },
};
