import { cardLimits } from '../../crm/card-limits.ts';
import type { Content } from '../../crm/content.ts';
import { asButtons, type DialogueRun, type DialogueStep } from '../../crm/dialogue.ts';
import { fillLine, type PlaybookValues } from '../../crm/playbook.ts';
import { clipText } from '../../kit/clip.ts';
import type { DialogueCustomerWords } from '../words/dialogue-customer.ts';
import { pickId } from './read-answer.ts';

/** What a question is made of besides its step. `times`: what is free, with how it is shown, where it asks for a time. */
export type Asking = {
  values: PlaybookValues;
  words: DialogueCustomerWords;
  again: 'wrong' | 'gone' | null;
  times: readonly { at: Date; shown: string }[];
};

/** A step as it is sent: by up to three buttons, by a list, or by words alone. */
export function question(run: Pick<DialogueRun, 'id'>, step: DialogueStep, { values, words, again, times }: Asking): Content {
  const { wants } = step;
  const before = again === 'gone' ? words.gone : again === 'wrong' ? words.again[wants.as] : '';
  const body = clipText([before, fillLine(step.ask, values)].filter((line) => line !== '').join('\n'), cardLimits.body);
  if (wants.as === 'slot')
    return asList(
      body,
      words.choose,
      times.map(({ at, shown }) => ({ id: pickId(run, step, at.toISOString()), title: clipText(shown, cardLimits.row) })),
    );
  if (wants.as !== 'choice') return { type: 'text', body };
  const choices = wants.choices.map(({ label }, index) => ({ id: pickId(run, step, String(index)), title: label }));
  return asButtons(wants.choices) ? { type: 'buttons', body, buttons: choices } : asList(body, words.choose, choices);
}

function asList(body: string, label: string, rows: { id: string; title: string }[]): Content {
  return { type: 'list', body, label, sections: [{ rows }] };
}
