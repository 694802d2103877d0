import { expect, test } from 'vitest';
import { counterpart } from '../../src/crm/pipeline.ts';
import type { StageId } from '../../src/kit/ids.ts';

const stage = (name: string, kind: 'open' | 'won' | 'lost') => ({ id: name as StageId, name, kind });
const sales = [stage('New', 'open'), stage('Viewing', 'open'), stage('Signed', 'won'), stage('Lost', 'lost')];

test.each([
  ['the stage of the same name', stage('viewing', 'open'), 'Viewing'],
  ['the first of its kind', stage('Contract', 'open'), 'New'],
  ['won stays won, whatever it is called', stage('Viewing', 'won'), 'Signed'],
  ['a name in other letters is the same', stage('LOST', 'lost'), 'Lost'],
])('whoever stands in a stage of a pipeline that ends goes to %s', (_, from, to) => {
  expect(counterpart(from, sales)).toBe(to);
});

test('nowhere, where there is no stage of the kind', () => {
  expect(counterpart(stage('Paid', 'won'), [stage('New', 'open')])).toBeNull();
});
