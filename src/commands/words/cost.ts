import type { Locale } from '../../crm/locale.ts';
import type { Family } from '../../crm/rates.ts';

/** What messages cost, as it is said. Money, days and numbers are shown texts. */
export type CostWords = {
  /** `day` of `days` of the month so far; '' for a month that is over. */
  title(month: string, day: number | null, days: number): string;
  nothing(month: string): string;
  /** Free-form messages of a number: how many of the free ones are used. */
  service(number: string, used: string, free: string): string;
  freeUntil(day: string): string;
  paid(count: string): string;
  family: Record<Exclude<Family, 'service'>, (count: string) => string>;
  soFar(money: string): string;
  wholeMonth(money: string): string;
  byTheEnd(day: string, money: string): string;
  ownThreads(count: string, money: string): string;
  /** What the messages cost for each deal that was won. */
  perWon(money: string, won: string): string;
  /** The picture: its title, and what each bar counts. */
  chart: { title(month: string): string; free: string; paid: string; own: string } & Record<Exclude<Family, 'service'>, string>;
  /** Where the prices are from, and what ≈ means. */
  foot: string;
  /** One line when 80 or 100 of a hundred free messages are used. */
  warning: {
    almost(number: string, used: string, free: string): string;
    allUsed(number: string, free: string): string;
    pace(perDay: string, until: string | null, money: string): string;
    /** What would save it: how many of them went into the business's own threads, or how many go to a customer in a row. */
    ownShare(percent: string): string;
    oneMessage: string;
  };
};

