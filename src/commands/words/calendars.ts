import type { Locale } from '../../crm/locale.ts';

/** What is said about calendars outside. `name` is what a feed is called (`feed`), `since` a shown time. */
export type CalendarWords = {
  /** `address` is put in when it leaves; `whole`: everybody's appointments, not one's own. */
  address(address: string, whole: boolean): string;
  keep: string;
  renewed: string;

  /** A calendar that is read here, and whose time it takes; null: the business's. */
  feed(host: string, whose: string | null): string;
  feedsTitle: string;
  readAt(since: string): string;
  notYet: string;
  notSince(since: string | null): string;
  howToAdd: string;
  howToChange: string;
  whichAddress: string;
  badAddress(address: string): string;
  tooMany(most: number): string;
  adding(name: string): string;
  wasRead(name: string, count: number): string;
  /** It cannot be read; `since`: until when it could, null: never. */
  notRead(name: string, why: string, since: string | null): string;
  readsAgain(name: string): string;
  removed(name: string): string;
  noFeeds: string;
  noSuch(words: string): string;
  whichFeed: string;
};

export const calendarWords: Record<Locale, CalendarWords> = {
  en: {
    address: (address, whole) =>
      `📅 ${whole ? 'The business’s appointments' : 'Your appointments'}, for Google, Apple or Outlook (there: add a calendar by its address):\n${address}`,
    keep: 'Whoever has this address sees names and times. “calendar new” ends it and makes another.',
    renewed: 'The address before this one has ended.',
    feed: (host, whose) => `${host} → ${whose ?? 'the business'}`,
    feedsTitle: 'Calendars whose busy times count here:',
    readAt: (since) => `read ${since}`,
    notYet: 'not read yet',
    notSince: (since) => (since ? `not read since ${since}; what it said then counts.` : 'never read.'),
    howToAdd: 'To count your own busy times here: “calendar add https://…”, with your calendar’s secret iCal address.',
    howToChange: '“calendar add https://…” adds one, “calendar remove 1” ends one.',
    whichAddress:
      'Which one? “calendar add https://… as Leo”. Google: the calendar’s settings, “Secret address in iCal format”. Outlook: Shared calendars, Publish, ICS. Apple: Public Calendar.',
    badAddress: (address) => `“${address}” is no https address of a calendar. It begins with https:// or webcal://.`,
    tooMany: (most) => `There are ${most} calendars already, which is as many as can be. “calendar remove 1” ends one.`,
    adding: (name) => `Reading ${name} …`,
    wasRead: (name, count) =>
      `📅 Read: ${name}. ${count === 0 ? 'Nothing is busy' : count === 1 ? '1 busy time' : `${count} busy times`} in the next four weeks; no appointment is offered there.`,
    notRead: (name, why, since) => `⚠️ I cannot read ${name}. ${why}${since ? ` What it said at ${since} still counts.` : ''}`,
    readsAgain: (name) => `📅 ${name} can be read again.`,
    removed: (name) => `No longer read: ${name}. Its busy times are free again.`,
    noFeeds: 'No calendar is read here. “calendar add https://…” adds one.',
    noSuch: (words) => `No calendar is called “${words}”. “calendar” lists them.`,
    whichFeed: 'Which one is to end?',
  },
  es: {
    address: (address, whole) =>
      `📅 ${whole ? 'Las citas del negocio' : 'Tus citas'}, para Google, Apple u Outlook (allí: añadir calendario por dirección):\n${address}`,
    keep: 'Quien tenga esta dirección ve nombres y horas. «calendario nuevo» la anula y crea otra.',
    renewed: 'La dirección anterior ya no vale.',
    feed: (host, whose) => `${host} → ${whose ?? 'el negocio'}`,
    feedsTitle: 'Calendarios cuyas horas ocupadas cuentan aquí:',
    readAt: (since) => `leído ${since}`,
    notYet: 'sin leer todavía',
    notSince: (since) => (since ? `sin leer desde ${since}; vale lo que decía entonces.` : 'nunca se pudo leer.'),
    howToAdd:
      'Para contar aquí tus horas ocupadas: «calendario añadir https://…», con la dirección iCal secreta de tu calendario.',
    howToChange: '«calendario añadir https://…» añade uno, «calendario quitar 1» quita uno.',
    whichAddress:
      '¿Cuál? «calendario añadir https://… como Leo». Google: ajustes del calendario, «Dirección secreta en formato iCal». Outlook: Calendarios compartidos, Publicar, ICS. Apple: Calendario público.',
    badAddress: (address) => `«${address}» no es una dirección https de un calendario. Empieza por https:// o webcal://.`,
    tooMany: (most) => `Ya hay ${most} calendarios, que es el máximo. «calendario quitar 1» quita uno.`,
    adding: (name) => `Leyendo ${name} …`,
    wasRead: (name, count) =>
      `📅 Leído: ${name}. ${count === 0 ? 'Nada ocupado' : count === 1 ? '1 hora ocupada' : `${count} horas ocupadas`} en las próximas cuatro semanas; ahí no se ofrece ninguna cita.`,
    notRead: (name, why, since) => `⚠️ No puedo leer ${name}. ${why}${since ? ` Vale lo que decía ${since}.` : ''}`,
    readsAgain: (name) => `📅 ${name} se puede leer de nuevo.`,
    removed: (name) => `Ya no se lee: ${name}. Sus horas ocupadas quedan libres.`,
    noFeeds: 'Aquí no se lee ningún calendario. «calendario añadir https://…» añade uno.',
    noSuch: (words) => `Ningún calendario se llama «${words}». «calendario» los muestra.`,
    whichFeed: '¿Cuál se quita?',
  },
  pt: {
    address: (address, whole) =>
      `📅 ${whole ? 'Os horários do negócio' : 'Seus horários'}, para Google, Apple ou Outlook (lá: adicionar agenda por endereço):\n${address}`,
    keep: 'Quem tiver este endereço vê nomes e horários. “calendário novo” encerra este e cria outro.',
    renewed: 'O endereço anterior não vale mais.',
    feed: (host, whose) => `${host} → ${whose ?? 'o negócio'}`,
    feedsTitle: 'Agendas cujos horários ocupados contam aqui:',
    readAt: (since) => `lida ${since}`,
    notYet: 'ainda não lida',
    notSince: (since) => (since ? `não lida desde ${since}; vale o que dizia então.` : 'nunca foi lida.'),
    howToAdd:
      'Para contar aqui seus horários ocupados: “calendário adicionar https://…”, com o endereço iCal secreto da sua agenda.',
    howToChange: '“calendário adicionar https://…” adiciona uma, “calendário remover 1” encerra uma.',
    whichAddress:
      'Qual? “calendário adicionar https://… como Leo”. Google: configurações da agenda, “Endereço secreto no formato iCal”. Outlook: Calendários compartilhados, Publicar, ICS. Apple: Calendário público.',
    badAddress: (address) => `“${address}” não é um endereço https de uma agenda. Ele começa com https:// ou webcal://.`,
    tooMany: (most) => `Já há ${most} agendas, que é o máximo. “calendário remover 1” encerra uma.`,
    adding: (name) => `Lendo ${name} …`,
    wasRead: (name, count) =>
      `📅 Lida: ${name}. ${count === 0 ? 'Nada ocupado' : count === 1 ? '1 horário ocupado' : `${count} horários ocupados`} nas próximas quatro semanas; ali nenhum horário é oferecido.`,
    notRead: (name, why, since) => `⚠️ Não consigo ler ${name}. ${why}${since ? ` Vale o que dizia ${since}.` : ''}`,
    readsAgain: (name) => `📅 ${name} pode ser lida de novo.`,
    removed: (name) => `Não é mais lida: ${name}. Seus horários ocupados ficam livres.`,
    noFeeds: 'Nenhuma agenda é lida aqui. “calendário adicionar https://…” adiciona uma.',
    noSuch: (words) => `Nenhuma agenda se chama “${words}”. “calendário” mostra todas.`,
    whichFeed: 'Qual deve ser encerrada?',
  },
};
