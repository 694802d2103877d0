import { mayAs } from '../crm/access.ts';
import type { CallCounts, CallLine, Connection } from '../crm/callout.ts';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { clipText } from '../kit/clip.ts';
import { readRest, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { deedChoice, tellProblem } from './connection-cards.ts';
import { findConnection } from './connection-named.ts';
import { showCount } from './money.ts';
import { wordsOf } from './place.ts';
import { dotted, listOutcome } from './rows.ts';
import { showAge } from './times.ts';

/** So many calls that were not taken are read on a phone. */
const mostTroubles = 5;

export const connections = defineCommand({
  name: 'connections',
  words: { en: ['connections', 'connection'], es: ['conexiones', 'conexión'], pt: ['conexões', 'conexão'] },
  says: {
    en: 'The systems that rules tell, and how the last calls went',
    es: 'Los sistemas a los que avisan las reglas, y cómo fue',
    pt: 'Os sistemas que as regras avisam, e como foi',
  },
  examples: { en: ['connections', 'connections 1'], es: ['conexiones', 'conexiones 1'], pt: ['conexões', 'conexões 1'] },
  args: restArgs,
  read: (rest) => readRest(rest, 1),
  changes: false,
  alone: true,
  may: 'manager',
  async run({ text }, context): Promise<Outcome> {
    const { callouts } = wordsOf(context);
    const all = await context.read.connections();
    if (text === '') return await listConnections(all, context);
    const found = findConnection(text, all);
    return found ? await oneConnection(found, context) : { answer: { text: callouts.noSuch(clipText(text, 40)) }, effects: [] };
  },
});

async function listConnections(all: readonly Connection[], context: CommandContext): Promise<Outcome> {
  const { callouts } = wordsOf(context);
  const counts = await context.read.callCounts();
  const rows: Choice[] = all.map((one) => ({
    label: clipText(`${one.number} · ${one.name}`, cardLimits.row),
    description: clipText(howItStands(one, counts.get(one.id), context), cardLimits.description),
    act: { verb: 'run', command: 'connections', rest: String(one.number) },
  }));
  const lines = all.length === 0 ? [callouts.none] : all.slice(cardLimits.rows).map((one) => `· ${one.number} · ${one.name}`);
  return listOutcome([callouts.title, ...lines, callouts.foot].join('\n'), rows, context);
}

function howItStands({ state, offBecause }: Connection, counts: CallCounts | undefined, context: CommandContext): string {
  const { callouts } = wordsOf(context);
  const count = (n: number) => showCount(n, context.operator.locale);
  const last = counts?.lastDoneAt;
  const off =
    offBecause === 'gone' ? callouts.wantsNone : offBecause === 'failing' ? callouts.tookNothingForDays : callouts.isOff;
  return dotted(
    state === 'off' && off,
    counts && counts.failed > 0 && callouts.failed(count(counts.failed)),
    counts && counts.waiting > 0 && callouts.waits(count(counts.waiting)),
    last ? callouts.lastTook(showAge(context.now.getTime() - last.getTime())) : callouts.tookNothing,
  );
}

/** How one stands, what it has not taken and why, and what can be done about it. */
async function oneConnection(one: Connection, context: CommandContext): Promise<Outcome> {
  const words = wordsOf(context);
  const { callouts } = words;
  const counts = (await context.read.callCounts()).get(one.id);
  const troubles = await context.read.callTroubles(one.id, mostTroubles);
  const lines = [
    callouts.connectionOf(one.number, one.name, one.host),
    howItStands(one, counts, context),
    ...(troubles.length > 0 ? ['', callouts.troubles, ...troubles.map((call) => `· ${troubleLine(call, context)}`)] : []),
  ];
  const body = clipText(lines.join('\n'), cardLimits.body);
  // What customers' data leaves by is the owners' to decide.
  if (!mayAs(context.operator.role, 'owner')) return { answer: { text: body }, effects: [] };
  return {
    answer: {
      kind: 'question',
      body,
      choices: [
        ...(troubles.length > 0 ? [deedChoice(one.id, 'again', words)] : []),
        ...(one.state === 'on'
          ? [deedChoice(one.id, 'test', words), deedChoice(one.id, 'off', words)]
          : [deedChoice(one.id, 'on', words)]),
      ],
    },
    effects: [],
  };
}

function troubleLine({ type, tries, problem, status, at }: CallLine, context: CommandContext): string {
  const words = wordsOf(context);
  const { callouts } = words;
  const what = type === 'ping' ? callouts.types.ping : callouts.types['rule.fired'];
  const age = showAge(context.now.getTime() - at.getTime());
  return dotted(what, age, callouts.tries(tries), problem && tellProblem(problem, status, words));
}
