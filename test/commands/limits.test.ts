import { expect, test } from 'vitest';
import type { CommandContext, Outcome } from '../../src/commands/command.ts';
import { commands } from '../../src/commands/list.ts';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import type { CardSpec } from '../../src/crm/card.ts';
import { locales } from '../../src/crm/locale.ts';
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

function expectWithinLimits(outcome: Outcome, about: string): void {
  const { answer } = outcome;
  if (!answer) return;
  if (!('kind' in answer)) {
    expect(answer.text.length, about).toBeGreaterThan(0);
    expect(answer.text.length, about).toBeLessThanOrEqual(4096);
    return;
  }
  expectCard(answer, about);
}

function expectCard(card: CardSpec, about: string): void {
  const isList = card.asList || card.choices.length > 3;
  expect(card.body.length, about).toBeGreaterThan(0);
  expect(card.body.length, about).toBeLessThanOrEqual(1024);
  expect(card.choices.length, about).toBeLessThanOrEqual(10);
  expect(card.listLabel?.length ?? 0, about).toBeLessThanOrEqual(20);
  if (isList) expect(card.listLabel, about).toBeTruthy();
  for (const choice of card.choices) {
    expect(choice.label.trim().length, about).toBeGreaterThan(0);
    expect(choice.label.length, `${about}: ${choice.label}`).toBeLessThanOrEqual(isList ? 24 : 20);
    expect(choice.label, about).not.toMatch(/[\n\t]/);
    expect(choice.description?.length ?? 0, about).toBeLessThanOrEqual(72);
    for (const text of [choice.label, choice.description ?? '', card.body]) expect(text.isWellFormed(), about).toBe(true);
  }
}

test('every answer of every command, and every row that runs on, stays within WhatsApp’s limits', async () => {
  const shop = bigShop();
  for (const { locale, sentence } of sentences) {
    const outcome = await answerSentence(sentence, shop.context(locale));
    expectWithinLimits(outcome, `${locale}: ${sentence.slice(0, 60)}`);
    await runChoices(outcome, shop.context(locale), sentence);
  }
}, 30_000);

async function runChoices(outcome: Outcome, context: CommandContext, about: string): Promise<void> {
  if (!outcome.answer || !('kind' in outcome.answer)) return;
  for (const { act } of outcome.answer.choices.slice(0, 4)) {
    if (act.verb !== 'run') continue;
    const next = await runCommand(act.command, act.rest, { ...context, contactId: act.contactId });
    expectWithinLimits(next, `${about.slice(0, 60)} > ${act.command} ${act.rest.slice(0, 40)}`);
  }
}
