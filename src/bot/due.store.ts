import { and, eq, inArray, isNotNull, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Tx } from '../../db/client.ts';
import { auditWaiting, erasures } from '../../db/schema/audit.ts';
import { calendarFeeds } from '../../db/schema/calendars.ts';
import { callouts } from '../../db/schema/callouts.ts';
import { contacts, media, messages, tasks, transcripts } from '../../db/schema/crm.ts';
import { dialogueRuns } from '../../db/schema/dialogues.ts';
import { dailyFigures } from '../../db/schema/figures.ts';
import { exports, imports } from '../../db/schema/files.ts';
import { cards, followUps, thoughts, turns } from '../../db/schema/followups.ts';
import { mails } from '../../db/schema/mails.ts';
import { outsideEvents } from '../../db/schema/outside.ts';
import { chores, deliveries, items, outbox } from '../../db/schema/queues.ts';
import { notices, records } from '../../db/schema/records.ts';
import { events, firings, rules } from '../../db/schema/rules.ts';
import { numbers, operators, tenants } from '../../db/schema/tenants.ts';
import { slotLetters } from '../../db/schema/waiting.ts';
import { tidyBefore } from '../crm/figures.ts';
import type { Work } from '../crm/work.ts';
import { addMs, minuteMs } from '../kit/clock.ts';

/** Rows of each kind that one sweep rings for; the rest a second later. */
const atMost = 500;

/** Now, by the business's clock and by the machine's. What is not `settled` is young, and left to its own ring. */
export type When = { now: Date; machineNow: Date; settled: Date };

/** The work that a row is for: each of its fields is a column that holds just that. */
type Of<W> = W extends Work ? { [Field in keyof W]: Field extends 'do' ? W[Field] : AnyPgColumn<{ data: W[Field] }> } : never;

/**
 * Rows that fall due: `at` a moment of the business's clock, `machine` at one of the machine's, the longest due first; and what else holds of them.
 * `once`: many rows are one work.
 */
type Kind = {
  work: Of<Work>;
  at?: AnyPgColumn<{ data: Date }>;
  machine?: AnyPgColumn<{ data: Date }>;
  and?: SQL | ((when: When) => SQL | undefined);
  once?: true;
};

/** All of them, in one question to the database. Each is found by a partial index on what is due: where nothing is, it looks at next to nothing. */
export async function readDue(tx: Tx, when: When): Promise<Work[]> {
  const all = kinds.map((kind) => dueOf(kind, when));
  const rows = await tx.execute<{ work: Work }>(sql.join(all, sql` union all `));
  return rows.map(({ work }) => work);
}

function dueOf({ work, at, machine, and: also, once }: Kind, when: When): SQL {
  const columns = Object.values(work).filter((value) => typeof value !== 'string');
  const { table } = (at ?? machine ?? columns[0])!;
  const where = and(
    at && lte(at, when.now),
    machine && lte(machine, when.machineNow),
    typeof also === 'function' ? also(when) : also,
  );
  const first = at ?? machine;
  return sql`(select ${once ? sql`distinct` : sql``} jsonb_build_object(${fieldsOf(work)}) as work from ${table} where ${where ?? sql`true`}${
    first && !once ? sql` order by ${first}` : sql``
  } limit ${sql.raw(String(atMost))})`;
}

function fieldsOf(work: Of<Work>): SQL {
  const constant = (text: string) => sql.raw(`'${text}'`);
  const fields = Object.entries(work).map(
    ([name, value]) => sql`${constant(name)}, ${typeof value === 'string' ? constant(value) : value}`,
  );
  return sql.join(fields, sql`, `);
}

