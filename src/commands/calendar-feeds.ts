import { mayAs } from '../crm/access.ts';
import { calendarOf } from '../crm/business-record.ts';
import { type CalendarFeed, mostFeeds, ownCalendar, whoseCalendar } from '../crm/calendar.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { nameKey } from '../crm/locale.ts';
import type { Operator } from '../crm/operator.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CalendarId, Id } from '../kit/ids.ts';
import { askColleague, callName, findColleague } from './colleague.ts';
import type { CommandContext, Outcome } from './command.ts';
import { placeOf, wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';
import { showTime } from './times.ts';

/** Letters of an address: Outlook's have 200. */
const longestAddress = 2_000;

const asWho = /^(?:as|como|for|para)\s+(.+)$/iu;
const businessWord = /^(?:the |el |la |o |a )?(?:business|negocio|negócio|empresa)$/iu;

/** "https://… as Leo": that calendar's busy times are Leo's. */
export async function addFeed(text: string, context: CommandContext): Promise<Outcome> {
  const { calendars, answer } = wordsOf(context);
  const { operator, tenant, read } = context;
  const refuse = (said: string): Outcome => ({ answer: { text: said }, effects: [] });
  const [written = '', ...behind] = oneLine(text).split(' ');
  if (written === '') return refuse(calendars.whichAddress);
  const url = readAddress(written);
  if (!url) return refuse(calendars.badAddress(clipText(written, 60)));
  if ((await read.feeds()).length >= mostFeeds) return refuse(calendars.tooMany(mostFeeds));
  const team = await read.team();
  const named = asWho.exec(behind.join(' '))?.[1] ?? '';
  if (named === '' && behind.length > 0) return refuse(calendars.whichAddress);
  let calendarId = ownCalendar(operator.id, team, tenant.id);
  if (businessWord.test(named)) calendarId = calendarOf(tenant.id);
  else if (named !== '') {
    const found = await findColleague(named, context);
    const question = askColleague(found, { command: 'calendar', rest: (name) => `add ${written} as ${name}` }, context);
    if (question || found.is !== 'exact') return question ?? { effects: [] };
    calendarId = calendarOf(found.operator.id);
  }
  const isOwn = calendarId === ownCalendar(operator.id, team, tenant.id);
  if (!isOwn && !mayAs(operator.role, 'manager')) return refuse(answer.mayNot(`calendar add … as ${named}`, 'manager'));
  const host = clipText(url.hostname, 60);
  const undone = calendars.feed(host, whoseName(calendarId, team));
  return {
    answer: { text: calendars.adding(undone) },
    effects: [
      {
        do: 'add-feed',
        id: context.newId<Id<'calendar-feed'>>(),
        calendarId,
        address: url.href,
        host,
        by: operator.id,
        undone,
      },
    ],
  };
}

/** By its number in the list, by words of it, or the only one there is. */
export async function removeFeed(text: string, context: CommandContext): Promise<Outcome> {
  const { calendars, answer } = wordsOf(context);
  const team = await context.read.team();
  const feeds = await context.read.feeds();
  const found = feedsMeant(oneLine(text), feeds);
  const [feed] = found;
  if (!feed)
    return { answer: { text: feeds.length === 0 ? calendars.noFeeds : calendars.noSuch(clipText(text, 40)) }, effects: [] };
  if (found.length > 1) {
    const rows = found.slice(0, cardLimits.rows).map((one) => ({
      label: clipText(one.name ?? one.host, cardLimits.row),
      description: clipText(calendars.feed(one.host, whoseName(one.calendarId, team)), cardLimits.description),
      act: { verb: 'run' as const, command: 'calendar', rest: `remove ${one.id}` },
    }));
    return listOutcome(calendars.whichFeed, rows, context);
  }
  const { operator } = context;
  const isOwn = feed.operatorId === operator.id || feed.calendarId === calendarOf(operator.id);
  if (!isOwn && !mayAs(operator.role, 'manager'))
    return { answer: { text: answer.mayNot('calendar remove', 'manager') }, effects: [] };
  const undone = calendars.feed(feed.host, whoseName(feed.calendarId, team));
  return {
    answer: { text: calendars.removed(undone) },
    effects: [{ do: 'set-feed', id: feed.id, removed: true, by: operator.id, undone }],
  };
}

/** What is read of others, each with how it stands. */
export async function feedLines(context: CommandContext): Promise<string[]> {
  const { calendars, failure } = wordsOf(context);
  const feeds = await context.read.feeds();
  const team = await context.read.team();
  if (feeds.length === 0) return [calendars.howToAdd];
  const place = placeOf(context);
  const lines = feeds.map((feed, index) => {
    const called = calendars.feed(feed.name ? `${feed.host} (${feed.name})` : feed.host, whoseName(feed.calendarId, team));
    const since = feed.readAt && showTime(feed.readAt, place);
    const stands = feed.problem
      ? `⚠️ ${calendars.notSince(since)} ${failure.reason(feed.problem)}`
      : since === null
        ? calendars.notYet
        : calendars.readAt(since);
    return `${index + 1}. ${called}: ${stands}`;
  });
  return [calendars.feedsTitle, ...lines, calendars.howToChange];
}

/** The address as it is fetched; null for what cannot be one on the open internet. Names are looked at again when it is. */
function readAddress(written: string): URL | null {
  if (written.length > longestAddress) return null;
  const url = URL.parse(written.replace(/^webcals?:\/\//i, 'https://'));
  if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') return null;
  return /\.[a-z][a-z0-9-]*$/i.test(url.hostname) ? url : null;
}

function feedsMeant(text: string, feeds: readonly CalendarFeed[]): CalendarFeed[] {
  const byId = feeds.filter((feed) => feed.id === text);
  if (byId.length > 0 || text === '') return text === '' ? [...feeds] : byId;
  if (/^\d{1,3}$/.test(text)) return feeds.slice(Number(text) - 1, Number(text));
  return feeds.filter((feed) => nameKey(`${feed.host} ${feed.name ?? ''}`).includes(nameKey(text)));
}

function whoseName(calendarId: CalendarId, team: readonly Operator[]): string | null {
  const whose = whoseCalendar(calendarId, team);
  return whose ? callName(whose) : null;
}
