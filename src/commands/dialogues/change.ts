import type { Content } from '../../crm/content.ts';
import { type Dialogue, isReady } from '../../crm/dialogue.ts';
import { begin as beginRun } from '../../crm/dialogue-run.ts';
import type { Effect } from '../../crm/effect.ts';
import { threadNumber } from '../../crm/tenant.ts';
import { addMs, minuteMs } from '../../kit/clock.ts';
import type { Id } from '../../kit/ids.ts';
import { begin } from '../begin.ts';
import type { CommandContext, Outcome } from '../command.ts';
import { hours } from '../hours.ts';
import { wordsOf } from '../place.ts';
import { askStep } from './ask-step.ts';
import { lacksHours, stepWaitsMs } from './begin.ts';
import type { Deed } from './deeds.ts';
import { editAsSaid, type Saying } from './edit.ts';
import { tellBeginning } from './explain.ts';
import { startTaken } from './which.ts';

/** So long whoever tries one is their own customer. */
const triesMinutes = 10;

export async function changeDialogue(
  found: Dialogue,
  deed: Deed,
  all: readonly Dialogue[],
  context: CommandContext,
): Promise<Outcome> {
  const { list } = wordsOf(context).dialogues;
  switch (deed.is) {
    case 'on':
      return switchOn(found, all, context);
    case 'off':
      return switchOff(found, context);
    case 'try':
      return await tryOut(found, context);
    case 'reset':
      if (!isReady(found.kind)) return { answer: { text: list.isOwn }, effects: [] };
      return set(found, { on: found.on, body: null }, list.changed(''), context);
    case 'drop':
      if (isReady(found.kind)) return { answer: { text: list.isTrades }, effects: [] };
      return set(found, { on: false, body: null }, list.dropped(found.body.name), context);
    default:
      return await edit(found, deed, all, context);
  }
}

function switchOn(found: Dialogue, all: readonly Dialogue[], context: CommandContext): Outcome {
  const { dialogues } = wordsOf(context);
  const { name } = found.body;
  if (found.on) return { answer: { text: dialogues.list.already.on(name) }, effects: [] };
  if (lacksHours(found.body, context.tenant))
    return { answer: { text: dialogues.noHours(hours.examples[context.operator.locale][0]!) }, effects: [] };
  const taken = startTaken(found, found.body, all);
  if (taken) return { answer: { text: dialogues.write.start(taken) }, effects: [] };
  const begins = tellBeginning(found.body, begin.examples[context.operator.locale][0]!, dialogues);
  return set(found, { on: true, body: found.isOwn ? found.body : null }, dialogues.list.nowOn(name, begins), context);
}

function switchOff(found: Dialogue, context: CommandContext): Outcome {
  const { list } = wordsOf(context).dialogues;
  const { name } = found.body;
  if (!found.on) return { answer: { text: list.already.off(name) }, effects: [] };
  return set(found, { on: false, body: found.isOwn ? found.body : null }, list.nowOff(name), context);
}

async function edit(found: Dialogue, deed: Saying, all: readonly Dialogue[], context: CommandContext): Promise<Outcome> {
  const stages = await context.read.stages();
  const edited = editAsSaid(deed, { found, all, stages, words: wordsOf(context).dialogues });
  if (!edited.ok) return { answer: { text: edited.text }, effects: [] };
  return set(found, { on: found.on, body: edited.body }, edited.told, context);
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
async function tryOut({ kind, body }: Dialogue, context: CommandContext): Promise<Outcome> {
  const { operator, now } = context;
  const { dialogues } = wordsOf(context);
  const numbers = await context.read.numbers();
  if (threadNumber(numbers)?.purpose !== 'customers') return { answer: { text: dialogues.list.tryElsewhere }, effects: [] };
  const { step } = beginRun(body);
  const run = { id: context.newId<Id<'dialogue-run'>>(), kind, body, step, dueAt: addMs(now, stepWaitsMs) };
  const first = { contact: { name: operator.name, nameFrom: 'operator' as const } } as Parameters<typeof askStep>[2];
  const question: Content | null = await askStep(run, body.steps[0]!, first, null, context);
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
