import type { Locale } from '../../crm/locale.ts';

/** When the business is open. `week`, `days` and `spans` come as they are shown ("Mon–Fri 9–14", "24 Dec – 6 Jan", "10–14"). */
export type OpeningWords = {
  title: string;
  notSet: string;
  /** Its row among the settings. */
  short: string;
  none: string;
  closed: string;
  every(days: string): string;
  nowOpen(until: string): string;
  nowClosed(opens: string): string;
  neverOpens: string;
  special: string;
  foot: string;
  back(days: string): string;
  set(week: string): string;
  off: string;
  whichDays(spans: string): string;
  daily: string;
  whichTimes(days: string): string;
  impossible(words: string): string;
  doubt(words: string, meant: string): string;
  overlap(day: string, first: string, second: string): string;
  allClosed: string;
  weekFirst: string;
  badDays(words: string): string;
  pastDays(words: string): string;
  weeklyOrOnce(day: string): string;
  weekly: string;
  once(day: string): string;
  closedOn(days: string): string;
  openOn(days: string, spans: string): string;
  usualOn(days: string): string;
  noUsual(day: string, weekday: string): string;
  tooMany(most: number): string;
  undone: string;
  /** Said once, with the first hours: what happens from now on by itself. */
  tells: string;
  message(text: string): string;
  messageSet(text: string): string;
  messageOurs(text: string): string;
  messageUndone: string;
};

