import { describe, expect, test } from 'vitest';
import { closeCard } from '../../src/commands/day-close.ts';
import { answerSentence } from '../../src/commands/sentence.ts';
import { openShop, saidIn } from './shop.ts';

describe('the day’s close', () => {
  test('says what happened, who still waits and what tomorrow begins with, in five lines at most', async () => {
    const shop = openShop([{ name: 'Ana Ruiz', waiting: true }, { name: 'Leo Gomes' }]);
    shop.tasks.push({ id: 'task' as never, text: 'call Leo', dueAt: new Date('2026-11-21T09:00:00Z'), contact: null });
    shop.tasks.push({ id: 'today' as never, text: 'due today', dueAt: new Date('2026-11-20T15:00:00Z'), contact: null });
    const lines = saidIn(await answerSentence('close the day', shop.context())).split('\n');
    expect(lines[0]).toBe('*Your day · Friday 20 November*');
    expect(lines).toContain('1 still waiting: Ana Ruiz');
    expect(lines).toContain('Tomorrow: 1 task, first call Leo');
    expect(lines.length).toBeLessThanOrEqual(6);
  });

  test('of an empty day it says so when asked, and does not come by itself', async () => {
    const context = openShop([]).context();
    expect(saidIn(await answerSentence('close', context))).toBe('Nothing happened today, and nothing waits.');
    expect(await closeCard('08:00', context)).toBeNull();
  });
});
