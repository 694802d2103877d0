import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Receiver, startReceiver } from '../world/receiver.ts';
import { openPractice, type Practice } from './practice.ts';
import { owner, recovers } from './story.ts';

const [ana, eva, waits] = ['+34600000170', '+34600000171', '+34600000172'];

describe('Killed with -9 while Hilo acts without anybody’s word', () => {
  let practice: Practice;
  let receiver: Receiver;
  let key: string;
  beforeAll(async () => {
    receiver = await startReceiver();
    practice = await openPractice({ receiver: receiver.url });
    await practice.start();
    await practice.settle();
    const people = Object.entries({ [ana]: 'Ana Ruiz', [eva]: 'Eva Gil', [waits]: 'Ben Sol' });
    for (const [number, name] of people)
      await practice.phone(number, { type: 'text', text: 'Hello, an appointment, please', name });
    await practice.passes('6s');
    await says('api key shop');
    await taps('Make the key');
    key = /hilo_\w+/.exec((await told('shown this once')).at(-1)!.text)![0];
    await says('when event course_finished comes, notify me');
    await taps('Switch on');
    await says('wait ben sol');
    await says(`connect books ${receiver.address}/hilo`);
    receiver.secret = /whsec_\S+/.exec((await told('whsec_')).at(-1)!.text)![0];
    await says('when event invoice_due comes, tell books');
    await taps('Switch on');
  });
  afterAll(async () => {
    await practice.end();
    await receiver.close();
  });

  async function says(text: string): Promise<void> {
    await practice.phone(owner, { type: 'text', text });
    await practice.settle();
  }
  /** The newest of the owner's messages that has this button. */
  async function taps(title: string): Promise<void> {
    const message = (await practice.ownerSees()).findLast(({ buttons }) => buttons.some((button) => button.title === title))!;
    await practice.phone(owner, { type: 'tap', title, message: message.id });
    await practice.settle();
  }
  const told = async (words: string) => (await practice.ownerSees()).filter(({ text }) => text.includes(words));
  const heard = async (number: string, words: string) =>
    (await practice.thread(number)).filter(({ from, text }) => from === 'business' && text.includes(words)).length;

  /** Another system reports something about somebody under this name; null where nobody answered. */
  async function reports(event: string, name: string, phone = ana): Promise<number | null> {
    const body = JSON.stringify({ type: 'custom', data: { name: event, contact: { phone } } });
    const headers = { authorization: `Bearer ${key}`, 'idempotency-key': name };
    const answer = await fetch(`${practice.appUrl}/api/v1/events`, { method: 'POST', headers, body }).catch(() => null);
    return answer?.status ?? null;
  }

  it.each([
    // A rule fires three times a day at most for one person.
    ['api:before-commit', eva, null],
    ['api:after-commit', eva, null],
    ['outside:after-commit', ana, 202],
    ['rules:after-commit', ana, 202],
  ] as const)('at %s: what another system reported fires its rule once', { timeout: 180_000 }, async (label, phone, status) => {
    const before = (await told('course_finished')).length;
    practice.arm(label);
    expect(await reports('course_finished', label, phone)).toBe(status);
    await practice.died();
    await recovers(practice);
    // Whoever got no answer repeats it; whoever did may do so, too.
    expect(await reports('course_finished', label, phone)).toBe(202);
    await practice.settle();
    expect(await told('course_finished')).toHaveLength(before + 1);
  });

  it.each([
    ['call:before-post', 1],
    ['call:after-post', 2],
  ] as const)('at %s: a call arrives, under one id', { timeout: 180_000 }, async (label, times) => {
    Object.assign(receiver, { asked: [], taken: [] });
    practice.arm(label);
    expect(await reports('invoice_due', label)).toBe(202);
    await practice.died();
    expect(receiver.asked).toHaveLength(times - 1);
    await practice.claimsAreOver();
    await recovers(practice);
    expect(receiver.asked).toHaveLength(times);
    expect(new Set(receiver.asked).size).toBe(1);
    expect(receiver.taken).toMatchObject([{ type: 'rule.fired', data: { event: { name: 'invoice_due' } } }]);
    expect(receiver.wrong).toEqual([]);
  });

  it('at export:after-file: the file comes once', { timeout: 180_000 }, async () => {
    const files = async () => (await practice.ownerSees()).filter(({ type }) => type === 'document').length;
    practice.arm('export:after-file');
    await says('export').catch(() => {});
    await practice.died();
    expect(await files()).toBe(0);
    await practice.claimsAreOver();
    await recovers(practice);
    expect(await files()).toBe(1);
  });

  describe.each([
    ['before-commit', ana, 'ana ruiz', '10:00'],
    ['after-commit', eva, 'eva gil', '11:00'],
  ] as const)('at %s', (place, phone, name, at) => {
    it('of a notice: the customer hears once of their appointment', { timeout: 180_000 }, async () => {
      practice.arm(`notice:${place}`);
      await says(`book ${name} tomorrow ${at}`).catch(() => {});
      await practice.passes('10s').catch(() => {});
      await practice.died();
      await recovers(practice);
      expect(await heard(phone, at)).toBe(1);
    });

    it('of an offer: who waits is offered the freed time once', { timeout: 180_000 }, async () => {
      await says(`unbook ${name}`);
      await practice.passes('10s');
      await taps('Offer it');
      const question = (await practice.ownerSees()).at(-1)!;
      practice.arm(`freed:${place}`);
      await practice.phone(owner, { type: 'tap', title: question.buttons[0]!.title, message: question.id });
      await practice.passes('10s').catch(() => {});
      await practice.died();
      await recovers(practice);
      expect(await heard(waits, at)).toBe(1);
    });
  });
});
