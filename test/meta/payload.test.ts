import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipText } from '../../src/kit/clip.ts';
import type { E164 } from '../../src/kit/phone.ts';
import { checkOutgoing } from '../../src/meta/check-outgoing.ts';
import { fitOutgoing, templateParam } from '../../src/meta/clip.ts';
import type { CarouselCard, Outgoing } from '../../src/meta/outgoing.ts';
import { graphMessage } from '../../src/meta/payload.ts';
import { wireGraphMessage } from '../../src/meta/wire-outbound.ts';

const ana = { phone: '+15550001111' as E164 };

const kinds: Outgoing[] = [
  { type: 'text', body: 'Hello' },
  {
    type: 'buttons',
    header: { type: 'text', text: 'Visit' },
    body: 'Tomorrow at 9?',
    footer: 'Any time',
    buttons: [
      { id: 'conf-1', title: 'Confirm' },
      { id: 'move-1', title: 'Move it' },
    ],
  },
  {
    type: 'buttons',
    header: { type: 'document', mediaId: '3001', filename: 'a.pdf' },
    body: 'Here',
    buttons: [{ id: 'a', title: 'A' }],
  },
  {
    type: 'list',
    header: 'Slots',
    body: 'Pick one',
    label: 'See slots',
    sections: [{ title: 'Morning', rows: [{ id: 's9', title: '9:00', description: 'Dr. Paz' }] }],
  },
  { type: 'link', body: 'Pay here', label: 'Pay', url: 'https://x.example/p/1' },
  { type: 'image', mediaId: '3001', caption: 'Look' },
  { type: 'video', link: 'https://x.example/a.mp4' },
  { type: 'document', mediaId: '3001', filename: 'quote.pdf', caption: 'Yours' },
  { type: 'audio', mediaId: '3001', voice: true },
  { type: 'sticker', mediaId: '3001' },
  { type: 'reaction', wamid: 'wamid.IN1', emoji: '👍' },
  { type: 'reaction', wamid: 'wamid.IN1', emoji: null },
  { type: 'location', latitude: 4.71, longitude: -74.07, name: 'Park' },
  { type: 'contacts', cards: [{ name: 'Leo Paz', phones: ['+15550003333'], emails: ['leo@x.example'], org: 'Acme' }] },
  { type: 'ask-location', body: 'Where are you?' },
  { type: 'ask-number', body: 'Which number?' },
  { type: 'flow', body: 'How was it?', label: 'Open', flowId: '6001', token: 't1', screen: 'FEEDBACK', data: {} },
  {
    type: 'template',
    name: 'order_photo',
    language: 'en_US',
    components: [
      { place: 'header', parameters: [{ type: 'image', mediaId: '3001' }] },
      { place: 'body', parameters: [{ type: 'text', text: 'Ana', name: 'first_name' }] },
      { place: 'button', index: 0, action: 'url', suffix: 'orders/A-17' },
      { place: 'button', index: 1, action: 'quick-reply', payload: 'opt_out' },
      { place: 'button', index: 2, action: 'copy-code', code: 'SAVE10' },
      { place: 'button', index: 3, action: 'flow', token: 't1', data: { a: 1 } },
    ],
  },
  { type: 'template', name: 'hello_world', language: 'en', components: [] },
];

describe('what is sent', () => {
  test.each(kinds.map((kind) => [kind.type, kind] as const))('%s has the form Meta takes, and nothing else', (_type, kind) => {
    const sent = JSON.parse(JSON.stringify(graphMessage(ana, kind, { callbackData: 'msg:1' })));
    expect(wireGraphMessage.parse(sent)).toEqual(sent);
    expect(checkOutgoing(kind)).toEqual({ ok: true });
    expect(fitOutgoing(kind)).toEqual(kind);
  });

  test('goes to a number always with its plus, and to a BSUID as recipient', () => {
    expect(graphMessage({ phone: '15550001111' as E164 }, kinds[0]!)).toMatchObject({ to: '+15550001111' });
    const hidden = graphMessage({ userId: 'US.44556677889900112233' }, kinds[0]!);
    expect(hidden).toMatchObject({ recipient: 'US.44556677889900112233' });
    expect(hidden).not.toHaveProperty('to');
  });

  test('quotes what it answers, except a reaction', () => {
    expect(graphMessage(ana, kinds[0]!, { quote: 'wamid.IN1' })).toMatchObject({ context: { message_id: 'wamid.IN1' } });
    expect(graphMessage(ana, { type: 'reaction', wamid: 'wamid.IN1', emoji: '👍' }, { quote: 'wamid.IN1' })).not.toHaveProperty(
      'context',
    );
  });

  test('shows no preview of a link unless asked to', () => {
    expect(graphMessage(ana, { type: 'text', body: 'https://x.example' })).toMatchObject({ text: { preview_url: false } });
    expect(graphMessage(ana, { type: 'text', body: 'https://x.example', preview: true })).toMatchObject({
      text: { preview_url: true },
    });
  });

  test('carries no callback data that would not come back', () => {
    expect(() => graphMessage(ana, kinds[0]!, { callbackData: 'x'.repeat(513) })).toThrow();
  });
});

