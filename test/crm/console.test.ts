import { describe, expect, test } from 'vitest';
import { businessPick, chosenOf, morePick, readBusinessPick } from '../../src/crm/console.ts';
import type { TenantId } from '../../src/kit/ids.ts';

const sol = '01900000-0000-7000-8000-000000000001' as TenantId;

describe('What is picked from the list of somebody’s businesses', () => {
  test.each([
    [businessPick(sol), { business: sol }],
    [morePick(2), { page: 2 }],
    ['hilo:business:', null],
    [`hilo:business:${sol}0`, null],
    [`xhilo:business:${sol}`, null],
    ['hilo:businesses:-1', null],
    ['hilo:open', null],
    [sol, null],
  ])('%s', (payload, read) => {
    expect(readBusinessPick(payload)).toEqual(read);
  });
});

describe('The business somebody is in', () => {
  const turned = (at: string | null) => ({ chosenAt: at === null ? null : new Date(at) });
  test('is the one they turned to last, or none', () => {
    const [first, second, never] = [turned('2026-11-20T10:00:00Z'), turned('2026-11-20T11:00:00Z'), turned(null)];
    expect(chosenOf([first, second, never])).toBe(second);
    expect(chosenOf([second, first])).toBe(second);
    expect(chosenOf([never])).toBeNull();
    expect(chosenOf([])).toBeNull();
  });
});
