import { describe, expect, test } from 'vitest';
import { tellDialogue } from '../../src/commands/dialogues/explain.ts';
import { question } from '../../src/commands/dialogues/question.ts';
import { pickId, readAnswer, type Said } from '../../src/commands/dialogues/read-answer.ts';
import { answerSentence } from '../../src/commands/sentence.ts';
import { dialogueCustomerWords } from '../../src/commands/words/dialogue-customer.ts';
import { dialogueListWords } from '../../src/commands/words/dialogue-list.ts';
import { lastDays } from '../../src/crm/business-days.ts';
import { type DialogueRun, type DialogueStep, dialogueBody, readyKinds, troubleIn } from '../../src/crm/dialogue.ts';
import { whichBegins } from '../../src/crm/dialogue-begin.ts';
import { editDialogue } from '../../src/crm/dialogue-edit.ts';
import { type Locale, locales } from '../../src/crm/locale.ts';
import { presets } from '../../src/crm/preset.ts';
import { readyDialogue } from '../../src/crm/presets/dialogues/trades.ts';
import type { Recalled } from '../../src/crm/rule.ts';
import type { Id } from '../../src/kit/ids.ts';
import { cardIn, now, openShop, saidIn } from './shop.ts';

const run = { id: '0198c0de-0000-7000-8000-000000000001' as Id<'dialogue-run'> };
const stepThat = (wants: DialogueStep['wants']): DialogueStep => ({ key: 'it', label: 'It', ask: 'Which?', wants });
const place = (locale: Locale) => ({
  locale,
  timezone: 'Europe/Madrid',
  country: 'ES',
  currency: 'EUR',
  now,
  showTime: (at: Date) => at.toISOString().slice(0, 10),
});
const words = (text: string, more: Partial<Said> = {}): Said => ({ text, picked: [], files: 0, other: false, ...more });
const choices = stepThat({ as: 'choice', choices: [{ label: 'A repair' }, { label: 'Un trabajo nuevo' }, { label: 'No' }] });

describe('an answer', () => {
  test.each<[DialogueStep['wants']['as'], Locale, string, string | null]>([
    ['text', 'en', 'the kitchen tap drips', 'the kitchen tap drips'],
    ['text', 'en', '', null],
    ['text', 'en', 'x'.repeat(501), null],
    ['number', 'en', '3', '3'],
    ['number', 'es', 'unas 12 unidades', '12'],
    ['number', 'pt', '2,5 kg', '2.5'],
    ['number', 'en', 'a few', null],
    ['number', 'en', '3 or 4', null],
    ['amount', 'en', '€1,200', '120000'],
    ['amount', 'es', '1.200 euros', '120000'],
    ['amount', 'en', 'not much', null],
    ['date', 'en', 'next monday', '2026-11-23'],
    ['date', 'es', 'el 14 de marzo', '2027-03-14'],
    ['date', 'pt', 'amanhã', '2026-11-21'],
    ['date', 'en', 'some time', null],
    ['date', 'en', '30 february', null],
    ['email', 'en', 'It is ana.ruiz@example.com, thanks', 'ana.ruiz@example.com'],
    ['email', 'en', 'ana at example.com', null],
    ['phone', 'en', '600 111 222', '+34 600 11 12 22'],
    ['phone', 'en', '+351 912 345 678', '+351 912 345 678'],
    ['phone', 'en', '12', null],
    ['slot', 'en', 'tomorrow at 10', null],
  ])('%s, %s: “%s”', (as, locale, text, expected) => {
    const heard = readAnswer(run, stepThat({ as } as DialogueStep['wants']), words(text), place(locale));
    const shown = heard.is !== 'answer' ? null : as === 'amount' ? heard.value : heard.shown;
    expect(shown).toBe(expected);
  });

  test.each<[string, Partial<Said>, number | null]>([
    ['', { picked: [pickId(run, choices, '1')] }, 1],
    // The button of an earlier question, and one that says what no button of ours says.
    ['', { picked: [pickId(run, { key: 'other' }, '1')] }, null],
    ['', { picked: [pickId(run, choices, '7')] }, null],
    ['2', {}, 1],
    ['a REPAIR', {}, 0],
    ['it is a repair, please', {}, 0],
    ['no', {}, 2],
    ['trabajo', {}, null],
    ['a repair, no, un trabajo nuevo', {}, null],
  ])('of some choices: “%s” %o', (text, more, expected) => {
    const heard = readAnswer(run, choices, words(text, more), place('en'));
    expect(heard.is === 'answer' ? heard.choice : null).toBe(expected);
  });

  test('a file is one where it is asked for, and something else where not', () => {
    expect(readAnswer(run, stepThat({ as: 'file' }), words('', { files: 2 }), place('en'))).toMatchObject({ value: '2' });
    expect(readAnswer(run, stepThat({ as: 'file' }), words('later'), place('en'))).toEqual({ is: 'wrong' });
    expect(readAnswer(run, choices, words('', { files: 1 }), place('en'))).toEqual({ is: 'leave', because: 'something-else' });
    expect(readAnswer(run, choices, words('', { other: true }), place('en'))).toEqual({ is: 'leave', because: 'something-else' });
  });

  test.each([
    ['can I talk to a person?', 'asks-for-person'],
    ['quiero hablar con alguien', 'asks-for-person'],
    ['this is a scam', 'complains'],
    ['it is an emergency', 'emergency'],
    ['how much is it?', 'asks-back'],
  ])('“%s” is left to a person, whatever was asked', (text, because) => {
    for (const step of [choices, stepThat({ as: 'text' }), stepThat({ as: 'file' })])
      expect(readAnswer(run, step, words(text), place('en'))).toEqual({ is: 'leave', because });
  });
});

