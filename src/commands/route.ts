import { z } from 'zod';
import type { Kind, Route } from '../crm/intent.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { isOff } from './clock-words.ts';
import { askColleague, callName, findColleague } from './colleague.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { whileNotThere } from './responsible.ts';
import { queueNamed, readKind, readTarget, showTarget } from './route-words.ts';

export const route = defineCommand({
  name: 'route',
  words: { en: ['route'], es: ['derivar', 'deriva'], pt: ['direcionar', 'direcione'] },
  says: {
    en: 'Who gets complaints, orders or questions first',
    es: 'Quién recibe primero las quejas, los pedidos o las consultas',
    pt: 'Quem recebe primeiro reclamações, pedidos ou dúvidas',
  },
  examples: {
    en: ['route complaints to Maria', 'route orders to the sales queue', 'route complaints off'],
    es: ['derivar quejas a Maria', 'derivar pedidos a la cola ventas', 'derivar quejas no'],
    pt: ['direcionar reclamações para Maria', 'direcionar pedidos para a fila vendas', 'direcionar reclamações não'],
  },
  args: z.object({ text: z.string() }),
  read: (rest) => ({ text: oneLine(rest).replace(/[.!?]+$/, '') }),
  changes: true,
  may: 'manager',
  async run({ text }, context): Promise<Outcome> {
    const { routes: words } = wordsOf(context);
    const { settings } = context.tenant;
    const read = readKind(text);
    if (!read) return { answer: { text: words.whichKind }, effects: [] };
    const { kind, rest } = read;
    const many = words.many[kind];
    const { whom, always } = readTarget(rest);
    if (whom === '') return { answer: { text: words.toWhom(many) }, effects: [] };
    if (isOff(whom)) {
      const { [kind]: was, ...left } = settings.routes;
      return was ? set(left, kind, words.ended(many), context) : { answer: { text: words.notRouted(many) }, effects: [] };
    }
    const queue = queueNamed(whom, settings.queues);
    if (queue) return await to({ queue: queue.name, always }, kind, context);
    const found = await findColleague(whom, context);
    if (found.is === 'nobody') return { answer: { text: words.nobody(clipText(whom, 60)) }, effects: [] };
    const suffix = always ? ` ${words.always}` : '';
    const question = askColleague(found, { command: 'route', rest: (name) => `${many} ${name}${suffix}` }, context);
    if (question || found.is !== 'exact') return question ?? { effects: [] };
    const outcome = await to({ operator: found.operator.id, always }, kind, context);
    const absent = whileNotThere(found.operator, await context.read.team(), context);
    const said = outcome.answer && 'text' in outcome.answer ? outcome.answer.text : callName(found.operator);
    return { ...outcome, answer: { text: [said, ...absent].join('\n') } };
  },
});

async function to(target: Route, kind: Kind, context: CommandContext): Promise<Outcome> {
  const { routes: words } = wordsOf(context);
  const { settings } = context.tenant;
  const whom = showTarget(target, settings, await context.read.team(), context);
  return set({ ...settings.routes, [kind]: target }, kind, words.routed(words.many[kind], whom, target.always), context);
}

function set(routes: Partial<Record<Kind, Route>>, kind: Kind, text: string, context: CommandContext): Outcome {
  const { routes: words } = wordsOf(context);
  const undone = words.undoneRoute(words.many[kind]);
  return { answer: { text }, effects: [{ do: 'set-business', change: { routes }, by: context.operator.id, undone }] };
}
