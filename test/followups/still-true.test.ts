import { expect, test } from 'vitest';
import { type FollowUpFacts, followUpUntrue } from '../../src/followups/still-true.ts';

const since = new Date('2026-03-02T10:00:00.400Z');
const later = new Date('2026-03-02T10:05:00Z');
const still: FollowUpFacts = {
  silentSince: since,
  lastInboundAt: since,
  lastOutboundAt: since,
  stageAtPlanning: 'new',
  stageNow: 'new',
  dealClosed: false,
  stopAutomation: false,
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
  ['automation was stopped', { stopAutomation: true }, 'stopped'],
  ['Meta rounds to whole seconds', { lastInboundAt: new Date('2026-03-02T10:00:01Z') }, null],
])('%s', (_, change, expected) => {
  expect(followUpUntrue({ ...still, ...change })).toBe(expected);
});
