import { z } from 'zod';
import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { contactName } from '../crm/contact.ts';
import { type Watched, type WatchTimes, watched } from '../crm/watch.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import { callName } from './colleague.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { rowsUpTo } from './page.ts';
import { placeOf, wordsOf } from './place.ts';
import { peoplePage } from './responsible.ts';
import { withoutPoliteness } from './rest.ts';
import { contactChoices, dotted, listOutcome } from './rows.ts';
import { inPlace, showMoment } from './times.ts';

/** So long somebody new may wait for a first answer. */
const firstReplyMs = 30 * minuteMs;
/** So long we wait on somebody, before they are only quiet. */
const onThemMs = 30 * 24 * hourMs;

export const watch = defineCommand({
  name: 'watch',
  words: { en: ['watch', 'overview'], es: ['panorama', 'vigilar'], pt: ['panorama', 'vigiar'] },
  says: {
    en: 'What needs help in the whole team',
    es: 'Lo que necesita ayuda en todo el equipo',
    pt: 'O que precisa de ajuda em toda a equipe',
  },
  examples: { en: ['watch', 'overview'], es: ['panorama', 'vigilar'], pt: ['panorama', 'vigiar'] },
  args: z.object({ what: z.enum(watched).nullable(), page: z.number().int().min(1).max(99) }),
  read(rest) {
    const [, what = '', page] = /^(.*?)(?: ?(\d{1,2}))?$/.exec(withoutPoliteness(rest)) ?? [];
    if (what === '') return page ? null : { what: null, page: 1 };
    return watched.includes(what as Watched) ? { what, page: Math.max(1, Number(page ?? 1)) } : null;
  },
  changes: false,
  alone: true,
  may: 'manager',
  people: async ({ what }, context, limit) => what && (await context.read.watched(what, timesOf(context), limit)).rows,
  run: ({ what, page }, context): Promise<Outcome> =>
    what === null ? overview(context) : what === 'escalated' ? escalated(context) : people(what, page, context),
});

function timesOf({ now, operator, tenant }: CommandContext): WatchTimes {
  return {
    firstReplySince: addMs(now, -firstReplyMs),
    endOfDay: inPlace(now, { locale: operator.locale, timezone: tenant.timezone }).endOf('day').toJSDate(),
    onThemSince: addMs(now, -onThemMs),
  };
}

/** A row for each kind there is, with how many and the first of them. */
async function overview(context: CommandContext): Promise<Outcome> {
  const { escalation, answer } = wordsOf(context);
  const rows: Choice[] = [];
  for (const what of watched) {
    const { rows: first, total } = await context.read.watched(what, timesOf(context), 3);
    if (total === 0) continue;
    const names = first.map(({ contact }) => oneLine(contactName(contact))).join(', ');
    rows.push({
      label: clipText(`${escalation.rows[what]} · ${total}`, cardLimits.row),
      description: clipText(total > first.length ? `${names} …` : names, cardLimits.description),
      act: { verb: 'run', command: 'watch', rest: what },
    });
  }
  if (rows.length === 0) return { answer: { text: escalation.nothing }, effects: [] };
  return listOutcome([escalation.title, ...rows.map((row) => row.label)].join('\n'), rows, context, answer.see);
}

async function people(what: Watched, page: number, context: CommandContext): Promise<Outcome> {
  const { escalation } = wordsOf(context);
  const { rows, total } = await context.read.watched(what, timesOf(context), rowsUpTo(page));
  if (total === 0) return { answer: { text: escalation.nothing }, effects: [] };
  return peoplePage({ rows, total, title: `*${escalation.rows[what]}* · ${total}`, command: 'watch', of: what, page }, context);
}

/** Who was asked to decide what, and until when. */
async function escalated(context: CommandContext): Promise<Outcome> {
  const { escalation, answer } = wordsOf(context);
  const found = await context.read.escalations(cardLimits.rows);
  if (found.length === 0) return { answer: { text: escalation.nothing }, effects: [] };
  const rows = contactChoices(
    found.map(({ view, by, to, dueAt, text }) => ({
      view,
      description: dotted(
        `${callName({ name: by })} → ${callName({ name: to })}`,
        dueAt && showMoment(dueAt, placeOf(context)),
        oneLine(text),
      ),
      command: 'show',
      rest: '',
    })),
  );
  const title = `*${escalation.rows.escalated}* · ${found.length}`;
  return listOutcome(title, rows, context, answer.see, { command: 'watch', rest: 'escalated' });
}
