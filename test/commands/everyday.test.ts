import { describe, expect, test } from 'vitest';
import { answerSentence, runCommand } from '../../src/commands/sentence.ts';
import { cardIn, effectsOf, openShop, saidIn } from './shop.ts';

const shop = openShop([
  { name: 'Ana Ruiz', value: 30_000, tags: ['vip', 'Winter'] },
  { name: 'Leo Gomes', stage: 'Lost', blocked: true },
  { name: 'Eva Sol', tags: ['vip'] },
]);
const says = (sentence: string) => answerSentence(sentence, shop.context());

describe('won', () => {
  test('moves the deal, keeps what it is worth and whatever else was said', async () => {
    const outcome = await says('won ana 450 whitening in May');
    expect(outcome.effects).toMatchObject([
      { do: 'move', dealId: 'deal-0', toStageId: 'stage-closed', because: 'won' },
      { do: 'value', dealId: 'deal-0', value: 45_000 },
      { do: 'note', contactId: 'contact-0', text: 'whitening in May' },
    ]);
    expect(saidIn(outcome)).toBe('🎉 Ana Ruiz …4412 → Closed · €450\nNoted: whitening in May');
  });

  test('without an amount leaves the value as it is, and shows it', async () => {
    const outcome = await says('won ana');
    expect(outcome.effects).toMatchObject([{ do: 'move' }]);
    expect(saidIn(outcome)).toBe('🎉 Ana Ruiz …4412 → Closed · €300');
  });

  test('acts on an exact name only: a near one is shown first, and keeps the amount', async () => {
    const outcome = await says('won anna 450');
    expect(outcome.effects).toEqual([]);
    const { act } = cardIn(outcome).choices[0]!;
    if (act.verb !== 'run') throw new Error('no command');
    const done = await runCommand(act.command, act.rest, shop.context('en', { contactId: act.contactId }));
    expect(effectsOf(done, 'value')).toMatchObject([{ value: 45_000 }]);
  });
});

describe('lost', () => {
  test('keeps the reason with the move', async () => {
    const outcome = await says('lost ana because of the price');
    expect(outcome.effects).toMatchObject([
      { do: 'move', toStageId: 'stage-lost' },
      { do: 'reason', reason: 'the price' },
    ]);
  });

  test('without a reason moves at once and asks for one; the answer only adds it', async () => {
    const outcome = await says('lost ana');
    expect(effectsOf(outcome, 'move')).toHaveLength(1);
    const { act } = cardIn(outcome).choices[0]!;
    if (act.verb !== 'run') throw new Error('no command');
    const leo = await runCommand(act.command, act.rest, shop.context('en', { contactId: 'contact-1' as never }));
    expect(leo.effects).toMatchObject([{ do: 'reason', reason: 'Price' }]);
  });
});

describe('value', () => {
  test.each([
    ['value ana 450', 45_000, 'Ana Ruiz …4412: €450 (was €300)'],
    ['value ana = 1,200.50', 120_050, 'Ana Ruiz …4412: €1,200.50 (was €300)'],
    ['value ana none', null, 'Ana Ruiz …4412: no value any more'],
  ])('“%s”', async (sentence, value, line) => {
    const outcome = await says(sentence);
    expect(outcome.effects).toMatchObject([{ do: 'value', dealId: 'deal-0', value }]);
    expect(saidIn(outcome)).toBe(line);
  });

  test('alone tells it; what is no amount changes nothing and says how it is written', async () => {
    expect(saidIn(await says('value ana'))).toBe('Ana Ruiz …4412: €300');
    const outcome = await says('value ana much more');
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toContain('“much more” is no amount');
  });
});

describe('tags', () => {
  test('several at once, and # or “as” before them does not belong to them', async () => {
    expect(effectsOf(await says('tag eva as #new, Summer 2027'), 'tag').map((one) => one.tag)).toEqual(['new', 'Summer 2027']);
  });

  test('a sentence is no tag', async () => {
    const outcome = await says(`tag eva ${'very '.repeat(10)}long`);
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toContain('at most 40 letters');
  });

  test('are told with a bare name, taken off however they are written, and never where they are not', async () => {
    expect(saidIn(await says('tag ana'))).toBe('Ana Ruiz …4412 is tagged vip, Winter.');
    expect(effectsOf(await says('untag ana WINTER'), 'untag')).toMatchObject([{ tag: 'Winter' }]);
    expect(saidIn(await says('untag eva winter'))).toBe('Eva Sol …4414 is not tagged winter.');
  });

  test('lead to the people who have one', async () => {
    const all = cardIn(await says('tags'));
    expect(all.choices.map(({ label, description }) => [label, description])).toEqual([
      ['vip', '2 people'],
      ['Winter', '1 person'],
    ]);
    expect(cardIn(await says('tagged VIP')).choices.map((one) => one.label)).toEqual(['Ana Ruiz', 'Eva Sol']);
    expect(saidIn(await says('tagged gold'))).toBe('Nobody is tagged “gold”.');
  });
});

describe('snooze', () => {
  test('until a date, or for a while', async () => {
    const [monday] = effectsOf(await says('snooze ana until monday 9am'), 'snooze');
    expect(monday?.until).toEqual(new Date('2026-11-23T08:00:00Z'));
    const [hours] = effectsOf(await says('snooze ana 2h'), 'snooze');
    expect(hours?.until).toEqual(new Date('2026-11-20T12:00:00Z'));
  });

  test('asks when, where it was not said; each row is a moment written out', async () => {
    const card = cardIn(await says('snooze ana'));
    expect(card.choices.map(({ label, description }) => `${label} · ${description}`)).toEqual([
      'In an hour · Fri 20 Nov 12:00',
      'This evening · Fri 20 Nov 18:00',
      'Tomorrow morning · Sat 21 Nov 09:00',
      'Next Monday · Mon 23 Nov 09:00',
      'In a week · Fri 27 Nov 09:00',
    ]);
  });

  test.each(['snooze ana yesterday', 'snooze ana soonish'])('“%s” changes nothing and says why', async (sentence) => {
    const outcome = await says(sentence);
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toMatch(/is over already|is no date/);
  });
});

describe('rename', () => {
  test('keeps the name an operator gives', async () => {
    const outcome = await says('rename ana to Ana Ruiz Gómez');
    expect(outcome.effects).toMatchObject([{ do: 'rename', contactId: 'contact-0', name: 'Ana Ruiz Gómez' }]);
    expect(saidIn(outcome)).toBe('Ana Ruiz …4412 is now called Ana Ruiz Gómez …4412');
  });

  test('a name is more than a number or a sign', async () => {
    expect((await says('rename ana to 123')).effects).toEqual([]);
  });
});

describe('somebody blocked', () => {
  test('gets no words, and it says how to take the block back', async () => {
    const outcome = await says('reply leo see you');
    expect(outcome.effects).toEqual([]);
    expect(saidIn(outcome)).toContain('“unblock Leo Gomes”');
  });

  test('is not blocked twice, nor let go twice', async () => {
    expect((await says('block leo')).effects).toEqual([]);
    expect((await says('unblock ana')).effects).toEqual([]);
  });
});
