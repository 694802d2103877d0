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
  /** "Today", "on Saturday 21 November", as a sentence begins. */
  day(at: DateTime, now: DateTime): string;
  span(from: string, until: string): string;
  openOn(day: string, spans: readonly string[]): string;
  /** `opens`: the next moment; null where there is none. */
  closedOn(day: string, opens: string | null): string;
  overToday(opens: string | null): string;
  /** `special`: days that are not as usual; '' where there are none. */
  week(week: string, special: string): string;
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
    day(at, now) {
      const days = daysAhead(at, now);
      return days === 0 ? 'Today' : days === 1 ? 'Tomorrow' : `On ${at.toFormat('cccc d LLLL')}`;
    },
    span: (from, until) => `from ${from} to ${until}`,
    openOn: (day, spans) => `${day} we are open ${listed(spans, 'and')}.`,
    closedOn: (day, opens) => `${day} we are closed.${opens ? ` We open ${opens}.` : ''}`,
    overToday: (opens) => `We are closed for today.${opens ? ` We open ${opens}.` : ''}`,
    week: (week, special) => `We are open ${week}.${special && ` Not as usual: ${special}.`}`,
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
    day(at, now) {
      const days = daysAhead(at, now);
      return days === 0 ? 'Hoy' : days === 1 ? 'Mañana' : `El ${at.toFormat("cccc d 'de' LLLL")}`;
    },
    span: (from, until) => `de ${from} a ${until}`,
    openOn: (day, spans) => `${day} abrimos ${listed(spans, 'y')}.`,
    closedOn: (day, opens) => `${day} cerramos.${opens ? ` Abrimos ${opens}.` : ''}`,
    overToday: (opens) => `Por hoy hemos cerrado.${opens ? ` Abrimos ${opens}.` : ''}`,
    week: (week, special) => `Nuestro horario: ${week}.${special && ` Distinto de lo habitual: ${special}.`}`,
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
    day(at, now) {
      const days = daysAhead(at, now);
      const on = at.weekday > 5 ? 'No' : 'Na';
      return days === 0 ? 'Hoje' : days === 1 ? 'Amanhã' : `${on} ${at.toFormat("cccc, d 'de' LLLL,")}`;
    },
    span: (from, until) => `das ${from} às ${until}`,
    openOn: (day, spans) => `${day} abrimos ${listed(spans, 'e')}.`,
    closedOn: (day, opens) => `${day} estamos fechados.${opens ? ` Abrimos ${opens}.` : ''}`,
    overToday: (opens) => `Por hoje já fechamos.${opens ? ` Abrimos ${opens}.` : ''}`,
    week: (week, special) => `Nosso horário: ${week}.${special && ` Fora do normal: ${special}.`}`,
  },
};

/** "a, b and c" */
function listed(parts: readonly string[], and: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`;
}
