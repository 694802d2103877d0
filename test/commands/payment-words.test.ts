import { describe, expect, test } from 'vitest';
import { faultInPaymentWords, fillPaymentWords, numberOf, referenceOf } from '../../src/commands/payment-words.ts';
import { saysPaid } from '../../src/crm/says-paid.ts';

describe('Payment words', () => {
  const facts = { amount: 5_050, currency: 'EUR', reference: 'P12' };

  test.each([
    ['https://pay.example/{reference}?amount={amount}', 'https://pay.example/P12?amount=50.50'],
    ['Bizum {amount} to 600 000 111, with {reference}', 'Bizum €50.50 to 600 000 111, with P12'],
    ['{amount}: https://pay.example/{amount}', '€50.50: https://pay.example/50.50'],
    [null, ''],
  ])('%s', (words, filled) => {
    expect(fillPaymentWords(words, facts, 'en')).toBe(filled);
  });

  test('a currency without decimals has none in the address either', () => {
    expect(fillPaymentWords('https://pay.example/{amount}', { amount: 5_000, currency: 'CLP', reference: 'P1' }, 'es')).toBe(
      'https://pay.example/5000',
    );
  });

  test.each([
    ['https://pay.example/{reference}', null],
    ['Pay at the counter', null],
    ['https://{reference}.example/', null],
    ['https://pay', 'no-address'],
    ['https:// pay.example', 'no-address'],
    ['{amount} {iban}', 'unknown-placeholder'],
    ['x'.repeat(501), 'too-long'],
  ])('“%s”: %s', (words, fault) => {
    expect(faultInPaymentWords(words)).toBe(fault);
  });

  test('a reference leads back to its request, however it is typed', () => {
    expect(['P12', 'p12', ' P-12 ', 'P0012'].map(numberOf)).toEqual([12, 12, 12, 12]);
    expect(['12', 'X12', 'P', 'P12a', ''].map(numberOf)).toEqual([null, null, null, null, null]);
    expect(numberOf(referenceOf({ number: 7 }))).toBe(7);
  });
});

describe('That somebody says they have paid', () => {
  test.each([
    'I have paid',
    'Hi! I already paid this morning.',
    'just made the transfer',
    'we transferred the money',
    'Ya pagué',
    'Hola, he pagado la señal',
    'ya te hice la transferencia',
    'Já paguei!',
    'fiz o pix agora',
    'Sent by M-Pesa',
    'sent it via mpesa',
    'QJK3X Confirmed. Ksh59,000.00 sent to KIJANI SUPPLIES',
    'pix feito!',
    'Bizum enviado',
    'te lo mandé por Bizum',
    'segue o comprovante',
    'te mando el comprobante',
  ])('is heard in “%s”', (text) => {
    expect(saysPaid(text)).toBe(true);
  });

  test.each([
    'I have not paid yet',
    'I haven’t paid',
    'How can it be paid?',
    'When will it be paid',
    'todavía no he pagado',
    'no he pagado',
    'ainda não paguei',
    'I will pay tomorrow',
    'pagar',
    'payment',
    'apagué la luz',
    'I have sent you the documents',
    'can I send it by PayPal?',
    'will you send it via bank transfer',
    'How do I pay with M-Pesa?',
    '',
  ])('is not heard in “%s”', (text) => {
    expect(saysPaid(text)).toBe(false);
  });
});
