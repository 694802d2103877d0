import { createHash } from 'node:crypto';
import { nameKey } from './locale.ts';

/** What somebody wants to know, as far as its words go: what it is about, without greetings, courtesies and small words. */
export type Topic = ReadonlySet<string>;

/** More is no question that one answer serves. */
const mostWords = 12;

/** What a text asks about; null where nothing is left to compare, or too much. */
export function topicOf(said: string): Topic | null {
  const topic = new Set(
    nameKey(said)
      .replace(/['’]/g, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '' && !small.has(word))
      .map((word) => concepts.get(word) ?? singular(word)),
  );
  return topic.size === 0 || topic.size > mostWords ? null : topic;
}

/** A topic as it may be kept: two that ask about just the same have the same, and it does not tell what they said. */
export function topicKey(topic: Topic): string {
  return createHash('sha256')
    .update([...topic].toSorted().join(' '))
    .digest('hex')
    .slice(0, 32);
}

/** "How much is it?", of which nobody can tell what it is about: the next who asks it may mean something else. */
export function isBare(topic: Topic): boolean {
  return [...topic].every((word) => bare.has(word));
}

const bare = new Set(['price', 'have', 'book']);

/** How much two topics have in common: 1 is everything, 0 nothing. */
export function likeness(a: Topic, b: Topic): number {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared);
}

/** Half in common is another colour of the same lamp. */
const alike = 0.5;

export function isSameTopic(a: Topic, b: Topic): boolean {
  return likeness(a, b) > alike;
}

/** Some who ask the same, in the order given. `words`: as the first of those asks who say it as most do. */
export type Same<T> = { topic: Topic; words: string; asks: T[] };

/**
 * Groups those who ask the same, most first; whoever asks what nobody else does is in none. Each way of asking is compared with the more common
 * ones that share a word with it, and goes to the one it is most like.
 */
export function groupAlike<T extends { said: string; topic: Topic }>(asks: readonly T[]): Same<T>[] {
  const ways = [...Map.groupBy(asks, (ask) => topicKey(ask.topic)).values()].toSorted((a, b) => b.length - a.length);
  const groups: Same<T>[] = [];
  const byWord = new Map<string, Same<T>[]>();
  for (const way of ways) {
    const { topic, said } = way[0]!;
    const near = new Set([...topic].flatMap((word) => byWord.get(word) ?? []));
    const [best] = [...near]
      .map((group) => ({ group, like: likeness(group.topic, topic) }))
      .filter(({ like }) => like > alike)
      .toSorted((a, b) => b.like - a.like || b.group.asks.length - a.group.asks.length);
    if (best) {
      best.group.asks.push(...way);
      continue;
    }
    const group = { topic, words: said, asks: [...way] };
    groups.push(group);
    for (const word of topic) byWord.set(word, [...(byWord.get(word) ?? []), group]);
  }
  const order = new Map(asks.map((ask, index) => [ask, index]));
  return groups
    .filter((group) => group.asks.length > 1)
    .map((group) => ({ ...group, asks: group.asks.toSorted((a, b) => order.get(a)! - order.get(b)!) }))
    .toSorted((a, b) => b.asks.length - a.asks.length);
}

/** "lamps" is "lamp", in the three languages well enough to compare. */
function singular(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

/** What is asked most, however it is said. */
const concepts = new Map(
  Object.entries({
    price: [
      'price prices cost costs much rate rates fee fees charge charges cheap expensive',
      'precio precios cuanto cuanta cuesta cuestan vale valen costo coste cobran sale tarifa tarifas',
      'preco precos quanto quanta custa custam valor valores',
    ],
    hours: [
      'open opens opening hours time close closes closing closed schedule',
      'abierto abiertos abierta abren abre abris hora horas horario horarios cierran cierra cerrado',
      'aberto abertos aberta abrem fecham fechado',
    ],
    where: [
      'where address located location directions',
      'donde direccion ubicacion ubicados quedan ubican',
      'onde endereco localizacao fica ficam',
    ],
    have: [
      'have has available availability stock left',
      'tienen tienes tiene teneis disponible disponibles hay queda',
      'tem voces disponivel disponiveis sobrou',
    ],
    deliver: [
      'deliver delivers delivery ship ships shipping',
      'envio envios envian enviais entrega entregas domicilio',
      'entregam frete enviam',
    ],
    book: ['book booking appointment appointments', 'cita citas reserva reservar turno turnos', 'agendar agenda marcar consulta'],
  }).flatMap(([concept, lists]) => lists.flatMap((list) => list.split(' ').map((word): [string, string] => [word, concept]))),
);

/** Words that say nothing about what is asked. */
const small = new Set(
  [
    'a an the this that these those it its is are was be been am do does did can could will would may might should shall how what which when',
    'who i im id me my we us our you your u ur he she they them to for of on in at by with from and or but so if as about any some there here',
    'one ones please pls plz hi hello hey good morning afternoon evening day thanks thank thx very just also like want wanted know tell let',
    'need looking interested get ask asking question',
    'el la los las lo un una unos unas de del al en con por para y e o u que cual cuales como cuando quien es son esta este esto estan estas',
    'soy estoy se me te le les nos mi mis tu tus su sus hola buenas buenos dias dia tardes noches gracias favor porfavor porfa quiero queria',
    'quisiera saber puede pueden podria podrian podeis decir decirme info informacion tengo necesito me interesa interesado interesada pregunta',
    'o os as um uma uns umas do da dos das no na nos nas ao com por pra para e ou que qual quais como quando quem eh sao esta este esse essa isso',
    'eu voce vc me meu minha oi ola bom boa dia tarde noite obrigado obrigada favor gostaria queria quero saber pode podem poderia dizer duvida',
  ]
    .join(' ')
    .split(' '),
);
