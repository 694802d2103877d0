import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTenant } from '../../db/client.ts';
import { openContext } from '../../src/bot/context.store.ts';
import { type PaymentReport, paymentReported, type Reported } from '../../src/bot/payment.flow.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import { openWorld, type Phone, type World } from '../world/world.ts';
import { ask, messageWith, run, sentTexts } from './thread.ts';

describe('A payment request', () => {
  let world: World;
  let owner: Phone;
  let eva: Phone;
  beforeAll(async () => {
    world = await openWorld();
    owner = world.owner;
    eva = world.phone('+34600000481', 'Eva Sol');
    await eva.says('I would like to book the portrait');
    await world.turnEnds();
  });
  afterAll(() => world.close());

  const asks = (text: string) => ask(owner, text);

  const cardWith = (text: string) => messageWith(owner, text);

  async function reports(report: Partial<PaymentReport>): Promise<Reported> {
    const { needs } = world.app;
    const reported = await withTenant(needs.db, practiceTenantId, async (tx) =>
      paymentReported(tx, await openContext(tx, needs, practiceTenantId), {
        system: 'stripe',
        reference: 'P1',
        event: 'evt_1',
        state: 'paid',
        amount: 5_000,
        currency: 'EUR',
        ...report,
      }),
    );
    world.doorbell.ring(reported.rings);
    await world.settle();
    return reported;
  }

  it('says how it is paid in the business’s own words, after a tap', async () => {
    expect(await asks('pay eva 50 deposit')).toContain('Nobody has said how customers pay');
    await asks('undo');
    expect(await asks('set payment link https://Pay.example/{reference}?amount={amount}')).toContain('Pay.example');
    expect(await asks('set payment link https://pay.example/{iban}')).toBe('Only {amount} and {reference} can be filled in.');
    expect(await asks('pay eva 50 deposit')).toMatch(
      /^\*Payment request 2\* · Eva Sol …0481\n\*€50\* · deposit · due .*\n\nTo Eva:\nHello Eva! €50 to pay: deposit\.\nhttps:\/\/Pay\.example\/P2\?amount=50\.00$/,
    );
    await world.turnEnds();
    expect(await sentTexts(world, eva)).toEqual([]);
    await owner.taps('Send');
    await world.turnEnds();
    expect(await sentTexts(world, eva)).toEqual(['Hello Eva! €50 to pay: deposit.\nhttps://Pay.example/P2?amount=50.00']);
    expect(await asks('eva')).toContain('payment request 2 · deposit · €50 · not paid yet');
  });

  it('is paid by nobody’s word: neither hers nor the owner’s', async () => {
    await eva.says('I have paid!');
    await world.turnEnds();
    expect((await cardWith('I have paid')).text).toContain(
      '⚠️ They say they paid payment request 2 (€50); not confirmed by the payment system.',
    );
    expect(await asks('pay #2 paid')).toContain('is paid when the payment system says so');
    expect(await asks('pay #2')).toContain('not paid yet');
    expect(await asks('payments')).toBe('1 payment asked for');
  });

  it('of another amount is not paid, and the owner is told; an unknown one is nobody’s', async () => {
    expect(await reports({ reference: 'P2', amount: 4_000 })).toMatchObject({ ok: false, why: 'other-amount' });
    expect((await cardWith('reports €40')).text).toContain('for payment request 2 (€50). That is not what was asked for');
    expect(await reports({ reference: 'P2', currency: 'USD' })).toMatchObject({ ok: false, why: 'other-amount' });
    expect(await reports({ reference: 'P1' })).toMatchObject({ ok: false, why: 'unknown' });
    expect(await reports({ reference: 'nothing' })).toMatchObject({ ok: false, why: 'unknown' });
    expect(await reports({ reference: 'P2', state: 'refunded' })).toMatchObject({ ok: false, why: 'not-now' });
    expect(await asks('pay #2')).toContain('not paid yet');
  });

  it('is paid when the payment system says so, once, and can be paid back', async () => {
    expect(await reports({ reference: 'P2', state: 'failed' })).toMatchObject({ ok: true });
    expect(await asks('pay #2')).toContain('payment failed');
    const both = await Promise.all([reports({ reference: 'P2' }), reports({ reference: 'p-2' })]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    const said = (await owner.thread()).filter((one) => one.text.includes('paid €50'));
    expect(said.map((one) => one.text)).toEqual(['✅ *Eva Sol …0481* paid €50 (payment request 2), says stripe.']);
    const [row] = await run(
      world,
      sql`select c.by, c.by_id, c.because from record_changes c join records r on r.id = c.record_id where r.kind = 'payment' and c.to_state = 'paid'`,
    );
    expect(row).toEqual({ by: 'outside', by_id: 'stripe', because: 'evt_1' });
    expect(await asks('payments')).toBe('No payment is asked for.');
    expect(await reports({ reference: 'P2', state: 'refunded' })).toMatchObject({ ok: true });
    expect(await asks('pay #2')).toContain('paid back');
  });

  it('that is overdue comes up once, with words to send; one that was paid does not', async () => {
    await asks('pay eva 80 portrait');
    await asks('pay eva 90 frame');
    await run(
      world,
      sql`update records set due_at = created_at + interval '2 hours', look_at = created_at + interval '2 hours' where kind = 'payment' and closed_at is null`,
    );
    await reports({ reference: 'P4', amount: 9_000 });
    await world.passes('3h');
    await world.passes('1h');
    const due = (await owner.thread()).filter((one) => one.text.includes('was due'));
    expect(due.map((one) => one.text)).toEqual([
      '⏰ Payment request 3 of *Eva Sol …0481* (€80) was due and is not confirmed by the payment system.\n\nTo Eva:\nHello Eva! €80 (portrait) is still open with us. Can we help?',
    ]);
    await reports({ reference: 'P3', amount: 8_000 });
    await owner.taps('Send', due[0]);
    await world.turnEnds();
    expect((await owner.last()).text).toBe('Not sent: payment request 3 is paid by now.');
    expect(await sentTexts(world, eva)).toHaveLength(1);
  });
});
