import type { Locale } from '../../crm/locale.ts';
import type { RefusedBecause } from '../../crm/outside.ts';

/** Other systems: their keys, and what they reported. `system` is what the team calls one, `code` what stands for a key until it leaves. */
export type OutsideWords = {
  /** Keys. */
  keysTitle: string;
  noKeys: string;
  keysFoot: string;
  usedAgo(age: string): string;
  neverUsed: string;
  keyOf(number: number, system: string): string;
  noSuchKey(words: string): string;
  badSystem: string;
  tooManyKeys(most: number): string;
  makeQuestion(system: string): string;
  makeYes: string;
  made(number: number, system: string, code: string): string;
  madeBy(name: string, system: string): string;
  revokeQuestion(number: number, system: string): string;
  revokeYes: string;
  revoked(number: number, system: string): string;
  tooOld: string;

  /** What was reported. */
  title: string;
  counts(received: string, done: string, refused: string, waiting: string): string;
  nothing: string;
  tapToRetry: string;
  states: Record<'waiting' | 'done', string>;
  refused: Record<RefusedBecause, string>;
  again: string;
  inHealth(count: string): string;

  /** Cards. */
  tryAgain: string;
  money: Record<'paid' | 'failed' | 'refunded', (money: string) => string>;
  noRequest(system: string, what: string, reference: string): string;
  cannotBe(system: string, what: string, record: string, state: string): string;
  /** `booked` and `there`: whose appointment, and when. */
  taken(system: string, booked: string, there: string): string;
  keepsFailing(system: string, what: string): string;
};

