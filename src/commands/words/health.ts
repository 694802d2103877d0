import type { Locale } from '../../crm/locale.ts';

/** "Did I lose anyone?" in words. Counts and times are shown texts. */
export type HealthWords = {
  well: string;
  trouble: string;
  /** Nothing has ever come in. */
  silent: string;
  received(messages: string, notices: string): string;
  allHandled: string;
  handled(count: string): string;
  waiting(count: string, age: string): string;
  setAside(count: string): string;
  lastHeard(age: string): string;
  nothingLeaving: string;
  leaving(count: string, age: string): string;
  unsure(count: string): string;
  failed(count: string): string;
  windowOpen(until: string): string;
  windowClosed(parked: string): string;
  stopped(number: string, why: string): string;
  /** Meta says that customers block or report it. */
  disliked(number: string, age: string): string;
};

export const healthWords: Record<Locale, HealthWords> = {
  en: {
    well: '✅ *All is well.* Nobody is lost.',
    trouble: '⚠️ *Something needs you.*',
    silent: 'Nothing has come from WhatsApp yet.',
    received: (messages, notices) => `Received: ${messages} messages and ${notices} notices`,
    allHandled: 'every one dealt with',
    handled: (count) => `${count} dealt with`,
    waiting: (count, age) => `${count} still to be dealt with, the oldest for ${age}`,
    setAside: (count) => `${count} set aside: they could not be read, and are kept`,
    lastHeard: (age) => `Last word from WhatsApp: ${age} ago`,
    nothingLeaving: 'Going out: nothing waits',
    leaving: (count, age) => `Going out: ${count}, the oldest for ${age}`,
    unsure: (count) => `Not confirmed: ${count}. Each has a card with Retry.`,
    failed: (count) => `Not delivered: ${count}. “today” shows them.`,
    windowOpen: (until) => `I can write to you until ${until}; after that you get one reminder`,
    windowClosed: (parked) => `Your own 24 hours are over; ${parked} waiting for you`,
    stopped: (number, why) => `Number ${number} is stopped: ${why}`,
    disliked: (number, age) =>
      `Quality of ${number}: low for ${age}. Customers block or report it; send fewer messages nobody asked for.`,
  },
  es: {
    well: '✅ *Todo va bien.* No se ha perdido nadie.',
    trouble: '⚠️ *Hay algo que te necesita.*',
    silent: 'Todavía no ha llegado nada de WhatsApp.',
    received: (messages, notices) => `Recibido: ${messages} mensajes y ${notices} avisos`,
    allHandled: 'todo atendido',
    handled: (count) => `${count} atendidos`,
    waiting: (count, age) => `${count} por atender, el más antiguo desde hace ${age}`,
    setAside: (count) => `${count} apartados: no se pudieron leer y están guardados`,
    lastHeard: (age) => `Última señal de WhatsApp: hace ${age}`,
    nothingLeaving: 'Por salir: nada espera',
    leaving: (count, age) => `Por salir: ${count}, el más antiguo desde hace ${age}`,
    unsure: (count) => `Sin confirmar: ${count}. Cada uno tiene su tarjeta con Reintentar.`,
    failed: (count) => `Sin entregar: ${count}. «hoy» los muestra.`,
    windowOpen: (until) => `Puedo escribirte hasta ${until}; después recibes un solo aviso`,
    windowClosed: (parked) => `Tus propias 24 horas han pasado; ${parked} en espera para ti`,
    stopped: (number, why) => `El número ${number} está parado: ${why}`,
    disliked: (number, age) =>
      `Calidad de ${number}: baja desde hace ${age}. Hay clientes que lo bloquean o denuncian; envía menos mensajes que nadie pidió.`,
  },
  pt: {
    well: '✅ *Está tudo bem.* Ninguém se perdeu.',
    trouble: '⚠️ *Algo precisa de você.*',
    silent: 'Ainda não chegou nada do WhatsApp.',
    received: (messages, notices) => `Recebido: ${messages} mensagens e ${notices} avisos`,
    allHandled: 'tudo atendido',
    handled: (count) => `${count} atendidos`,
    waiting: (count, age) => `${count} por atender, o mais antigo há ${age}`,
    setAside: (count) => `${count} separados: não deu para ler, e estão guardados`,
    lastHeard: (age) => `Último sinal do WhatsApp: há ${age}`,
    nothingLeaving: 'Para sair: nada espera',
    leaving: (count, age) => `Para sair: ${count}, o mais antigo há ${age}`,
    unsure: (count) => `Sem confirmação: ${count}. Cada uma tem um cartão com Tentar de novo.`,
    failed: (count) => `Não entregues: ${count}. “hoje” mostra quais.`,
    windowOpen: (until) => `Posso escrever para você até ${until}; depois vem um só aviso`,
    windowClosed: (parked) => `As suas 24 horas passaram; ${parked} esperando por você`,
    stopped: (number, why) => `O número ${number} está parado: ${why}`,
    disliked: (number, age) =>
      `Qualidade de ${number}: baixa há ${age}. Clientes bloqueiam ou denunciam; envie menos mensagens que ninguém pediu.`,
  },
};
