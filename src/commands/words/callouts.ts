import type { Locale } from '../../crm/locale.ts';

/** Other systems that rules may tell. `name` is what the team calls one, `code` what stands for its secret until it leaves. */
export type CalloutWords = {
  title: string;
  none: string;
  foot: string;
  lastTook(age: string): string;
  tookNothing: string;
  isOff: string;
  wantsNone: string;
  tookNothingForDays: string;
  failed(count: string): string;
  waits(count: string): string;
  noSuch(words: string): string;
  how: string;
  badName: string;
  isColleague(name: string): string;
  isThere(name: string, number: number): string;
  badAddress(address: string): string;
  tooMany(most: number): string;
  made(number: number, name: string, host: string, code: string): string;
  madeBy(who: string, name: string, host: string): string;
  connectionOf(number: number, name: string, host: string): string;
  called(name: string): string;
  pinged(name: string): string;
  again(name: string): string;
  nothingFailed(name: string): string;
  nowOn(name: string): string;
  nowOff(name: string): string;
  ended(name: string): string;
  alreadyOn(name: string): string;
  alreadyOff(name: string): string;

  /** The last calls that were not taken. */
  troubles: string;
  types: Record<'rule.fired' | 'ping', string>;
  answers(status: number): string;
  tries(count: number): string;

  /** Cards. */
  failing(name: string, age: string, reason: string): string;
  gaveUp(name: string, reason: string): string;
  switchedOff(name: string, reason: string): string;
  back(name: string): string;
  inHealth(failed: string, waiting: string): string;
  /** Of what an undo was to take back some have left. */
  haveLeft(count: number): string;
  mayHaveLeft: string;
  /** Another one is called so by now. */
  nameTaken(called: string): string;

  retry: string;
  test: string;
  off: string;
  on: string;
};

