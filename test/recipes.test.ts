import { describe, expect, test } from 'vitest';
import { practiceTemplates } from '../simulator/practice-world.ts';
import { commands } from '../src/commands/list.ts';
import { wordsFor } from '../src/commands/words.ts';
import { writers } from '../src/crm/commit.store.ts';
import { locales } from '../src/crm/locale.ts';
import { presets } from '../src/crm/preset.ts';
import { action, trigger } from '../src/crm/rule.ts';
import { readItem } from '../src/meta/parse.ts';
import { splitDelivery } from '../src/meta/split.ts';
import { ownTemplates, templateRequest } from '../src/outreach/own-templates.ts';
import { actions } from '../src/rules/actions.ts';
import { namesOf, readSources, readText } from './source.ts';

/** The recipes of CONTRIBUTING.md, each pinned: a step that is left out fails here, and says which. */

describe('An owner command', () => {
  const defined = readSources('src/commands/*.ts').filter(
    (file) => /\bdefineCommand\(\{/.test(file.text) && file.path !== 'src/commands/command.ts',
  );

  test('has a file of its own, named like it', () => {
    const astray = defined.filter((file) => file.path !== `src/commands/${/\bname: '([^']+)'/.exec(file.text)?.[1]}.ts`);
    expect(astray.map((file) => file.path)).toEqual([]);
  });

  test('is in the list', () => {
    const imported = readSources('src/commands/list.ts')[0]!.imports.map((one) => one.to);
    expect(defined.map((file) => file.path).filter((path) => !imported.includes(path))).toEqual([]);
    expect(commands).toHaveLength(defined.length);
  });

  test.each(commands.map((command) => [command.name, command] as const))('%s speaks every language', (_, command) => {
    for (const locale of locales) {
      expect(command.words[locale].length, locale).toBeGreaterThan(0);
      expect(command.examples[locale].length, locale).toBeGreaterThan(0);
      expect(command.says[locale], locale).not.toBe('');
    }
  });
});

describe('An effect', () => {
  test.each(verbsOf('src/crm/effect.ts', /^export type Effect =/m))('“%s” is written by commit', (verb) => {
    // The compiler says so too; this says where. An undo becomes what it undoes before it gets there, the next card that card.
    if (verb === 'undo' || verb === 'next-card') expect(readText('src/bot/owner.flow.ts')).toContain(`effect.do === '${verb}'`);
    else expect(Object.keys(writers)).toContain(verb);
  });
});

describe('A rule action', () => {
  const kinds = action.options.map((option) => option.shape.do.value);

  test('has an entry, and no entry is without its case', () => {
    expect(Object.keys(actions).sort()).toEqual([...kinds].sort());
  });

  test.each(kinds)('“%s” is told in every language, and there is a way to say it', (kind) => {
    for (const locale of locales) expect(wordsFor(locale).rules.does[kind]('x', 'y'), locale).not.toBe('');
    expect(readText('src/commands/rules/doings.ts')).toContain(`do: '${kind}'`);
  });

  test.each(trigger.options.map((option) => option.shape.on.value))('there is a way to say that a rule waits for “%s”', (on) => {
    const said = readSources('src/commands/rules/*triggers.ts').map(({ text }) => text);
    expect(said.join('\n')).toMatch(new RegExp(`on: '${on}'|timed\\('${on}'`));
  });
});

describe('A message type', () => {
  const situations = namesOf('test/fixtures/meta/*.json');
  const tests = readSources('test/**/*.test.ts')
    .map((file) => file.text)
    .join('\n');

  test.each(situations)('%s is read without a fault, and named by a test', (path) => {
    const payload = JSON.parse(readText(path)) as Record<string, unknown>;
    // A table of codes names a family of them: `answer-${code}`.
    const situation = path.split('/').at(-1)?.replace('.json', '') ?? '';
    const named = [`'${situation}'`, `\`${situation.replace(/\d+$/, '')}\${`].some((name) => tests.includes(name));
    expect(named || /\d$/.test(situation), `no test reads ${situation}`).toBe(true);
    // An answer of Graph is a fixture too.
    if ('error' in payload) return;
    const splits = splitDelivery(payload);
    expect(splits.length).toBeGreaterThan(0);
    const whole = splits.filter((one) => one.verdict !== 'quarantined');
    expect(() => whole.map((split) => readItem(split.kind, split.raw, new Date('2026-11-20T00:00:00Z')))).not.toThrow();
  });
});

describe('A template of Hilo’s own', () => {
  const purposes = [...new Set(ownTemplates.map((own) => own.purpose))];

  test.each(purposes)('%s is there in every language', (purpose) => {
    const languages = ownTemplates.filter((own) => own.purpose === purpose).map((own) => own.language);
    expect(locales.filter((locale) => !languages.some((language) => language.startsWith(locale)))).toEqual([]);
  });

  test.each(ownTemplates.map((own) => [`${own.name} ${own.language}`, own] as const))(
    '%s has an example for every variable',
    (_, own) => {
      const variables = [...own.body.matchAll(/\{\{(\d+)\}\}/g)].map(([, n]) => Number(n));
      expect(variables).toEqual(own.examples.map((_example, i) => i + 1));
      // Meta refuses a body that begins or ends with a variable (docs/meta-cloud-api.md §6).
      expect(own.body).not.toMatch(/^\{\{|\}\}\W*$/);
    },
  );

  test('the practice business has had them approved, word for word', () => {
    const practised = practiceTemplates.map((one) => [one.name, one.language, one.category, one.status, one.components]);
    const own = ownTemplates.map((one) => [one.name, one.language, one.category, 'APPROVED', templateRequest(one).components]);
    expect(practised).toEqual(own);
  });
});

describe('A preset', () => {
  test('has a file of its own and is in the table', () => {
    const files = readSources('src/crm/presets/*.ts').filter((file) => /: Preset = \{/.test(file.text));
    expect(files.map((file) => file.path.split('/').at(-1)?.replace('.ts', '')).sort()).toEqual(Object.keys(presets).sort());
  });

  test.each(Object.entries(presets))('%s has open, won and lost stages, named in every language', (name, preset) => {
    expect(preset.name).toBe(name);
    expect(new Set(preset.stages.map((stage) => stage.kind))).toEqual(new Set(['open', 'won', 'lost']));
    for (const stage of preset.stages) for (const locale of locales) expect(stage.name[locale], stage.key).not.toBe('');
  });
});

/** Work whose loss nobody would notice: it has no row, and is not rung for again. */
const courtesies = new Set(['seen']);

describe('A kind of work', () => {
  test.each(verbsOf('src/crm/work.ts', /^export type Work =/m))(
    '“%s” has a flow, and is found again when its ring was lost',
    (kind) => {
      expect(readText('src/queues.ts')).toContain(`case '${kind}':`);
      if (!courtesies.has(kind)) expect(readText('src/bot/due.store.ts')).toContain(`do: '${kind}'`);
    },
  );
});

describe('A variable', () => {
  const names = [
    ...new Set(
      [...readText('src/config.ts').matchAll(/\benv\.([A-Z][A-Z_]+)|\(env, '([A-Z][A-Z_]+)'/g)].map(([, a, b]) => a ?? b!),
    ),
  ];

  test.each(names)('%s is in .env.example', (name) => {
    expect(readText('.env.example')).toMatch(new RegExp(`^#?${name}=`, 'm'));
  });

  test.each(names.filter((name) => name !== 'HILO_CRASH_AT'))('%s is in the README’s table', (name) => {
    expect(readText('README.md')).toMatch(new RegExp(`^\\|.*\`${name}\``, 'm'));
  });
});

describe('A document', () => {
  const documents = [...namesOf('*.md'), ...namesOf('docs/**/*.md'), ...namesOf('simulator/*.md')];
  const files = new Set([
    ...namesOf('*'),
    ...namesOf('{.env.example,.ci/*}'),
    ...namesOf('{docs,src,db,test,simulator,launcher,bench}/**'),
  ]);

  test.each(documents)('%s points to what is there', (path) => {
    const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : '';
    const targets = [...readText(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, target]) =>
      new URL(`${folder}${target}`, 'file:///').pathname.slice(1).replace(/\/$/, ''),
    );
    expect(targets.filter((target) => !files.has(target))).toEqual([]);
  });
});

/** The `do` of every case of a union, in the file that declares it. */
function verbsOf(path: string, begins: RegExp): string[] {
  const text = readText(path);
  const from = text.search(begins);
  const to = text.indexOf('\n\n', from);
  return [...text.slice(from, to).matchAll(/\bdo: '([^']+)'/g)].map(([, verb]) => verb!);
}
