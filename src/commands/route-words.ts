import { type Kind, kinds, type Queue, type Route } from '../crm/intent.ts';
import { nameKey } from '../crm/locale.ts';
import type { Operator } from '../crm/operator.ts';
import type { Settings } from '../crm/tenant.ts';
import { callName } from './colleague.ts';
import type { CommandContext } from './command.ts';
import { wordsOf } from './place.ts';

/** How people call each kind, in the three languages. */
const called: Record<Kind, RegExp> = {
  support: /^(support|help|soporte|ayuda|suporte|ajuda)( |$)/,
  order: /^(orders?|bookings?|sales|pedidos?|reservas?|ventas|agendamentos?|vendas)( |$)/,
  information: /^(information|info|questions?|informacion|consultas?|preguntas?|informacao|informacoes|duvidas?|perguntas?)( |$)/,
  complaint: /^(complaints?|quejas?|reclamos?|reclamacion(es)?|reclamacao|reclamacoes|queixas?)( |$)/,
  reply: /^(repl(y|ies)|answers?( to us)?|respuestas?|respostas?)( |$)/,
};

/** Which kind a text begins with, and what is said of it behind that, as it was written. */
export function readKind(text: string): { kind: Kind; rest: string } | null {
  const key = nameKey(text.replace(/^(las?|los|el|as|os|o|a|the)\s+/iu, ''));
  const kind = kinds.find((one) => called[one].test(key));
  if (!kind) return null;
  const count = called[kind].exec(key)![0].trim().split(' ').length;
  const behind = text.replace(/^(las?|los|el|as|os|o|a|the)\s+/iu, '').trim();
  return { kind, rest: behind.split(/\s+/).slice(count).join(' ') };
}

const alwaysWord = /[\s,]+(always|siempre|sempre)$/iu;

/** Whom a route names, and whether it counts for customers of somebody else too. */
export function readTarget(text: string): { whom: string; always: boolean } {
  const always = alwaysWord.test(text);
  const whom = text
    .replace(alwaysWord, '')
    .replace(/^(to|a|al|para|pra|ao|à|→|->|:)\s*(?=\S)/iu, '')
    .replace(/^(the|la|el|a|o)\s+(?=\S)/iu, '')
    .trim();
  return { whom, always };
}

/** The queue that is meant: by its name, with or without the word for it. */
export function queueNamed(typed: string, queues: readonly Queue[]): Queue | null {
  const key = nameKey(typed);
  const bare = key.replace(/^(queue|cola|fila)( de| of)? /, '').replace(/ (queue|cola|fila)$/, '');
  return queues.find(({ name }) => nameKey(name) === key || nameKey(name) === bare) ?? null;
}

/** Where a kind goes, in words; null where it is not routed. */
export function showTarget(
  route: Route,
  { queues }: Pick<Settings, 'queues'>,
  team: readonly Operator[],
  context: CommandContext,
): string {
  const { routes } = wordsOf(context);
  if ('operator' in route) {
    const to = team.find((one) => one.id === route.operator);
    return to ? callName(to) : routes.gone;
  }
  return routes.queue(queues.find((one) => one.name === route.queue)?.name ?? route.queue);
}

/** Who is in a queue, of those who are still of the business. */
export function showMembers({ members }: Queue, team: readonly Operator[], context: CommandContext): string {
  const names = team.filter((one) => members.includes(one.id)).map(callName);
  return names.length > 0 ? names.join(', ') : wordsOf(context).routes.gone;
}
