import { describe, expect, test } from 'vitest';
import { answerSentence } from '../../src/commands/sentence.ts';
import type { Locale } from '../../src/crm/locale.ts';
import { appointmentOf, effectsOf, openShop, saidIn } from './shop.ts';

const shopWith = (startsAt?: string) => {
  const shop = openShop([{ name: 'Ana Ruiz' }]);
  if (startsAt) shop.records.push(appointmentOf(shop, 0, new Date(startsAt), { calendarId: shop.context().tenant.id as never }));
  return shop;
};
const waitingIn = async (sentence: string, shop = shopWith(), locale: Locale = 'en') =>
  effectsOf(await answerSentence(sentence, shop.context(locale)), 'wait')[0]?.waiting;

describe('wait', () => {
  test.each([
    ['wait ana before wednesday', '2026-11-24T23:00:00.000Z'],
    ['wait ana until wednesday', '2026-11-25T23:00:00.000Z'],
    ['wait ana before wednesday 12:00', '2026-11-25T11:00:00.000Z'],
    ['en espera ana antes del miércoles', '2026-11-24T23:00:00.000Z'],
    ['en espera ana hasta el miércoles', '2026-11-25T23:00:00.000Z'],
    ['em espera ana antes de quarta', '2026-11-24T23:00:00.000Z'],
    ['em espera ana até quarta', '2026-11-25T23:00:00.000Z'],
    ['wait ana', undefined],
  ])('“%s” waits for one before %s', async (sentence, until) => {
    const locale = sentence.startsWith('em ') ? 'pt' : 'en';
    expect((await waitingIn(sentence, shopWith(), locale))?.until?.toISOString()).toBe(until);
  });

  test('for an earlier time than they have takes its place and its length', async () => {
    const shop = shopWith('2026-11-27T09:00:00Z');
    expect(await waitingIn('wait ana', shop)).toMatchObject({
      recordId: shop.records[0]!.id,
      until: new Date('2026-11-27T09:00:00Z'),
      minutes: 30,
    });
  });

  test('for somebody’s time, and for so long', async () => {
    expect(await waitingIn('wait ana 45 min with maria')).toMatchObject({ calendarId: 'operator-maria', minutes: 45 });
  });

  test('says so where that is over', async () => {
    expect(saidIn(await answerSentence('wait ana before yesterday', shopWith().context()))).toContain('is over already');
  });

  test('says so where nobody can tell when that is', async () => {
    const outcome = await answerSentence('wait ana before the flood', shopWith().context());
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toContain('the flood');
  });

  test('are ordinary words to a customer', async () => {
    const outcome = await answerSentence('wait a moment please, I am on my way', shopWith().context());
    expect(effectsOf(outcome, 'wait')).toEqual([]);
  });
});

describe('calendar add', () => {
  const added = async (sentence: string, role: 'owner' | 'agent' = 'owner') => {
    const shop = shopWith();
    const context = shop.context();
    return await answerSentence(sentence, shop.context('en', { operator: { ...context.operator, role } }));
  };

  test.each([
    ['calendar add webcal://p1.icloud.com/published/2/AbC', 'https://p1.icloud.com/published/2/AbC', 'operator'],
    ['calendar add https://example.com/a.ics as Luis', 'https://example.com/a.ics', 'operator-luis'],
    ['calendar https://example.com/a.ics as the business', 'https://example.com/a.ics', 'tenant'],
    ['calendario añadir https://example.com/a.ics como Luis', 'https://example.com/a.ics', 'operator-luis'],
    ['calendário adicionar https://example.com/a.ics para a empresa', 'https://example.com/a.ics', 'tenant'],
  ])('“%s”', async (sentence, address, calendarId) => {
    expect(effectsOf(await added(sentence), 'add-feed')).toMatchObject([{ address, calendarId }]);
  });

  test.each([
    'calendar add http://example.com/a.ics',
    'calendar add https://10.0.0.1/a.ics',
    'calendar add https://[::1]/a.ics',
    'calendar add https://localhost/a.ics',
    'calendar add https://me:word@example.com/a.ics',
    'calendar add my calendar',
  ])('“%s” is refused in words that say what one looks like', async (sentence) => {
    const outcome = await added(sentence);
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toContain('begins with https:// or webcal://');
  });

  test('for somebody else is for managers', async () => {
    const outcome = await added('calendar add https://example.com/a.ics as Luis', 'agent');
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toContain('is for managers');
  });
});
