import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fence, fenceLimit, fenceMarkers, holdsMarker, messageLimit, plainText } from '../../src/ai/fence.ts';
import { injections } from './injections.ts';

const nonce = 'k3v9q0z7m1x8c5b2';
const { open, close } = fenceMarkers(nonce);

/** The lines between the markers, and that they are there exactly once, at the two ends. */
function insideOf(fenced: string): string[] {
  const lines = fenced.split('\n');
  expect(lines[0]).toBe(open);
  expect(lines.at(-1)).toBe(close);
  return lines.slice(1, -1);
}

describe('the fence', () => {
  it.each(injections(nonce))('keeps one message one line of JSON that holds no marker: %s', (_, text) => {
    const lines = insideOf(fence([{ from: 'customer', text }], nonce));
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0] ?? '');
    expect(Object.keys(line)).toEqual(['from', 'text']);
    expect(line.from).toBe('customer');
    expect(line.text.length).toBeLessThanOrEqual(messageLimit);
    expect(holdsMarker(lines[0] ?? '', nonce)).toBe(false);
    expect(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069\u200B\u2028\u2029]|[\u{E0000}-\u{E0FFF}]/u.test(line.text)).toBe(false);
  });

  it('keeps this for any text whatever, in the text and in the type', () => {
    const piece = fc.constantFrom(
      nonce,
      open,
      close,
      '<<<',
      '>>>',
      'hilo-',
      'data',
      '\u200b',
      '\n',
      '\u2028',
      '"',
      '\\',
      '}',
      nonce.slice(3),
    );
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    const text = fc.array(fc.oneof(piece, unit), { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(
      fc.property(
        fc.array(fc.record({ from: fc.constantFrom('customer', 'business'), type: text, text }), { maxLength: 5 }),
        (messages) => {
          const lines = insideOf(fence(messages as never, nonce));
          expect(lines).toHaveLength(messages.length);
          for (const [at, line] of lines.entries()) {
            expect(JSON.parse(line).from).toBe(messages[at]?.from);
            expect(holdsMarker(line, nonce)).toBe(false);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is bounded: the oldest messages go first, the latest stays', () => {
    const messages = Array.from({ length: 40 }, (_, n) => ({ from: 'customer' as const, text: `${n} ${'x'.repeat(2_000)}` }));
    const fenced = fence(messages, nonce);
    expect(fenced.length).toBeLessThan(fenceLimit + 200);
    expect(fenced).toContain('"39 ');
    expect(fenced).not.toContain('"0 ');
  });

  it('leaves honest words of every script as they are', () => {
    for (const text of ['¿Cuánto cuesta? 👩‍👧 ☎️', 'مرحبا، كم السعر؟', 'می‌خواهم', 'क्षत्रिय', 'two\nlines <3 >> a < b']) {
      const [line] = insideOf(fence([{ from: 'customer', text }], nonce));
      expect(JSON.parse(line ?? '').text).toBe(text);
    }
  });

  it('says the kind of what is not text', () => {
    expect(insideOf(fence([{ from: 'customer', type: 'image', text: 'this one' }], nonce))).toEqual([
      '{"from":"customer","type":"image","text":"this one"}',
    ]);
  });

  it('takes no nonce that could be guessed or could break a line', () => {
    for (const bad of ['', 'short', 'has space in it 123', 'x'.repeat(65), 'aaaaaaaaaaaaaaa\n']) {
      expect(() => fence([], bad)).toThrow();
    }
  });
});

describe('plain text', () => {
  it('never ends in half a character', () => {
    for (let limit = 2; limit < 12; limit += 1) expect(plainText('😀😀😀😀😀😀😀😀', limit).isWellFormed()).toBe(true);
  });

  it('is quick on hostile input', () => {
    const started = performance.now();
    for (const c of ['\u200b', ' ', '\r', '\n', '<', '\ud800']) plainText(c.repeat(1_000_000), messageLimit);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
