import { z } from 'zod';
import { mayAs } from '../crm/access.ts';
import { lastDays } from '../crm/business-days.ts';
import { knownRates } from '../crm/interaction.ts';
import { operatorWindowOpen, operatorWindowUntil } from '../crm/operator.ts';
import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import type { ErrorCode } from '../kit/errors.ts';
import { lastFour } from '../kit/phone.ts';
import { checkupTold, showCheckup } from './checkup.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showCount } from './money.ts';
import { placeOf, wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';
import { dotted } from './rows.ts';
import { showAge, showTime } from './times.ts';

/** What waits longer than this in either direction is no ordinary moment. */
const tooLongMs = 2 * minuteMs;

export const health = defineCommand({
  name: 'health',
  words: { en: ['health', 'status'], es: ['salud', 'estado'], pt: ['saúde', 'status do sistema'] },
  says: {
    en: 'Whether anybody is lost; “week”: what needed you too often',
    es: 'Si alguien se ha perdido; «semana»: qué os necesitó demasiado',
    pt: 'Se alguém se perdeu; “semana”: o que precisou demais de vocês',
  },
  examples: {
    en: ['health', 'status', 'health week'],
    es: ['salud', 'estado', 'salud semana'],
    pt: ['saúde', 'status do sistema', 'saúde semana'],
  },
  args: z.object({ week: z.boolean() }),
  read(rest) {
    const said = withoutPoliteness(rest);
    return said === '' || ofWeek.test(said) ? { week: said !== '' } : null;
  },
  changes: false,
  async run({ week }, context): Promise<Outcome> {
    if (!week) return await showHealth(context);
    const { answer } = wordsOf(context);
    if (!mayAs(context.operator.role, 'manager'))
      return { answer: { text: answer.mayNot('health week', 'manager') }, effects: [] };
    return await showCheckup(context);
  },
});

const ofWeek = /^((of )?(the )?(last )?week|(de )?(la )?semana( pasada)?|(da )?semana( passada)?)$/;

async function showHealth(context: CommandContext): Promise<Outcome> {
  const { health: say, failure, byItself, outside, callouts } = wordsOf(context);
  const { now, machineNow, read, operator } = context;
  const count = (n: number) => showCount(n, operator.locale);
  const found = await read.health(context.wamid);
  const troubles = (await read.troubles(50)).filter((one) => one.state === 'failed').length;
  const outsiders = await read.reportedSince(addMs(now, -24 * hourMs));
  const calls = await read.callsSince(addMs(now, -24 * hourMs));
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
    calls.failed > 0 && callouts.inHealth(count(calls.failed), count(calls.waiting)),
    found.unsure > 0 && say.unsure(count(found.unsure)),
    troubles > 0 && say.failed(count(troubles)),
    ...knownRates(await read.figuresNamed(['by-itself', 'fell-back'], lastDays(now, context.tenant.timezone, 7).days))
      .filter(({ flagged }) => flagged)
      .map(({ type, given, completed }) => byItself.flagged(byItself.types[type], count(given - completed), count(given))),
    ...(await checkupTold(context)),
    open ? say.windowOpen(showTime(operatorWindowUntil(operator)!, placeOf(context))) : say.windowClosed(count(found.parked)),
  ];
  return { answer: { text: lines.filter(Boolean).join('\n') }, effects: [] };
}
