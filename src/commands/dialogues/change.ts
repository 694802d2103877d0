import type { Content } from '../../crm/content.ts';
import type { Dialogue } from '../../crm/dialogue.ts';
import { type DialogueEdit, editDialogue } from '../../crm/dialogue-edit.ts';
import { begin as beginRun } from '../../crm/dialogue-run.ts';
import type { Effect } from '../../crm/effect.ts';
import { readyDialogue } from '../../crm/presets/dialogues/trades.ts';
import { threadNumber } from '../../crm/tenant.ts';
import { addMs, minuteMs } from '../../kit/clock.ts';
import type { Id } from '../../kit/ids.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { hours } from '../hours.ts';
import { wordsOf } from '../place.ts';
import { keyOf, tokensOf } from '../tokens.ts';
import { askStep } from './ask-step.ts';
import { stepWaitsMs } from './begin.ts';
import { tellBeginning, tellDialogue } from './explain.ts';

/** What is done with a conversation. */
export type Deed = { is: 'on' | 'off' | 'try' | 'reset' } | DialogueEdit;

const whole = {
  on: /^(?:on|encender|enciende|encendida|activar|ligar|liga|ligada|ativar)$/,
  off: /^(?:off|apagar|apaga|apagada|desactivar|desligar|desliga|desligada|desativar)$/,
  try: /^(?:try|try it|test|probar|probarla|prueba|testar|teste|experimentar)$/,
  reset: /^(?:reset|original|as before|restaurar|restablecer)$/,
} as const;

const parts = {
  reword: /^(?:question|ask|words|pregunta|preguntar|pergunta|perguntar)$/,
  remove: /^(?:remove|delete|quitar|quita|borrar|eliminar|remover|apagar|excluir)$/,
  add: /^(?:add|choice|anadir|agregar|opcion|adicionar|opcao|acrescentar)$/,
} as const;

/** So long whoever tries one is their own customer. */
const triesMinutes = 10;

/** "on", "question 2 What is it about?", "remove 3", "add 1 A visit"; null where it is nothing of the kind. */
export function readDeed(text: string): Deed | null {
  const tokens = tokensOf(text);
  const said = keyOf(tokens);
  const simple = (Object.keys(whole) as (keyof typeof whole)[]).find((one) => whole[one].test(said));
  if (simple) return { is: simple };
  const part = (Object.keys(parts) as (keyof typeof parts)[]).find((one) => parts[one].test(tokens[0]?.key ?? ''));
  const number = tokens[1];
  if (!part || !number || !/^\d{1,2}$/.test(number.key)) return null;
  const step = Number(number.key);
  const words = text.slice(number.end).replace(/^[\s.:,]+/, '');
  if (part === 'remove') return words === '' ? { is: 'remove', step } : null;
  return { is: part, step, text: words };
}

export async function changeDialogue(found: Dialogue, deed: Deed, context: CommandContext): Promise<Outcome> {
  switch (deed.is) {
    case 'on':
      return switchOn(found, context);
    case 'off':
      return switchOff(found, context);
    case 'try':
      return await tryOut(found, context);
    case 'reset':
      return set(found, { on: found.on, body: null }, wordsOf(context).dialogues.list.changed(''), context);
    default:
      return edit(found, deed, context);
  }
}

function switchOn(found: Dialogue, context: CommandContext): Outcome {
  const { dialogues } = wordsOf(context);
  const { name, steps } = found.body;
  if (found.on) return { answer: { text: dialogues.list.already.on(name) }, effects: [] };
  if (steps.some(({ wants }) => wants.as === 'slot') && !context.tenant.settings.opening)
    return { answer: { text: dialogues.noHours(hours.examples[context.operator.locale][0]!) }, effects: [] };
  const begins = tellBeginning(found.body, '', dialogues.list);
  return set(found, { on: true, body: found.isOwn ? found.body : null }, dialogues.list.nowOn(name, begins), context);
}

function switchOff(found: Dialogue, context: CommandContext): Outcome {
  const { list } = wordsOf(context).dialogues;
  const { name } = found.body;
  if (!found.on) return { answer: { text: list.already.off(name) }, effects: [] };
  return set(found, { on: false, body: found.isOwn ? found.body : null }, list.nowOff(name), context);
}

function edit(found: Dialogue, change: DialogueEdit, context: CommandContext): Outcome {
  const { list } = wordsOf(context).dialogues;
  const edited = editDialogue(found.body, change);
  if (!edited.ok) return { answer: { text: list.refused(edited.refused) }, effects: [] };
  const told = tellDialogue(edited.body, list)[Math.min(change.step, edited.body.steps.length) - 1]!;
  const answer = [list.changed(told), ...(edited.nowList ? [list.nowList] : [])].join('\n');
  return set(found, { on: found.on, body: edited.body }, answer, context);
}

function set(
  { kind, body }: Dialogue,
  to: Pick<Extract<Effect, { do: 'set-dialogue' }>, 'on' | 'body'>,
  text: string,
  context: CommandContext,
): Outcome {
  return {
    answer: { text: text.trim() },
    effects: [{ do: 'set-dialogue', kind, ...to, by: context.operator.id, undone: `“${body.name}”` }],
  };
}

/** Whoever wants to see how it is plays it in their own thread, as their own customer; nothing is counted or written. */
async function tryOut({ kind, body, isOwn }: Dialogue, context: CommandContext): Promise<Outcome> {
  const { operator, tenant, now } = context;
  const { dialogues } = wordsOf(context);
  const numbers = await context.read.numbers();
  if (threadNumber(numbers)?.purpose !== 'customers') return { answer: { text: dialogues.list.tryElsewhere }, effects: [] };
  const spoken = isOwn ? body : (readyDialogue(tenant.preset, kind, tenant.locale) ?? body);
  const { step } = beginRun(spoken);
  const run = { id: context.newId<Id<'dialogue-run'>>(), kind, body: spoken, step, dueAt: addMs(now, stepWaitsMs) };
  const first = { contact: { name: operator.name, nameFrom: 'operator' as const } } as Parameters<typeof askStep>[2];
  const question: Content | null = await askStep(run, spoken.steps[0]!, first, null, context);
  if (!question) return { answer: { text: dialogues.noTimes }, effects: [] };
  const until = addMs(now, triesMinutes * minuteMs);
  return {
    effects: [
      // Before the question, and not behind it as an answer.
      { do: 'say', to: operator.id, text: dialogues.list.tries(triesMinutes) },
      { do: 'as-customer', operatorId: operator.id, until },
      {
        do: 'try-dialogue',
        operatorId: operator.id,
        name: wordsOf(context).first.testName(operator.name.split(' ')[0] ?? ''),
        until,
        run,
        question,
      },
    ],
  };
}
