import { kinds } from '../crm/intent.ts';
import { defineCommand } from './command.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';
import { showMembers, showTarget } from './route-words.ts';
import { dotted } from './rows.ts';

export const routes = defineCommand({
  name: 'routes',
  words: { en: ['routes'], es: ['derivaciones'], pt: ['direcionamentos'] },
  says: {
    en: 'Who gets what customers want, and the queues there are',
    es: 'Quién recibe lo que quieren los clientes, y las colas que hay',
    pt: 'Quem recebe o que os clientes querem, e as filas que há',
  },
  examples: { en: ['routes'], es: ['derivaciones'], pt: ['direcionamentos'] },
  args: nothingArgs,
  read: readNothing,
  changes: false,
  alone: true,
  async run(_, context) {
    const { routes: words } = wordsOf(context);
    const { settings } = context.tenant;
    const team = await context.read.team();
    const lines = kinds.map((kind) => {
      const route = settings.routes[kind];
      const whom = route && showTarget(route, settings, team, context);
      return words.line(words.kinds[kind], dotted(whom ?? words.asOthers, route?.always && words.always));
    });
    const queues = settings.queues.map((queue) => words.queueIs(queue.name, showMembers(queue, team, context)));
    const blocks = [[words.title, ...lines], queues, [words.how]].filter((block) => block.length > 0);
    return { answer: { text: blocks.map((block) => block.join('\n')).join('\n\n') }, effects: [] };
  },
});
