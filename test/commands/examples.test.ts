import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '../../src/commands/list.ts';
import { looksLikeCommand, parseSentence } from '../../src/commands/parse.ts';
import { answerSentence } from '../../src/commands/sentence.ts';
import { keyOf, tokensOf } from '../../src/commands/tokens.ts';
import { calendarOf } from '../../src/crm/business-record.ts';
import type { Connection } from '../../src/crm/callout.ts';
import { locales } from '../../src/crm/locale.ts';
import { hourMs } from '../../src/kit/clock.ts';
import type { Id } from '../../src/kit/ids.ts';
import { appointmentOf, offerOf, openShop, saidIn } from './shop.ts';

const folder = new URL('../../src/commands/', import.meta.url);

const all = commands.flatMap((command) =>
  locales.flatMap((locale) => command.examples[locale].map((example) => ({ name: command.name, locale, example }))),
);

test('every file that defines a command is in the list', () => {
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && file !== 'command.ts');
  const defined = files.flatMap((file) =>
    [...readFileSync(new URL(file, folder), 'utf8').matchAll(/defineCommand\(\{\s*name: '(\w+)'/g)].map((match) => match[1]),
  );
  expect(defined.toSorted()).toEqual(commands.map((command) => command.name).toSorted());
});

test('no word calls two commands, in whatever language, but where one of them is asked first', () => {
  const owners = new Map<string, string>();
  for (const command of commands.filter(({ sharesWord }) => !sharesWord)) {
    for (const word of locales.flatMap((locale) => command.words[locale])) {
      const key = keyOf(tokensOf(word));
      expect(owners.get(key) ?? command.name, `“${word}”`).toBe(command.name);
      owners.set(key, command.name);
    }
  }
});

test('what help says about a command fits a row of a list', () => {
  for (const command of commands) {
    for (const locale of locales) expect(command.says[locale].length, command.name).toBeLessThanOrEqual(72);
  }
});

describe('an example', () => {
  test.each(all)('$locale: “$example” is $name', ({ name, example }) => {
    const parsed = parseSentence(example);
    if (parsed.is === 'name') expect(name).toBe('show');
    else expect(parsed).toMatchObject({ is: 'command', command: { name } });
  });

  test.each(all)('$locale: “$example” is carried out and answered', async ({ name, locale, example }) => {
    const shop = openShop([
      {
        name: 'Ana Ruiz',
        waiting: true,
        stage: 'New',
        lastText: 'how much?',
        tags: ['vip'],
        blocked: name === 'unblock',
        leftAlone: name === 'followagain',
      },
      { name: 'Leo Gomes', wroteHoursAgo: 40 * 24 },
    ]);
    // One that has begun and one to come, so that there is something to judge and something to move.
    for (const hours of [-20, 300])
      shop.records.push(appointmentOf(shop, 0, new Date(shop.context(locale).now.getTime() + hours * hourMs)));
    // A calendar that is read, so that there is one to end.
    shop.feeds = [
      {
        id: 'feed' as Id<'calendar-feed'>,
        calendarId: calendarOf(shop.team[0]!.id),
        operatorId: shop.team[0]!.id,
        host: 'calendar.example.com',
        name: null,
        readAt: null,
        problem: null,
      },
    ];
    // A system that is told, so that there is one to try and to end.
    shop.connections = [connected];
    // Somebody who waits, so that there is somebody to take off the list.
    shop.waiting = [
      {
        id: 'waiting' as Id<'waiting'>,
        contactId: shop.views[0]!.contact.id,
        calendarId: calendarOf(shop.context(locale).tenant.id),
        recordId: null,
        minutes: null,
        until: null,
        createdAt: shop.context(locale).now,
        view: shop.views[0]!,
      },
    ];
    // An open case, so that there is something to solve.
    if (name === 'resolve')
      shop.records = [{ id: 'case-1', kind: 'case', number: 1, state: 'open', closedAt: null, contactId: 'contact-0' } as never];
    // An open order, so that there are lines to change.
    if (name === 'order') shop.records = [openOrder];
    // Something on offer, so that there is something to change and to show.
    if (/offer/.test(name)) shop.offers = [offerOf(12, { title: 'Flat Serrano 12', price: 25_000_000 })];
    // Paused, so that there is something to resume.
    const { operator, tenant, now } = shop.context(locale);
    // Open on some days, so that others can be told apart from them.
    const week = Array.from({ length: 7 }, () => [{ from: '09:00', until: '18:00' }]);
    // A queue and a route, so that there is something to end.
    const queues = ['sales', 'ventas', 'vendas'].map((called) => ({ name: called, members: [operator.id] }));
    const routes = { complaint: { operator: operator.id, always: false } };
    const isOpen = { ...tenant, settings: { ...tenant.settings, opening: { week, days: [] }, queues, routes } };
    const paused = { ...operator, pausedUntil: new Date(now.getTime() + hourMs) };
    const outcome = await answerSentence(example, shop.context(locale, { operator: paused, tenant: isOpen }));
    const command = commands.find((one) => one.name === name)!;
    const changes = command.changes && !command.confirms;
    expect(outcome.effects.length > 0, JSON.stringify(outcome)).toBe(changes);
    // An undo and the next card are known where they are done; an export is answered with the file.
    if (!['undo', 'next', 'export'].includes(name)) expect(saidIn(outcome)).not.toBe('');
  });

  test('is understood whatever the operator’s own language', async () => {
    const shop = openShop([{ name: 'Ana Ruiz' }]);
    const outcome = await answerSentence('nota ana alérgica al látex', shop.context('en'));
    expect(saidIn(outcome)).toBe('Note on Ana Ruiz …4412: alérgica al látex');
  });
});

test('words that quote a customer are taken for a command only where they are one', () => {
  expect(
    ['note allergic to latex', 'task call back', 'inbox', 'undo', 'move to qualified', 'nota: látex'].map(looksLikeCommand),
  ).not.toContain(false);
  expect(
    [
      'ana',
      'hi',
      'yes, at 4',
      'open at 9',
      'today at 5 works for us',
      'hoy no podemos',
      'movee it',
      'see you',
      'remember to bring it',
      'can you move it to five?',
      'tell me when you are there',
    ].map(looksLikeCommand),
  ).not.toContain(true);
});

const connected: Connection = {
  ...{ id: 'connection' as Id<'connection'>, number: 1, name: 'shop', host: 'shop.example.com' },
  ...{ state: 'on', offBecause: null, failingSince: null },
};

const openOrder = {
  ...{ id: 'order-12', kind: 'order', number: 12, state: 'open', contactId: 'contact-0', title: 'lamp', currency: 'EUR' },
  ...{ lines: [{ text: 'lamp', count: 1, unit: 4_500 }], amount: 4_500, dueAt: null, closedAt: null, version: 1 },
} as never;
