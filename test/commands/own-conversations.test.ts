import { describe, expect, test } from 'vitest';
import { topicNamed } from '../../src/commands/dialogues/written/read-start.ts';
import { parseSentence } from '../../src/commands/parse.ts';
import { answerSentence } from '../../src/commands/sentence.ts';
import { dialogueWriteWords } from '../../src/commands/words/dialogue-write.ts';
import { type DialogueBody, dialogueBody } from '../../src/crm/dialogue.ts';
import { locales } from '../../src/crm/locale.ts';
import { askedAbout } from '../../src/crm/message-type.ts';
import type { Recalled } from '../../src/crm/rule.ts';
import { cardIn, now, openShop, saidIn } from './shop.ts';
import { readWritten } from './written.ts';

describe('in the chat', () => {
  const visit = 'conversation Visit\nwhen they write "visit"\nWhich area? North / South -> tag\nthen task call them';
  const bodyOf = (outcome: Awaited<ReturnType<typeof answerSentence>>) => {
    const found = outcome.effects.find((effect) => effect.do === 'set-dialogue');
    return found?.do === 'set-dialogue' ? found : null;
  };
  const wrote = (shop: ReturnType<typeof openShop>, ...said: string[]) =>
    shop.happened.push(
      ...shop.views.map(
        (view, n) =>
          ({
            event: { kind: 'message', facts: { first: false }, contactId: view.contact.id, at: now },
            situation: { said: said[n % said.length], view },
          }) as unknown as Recalled,
      ),
    );
  const withOwn = async (text = visit) => {
    const shop = openShop([{ name: 'Ana Ruiz', wroteHoursAgo: 1 }]);
    const { kind, body, on } = bodyOf(await answerSentence(text, shop.context()))!;
    shop.dialogues = [{ kind, body, on, operatorId: shop.context().operator.id }];
    return shop;
  };

  test.each(locales)('the example in %s is one, and so is each that `types` proposes', (locale) => {
    const topics = [null, ...askedAbout.map((one) => dialogueWriteWords[locale].topics[one])];
    for (const [index, topic] of topics.entries()) {
      const example = dialogueWriteWords[locale].example(topic);
      const parsed = parseSentence(example);
      expect(parsed, example).toMatchObject({ is: 'command', command: { name: 'makeconversation' } });
      const found = parsed.is === 'command' ? (readWritten(parsed.rest) as DialogueBody) : null;
      expect(found, example).toMatchObject({
        locale,
        steps: [{ wants: { as: 'choice' } }, { wants: { as: 'amount' } }, { write: 'name' }],
      });
      if (topic) expect(found!.starts.about, topic).toEqual([askedAbout[index - 1]]);
      else expect(found!.starts.words).toHaveLength(2);
      expect(() => dialogueBody.parse(found)).not.toThrow();
    }
  });

  test('it is said back, tried on last week, and off before a tap', async () => {
    const shop = openShop([{ name: 'Ana Ruiz' }, { name: 'Leo Gomes' }]);
    wrote(shop, 'can I VISIT it?', 'is it far');
    const outcome = await answerSentence(visit, shop.context());
    const card = cardIn(outcome);
    expect(card.body).toContain('“Visit” is written, and off.');
    expect(card.body).toContain('1. asks “Which area?” · buttons: North · South · becomes a tag');
    expect(card.body).toContain('gives you a task “call them”');
    expect(card.body).toContain(
      'Begins with whoever writes: visit.\nLast week it would have begun with 1 person.\nFor example: Ana Ruiz',
    );
    expect(card.choices.map(({ label }) => label)).toEqual(['Switch on', 'Try it']);
    expect(bodyOf(outcome)).toMatchObject({ on: false, kind: expect.stringMatching(/^own-/) });
  });

  test.each([
    ['conversation Booking\nwhen: visit\nWhich area?', 'another conversation called “Booking”'],
    ['conversation Visit\nwhen: hello\nWhich area?', 'is in everybody’s messages'],
    ['conversation Visit\nwhen they write "talk to a person"\nWhich area?', 'gets a person at once'],
    ['conversation Visit\nWhich area? A\nBudget? pounds', '2 lines are not clear yet'],
    ['conversation Visit\nwhen: visit', 'It asks nothing yet'],
  ])('%j is refused with the reason', async (text, expected) => {
    const outcome = await answerSentence(text, openShop([]).context());
    expect(saidIn(outcome)).toContain(expected);
    expect(outcome.effects).toEqual([]);
  });

  test('one that would have begun with nearly everybody is refused with the figures', async () => {
    const shop = openShop(Array.from({ length: 12 }, (_, n) => ({ name: `Person ${n}` })));
    wrote(shop, 'the sign please');
    const outcome = await answerSentence('conversation Sign\nwhen: sign\nWhich size?', shop.context());
    expect(saidIn(outcome)).toContain('with 12 of the 12 people who wrote');
  });

  test('a word that begins another one is refused, and written again under its name it takes its place', async () => {
    const shop = await withOwn();
    expect(saidIn(await answerSentence('conversation Tour\nwhen: a visit\nWhich area?', shop.context()))).toContain(
      '“Visit” begins with “a visit” already',
    );
    const again = bodyOf(await answerSentence('conversation visit\nwhen: visit\nWhich size?', shop.context()));
    expect(again).toMatchObject({ kind: shop.dialogues[0]!.kind, body: { steps: [{ ask: 'Which size?' }] } });
  });

  test.each([
    ['conversation visit question 1 Which part of town?', { steps: [{ ask: 'Which part of town?', write: 'tag' }] }],
    ['conversation visit insert 1 Budget? amount -> value', { steps: [{ key: 's2', write: 'value' }, { key: 's1' }] }],
    ['conversation visit insert 2 Budget? amount', { steps: [{ key: 's1' }, { key: 's2' }] }],
    [
      'conversation visit step 1 Which size? S / M / L -> end',
      { steps: [{ key: 's1', wants: { choices: [{}, {}, { to: 'end' }] } }] },
    ],
    ['conversation visit add 1 West', { steps: [{ wants: { choices: [{}, {}, { label: 'West' }] } }] }],
    ['conversation visit rename Tour', { name: 'Tour' }],
    ['conversation visit when they write tour', { starts: { words: ['tour'] } }],
    ['conversation visit then tag hot and say "Thanks!"', { end: { say: 'Thanks!', tags: ['hot'], tells: 'task' } }],
    ['conversación visit insertar 2 ¿Presupuesto? importe', { steps: [{}, { ask: '¿Presupuesto?' }] }],
    ['conversa visit renomear Passeio', { name: 'Passeio' }],
  ])('“%s” changes it', async (text, expected) => {
    const outcome = await answerSentence(text, (await withOwn()).context());
    expect(saidIn(outcome)).toContain('Changed.');
    expect(bodyOf(outcome)?.body).toMatchObject(expected);
    expect(() => dialogueBody.parse(bodyOf(outcome)?.body)).not.toThrow();
  });

  test.each([
    ['conversation visit on', { on: true }],
    ['conversation visit remove', { body: null, on: false }],
  ])('“%s”', async (text, expected) => {
    expect(bodyOf(await answerSentence(text, (await withOwn()).context()))).toMatchObject(expected);
  });

  test.each([
    ['conversation visit insert 5 Budget?', 'It has steps 1 to 1'],
    ['conversation visit step 1 Which size? S', 'is no kind of answer'],
    ['conversation visit rename Booking', 'another conversation called'],
    ['conversation visit reset', 'You wrote this one yourself'],
    ['conversation visit when they write hello', 'is in everybody’s messages'],
    ['conversation visit then move to Nowhere', 'There is no stage “Nowhere”'],
    ['conversations intake remove', 'belongs to your trade'],
    ['conversations tour', 'There is none of that kind. There are: first questions, booking, quote, Visit.'],
  ])('“%s” is refused', async (text, expected) => {
    const outcome = await answerSentence(text, (await withOwn()).context());
    expect(saidIn(outcome)).toContain(expected);
    expect(outcome.effects).toEqual([]);
  });

  test('a step is moved where nobody is led back', async () => {
    const shop = await withOwn('conversation Visit\nWhich? A / B -> 3\nWhy?\nWhen? date');
    expect(bodyOf(await answerSentence('conversation visit move 2 to 3', shop.context()))?.body).toMatchObject({
      steps: [{ key: 's1' }, { key: 's3' }, { key: 's2' }],
    });
    expect(saidIn(await answerSentence('conversation visit move 3 1', shop.context()))).toContain('lead back');
  });

  test.each(['start visit with ana', 'empezar visit con ana', 'começar conversa visit com ana'])('“%s”', async (text) => {
    const outcome = await answerSentence(text, (await withOwn()).context());
    expect(saidIn(outcome)).toContain('Ana Ruiz');
    expect(outcome.effects[0]).toMatchObject({ do: 'begin-dialogue', run: { kind: expect.stringMatching(/^own-/) } });
  });

  test('a topic has its name in each language', () => {
    for (const locale of locales)
      for (const one of askedAbout) expect(topicNamed(dialogueWriteWords[locale].topics[one]), `${locale} ${one}`).toBe(one);
  });
});
