import { describe, expect, test } from 'vitest';
import { readSequenceChange } from '../../src/commands/sequence-text.ts';
import { sequences } from '../../src/commands/sequences.ts';
import { setsequence } from '../../src/commands/setsequence.ts';
import { described, openShop, type Shop } from './shop.ts';

const hours = (...days: number[]) => days.map((day) => day * 24);

test.each([
  ['Proposal sent 3, 7 and 14 days', { stage: 'Proposal sent', change: { do: 'days', hours: hours(3, 7, 14), wrong: null } }],
  [
    'Propuesta enviada 3, 7 y 14 días',
    { stage: 'Propuesta enviada', change: { do: 'days', hours: hours(3, 7, 14), wrong: null } },
  ],
  ['New 1 3', { stage: 'New', change: { do: 'days', hours: hours(1, 3), wrong: null } }],
  ['New after 12h, 36h', { stage: 'New', change: { do: 'days', hours: [12, 36], wrong: null } }],
  ['New 3, 3', { stage: 'New', change: { do: 'days', hours: hours(3, 3), wrong: 'order' } }],
  ['New 0', { stage: 'New', change: { do: 'days', hours: [0], wrong: 'order' } }],
  ['New 7, 3', { stage: 'New', change: { do: 'days', hours: hours(7, 3), wrong: 'order' } }],
  ['New 100', { stage: 'New', change: { do: 'days', hours: hours(100), wrong: 'late' } }],
  ['New 1 2 3 4 5 6 7', { stage: 'New', change: { do: 'days', hours: hours(1, 2, 3, 4, 5, 6, 7), wrong: 'many' } }],
  ['Qualified off', { stage: 'Qualified', change: { do: 'switch', on: false } }],
  ['Qualificado sim', { stage: 'Qualificado', change: { do: 'switch', on: true } }],
  ['Qualified 2: Shall I?', { stage: 'Qualified', change: { do: 'text', step: 2, text: 'Shall I?' } }],
  [
    'Proposal 3 d template quote_reminder',
    { stage: 'Proposal', change: { do: 'template', at: { afterHours: 72 }, template: 'quote_reminder' } },
  ],
  [
    'Propuesta 2 plantilla «Quote reminder»',
    { stage: 'Propuesta', change: { do: 'template', at: { step: 2 }, template: 'quote_reminder' } },
  ],
  ['Qualificado passo 2 modelo não', { stage: 'Qualificado', change: { do: 'template', at: { step: 2 }, template: null } }],
  ['Qualified 2: the template is ready', { stage: 'Qualified', change: { do: 'text', step: 2, text: 'the template is ready' } }],
  ['Qualified', null],
  ['', null],
])('“%s” is read as what it asks for', (text, expected) => expect(readSequenceChange(text)).toEqual(expected));

