import { expect, test } from 'vitest';
import { parseSentence } from '../../../src/commands/parse.ts';
import { readRule } from '../../../src/commands/rules/read-rule.ts';
import { readyRules } from '../../../src/commands/rules/ready-rules.ts';
import { resolveRule } from '../../../src/commands/rules/resolve.ts';
import type { Stage } from '../../../src/crm/deal.ts';
import { type Locale, locales } from '../../../src/crm/locale.ts';
import { type PresetName, presets, seedPreset } from '../../../src/crm/preset.ts';
import type { OperatorId } from '../../../src/kit/ids.ts';
import { whyNot } from '../../../src/rules/refuse.ts';

const all = (Object.keys(presets) as PresetName[]).flatMap((preset) =>
  locales.flatMap((locale) =>
    readyRules(preset, locale, seedPreset(preset, locale).stages).map((sentence) => [preset, locale, sentence] as const),
  ),
);

test.each(all)('%s, %s: “%s” is a rule that can be switched on as it is said', (preset, locale, sentence) => {
  const parsed = parseSentence(sentence);
  expect(parsed).toMatchObject({ is: 'command', slip: false });
  const read = readRule(parsed.is === 'command' ? parsed.rest : '');
  const stages = seedPreset(preset, locale).stages.map((stage) => ({
    ...stage,
    id: stage.key,
    pipeline: { id: 'p', name: 'P' },
  }));
  const team = [{ id: 'me' as OperatorId, name: 'Marta' }];
  const names = {
    stages: stages as unknown as Stage[],
    team,
    connections: [],
    dialogues: [],
    speaker: team[0]!.id,
    currency: 'EUR',
    locale,
  };
  const resolved = read.is === 'rule' && resolveRule(read.rule, names);
  expect(resolved).toMatchObject({ ok: true });
  if (resolved !== false && resolved.ok) expect(whyNot(resolved.body, names)).toBeNull();
});

test('every trade has three to five in each language, and what names a stage that is gone is left out', () => {
  const count = (preset: PresetName, locale: Locale, stages: { name: string }[]) => readyRules(preset, locale, stages).length;
  for (const preset of Object.keys(presets) as PresetName[])
    for (const locale of locales) expect(count(preset, locale, seedPreset(preset, locale).stages)).toBe(5);
  expect(count('clinic', 'en', [{ name: 'Mine' }])).toBe(3);
});
