import { expect, test } from 'vitest';
import { type FollowUpFacts, followUpUntrue } from '../../src/followups/still-true.ts';

const since = new Date('2026-03-02T10:00:00.400Z');
const later = new Date('2026-03-02T10:05:00Z');
const still: FollowUpFacts = {
  silentSince: since,
  lastStepAt: null,
  lastInboundAt: since,
  lastOutboundAt: since,
  stageAtPlanning: 'new',
  stageNow: 'new',
  dealClosed: false,
  blocked: false,
  never: false,
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
  ['the sequence itself wrote', { lastOutboundAt: later, lastStepAt: later }, null],
  ['we wrote after the sequence did', { lastOutboundAt: new Date(later.getTime() + 5_000), lastStepAt: later }, 'we-wrote'],
  ['they wrote, and the sequence after them', { lastInboundAt: later, lastStepAt: new Date(later.getTime() + 1) }, 'they-wrote'],
  ['Meta rounds to whole seconds', { lastInboundAt: new Date('2026-03-02T10:00:01Z') }, null],
])('%s', (_, change, expected) => {
  expect(followUpUntrue({ ...still, ...change })).toBe(expected);
});
