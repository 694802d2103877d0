import { calendarOf } from '../crm/business-record.ts';
import { callName } from './colleague.ts';
import { defineCommand, type Outcome } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { nothingArgs, readNothing } from './rest.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { showAge, showLimit } from './times.ts';

export const waitlist = defineCommand({
  name: 'waitlist',
  words: {
    en: ['waiting list', 'waitlist', 'wait list'],
    es: ['lista de espera'],
    pt: ['lista de espera', 'fila de espera'],
  },
  says: {
    en: 'Who waits for a time to come free',
    es: 'Quién espera que quede libre una hora',
    pt: 'Quem espera que um horário fique livre',
  },
  examples: { en: ['waiting list'], es: ['lista de espera'], pt: ['fila de espera'] },
  args: nothingArgs,
  read: readNothing,
  changes: false,
  alone: true,
  async run(_, context): Promise<Outcome> {
    const { waiting: words, appointments, answer } = wordsOf(context);
    const rows = await context.read.waitingList(context.now, 200);
    if (rows.length === 0) return { answer: { text: words.nobodyWaits }, effects: [] };
    const team = await context.read.team();
    const place = placeOf(context);
    const choices = contactChoices(
      rows.slice(0, 10).map(({ view, until, createdAt, calendarId }) => {
        const whose = team.find((one) => calendarOf(one.id) === calendarId);
        const description = dotted(
          until && words.before(showLimit(until, place)),
          whose && appointments.with(callName(whose)),
          words.since(showAge(context.now.getTime() - createdAt.getTime())),
        );
        return { view, description, command: 'show', rest: '' };
      }),
    );
    return listOutcome(words.title(rows.length), choices, context, answer.see, { command: 'waitlist', rest: '' });
  },
});
