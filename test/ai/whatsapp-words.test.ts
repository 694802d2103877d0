import { describe, expect, it } from 'vitest';
import { draftLimit, whatsappFormat, whatsappWords } from '../../src/ai/whatsapp-words.ts';

const nonce = 'k3v9q0z7m1x8c5b2';

describe('Markdown becomes what WhatsApp shows', () => {
  it.each([
    ['a **bold** word', 'a *bold* word'],
    ['***both***', '*both*'],
    ['__bold__ too', '*bold* too'],
    ['snake_case__name__x stays', 'snake_case__name__x stays'],
    ['already *bold* and _italic_', 'already *bold* and _italic_'],
    ['# Prices\nfrom the list', '*Prices*\nfrom the list'],
    ['### **Prices** ##', '*Prices*'],
    ['#hashtag stays', '#hashtag stays'],
    ['* one\n* two\n+ three\n• four', '- one\n- two\n- three\n- four'],
    ['1. one\n2. two', '1. one\n2. two'],
    ['[our page](https://example.com/a)', 'our page (https://example.com/a)'],
    ['[https://example.com](https://example.com)', 'example.com'],
    ['[info@example.com](mailto:info@example.com)', 'info@example.com'],
    ['![photo](https://example.com/a.jpg)', 'photo (https://example.com/a.jpg)'],
    ['use `code` here', 'use code here'],
    ['```json\nhello\n```', 'hello'],
    ['> quoted\n>> twice', 'quoted\ntwice'],
    ['~~old~~ new', '~old~ new'],
    ['one\n\n\n\n\ntwo', 'one\n\ntwo'],
    ['one\n---\ntwo', 'one\ntwo'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', '| a | b |\n| 1 | 2 |'],
    ['2 * 3 * 4 = 24', '2 * 3 * 4 = 24'],
    ['  trimmed  \n ', 'trimmed'],
  ])('%j', (markdown, expected) => {
    expect(whatsappFormat(markdown)).toBe(expected);
  });

  it('is quick on hostile input', () => {
    const started = performance.now();
    for (const unit of ['*', '_', '`', '[', '](', '[a](b', '# ', '> ', '- ', '|-', '~', '**a', '__a', ' ']) {
      whatsappFormat(unit.repeat(draftLimit * 2));
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('what may be offered to a person', () => {
  it.each([
    ['nothing', null],
    ['blank', ' \n\u200b '],
    ['too long', 'x'.repeat(draftLimit + 1)],
    ['far too long', '* '.repeat(100_000)],
    ['an opening marker', 'Hello <<<hilo-data x'],
    ['a closing marker', 'Hello >>>'],
    ['the word of the marker', 'The HILO-DATA says'],
    ['the code', `Hello ${nonce}`],
    ['the code in capitals', nonce.toUpperCase()],
    ['the code, hidden breaks inside', [...nonce].join('\u200b')],
    ['the code, formatted apart', `${nonce.slice(0, 8)}\`${nonce.slice(8)}\``],
    ['a variable that was not filled', 'Hi {first_name}, how are you?'],
  ])('not: %s', (_, text) => {
    expect(whatsappWords(text, nonce)).toBeNull();
  });

  it('a thousand characters are still allowed', () => {
    expect(whatsappWords('x'.repeat(draftLimit), nonce)).toHaveLength(draftLimit);
  });

  it('hides nothing from the person who approves it', () => {
    expect(whatsappWords('See you\u202E ta 5\u202C \u0007soon\u{E0041}', nonce)).toBe('See you ta 5 soon');
  });
});