const row = (id: string, title = id) => ({ id, title });
const rows = (count: number) => Array.from({ length: count }, (_, i) => row(`r${i}`));
const buttons = (...titles: string[]): Outgoing => ({
  type: 'buttons',
  body: 'x',
  buttons: titles.map((title, i) => ({ id: `${i}`, title })),
});
const list = (sections: { title?: string; rows: { id: string; title: string }[] }[]): Outgoing => ({
  type: 'list',
  body: 'x',
  label: 'Open',
  sections,
});
const carouselCard = (body = 'x', titles = ['A']): CarouselCard => ({
  header: { type: 'image', mediaId: '1' },
  body,
  buttons: titles.map((title, i) => ({ id: `${i}`, title })),
});
const template = (text: string): Outgoing => ({
  type: 'template',
  name: 'a',
  language: 'en',
  components: [{ place: 'body', parameters: [{ type: 'text', text }] }],
});

describe('what Meta would refuse is refused before', () => {
  test.each<[string, Outgoing, string, string]>([
    ['an empty text', { type: 'text', body: ' \n' }, 'empty', 'body'],
    ['a text of 4,097', { type: 'text', body: 'x'.repeat(4097) }, 'too-long', 'body'],
    ['no button', buttons(), 'too-few', 'buttons'],
    ['four buttons', buttons('a', 'b', 'c', 'd'), 'too-many', 'buttons'],
    ['a button of 21', buttons('x'.repeat(21)), 'too-long', 'buttons[0].title'],
    ['two buttons alike', buttons('Yes', 'Yes'), 'repeated', 'buttons.title'],
    ['a button without a title', buttons('a', ''), 'empty', 'buttons[1].title'],
    [
      'eleven rows in all',
      list([
        { title: 'a', rows: rows(6) },
        { title: 'b', rows: rows(5) },
      ]),
      'too-many',
      'rows',
    ],
    [
      'two sections of which one has no title',
      list([{ title: 'a', rows: [row('1')] }, { rows: [row('2')] }]),
      'empty',
      'sections[1].title',
    ],
    [
      'a section without rows',
      list([
        { title: 'a', rows: rows(1) },
        { title: 'b', rows: [] },
      ]),
      'too-few',
      'sections[1].rows',
    ],
    ['a row id twice', list([{ rows: [row('1', 'a'), row('1', 'b')] }]), 'repeated', 'rows.id'],
    ['a row title of 25', list([{ rows: [row('1', 'x'.repeat(25))] }]), 'too-long', 'rows[0].title'],
    ['a row id of 201', list([{ rows: [row('x'.repeat(201), 'a')] }]), 'too-long', 'rows[0].id'],
    ['an interactive body of 1,025', { ...buttons('a'), body: 'x'.repeat(1025) } as Outgoing, 'too-long', 'body'],
    ['a link that is none', { type: 'link', body: 'x', label: 'Pay', url: 'javascript:alert(1)' }, 'bad-value', 'url'],
    ['a caption of 1,025', { type: 'image', mediaId: '1', caption: 'x'.repeat(1025) }, 'too-long', 'caption'],
    ['an empty media id', { type: 'sticker', mediaId: '' }, 'empty', 'sticker'],
    ['a template parameter with a line end', template('a\nb'), 'bad-value', 'components[0]'],
    ['a template parameter with a tab', template('a\tb'), 'bad-value', 'components[0]'],
    ['a template parameter with five spaces', template('a     b'), 'bad-value', 'components[0]'],
    ['an empty template parameter', template(' '), 'empty', 'components[0]'],
    ['a template name in capitals', { type: 'template', name: 'Order', language: 'en', components: [] }, 'bad-value', 'name'],
    ['a language with a dash', { type: 'template', name: 'order', language: 'en-US', components: [] }, 'bad-value', 'language'],
    ['a place off the earth', { type: 'location', latitude: 91, longitude: 0 }, 'bad-value', 'latitude'],
    ['a place that is no number', { type: 'location', latitude: Number.NaN, longitude: 0 }, 'bad-value', 'latitude'],
    ['a carousel of one', { type: 'carousel', body: 'x', cards: [carouselCard()] }, 'too-few', 'cards'],
    [
      'a carousel of eleven',
      { type: 'carousel', body: 'x', cards: Array.from({ length: 11 }, () => carouselCard()) },
      'too-many',
      'cards',
    ],
    [
      'a carousel card of 161',
      { type: 'carousel', body: 'x', cards: [carouselCard(), carouselCard('x'.repeat(161))] },
      'too-long',
      'cards[1].body',
    ],
    [
      'a carousel card of four lines',
      { type: 'carousel', body: 'x', cards: [carouselCard('a\nb\nc\nd'), carouselCard()] },
      'bad-value',
      'cards[0]',
    ],
    [
      'carousel cards of two shapes',
      { type: 'carousel', body: 'x', cards: [carouselCard(), carouselCard('x', ['A', 'B'])] },
      'bad-value',
      'cards[1]',
    ],
    ['a card without a name', { type: 'contacts', cards: [{ name: '', phones: [] }] }, 'empty', 'cards[0].name'],
  ])('%s', (_name, outgoing, why, where) => {
    expect(checkOutgoing(outgoing)).toEqual({ ok: false, why, where });
  });

  test('unless cutting mends it', () => {
    const long: Outgoing = {
      type: 'list',
      header: 'x'.repeat(99),
      body: 'x'.repeat(9999),
      footer: 'x'.repeat(99),
      label: 'x'.repeat(99),
      sections: [{ title: 'x'.repeat(99), rows: [{ id: '1', title: 'x'.repeat(99), description: 'x'.repeat(99) }] }],
    };
    expect(checkOutgoing(long).ok).toBe(false);
    expect(checkOutgoing(fitOutgoing(long))).toEqual({ ok: true });
  });
});