/** What is found, and how. */
const kinds: readonly Kind[] = [
  {
    work: { do: 'split', delivery: deliveries.id },
    machine: deliveries.receivedMachine,
    and: ({ settled }) => and(eq(deliveries.state, 'waiting'), lte(deliveries.receivedMachine, settled)),
  },
  {
    work: { do: 'items', tenant: items.tenantId, lane: items.lane },
    machine: items.nextTryMachine,
    and: ({ settled }) => and(eq(items.state, 'waiting'), isNotNull(items.tenantId), lte(items.receivedMachine, settled)),
    once: true,
  },
  { work: { do: 'turn', tenant: turns.tenantId, turn: turns.id }, at: turns.dueAt, and: eq(turns.state, 'open') },
  {
    work: { do: 'turn', tenant: turns.tenantId, turn: turns.id },
    machine: turns.cardByMachine,
    and: eq(turns.state, 'thinking'),
  },
  {
    work: { do: 'think', tenant: thoughts.tenantId, thought: thoughts.id },
    machine: thoughts.leaseUntilMachine,
    and: inArray(thoughts.state, ['waiting', 'asking']),
  },
  {
    work: { do: 'follow-up', tenant: followUps.tenantId, followUp: followUps.id },
    at: followUps.cardAt,
    and: eq(followUps.state, 'waiting'),
  },
  {
    work: { do: 'follow-up', tenant: followUps.tenantId, followUp: followUps.id },
    machine: followUps.cardByMachine,
    and: eq(followUps.state, 'thinking'),
  },
  {
    work: { do: 'task', tenant: tasks.tenantId, task: tasks.id },
    at: tasks.dueAt,
    and: and(isNull(tasks.remindedAt), isNull(tasks.doneAt), isNull(tasks.removedAt))!,
  },
  { work: { do: 'record', tenant: records.tenantId, record: records.id }, at: records.lookAt },
  { work: { do: 'events', tenant: events.tenantId }, machine: events.nextTryMachine, and: eq(events.state, 'due'), once: true },
  {
    work: { do: 'outside', tenant: outsideEvents.tenantId },
    machine: outsideEvents.nextTryMachine,
    and: eq(outsideEvents.state, 'waiting'),
    once: true,
  },
  {
    work: { do: 'firing', tenant: firings.tenantId, firing: firings.id },
    at: firings.dueAt,
    machine: firings.nextTryMachine,
    and: eq(firings.state, 'waiting'),
  },
  { work: { do: 'rule', tenant: rules.tenantId, rule: rules.id }, at: rules.nextAt },
  {
    work: { do: 'dialogue', tenant: dialogueRuns.tenantId, run: dialogueRuns.id },
    at: dialogueRuns.dueAt,
    and: eq(dialogueRuns.state, 'running'),
  },
  { work: { do: 'notice', tenant: notices.tenantId, notice: notices.id }, at: notices.dueAt, and: eq(notices.state, 'waiting') },
  {
    work: { do: 'slot-letter', tenant: slotLetters.tenantId, letter: slotLetters.id },
    at: slotLetters.dueAt,
    and: eq(slotLetters.state, 'due'),
  },
  {
    work: { do: 'feed', tenant: calendarFeeds.tenantId, feed: calendarFeeds.id },
    machine: calendarFeeds.nextReadMachine,
    and: isNull(calendarFeeds.removedAt),
  },
  {
    work: { do: 'calls', tenant: callouts.tenantId, connection: callouts.connectionId },
    machine: callouts.nextTryMachine,
    and: eq(callouts.state, 'waiting'),
    once: true,
  },
  { work: { do: 'hand-on', tenant: cards.tenantId, card: cards.id }, at: cards.handOnAt, and: eq(cards.state, 'live') },
  {
    work: { do: 'bring', tenant: operators.tenantId, operator: operators.id },
    at: operators.listAt,
    and: isNull(operators.removedAt),
  },
  {
    work: { do: 'unanswered', tenant: operators.tenantId, operator: operators.id },
    at: operators.mailAt,
    and: isNull(operators.removedAt),
  },
  {
    work: { do: 'mail', tenant: mails.tenantId, mail: mails.id },
    machine: mails.nextTryMachine,
    and: eq(mails.state, 'waiting'),
  },
  {
    work: { do: 'release', tenant: outbox.tenantId, outbox: outbox.id },
    at: outbox.heldUntil,
    and: and(eq(outbox.state, 'held'), ne(outbox.heldFor, 'attention'))!,
  },
  {
    work: { do: 'bring', tenant: outbox.tenantId, operator: outbox.operatorId },
    at: outbox.heldUntil,
    and: and(eq(outbox.state, 'held'), eq(outbox.heldFor, 'attention'), isNotNull(outbox.operatorId))!,
    once: true,
  },
  {
    work: { do: 'send', tenant: outbox.tenantId, pair: outbox.pair },
    machine: outbox.nextTryMachine,
    and: ({ machineNow }) =>
      and(
        inArray(outbox.state, ['queued', 'sending']),
        or(eq(outbox.state, 'queued'), lte(outbox.leaseUntilMachine, machineNow)),
      ),
    once: true,
  },
  {
    work: { do: 'unsure', tenant: outbox.tenantId, outbox: outbox.id },
    and: ({ now }) => and(eq(outbox.state, 'unsure'), lte(outbox.unsureSince, addMs(now, -2 * minuteMs))),
  },
  {
    work: { do: 'media', tenant: media.tenantId, media: media.id },
    machine: media.nextTryMachine,
    and: eq(media.state, 'waiting'),
  },
  {
    work: { do: 'hear', tenant: transcripts.tenantId, media: transcripts.id },
    machine: transcripts.nextTryMachine,
    and: eq(transcripts.state, 'waiting'),
  },
  { work: { do: 'forget-file', tenant: media.tenantId, media: media.id }, at: media.keepUntil },
  {
    work: { do: 'import', tenant: imports.tenantId, import: imports.id },
    machine: imports.nextTryMachine,
    and: inArray(imports.state, ['reading', 'writing', 'undoing']),
  },
  {
    work: { do: 'export', tenant: exports.tenantId, export: exports.id },
    machine: exports.nextTryMachine,
    and: eq(exports.state, 'waiting'),
  },
  { work: { do: 'prove', tenant: erasures.tenantId, erasure: erasures.id }, and: eq(erasures.state, 'erased') },
  { work: { do: 'forget-test', tenant: contacts.tenantId, contact: contacts.id }, at: contacts.forgetAt },
  { work: { do: 'index', tenant: messages.tenantId }, and: eq(messages.indexed, false), once: true },
  { work: { do: 'templates', tenant: numbers.tenantId }, at: numbers.templatesDueAt, once: true },
  { work: { do: 'checkup', tenant: tenants.id }, at: tenants.checkupAt },
  {
    work: { do: 'tidy', tenant: dailyFigures.tenantId },
    and: ({ now }) => and(ne(dailyFigures.shard, 0), lt(dailyFigures.day, tidyBefore(now))),
    once: true,
  },
  { work: { do: 'seal', tenant: auditWaiting.tenantId }, once: true },
  { work: { do: 'purge' }, machine: chores.dueMachine, once: true },
];
