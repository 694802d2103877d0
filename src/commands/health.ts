import { lastDays } from '../crm/business-days.ts';
import { knownRates } from '../crm/interaction.ts';
import { operatorWindowOpen, operatorWindowUntil } from '../crm/operator.ts';
import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import type { ErrorCode } from '../kit/errors.ts';
import { lastFour } from '../kit/phone.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showCount } from './money.ts';
import { placeOf, wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';
import { dotted } from './rows.ts';
import { showAge, showTime } from './times.ts';

/** What waits longer than this in either direction is no ordinary moment. */
const tooLongMs = 2 * minuteMs;

export const health = defineCommand({
  name: 'health',
  words: { en: ['health', 'status'], es: ['salud', 'estado'], pt: ['saúde', 'status do sistema'] },
  says: {
    en: 'Whether everything arrived, left, and nobody is lost',
    es: 'Si todo llegó, todo salió y nadie se ha perdido',
    pt: 'Se tudo chegou, tudo saiu e ninguém se perdeu',
  },
  examples: { en: ['health', 'status'], es: ['salud', 'estado'], pt: ['saúde', 'status do sistema'] },
  args: nothingArgs,
  read: readNothing,
  changes: false,
  run: (_, context) => showHealth(context),
});

async function showHealth(context: CommandContext): Promise<Outcome> {
  const { health: say, failure, byItself, outside } = wordsOf(context);
  const { now, machineNow, read, operator } = context;
  const count = (n: number) => showCount(n, operator.locale);
  const found = await read.health(context.wamid);
  const troubles = (await read.troubles(50)).filter((one) => one.state === 'failed').length;
  const outsiders = await read.reportedSince(addMs(now, -24 * hourMs));
  const numbers = (await read.numbers()).filter(({ purpose }) => purpose !== 'former');
  const stopped = numbers.filter((number) => number.stoppedBecause !== null);
  const disliked = numbers.flatMap(({ phone, qualityLowSince }) => (qualityLowSince ? [{ phone, since: qualityLowSince }] : []));
  const { received, oldestWaitingMachine, lastReceivedMachine, leaving } = found;
  const waited = oldestWaitingMachine ? machineNow.getTime() - oldestWaitingMachine.getTime() : 0;
  const leavingFor = leaving.oldest ? now.getTime() - leaving.oldest.getTime() : 0;
  const isWell = stopped.length + disliked.length + troubles + found.unsure === 0 && waited < tooLongMs && leavingFor < tooLongMs;
  const open = operatorWindowOpen(operator, now);
  const lines = [
    isWell ? say.well : say.trouble,
    ...stopped.map(({ phone, stoppedBecause }) =>
      say.stopped(`…${lastFour(phone)}`, failure.reason(stoppedBecause as ErrorCode)),
    ),
    ...disliked.map(({ phone, since }) => say.disliked(`…${lastFour(phone)}`, showAge(now.getTime() - since.getTime()))),
    received.messages + received.notices === 0
      ? say.silent
      : dotted(
          say.received(count(received.messages), count(received.notices)),
          received.waiting + received.setAside === 0 ? say.allHandled : say.handled(count(received.handled)),
        ),
    received.waiting > 0 && say.waiting(count(received.waiting), showAge(waited)),
    received.setAside > 0 && say.setAside(count(received.setAside)),
    lastReceivedMachine && say.lastHeard(showAge(machineNow.getTime() - lastReceivedMachine.getTime())),
    leaving.count > 0 ? say.leaving(count(leaving.count), showAge(leavingFor)) : say.nothingLeaving,
    outsiders.refused > 0 && outside.inHealth(count(outsiders.refused)),
    found.unsure > 0 && say.unsure(count(found.unsure)),
    troubles > 0 && say.failed(count(troubles)),
    ...knownRates(await read.figuresNamed(['by-itself', 'fell-back'], lastDays(now, context.tenant.timezone, 7).days))
      .filter(({ flagged }) => flagged)
      .map(({ type, given, completed }) => byItself.flagged(byItself.types[type], count(given - completed), count(given))),
    open ? say.windowOpen(showTime(operatorWindowUntil(operator)!, placeOf(context))) : say.windowClosed(count(found.parked)),
  ];
  return { answer: { text: lines.filter(Boolean).join('\n') }, effects: [] };
}