describe('clipping', () => {
  test.each([
    ['short', 10, 'short'],
    ['exactly ten', 11, 'exactly ten'],
    ['one word more', 9, 'one word…'],
    ['a family 👨‍👩‍👧‍👦', 14, 'a family…'],
    ['flags 🇪🇸🇪🇸', 11, 'flags 🇪🇸…'],
    ['e\u0301e\u0301e\u0301', 4, 'e\u0301…'],
  ])('%j to %d', (text, limit, expected) => {
    expect(clipText(text, limit)).toBe(expected);
  });

  test('never exceeds the limit and never leaves half a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 0, max: 40 }), (text, limit) => {
        const cut = clipText(text, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(cut.isWellFormed()).toBe(true);
      }),
      { numRuns: 200 },
    );
    expect(clipText(`a${'\u0301'.repeat(99)}`, 10).length).toBeLessThanOrEqual(10);
    expect(clipText('😀'.repeat(9), 4).isWellFormed()).toBe(true);
  });
});

test('a template parameter is one line without runs of spaces, or nothing', () => {
  expect(templateParam(' Tuesday\r\n\tat\u00a0 9     sharp ')).toBe('Tuesday at 9 sharp');
  expect(templateParam(' \n\u200b ')).toBeNull();
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('a', ' ', '\n', '\t', '\u00a0', '\u2028', '\u0000', '\u200b', '😀', '\ud800'),
        maxLength: 30,
      }),
      (text) => {
        const value = templateParam(text);
        if (value !== null) expect(checkOutgoing(template(value))).toEqual({ ok: true });
      },
    ),
    { numRuns: 200 },
  );
});
