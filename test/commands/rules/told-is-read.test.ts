import { expect, test } from 'vitest';
import { readRule } from '../../../src/commands/rules/read-rule.ts';
import { recordHappens } from '../../../src/commands/words/record-happens.ts';
import { wordsFor } from '../../../src/commands/words.ts';
import { locales } from '../../../src/crm/locale.ts';

const told = Object.entries(recordHappens).flatMap(([locale, { waits }]) =>
  Object.entries(waits).flatMap(([record, states]) =>
    Object.entries(states).map(([to, words]) => [locale, words, { on: 'record', record, to }] as const),
  ),
);

test.each(locales)('%s: what comes from outside is said as it is understood', (locale) => {
  const read = readRule(`${wordsFor(locale).rules.waitsFor.outside('course_finished')}, tag x`);
  expect(read.is === 'rule' && read.rule.when).toEqual({ on: 'outside', name: 'course_finished' });
});

test.each(locales)('%s: that a system is told is said as it is understood', (locale) => {
  const { waitsFor, does } = wordsFor(locale).rules;
  const read = readRule(`${waitsFor.lead}, ${does.call('shop')}`);
  expect(read.is === 'rule' && read.rule.do).toEqual([{ do: 'call', connection: 'shop' }]);
});

test.each(locales)('%s: what is proposed to be done is understood', (locale) => {
  const { waitsFor, doable } = wordsFor(locale).rules;
  for (const doing of doable) expect([doing, readRule(`${waitsFor.lead}, ${doing}`).is]).toEqual([doing, 'rule']);
});

test.each(locales)('%s: a time before an appointment is said as it is understood', (locale) => {
  const { ahead } = wordsFor(locale).rules.waitsFor;
  for (const [time, minutes] of [
    [wordsFor(locale).rules.hours(1), 60],
    [wordsFor(locale).rules.days(2), 2880],
  ] as const) {
    const read = readRule(`${ahead(time)}, tag x`);
    expect(read.is === 'rule' && read.rule.when).toEqual({ on: 'ahead', minutes });
  }
});

test.each(told)('%s: “%s” is said as it is understood', (_, words, when) => {
  const read = readRule(`${words}, tag x`);
  expect(read.is === 'rule' && read.rule.when).toEqual(when);
});
