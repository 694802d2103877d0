import { expect, test } from 'vitest';
import type { EventSituation, Happened, Occurrence, Recalled } from '../../src/crm/event.ts';
import type { Action } from '../../src/crm/rule.ts';
import type { ContactId, Id, OperatorId, RecordId, StageId, TaskId } from '../../src/kit/ids.ts';
import { deriveRule } from '../../src/rules/derive.ts';

const [sold, open] = ['sold' as StageId, 'open' as StageId];
const maria = 'maria' as OperatorId;
const known = { stages: [{ id: sold }, { id: open }], team: [{ id: maria }], connections: [], dialogues: [] };
const tag: Action = { do: 'tag', tag: 'Complaint' };

function happened(occurrence: Occurrence, said = '', who = 'ana', tags: string[] = []): Recalled {
  const event = { ...occurrence, id: 'e' as Id<'event'>, contactId: who as ContactId, chain: [] } as unknown as Happened;
  const situation = { view: { deal: null, conversation: null }, record: null, tags, said } as unknown as EventSituation;
  return { event, situation };
}
const wrote = (said: string, who?: string, tags?: string[], first = false) =>
  happened({ kind: 'message', facts: { messageId: 'm' as never, first } }, said, who, tags);
const moved = happened({ kind: 'stage', facts: { from: open, to: sold } });
const cancelled = happened({
  kind: 'record',
  facts: { recordId: 'r' as RecordId, record: 'appointment', from: 'booked', to: 'cancelled', moved: false, by: 'contact' },
});
const rescheduled = happened({
  kind: 'record',
  facts: { recordId: 'r' as RecordId, record: 'appointment', from: 'booked', to: 'booked', moved: true, by: 'contact' },
});
const mine = wrote('Hello, I want a refund please', 'ana', ['complaint']);
const others = [
  wrote('My refund?', 'leo', ['complaint']),
  wrote('please a photograph', 'rosa'),
  wrote('hello, want a photograph', 'pau'),
];

test.each<[string, Action, Recalled[], Recalled[], object | null]>([
  ['the stage they moved to', tag, [moved], [], { when: { on: 'stage', to: sold }, if: [] }],
  ['the newest that led to it', tag, [cancelled, moved], [], { when: { on: 'record', record: 'appointment', to: 'cancelled' } }],
  ['another time', tag, [rescheduled], [], { when: { on: 'record', record: 'appointment', to: 'moved' } }],
  ['not what it does itself', { do: 'move', to: sold }, [moved, cancelled], [], { when: { on: 'record' } }],
  ['the word for which the same was done', tag, [mine], [mine, ...others], { if: [{ is: 'words', words: ['refund'] }] }],
  ['the longest word, where theirs is the only one', tag, [mine], [mine], { if: [{ is: 'words', words: ['refund'] }] }],
  [
    'that they are new, where they say nothing',
    tag,
    [wrote('hello!', 'ana', [], true)],
    [],
    { when: { on: 'message', first: true } },
  ],
  ['nothing, where they only say hello', tag, [wrote('Hello, good morning')], [], null],
  ['what was before a greeting', tag, [wrote('thanks'), cancelled], [], { when: { on: 'record' } }],
  ['nothing, where nothing was', tag, [], [], null],
  ['no clock', tag, [happened({ kind: 'clock', facts: { ruleId: 'r' as Id<'rule'> } })], [], null],
  ['no stage that is gone', tag, [happened({ kind: 'stage', facts: { from: open, to: 'gone' as StageId } })], [], null],
  [
    'a task that was done',
    tag,
    [happened({ kind: 'task-done', facts: { taskId: 't' as TaskId } })],
    [],
    { when: { on: 'task-done' } },
  ],
])('it waits for %s', (_, did, before, lately, expected) => {
  const rule = deriveRule(did, before, lately, known);
  if (expected === null) expect(rule).toBeNull();
  else expect(rule).toMatchObject({ ...expected, do: [did] });
});
