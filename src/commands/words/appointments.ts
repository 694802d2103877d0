import type { Locale } from '../../crm/locale.ts';

/** What is said about appointments. `who` is a contact's label, `when` a shown time ("Thu 26 Nov 16:00–16:45"), `what` the rest of its line. */
export type AppointmentWords = {
  booked(who: string, line: string): string;
  rebooked(who: string, line: string): string;
  cancelled(who: string, line: string): string;
  confirmed(who: string, line: string): string;
  came(who: string, line: string): string;
  noShow(who: string, line: string): string;
  with(name: string): string;
  /** What an appointment is called that nobody gave a name. */
  plain: string;

  past(words: string): string;
  /** In spring the clock leaves this hour out. */
  leftOut(words: string): string;
  tooLong: string;
  taken(who: string, line: string): string;
  /** A calendar outside says so. `name` null: of the business's own calendar. */
  busy(name: string | null, span: string): string;
  closed(when: string): string;
  freeNear: string;
  noneFree(days: number): string;
  bookAnyway: string;
  /** What stands behind a sentence that is meant in spite of the hours. */
  anyway: string;
  free(who: string | null): string;
  freeWhen(day: string): string;
  /** Nobody has said when the business is open, so its usual hours are guessed. */
  hoursGuessed: string;

  title(period: string, count: number): string;
  /** Under an empty day: what comes next. */
  next(line: string): string;
  none(period: string): string;
  week: string;
  mine: string;
  open: string;

  which(who: string): string;
  hasNone(who: string): string;
  noneToJudge(who: string): string;
  noSuch(number: string): string;
  notYet(who: string, when: string): string;
  already(who: string, line: string): string;
  sameTime(who: string, line: string): string;
  /** Said under the first one there is. */
  firstTime: string;
  soon(who: string, line: string): string;
  howWas(who: string, line: string): string;
  notTold(who: string, line: string): string;
  lateReminder(who: string, line: string): string;
  theyCancelled(who: string, line: string): string;
  theyMoved(who: string, line: string): string;
  theyWantOther(who: string, line: string): string;
  /** Said once, where nobody has said when it is open. */
  hoursLetThem: string;
  lowScore(who: string, score: number, line: string): string;
  label: Record<'move' | 'cancel' | 'confirm' | 'came' | 'noShow' | 'again', string>;
};

