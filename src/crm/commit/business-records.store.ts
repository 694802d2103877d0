import type { Tx } from '../../../db/client.ts';
import type { OperatorId } from '../../kit/ids.ts';
import { changeRecord, insertRecord, removeRecord, restoreRecord } from '../business-record.store.ts';
import { type BusinessRecord, firstState } from '../business-record.ts';
import type { RecordBy } from '../effect.ts';
import { happened } from '../event.store.ts';
import type { Occurrence } from '../event.ts';
import { planNotices } from '../notice.store.ts';
import type { Ring } from '../work.ts';
import { log } from './log.store.ts';
import type { Committing, Writers } from './writers.ts';

/** Appointments, orders, quotes, cases, payment requests. The log says what kind of record and what state; its words stay with the record. */
export const businessRecordWriters: Writers<'open-record' | 'change-record' | 'restore-record' | 'remove-record'> = {
  async 'open-record'(tx, context, { record, by, because = '' }) {
    const { id: recordId, kind, contactId } = record;
    const made = await insertRecord(tx, context, record, by, because);
    if (!made) return [];
    // What a rule opened is taken back by its firing.
    const back = by.who === 'operator' || context.firing ? (by.id as OperatorId | undefined) : undefined;
    const undo = back && {
      what: 'effects' as const,
      effects: [{ do: 'remove-record' as const, recordId, version: 1, made, by: back }],
      undone: { kind: 'record' as const, contactId, detail: record.title },
    };
    await log(tx, context, {
      ...actorOf(by),
      action: `open-record:${kind}`,
      contactId,
      detail: { recordId },
      ...(undo ? { undo } : {}),
    });
    const facts = { from: null, to: firstState(kind), moved: false, by: by.who };
    return [
      ...(await planNotices(tx, context, recordId, by)),
      ...(await recordHappened(tx, context, { conversationId: null, dealId: null, ...record }, facts)),
    ];
  },
  async 'change-record'(tx, context, effect) {
    const { recordId, by } = effect;
    const changed = await changeRecord(tx, context, effect);
    if (!changed) return [];
    const { record, was, made, version } = changed;
    const { kind, contactId } = record;
    const undo = by.who === 'operator' && {
      what: 'effects' as const,
      effects: [{ do: 'restore-record' as const, recordId, was, version, made, by: by.id }],
      undone: { kind: 'record' as const, contactId, detail: record.title },
    };
    await log(tx, context, {
      ...actorOf(by),
      action: `change-record:${kind}`,
      contactId,
      detail: { recordId, from: was.state, to: effect.to ?? was.state },
      ...(undo ? { undo } : {}),
    });
    const rings = await planNotices(tx, context, recordId, by, was);
    const to = effect.to ?? was.state;
    const { startsAt } = effect.change ?? {};
    const moved = startsAt !== undefined && startsAt?.getTime() !== was.startsAt?.getTime();
    if (to === was.state && !moved) return rings;
    return [...rings, ...(await recordHappened(tx, context, record, { from: was.state, to, moved, by: by.who }))];
  },
  async 'restore-record'(tx, context, effect) {
    const restored = await restoreRecord(tx, context, effect);
    return restored ? await planNotices(tx, context, effect.recordId, { who: 'operator', id: effect.by }) : [];
  },
  async 'remove-record'(tx, context, effect) {
    const removed = await removeRecord(tx, context, effect);
    return removed ? await planNotices(tx, context, effect.recordId, { who: 'operator', id: effect.by }) : [];
  },
};

type Happening = Omit<Extract<Occurrence, { kind: 'record' }>['facts'], 'recordId' | 'record'>;

/** Whoever did it, the customer by a tap and another system as well: rules are asked about it. */
async function recordHappened(
  tx: Tx,
  context: Committing,
  {
    id,
    kind,
    contactId,
    conversationId,
    dealId,
  }: Pick<BusinessRecord, 'id' | 'kind' | 'contactId' | 'conversationId' | 'dealId'>,
  happening: Happening,
): Promise<Ring[]> {
  const about = { contactId, conversationId: conversationId ?? undefined, dealId: dealId ?? undefined };
  return await happened(tx, context, about, { kind: 'record', facts: { recordId: id, record: kind, ...happening } });
}

function actorOf(by: RecordBy) {
  return by.who === 'operator' ? { operatorId: by.id } : { actor: by.who };
}
