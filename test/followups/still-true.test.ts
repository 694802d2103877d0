import { expect, test } from 'vitest';
import { type FollowUpFacts, followUpUntrue, type Leaving } from '../../src/followups/still-true.ts';
import { addMs, hourMs } from '../../src/kit/clock.ts';

const since = new Date('2026-03-02T10:00:00.400Z');
const later = new Date('2026-03-02T10:05:00Z');
const hours = (n: number) => addMs(later, n * hourMs);
const leaving: Leaving = { category: 'marketing', optedOut: false, takenOver: false, dueAt: later };
const still: FollowUpFacts = {
  now: later,
  silentSince: since,
  lastStepAt: null,
  lastInboundAt: since,
  lastOutboundAt: since,
  stageAtPlanning: 'new',
  stageNow: 'new',
  dealClosed: false,
  blocked: false,
  never: false,
  openCase: false,
  appointmentAhead: false,
  draft: null,
  leaving: null,
};

test.each<[string, Partial<FollowUpFacts>, ReturnType<typeof followUpUntrue>]>([
  ['nothing has happened', {}, null],
  ['nobody has ever written', { lastInboundAt: null, lastOutboundAt: null }, null],
  ['they wrote', { lastInboundAt: later }, 'they-wrote'],
  ['we wrote', { lastOutboundAt: later }, 'we-wrote'],
  ['both: theirs counts, it needs an answer', { lastInboundAt: later, lastOutboundAt: later }, 'they-wrote'],
  ['the deal was closed', { dealClosed: true }, 'closed'],
  ['the deal was moved', { stageNow: 'qualified' }, 'moved'],
  ['there is no deal to have moved', { stageNow: null }, null],
  ['they are blocked', { blocked: true }, 'blocked'],
  ['nothing is to be proposed for them', { never: true }, 'never'],
  ['a case of theirs is open', { openCase: true }, 'case'],
  ['they are to come to an appointment', { appointmentAhead: true }, 'appointment'],
  ['it leaves as it was approved', { leaving }, null],
  ['somebody else took them over', { leaving: { ...leaving, takenOver: true } }, 'taken-over'],
  ['they want no marketing', { leaving: { ...leaving, optedOut: true } }, 'opted-out'],
  ['they want no marketing, and it is none', { leaving: { ...leaving, optedOut: true, category: 'utility' } }, null],
  ['its words are three days old', { draft: { at: hours(-72), changed: false } }, null],
  ['its words are older', { draft: { at: hours(-73), changed: false } }, 'stale'],
  ['its words say something else by now', { draft: { at: later, changed: true } }, 'stale'],
  ['it leaves two hours late', { now: hours(2), leaving }, null],
  ['nothing ran for longer', { now: hours(2.1), leaving }, 'stale'],
  ['the sequence itself wrote', { lastOutboundAt: later, lastStepAt: later }, null],
  ['we wrote after the sequence did', { lastOutboundAt: new Date(later.getTime() + 5_000), lastStepAt: later }, 'we-wrote'],
  ['they wrote, and the sequence after them', { lastInboundAt: later, lastStepAt: new Date(later.getTime() + 1) }, 'they-wrote'],
  ['Meta rounds to whole seconds', { lastInboundAt: new Date('2026-03-02T10:00:01Z') }, null],
])('%s', (_, change, expected) => {
  expect(followUpUntrue({ ...still, ...change })).toBe(expected);
});
