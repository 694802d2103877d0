import { and, eq, inArray, isNotNull, isNull, lt, lte, ne, sql } from 'drizzle-orm';
import { type Db, withSystem } from '../../db/client.ts';
import { auditWaiting, erasures } from '../../db/schema/audit.ts';
import { calendarFeeds } from '../../db/schema/calendars.ts';
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
import { numbers, operators } from '../../db/schema/tenants.ts';
import { slotLetters } from '../../db/schema/waiting.ts';
import type { Work } from '../crm/work.ts';
import { addMs, type Clock, minuteMs, secondMs } from '../kit/clock.ts';
import { tidyBefore } from './tidy.flow.ts';

/** Rows of each kind that one sweep rings for; the rest a second later. */
const atMost = 500;

/**
 * Everything that is due and may not have been rung for: the rows are the truth, a ring is only a hint. A young delivery or item is left to
 * its own ring. It runs every second, sees no text, and finds each thing by a partial index on what is due.
 */
export async function findDue(needs: { db: Db; clock: Clock }): Promise<Work[]> {
  const now = needs.clock.now();
  const machineNow = new Date(needs.clock.machineMs());
  const settled = addMs(machineNow, -secondMs);
  return await withSystem(needs.db, async (tx) => {
    const work: Work[] = [];
    const stored = await tx
      .select({ id: deliveries.id })
      .from(deliveries)
      .where(and(eq(deliveries.state, 'waiting'), lte(deliveries.receivedMachine, settled)))
      .orderBy(deliveries.receivedMachine)
      .limit(atMost);
    work.push(...stored.map((row): Work => ({ do: 'split', delivery: row.id })));

    const lanes = await tx
      .selectDistinct({ tenant: items.tenantId, lane: items.lane })
      .from(items)
      .where(
        and(
          eq(items.state, 'waiting'),
          isNotNull(items.tenantId),
          lte(items.nextTryMachine, machineNow),
          lte(items.receivedMachine, settled),
        ),
      )
      .limit(atMost);
    work.push(...lanes.flatMap((row): Work[] => (row.tenant ? [{ do: 'items', tenant: row.tenant, lane: row.lane }] : [])));

    const spoken = await tx
      .select({ tenant: turns.tenantId, id: turns.id })
      .from(turns)
      .where(and(eq(turns.state, 'open'), lte(turns.dueAt, now)))
      .orderBy(turns.dueAt)
      .limit(atMost);
    const thinking = await tx
      .select({ tenant: turns.tenantId, id: turns.id })
      .from(turns)
      .where(and(eq(turns.state, 'thinking'), lte(turns.cardByMachine, machineNow)))
      .limit(atMost);
    work.push(...[...spoken, ...thinking].map((row): Work => ({ do: 'turn', tenant: row.tenant, turn: row.id })));

    const asked = await tx
      .select({ tenant: thoughts.tenantId, id: thoughts.id })
      .from(thoughts)
      .where(and(inArray(thoughts.state, ['waiting', 'asking']), lte(thoughts.leaseUntilMachine, machineNow)))
      .limit(atMost);
    work.push(...asked.map((row): Work => ({ do: 'think', tenant: row.tenant, thought: row.id })));

    const silent = await tx
      .select({ tenant: followUps.tenantId, id: followUps.id })
      .from(followUps)
      .where(and(eq(followUps.state, 'waiting'), lte(followUps.cardAt, now)))
      .orderBy(followUps.cardAt)
      .limit(atMost);
    const drafted = await tx
      .select({ tenant: followUps.tenantId, id: followUps.id })
      .from(followUps)
      .where(and(eq(followUps.state, 'thinking'), lte(followUps.cardByMachine, machineNow)))
      .limit(atMost);
    work.push(...[...silent, ...drafted].map((row): Work => ({ do: 'follow-up', tenant: row.tenant, followUp: row.id })));

    const toDo = await tx
      .select({ tenant: tasks.tenantId, id: tasks.id })
      .from(tasks)
      .where(and(lte(tasks.dueAt, now), isNull(tasks.remindedAt), isNull(tasks.doneAt), isNull(tasks.removedAt)))
      .orderBy(tasks.dueAt)
      .limit(atMost);
    work.push(...toDo.map((row): Work => ({ do: 'task', tenant: row.tenant, task: row.id })));

    const looked = await tx
      .select({ tenant: records.tenantId, id: records.id })
      .from(records)
      .where(lte(records.lookAt, now))
      .orderBy(records.lookAt)
      .limit(atMost);
    work.push(...looked.map((row): Work => ({ do: 'record', tenant: row.tenant, record: row.id })));
    const happenedLately = await tx
      .selectDistinct({ tenant: events.tenantId })
      .from(events)
      .where(and(eq(events.state, 'due'), lte(events.nextTryMachine, machineNow)));
    const reported = await tx
      .selectDistinct({ tenant: outsideEvents.tenantId })
      .from(outsideEvents)
      .where(and(eq(outsideEvents.state, 'waiting'), lte(outsideEvents.nextTryMachine, machineNow)));
    work.push(...reported.map((row): Work => ({ do: 'outside', tenant: row.tenant })));
    const laterOn = await tx
      .select({ tenant: firings.tenantId, id: firings.id })
      .from(firings)
      .where(and(eq(firings.state, 'waiting'), lte(firings.dueAt, now), lte(firings.nextTryMachine, machineNow)))
      .orderBy(firings.dueAt);
    work.push(...happenedLately.map((row): Work => ({ do: 'events', tenant: row.tenant })));
    work.push(...laterOn.map((row): Work => ({ do: 'firing', tenant: row.tenant, firing: row.id })));

    const silentOnes = await tx
      .select({ tenant: dialogueRuns.tenantId, id: dialogueRuns.id })
      .from(dialogueRuns)
      .where(and(eq(dialogueRuns.state, 'running'), lte(dialogueRuns.dueAt, now)))
      .orderBy(dialogueRuns.dueAt)
      .limit(atMost);
    work.push(...silentOnes.map((row): Work => ({ do: 'dialogue', tenant: row.tenant, run: row.id })));
    const byTheClock = await tx
      .select({ tenant: rules.tenantId, id: rules.id })
      .from(rules)
      .where(lte(rules.nextAt, now))
      .orderBy(rules.nextAt)
      .limit(atMost);
    work.push(...byTheClock.map((row): Work => ({ do: 'rule', tenant: row.tenant, rule: row.id })));

    const known = await tx
      .select({ tenant: notices.tenantId, id: notices.id })
      .from(notices)
      .where(and(eq(notices.state, 'waiting'), lte(notices.dueAt, now)))
      .orderBy(notices.dueAt)
      .limit(atMost);
    work.push(...known.map((row): Work => ({ do: 'notice', tenant: row.tenant, notice: row.id })));

    const offered = await tx
      .select({ tenant: slotLetters.tenantId, id: slotLetters.id })
      .from(slotLetters)
      .where(and(eq(slotLetters.state, 'due'), lte(slotLetters.dueAt, now)))
      .orderBy(slotLetters.dueAt)
      .limit(atMost);
    work.push(...offered.map((row): Work => ({ do: 'slot-letter', tenant: row.tenant, letter: row.id })));

    const calendars = await tx
      .select({ tenant: calendarFeeds.tenantId, id: calendarFeeds.id })
      .from(calendarFeeds)
      .where(and(isNull(calendarFeeds.removedAt), lte(calendarFeeds.nextReadMachine, machineNow)))
      .orderBy(calendarFeeds.nextReadMachine)
      .limit(atMost);
    work.push(...calendars.map((row): Work => ({ do: 'feed', tenant: row.tenant, feed: row.id })));

    const elsewhere = await tx
      .select({ tenant: cards.tenantId, id: cards.id })
      .from(cards)
      .where(and(eq(cards.state, 'live'), lte(cards.handOnAt, now)))
      .orderBy(cards.handOnAt)
      .limit(atMost);
    work.push(...elsewhere.map((row): Work => ({ do: 'hand-on', tenant: row.tenant, card: row.id })));

    const lists = await tx
      .select({ tenant: operators.tenantId, id: operators.id })
      .from(operators)
      .where(and(lte(operators.listAt, now), isNull(operators.removedAt)))
      .orderBy(operators.listAt)
      .limit(atMost);
    work.push(...lists.map((row): Work => ({ do: 'bring', tenant: row.tenant, operator: row.id })));

    const unanswered = await tx
      .select({ tenant: operators.tenantId, id: operators.id })
      .from(operators)
      .where(and(lte(operators.mailAt, now), isNull(operators.removedAt)))
      .limit(atMost);
    work.push(...unanswered.map((row): Work => ({ do: 'unanswered', tenant: row.tenant, operator: row.id })));

    const post = await tx
      .select({ tenant: mails.tenantId, id: mails.id })
      .from(mails)
      .where(and(eq(mails.state, 'waiting'), lte(mails.nextTryMachine, machineNow)))
      .limit(atMost);
    work.push(...post.map((row): Work => ({ do: 'mail', tenant: row.tenant, mail: row.id })));

    const held = await tx
      .select({ tenant: outbox.tenantId, id: outbox.id })
      .from(outbox)
      .where(and(eq(outbox.state, 'held'), lte(outbox.heldUntil, now)))
      .limit(atMost);
    work.push(...held.map((row): Work => ({ do: 'release', tenant: row.tenant, outbox: row.id })));

    const outgoing = await tx
      .selectDistinct({ tenant: outbox.tenantId, pair: outbox.pair })
      .from(outbox)
      .where(
        and(
          inArray(outbox.state, ['queued', 'sending']),
          lte(outbox.nextTryMachine, machineNow),
          sql`(${outbox.state} = 'queued' or ${outbox.leaseUntilMachine} <= ${machineNow.toISOString()})`,
        ),
      )
      .limit(atMost);
    work.push(...outgoing.map((row): Work => ({ do: 'send', tenant: row.tenant, pair: row.pair })));

    const unsure = await tx
      .select({ tenant: outbox.tenantId, id: outbox.id })
      .from(outbox)
      .where(and(eq(outbox.state, 'unsure'), lte(outbox.unsureSince, addMs(now, -2 * minuteMs))))
      .limit(atMost);
    work.push(...unsure.map((row): Work => ({ do: 'unsure', tenant: row.tenant, outbox: row.id })));

    const files = await tx
      .select({ tenant: media.tenantId, id: media.id })
      .from(media)
      .where(and(eq(media.state, 'waiting'), lte(media.nextTryMachine, machineNow)))
      .limit(atMost);
    work.push(...files.map((row): Work => ({ do: 'media', tenant: row.tenant, media: row.id })));

    const spokenInto = await tx
      .select({ tenant: transcripts.tenantId, id: transcripts.id })
      .from(transcripts)
      .where(and(eq(transcripts.state, 'waiting'), lte(transcripts.nextTryMachine, machineNow)))
      .limit(atMost);
    work.push(...spokenInto.map((row): Work => ({ do: 'hear', tenant: row.tenant, media: row.id })));

    const kept = await tx
      .select({ tenant: media.tenantId, id: media.id })
      .from(media)
      .where(lte(media.keepUntil, now))
      .limit(atMost);
    work.push(...kept.map((row): Work => ({ do: 'forget-file', tenant: row.tenant, media: row.id })));

    const sentLists = await tx
      .select({ tenant: imports.tenantId, id: imports.id })
      .from(imports)
      .where(and(inArray(imports.state, ['reading', 'writing', 'undoing']), lte(imports.nextTryMachine, machineNow)))
      .limit(atMost);
    work.push(...sentLists.map((row): Work => ({ do: 'import', tenant: row.tenant, import: row.id })));

    const wanted = await tx
      .select({ tenant: exports.tenantId, id: exports.id })
      .from(exports)
      .where(and(eq(exports.state, 'waiting'), lte(exports.nextTryMachine, machineNow)))
      .limit(atMost);
    work.push(...wanted.map((row): Work => ({ do: 'export', tenant: row.tenant, export: row.id })));

    const erased = await tx
      .select({ tenant: erasures.tenantId, id: erasures.id })
      .from(erasures)
      .where(eq(erasures.state, 'erased'))
      .orderBy(erasures.at)
      .limit(atMost);
    work.push(...erased.map((row): Work => ({ do: 'prove', tenant: row.tenant, erasure: row.id })));

    const tests = await tx
      .select({ tenant: contacts.tenantId, id: contacts.id })
      .from(contacts)
      .where(lte(contacts.forgetAt, now))
      .limit(atMost);
    work.push(...tests.map((row): Work => ({ do: 'forget-test', tenant: row.tenant, contact: row.id })));

    const unindexed = await tx
      .selectDistinct({ tenant: messages.tenantId })
      .from(messages)
      .where(eq(messages.indexed, false))
      .limit(atMost);
    work.push(...unindexed.map((row): Work => ({ do: 'index', tenant: row.tenant })));

    const unlisted = await tx
      .select({ tenant: numbers.tenantId })
      .from(numbers)
      .where(lte(numbers.templatesDueAt, now))
      .limit(atMost);
    work.push(...unlisted.map((row): Work => ({ do: 'templates', tenant: row.tenant })));

    const uncounted = await tx
      .selectDistinct({ tenant: dailyFigures.tenantId })
      .from(dailyFigures)
      .where(and(ne(dailyFigures.shard, 0), lt(dailyFigures.day, tidyBefore(now))))
      .limit(atMost);
    const logged = await tx.selectDistinct({ tenant: auditWaiting.tenantId }).from(auditWaiting).limit(atMost);
    work.push(...logged.map((row): Work => ({ do: 'seal', tenant: row.tenant })));
    work.push(...uncounted.map((row): Work => ({ do: 'tidy', tenant: row.tenant })));
    const housework = await tx.select({ name: chores.name }).from(chores).where(lte(chores.dueMachine, machineNow));
    work.push(...housework.map((): Work => ({ do: 'purge' })));
    return work;
  });
}