export const openingWords: Record<Locale, OpeningWords> = {
  en: {
    title: 'When you are open',
    notSet:
      'Not set: nothing is promised to anybody. Write it like this, or pick one and change it: hours mon-fri 9-14 16-20, sat 10-14',
    short: 'Opening hours',
    none: 'not set',
    closed: 'closed',
    every: (days) => `every ${days}`,
    nowOpen: (until) => `Open now, until ${until}.`,
    nowClosed: (opens) => `Closed now; opens ${opens}.`,
    neverOpens: 'Closed now, and no day of the next year is open.',
    special: 'Not as usual:',
    foot: 'Change it: “hours sat 10-14”, “hours sunday closed”, “closed 24 dec - 6 jan”, “closed every 25 dec”, “open 24 dec 10-14”. A row makes its days usual again.',
    back: (days) => `${days}: as usual again`,
    set: (week) => `Open: ${week}`,
    off: 'Opening hours are no longer set: nothing is promised to anybody.',
    whichDays: (spans) => `${spans} on which days?`,
    daily: 'Every day',
    whichTimes: (days) => `From when until when on ${days}? Write it like this: hours mon-fri 9-14 16-20, sun closed`,
    impossible: (words) => `“${words}” is no time from one hour to another. Write it like this: hours mon-fri 9-14 16-20`,
    doubt: (words, meant) =>
      `“${words}” would be at night. Did you mean ${meant}? If it is at night, write the hours with am or a zero: 04-08.`,
    overlap: (day, first, second) => `On ${day} ${first} and ${second} overlap. Write them as one, or change one of them.`,
    allClosed: 'Then you would never be open. “hours off” takes the hours away instead.',
    weekFirst: 'Say your usual week first: hours mon-fri 9-14 16-20, sat 10-14',
    badDays: (words) => `“${words}” are no days of the calendar, or they end before they begin.`,
    pastDays: (words) => `“${words}” is over already.`,
    weeklyOrOnce: (day) => `Every ${day}, or only the next?`,
    weekly: 'Every week',
    once: (day) => `Only ${day}`,
    closedOn: (days) => `Closed: ${days}.`,
    openOn: (days, spans) => `Open ${days}: ${spans}.`,
    usualOn: (days) => `As usual again: ${days}.`,
    noUsual: (day, weekday) => `${day} is a ${weekday}, and you are closed then. Say the hours: open ${day} 10-14`,
    tooMany: (most) => `${most} special days are kept at most. Make some of them usual again first.`,
    undone: 'opening hours',
    tells:
      'From now on whoever writes when nobody will answer soon is told when you will, once in 12 hours. “set acknowledge off” ends it, “hours message …” says it in your words.',
    message: (text) =>
      `Who writes when nobody will answer soon reads:\n“${text}”\nIn your words: hours message Hi {first_name}, we are back {opens}. “hours message off” takes them away.`,
    messageSet: (text) => `Who writes when nobody will answer soon now reads:\n“${text}”`,
    messageOurs: (text) => `Your words are taken away. They read now:\n“${text}”`,
    messageUndone: 'the message for closed hours',
  },
  es: {
    title: 'Cuándo abres',
    notSet:
      'Sin horario: no se promete nada a nadie. Escríbelo así, o elige uno y cámbialo: horario lunes a viernes 9-14 y 16-20, sábado 10-14',
    short: 'Horario',
    none: 'sin fijar',
    closed: 'cerrado',
    every: (days) => `cada ${days}`,
    nowOpen: (until) => `Ahora abierto, hasta ${until}.`,
    nowClosed: (opens) => `Ahora cerrado; abre ${opens}.`,
    neverOpens: 'Ahora cerrado, y ningún día del próximo año abre.',
    special: 'No como siempre:',
    foot: 'Para cambiarlo: «horario sábado 10-14», «horario domingo cerrado», «cerrado 24 dic - 6 ene», «cerrado cada 25 dic», «abrimos 24 dic 10-14». Una fila deja sus días como siempre.',
    back: (days) => `${days}: otra vez como siempre`,
    set: (week) => `Horario: ${week}`,
    off: 'Ya no hay horario: no se promete nada a nadie.',
    whichDays: (spans) => `¿${spans} qué días?`,
    daily: 'Todos los días',
    whichTimes: (days) => `¿De qué hora a qué hora ${days}? Escríbelo así: horario lunes a viernes 9-14 y 16-20, domingo cerrado`,
    impossible: (words) => `«${words}» no va de una hora a otra. Escríbelo así: horario lunes a viernes 9-14 y 16-20`,
    doubt: (words, meant) =>
      `«${words}» sería de noche. ¿Querías decir ${meant}? Si es de noche, escribe las horas con am o con un cero: 04-08.`,
    overlap: (day, first, second) => `El ${day}, ${first} y ${second} se pisan. Escríbelas juntas o cambia una.`,
    allClosed: 'Entonces no abrirías nunca. «horario no» quita el horario.',
    weekFirst: 'Di primero tu semana normal: horario lunes a viernes 9-14 y 16-20, sábado 10-14',
    badDays: (words) => `«${words}» no son días del calendario, o acaban antes de empezar.`,
    pastDays: (words) => `«${words}» ya ha pasado.`,
    weeklyOrOnce: (day) => `¿Cada ${day}, o solo el próximo?`,
    weekly: 'Cada semana',
    once: (day) => `Solo ${day}`,
    closedOn: (days) => `Cerrado: ${days}.`,
    openOn: (days, spans) => `Abierto ${days}: ${spans}.`,
    usualOn: (days) => `Otra vez como siempre: ${days}.`,
    noUsual: (day, weekday) => `${day} es ${weekday}, y ese día cierras. Di las horas: abrimos ${day} 10-14`,
    tooMany: (most) => `Se guardan ${most} días especiales como mucho. Deja antes algunos como siempre.`,
    undone: 'el horario',
    tells:
      'Desde ahora, a quien escribe cuando nadie responderá pronto se le dice cuándo, una vez en 12 horas. «ajustar acuse no» lo quita; «horario mensaje …» lo dice con tus palabras.',
    message: (text) =>
      `Quien escribe cuando nadie responderá pronto lee:\n«${text}»\nCon tus palabras: horario mensaje Hola {first_name}, volvemos {opens}. «horario mensaje no» las quita.`,
    messageSet: (text) => `Quien escribe cuando nadie responderá pronto lee ahora:\n«${text}»`,
    messageOurs: (text) => `Tus palabras ya no están. Ahora se lee:\n«${text}»`,
    messageUndone: 'el mensaje de fuera de horario',
  },
  pt: {
    title: 'Quando você abre',
    notSet:
      'Sem horário: nada é prometido a ninguém. Escreva assim, ou escolha um e mude: horário segunda a sexta 9-18, sábado 10-14',
    short: 'Horário',
    none: 'não definido',
    closed: 'fechado',
    every: (days) => `todo ${days}`,
    nowOpen: (until) => `Aberto agora, até ${until}.`,
    nowClosed: (opens) => `Fechado agora; abre ${opens}.`,
    neverOpens: 'Fechado agora, e nenhum dia do próximo ano abre.',
    special: 'Fora do normal:',
    foot: 'Para mudar: “horário sábado 10-14”, “horário domingo fechado”, “fechado 24 dez - 6 jan”, “fechado todo 25 dez”, “abrimos 24 dez 10-14”. Uma linha deixa os dias dela como sempre.',
    back: (days) => `${days}: de novo como sempre`,
    set: (week) => `Horário: ${week}`,
    off: 'O horário foi retirado: nada é prometido a ninguém.',
    whichDays: (spans) => `${spans} em que dias?`,
    daily: 'Todos os dias',
    whichTimes: (days) => `De que hora a que hora ${days}? Escreva assim: horário segunda a sexta 9-18, domingo fechado`,
    impossible: (words) => `“${words}” não vai de uma hora a outra. Escreva assim: horário segunda a sexta 9-18`,
    doubt: (words, meant) =>
      `“${words}” seria de noite. Você quis dizer ${meant}? Se for de noite, escreva as horas com am ou com um zero: 04-08.`,
    overlap: (day, first, second) => `Em ${day}, ${first} e ${second} se cruzam. Escreva juntas ou mude uma.`,
    allClosed: 'Assim você nunca abriria. “horário não” retira o horário.',
    weekFirst: 'Diga primeiro a sua semana normal: horário segunda a sexta 9-18, sábado 10-14',
    badDays: (words) => `“${words}” não são dias do calendário, ou acabam antes de começar.`,
    pastDays: (words) => `“${words}” já passou.`,
    weeklyOrOnce: (day) => `Toda semana (${day}), ou só o próximo?`,
    weekly: 'Toda semana',
    once: (day) => `Só ${day}`,
    closedOn: (days) => `Fechado: ${days}.`,
    openOn: (days, spans) => `Aberto ${days}: ${spans}.`,
    usualOn: (days) => `De novo como sempre: ${days}.`,
    noUsual: (day, weekday) => `${day} é ${weekday}, e nesse dia você fecha. Diga as horas: abrimos ${day} 10-14`,
    tooMany: (most) => `No máximo ${most} dias especiais são guardados. Deixe alguns como sempre antes.`,
    undone: 'o horário',
    tells:
      'De agora em diante, quem escreve quando ninguém vai responder logo é avisado de quando, uma vez em 12 horas. “definir aviso não” tira; “horário mensagem …” diz com as suas palavras.',
    message: (text) =>
      `Quem escreve quando ninguém vai responder logo lê:\n“${text}”\nCom as suas palavras: horário mensagem Olá {first_name}, voltamos {opens}. “horário mensagem não” tira.`,
    messageSet: (text) => `Quem escreve quando ninguém vai responder logo agora lê:\n“${text}”`,
    messageOurs: (text) => `Suas palavras foram retiradas. Agora se lê:\n“${text}”`,
    messageUndone: 'a mensagem de fora do horário',
  },
};
