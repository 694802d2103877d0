import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import { type FreedTime, isWorthOffering, offerEnds, whoFits } from '../crm/waiting-list.ts';
import { clipText } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';
import { isFree } from './appointment-free.ts';
import { showSpan } from './appointment-line.ts';
import { readRest, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { shortName, whoWaits } from './freed-people.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';

/** How far ahead freed times are looked for. */
const aheadMs = 60 * 24 * hourMs;

export const freed = defineCommand({
  name: 'freed',
  words: {
    en: ['freed', 'freed times', 'came free'],
    es: ['liberados', 'huecos liberados', 'horas liberadas'],
    pt: ['liberados', 'vagas liberadas', 'horários liberados'],
  },
  says: {
    en: 'Times that came free, and who waits for one',
    es: 'Horas que han quedado libres, y quién espera una',
    pt: 'Horários que ficaram livres, e quem espera por um',
  },
  examples: { en: ['freed', 'freed times'], es: ['horas liberadas'], pt: ['vagas liberadas'] },
  args: restArgs,
  read: (rest) => readRest(rest, 2),
  changes: true,
  // Nothing leaves before whom it goes to was shown.
  confirms: true,
  alone: true,
  async run({ text }, context): Promise<Outcome> {
    const [id = '', offers] = text.split(' ');
    const time = await context.read.freedTime(id);
    return time ? await offerTime(time, offers === 'offer', context) : await listFreed(context);
  },
});

/** Whom it would go to, with the one tap that sends it; or that it is sent. */
async function offerTime(time: FreedTime, confirmed: boolean, context: CommandContext): Promise<Outcome> {
  const { waiting: words, label } = wordsOf(context);
  const when = showSpan({ startsAt: time.from, endsAt: time.to }, context);
  const isThere = isWorthOffering(time, context.now) && (await isFree(time, time.calendarId, context.read));
  if (!isThere) return { answer: { text: words.gone(when) }, effects: [] };
  const people = whoFits(time, await whoWaits(context.read, context.now));
  if (people.length === 0) return { answer: { text: words.nobodyFits(when) }, effects: [] };
  const about = people.slice(0, cardLimits.rows).map(({ contactId }) => contactId);
  if (!confirmed) {
    const names = people.map(({ view }) => `· ${contactLabel(view.contact)}`);
    const body = clipText([words.offerQuestion(when, people.length), ...names].join('\n'), cardLimits.body);
    const act = { verb: 'run' as const, command: 'freed', rest: `${time.id} offer` };
    return {
      answer: {
        kind: 'question',
        body,
        choices: [
          { label: clipText(words.offerTo(people.length), cardLimits.button), act },
          { label: label.notNow, act: { verb: 'dismiss' } },
        ],
        about,
      },
      effects: [],
    };
  }
  const offer = {
    from: time.from,
    to: time.to,
    id: context.newId<Id<'slot-offer'>>(),
    recordId: time.recordId,
    expiresAt: offerEnds(time),
    waiting: people.map(({ id }) => id),
    by: context.operator.id,
  };
  const names = people.map(shortName).join(', ');
  return {
    answer: { text: words.offered(when, clipText(names, 300)), about },
    effects: [{ do: 'offer-slot', offer, undone: words.offerUndone(when) }],
  };
}

async function listFreed(context: CommandContext): Promise<Outcome> {
  const { waiting: words } = wordsOf(context);
  const { read, now } = context;
  const waiting = await whoWaits(read, now);
  const rows = [];
  for (const one of await read.freedTimes(now, addMs(now, aheadMs), 500)) {
    if (rows.length >= cardLimits.rows) break;
    const people = whoFits(one, waiting);
    if (people.length === 0 || !isWorthOffering(one, now) || !(await isFree(one, one.calendarId, read))) continue;
    rows.push({
      label: clipText(showSpan({ startsAt: one.from, endsAt: one.to }, context), cardLimits.row),
      description: clipText(people.map(shortName).join(', '), cardLimits.description),
      act: { verb: 'run' as const, command: 'freed', rest: one.id },
    });
  }
  return rows.length === 0 ? { answer: { text: words.noneFreed }, effects: [] } : listOutcome(words.freedTitle, rows, context);
}
