import { z } from 'zod';
import type { RecordState } from '../crm/business-record.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Stage } from '../crm/deal.ts';
import type { LogCheck, LogLine } from '../crm/log-line.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { showCount, showMoney } from './money.ts';
import { placeOf, wordsOf } from './place.ts';
import { readWho, withoutPoliteness } from './rest.ts';
import { dotted, listOutcome } from './rows.ts';
import { inPlace, showTime } from './times.ts';
import { askWhom } from './which.ts';
import { findWho } from './whom.ts';
import type { LogAction } from './words/log.ts';

/** Lines on a page; more are not read on a phone. */
const perPage = 10;

/** So many entries are looked through at most: who did ten thousand things at once sees them as one line. */
const lookBack = 2_000;

const today = /^((de |of |from )?(today|hoy|hoje)|(de |do )?dia)$/;

export const log = defineCommand({
  name: 'log',
  words: {
    en: ['log', 'who did what', 'history of'],
    es: ['registro', 'historial', 'quién hizo qué'],
    pt: ['registro de ações', 'histórico', 'quem fez o quê'],
  },
  says: {
    en: 'Who did what when: all of it, today, or about one person',
    es: 'Quién hizo qué y cuándo: todo, hoy o sobre una persona',
    pt: 'Quem fez o quê e quando: tudo, hoje ou sobre uma pessoa',
  },
  examples: {
    en: ['log', 'log today', 'log ana', 'log 2'],
    es: ['registro', 'registro de hoy', 'historial ana'],
    pt: ['registro de ações', 'histórico de hoje', 'histórico ana'],
  },
  args: z.object({ who: z.string(), today: z.boolean(), page: z.number().int().min(1).max(99) }),
  read(rest) {
    const page = /(?:^|\s)(\d{1,2})$/.exec(rest.trim());
    const words = page ? rest.trim().slice(0, page.index) : rest;
    const number = page ? Math.max(1, Number(page[1])) : 1;
    const plain = withoutPoliteness(words);
    if (plain === '' || today.test(plain)) return { who: '', today: plain !== '', page: number };
    const read = readWho(words);
    return read && { who: read.who, today: false, page: number };
  },
  changes: false,
  quotes: true,
  may: 'manager',
  async run(args, context) {
    if (!args.who && !context.contactId) return showLog(args, null, context);
    // "Ana 2" may be somebody's name, before it is Ana's second page.
    const named = args.page > 1 && !context.contactId ? await findWho(`${args.who} ${args.page}`, context) : null;
    const isName = named?.is === 'exact';
    const whom = isName ? named : await findWho(args.who, context);
    const page = isName ? 1 : args.page;
    const question = askWhom(whom, { command: 'log', rest: pageWords(page) }, context);
    if (question || whom.is !== 'exact') return question ?? { effects: [] };
    const { contact } = whom.view;
    return showLog({ ...args, page }, { id: contact.id, label: contactLabel(contact) }, context);
  },
});

async function showLog(
  { today, page }: { today: boolean; page: number },
  about: { id: NonNullable<CommandContext['contactId']>; label: string } | null,
  context: CommandContext,
): Promise<Outcome> {
  const words = wordsOf(context);
  const say = words.log;
  const { tenant, operator, now, read } = context;
  const since = today ? inPlace(now, { locale: operator.locale, timezone: tenant.timezone }).startOf('day').toJSDate() : null;
  const entries = await read.log({ ...(about ? { contactId: about.id } : {}), ...(since ? { since } : {}) }, lookBack);
  const acts = together(entries);
  const shown = acts.slice((page - 1) * perPage, page * perPage);
  const title = about ? say.titleOf(about.label) : today ? say.titleToday : say.title;
  const stages = await read.stages();
  const lines = shown.map((act) => clipText(showAct(act, { stages, alone: about !== null }, context), 100));
  const body = [title, ...(lines.length > 0 ? lines : [say.nothing]), showCheck(await context.checkLog(), context)];
  const left = acts.length - page * perPage;
  const next = { verb: 'run' as const, command: 'log', rest: `${today ? 'today ' : ''}${page + 1}` };
  const more = left > 0 ? [{ label: words.answer.more(left), act: about ? { ...next, contactId: about.id } : next }] : [];
  return listOutcome(body.join('\n'), more, context);
}

function pageWords(page: number): string {
  return page > 1 ? String(page) : '';
}

type Act = { first: LogLine; people: number };

/** What was done in one go is one line: of an answer that also settled a card, or of three hundred people moved at once. */
function together(entries: readonly LogLine[]): Act[] {
  const acts = new Map<string, { first: LogLine; people: Set<string> }>();
  for (const entry of entries) {
    const key = `${entry.batch ?? entry.id}/${entry.action}`;
    const act = acts.get(key);
    if (act) act.people.add(entry.contact?.id ?? entry.id);
    else acts.set(key, { first: entry, people: new Set([entry.contact?.id ?? entry.id]) });
  }
  return [...acts.values()].map(({ first, people }) => ({ first, people: people.size }));
}

/** "14:05 Marta · Ana Ruiz …4412: moved to Qualified" */
function showAct({ first, people }: Act, how: { stages: readonly Stage[]; alone: boolean }, context: CommandContext): string {
  const say = wordsOf(context).log;
  const { locale } = context.operator;
  const actors: Record<string, string> = say.actors;
  const who = first.operator ? oneLine(first.operator) : (actors[first.actor] ?? say.actors.hilo);
  const whom =
    people > 1 ? say.people(showCount(people, locale)) : !how.alone && first.contact ? oneLine(contactLabel(first.contact)) : '';
  const did = say.did[first.action as LogAction] ?? say.did[first.action.split(':')[0] as LogAction];
  const what = did ? did(factOf(first, how.stages, context)) : say.other(first.action);
  return `${showTime(first.at, placeOf(context))} ${dotted(clipText(who, 30), clipText(whom, 40))}: ${what}`;
}

/** What an entry adds to its words: the stage it names, the amount, the moment. */
function factOf({ action, detail }: LogLine, stages: readonly Stage[], context: CommandContext): string {
  const { tenant, operator } = context;
  switch (action) {
    case 'move':
    case 'deal':
      return oneLine(stages.find((stage) => stage.id === detail.to)?.name ?? '–');
    case 'value':
      return typeof detail.to === 'number' ? showMoney(detail.to, tenant.currency, operator.locale) : '';
    case 'snooze':
      return typeof detail.until === 'string' ? showTime(new Date(detail.until), placeOf(context)) : '';
    default:
      return action.startsWith('change-record:') ? (wordsOf(context).records.state[detail.to as RecordState] ?? '') : '';
  }
}

/** Whether the log is as it was written, with the mark it ends in: whoever notes it can tell later that nothing was cut off. */
function showCheck({ entries, checked, head, broken }: LogCheck, context: CommandContext): string {
  const say = wordsOf(context).log;
  const count = (n: number) => showCount(n, context.operator.locale);
  if (broken) return say.broken[broken.how](count(broken.seq));
  const mark = head.slice(0, 8) || '–';
  return checked < entries ? say.wholePart(count(checked), count(entries), mark) : say.whole(count(entries), mark);
}