export const calloutWords: Record<Locale, CalloutWords> = {
  en: {
    title: '*Connections*: systems that your rules may tell.',
    none: 'No other system is told anything yet.',
    foot: 'A new one: “connect shop https://…”. In a rule: “when someone moves to Won, tell shop”.',
    lastTook: (age) => `took the last call ${age} ago`,
    tookNothing: 'has taken nothing yet',
    isOff: 'is off',
    wantsNone: 'is off: it wants no calls any more',
    tookNothingForDays: 'is off: it took nothing for days',
    failed: (count) => `${count} failed`,
    waits: (count) => `${count} waiting`,
    noSuch: (words) => `There is no connection ${words}. “connections” shows them.`,
    how: 'Say a name and the https address that is to be told: “connect shop https://shop.example.com/hilo”.',
    badName: 'A connection is called by one short word: letters, digits, dashes; 30 at most, and not only digits.',
    isColleague: (name) => `${name} is somebody of your team: “tell ${name}” would mean two. Choose another name.`,
    isThere: (name, number) => `There is a connection ${name} already. “disconnect ${number}” ends it.`,
    badAddress: (address) =>
      `“${address}” cannot be told: it must begin with https:// and lie on the open internet, without a user name in it.`,
    tooMany: (most) => `${most} connections are as many as there can be. End one first: “connections”.`,
    made: (number, name, host, code) =>
      `🔌 Connection ${number}, *${name}* (${host}). Each call is signed with this secret, shown this once:\n\n${code}\n\nEnter it there and delete this message. Try it out with “connect ${name} test”; rules say “tell ${name}”. “undo” takes the connection back.`,
    madeBy: (who, name, host) =>
      `🔌 ${who} connected ${name} (${host}): rules can tell it about customers. “connections” shows it and ends it.`,
    connectionOf: (number, name, host) => `*Connection ${number}* · ${name} · ${host}`,
    called: (name) => `connection ${name}`,
    pinged: (name) => `A test call to ${name} leaves now. “connections ${name}” says whether it was taken.`,
    again: (name) => `What ${name} has not taken is tried again.`,
    nothingFailed: (name) => `${name} has taken everything: there is nothing to try again.`,
    nowOn: (name) => `${name} is told again, also what had waited.`,
    nowOff: (name) => `${name} is told nothing any more. Rules that tell it stop themselves.`,
    ended: (name) => `${name} is disconnected. Rules that tell it stop themselves. “undo” brings it back.`,
    alreadyOn: (name) => `${name} is on already.`,
    alreadyOff: (name) => `${name} is off already.`,
    troubles: 'Not taken:',
    types: { 'rule.fired': 'a rule fired', ping: 'a test' },
    answers: (status) => `It answered ${status}.`,
    tries: (count) => (count === 1 ? '1 try' : `${count} tries`),
    failing: (name, age, reason) =>
      `⚠️ *${name}* has taken no call for ${age}. ${reason} What waits is tried again for three days.`,
    gaveUp: (name, reason) => `⚠️ *${name}* did not take a call in three days. ${reason} It is not tried again by itself.`,
    switchedOff: (name, reason) => `⚠️ *${name}* is switched off. ${reason} Rules that tell it stop themselves.`,
    back: (name) => `✅ ${name} takes calls again.`,
    inHealth: (failed, waiting) => `⚠️ Calls to other systems in 24 hours: ${failed} failed, ${waiting} waiting: “connections”.`,
    haveLeft: (count) => (count === 1 ? 'One call has left and stays told.' : `${count} calls have left and stay told.`),
    mayHaveLeft: 'It had been tried already and may have arrived; it is not tried again.',
    nameTaken: (called) => `Another ${called} is there by now: end that one first.`,
    retry: 'Try all again',
    test: 'Send a test',
    off: 'Switch off',
    on: 'Switch on',
  },
  es: {
    title: '*Conexiones*: sistemas a los que tus reglas pueden avisar.',
    none: 'Todavía no se avisa a ningún otro sistema.',
    foot: 'Una nueva: «conectar tienda https://…». En una regla: «cuando alguien pase a Ganado, avisa a tienda».',
    lastTook: (age) => `aceptó la última llamada hace ${age}`,
    tookNothing: 'aún no ha aceptado nada',
    isOff: 'está apagada',
    wantsNone: 'apagada: ya no quiere llamadas',
    tookNothingForDays: 'apagada: no aceptó nada en días',
    failed: (count) => `${count} fallidas`,
    waits: (count) => `${count} en espera`,
    noSuch: (words) => `No hay ninguna conexión ${words}. «conexiones» las muestra.`,
    how: 'Di un nombre y la dirección https a la que avisar: «conectar tienda https://tienda.example.com/hilo».',
    badName: 'Una conexión se llama con una palabra corta: letras, cifras, guiones; 30 como mucho, y no solo cifras.',
    isColleague: (name) => `${name} es alguien de tu equipo: «avisa a ${name}» sería dos cosas. Elige otro nombre.`,
    isThere: (name, number) => `Ya hay una conexión ${name}. «desconectar ${number}» la termina.`,
    badAddress: (address) =>
      `No se puede avisar a «${address}»: debe empezar por https:// y estar en internet abierto, sin nombre de usuario.`,
    tooMany: (most) => `Puede haber como mucho ${most} conexiones. Termina una antes: «conexiones».`,
    made: (number, name, host, code) =>
      `🔌 Conexión ${number}, *${name}* (${host}). Cada llamada va firmada con este secreto, que solo se muestra esta vez:\n\n${code}\n\nPonlo allí y borra este mensaje. Pruébala con «conectar ${name} prueba»; las reglas dicen «avisa a ${name}». «deshacer» retira la conexión.`,
    madeBy: (who, name, host) =>
      `🔌 ${who} ha conectado ${name} (${host}): las reglas pueden hablarle de clientes. «conexiones» la muestra y la termina.`,
    connectionOf: (number, name, host) => `*Conexión ${number}* · ${name} · ${host}`,
    called: (name) => `la conexión ${name}`,
    pinged: (name) => `Sale una llamada de prueba a ${name}. «conexiones ${name}» dice si la aceptó.`,
    again: (name) => `Se reintenta lo que ${name} no aceptó.`,
    nothingFailed: (name) => `${name} lo ha aceptado todo: no hay nada que reintentar.`,
    nowOn: (name) => `Se vuelve a avisar a ${name}, también de lo que esperaba.`,
    nowOff: (name) => `Ya no se avisa a ${name}. Las reglas que lo hacen se paran solas.`,
    ended: (name) => `${name} está desconectada. Las reglas que la avisan se paran solas. «deshacer» la trae de vuelta.`,
    alreadyOn: (name) => `${name} ya está encendida.`,
    alreadyOff: (name) => `${name} ya está apagada.`,
    troubles: 'Sin aceptar:',
    types: { 'rule.fired': 'actuó una regla', ping: 'una prueba' },
    answers: (status) => `Respondió ${status}.`,
    tries: (count) => (count === 1 ? '1 intento' : `${count} intentos`),
    failing: (name, age, reason) =>
      `⚠️ *${name}* no acepta llamadas desde hace ${age}. ${reason} Lo que espera se reintenta durante tres días.`,
    gaveUp: (name, reason) => `⚠️ *${name}* no aceptó una llamada en tres días. ${reason} No se reintenta sola.`,
    switchedOff: (name, reason) => `⚠️ *${name}* está apagada. ${reason} Las reglas que la avisan se paran solas.`,
    back: (name) => `✅ ${name} vuelve a aceptar llamadas.`,
    inHealth: (failed, waiting) =>
      `⚠️ Llamadas a otros sistemas en 24 horas: ${failed} fallidas, ${waiting} en espera: «conexiones».`,
    haveLeft: (count) => (count === 1 ? 'Una llamada ya salió y queda dicha.' : `${count} llamadas ya salieron y quedan dichas.`),
    mayHaveLeft: 'Ya se había intentado y puede que llegara; no se intenta más.',
    nameTaken: (called) => `Ya hay otra que se llama así: termina antes ${called}.`,
    retry: 'Reintentar todo',
    test: 'Enviar prueba',
    off: 'Apagar',
    on: 'Encender',
  },
  pt: {
    title: '*Conexões*: sistemas que as suas regras podem avisar.',
    none: 'Nenhum outro sistema é avisado ainda.',
    foot: 'Uma nova: “conectar loja https://…”. Em uma regra: “quando alguém for para Ganho, avise loja”.',
    lastTook: (age) => `aceitou a última chamada há ${age}`,
    tookNothing: 'ainda não aceitou nada',
    isOff: 'está desligada',
    wantsNone: 'desligada: não quer mais chamadas',
    tookNothingForDays: 'desligada: não aceitou nada em dias',
    failed: (count) => `${count} falharam`,
    waits: (count) => `${count} esperando`,
    noSuch: (words) => `Não há conexão ${words}. “conexões” mostra todas.`,
    how: 'Diga um nome e o endereço https a avisar: “conectar loja https://loja.example.com/hilo”.',
    badName: 'Uma conexão se chama por uma palavra curta: letras, números, hífens; no máximo 30, e não só números.',
    isColleague: (name) => `${name} é alguém da sua equipe: “avise ${name}” seriam duas coisas. Escolha outro nome.`,
    isThere: (name, number) => `Já há uma conexão ${name}. “desconectar ${number}” a encerra.`,
    badAddress: (address) =>
      `Não dá para avisar “${address}”: precisa começar com https:// e estar na internet aberta, sem nome de usuário.`,
    tooMany: (most) => `Pode haver no máximo ${most} conexões. Encerre uma antes: “conexões”.`,
    made: (number, name, host, code) =>
      `🔌 Conexão ${number}, *${name}* (${host}). Cada chamada é assinada com este segredo, mostrado só desta vez:\n\n${code}\n\nColoque-o lá e apague esta mensagem. Teste com “conectar ${name} teste”; as regras dizem “avise ${name}”. “desfazer” retira a conexão.`,
    madeBy: (who, name, host) =>
      `🔌 ${who} conectou ${name} (${host}): as regras podem falar de clientes com ela. “conexões” mostra e encerra.`,
    connectionOf: (number, name, host) => `*Conexão ${number}* · ${name} · ${host}`,
    called: (name) => `a conexão ${name}`,
    pinged: (name) => `Sai agora uma chamada de teste para ${name}. “conexões ${name}” diz se foi aceita.`,
    again: (name) => `O que ${name} não aceitou é tentado de novo.`,
    nothingFailed: (name) => `${name} aceitou tudo: não há nada para tentar de novo.`,
    nowOn: (name) => `${name} volta a ser avisada, também do que esperava.`,
    nowOff: (name) => `${name} não é mais avisada. As regras que a avisam param sozinhas.`,
    ended: (name) => `${name} está desconectada. As regras que a avisam param sozinhas. “desfazer” a traz de volta.`,
    alreadyOn: (name) => `${name} já está ligada.`,
    alreadyOff: (name) => `${name} já está desligada.`,
    troubles: 'Não aceitas:',
    types: { 'rule.fired': 'uma regra agiu', ping: 'um teste' },
    answers: (status) => `Respondeu ${status}.`,
    tries: (count) => (count === 1 ? '1 tentativa' : `${count} tentativas`),
    failing: (name, age, reason) =>
      `⚠️ *${name}* não aceita chamadas há ${age}. ${reason} O que espera é tentado de novo por três dias.`,
    gaveUp: (name, reason) => `⚠️ *${name}* não aceitou uma chamada em três dias. ${reason} Não é tentada de novo sozinha.`,
    switchedOff: (name, reason) => `⚠️ *${name}* está desligada. ${reason} As regras que a avisam param sozinhas.`,
    back: (name) => `✅ ${name} aceita chamadas de novo.`,
    inHealth: (failed, waiting) =>
      `⚠️ Chamadas a outros sistemas em 24 horas: ${failed} falharam, ${waiting} esperando: “conexões”.`,
    haveLeft: (count) => (count === 1 ? 'Uma chamada já saiu e fica dita.' : `${count} chamadas já saíram e ficam ditas.`),
    mayHaveLeft: 'Já tinha sido tentada e pode ter chegado; não é tentada de novo.',
    nameTaken: (called) => `Já há outra com esse nome: encerre antes ${called}.`,
    retry: 'Tentar tudo de novo',
    test: 'Enviar teste',
    off: 'Desligar',
    on: 'Ligar',
  },
};
