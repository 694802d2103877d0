import { describe, expect, test } from 'vitest';
import type { RuleBody } from '../../src/crm/rule.ts';
import { addMs, hourMs, minuteMs } from '../../src/kit/clock.ts';
import type { StageId } from '../../src/kit/ids.ts';
import { besidesItsOwnDoing, type Leaving, mayLeave, maySend, type SendFacts } from '../../src/rules/may-send.ts';

const now = new Date('2026-11-20T10:00:00Z');
const free: SendFacts = {
  ...{ now, leavesAt: now, customer: true, makerThere: true, blocked: false, marketing: 'unasked', leftAlone: false },
  ...{ openCase: false, wantsPerson: false, talking: false, lastByRule: null, words: true, template: null },
  windowUntil: addMs(now, hourMs),
};
const said = (facts: Partial<SendFacts>) => {
  const may = maySend({ ...free, ...facts });
  return may.is === 'sends' ? `sends ${may.as}` : `${may.is} ${may.because}`;
};
const closed = { windowUntil: addMs(now, -hourMs) };

describe('whether a rule sends', () => {
  test.each<[string, Partial<SendFacts>, string]>([
    ['their window is open', {}, 'sends words'],
    ['it is one of us', { customer: false }, 'not no-customer'],
    ['nobody answers for it any more', { makerThere: false }, 'not maker-gone'],
    ['they are blocked', { blocked: true }, 'not blocked'],
    ['they stopped marketing, whatever it says', { marketing: 'stopped', template: 'utility', ...closed }, 'not opted-out'],
    ['they are left alone', { leftAlone: true }, 'not left-alone'],
    ['a case is open', { openCase: true }, 'not case'],
    ['they want a person', { wantsPerson: true }, 'not wants-person'],
    ['they had one 23 hours ago', { lastByRule: addMs(now, -23 * hourMs) }, 'not one-a-day'],
    ['they had one a day ago', { lastByRule: addMs(now, -24 * hourMs) }, 'sends words'],
    ['one leaves in their morning', { lastByRule: addMs(now, 8 * hourMs) }, 'not one-a-day'],
    ['we are talking with them', { talking: true }, 'asks talking'],
    ['their window is over', closed, 'asks unreachable'],
    ['they never wrote', { windowUntil: null }, 'asks unreachable'],
    ['it closes in their night', { leavesAt: addMs(now, 9 * hourMs) }, 'asks unreachable'],
    ['it is over and there is a template', { ...closed, template: 'utility' }, 'sends template'],
    ['there is nothing but a template', { words: false, template: 'utility' }, 'sends template'],
    ['the template is advertising', { ...closed, template: 'marketing' }, 'asks not-agreed'],
    ['it is, and they agreed', { ...closed, template: 'marketing', marketing: 'given' }, 'sends template'],
    ['there is no such template, and no words', { words: false }, 'asks unreachable'],
  ])('%s', (_, facts, expected) => expect(said(facts)).toBe(expected));
});

describe('whether it still leaves', () => {
  const decidedAt = addMs(now, -10_000);
  const fine: Leaving = {
    ...{ as: 'words', decidedAt, dueAt: now, on: true, so: true },
    ...{ lastInboundAt: addMs(now, -hourMs), lastOutboundAt: null },
  };
  const overnight = { decidedAt: addMs(now, -10 * hourMs), dueAt: now };
  test.each<[string, Partial<Leaving>, Partial<SendFacts>, string]>([
    ['nothing has changed', {}, {}, 'now'],
    ['the rule is off', { on: false }, {}, 'no switched-off'],
    ['it is no longer so', { so: false }, {}, 'no no-longer'],
    ['somebody has answered', { lastOutboundAt: now }, { talking: true }, 'no answered'],
    ['a case was opened', {}, { openCase: true }, 'no case'],
    ['they stopped marketing meanwhile', {}, { marketing: 'stopped' }, 'no opted-out'],
    ['they write on in its grace', { lastInboundAt: addMs(now, -2_000) }, {}, 'now'],
    ['they wrote in the night it waited for', { ...overnight, lastInboundAt: addMs(now, -hourMs) }, {}, 'no wrote-since'],
    ['it was evening when it fired', { ...overnight, lastInboundAt: addMs(now, -11 * hourMs) }, {}, 'now'],
    ['it is night by now', {}, { leavesAt: addMs(now, 30 * minuteMs) }, 'wait'],
    ['its words no longer reach them', {}, { ...closed, template: 'utility' }, 'asks unreachable'],
    ['nothing ran for a morning', { dueAt: addMs(now, -3 * hourMs) }, {}, 'asks late'],
    ['somebody has begun to type', {}, { talking: true }, 'asks talking'],
  ])('%s', (_, leaving, facts, expected) => {
    const verdict = mayLeave({ ...free, ...facts }, { ...fine, ...leaving });
    expect('because' in verdict ? `${verdict.go} ${verdict.because}` : verdict.go).toBe(expected);
  });
});

test('what a rule changes itself is not held against its message', () => {
  const body: RuleBody = {
    v: 1,
    when: { on: 'stage', to: 'a' as StageId },
    if: [
      { is: 'tagged', tag: 'welcomed', not: true },
      { is: 'from-ad', not: false },
    ],
    do: [
      { do: 'send', text: 'Hi', template: '' },
      { do: 'tag', tag: 'welcomed' },
    ],
  };
  expect(besidesItsOwnDoing(body)).toEqual({ trigger: true, conditions: [{ is: 'from-ad', not: false }] });
  const moves: RuleBody = { ...body, do: [...body.do, { do: 'move', to: 'b' as StageId }] };
  expect(besidesItsOwnDoing(moves).trigger).toBe(false);
});
