import { z } from 'zod';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { type Dialogue, isReady } from '../crm/dialogue.ts';
import { clipText } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { dialoguesOf } from './dialogues/begin.ts';
import { changeDialogue } from './dialogues/change.ts';
import { isStageGone, lastMonth, tellCounts } from './dialogues/explain.ts';
import { showDialogue } from './dialogues/show-one.ts';
import { mayBeAboutOne, namesOf, whichDialogue } from './dialogues/which.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { dotted, listOutcome } from './rows.ts';

export const conversations = defineCommand({
  name: 'conversations',
  words: {
    en: ['conversations', 'my conversations'],
    es: ['conversaciones', 'mis conversaciones'],
    pt: ['conversas', 'minhas conversas'],
  },
  says: {
    en: 'Asks customers step by step: look, try, change, switch on',
    es: 'Pregunta a clientes por pasos: ver, probar, cambiar, encender',
    pt: 'Pergunta aos clientes por passos: ver, testar, mudar, ligar',
  },
  examples: {
    en: ['conversations intake on', 'conversations intake question 2 What is it about?'],
    es: ['conversaciones preguntas encender', 'conversaciones preguntas quitar 2'],
    pt: ['conversas perguntas ligar', 'conversas perguntas adicionar 1 Uma visita'],
  },
  args: z.object({ text: z.string() }),
  read(rest) {
    if (withoutPoliteness(rest) === '') return { text: '' };
    return mayBeAboutOne(rest) ? { text: rest.trim() } : null;
  },
  changes: true,
  alone: true,
  may: 'manager',
  async run({ text }, context): Promise<Outcome> {
    const all = dialoguesOf(await context.read.dialogues(), context.tenant, context.tenant.locale);
    if (text === '') return await listAll(all, context);
    const meant = whichDialogue(text, all);
    const { dialogues } = wordsOf(context);
    if (!meant) return { answer: { text: dialogues.noneSuch(namesOf(all, dialogues.kinds)) }, effects: [] };
    const { found, deed } = meant;
    return deed ? await changeDialogue(found, deed, all, context) : await showDialogue(found, context);
  },
});

async function listAll(all: readonly Dialogue[], context: CommandContext): Promise<Outcome> {
  const { kinds, list } = wordsOf(context).dialogues;
  const lines = await lastMonth(context);
  const stages = await context.read.stages();
  const told = all.map(({ kind, body, on }) => ({
    kind,
    name: body.name,
    state: dotted(
      list.states[on ? 'on' : 'off'],
      isStageGone(body, stages) && list.movesNobody,
      tellCounts(kind, lines, list, context.operator.locale),
    ),
  }));
  const rows: Choice[] = told.map(({ kind, name, state }) => ({
    label: clipText(name, cardLimits.row),
    description: clipText(dotted(isReady(kind) ? kinds[kind] : list.own, state), cardLimits.description),
    act: { verb: 'run', command: 'conversations', rest: kind },
  }));
  const body = [`*${list.title}*`, ...told.map(({ name, state }) => `· ${name}: ${state}`), '', list.foot].join('\n');
  return listOutcome(body, rows, context, list.detail);
}