describe('a question', () => {
  const asking = { values: { first_name: 'Ana', business: 'Estudio' }, words: dialogueCustomerWords.en, again: null, times: [] };
  const labelled = (...labels: string[]) => stepThat({ as: 'choice', choices: labels.map((label) => ({ label })) });

  test.each([
    [labelled('Yes', 'No'), 'buttons'],
    [labelled('a', 'b', 'c'), 'buttons'],
    [labelled('a', 'b', 'c', 'd'), 'list'],
    [labelled('Short', 'Something of 24 letters.'), 'list'],
    [stepThat({ as: 'text' }), 'text'],
  ])('goes as what WhatsApp has room for', (step, type) => expect(question(run, step, asking).type).toBe(type));

  test('says before it what was wrong', () => {
    expect(question(run, stepThat({ as: 'email' }), { ...asking, again: 'wrong' })).toMatchObject({
      body: 'Sorry, that is not an e-mail address. It looks like name@example.com.\nWhich?',
    });
  });
});

describe('what begins by itself', () => {
  const all = (['intake', 'booking'] as const).map((kind) => ({
    kind,
    body: readyDialogue('clinic', kind, 'en')!,
    on: true,
    isOwn: false,
    operatorId: null,
  }));
  test.each([
    ['Hello!', { isNew: true }, 'intake'],
    ['Hello!', { isNew: false }, undefined],
    ['I would like an appointment', { isNew: true }, 'booking'],
    ['quiero pedir hora', { isNew: false }, 'booking'],
    ['my disappointment is great', { isNew: false }, undefined],
    ['about the invoice of my last appointment, there is something that I do not understand in it', { isNew: false }, undefined],
  ])('“%s” %o', (said, { isNew }, kind) => {
    expect(whichBegins(all, { said, isNew, onlyWords: true })?.kind).toBe(kind);
    expect(whichBegins(all, { said, isNew, onlyWords: false })).toBeNull();
    expect(
      whichBegins(
        all.map((one) => ({ ...one, on: false })),
        { said, isNew, onlyWords: true },
      ),
    ).toBeNull();
  });
});

describe('start intake with ana', () => {
  test('begins with them, and says how it ends', async () => {
    const shop = openShop([{ name: 'Ana Ruiz', waiting: true }]);
    const outcome = await answerSentence('start intake with ana', shop.context());
    expect(saidIn(outcome)).toContain('“First questions” begins with Ana Ruiz');
    expect(outcome.effects.map((effect) => effect.do)).toEqual(['begin-dialogue', 'send', 'answered-whole']);
    expect(outcome.effects[1]).toMatchObject({ because: { what: 'dialogue' }, content: { type: 'buttons' }, hold: 'grace' });
  });

  test.each([
    ['start booking with ana', {}, 'nobody has said when you are open'],
    ['start documents with ana', {}, 'There is none of that kind. There are: first questions, booking, quote.'],
    ['start intake with ana', { wroteHoursAgo: 30 }, 'Try: nudge Ana'],
    ['start intake with ana', { wroteHoursAgo: null }, 'Ana Ruiz'],
    ['start intake with ana', { blocked: true }, 'blocked'],
    ['start intake with zoe', {}, 'zoe'],
  ])('%s %o is explained', async (sentence, more, expected) => {
    const shop = openShop([{ name: 'Ana Ruiz', wroteHoursAgo: 1, ...more }]);
    const outcome = await answerSentence(sentence, shop.context());
    expect(saidIn(outcome)).toContain(expected);
    expect(outcome.effects).toEqual([]);
  });

  test('goes on with one that is going on', async () => {
    const shop = openShop([{ name: 'Ana Ruiz', wroteHoursAgo: 1 }]);
    const body = readyDialogue('services', 'intake', 'en')!;
    shop.dialogueRun = { ...run, body, state: 'running', answers: [] } as unknown as DialogueRun;
    expect(saidIn(await answerSentence('start quote with ana', shop.context()))).toContain('is going on with Ana Ruiz');
  });
});

