import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { ReportedEvent } from '../crm/outside.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showCount } from './money.ts';
import { wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';
import { dotted, listOutcome } from './rows.ts';
import { showAge } from './times.ts';

export const events = defineCommand({
  name: 'events',
  words: { en: ['events', 'outside events'], es: ['eventos', 'eventos de fuera'], pt: ['eventos', 'eventos de fora'] },
  says: {
    en: 'What other systems reported, and what came of it',
    es: 'Lo que comunicaron otros sistemas, y qué fue de ello',
    pt: 'O que outros sistemas comunicaram, e o que houve',
  },
  examples: { en: ['events'], es: ['eventos'], pt: ['eventos'] },
  args: nothingArgs,
  read: readNothing,
  changes: false,
  may: 'manager',
  run: (_, context) => showEvents(context),
});

/** Everything that came is in one of the three counts; below it the newest, those that came to nothing to be tried again. */
async function showEvents(context: CommandContext): Promise<Outcome> {
  const { outside } = wordsOf(context);
  const { now, read, operator } = context;
  const reported = await read.reported(cardLimits.rows);
  if (reported.length === 0) return { answer: { text: outside.nothing }, effects: [] };
  const { received, done, refused, waiting } = await read.reportedSince(addMs(now, -24 * hourMs));
  const count = (n: number) => showCount(n, operator.locale);
  const lines = [
    outside.title,
    outside.counts(count(received), count(done), count(refused), count(waiting)),
    reported.some(({ state }) => state === 'refused') && outside.tapToRetry,
  ];
  const rows = reported.map((one) => eventRow(one, context));
  return listOutcome(lines.filter(Boolean).join('\n'), rows, context);
}

function eventRow(one: ReportedEvent, context: CommandContext): Choice {
  const { outside } = wordsOf(context);
  const state = one.state === 'refused' ? outside.refused[one.reason ?? 'failed'] : outside.states[one.state];
  const age = showAge(context.now.getTime() - one.at.getTime());
  const act: Choice['act'] =
    one.state === 'refused'
      ? { verb: 'retry-outside', id: one.id }
      : one.contactId
        ? { verb: 'run', command: 'show', rest: '', contactId: one.contactId }
        : { verb: 'run', command: 'events', rest: '' };
  return {
    label: clipText(oneLine(dotted(one.type, one.reference)), cardLimits.row),
    description: clipText(oneLine(dotted(state, one.system, age)), cardLimits.description),
    act,
  };
}
