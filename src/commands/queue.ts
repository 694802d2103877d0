import { z } from 'zod';
import type { Kind, Queue, Route } from '../crm/intent.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { OperatorId } from '../kit/ids.ts';
import { isOff } from './clock-words.ts';
import { askColleague, findColleague } from './colleague.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { queueNamed, showMembers } from './route-words.ts';

/** A queue's name is a word or two that people type. */
const longestName = 30;

export const queue = defineCommand({
  name: 'queue',
  words: { en: ['queue'], es: ['cola'], pt: ['fila'] },
  says: {
    en: 'Some of you who share a kind of work',
    es: 'Varios de vosotros que comparten un tipo de trabajo',
    pt: 'Alguns de vocês que dividem um tipo de trabalho',
  },
  examples: {
    en: ['queue sales: Maria, Luis', 'queue sales off'],
    es: ['cola ventas: Maria, Luis', 'cola ventas no'],
    pt: ['fila vendas: Maria, Luis', 'fila vendas não'],
  },
  args: z.object({ name: z.string(), members: z.string() }),
  read(rest) {
    const text = oneLine(rest).replace(/[.!?]+$/, '');
    const parts = /^([^:]+):\s*(.+)$/.exec(text);
    if (parts) return { name: parts[1]!.trim(), members: parts[2]! };
    const last = /^(.+)\s+(\S+)$/.exec(text);
    return last && isOff(last[2]!) ? { name: last[1]!, members: last[2]! } : { name: text, members: '' };
  },
  changes: true,
  may: 'manager',
  async run({ name, members }, context): Promise<Outcome> {
    const { routes: words } = wordsOf(context);
    const { queues } = context.tenant.settings;
    if (name === '') return { answer: { text: await listQueues(context) }, effects: [] };
    const known = queueNamed(name, queues);
    const called = clipText(name, longestName);
    if (members === '' || isOff(members)) {
      if (!known) return { answer: { text: words.noQueue(called) }, effects: [] };
      if (members === '') return { answer: { text: await shown(known, context) }, effects: [] };
      return remove(known, context);
    }
    const ids: OperatorId[] = [];
    for (const typed of members.split(/\s*(?:[,;&]|\s(?:and|y|e)\s)\s*/iu).filter(Boolean)) {
      const found = await findColleague(typed, context);
      const rest = (full: string) => `${name}: ${members.replace(typed, full)}`;
      const question = askColleague(found, { command: 'queue', rest }, context);
      if (question || found.is !== 'exact') return question ?? { effects: [] };
      if (!ids.includes(found.operator.id)) ids.push(found.operator.id);
    }
    const made: Queue = { name: known?.name ?? called, members: ids };
    const others = queues.filter((one) => one !== known);
    return change({ queues: [...others, made] }, made, await shown(made, context), context);
  },
});

async function shown(queue: Queue, context: CommandContext): Promise<string> {
  return wordsOf(context).routes.queueIs(queue.name, showMembers(queue, await context.read.team(), context));
}

async function listQueues(context: CommandContext): Promise<string> {
  const { queues } = context.tenant.settings;
  const lines = await Promise.all(queues.map((queue) => shown(queue, context)));
  return lines.length > 0 ? lines.join('\n') : wordsOf(context).routes.noQueues;
}

/** What went there goes where everything else does. */
function remove(queue: Queue, context: CommandContext): Outcome {
  const { routes: words } = wordsOf(context);
  const { routes, queues } = context.tenant.settings;
  const entries = Object.entries(routes) as [Kind, Route][];
  const ended = entries.filter(([, route]) => 'queue' in route && route.queue === queue.name).map(([kind]) => kind);
  const left = Object.fromEntries(entries.filter(([kind]) => !ended.includes(kind)));
  const kinds = ended.length > 0 ? ended.map((kind) => words.many[kind]).join(', ') : '';
  const text = words.queueEnded(queue.name, kinds);
  return change({ queues: queues.filter((one) => one !== queue), routes: left }, queue, text, context);
}

function change(
  to: { queues: Queue[]; routes?: Partial<Record<Kind, Route>> },
  { name }: Queue,
  text: string,
  context: CommandContext,
): Outcome {
  const undone = wordsOf(context).routes.undoneQueue(name);
  return { answer: { text }, effects: [{ do: 'set-business', change: to, by: context.operator.id, undone }] };
}
