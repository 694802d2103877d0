import type { Appointment } from '../crm/business-record.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import { isWorthOffering, offerEnds } from '../crm/waiting-list.ts';
import { clipText } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { Id } from '../kit/ids.ts';
import { isFree } from './appointment-free.ts';
import { showSpan } from './appointment-line.ts';
import { readRest, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { peopleFor, shortName } from './freed-people.ts';
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
    const [, number, offers] = /^#(\d{1,9})( offer)?$/.exec(text) ?? [];
    if (!number) return await listFreed(context);
    const { appointments, waiting } = wordsOf(context);
    const record = await context.read.recordNumbered('appointment', Number(number));
    if (!record?.calendarId || !record.startsAt) return { answer: { text: appointments.noSuch(number) }, effects: [] };
    return await offerTime(record as Appointment, offers !== undefined, context, waiting.gone(showSpan(record, context)));
  },
});

/** Whom it would go to, with the one tap that sends it; or that it is sent. */
async function offerTime(record: Appointment, confirmed: boolean, context: CommandContext, gone: string): Promise<Outcome> {
  const { waiting: words, label } = wordsOf(context);
  const slot = { from: record.startsAt, to: record.endsAt };
  const isThere = isWorthOffering(slot, context.now) && (await isFree(slot, record.calendarId, context.read));
  if (record.state !== 'cancelled' || !isThere) return { answer: { text: gone }, effects: [] };
  const people = await peopleFor(record, context.read);
  const when = showSpan(record, context);
  if (people.length === 0) return { answer: { text: words.nobodyFits(when) }, effects: [] };
  const about = people.slice(0, cardLimits.rows).map(({ contactId }) => contactId);
  if (!confirmed) {
    const names = people.map(({ view }) => `· ${contactLabel(view.contact)}`);
    const body = clipText([words.offerQuestion(when, people.length), ...names].join('\n'), cardLimits.body);
    const act = { verb: 'run' as const, command: 'freed', rest: `#${record.number} offer` };
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
    ...slot,
    id: context.newId<Id<'slot-offer'>>(),
    recordId: record.id,
    expiresAt: offerEnds(slot),
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
  const all = await read.appointments(now, addMs(now, aheadMs), 500);
  const rows = [];
  for (const one of all.filter(({ state }) => state === 'cancelled')) {
    const slot = { from: one.startsAt, to: one.endsAt };
    if (rows.length >= cardLimits.rows || !isWorthOffering(slot, now) || !(await isFree(slot, one.calendarId, read))) continue;
    const people = await peopleFor(one, read);
    if (people.length === 0) continue;
    rows.push({
      label: clipText(showSpan(one, context), cardLimits.row),
      description: clipText(people.map(shortName).join(', '), cardLimits.description),
      act: { verb: 'run' as const, command: 'freed', rest: `#${one.number}` },
    });
  }
  return rows.length === 0 ? { answer: { text: words.noneFreed }, effects: [] } : listOutcome(words.freedTitle, rows, context);
}
