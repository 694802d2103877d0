import { z } from 'zod';
import {
  type Dialogue,
  type DialogueBody,
  type DialogueTrouble,
  dialogueLimits,
  isReady,
  type OwnKind,
} from '../crm/dialogue.ts';
import { startTrouble } from '../crm/dialogue-begin.ts';
import { nameKey } from '../crm/locale.ts';
import type { AskedAbout } from '../crm/message-type.ts';
import { clipText } from '../kit/clip.ts';
import type { Id } from '../kit/ids.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { conversations } from './conversations.ts';
import { dialoguesOf } from './dialogues/begin.ts';
import { wouldHaveBegun } from './dialogues/explain.ts';
import { lastWeek, showDialogue } from './dialogues/show-one.ts';
import { isNameTaken, othersOf, saysDeed } from './dialogues/which.ts';
import { compileDialogue } from './dialogues/written/compile.ts';
import { readDialogue } from './dialogues/written/read-dialogue.ts';
import { topicNamed } from './dialogues/written/read-start.ts';
import type { LineWrong, WholeTrouble } from './dialogues/written/spoken.ts';
import { showCount } from './money.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';

/** From so many people who wrote last week on it can be said that one would begin with nearly everybody. */
const tellsFrom = 10;

/** So many wrong lines are told at once. */
const mostWrong = 4;

export const makeconversation = defineCommand({
  name: 'makeconversation',
  words: {
    en: ['conversation', 'new conversation', 'write a conversation'],
    es: ['conversación', 'nueva conversación', 'escribir una conversación'],
    pt: ['conversa', 'nova conversa', 'escrever uma conversa'],
  },
  says: {
    en: 'Writes a conversation with steps in your own words',
    es: 'Escribe una conversación por pasos con tus palabras',
    pt: 'Escreve uma conversa por passos com as suas palavras',
  },
  examples: {
    en: [
      'new conversation',
      'conversation Visit; when they write "visit"; Which area? North / South -> tag; then task call them',
    ],
    es: [
      'nueva conversación',
      'conversación Visita guiada; cuando escriban "visita"; ¿Qué zona? Norte / Sur; luego tarea llamar',
    ],
    pt: ['nova conversa', 'conversa Visita guiada; quando escreverem "visita"; Qual região? Norte / Sul; depois tarefa ligar'],
  },
  args: z.object({ text: z.string() }),
  read(rest) {
    const text = rest.trim();
    return withoutPoliteness(text) === '' || aboutIn(text) || isChange(text) || readDialogue(text) ? { text } : null;
  },
  changes: true,
  alone: true,
  sharesWord: true,
  may: 'manager',
  async run({ text }, context): Promise<Outcome> {
    if (isChange(text)) return await conversations.run({ text }, context);
    const read = readDialogue(text);
    const { write } = wordsOf(context).dialogues;
    if (!read) return showHow(aboutIn(text), context);
    const { spoken, wrong } = read;
    if (wrong.length > 0) return refuse(tellWrong(wrong, context));
    const compiled = compileDialogue(spoken, { stages: await context.read.stages(), locale: context.operator.locale });
    if (!compiled.ok) return refuse(tellTrouble(compiled.trouble, context));
    const { body } = compiled;
    const all = dialoguesOf(await context.read.dialogues(), context.tenant, context.tenant.locale);
    const same = all.find((one) => !isReady(one.kind) && nameKey(one.body.name) === nameKey(body.name));
    const hindered = await hindrance(body, same, all, context);
    if (hindered) return refuse(hindered);
    const kind = same?.kind ?? (`own-${context.newId<Id<'dialogue'>>()}` as OwnKind);
    const by = context.operator.id;
    const written: Dialogue = { kind, on: same?.on ?? false, body, isOwn: true, operatorId: by };
    const shown = await showDialogue(written, context, same ? write.changed(body.name) : write.written(body.name));
    return {
      ...shown,
      effects: [{ do: 'set-dialogue', kind, on: written.on, body, by, undone: `“${body.name}”` }, ...shown.effects],
    };
  },
});

/** "Visit on", "visit question 2 …": of one that there is, said in the singular. */
function isChange(text: string): boolean {
  return !/[\n;]/.test(text) && saysDeed(text);
}

/** "About prices": what an example shall begin with. */
function aboutIn(text: string): AskedAbout | null {
  const said = /^(?:about|sobre|por|for)\s+(.+)$/iu.exec(text)?.[1];
  return said ? topicNamed(said) : null;
}

/** How one is written, and one to copy as a message of its own. */
function showHow(about: AskedAbout | null, context: CommandContext): Outcome {
  const { write } = wordsOf(context).dialogues;
  return {
    answer: { text: write.example(about && write.topics[about]) },
    effects: [{ do: 'say', to: context.operator.id, text: write.how }],
  };
}

/** What stands against it beside the others: its name, what it begins with, how many there are already; null where nothing does. */
async function hindrance(
  body: DialogueBody,
  same: Dialogue | undefined,
  all: readonly Dialogue[],
  context: CommandContext,
): Promise<string | null> {
  const { write } = wordsOf(context).dialogues;
  const others = same ? othersOf(same, all) : all;
  if (isNameTaken(body.name, others)) return write.nameTaken(body.name);
  const own = others.filter(({ kind }) => !isReady(kind));
  if (own.length >= dialogueLimits.own) return write.tooMany(dialogueLimits.own);
  // One of the trade that is off may be why they write their own.
  const beside = others.filter(({ kind, on }) => on || !isReady(kind)).map((one) => one.body);
  const taken = startTrouble(body, beside);
  if (taken) return write.start(taken);
  const { begun, people } = wouldHaveBegun('own-new', body, await lastWeek(context));
  const nearlyAll = !body.starts.first && people >= tellsFrom && begun.length * 2 > people;
  const show = (n: number) => showCount(n, context.operator.locale);
  return nearlyAll ? write.everybody(show(begun.length), show(people)) : null;
}

function tellWrong(wrong: readonly LineWrong[], context: CommandContext): string {
  const { write } = wordsOf(context).dialogues;
  const lines = wrong.slice(0, mostWrong).map(({ text, trouble }) => write.line(clipText(text, 80), trouble));
  return [write.wrongLines(wrong.length), ...lines].join('\n\n');
}

function tellTrouble(trouble: WholeTrouble | DialogueTrouble, context: CommandContext): string {
  const { write, list } = wordsOf(context).dialogues;
  return 'step' in trouble ? list.refused(trouble) : write.whole(trouble);
}

function refuse(text: string): Outcome {
  return { answer: { text }, effects: [] };
}
