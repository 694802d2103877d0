import { expect, test } from 'vitest';
import type { Command } from '../../src/commands/command.ts';
import { commands, groups } from '../../src/commands/list.ts';
import { type GroupName, helpWords } from '../../src/commands/words/help.ts';
import { type Locale, locales } from '../../src/crm/locale.ts';

const languages: Record<Locale, string> = { en: 'English', es: 'Español', pt: 'Português' };

const introduction = `# What can be written in the thread

Made from the definitions in \`src/commands\`; a test compares, and \`npm test -- -u\` writes it anew.

Capitals, accents, a \`/\` before the word, "please" and small slips of the thumb do not matter. Every word counts in every language; the answer
comes in the operator's own. A name alone opens that person. Reading may guess a name; what changes something or leaves acts at once only where
the name is exact and there is one of it, else it shows whom it found and waits. "2" picks the second of the last list. \`undo\` takes back
whatever the last sentence or tap did, an answer as long as it has not left.`;

test('docs/commands.md is what the definitions say', async () => {
  const sections = (Object.keys(groups) as GroupName[]).filter((name) => groups[name].length > 0);
  const help = commands.filter((command) => !Object.values(groups).flat().includes(command));
  const page = [
    introduction,
    ...help.map(documentCommand),
    ...sections.flatMap((name) => [`## ${helpWords.en.groups[name]}`, ...groups[name].map(documentCommand)]),
  ].join('\n\n');
  await expect(`${page}\n`).toMatchFileSnapshot('../../docs/commands.md');
});

function documentCommand(command: Command): string {
  return [
    `### ${command.words.en[0]}`,
    '',
    [`${command.says.en}.`, ...traitsOf(command)].join(' '),
    '',
    '| | words | for example |',
    '|---|---|---|',
    ...locales.map((locale) => `| ${languages[locale]} | ${cell(command.words[locale])} | ${cell(command.examples[locale])} |`),
  ].join('\n');
}

function traitsOf({ confirms, may, ofMany }: Command): string[] {
  return [
    ...(may === 'owner' ? ['**For owners.**'] : may === 'manager' ? ['**For managers and owners.**'] : []),
    ...(confirms ? ['Asks first, with a button of its own.'] : []),
    ...(ofMany ? ['Works on a whole list.'] : []),
  ];
}

function cell(texts: readonly string[]): string {
  return texts.map((text) => `\`${text.replaceAll('|', '\\|')}\``).join(' · ');
}