describe('Sequences in the chat', () => {
  const shop = () => openShop([{ name: 'Ana Ruiz', stage: 'Proposal sent', wroteHoursAgo: 4 * 24 }]);
  const say = async (one: Shop, text: string) => {
    const context = one.context('en');
    const outcome = await (readSequenceChange(text) ? setsequence : sequences).run({ text }, context);
    const { answer, effects } = outcome;
    return { text: answer ? ('text' in answer ? answer.text : answer.body) : '', effects };
  };

  test('are listed with their days and how many texts there are', async () => {
    const { text } = await say(shop(), '');
    expect(text).toContain('New · after 1 and 3 days of silence, 2 texts');
    expect(text).toContain('Proposal sent · after 3, 7 and 14 days of silence, 3 texts');
    expect(text).not.toContain('Closed');
  });

  test('of one stage are shown with the words of each day, and what reaches them then', async () => {
    const { text } = await say(shop(), 'Proposal sent');
    expect(text).toContain('1. Day 3: “Hi {first_name}, have you been able to look at the proposal?');
    expect(text).toContain('3. Day 14:');
    expect(text).toContain('After their 24 hours it goes behind a knock or as the greeting template.');
  });

  test('are changed, with what would have come last week', async () => {
    const { text, effects } = await say(shop(), 'Proposal sent 2, 3, 9');
    expect(text).toContain('Proposal sent: after 2, 3 and 9 days of silence, 3 texts.');
    expect(text).toMatch(/Of the 1 who stand there, \d follow-ups? would have come in the last 7 days\./);
    expect(effects).toMatchObject([
      {
        do: 'change-stage',
        change: { sequence: { on: true, steps: [{ afterHours: 48 }, { afterHours: 72 }, { afterHours: 216 }] } },
      },
    ]);
  });

  test('without an approved template say so when they are written', async () => {
    const one = shop();
    one.approved = [];
    expect((await say(one, 'Proposal sent 3, 7')).text).toContain('⚠️ After their 24 hours only a template reaches them');
    expect((await say(one, 'Proposal sent 1')).text).not.toContain('⚠️');
  });

  test('keep their days while they are switched off, and a step its words when the days change', async () => {
    expect((await say(shop(), 'Qualified off')).effects).toMatchObject([
      { change: { sequence: { on: false, steps: [{}, {}] } } },
    ]);
    expect((await say(shop(), 'Qualified 2: Shall I?')).effects).toMatchObject([
      { change: { sequence: { steps: [{ afterHours: 24 }, { afterHours: 72, text: 'Shall I?' }] } } },
    ]);
  });

  test('name a step’s own template, which is looked at when it is written and shown with what has become of it', async () => {
    const one = shop();
    const set = await say(one, 'Proposal sent 3 d template quote_reminder');
    expect(set.text).toContain('1. After their 24 hours first of all by the template quote_reminder.');
    expect(set.effects).toMatchObject([
      {
        change: {
          sequence: { steps: [{ afterHours: 72, template: 'quote_reminder' }, { afterHours: 168 }, { afterHours: 336 }] },
        },
      },
    ]);
    // By its number, or by its day where there is no such number.
    for (const text of ['Proposal sent 2 template quote_reminder', 'Proposal sent 7 template quote_reminder'])
      expect((await say(one, text)).effects).toMatchObject([
        { change: { sequence: { steps: [{}, { afterHours: 168, template: 'quote_reminder' }, {}] } } },
      ]);
    one.templates = [
      described('refused', 'Hi', { status: 'REJECTED' }),
      described('waits', 'Hi', { status: 'PENDING' }),
      described('stopped', 'Hi', { status: 'PAUSED' }),
      described('long', 'Hi {{1}} of {{2}}, {{3}} is ready'),
      described('named', 'Hi {{first_name}}'),
      described('fits', 'Hi {{1}}'),
    ];
    for (const [text, said] of [
      ['1 template quote_reminder', 'I know no template “quote_reminder”. There are: fits.'],
      ['1 template refused', 'Meta has refused “refused”'],
      ['1 template waits', 'Meta still looks at “waits”'],
      ['1 template stopped', 'Meta has stopped “stopped”'],
      ['1 template long', '“long” wants more than a first name'],
      ['1 template named', '“named” wants more than a first name'],
      ['9 template fits', 'Proposal sent has 3 follow-ups: say one from 1 to 3.'],
    ] as const) {
      const outcome = await say(one, `Proposal sent ${text}`);
      expect(outcome.text).toContain(said);
      expect(outcome.effects.filter((effect) => effect.do !== 'learn-templates')).toEqual([]);
    }
  });

  test('that cannot be are explained, and nothing changes', async () => {
    for (const [text, said] of [
      ['Qualified 7, 3', 'Each day comes after the one before'],
      ['Qualified 200', 'After 90 days it is no follow-up any more'],
      ['Qualified 1 2 3 4 5 6 7', 'More than 6 follow-ups is pressing'],
      ['Qualified 5: hello', 'Qualified has 2 follow-ups: say one from 1 to 2.'],
    ] as const) {
      const outcome = await say(shop(), text);
      expect(outcome.text).toContain(said);
      expect(outcome.effects).toEqual([]);
    }
  });
});