export const appointmentWords: Record<Locale, AppointmentWords> = {
  en: {
    booked: (who, line) => `📅 Booked: *${who}* · ${line}`,
    rebooked: (who, line) => `📅 Moved: *${who}* · now ${line}`,
    cancelled: (who, line) => `Cancelled: *${who}* · ${line}`,
    confirmed: (who, line) => `✅ Confirmed: *${who}* · ${line}`,
    came: (who, line) => `✅ Took place: *${who}* · ${line}`,
    noShow: (who, line) => `Did not come: *${who}* · ${line}`,
    with: (name) => `with ${name}`,
    plain: 'appointment',
    past: (words) => `“${words}” is over already. Give me a time to come, as in “thursday 16:00”.`,
    leftOut: (words) => `That night the clock goes forward, so “${words}” does not exist. Take an hour later or earlier.`,
    tooLong: 'An appointment lasts from 5 minutes to 24 hours.',
    taken: (who, line) => `That time is taken: ${who} · ${line}`,
    busy: (name, span) =>
      name ? `${name} is busy then, by the calendar: ${span}` : `You are busy then, by the calendar: ${span}`,
    closed: (when) => `You are closed then: ${when}`,
    freeNear: 'Nearest free times:',
    noneFree: (days) => `Nothing is free in the next ${days} days.`,
    bookAnyway: 'Book anyway',
    anyway: 'anyway',
    free: (who) => `Free times${who ? ` for ${who}` : ''}:`,
    freeWhen: (day) => `Free on ${day}:`,
    hoursGuessed: 'I do not know when you are open, so these are from Monday to Friday, 9 to 18. Write “open mon-fri 9-18”.',
    title: (period, count) => `*${period}*: ${count === 1 ? '1 appointment' : `${count} appointments`}`,
    next: (line) => `Next: ${line}`,
    none: (period) => `No appointments: ${period}.`,
    week: 'The next 7 days',
    mine: 'yours',
    open: 'Open',
    which: (who) => `Which appointment of ${who}?`,
    hasNone: (who) => `${who} has no appointment to come.`,
    noneToJudge: (who) => `${who} has no appointment that has begun.`,
    noSuch: (number) => `There is no appointment ${number}.`,
    notYet: (who, when) => `The appointment of ${who} has not begun yet: ${when}.`,
    already: (who, line) => `Nothing to change: ${who} · ${line}`,
    sameTime: (who, line) => `It is at that time already: ${who} · ${line}`,
    firstTime:
      'Customers hear of it by themselves: at once, two hours before if it still stands, and a day after how it was. “settings” switches reminders and surveys off.',
    soon: (who, line) => `📅 Soon: *${who}* · ${line}`,
    howWas: (who, line) => `Did it take place? *${who}* · ${line}`,
    notTold: (who, line) => `⚠️ *${who}* could not be told: ${line}. Their 24 hours are over and no template is approved.`,
    lateReminder: (who, line) => `⏰ It was too late to remind *${who}*: ${line}.`,
    theyCancelled: (who, line) => `*${who}* cancelled: ${line}`,
    theyMoved: (who, line) => `*${who}* moved it: now ${line}`,
    theyWantOther: (who, line) => `*${who}* asks for another time: ${line}. I had none to offer.`,
    hoursLetThem: 'Tell me when you are open (“hours mon-fri 9-18”), and they choose a free time by themselves.',
    lowScore: (who, score, line) => `⚠️ *${who}* gives ${score} of 5: ${line}`,
    label: { move: 'Move', cancel: 'Cancel it', confirm: 'Confirm', came: 'Took place', noShow: 'No-show', again: 'Book again' },
  },
  es: {
    booked: (who, line) => `📅 Cita: *${who}* · ${line}`,
    rebooked: (who, line) => `📅 Cambiada: *${who}* · ahora ${line}`,
    cancelled: (who, line) => `Cita anulada: *${who}* · ${line}`,
    confirmed: (who, line) => `✅ Confirmada: *${who}* · ${line}`,
    came: (who, line) => `✅ Realizada: *${who}* · ${line}`,
    noShow: (who, line) => `No vino: *${who}* · ${line}`,
    with: (name) => `con ${name}`,
    plain: 'cita',
    past: (words) => `«${words}» ya pasó. Dime una hora por venir, como «jueves 16:00».`,
    leftOut: (words) => `Esa noche se adelanta el reloj y «${words}» no existe. Elige una hora antes o después.`,
    tooLong: 'Una cita dura entre 5 minutos y 24 horas.',
    taken: (who, line) => `Esa hora está ocupada: ${who} · ${line}`,
    busy: (name, span) =>
      name ? `${name} no puede entonces, según su calendario: ${span}` : `Esa hora está ocupada en el calendario: ${span}`,
    closed: (when) => `A esa hora está cerrado: ${when}`,
    freeNear: 'Los huecos más cercanos:',
    noneFree: (days) => `No hay huecos en los próximos ${days} días.`,
    bookAnyway: 'Reservar igual',
    anyway: 'igualmente',
    free: (who) => `Huecos${who ? ` para ${who}` : ''}:`,
    freeWhen: (day) => `Huecos el ${day}:`,
    hoursGuessed: 'No sé cuándo abres, así que son de lunes a viernes, de 9 a 18. Escribe «abrimos lun-vie 9-18».',
    title: (period, count) => `*${period}*: ${count === 1 ? '1 cita' : `${count} citas`}`,
    next: (line) => `La próxima: ${line}`,
    none: (period) => `Sin citas: ${period}.`,
    week: 'Los próximos 7 días',
    mine: 'tuyas',
    open: 'Abrir',
    which: (who) => `¿Qué cita de ${who}?`,
    hasNone: (who) => `${who} no tiene ninguna cita por venir.`,
    noneToJudge: (who) => `${who} no tiene ninguna cita que ya haya empezado.`,
    noSuch: (number) => `No hay ninguna cita ${number}.`,
    notYet: (who, when) => `La cita de ${who} aún no ha empezado: ${when}.`,
    already: (who, line) => `Nada que cambiar: ${who} · ${line}`,
    sameTime: (who, line) => `Ya está a esa hora: ${who} · ${line}`,
    firstTime:
      'El cliente se entera por sí solo: al momento, dos horas antes si sigue en pie, y un día después se le pregunta qué tal. «ajustes» quita recordatorios y encuestas.',
    soon: (who, line) => `📅 En breve: *${who}* · ${line}`,
    howWas: (who, line) => `¿Se realizó? *${who}* · ${line}`,
    notTold: (who, line) => `⚠️ No se pudo avisar a *${who}*: ${line}. Sus 24 horas acabaron y no hay plantilla aprobada.`,
    lateReminder: (who, line) => `⏰ Era tarde para recordárselo a *${who}*: ${line}.`,
    theyCancelled: (who, line) => `*${who}* anuló: ${line}`,
    theyMoved: (who, line) => `*${who}* la cambió: ahora ${line}`,
    theyWantOther: (who, line) => `*${who}* pide otra hora: ${line}. No tenía ninguna que ofrecer.`,
    hoursLetThem: 'Dime cuándo abres («horario lunes a viernes 9-18») y elegirán solos una hora libre.',
    lowScore: (who, score, line) => `⚠️ *${who}* da ${score} de 5: ${line}`,
    label: { move: 'Cambiar', cancel: 'Anular', confirm: 'Confirmar', came: 'Realizada', noShow: 'No vino', again: 'Otra cita' },
  },
  pt: {
    booked: (who, line) => `📅 Marcado: *${who}* · ${line}`,
    rebooked: (who, line) => `📅 Remarcado: *${who}* · agora ${line}`,
    cancelled: (who, line) => `Desmarcado: *${who}* · ${line}`,
    confirmed: (who, line) => `✅ Confirmado: *${who}* · ${line}`,
    came: (who, line) => `✅ Realizado: *${who}* · ${line}`,
    noShow: (who, line) => `Não veio: *${who}* · ${line}`,
    with: (name) => `com ${name}`,
    plain: 'horário',
    past: (words) => `“${words}” já passou. Diga um horário que ainda vem, como “quinta 16:00”.`,
    leftOut: (words) => `Nessa noite o relógio é adiantado e “${words}” não existe. Escolha uma hora antes ou depois.`,
    tooLong: 'Um horário dura de 5 minutos a 24 horas.',
    taken: (who, line) => `Esse horário está ocupado: ${who} · ${line}`,
    busy: (name, span) =>
      name ? `${name} não pode nessa hora, pela agenda: ${span}` : `Essa hora está ocupada na agenda: ${span}`,
    closed: (when) => `Está fechado nessa hora: ${when}`,
    freeNear: 'Os horários livres mais próximos:',
    noneFree: (days) => `Não há horário livre nos próximos ${days} dias.`,
    bookAnyway: 'Marcar assim mesmo',
    anyway: 'mesmo assim',
    free: (who) => `Horários livres${who ? ` para ${who}` : ''}:`,
    freeWhen: (day) => `Livres em ${day}:`,
    hoursGuessed: 'Não sei quando você abre, então são de segunda a sexta, das 9 às 18. Escreva “abrimos seg-sex 9-18”.',
    title: (period, count) => `*${period}*: ${count === 1 ? '1 horário marcado' : `${count} horários marcados`}`,
    next: (line) => `O próximo: ${line}`,
    none: (period) => `Nenhum horário marcado: ${period}.`,
    week: 'Os próximos 7 dias',
    mine: 'seus',
    open: 'Abrir',
    which: (who) => `Qual horário de ${who}?`,
    hasNone: (who) => `${who} não tem nenhum horário por vir.`,
    noneToJudge: (who) => `${who} não tem nenhum horário que já começou.`,
    noSuch: (number) => `Não existe o horário ${number}.`,
    notYet: (who, when) => `O horário de ${who} ainda não começou: ${when}.`,
    already: (who, line) => `Nada a mudar: ${who} · ${line}`,
    sameTime: (who, line) => `Já está nessa hora: ${who} · ${line}`,
    firstTime:
      'O cliente fica sabendo sozinho: na hora, duas horas antes se ainda valer, e um dia depois se pergunta como foi. “configurações” tira lembretes e pesquisas.',
    soon: (who, line) => `📅 Em breve: *${who}* · ${line}`,
    howWas: (who, line) => `Aconteceu? *${who}* · ${line}`,
    notTold: (who, line) => `⚠️ Não foi possível avisar *${who}*: ${line}. As 24 horas acabaram e não há modelo aprovado.`,
    lateReminder: (who, line) => `⏰ Já era tarde para lembrar *${who}*: ${line}.`,
    theyCancelled: (who, line) => `*${who}* desmarcou: ${line}`,
    theyMoved: (who, line) => `*${who}* remarcou: agora ${line}`,
    theyWantOther: (who, line) => `*${who}* pede outro horário: ${line}. Eu não tinha nenhum para oferecer.`,
    hoursLetThem: 'Diga quando você abre (“horário segunda a sexta 9-18”) e eles mesmos escolhem um horário livre.',
    lowScore: (who, score, line) => `⚠️ *${who}* dá ${score} de 5: ${line}`,
    label: {
      move: 'Remarcar',
      cancel: 'Desmarcar',
      confirm: 'Confirmar',
      came: 'Realizado',
      noShow: 'Não veio',
      again: 'Marcar outro',
    },
  },
};