export const outsideWords: Record<Locale, OutsideWords> = {
  en: {
    keysTitle: '*API keys*: with one, another system reports what happens there.',
    noKeys: 'No other system may report anything yet.',
    keysFoot: 'A new one: “api key stripe”, with the name of the system.',
    usedAgo: (age) => `reported something ${age} ago`,
    neverUsed: 'has reported nothing yet',
    keyOf: (number, system) => `*API key ${number}* · ${system}`,
    noSuchKey: (words) => `There is no API key ${words}. “api keys” shows them.`,
    badSystem: 'A system is called by a short name: letters, digits, dashes; 30 at most. Like this: “api key stripe”.',
    tooManyKeys: (most) => `${most} keys are as many as there can be. Take one back first: “api keys”.`,
    makeQuestion: (system) =>
      `🔑 A key for *${system}*? Whoever has it can report payments, orders, appointments and people in its name. It is shown here once: hand it over, and delete the message.`,
    makeYes: 'Make the key',
    made: (number, system, code) =>
      `🔑 API key ${number} for *${system}*, shown this once:\n\n${code}\n\nHand it over and delete this message. “api key ${number}” takes it back.`,
    madeBy: (name, system) => `🔑 ${name} made an API key for ${system}. “api keys” shows it and takes it back.`,
    revokeQuestion: (number, system) => `Take back API key ${number} (${system})? What it reports from then on is turned away.`,
    revokeYes: 'Take it back',
    revoked: (number, system) => `API key ${number} (${system}) counts no more.`,
    tooOld: 'This question is older than ten minutes. Write it again.',
    title: '*Reported from outside*, last 24 hours',
    counts: (received, done, refused, waiting) =>
      `${received} received = ${done} done + ${refused} came to nothing + ${waiting} waiting`,
    nothing: 'No other system has reported anything yet. “api key stripe” makes a key for one.',
    tapToRetry: 'Tap one that came to nothing to have it tried again.',
    states: { waiting: 'waits', done: 'done' },
    refused: {
      'unknown-record': 'nothing here is called so',
      'unknown-contact': 'nobody known, and no phone',
      'of-the-team': 'the phone is a colleague’s',
      'no-colleague': 'no colleague is called so',
      'not-now': 'cannot be, as things stand',
      'other-amount': 'another amount than asked for',
      'time-taken': 'that time is taken',
      failed: 'failed again and again',
    },
    again: 'It is looked at again. “events” shows what came of it.',
    inHealth: (count) => `⚠️ From outside ${count} came to nothing in 24 hours: “events”.`,
    tryAgain: 'Try again',
    money: {
      paid: (money) => `${money} paid`,
      failed: (money) => `a payment of ${money} that failed`,
      refunded: (money) => `${money} given back`,
    },
    noRequest: (system, what, reference) =>
      `⚠️ ${system} reports ${what} for “${reference}”, and no payment request here is called so.`,
    cannotBe: (system, what, record, state) => `⚠️ ${system} reports ${what} for ${record}, which is ${state}. It stays as it is.`,
    taken: (system, booked, there) =>
      `⚠️ ${system} has booked ${booked}. That time is taken: ${there}. It is not in the agenda; move one of them, then try again.`,
    keepsFailing: (system, what) =>
      `⚠️ Something that ${system} reported could not be taken in, though I tried six times: ${what}. It is kept. *Try again* takes everything that failed like this; “events” shows it.`,
  },
  es: {
    keysTitle: '*Claves API*: con una, otro sistema comunica lo que pasa allí.',
    noKeys: 'Ningún otro sistema puede comunicar nada todavía.',
    keysFoot: 'Una nueva: «clave api stripe», con el nombre del sistema.',
    usedAgo: (age) => `comunicó algo hace ${age}`,
    neverUsed: 'aún no ha comunicado nada',
    keyOf: (number, system) => `*Clave API ${number}* · ${system}`,
    noSuchKey: (words) => `No hay ninguna clave API ${words}. «claves api» las muestra.`,
    badSystem: 'Un sistema se llama con un nombre corto: letras, cifras, guiones; 30 como mucho. Así: «clave api stripe».',
    tooManyKeys: (most) => `Puede haber como mucho ${most} claves. Retira una antes: «claves api».`,
    makeQuestion: (system) =>
      `🔑 ¿Una clave para *${system}*? Quien la tenga puede comunicar pagos, pedidos, citas y personas en su nombre. Se muestra aquí una sola vez: entrégala y borra el mensaje.`,
    makeYes: 'Crear la clave',
    made: (number, system, code) =>
      `🔑 Clave API ${number} para *${system}*, solo se muestra esta vez:\n\n${code}\n\nEntrégala y borra este mensaje. «clave api ${number}» la retira.`,
    madeBy: (name, system) => `🔑 ${name} ha creado una clave API para ${system}. «claves api» la muestra y la retira.`,
    revokeQuestion: (number, system) =>
      `¿Retirar la clave API ${number} (${system})? Lo que comunique desde entonces se rechaza.`,
    revokeYes: 'Retirarla',
    revoked: (number, system) => `La clave API ${number} (${system}) ya no vale.`,
    tooOld: 'Esta pregunta tiene más de diez minutos. Escríbela otra vez.',
    title: '*Comunicado desde fuera*, últimas 24 horas',
    counts: (received, done, refused, waiting) =>
      `${received} recibidos = ${done} hechos + ${refused} sin efecto + ${waiting} en espera`,
    nothing: 'Ningún otro sistema ha comunicado nada todavía. «clave api stripe» crea una clave para uno.',
    tapToRetry: 'Toca uno sin efecto para intentarlo otra vez.',
    states: { waiting: 'en espera', done: 'hecho' },
    refused: {
      'unknown-record': 'nada se llama así aquí',
      'unknown-contact': 'nadie conocido, y sin teléfono',
      'of-the-team': 'el teléfono es de alguien del equipo',
      'no-colleague': 'nadie del equipo se llama así',
      'not-now': 'no puede ser, tal como está',
      'other-amount': 'otro importe que el pedido',
      'time-taken': 'esa hora está ocupada',
      failed: 'falló una y otra vez',
    },
    again: 'Se mira otra vez. «eventos» muestra qué pasó.',
    inHealth: (count) => `⚠️ Desde fuera, ${count} sin efecto en 24 horas: «eventos».`,
    tryAgain: 'Intentar otra vez',
    money: {
      paid: (money) => `${money} pagados`,
      failed: (money) => `un pago de ${money} que falló`,
      refunded: (money) => `${money} devueltos`,
    },
    noRequest: (system, what, reference) =>
      `⚠️ ${system} comunica ${what} para «${reference}», y aquí ninguna petición de pago se llama así.`,
    cannotBe: (system, what, record, state) =>
      `⚠️ ${system} comunica ${what} para ${record}, que está: ${state}. Se queda como está.`,
    taken: (system, booked, there) =>
      `⚠️ ${system} ha reservado para ${booked}. Esa hora está ocupada: ${there}. No está en la agenda; mueve una de las dos e inténtalo otra vez.`,
    keepsFailing: (system, what) =>
      `⚠️ Algo que comunicó ${system} no se pudo procesar, aunque lo intenté seis veces: ${what}. Está guardado. *Intentar otra vez* lo hace con todo lo que falló así; «eventos» lo muestra.`,
  },
  pt: {
    keysTitle: '*Chaves API*: com uma, outro sistema comunica o que acontece lá.',
    noKeys: 'Nenhum outro sistema pode comunicar nada ainda.',
    keysFoot: 'Uma nova: “chave api stripe”, com o nome do sistema.',
    usedAgo: (age) => `comunicou algo há ${age}`,
    neverUsed: 'ainda não comunicou nada',
    keyOf: (number, system) => `*Chave API ${number}* · ${system}`,
    noSuchKey: (words) => `Não há chave API ${words}. “chaves api” mostra todas.`,
    badSystem: 'Um sistema se chama por um nome curto: letras, números, hífens; no máximo 30. Assim: “chave api stripe”.',
    tooManyKeys: (most) => `Pode haver no máximo ${most} chaves. Retire uma antes: “chaves api”.`,
    makeQuestion: (system) =>
      `🔑 Uma chave para *${system}*? Quem a tiver pode comunicar pagamentos, pedidos, horários e pessoas em nome dele. Ela aparece aqui uma única vez: entregue e apague a mensagem.`,
    makeYes: 'Criar a chave',
    made: (number, system, code) =>
      `🔑 Chave API ${number} para *${system}*, mostrada só desta vez:\n\n${code}\n\nEntregue e apague esta mensagem. “chave api ${number}” a retira.`,
    madeBy: (name, system) => `🔑 ${name} criou uma chave API para ${system}. “chaves api” mostra e retira.`,
    revokeQuestion: (number, system) => `Retirar a chave API ${number} (${system})? O que ela comunicar a partir daí é recusado.`,
    revokeYes: 'Retirar',
    revoked: (number, system) => `A chave API ${number} (${system}) não vale mais.`,
    tooOld: 'Esta pergunta tem mais de dez minutos. Escreva de novo.',
    title: '*Comunicado de fora*, últimas 24 horas',
    counts: (received, done, refused, waiting) =>
      `${received} recebidos = ${done} feitos + ${refused} sem efeito + ${waiting} esperando`,
    nothing: 'Nenhum outro sistema comunicou nada ainda. “chave api stripe” cria uma chave para um.',
    tapToRetry: 'Toque em um sem efeito para tentar de novo.',
    states: { waiting: 'espera', done: 'feito' },
    refused: {
      'unknown-record': 'nada se chama assim aqui',
      'unknown-contact': 'ninguém conhecido, e sem telefone',
      'of-the-team': 'o telefone é de um colega',
      'no-colleague': 'ninguém da equipe se chama assim',
      'not-now': 'não pode ser, como está',
      'other-amount': 'outro valor que o pedido',
      'time-taken': 'esse horário está ocupado',
      failed: 'falhou várias vezes',
    },
    again: 'Está sendo visto de novo. “eventos” mostra o que houve.',
    inHealth: (count) => `⚠️ De fora, ${count} sem efeito em 24 horas: “eventos”.`,
    tryAgain: 'Tentar de novo',
    money: {
      paid: (money) => `${money} pagos`,
      failed: (money) => `um pagamento de ${money} que falhou`,
      refunded: (money) => `${money} devolvidos`,
    },
    noRequest: (system, what, reference) =>
      `⚠️ ${system} comunica ${what} para “${reference}”, e nenhum pedido de pagamento aqui se chama assim.`,
    cannotBe: (system, what, record, state) => `⚠️ ${system} comunica ${what} para ${record}, que está: ${state}. Fica como está.`,
    taken: (system, booked, there) =>
      `⚠️ ${system} marcou ${booked}. Esse horário está ocupado: ${there}. Não está na agenda; mude um dos dois e tente de novo.`,
    keepsFailing: (system, what) =>
      `⚠️ Algo que ${system} comunicou não pôde ser processado, embora eu tenha tentado seis vezes: ${what}. Está guardado. *Tentar de novo* faz isso com tudo o que falhou assim; “eventos” mostra.`,
  },
};