describe('conversations', () => {
  const say = (text: string, shop = openShop([])) => answerSentence(text, shop.context());
  const changed = async (text: string) => {
    const outcome = await say(text);
    const [effect] = outcome.effects;
    return { said: saidIn(outcome), body: effect?.do === 'set-dialogue' ? effect.body : undefined };
  };

  test('lists what the trade has, off, and how each went', async () => {
    const shop = openShop([]);
    const { from } = lastDays(now, 'Europe/Madrid', 30).days;
    shop.figures[from] = [
      { name: 'steps-begun', key: 'intake', count: 12, sum: 0 },
      { name: 'steps-finished', key: 'intake', count: 8, sum: 0 },
      { name: 'steps-dropped', key: 'intake/details', count: 3, sum: 0 },
      { name: 'steps-left', key: 'intake/when', count: 1, sum: 0 },
    ];
    const list = cardIn(await say('conversations', shop));
    expect(list.choices.map(({ label }) => label)).toEqual(['First questions', 'Booking', 'Quote']);
    expect(list.body).toContain('· First questions: off · 12 begun, 8 finished, 3 dropped, 1 taken over\n· Booking: off\n');
    expect(saidIn(await say('conversations intake', shop))).toContain('Stopped at “Details”: 3 dropped, 0 taken over');
  });

  test('says in words what one does, and with whom of last week’s it would have begun', async () => {
    const shop = openShop([{ name: 'Ana Ruiz' }, { name: 'Leo Gomes' }]);
    shop.happened.push(
      ...shop.views.map(
        (view, n) =>
          ({
            event: { kind: 'message', facts: { first: n === 0 }, contactId: view.contact.id, at: now },
            situation: { said: 'hello' },
          }) as unknown as Recalled,
      ),
    );
    const card = cardIn(await say('conversations intake', shop));
    expect(card.body).toContain(
      '1. asks “Hello, this is {business}. What can we do for you?” · buttons: A new job · A repair · Something else · becomes a tag',
    );
    expect(card.body).toContain('4. asks “What is your name?” · in their own words · becomes their name');
    expect(card.body).toContain('Begins with whoever writes for the first time.\nLast week it would have begun with 1 person.');
    expect(card.choices.map(({ label }) => label)).toEqual(['Switch on', 'Try it']);
    for (const trade of Object.keys(presets))
      for (const kind of readyKinds)
        for (const locale of locales) {
          const body = readyDialogue(trade, kind, locale);
          if (body) expect(tellDialogue(body, dialogueListWords[locale]).join('\n').length, `${trade} ${kind}`).toBeLessThan(800);
        }
  });

  test.each([
    ['conversations intake question 2 What is it about?', '2. asks “What is it about?”'],
    ['conversations intake add 1 A visit', 'From now on it is a list'],
    ['conversations intake remove 2', 'Changed.'],
    ['conversaciones preguntas quitar 2', 'Changed.'],
    ['conversas perguntas adicionar 1 Uma visita', 'From now on it is a list'],
  ])('“%s” changes it', async (text, expected) => {
    const { said, body } = await changed(text);
    expect(said).toContain(expected);
    expect(() => dialogueBody.parse(body)).not.toThrow();
    expect(troubleIn(body!)).toBeNull();
  });

  test.each([
    ['conversations intake add 1 A choice of more than twenty-four letters', 'WhatsApp has room for 24'],
    ['conversations intake add 1 a REPAIR', 'has the choice “a REPAIR” already'],
    ['conversations intake add 2 A visit', 'answered in their own words'],
    ['conversations intake remove 9', 'It has steps 1 to 4'],
    ['conversations intake question 2', 'Say the words too'],
    [`conversations intake question 2 ${'x'.repeat(801)}`, 'has 801 letters'],
    ['conversations booking on', 'nobody has said when you are open'],
    ['conversations intake off', 'is off already'],
    ['conversations documents', 'There is none of that kind'],
  ])('“%s” is refused with the reason', async (text, expected) => {
    const outcome = await say(text);
    expect(saidIn(outcome)).toContain(expected);
    expect(outcome.effects).toEqual([]);
  });

  test('a list has ten choices, and the last step stays', () => {
    const ten = {
      ...choices,
      wants: { as: 'choice' as const, choices: Array.from({ length: 10 }, (_, n) => ({ label: `${n}` })) },
    };
    const one = { ...readyDialogue('services', 'intake', 'en')!, steps: [ten] };
    expect(editDialogue(one, { is: 'add', step: 1, text: 'more' })).toMatchObject({ refused: { why: 'too-many' } });
    expect(editDialogue(one, { is: 'remove', step: 1 })).toMatchObject({ refused: { why: 'last-step' } });
  });

  test('removing a step that a choice leads to leads to the one behind it', () => {
    const estate = readyDialogue('estate', 'intake', 'en')!;
    const edited = editDialogue(estate, { is: 'remove', step: 4 });
    expect(edited).toMatchObject({ ok: true });
    if (edited.ok) expect(edited.body.steps[0]!.wants).toMatchObject({ choices: [{}, {}, { label: 'Sell', to: 'budget' }] });
    // Without the first question nobody would come to what only one of its choices leads to.
    expect(editDialogue(estate, { is: 'remove', step: 1 })).toMatchObject({
      refused: { why: 'unreachable', step: 'Their home' },
    });
  });
});
