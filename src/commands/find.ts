import { z } from 'zod';
import { cardLimits } from '../crm/card-limits.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { defineCommand, type Outcome } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { contactChoices, dotted, listOutcome, oncePerson } from './rows.ts';
import { showTime } from './times.ts';

export const find = defineCommand({
  name: 'find',
  words: {
    en: ['find', 'search', 'look for'],
    es: ['buscar', 'busca', 'encuentra'],
    pt: ['procurar', 'procura', 'buscar por', 'achar'],
  },
  says: {
    en: 'Searches messages, notes and people',
    es: 'Busca en mensajes, notas y personas',
    pt: 'Procura em mensagens, notas e pessoas',
  },
  examples: {
    en: ['find root canal quote', 'search latex'],
    es: ['buscar presupuesto ortodoncia', 'busca látex'],
    pt: ['procurar orçamento canal', 'achar látex'],
  },
  args: z.object({ words: z.string() }),
  read: (rest) => ({ words: oneLine(rest).replace(/[?!.]+$/, '') }),
  changes: false,
  async run({ words: sought }, context): Promise<Outcome> {
    const words = wordsOf(context);
    const typed = clipText(sought, 60);
    if (sought === '')
      return { answer: { text: words.answer.likeThis(find.examples[context.operator.locale][0]!) }, effects: [] };
    const found = await context.read.find(sought, 30);
    if (found.length === 0) return { answer: { text: words.answer.foundNothing(typed) }, effects: [] };
    // One row a person, under their best line: ten rows of the same person would hide the others.
    const best = oncePerson(found, (line) => line.contact.id).slice(0, cardLimits.rows);
    const choices = contactChoices(
      best.map((line) => ({
        view: line,
        description: dotted(oneLine(line.snippet), words.answer.whereFound[line.where], showTime(line.at, placeOf(context))),
        command: 'show',
        rest: '',
      })),
    );
    return listOutcome(words.answer.found(typed), choices, context, words.answer.see);
  },
});