export const costWords: Record<Locale, CostWords> = {
  en: {
    title: (month, day, days) => (day === null ? `*Messages in ${month}*` : `*Messages in ${month}* · day ${day} of ${days}`),
    nothing: (month) => `Nothing was delivered in ${month}, so nothing was charged.`,
    service: (number, used, free) => `Your own words${number && ` from ${number}`}: ${used} of ${free} free used`,
    freeUntil: (day) => `free until about ${day}`,
    paid: (count) => `${count} paid`,
    family: {
      utility: (count) => `Service templates: ${count}`,
      marketing: (count) => `Marketing templates: ${count}`,
      authentication: (count) => `Login codes: ${count}`,
    },
    soFar: (money) => `So far: *${money}*`,
    wholeMonth: (money) => `In all: *${money}*`,
    byTheEnd: (day, money) => `by ${day} about ${money}`,
    ownThreads: (count, money) => `Of these, cards and answers to you and your team: ${count} · ${money}`,
    perWon: (money, won) => `For each deal won: ${money} (${won} won)`,
    chart: {
      title: (month) => `Messages in ${month}`,
      free: 'Own words, free',
      paid: 'Own words, paid',
      utility: 'Service templates',
      marketing: 'Marketing templates',
      authentication: 'Login codes',
      own: 'Of these, to you and your team',
    },
    foot: 'At WhatsApp’s list prices, in US dollars. ≈: the newest list gives no price for that country, so it is estimated.',
    warning: {
      almost: (number, used, free) => `⚠️ ${used} of this month’s ${free} free messages${number && ` of ${number}`} are used.`,
      allUsed: (number, free) =>
        `⚠️ This month’s ${free} free messages${number && ` of ${number}`} are used up: from now on each one is charged.`,
      pace: (perDay, until, money) =>
        until === null
          ? `At about ${perDay} a day that is ${money} a day.`
          : `At about ${perDay} a day they last until ${until}; after that they cost ${money} a day.`,
      ownShare: (percent) =>
        `${percent} of them are cards and answers to you and your team. “cards only what needs me” saves most of these.`,
      oneMessage: 'One message instead of three to a customer costs a third.',
    },
  },
  es: {
    title: (month, day, days) => (day === null ? `*Mensajes de ${month}*` : `*Mensajes de ${month}* · día ${day} de ${days}`),
    nothing: (month) => `En ${month} no se entregó nada, así que no se cobró nada.`,
    service: (number, used, free) => `Tus propias palabras${number && ` desde ${number}`}: ${used} de ${free} gratis`,
    freeUntil: (day) => `gratis hasta el ${day} más o menos`,
    paid: (count) => `${count} de pago`,
    family: {
      utility: (count) => `Plantillas de servicio: ${count}`,
      marketing: (count) => `Plantillas de marketing: ${count}`,
      authentication: (count) => `Códigos de acceso: ${count}`,
    },
    soFar: (money) => `Hasta ahora: *${money}*`,
    wholeMonth: (money) => `En total: *${money}*`,
    byTheEnd: (day, money) => `hasta el ${day}, unos ${money}`,
    ownThreads: (count, money) => `De ellos, tarjetas y respuestas para ti y tu equipo: ${count} · ${money}`,
    perWon: (money, won) => `Por cada trato ganado: ${money} (${won} ganados)`,
    chart: {
      title: (month) => `Mensajes de ${month}`,
      free: 'Palabras propias, gratis',
      paid: 'Palabras propias, de pago',
      utility: 'Plantillas de servicio',
      marketing: 'Plantillas de marketing',
      authentication: 'Códigos de acceso',
      own: 'De ellos, a ti y tu equipo',
    },
    foot: 'Según la lista de precios de WhatsApp, en dólares. ≈: la última lista no da precio para ese país y es una estimación.',
    warning: {
      almost: (number, used, free) => `⚠️ Van ${used} de los ${free} mensajes gratis de este mes${number && ` de ${number}`}.`,
      allUsed: (number, free) =>
        `⚠️ Se acabaron los ${free} mensajes gratis de este mes${number && ` de ${number}`}: desde ahora se cobra cada uno.`,
      pace: (perDay, until, money) =>
        until === null
          ? `A unos ${perDay} al día son ${money} diarios.`
          : `A unos ${perDay} al día duran hasta el ${until}; después cuestan ${money} diarios.`,
      ownShare: (percent) =>
        `El ${percent} son tarjetas y respuestas para ti y tu equipo. «tarjetas solo lo que me necesita» ahorra casi todas.`,
      oneMessage: 'Un mensaje en lugar de tres a un cliente cuesta la tercera parte.',
    },
  },
  pt: {
    title: (month, day, days) => (day === null ? `*Mensagens de ${month}*` : `*Mensagens de ${month}* · dia ${day} de ${days}`),
    nothing: (month) => `Em ${month} nada foi entregue, então nada foi cobrado.`,
    service: (number, used, free) => `Suas próprias palavras${number && ` de ${number}`}: ${used} de ${free} grátis`,
    freeUntil: (day) => `grátis até ${day} mais ou menos`,
    paid: (count) => `${count} pagas`,
    family: {
      utility: (count) => `Modelos de serviço: ${count}`,
      marketing: (count) => `Modelos de marketing: ${count}`,
      authentication: (count) => `Códigos de acesso: ${count}`,
    },
    soFar: (money) => `Até agora: *${money}*`,
    wholeMonth: (money) => `No total: *${money}*`,
    byTheEnd: (day, money) => `até ${day}, uns ${money}`,
    ownThreads: (count, money) => `Delas, cartões e respostas para você e sua equipe: ${count} · ${money}`,
    perWon: (money, won) => `Por negócio ganho: ${money} (${won} ganhos)`,
    chart: {
      title: (month) => `Mensagens de ${month}`,
      free: 'Palavras próprias, grátis',
      paid: 'Palavras próprias, pagas',
      utility: 'Modelos de serviço',
      marketing: 'Modelos de marketing',
      authentication: 'Códigos de acesso',
      own: 'Delas, para você e a equipe',
    },
    foot: 'Pela tabela do WhatsApp, em dólares. ≈: a última tabela não traz preço para esse país e é uma estimativa.',
    warning: {
      almost: (number, used, free) => `⚠️ Já foram ${used} das ${free} mensagens grátis deste mês${number && ` de ${number}`}.`,
      allUsed: (number, free) =>
        `⚠️ Acabaram as ${free} mensagens grátis deste mês${number && ` de ${number}`}: de agora em diante cada uma é cobrada.`,
      pace: (perDay, until, money) =>
        until === null
          ? `Com umas ${perDay} por dia são ${money} por dia.`
          : `Com umas ${perDay} por dia elas duram até ${until}; depois custam ${money} por dia.`,
      ownShare: (percent) =>
        `${percent} delas são cartões e respostas para você e sua equipe. “cartões só o que precisa de mim” economiza quase todas.`,
      oneMessage: 'Uma mensagem em vez de três para um cliente custa um terço.',
    },
  },
};
