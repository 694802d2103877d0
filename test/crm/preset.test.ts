import { describe, expect, test } from 'vitest';
import { locales } from '../../src/crm/locale.ts';
import { fillLine, fittingReplies, type PlaybookLine, suggestReply } from '../../src/crm/playbook.ts';
import { otherStageNames, type PresetName, presets, seedPreset } from '../../src/crm/preset.ts';

const cases = (Object.keys(presets) as PresetName[]).flatMap((name) => locales.map((locale) => [name, locale] as const));

describe.each(cases)('%s in %s', (name, locale) => {
  const { stages, playbook } = seedPreset(name, locale);

  test('has stages of each kind, each with its own name that fits a row', () => {
    expect(new Set(stages.map((stage) => stage.kind))).toEqual(new Set(['open', 'won', 'lost']));
    expect(new Set(stages.map((stage) => stage.name)).size).toBe(stages.length);
    for (const stage of stages) {
      expect(stage.name.length).toBeLessThanOrEqual(24);
      expect(stage.meaning).not.toBe('');
    }
  });

  test('follows up on later and later days, and has words for each of them', () => {
    for (const { key, kind, sequence } of stages) {
      const hours = sequence.steps.map((step) => step.afterHours);
      expect(hours).toEqual([...new Set(hours)].toSorted((a, b) => a - b));
      const lines = playbook.filter((line) => line.kind === 'follow-up' && line.stageKey === key);
      expect(lines).toHaveLength(hours.length);
      if (kind !== 'open') expect(hours).toEqual([]);
    }
  });

  test('answers a first message and a lead gone quiet', () => {
    const lines = asLines(playbook);
    expect(fittingReplies(lines, 'new' as never, 'hello')[0]?.text).toContain('{business}');
    expect(lines.some((line) => line.kind === 'follow-up' && line.stageId === ('new' as never))).toBe(true);
  });

  test('fills every variable, with a name and without one', () => {
    for (const line of playbook) {
      for (const first_name of ['Ana', '']) {
        const text = fillLine(line.text, { first_name, business: 'Studio Luz' });
        expect(text).not.toMatch(/[{}]|\s[,.!?]|,,|\s{2}/);
        expect(text).toMatch(/^\p{Lu}|^¿/u);
      }
    }
  });

  test('promises no fact that only the business knows', () => {
    for (const line of playbook) expect(line.text).not.toMatch(/\d|€|\$/);
    expect(playbook.filter((line) => line.kind === 'keyword').every((line) => line.ownWords)).toBe(true);
  });
});

test('who keeps writing is told something else each time, and then a person has to', () => {
  const { playbook } = seedPreset('services', 'en');
  const sent: string[] = [];
  for (const said of ['hello', 'are you there?', 'and now?', 'hello??']) {
    const values = { first_name: 'Ana', business: 'Studio Luz' };
    const found = suggestReply(asLines(playbook), { stageId: 'new' as never, said, sent, atEntry: true, values });
    if (found) sent.push(found.text);
  }
  expect(sent).toHaveLength(3);
  expect(new Set(sent).size).toBe(3);
});

test.each([
  ['How much is it?', 'price'],
  ['¿Cuánto cuesta una limpieza?', 'price'],
  ['Qual o preço?', 'price'],
  ['what are your opening hours', 'day and time'],
  ['¿Qué horario tienen?', 'day and time'],
  ['where are you located?', 'location'],
])('“%s” is answered by its keyword, whatever the business’s language', (text, answer) => {
  const { playbook } = seedPreset('services', 'en');
  expect(fittingReplies(asLines(playbook), 'new' as never, text)[0]?.text).toContain(answer);
});

test('the services preset is the one that the practice business is promised', () => {
  expect(seedPreset('services', 'en').stages.map((stage) => stage.name)).toEqual([
    'New',
    'Contacted',
    'Qualified',
    'Proposal sent',
    'Closed',
    'Lost',
  ]);
});

test('a stage goes by its names in the other languages', () => {
  const [qualified, own, viewing] = otherStageNames(['Calificado', 'Our own stage', 'Viewing', 'Contactado']);
  expect(qualified).toContain('Qualified');
  expect(own).toEqual([]);
  // An estate agency's word is nothing to a studio that has a stage of that name.
  expect(viewing).toEqual([]);
  expect(otherStageNames(['Viewing', 'Offer'])[0]).toContain('Visita');
});

function asLines(playbook: ReturnType<typeof seedPreset>['playbook']): PlaybookLine[] {
  return playbook.map((line, index) => ({ ...line, id: `line-${index}` as PlaybookLine['id'], stageId: line.stageKey as never }));
}

test.each<[PresetName, string]>([
  ['services', 'proposal-sent'],
  ['clinic', 'plan-sent'],
  ['tutoring', 'plan'],
  ['retail', 'quote'],
  ['professional', 'proposal'],
])('in %s who has our offer is followed up on the third, seventh and fourteenth day', (name, key) => {
  const { sequence } = seedPreset(name, 'en').stages.find((stage) => stage.key === key)!;
  expect(sequence.steps.map((step) => step.afterHours / 24)).toEqual([3, 7, 14]);
});
