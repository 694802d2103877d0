import { describe, expect, test } from 'vitest';
import { fitStages, isAsSeeded } from '../../src/crm/fit-preset.ts';
import { seedPreset } from '../../src/crm/preset.ts';
import type { StageId } from '../../src/kit/ids.ts';

const stage = (id: string, kind: 'open' | 'won' | 'lost') => ({ id: id as StageId, kind });
const seed = seedPreset('services', 'en');

describe('Stages of a trade in the place of others', () => {
  test('each takes that of its kind and order, so that whoever stands there stays', () => {
    const there = [stage('a', 'open'), stage('b', 'open'), stage('w', 'won'), stage('l', 'lost')];
    const fit = fitStages(there, seed.stages);
    expect(fit.turns.map(({ id, into }) => [id, into.key])).toEqual([
      ['a', 'new'],
      ['b', 'contacted'],
      ['w', 'closed'],
      ['l', 'lost'],
    ]);
    expect(fit.fresh.map(({ key }) => key)).toEqual(['qualified', 'proposal-sent']);
    expect(fit.given).toEqual([]);
  });

  test('one too many is given up for the last of its kind', () => {
    const there = ['a', 'b', 'c', 'd', 'e'].map((id) => stage(id, 'open'));
    expect(fitStages(there, seed.stages).given).toEqual([{ id: 'e', to: 'd' }]);
  });

  test('what the business has put into its own words stays', () => {
    expect(isAsSeeded(seed.stages, seed.playbook, 'services', 'en')).toBe(true);
    expect(isAsSeeded(seed.stages, seed.playbook, 'services', 'es')).toBe(false);
    expect(isAsSeeded(seed.stages.slice(1), seed.playbook, 'services', 'en')).toBe(false);
    const own = seed.playbook.map((line, at) => (at === 0 ? { ...line, text: 'We open at 9.' } : line));
    expect(isAsSeeded(seed.stages, own, 'services', 'en')).toBe(false);
  });
});
