import type { Locale } from '../../crm/locale.ts';

/** What a customer reads about their appointment. `when` is a day in words with its time, `what` what it is ('' where nobody said). */
export type CustomerAppointmentWords = {
  booked(business: string, when: string, what: string): string;
  moved(business: string, when: string, what: string): string;
  cancelled(business: string, when: string, what: string): string;
  reminder(business: string, when: string, what: string): string;
  survey(business: string): string;
  forName(name: string): string;

  confirmed(when: string): string;
  cancelledByThem(when: string): string;
  pick: string;
  noTimes: string;
  gone: string;
  movedByThem(when: string): string;
  isNow(when: string): string;
  isCancelled: string;
  isOver: string;
  thanks: string;
  sorry: string;

  /** A time that came free, for who waits for one. */
  cameFree(business: string, when: string): string;
  takeIt: string;
  isYours(when: string): string;
  wentToOther(when: string): string;
  /** Under times of which none may suit. */
  tellMe: string;
  tellMeIf: string;
  willTell: string;

  confirm: string;
  otherTime: string;
  cancel: string;
  choose: string;
  /** From 1 to 5. */
  scores: readonly [string, string, string, string, string];
};

export const customerAppointmentWords: Record<Locale, CustomerAppointmentWords> = {
  en: {
    booked: (business, when, what) => `Your appointment at ${business}: *${when}*${what && `, ${what}`}.`,
    moved: (business, when, what) => `Your appointment at ${business} is now on *${when}*${what && `, ${what}`}.`,
    cancelled: (business, when, what) => `Your appointment at ${business} on ${when}${what && `, ${what},`} is cancelled.`,
    reminder: (business, when, what) => `A reminder of your appointment at ${business}: *${when}*${what && `, ${what}`}.`,
    survey: (business) => `Thank you for your visit to ${business}. How was it?`,
    forName: (name) => `for ${name}`,
    confirmed: (when) => `Thank you, it is confirmed: ${when}.`,
    cancelledByThem: (when) => `Your appointment on ${when} is cancelled. Would another time suit you?`,
    pick: 'These times are free:',
    noTimes: 'Thank you, we will write to you about another time.',
    gone: 'That time has just been taken. These are free:',
    movedByThem: (when) => `Done, your appointment is now on ${when}.`,
    isNow: (when) => `Your appointment is on ${when} by now.`,
    isCancelled: 'That appointment is cancelled already. Would another time suit you?',
    isOver: 'That appointment is over. Write to us, and we find a new one.',
    thanks: 'Thank you for telling us!',
    sorry: 'Thank you for telling us. We are sorry, and somebody will look into it.',
    cameFree: (business, when) => `A time has come free at ${business}: *${when}*. Whoever says yes first has it.`,
    takeIt: 'Yes, I take it',
    isYours: (when) => `It is yours: ${when}. See you then!`,
    wentToOther: (when) => `Sorry, ${when} has just gone. We will tell you when another time comes free.`,
    tellMe: 'Tell me',
    tellMeIf: 'None: tell me of others',
    willTell: 'We will tell you when a time comes free.',
    confirm: 'Confirm',
    otherTime: 'Another time',
    cancel: 'Cancel',
    choose: 'Choose',
    scores: ['1 · Bad', '2 · Poor', '3 · Fair', '4 · Good', '5 · Very good'],
  },
  es: {
    booked: (business, when, what) => `Tu cita en ${business}: *${when}*${what && `, ${what}`}.`,
    moved: (business, when, what) => `Tu cita en ${business} pasa al *${when}*${what && `, ${what}`}.`,
    cancelled: (business, when, what) => `Tu cita en ${business} del ${when}${what && `, ${what},`} queda anulada.`,
    reminder: (business, when, what) => `Te recordamos tu cita en ${business}: *${when}*${what && `, ${what}`}.`,
    survey: (business) => `Gracias por tu visita a ${business}. ¿Qué tal fue?`,
    forName: (name) => `para ${name}`,
    confirmed: (when) => `Gracias, queda confirmada: ${when}.`,
    cancelledByThem: (when) => `Tu cita del ${when} queda anulada. ¿Te viene bien otra hora?`,
    pick: 'Estas horas están libres:',
    noTimes: 'Gracias, te escribimos para buscar otra hora.',
    gone: 'Esa hora acaba de ocuparse. Estas están libres:',
    movedByThem: (when) => `Hecho, tu cita es ahora el ${when}.`,
    isNow: (when) => `Tu cita es ahora el ${when}.`,
    isCancelled: 'Esa cita ya está anulada. ¿Te viene bien otra hora?',
    isOver: 'Esa cita ya pasó. Escríbenos y buscamos otra.',
    thanks: '¡Gracias por decírnoslo!',
    sorry: 'Gracias por decírnoslo. Lo sentimos, alguien lo mirará.',
    cameFree: (business, when) => `Ha quedado libre una hora en ${business}: *${when}*. Quien diga primero que sí, se la queda.`,
    takeIt: 'Sí, la quiero',
    isYours: (when) => `Es tuya: ${when}. ¡Hasta entonces!`,
    wentToOther: (when) => `Lo sentimos, ${when} acaba de ocuparse. Te avisamos cuando quede otra libre.`,
    tellMe: 'Avísame',
    tellMeIf: 'Ninguna: avísame',
    willTell: 'Te avisamos cuando quede libre una hora.',
    confirm: 'Confirmar',
    otherTime: 'Otra hora',
    cancel: 'Anular',
    choose: 'Elegir',
    scores: ['1 · Muy mal', '2 · Mal', '3 · Regular', '4 · Bien', '5 · Muy bien'],
  },
  pt: {
    booked: (business, when, what) => `Seu horário em ${business}: *${when}*${what && `, ${what}`}.`,
    moved: (business, when, what) => `Seu horário em ${business} passa para *${when}*${what && `, ${what}`}.`,
    cancelled: (business, when, what) => `Seu horário em ${business}, ${when}${what && `, ${what}`}, foi desmarcado.`,
    reminder: (business, when, what) => `Lembrando o seu horário em ${business}: *${when}*${what && `, ${what}`}.`,
    survey: (business) => `Obrigado pela sua visita a ${business}. Como foi?`,
    forName: (name) => `para ${name}`,
    confirmed: (when) => `Obrigado, está confirmado: ${when}.`,
    cancelledByThem: (when) => `Seu horário de ${when} foi desmarcado. Outro horário serve para você?`,
    pick: 'Estes horários estão livres:',
    noTimes: 'Obrigado, vamos escrever para combinar outro horário.',
    gone: 'Esse horário acabou de ser ocupado. Estes estão livres:',
    movedByThem: (when) => `Pronto, seu horário agora é ${when}.`,
    isNow: (when) => `Seu horário agora é ${when}.`,
    isCancelled: 'Esse horário já foi desmarcado. Outro horário serve para você?',
    isOver: 'Esse horário já passou. Escreva para nós e achamos outro.',
    thanks: 'Obrigado por contar!',
    sorry: 'Obrigado por contar. Sentimos muito, alguém vai ver isso.',
    cameFree: (business, when) => `Um horário ficou livre em ${business}: *${when}*. Quem disser sim primeiro fica com ele.`,
    takeIt: 'Sim, eu quero',
    isYours: (when) => `É seu: ${when}. Até lá!`,
    wentToOther: (when) => `Que pena, ${when} acabou de ser ocupado. Avisamos quando outro ficar livre.`,
    tellMe: 'Avise-me',
    tellMeIf: 'Nenhum: avise-me',
    willTell: 'Avisamos quando um horário ficar livre.',
    confirm: 'Confirmar',
    otherTime: 'Outro horário',
    cancel: 'Desmarcar',
    choose: 'Escolher',
    scores: ['1 · Muito ruim', '2 · Ruim', '3 · Regular', '4 · Bom', '5 · Muito bom'],
  },
};
