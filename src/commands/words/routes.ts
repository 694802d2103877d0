import type { Intent, Kind } from '../../crm/intent.ts';
import type { Locale } from '../../crm/locale.ts';

/** What is said of what customers want, and of whom that goes to. `whom` is a colleague's name or a queue's. */
export type RouteWords = {
  /** On a card, beside a name. */
  kinds: Record<Intent, string>;
  /** In a sentence: "complaints go to Maria". */
  many: Record<Kind, string>;
  /** Buttons (20 characters): it is something else; nobody is sure what it is. */
  not: Record<Kind, string>;
  whatIsIt: string;
  /** Over the list of what it may be. */
  which(who: string): string;
  /** It is that from now on; where its card goes, or null: it stays. */
  noted(kind: string, whom: string | null): string;
  alreadyThat(kind: string): string;
  /** Over a card that came from another thread because of it. */
  cameAs(kind: string): string;
  queue(name: string): string;
  title: string;
  /** A row of the list: a kind, and where it goes. */
  line(kind: string, whom: string): string;
  always: string;
  /** Nobody of those is of the business any more. */
  gone: string;
  asOthers: string;
  how: string;
  routed(kinds: string, whom: string, always: boolean): string;
  ended(kinds: string): string;
  notRouted(kinds: string): string;
  whichKind: string;
  toWhom(kinds: string): string;
  nobody(words: string): string;
  queueIs(name: string, members: string): string;
  queueEnded(name: string, kinds: string): string;
  noQueue(name: string): string;
  noQueues: string;
  undoneRoute(kinds: string): string;
  undoneQueue(name: string): string;
};

