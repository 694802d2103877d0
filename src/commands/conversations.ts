import { z } from 'zod';
import { lastDays } from '../crm/business-days.ts';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { type Dialogue, dialogueKinds } from '../crm/dialogue.ts';
import type { FigureLine } from '../crm/figures.ts';
import { clipText } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { begin } from './begin.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { dialoguesOf } from './dialogues/begin.ts';
import { changeDialogue, type Deed, readDeed } from './dialogues/change.ts';
import { tellBeginning, tellCounts, tellDialogue, tellStops, wouldHaveBegun } from './dialogues/explain.ts';
import { readKind } from './dialogues/kinds.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { dotted, listOutcome } from './rows.ts';

const counted = ['steps-begun', 'steps-finished', 'steps-dropped', 'steps-left'] as const;

/** So many of last week's messages are looked at for who would have begun one. */
const mostTried = 2_000;

const deed = z.discriminatedUnion('is', [
  z.strictObject({ is: z.enum(['on', 'off', 'try', 'reset']) }),
  z.strictObject({ is: z.literal('remove'), step: z.number().int() }),
  z.strictObject({ is: z.enum(['reword', 'add']), step: z.number().int(), text: z.string() }),
]);

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
  args: z.object({ kind: z.enum(dialogueKinds).nullable(), deed: deed.nullable() }),
  read(rest) {
    if (withoutPoliteness(rest) === '') return { kind: null, deed: null };
    const found = readKind(rest);
    if (!found) return null;
    if (withoutPoliteness(found.behind) === '') return { kind: found.kind, deed: null };
    const said = readDeed(found.behind);
    return said ? { kind: found.kind, deed: said } : null;
  },
  changes: true,
  alone: true,
  may: 'manager',
  async run({ kind, deed }, context): Promise<Outcome> {
    const all = dialoguesOf(await context.read.dialogues(), context.tenant, context.tenant.locale);
    if (kind === null) return await listAll(all, context);
    const found = all.find((one) => one.kind === kind);
    const { dialogues } = wordsOf(context);
    if (!found)
      return { answer: { text: dialogues.noneSuch(all.map((one) => dialogues.kinds[one.kind]).join(', ')) }, effects: [] };
    return deed ? await changeDialogue(found, deed as Deed, context) : await showOne(found, context);
  },
});

async function listAll(all: readonly Dialogue[], context: CommandContext): Promise<Outcome> {
  const { kinds, list } = wordsOf(context).dialogues;
  const lines = await lastMonth(context);
  const told = all.map(({ kind, body, on }) => ({
    kind,
    name: body.name,
    state: dotted(list.states[on ? 'on' : 'off'], tellCounts(kind, lines, list, context.operator.locale)),
  }));
  const rows: Choice[] = told.map(({ kind, name, state }) => ({
    label: clipText(name, cardLimits.row),
    description: clipText(dotted(kinds[kind], state), cardLimits.description),
    act: { verb: 'run', command: 'conversations', rest: kind },
  }));
  const body = [`*${list.title}*`, ...told.map(({ name, state }) => `· ${name}: ${state}`), '', list.foot].join('\n');
  return listOutcome(body, rows, context, list.detail);
}

/** What it does, with whom it begins, with whom it would have begun, how it went. */
async function showOne({ kind, body, on }: Dialogue, context: CommandContext): Promise<Outcome> {
  const { list } = wordsOf(context).dialogues;
  const { locale } = context.operator;
  const lines = await lastMonth(context);
  const week = await context.read.happened('message', addMs(context.now, -7 * 24 * hourMs), mostTried);
  const counts = tellCounts(kind, lines, list, locale);
  const text = [
    `*${body.name}* · ${list.states[on ? 'on' : 'off']}`,
    ...tellDialogue(body, list),
    '',
    tellBeginning(body, begin.examples[locale][0]!, list),
    list.wouldHave(wouldHaveBegun(kind, body, week)),
    ...(counts ? [counts] : []),
    ...tellStops(kind, body, lines, list, locale),
  ];
  const choice = (what: 'on' | 'off' | 'try', label: string): Choice => ({
    label,
    act: { verb: 'run', command: 'conversations', rest: `${kind} ${what}` },
  });
  return {
    answer: {
      kind: 'question',
      body: clipText(text.join('\n'), cardLimits.body),
      choices: [on ? choice('off', list.switchOff) : choice('on', list.switchOn), choice('try', list.tryIt)],
    },
    effects: [],
  };
}

function lastMonth({ read, now, tenant }: CommandContext): Promise<FigureLine[]> {
  return read.figuresNamed(counted, lastDays(now, tenant.timezone, 30).days);
}
