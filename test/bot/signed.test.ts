import { describe, expect, test } from 'vitest';
import { signed } from '../../src/bot/signed.ts';
import { checkOutgoing } from '../../src/meta/check-outgoing.ts';
import type { Outgoing } from '../../src/meta/outgoing.ts';

const long = 'A Business That Has Quite a Long Name and Says So Whenever It Can, Twice';
const buttons = { type: 'buttons' as const, body: 'Ana', buttons: [{ id: 'a', title: 'Send' }] };

describe('Whose a message is, where somebody has several businesses in one chat', () => {
  test.each<[string, Outgoing, Partial<Record<'body' | 'footer' | 'caption', string>>]>([
    ['stands under a text', { type: 'text', body: 'Done.' }, { body: 'Done.\n— Sol' }],
    ['is the footer of a card', buttons, { footer: 'Sol' }],
    ['stands before a footer', { ...buttons, footer: 'until 14:10' }, { footer: 'Sol · until 14:10' }],
    ['stands under a caption', { type: 'image', mediaId: '1', caption: 'Ana' }, { caption: 'Ana\n— Sol' }],
    ['is the caption where there is none', { type: 'document', mediaId: '1', filename: 'a.csv' }, { caption: '— Sol' }],
  ])('%s', (_, outgoing, expected) => {
    expect(signed(outgoing, 'Sol')).toEqual({ ...outgoing, ...expected });
  });

  test.each<[string, Outgoing]>([
    ['a reaction', { type: 'reaction', wamid: 'wamid.1', emoji: '✅' }],
    ['a voice message', { type: 'audio', mediaId: '1', voice: true }],
  ])('%s has no room for it', (_, outgoing) => {
    expect(signed(outgoing, 'Sol')).toEqual(outgoing);
  });

  test.each<[string, Outgoing]>([
    ['a text', { type: 'text', body: 'x'.repeat(4096) }],
    ['a card', { ...buttons, footer: 'y'.repeat(60) }],
    ['a caption', { type: 'image', mediaId: '1', caption: 'z'.repeat(1024) }],
  ])('%s stays within WhatsApp’s limits', (_, outgoing) => {
    expect(checkOutgoing(outgoing)).toEqual({ ok: true });
    const under = signed(outgoing, long);
    expect(checkOutgoing(under)).toEqual({ ok: true });
    expect(JSON.stringify(under)).toContain('A Business That Has');
  });
});
