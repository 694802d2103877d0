import { describe, expect, test } from 'vitest';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { logWords } from '../../src/commands/words/log.ts';
import type { LogLine } from '../../src/crm/log-line.ts';
import { addMs, hourMs, minuteMs } from '../../src/kit/clock.ts';
import type { Id, OperatorId } from '../../src/kit/ids.ts';
import { readSources } from '../source.ts';
import { cardIn, now, openShop, saidIn } from './shop.ts';

function shopWithLog() {
  const shop = openShop([{ name: 'Ana Ruiz' }, { name: 'Leo Gomes' }]);
  const [ana, leo] = shop.views.map((view) => view.contact);
  let n = 0;
  const entry = (minutesAgo: number, action: string, more: Partial<LogLine> = {}): LogLine => ({
    id: `entry-${++n}` as Id<'audit'>,
    batch: null,
    at: addMs(now, -minutesAgo * minuteMs),
    actor: 'operator',
    action,
    operatorId: 'operator' as OperatorId,
    operator: 'Marta Gil',
    contact: ana!,
    detail: {},
    ...more,
  });
  return { shop, ana: ana!, leo: leo!, entry };
}

describe('log', () => {
  test('says who did what when, newest first, and that nothing was changed afterwards', async () => {
    const { shop, leo, entry } = shopWithLog();
    const stage = shop.views[0]!.stage!.id;
    shop.log.push(
      entry(5, 'send:tap'),
      entry(9, 'move', { detail: { to: stage }, contact: leo }),
      entry(12, 'move', { detail: { to: stage }, actor: 'model', operator: null }),
      entry(30, 'value', { detail: { to: 45_000 } }),
      entry(26 * 60, 'consent:stopped', { actor: 'contact', operator: null }),
      entry(27 * 60, 'set-business', { contact: null }),
    );
    expect(saidIn(await answerSentence('log', shop.context()))).toBe(
      [
        '*What was done*, newest first',
        '10:55 Marta Gil · Ana Ruiz …4412: sent the suggested answer',
        '10:51 Marta Gil · Leo Gomes …4413: moved to New',
        '10:48 The assistant · Ana Ruiz …4412: moved to New',
        '10:30 Marta Gil · Ana Ruiz …4412: worth €450',
        'Thu 09:00 They themselves · Ana Ruiz …4412: stopped marketing',
        'Thu 08:00 Marta Gil: changed a setting',
        '🔒 Nothing was changed afterwards: all 6 entries fit together (4f2a91c0).',
      ].join('\n'),
    );
    expect(saidIn(await answerSentence('historial ana', shop.context('es')))).toContain('*Lo que se hizo con Ana Ruiz …4412*');
    expect(saidIn(await answerSentence('historial ana', shop.context('es')))).not.toContain('Leo');
    expect(saidIn(await answerSentence('log today', shop.context()))).not.toContain('Thu');
  });

  test('tells what was done in one go to many people as one line', async () => {
    const { shop, entry } = shopWithLog();
    const batch = 'batch' as Id<'batch'>;
    for (let n = 0; n < 300; n++)
      shop.log.push(entry(3, 'tag', { batch, contact: { ...shop.views[0]!.contact, id: `c${n}` as never } }));
    const said = saidIn(await answerSentence('log', shop.context()));
    expect(said.split('\n')).toHaveLength(3);
    expect(said).toContain('10:57 Marta Gil · 300 people: tagged');
  });

  test('goes on, page by page, about the same person and the same day', async () => {
    const { shop, entry } = shopWithLog();
    for (let n = 0; n < 25; n++) shop.log.push(entry(n, 'note'));
    const pages: string[][] = [];
    for (let outcome = await answerSentence('log ana', shop.context()); ; ) {
      pages.push(saidIn(outcome).split('\n').slice(1, -1));
      const card = outcome.answer && 'kind' in outcome.answer ? outcome.answer : null;
      const act = card?.choices[0]?.act;
      if (act?.verb !== 'run') break;
      outcome = await runCommand(act.command, act.rest, shop.context('en', { contactId: act.contactId }));
    }
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5]);
    expect(new Set(pages.flat()).size).toBe(25);
    shop.log.push(...Array.from({ length: 5 }, () => entry(20 * 60, 'note')));
    const { act } = cardIn(await answerSentence('log today', shop.context())).choices[0]!;
    expect(act).toMatchObject({ command: 'log', rest: 'today 2' });
  });

  test.each([
    ['changed', 'Entry 7 is not as it was written'],
    ['missing', 'Entry 7 is missing'],
    ['put-in', 'entries that nobody wrote here (after 7)'],
    ['cut-off', 'The end of the log is gone, from entry 7 on'],
  ] as const)('says outright that the log was tampered with: %s', async (how, words) => {
    const { shop, entry } = shopWithLog();
    shop.log.push(entry(1, 'note'));
    const checkLog = async () => ({ entries: 9, checked: 9, head: 'ab', broken: { seq: 7, how } });
    expect(saidIn(await answerSentence('log', shop.context('en', { checkLog })))).toContain(words);
  });

  test('is for managers, and says so where there is nothing yet', async () => {
    const { shop } = shopWithLog();
    expect(saidIn(await answerSentence('log', shop.context()))).toContain('Nothing has been done that the log would hold.');
    const { operator } = shop.context();
    const said = saidIn(await answerSentence('log', shop.context('en', { operator: { ...operator, role: 'agent' } })));
    expect(said).not.toContain('newest first');
  });

  test('has words for everything that is logged', () => {
    const actions = readSources('src/crm/commit/*.ts', 'src/crm/*.store.ts').flatMap(({ text }) =>
      [...text.matchAll(/\blog\(tx[\s\S]{0,300}?action: (?:'([a-z:-]+)'|\w+ \? '([a-z-]+)' : '([a-z-]+)')/g)].flatMap(
        ([, ...found]) => found.filter((one) => one !== undefined),
      ),
    );
    expect(actions.length).toBeGreaterThan(12);
    expect(actions.filter((action) => !(action in logWords.en.did))).toEqual([]);
  });

  test('takes a number that belongs to a name for the name', async () => {
    const shop = openShop([{ name: 'Ana' }, { name: 'Mesa 12' }]);
    expect(saidIn(await answerSentence('log mesa 12', shop.context()))).toContain('about Mesa 12 …4413');
    expect(saidIn(await answerSentence('log ana 2', shop.context()))).toContain('about Ana …4412');
  });

  test('shows the hour of yesterday with its day', async () => {
    const { shop, entry } = shopWithLog();
    shop.log.push(entry(0, 'note', { at: addMs(now, -24 * hourMs) }));
    expect(saidIn(await answerSentence('log', shop.context()))).toContain('Thu 11:00 Marta Gil');
  });
});
