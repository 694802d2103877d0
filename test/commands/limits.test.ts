import { expect, test } from 'vitest';
import type { Outcome } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/list.ts';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import type { Act, CardSpec } from '../../src/crm/card.ts';
import { type Locale, locales } from '../../src/crm/locale.ts';
import { hourMs } from '../../src/kit/clock.ts';
import { now, openShop, type Person, type Shop } from './shop.ts';

const names = [
  'Maximiliano Bartholomäus von und zu Hohenzollern-Sigmaringen',
  '👩‍👩‍👧‍👦👨‍👨‍👦‍👦👩‍👩‍👧‍👦👨‍👨‍👦‍👦👩‍👩‍👧‍👦👨‍👨‍👦‍👦 family',
  'محمد عبد الرحمن بن عبد العزيز آل سعود الكبير جدا من الرياض',
  'Ana\nLine\tBreak *bold* _it_ ~x~',
  'Zz'.repeat(40),
  '+34 600 000 100',
];
const longText = '👩‍👩‍👧‍👦 Ünïcode wörds, ñ and line\nbreaks. '.repeat(60);

function bigShop(): Shop {
  const people: Person[] = [...names, ...names, ...names].map((name, index) => ({
    name,
    phone: index % 3 === 2 ? null : undefined,
    username: 'a'.repeat(30),
    waiting: true,
    wroteHoursAgo: index % 2 ? 2 : 30,
    lastText: longText,
    value: 987654321,
    stage: ['New', 'Qualified', 'Proposal sent'][index % 3]!,
  }));
  const shop = openShop([...people, { name: 'Ana Ruiz', wroteHoursAgo: 40 }, { name: 'Bea Sol' }]);
  for (const view of shop.views) {
    shop.tasks.push({ id: 't' as never, text: longText, dueAt: new Date(now.getTime() - hourMs), contact: view.contact });
    shop.found.push({ contact: view.contact, snippet: longText, at: now, where: 'message' });
    shop.troubles.push({ view, text: longText, at: now, state: 'unsure' });
    shop.followUps.rows.push({ view, card: {} as never, draft: { text: longText } as never });
  }
  shop.followUps.total = shop.views.length;
  for (let i = 0; i < 3; i++) {
    shop.notes.push({ text: longText, at: now, by: 'Marta' });
    shop.messages.push({
      id: 'm' as never,
      direction: 'out',
      author: 'operator',
      type: 'text',
      text: longText,
      at: now,
      state: 'read',
    });
  }
  return shop;
}

/** Every sentence worth trying: each command bare, its examples, and with long words and awkward names behind it. */
const sentences = commands.flatMap((command) =>
  locales.flatMap((locale) => {
    const word = command.words[locale][0]!;
    const behind = [
      '',
      longText.trim(),
      ...names,
      ...names.map((name) => `${name}: ${longText}`),
      `bea ${longText}`,
      `ana ${longText}`,
    ];
    return [...command.examples[locale], ...behind.map((rest) => `${word} ${rest}`)].map((sentence) => ({ locale, sentence }));
  }),
);

/** What Meta would refuse in an answer, in words; one assertion at the end is much quicker than ten a row. */
function refusals({ answer }: Outcome): string[] {
  if (!answer) return [];
  return 'kind' in answer
    ? cardRefusals(answer)
    : [!fits(answer.text, 4096) && `text of ${answer.text.length}`].filter((why) => why !== false);
}

function cardRefusals(card: CardSpec): string[] {
  // A picture has no list under it: its rows are numbered in the words.
  const isList = !card.picture && (card.asList || card.choices.length > 3);
  return [
    !fits(card.body, 1024) && `body of ${card.body.length}`,
    card.choices.length > 10 && `${card.choices.length} rows`,
    isList && !fits(card.listLabel ?? '', 20) && `label of the list “${card.listLabel}”`,
    ...card.choices.flatMap(({ label, description = '-' }) => [
      (!fits(label, isList ? 24 : 20) || /[\n\t]/.test(label)) && `title “${label}”`,
      !fits(description, 72) && `description “${description}”`,
    ]),
  ].filter((why) => why !== false);
}

function fits(text: string, limit: number): boolean {
  return text.trim().length > 0 && text.length <= limit && text.isWellFormed();
}

test('every answer of every command, and every row that runs on, stays within WhatsApp’s limits', async () => {
  const shop = bigShop();
  const tapped = new Set<string>();
  for (const { locale, sentence } of sentences) {
    const outcome = await answerSentence(sentence, shop.context(locale));
    expect(refusals(outcome), `${locale}: ${sentence.slice(0, 80)}`).toEqual([]);
    for (const act of newRuns(outcome, tapped, locale)) {
      const next = await runCommand(act.command, act.rest, shop.context(locale, { contactId: act.contactId }));
      expect(refusals(next), `${locale}: ${sentence.slice(0, 80)} > ${act.command} ${act.rest.slice(0, 40)}`).toEqual([]);
    }
  }
}, 120_000);

/** The commands behind an answer's first rows and its last, each tried once in a language. */
function newRuns({ answer }: Outcome, tapped: Set<string>, locale: Locale): Extract<Act, { verb: 'run' }>[] {
  const choices = answer && 'kind' in answer ? answer.choices : [];
  return [...choices.slice(0, 3), ...choices.slice(-1)].flatMap(({ act }) => {
    const key = `${locale} ${JSON.stringify(act)}`;
    if (act.verb !== 'run' || tapped.has(key)) return [];
    tapped.add(key);
    return [act];
  });
}
