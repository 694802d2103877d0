import type { Stage } from '../../crm/deal.ts';
import { type Dialogue, type DialogueBody, dialogueLimits } from '../../crm/dialogue.ts';
import { type DialogueEdit, editDialogue } from '../../crm/dialogue-edit.ts';
import type { DialogueWords } from '../words/dialogues.ts';
import type { Deed } from './deeds.ts';
import { tellBeginning, tellDialogue } from './explain.ts';
import { isNameTaken, othersOf, startTaken } from './which.ts';
import { compileStep, endsOf, stageMeant } from './written/compile.ts';
import { endWrong, startsWrong } from './written/read-dialogue.ts';
import { readEnd } from './written/read-end.ts';
import { readStart } from './written/read-start.ts';
import { readStep } from './written/read-step.ts';
import type { LineTrouble } from './written/spoken.ts';

/** What changes the words of one. */
export type Saying = Exclude<Deed, { is: 'on' | 'off' | 'try' | 'reset' | 'drop' }>;

/** What is changed, and what is around it. */
export type Editing = {
  found: Dialogue;
  all: readonly Dialogue[];
  stages: readonly Stage[];
  words: Pick<DialogueWords, 'list' | 'write'>;
};

/** What it becomes, and what is said of it; or why not. */
export type EditedAsSaid = { ok: true; body: DialogueBody; told: string } | { ok: false; text: string };

export function editAsSaid(said: Saying, editing: Editing): EditedAsSaid {
  switch (said.is) {
    case 'rename':
      return rename(said.text, editing);
    case 'starts':
      return setStart(said.text, editing);
    case 'ends':
      return setEnd(said.text, editing);
    case 'insert':
    case 'replace':
      return setStep(said, editing);
    default:
      return change(said, editing);
  }
}

function change(edit: DialogueEdit, { found, stages, words }: Editing): EditedAsSaid {
  const { list } = words;
  const edited = editDialogue(found.body, edit);
  if (!edited.ok) return no(list.refused(edited.refused));
  const { body } = edited;
  const place = Math.min(edit.is === 'move' ? edit.to : edit.step, body.steps.length);
  const told = list.changed(tellDialogue(body, list, stages)[place - 1]!);
  return { ok: true, body, told: edited.nowList ? `${told}\n${list.nowList}` : told };
}

/** A step is written here as it is in a new one; what its choices lead to is counted as it will be. */
function setStep({ is, step, text }: Extract<Saying, { is: 'insert' | 'replace' }>, editing: Editing): EditedAsSaid {
  const read = readStep(text);
  if (!read?.ok) return wrong(text, read?.trouble ?? { why: 'unread' }, editing);
  const keys = editing.found.body.steps.map(({ key }) => key);
  const later = is === 'insert' ? keys.toSpliced(step - 1, 0, '') : keys;
  return change({ is, step, made: compileStep(read.step, (n) => later[n - 1] ?? '') }, editing);
}

function rename(name: string, { found, all, words }: Editing): EditedAsSaid {
  if (name.length > dialogueLimits.name)
    return no(words.write.whole({ why: 'name-long', is: name.length, most: dialogueLimits.name }));
  if (isNameTaken(name, othersOf(found, all))) return no(words.write.nameTaken(name));
  return { ok: true, body: { ...found.body, name }, told: words.list.changed(`“${name}”`) };
}

function setStart(text: string, editing: Editing): EditedAsSaid {
  const { found, all, words } = editing;
  const { about, ...starts } = readStart(text)!;
  const odd = startsWrong(starts.words);
  if (odd) return wrong(text, odd, editing);
  const body = { ...found.body, starts: about.length > 0 ? { ...starts, about: about.slice(0, 3) } : starts };
  const taken = startTaken(found, body, all);
  return taken ? no(words.write.start(taken)) : { ok: true, body, told: words.list.changed(tellBeginning(body, '', words)) };
}

function setEnd(text: string, editing: Editing): EditedAsSaid {
  const { found, stages, words } = editing;
  const ends = readEnd(text)!;
  const odd = endWrong(ends);
  if (odd) return wrong(text, odd, editing);
  const meant = stageMeant(ends, stages);
  if (meant && 'why' in meant) return no(words.write.whole(meant));
  const body = { ...found.body, end: { ...found.body.end, ...endsOf(ends, meant?.stage ?? null) } };
  return { ok: true, body, told: words.list.changed(tellDialogue(body, words.list, stages).at(-1)!) };
}

function wrong(text: string, trouble: LineTrouble, { words }: Editing): EditedAsSaid {
  return no(words.write.line(text, trouble));
}

function no(text: string): EditedAsSaid {
  return { ok: false, text };
}
