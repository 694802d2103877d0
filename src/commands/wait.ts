import { stands } from '../crm/business-record.ts';
import type { ContactView } from '../crm/read.ts';
import type { Waiting } from '../crm/waiting-list.ts';
import { clipText } from '../kit/clip.ts';
import { minuteMs } from '../kit/clock.ts';
import { noSuchTime } from './appointment-free.ts';
import { calendarOfPlan, isPlan, type Plan, readPlan } from './appointment-plan.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { aboutSomebody } from './somebody.ts';
import { inPlace, showLimit } from './times.ts';

export const wait = defineCommand({
  name: 'wait',
  words: {
    en: ['wait', 'waits', 'put on the waiting list', 'add to the waiting list'],
    es: ['en espera', 'poner en espera', 'apuntar en espera'],
    pt: ['em espera', 'pôr em espera', 'colocar em espera'],
  },
  says: {
    en: 'Somebody wants a time, or an earlier one, if one comes free',
    es: 'Alguien quiere una hora, o una antes, si queda alguna libre',
    pt: 'Alguém quer um horário, ou um antes, se algum ficar livre',
  },
  examples: {
    en: ['wait ana before friday', 'wait ana 45 min with maria'],
    es: ['en espera ana antes del viernes', 'en espera ana'],
    pt: ['em espera ana antes de sexta', 'em espera ana'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  needsName: true,
  run: (args, context): Promise<Outcome> =>
    aboutSomebody(wait, args, context, async ({ view, who, text }) => {
      const asked = { ...context, contactId: view.contact.id };
      const plan = await readPlan(text.trim().replace(untilWords, ''), 'wait', asked);
      if (!isPlan(plan)) return plan;
      const said = text.trim();
      if (untilWords.test(said) && plan.time.is === 'none') {
        const words = clipText(said.replace(untilWords, ''), 60);
        return { answer: { text: wordsOf(context).answer.impossibleDate(words), about: [view.contact.id] }, effects: [] };
      }
      const { is } = plan.time;
      if (is === 'past' || is === 'impossible' || is === 'left-out' || ('at' in plan.time && plan.time.at <= context.now))
        return { answer: { text: noSuchTime(plan.time, context), about: [view.contact.id] }, effects: [] };
      return await waitFor(view, who, { plan, before: beforeWords.test(said) }, context);
    }),
});

/** "Before friday" ends when friday begins, "until friday" when it is over. */
const beforeWords = /^(?:before|antes)(?:\s|$)/iu;
const untilWords = /^(?:before|until|till|by|antes(?: (?:de|del|da|do|de la))?|hasta(?: el| la)?|até(?: a| o)?|ate)\s+/iu;

async function waitFor(
  view: ContactView,
  who: string,
  { plan, before }: { plan: Plan; before: boolean },
  context: CommandContext,
): Promise<Outcome> {
  const { waiting: words } = wordsOf(context);
  const { contact } = view;
  const calendarId = calendarOfPlan(plan, context);
  const there = (await context.read.recordsOf(contact.id, 50)).find(
    (one) => stands(one) && one.startsAt && one.startsAt > context.now && one.calendarId === calendarId,
  );
  const until = untilOf(plan, before, context) ?? there?.startsAt ?? null;
  const length = there?.startsAt && there.endsAt ? (there.endsAt.getTime() - there.startsAt.getTime()) / minuteMs : null;
  const waiting: Waiting = {
    id: context.newId<Waiting['id']>(),
    contactId: contact.id,
    calendarId,
    recordId: there?.id ?? null,
    minutes: plan.minutes ?? length,
    until,
    createdAt: context.now,
  };
  const by = context.operator.id;
  const undone = words.undone(who);
  const earlier = (await context.read.waitingOf(contact.id)).filter((one) => one.calendarId === calendarId);
  return {
    answer: { text: words.waits(who, until && showLimit(until, placeOf(context))), about: [contact.id] },
    effects: [
      ...earlier.map(({ id }) => ({ do: 'end-wait' as const, id, contactId: contact.id, by, undone })),
      { do: 'wait', waiting, by: { who: 'operator', id: by }, undone },
    ],
  };
}

function untilOf({ time }: Plan, before: boolean, context: CommandContext): Date | null {
  if (time.is === 'at') return time.at;
  if (time.is !== 'day') return null;
  const day = inPlace(time.at, placeOf(context)).startOf('day');
  return (before ? day : day.plus({ days: 1 })).toJSDate();
}
