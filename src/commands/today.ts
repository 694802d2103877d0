import { z } from 'zod';
import { clipText, oneLine } from '../kit/clip.ts';
import { defineCommand } from './command.ts';
import { linesOf, readDay, rowsOf } from './day.ts';
import { wordsOf } from './place.ts';
import { readNothing } from './rest.ts';
import { contactChoices, listOutcome } from './rows.ts';
import { unknownSentence } from './unknown.ts';

export const today = defineCommand({
  name: 'today',
  words: {
    en: ['today', 'my day'],
    es: ['hoy', 'mi día', 'qué hay hoy', 'para hoy'],
    pt: ['hoje', 'meu dia', 'o que há hoje', 'para hoje'],
  },
  says: {
    en: 'What needs you today, in five lines',
    es: 'Lo que te necesita hoy, en cinco líneas',
    pt: 'O que precisa de você hoje, em cinco linhas',
  },
  examples: {
    en: ['today', 'Show me today please', '/today'],
    es: ['hoy', 'muéstrame hoy', 'HOY'],
    pt: ['hoje', 'me mostra hoje', 'hoje por favor'],
  },
  args: z.object({ hello: z.boolean().default(false) }),
  read: readNothing,
  changes: false,
  alone: true,
  async run({ hello }, context) {
    const words = wordsOf(context);
    const greeting = hello ? words.answer.hello(clipText(oneLine(context.operator.name.split(' ')[0] ?? ''), 40)) : null;
    const day = await readDay(context);
    const lines = linesOf(day, context);
    if (lines.length === 0) {
      // Who only says hello and has nothing to do is shown what there is to do.
      if (greeting)
        return { answer: unknownSentence(context.operator.locale, `${greeting} ${words.answer.whatNow}`), effects: [] };
      return { answer: { text: words.answer.todayNothing }, effects: [] };
    }
    const body = [greeting ?? `*${words.answer.todayTitle}*`, ...lines].join('\n');
    return listOutcome(body, contactChoices(rowsOf(day, context)), context, words.answer.see);
  },
});
