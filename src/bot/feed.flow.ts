import { type Tx, withTenant } from '../../db/client.ts';
import { callName } from '../commands/colleague.ts';
import { placeOf } from '../commands/place.ts';
import { showTime } from '../commands/times.ts';
import { wordsFor } from '../commands/words.ts';
import type { Urgency } from '../crm/attention.ts';
import { feedPlace, whoseCalendar } from '../crm/calendar.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Settled } from '../crm/effect.ts';
import { claimFeed, type FeedRow, keepBusy, setFeed } from '../crm/feed.store.ts';
import type { Operator } from '../crm/operator.ts';
import type { Stretch } from '../crm/slots.ts';
import { readTeam } from '../crm/team.store.ts';
import type { Ring } from '../crm/work.ts';
import { readInThread } from '../integrations/calendar-reader.client.ts';
import type { FeedCode, Feeds } from '../integrations/feed.client.ts';
import type { ReadBusy } from '../integrations/read-calendar.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, hourMs, minuteMs } from '../kit/clock.ts';
import type { Id, TenantId } from '../kit/ids.ts';
import type { Vault } from '../kit/secrets.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';

type Needs = BotNeeds & { vault: Vault; feeds: Feeds };

/** A calendar is read so often; where that fails, later and later. */
const everyMs = 15 * minuteMs;
const againMs = [5 * minuteMs, 15 * minuteMs, hourMs, 4 * hourMs];

/** Busy times are known so far ahead; once a week they are read anew, although nothing has changed, since what recurs has come nearer. */
const [aheadMs, wholeMs] = [200 * 24 * hourMs, 7 * 24 * hourMs];

/** After so many failures in a row somebody is told; of the very first reading at once, since they have just asked for it. */
const tellAfter = 4;

type Outcome =
  | { ok: true; read: NonNullable<ReadBusy> | null; etag: string | null; modified: string | null }
  | { ok: false; code: FeedCode; detail: string };

/**
 * Reads a calendar outside, with no transaction open. Its busy times are changed as a whole or stay as they were: a calendar that cannot be read
 * keeps taking the time that it took last. A process that dies reading leaves it due again.
 */
export async function readFeed(needs: Needs, tenantId: TenantId, id: Id<'calendar-feed'>): Promise<Ring[]> {
  const claim = await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const feed = await claimFeed(tx, context, id);
    return feed && { feed, now: context.now, timezone: context.tenant.timezone };
  });
  if (!claim) return [];
  const outcome = await fetchAndRead(needs, claim);
  if (!outcome.ok) needs.log.warn('calendar was not read', { feed: id, code: outcome.code, failures: claim.feed.failures + 1 });
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    return outcome.ok ? await wasRead(tx, context, claim.feed, outcome) : await wasNotRead(tx, context, claim.feed, outcome.code);
  });
}

async function fetchAndRead(
  needs: Needs,
  { feed, now, timezone }: { feed: FeedRow; now: Date; timezone: string },
): Promise<Outcome> {
  const isOld = !feed.readWholeAt || now.getTime() - feed.readWholeAt.getTime() > wholeMs;
  const known = isOld ? { etag: null, modified: null } : { etag: feed.etag, modified: feed.modified };
  const address = needs.vault.open(feed.address, feedPlace(feed.tenantId, feed.id));
  const answer = await needs.feeds.fetch(address, known);
  if (!answer.ok) return answer;
  const { etag, modified, text } = answer;
  if (text === null) return { ok: true, read: null, etag, modified };
  const read = await readInThread(text, { from: addMs(now, -24 * hourMs), until: addMs(now, aheadMs), timezone });
  return read ? { ok: true, read, etag, modified } : { ok: false, code: 'feed-nonsense', detail: '' };
}

async function wasRead(
  tx: Tx,
  context: CommitContext,
  feed: FeedRow,
  { read, etag, modified }: Outcome & { ok: true },
): Promise<Ring[]> {
  const { now, machineNow } = context;
  const isThere = await setFeed(tx, context, feed.id, {
    etag,
    modified,
    readAt: now,
    failures: 0,
    problem: null,
    toldAt: null,
    nextReadMachine: addMs(machineNow, everyMs),
    ...(read ? { readWholeAt: now, name: read.name && clipText(oneLine(read.name), 60) } : {}),
  });
  if (!isThere) return [];
  if (read) await keepBusy(tx, context, feed.id, read.busy);
  if (feed.readAt && !feed.toldAt) return [];
  return await tell(tx, context, feed, feed.readAt ? 'idle' : 'own', ({ locale }, name) => {
    const { calendars } = wordsFor(locale);
    return feed.readAt ? calendars.readsAgain(name) : calendars.wasRead(name, soon(read?.busy ?? [], now));
  });
}

async function wasNotRead(tx: Tx, context: CommitContext, feed: FeedRow, problem: FeedCode): Promise<Ring[]> {
  const { now, machineNow } = context;
  const failures = feed.failures + 1;
  const tells = !feed.toldAt && (failures >= tellAfter || !feed.readAt);
  const isThere = await setFeed(tx, context, feed.id, {
    failures,
    problem,
    nextReadMachine: addMs(machineNow, againMs[Math.min(failures, againMs.length) - 1]!),
    ...(tells ? { toldAt: now } : {}),
  });
  if (!isThere || !tells) return [];
  return await tell(tx, context, feed, feed.readAt ? 'ordinary' : 'own', (operator, name) => {
    const { calendars, failure } = wordsFor(operator.locale);
    const place = placeOf({ tenant: context.tenant, operator, now });
    return calendars.notRead(name, failure.reason(problem), feed.readAt && showTime(feed.readAt, place));
  });
}

/** Whoever added it hears of it, where they are still here; else nobody needs to. */
async function tell(
  tx: Tx,
  context: CommitContext,
  feed: FeedRow,
  push: Urgency,
  textFor: (operator: Operator, name: string) => string,
): Promise<Ring[]> {
  const team = await readTeam(tx, context.tenant.id);
  const operator = team.find((one) => one.id === feed.operatorId && !one.lockedAt);
  if (!operator) return [];
  const whose = whoseCalendar(feed.calendarId, team);
  const { calendars } = wordsFor(operator.locale);
  const text = textFor(operator, calendars.feed(feed.host, whose ? callName(whose) : null));
  const card: Settled = { do: 'show', push, to: operator.id, card: { kind: 'notice', body: text, choices: [] } };
  return await commit(tx, context, [card]);
}

/** How many of the next four weeks. */
function soon(busy: readonly Stretch[], now: Date): number {
  return busy.filter(({ from, to }) => to > now && from < addMs(now, 28 * 24 * hourMs)).length;
}
