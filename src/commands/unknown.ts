import type { CardSpec, Choice } from '../crm/card.ts';
import type { Locale } from '../crm/locale.ts';
import { wordsFor } from './words.ts';

/** The answer to a sentence that nobody could read: one list in ordinary words. With `lead`, the same list under other words (a hello). */
export function unknownSentence(locale: Locale, lead?: string): CardSpec {
  const { answer, label } = wordsFor(locale);
  const row = (title: string, command: string): Choice => ({ label: title, act: { verb: 'run', command, rest: '' } });
  return {
    kind: 'list',
    body: lead ?? answer.unknown,
    choices: [
      row(answer.rowWaiting, 'inbox'),
      row(answer.rowAnswer, 'reply'),
      row(answer.rowToday, 'today'),
      row(answer.rowPipeline, 'pipeline'),
      row(answer.rowElse, 'help'),
    ],
    asList: true,
    listLabel: label.choose,
  };
}