export const routeWords: Record<Locale, RouteWords> = {
  en: {
    kinds: {
      support: 'Support',
      order: 'Order',
      information: 'Question',
      complaint: 'Complaint',
      reply: 'Answer to us',
      other: 'Something else',
    },
    many: {
      support: 'support',
      order: 'orders',
      information: 'questions',
      complaint: 'complaints',
      reply: 'answers to us',
    },
    not: {
      support: 'Not support',
      order: 'Not an order',
      information: 'Not a question',
      complaint: 'Not a complaint',
      reply: 'Not an answer',
    },
    whatIsIt: 'Say what it is',
    which: (who) => `What does ${who} want?`,
    noted: (kind, whom) => (whom ? `Noted: ${kind}. It goes to ${whom}.` : `Noted: ${kind}.`),
    alreadyThat: (kind) => `${kind}: that is how it stands already.`,
    cameAs: (kind) => `↪️ It came to you as: ${kind}`,
    queue: (name) => `the ${name} queue`,
    title: '*What customers want, and who gets it first:*',
    line: (kind, whom) => `${kind} → ${whom}`,
    always: 'always',
    gone: 'nobody who is still here',
    asOthers: 'as everything else',
    how: 'Somebody responsible already keeps their customer, unless it says “always”. Change it like this: route complaints to Maria · route orders off · queue sales: Maria, Luis',
    routed: (kinds, whom, always) =>
      `From now on ${kinds} go to ${whom} first${always ? ', also those of somebody else’s customers' : ''}.`,
    ended: (kinds) => `Now ${kinds} go where everything else does.`,
    notRouted: (kinds) => `${kinds} are not routed.`,
    whichKind: 'What shall be routed: support, orders, questions, complaints or replies? Like this: route complaints to Maria',
    toWhom: (kinds) => `Who gets ${kinds} first? Like this: route complaints to Maria`,
    nobody: (words) =>
      `There is neither a colleague nor a queue called “${words}”. A queue is made like this: queue sales: Maria, Luis`,
    queueIs: (name, members) => `In the ${name} queue: ${members}.`,
    queueEnded: (name, kinds) => `There is no ${name} queue any more.${kinds && ` Now ${kinds} go where everything else does.`}`,
    noQueue: (name) => `There is no queue called “${name}”. Like this: queue sales: Maria, Luis`,
    noQueues: 'There is no queue yet. Like this: queue sales: Maria, Luis',
    undoneRoute: (kinds) => `who gets ${kinds}`,
    undoneQueue: (name) => `the ${name} queue`,
  },
  es: {
    kinds: {
      support: 'Soporte',
      order: 'Pedido',
      information: 'Consulta',
      complaint: 'Queja',
      reply: 'Respuesta',
      other: 'Otra cosa',
    },
    many: {
      support: 'el soporte',
      order: 'los pedidos',
      information: 'las consultas',
      complaint: 'las quejas',
      reply: 'las respuestas',
    },
    not: {
      support: 'No es soporte',
      order: 'No es un pedido',
      information: 'No es una consulta',
      complaint: 'No es una queja',
      reply: 'No es respuesta',
    },
    whatIsIt: 'Decir qué es',
    which: (who) => `¿Qué quiere ${who}?`,
    noted: (kind, whom) => (whom ? `Anotado: ${kind}. Va a ${whom}.` : `Anotado: ${kind}.`),
    alreadyThat: (kind) => `${kind}: así está ya.`,
    cameAs: (kind) => `↪️ Te llega como: ${kind}`,
    queue: (name) => `la cola ${name}`,
    title: '*Lo que quieren los clientes, y quién lo recibe primero:*',
    line: (kind, whom) => `${kind} → ${whom}`,
    always: 'siempre',
    gone: 'nadie que siga aquí',
    asOthers: 'como lo demás',
    how: 'Quien ya está a cargo de un cliente se lo queda, salvo donde dice «siempre». Se cambia así: derivar quejas a Maria · derivar pedidos no · cola ventas: Maria, Luis',
    routed: (kinds, whom, always) =>
      `Desde ahora ${kinds} van primero a ${whom}${always ? ', también de clientes de otra persona' : ''}.`,
    ended: (kinds) => `Ahora ${kinds} van a donde va lo demás.`,
    notRouted: (kinds) => `${kinds}: no se derivan.`,
    whichKind: '¿Qué se deriva: soporte, pedidos, consultas, quejas o respuestas? Así: derivar quejas a Maria',
    toWhom: (kinds) => `¿Quién recibe primero ${kinds}? Así: derivar quejas a Maria`,
    nobody: (words) => `No hay nadie del equipo ni ninguna cola «${words}». Una cola se hace así: cola ventas: Maria, Luis`,
    queueIs: (name, members) => `En la cola ${name}: ${members}.`,
    queueEnded: (name, kinds) => `Ya no hay cola ${name}.${kinds && ` Ahora ${kinds} van a donde va lo demás.`}`,
    noQueue: (name) => `No hay ninguna cola «${name}». Así: cola ventas: Maria, Luis`,
    noQueues: 'Todavía no hay ninguna cola. Así: cola ventas: Maria, Luis',
    undoneRoute: (kinds) => `quién recibe ${kinds}`,
    undoneQueue: (name) => `la cola ${name}`,
  },
  pt: {
    kinds: {
      support: 'Suporte',
      order: 'Pedido',
      information: 'Dúvida',
      complaint: 'Reclamação',
      reply: 'Resposta',
      other: 'Outra coisa',
    },
    many: {
      support: 'o suporte',
      order: 'os pedidos',
      information: 'as dúvidas',
      complaint: 'as reclamações',
      reply: 'as respostas',
    },
    not: {
      support: 'Não é suporte',
      order: 'Não é pedido',
      information: 'Não é dúvida',
      complaint: 'Não é reclamação',
      reply: 'Não é resposta',
    },
    whatIsIt: 'Dizer o que é',
    which: (who) => `O que ${who} quer?`,
    noted: (kind, whom) => (whom ? `Anotado: ${kind}. Vai para ${whom}.` : `Anotado: ${kind}.`),
    alreadyThat: (kind) => `${kind}: já está assim.`,
    cameAs: (kind) => `↪️ Chega para você como: ${kind}`,
    queue: (name) => `a fila ${name}`,
    title: '*O que os clientes querem, e quem recebe primeiro:*',
    line: (kind, whom) => `${kind} → ${whom}`,
    always: 'sempre',
    gone: 'ninguém que ainda esteja aqui',
    asOthers: 'como o resto',
    how: 'Quem já é responsável por um cliente fica com ele, a não ser onde diz “sempre”. Muda-se assim: direcionar reclamações para Maria · direcionar pedidos não · fila vendas: Maria, Luis',
    routed: (kinds, whom, always) =>
      `A partir de agora ${kinds} vão primeiro para ${whom}${always ? ', também de clientes de outra pessoa' : ''}.`,
    ended: (kinds) => `Agora ${kinds} vão para onde vai o resto.`,
    notRouted: (kinds) => `${kinds}: não têm destino próprio.`,
    whichKind: 'O que direcionar: suporte, pedidos, dúvidas, reclamações ou respostas? Assim: direcionar reclamações para Maria',
    toWhom: (kinds) => `Quem recebe primeiro ${kinds}? Assim: direcionar reclamações para Maria`,
    nobody: (words) => `Não há ninguém da equipe nem fila chamada “${words}”. Uma fila se faz assim: fila vendas: Maria, Luis`,
    queueIs: (name, members) => `Na fila ${name}: ${members}.`,
    queueEnded: (name, kinds) => `Não há mais a fila ${name}.${kinds && ` Agora ${kinds} vão para onde vai o resto.`}`,
    noQueue: (name) => `Não há fila chamada “${name}”. Assim: fila vendas: Maria, Luis`,
    noQueues: 'Ainda não há nenhuma fila. Assim: fila vendas: Maria, Luis',
    undoneRoute: (kinds) => `quem recebe ${kinds}`,
    undoneQueue: (name) => `a fila ${name}`,
  },
};
