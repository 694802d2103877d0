import type { Locale } from '../../crm/locale.ts';

/** What is said about who waits for a time. `who` is a contact's label, `when` a shown time. */
export type WaitingWords = {
  waits(who: string, before: string | null): string;
  waitsNot(who: string): string;
  waitsNoLonger(who: string): string;
  undone(who: string): string;
  title(count: number): string;
  before(when: string): string;
  since(age: string): string;
  nobodyWaits: string;

  /** On the card when an appointment was cancelled. */
  cameFree(when: string, names: string): string;
  offerIt: string;
  offerQuestion(when: string, count: number): string;
  offerTo(count: number): string;
  offered(when: string, names: string): string;
  offerUndone(when: string): string;
  nobodyFits(when: string): string;
  gone(when: string): string;
  freedTitle: string;
  noneFreed: string;
  tookIt(who: string, line: string): string;
};

export const waitingWords: Record<Locale, WaitingWords> = {
  en: {
    waits: (who, before) =>
      `⏳ *${who}* waits for a time to come free${before ? `, before ${before}` : ''}. When one is cancelled I ask you whether to offer it.`,
    waitsNot: (who) => `${who} is not on the waiting list.`,
    waitsNoLonger: (who) => `${who} no longer waits for a time.`,
    undone: (who) => `the waiting list is, for ${who},`,
    title: (count) => (count === 1 ? '1 person waits for a time:' : `${count} people wait for a time:`),
    before: (when) => `before ${when}`,
    since: (age) => `for ${age}`,
    nobodyWaits: 'Nobody waits for a time. “wait ana before friday” puts somebody on the list.',
    cameFree: (when, names) => `📅 *${when}* has come free. Waiting: ${names}.`,
    offerIt: 'Offer it',
    offerQuestion: (when, count) =>
      `Offer *${when}* to ${count === 1 ? 'this person' : `these ${count}`}? Whoever says yes first has it.`,
    offerTo: (count) => (count === 1 ? 'Offer it now' : `Offer to all ${count}`),
    offered: (when, names) => `Offered: *${when}* to ${names}. Whoever says yes first has it, and I tell you who.`,
    offerUndone: (when) => `${when} is offered to nobody,`,
    nobodyFits: (when) => `Nobody waits for ${when}.`,
    gone: (when) => `That time is not free to offer any more: ${when}.`,
    freedTitle: 'Came free, and somebody waits:',
    noneFreed: 'No time has come free that somebody waits for.',
    tookIt: (who, line) => `📅 *${who}* took the free time: ${line}`,
  },
  es: {
    waits: (who, before) =>
      `⏳ *${who}* espera a que quede libre una hora${before ? `, antes del ${before}` : ''}. Cuando se anule una, te pregunto si ofrecerla.`,
    waitsNot: (who) => `${who} no está en la lista de espera.`,
    waitsNoLonger: (who) => `${who} ya no espera ninguna hora.`,
    undone: (who) => `la lista de espera está, para ${who}`,
    title: (count) => (count === 1 ? '1 persona espera una hora:' : `${count} personas esperan una hora:`),
    before: (when) => `antes del ${when}`,
    since: (age) => `desde hace ${age}`,
    nobodyWaits: 'Nadie espera una hora. «en espera ana antes del viernes» apunta a alguien.',
    cameFree: (when, names) => `📅 *${when}* ha quedado libre. Esperan: ${names}.`,
    offerIt: 'Ofrecerla',
    offerQuestion: (when, count) =>
      `¿Ofrecer *${when}* a ${count === 1 ? 'esta persona' : `estas ${count}`}? Quien diga primero que sí, se la queda.`,
    offerTo: (count) => (count === 1 ? 'Ofrecer ahora' : `Ofrecer a las ${count}`),
    offered: (when, names) => `Ofrecida: *${when}* a ${names}. Quien diga primero que sí se la queda, y te digo quién.`,
    offerUndone: (when) => `${when} no se ofrece a nadie`,
    nobodyFits: (when) => `Nadie espera ${when}.`,
    gone: (when) => `Esa hora ya no está libre para ofrecerla: ${when}.`,
    freedTitle: 'Han quedado libres, y alguien espera:',
    noneFreed: 'No ha quedado libre ninguna hora que alguien espere.',
    tookIt: (who, line) => `📅 *${who}* se queda la hora libre: ${line}`,
  },
  pt: {
    waits: (who, before) =>
      `⏳ *${who}* espera que um horário fique livre${before ? `, antes de ${before}` : ''}. Quando um for desmarcado, eu pergunto se ofereço.`,
    waitsNot: (who) => `${who} não está na fila de espera.`,
    waitsNoLonger: (who) => `${who} não espera mais por um horário.`,
    undone: (who) => `a fila de espera está, para ${who},`,
    title: (count) => (count === 1 ? '1 pessoa espera por um horário:' : `${count} pessoas esperam por um horário:`),
    before: (when) => `antes de ${when}`,
    since: (age) => `há ${age}`,
    nobodyWaits: 'Ninguém espera por um horário. “em espera ana antes de sexta” põe alguém na fila.',
    cameFree: (when, names) => `📅 *${when}* ficou livre. Esperam: ${names}.`,
    offerIt: 'Oferecer',
    offerQuestion: (when, count) =>
      `Oferecer *${when}* a ${count === 1 ? 'esta pessoa' : `estas ${count}`}? Quem disser sim primeiro fica com ele.`,
    offerTo: (count) => (count === 1 ? 'Oferecer agora' : `Oferecer às ${count}`),
    offered: (when, names) => `Oferecido: *${when}* a ${names}. Quem disser sim primeiro fica com ele, e eu digo quem.`,
    offerUndone: (when) => `${when} não é oferecido a ninguém,`,
    nobodyFits: (when) => `Ninguém espera por ${when}.`,
    gone: (when) => `Esse horário não está mais livre para oferecer: ${when}.`,
    freedTitle: 'Ficaram livres, e alguém espera:',
    noneFreed: 'Nenhum horário que alguém espera ficou livre.',
    tookIt: (who, line) => `📅 *${who}* ficou com o horário livre: ${line}`,
  },
};
