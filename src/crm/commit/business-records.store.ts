import { changeRecord, insertRecord, removeRecord, restoreRecord } from '../business-record.store.ts';
import type { RecordBy } from '../effect.ts';
import { planNotices } from '../notice.store.ts';
import { log } from './log.store.ts';
import type { Writers } from './writers.ts';

/** Appointments, orders, quotes, cases, payment requests. The log says what kind of record and what state; its words stay with the record. */
export const businessRecordWriters: Writers<'open-record' | 'change-record' | 'restore-record' | 'remove-record'> = {
  async 'open-record'(tx, context, { record, by, because = '' }) {
    const { id: recordId, kind, contactId } = record;
    await insertRecord(tx, context, record, by, because);
    const undo = by.who === 'operator' && {
      what: 'effects' as const,
      effects: [{ do: 'remove-record' as const, recordId, version: 1, by: by.id }],
      undone: { kind: 'record' as const, contactId, detail: record.title },
    };
    await log(tx, context, {
      ...actorOf(by),
      action: `open-record:${kind}`,
      contactId,
      detail: { recordId },
      ...(undo ? { undo } : {}),
    });
    return await planNotices(tx, context, recordId, by);
  },
  async 'change-record'(tx, context, effect) {
    const { recordId, by } = effect;
    const changed = await changeRecord(tx, context, effect);
    if (!changed) return [];
    const { record, was, version } = changed;
    const { kind, contactId } = record;
    const undo = by.who === 'operator' && {
      what: 'effects' as const,
      effects: [{ do: 'restore-record' as const, recordId, was, version, by: by.id }],
      undone: { kind: 'record' as const, contactId, detail: record.title },
    };
    await log(tx, context, {
      ...actorOf(by),
      action: `change-record:${kind}`,
      contactId,
      detail: { recordId, from: was.state, to: effect.to ?? was.state },
      ...(undo ? { undo } : {}),
    });
    return await planNotices(tx, context, recordId, by);
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

function actorOf(by: RecordBy) {
  return by.who === 'operator' ? { operatorId: by.id } : { actor: by.who };
}
