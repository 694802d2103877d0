import { type Appointment, calendarOf } from '../crm/business-record.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactMark, contactName } from '../crm/contact.ts';
import type { TaskLine } from '../crm/read.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { OperatorId, TenantId } from '../kit/ids.ts';
import type { CommandContext } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { type ContactRow, dotted, oncePerson } from './rows.ts';
import { someNames } from './some-names.ts';
import { inPlace, showAge, showTime } from './times.ts';

/** What needs somebody today: `today` shows it, and the digest is made of it. */
export type Day = Awaited<ReturnType<typeof readDay>>;

export async function readDay({ read, operator, tenant, now }: CommandContext) {
  const today = inPlace(now, { locale: operator.locale, timezone: tenant.timezone });
  const endOfDay = today.endOf('day').toJSDate();
  const agenda = (await read.appointments(today.startOf('day').toJSDate(), endOfDay, 100)).filter(
    (one) => one.state !== 'cancelled' && isTheirs(one, operator.id, tenant.id),
  );
  const coming = agenda.filter((one) => one.endsAt > now).slice(0, 5);
  return {
    waiting: await read.waiting(5),
    followUps: await read.followUps(3),
    tasks: await read.tasks(operator.id, 50, endOfDay),
    troubles: await read.troubles(10),
    appointments: {
      total: agenda.length,
      coming: await Promise.all(coming.map(async (record) => ({ record, view: await read.contact(record.contactId) }))),
    },
  };
}

/** In their own calendar, or in the business's. */
function isTheirs({ calendarId }: Appointment, operatorId: OperatorId, tenantId: TenantId): boolean {
  return calendarId === calendarOf(operatorId) || calendarId === calendarOf(tenantId);
}

/** At most five lines, most urgent first; what is zero is not said. */
export function linesOf({ waiting, followUps, tasks, troubles, appointments }: Day, context: CommandContext): string[] {
  const { answer } = wordsOf(context);
  const names = waiting.rows.map((view) => contactName(view.contact));
  const lines: (string | false)[] = [
    troubles.length > 0 && answer.todayTroubles(troubles.length),
    appointments.total > 0 && answer.todayAppointments(appointments.total, nextOf(appointments, context)),
    waiting.total > 0 && answer.todayWaiting(waiting.total, someNames(names, 3, waiting.total)),
    followUps.total > 0 && answer.todayFollowUps(followUps.total),
    tasks.length > 0 && answer.todayTasks(tasks.length, ...lateAndNext(tasks, context)),
  ];
  return lines.filter((line) => line !== false);
}

/** One row a person, under the most urgent thing about them. */
export function rowsOf({ waiting, followUps, tasks, troubles, appointments }: Day, context: CommandContext): ContactRow[] {
  const words = wordsOf(context);
  const place = placeOf(context);
  const open = { command: 'show', rest: '' };
  const rows: ContactRow[] = [
    ...troubles.slice(0, 2).flatMap(({ view, text, state }) => {
      const how = state === 'failed' ? words.failure.failedShort : words.failure.unsureShort;
      return view ? [{ view, description: `⚠️ ${dotted(how, text)}`, ...open }] : [];
    }),
    ...waiting.rows.map((view) => {
      const since = view.conversation?.awaitingSince;
      return {
        view,
        description: dotted(
          view.stage?.name,
          since && showAge(place.now.getTime() - since.getTime()),
          view.conversation?.lastText,
        ),
        ...open,
      };
    }),
    ...appointments.coming.flatMap(({ record, view }) =>
      view ? [{ view, description: `📅 ${dotted(showTime(record.startsAt, place), oneLine(record.title))}`, ...open }] : [],
    ),
    ...followUps.rows.map(({ view, draft }) => ({ view, description: dotted(view.stage?.name, draft?.text), ...open })),
    ...tasks.flatMap((task) =>
      task.contact
        ? [
            {
              view: { contact: task.contact },
              description: dotted(describeTask(task, context), contactMark(task.contact)),
              ...open,
            },
          ]
        : [],
    ),
  ];
  return oncePerson(rows, (row) => row.view.contact.id).slice(0, cardLimits.rows);
}

/** "16:00 Ana Ruiz"; null where none is left today. */
function nextOf({ coming }: Day['appointments'], context: CommandContext): string | null {
  const [next] = coming;
  if (!next) return null;
  return [showTime(next.record.startsAt, placeOf(context)), next.view && oneLine(contactName(next.view.contact))]
    .filter(Boolean)
    .join(' ');
}

/** The first task that is late, and the first that is not. */
function lateAndNext(tasks: readonly TaskLine[], context: CommandContext): [late: string | null, next: string | null] {
  const isLate = ({ dueAt }: TaskLine) => dueAt !== null && dueAt < context.now;
  const said = (task: TaskLine | undefined) => (task ? describeTask(task, context) : null);
  return [said(tasks.find(isLate)), said(tasks.find((task) => !isLate(task)))];
}

function describeTask(task: TaskLine, context: CommandContext): string {
  const place = placeOf(context);
  const late = task.dueAt !== null && task.dueAt < place.now;
  const when =
    task.dueAt && (late ? `${wordsOf(context).answer.overdue} ${showTime(task.dueAt, place)}` : showTime(task.dueAt, place));
  return dotted(clipText(oneLine(task.text), 60), when);
}
