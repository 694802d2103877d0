import { fold } from './phrase.ts';

const before =
  /^(?:ask me (?:first )?before (?:you )?|ask me first(?:,| and| and then| then)? |preguntame (?:primero )?antes de |preguntame (?:primero|antes)(?:,| y)? |(?:me pergunte|pergunte-me|me pergunta) (?:primeiro )?antes de |(?:me pergunte|pergunte-me|me pergunta) (?:primeiro|antes)(?:,| e)? )/u;
const behind =
  /,?(?: but| pero| mas)?,? (?:ask me first|preguntame (?:primero|antes)|(?:me pergunte|pergunte-me|me pergunta) (?:primeiro|antes))$/u;

/** English says "before tagging" where the others say "before to tag". */
const doing: Record<string, string> = {
  ...{ tagging: 'tag', untagging: 'untag', moving: 'move', assigning: 'assign', opening: 'open', sending: 'send' },
  ...{ stopping: 'stop', noting: 'note', preparing: 'prepare', beginning: 'begin', starting: 'start' },
};

/** Whether what is to be done is asked first, and what it is: "ask me before you tag everyone in Proposal cold". */
export function readAsking(text: string): { asks: boolean; done: string } {
  const folded = fold(text);
  const lead = before.exec(folded)?.[0].length ?? 0;
  const end = behind.exec(folded)?.index ?? text.length;
  if (lead === 0 && end === text.length) return { asks: false, done: text };
  const done = text.slice(lead, end);
  return { asks: true, done: lead > 0 ? done.replace(/^\p{L}+/u, (word) => doing[word.toLowerCase()] ?? word) : done };
}
