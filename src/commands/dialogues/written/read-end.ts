import { fold, type Phrase, phrase, readPhrase } from '../../rules/phrase.ts';
import type { SpokenEnd } from './spoken.ts';

const lead =
  /^(?:and then|then|finally|at the end|in the end|y luego|luego|despues|al final|e depois|depois|entao|no fim|no final)\b\s*[:,]?\s*/u;

const clauses: readonly Phrase<SpokenEnd>[] = [
  phrase('(?:say|tell them|di|dile|decir|diga|dizer)\\b:? *(?<text>\\S.*)', ({ text = '' }) => ({ do: 'say', text })),
  phrase(
    '(?:tag|label|etiqueta|etiquetar|etiquete|marca|marcar|marque)(?: them)?(?: (?:as|como))?:? #?(?<tag>\\S.*)',
    ({ tag = '' }) => ({ do: 'tag', tag }),
  ),
  phrase(
    '(?:(?:move|mover|mueve|mova|pasa|pasar|passa|passar)(?: them)?(?: to| a| para)?|stage|etapa):? (?<stage>\\S.*)',
    ({ stage = '' }) => ({ do: 'stage', stage }),
  ),
  phrase(
    '(?:a |una |uma )?(?:task|tarea|tarefa|remind me(?: to)?|recuerdame|me lembre(?: de)?)\\b:? *(?<text>.*)',
    ({ text = '' }) => ({ do: 'task', text }),
  ),
  phrase('(?:open |abre |abrir |abra )?(?:an? |un |um )?(?:quote|presupuesto|orcamento)', () => ({ do: 'opens', what: 'quote' })),
  phrase('(?:open |abre |abrir |abra )?(?:an? |un |um )?(?:order|pedido)', () => ({ do: 'opens', what: 'order' })),
  phrase('(?:open |abre |abrir |abra )?(?:an? |un |um )?(?:case|caso)', () => ({ do: 'opens', what: 'case' })),
  phrase('(?:show me|tell me|ensename|avisame|me mostre|me avise)', () => ({ do: 'show' })),
];

/** "Then tag viewing, task call them and say "Thank you"": what happens at the end. Null where it says nothing of it. */
export function readEnd(line: string): SpokenEnd[] | null {
  const typed = line.normalize('NFC').trim();
  const rest = typed.slice(lead.exec(fold(typed))?.[0].length ?? 0);
  const ends: SpokenEnd[] = [];
  for (const { joint, text } of partsOf(rest)) {
    const read = readPhrase(text.replace(/[.;]+$/, ''), clauses);
    const last = ends.at(-1);
    if (read) ends.push(read);
    // "Task call them and send the plan": the rest of its own words.
    else if (last && 'text' in last && last.text !== '') last.text += `${joint}${text}`;
    else return null;
  }
  return ends.length > 0 ? ends : null;
}

/** The parts between commas and "and", with what joined each to the one before it; nothing is parted inside quotation marks. */
function partsOf(text: string): { joint: string; text: string }[] {
  const joints = [...text.matchAll(/["“«][^"“”«»]*["”»]|(?<joint>\s*[,;]\s*(?:(?:and|y|e)\s+)?|\s+(?:and|y|e)\s+)/giu)].filter(
    (match) => match.groups?.joint !== undefined,
  );
  const starts = [0, ...joints.map((match) => match.index + match[0].length)];
  return starts
    .map((from, index) => ({ joint: joints[index - 1]?.[0] ?? '', text: text.slice(from, joints[index]?.index).trim() }))
    .filter((part) => part.text !== '');
}
