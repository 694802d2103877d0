import { DateTime } from 'luxon';
import { expect } from 'vitest';
import type { Locale } from '../../src/crm/locale.ts';
import type { PresetName } from '../../src/crm/preset.ts';
import { defaultSettings } from '../../src/crm/tenant.ts';
import type { E164 } from '../../src/kit/phone.ts';
import { submitOwnTemplates } from '../../src/outreach/templates.flow.ts';
import { addBusiness } from '../../src/setup/add-business.flow.ts';
import { heard } from '../flows/thread.ts';
import { openWorld, type Phone, type Shown, type World } from '../world/world.ts';

export type Trade = {
  preset: PresetName;
  /** The business's name. */
  name: string;
  locale: Locale;
  timezone: string;
  country: string;
  currency: string;
  /** The phone in E.164. */
  owner: { name: string; phone: string };
};

/** A business of one trade with its own settings as they are on the first day, and the phones around it. */
export type Day = {
  world: World;
  owner: Phone;
  customer(phone: string, name: string): Phone;
  /** Moves the clock to the next such moment where the business is: "Mon 09:30", or "09:30" for today's or tomorrow's. */
  at(moment: string): Promise<void>;
  /** What the owner writes, and what is answered. */
  ask(text: string): Promise<string>;
  /** The last of those answers, with its buttons and rows. */
  answered(): Shown;
  /** The newest message to a phone that says this. */
  told(phone: Phone, text: string): Promise<Shown>;
  /** The payment system, with a key of its own, says that a request is paid; the amount in the currency's smallest unit. */
  pays(reference: string, amount: number): Promise<void>;
  /** What holds whatever happened: nothing waits or hangs, nobody was told the same twice in a row, nor anything unasked in their night. */
  wasGood(): Promise<void>;
  close(): Promise<void>;
};

const phoneNumberId = '200300400500777';
const businessPhone = '+34600000299' as E164;
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export async function openDay(trade: Trade): Promise<Day> {
  const world = await openWorld();
  const { needs } = world.app;
  const whatsapp = { waba: '100200300400577', phoneNumberId, phone: businessPhone, token: 'trade-token' };
  await world.call('POST', '/businesses', { ...whatsapp, name: trade.name });
  const tenantId = await addBusiness(
    { db: world.database.db, vault: needs.vault },
    {
      ...trade,
      ...whatsapp,
      owner: { ...trade.owner, phone: trade.owner.phone as E164 },
      app: 'default',
      settings: defaultSettings,
    },
    needs.clock.now(),
  );
  await submitOwnTemplates(needs, tenantId);

  const here = () => DateTime.fromJSDate(needs.clock.now(), { zone: trade.timezone });
  async function at(moment: string): Promise<void> {
    const [time, weekday] = moment.split(' ').reverse() as [string, string | undefined];
    const [hour, minute] = time.split(':').map(Number);
    let then = here().set({ hour, minute, second: 0, millisecond: 0 });
    while (then <= here() || (weekday && weekdays[then.weekday - 1] !== weekday)) then = then.plus({ days: 1 });
    await world.passes(`${Math.ceil(then.diff(here()).as('seconds'))}s`);
  }

  function phone(number: string, name: string): Phone {
    const there = world.phone(number, name);
    const posts = (message: Record<string, unknown>) => there.posts({ business: phoneNumberId, ...message });
    return { ...there, posts, says: (text, more = {}) => posts({ type: 'text', text, ...more }) };
  }

  const owner = phone(trade.owner.phone, trade.owner.name);
  const customers: Phone[] = [];
  let key: string | undefined;
  /** Made by the owner in the thread, once. */
  async function keyOfPayments(): Promise<string> {
    if (key) return key;
    await owner.says('api key payments');
    const card = await owner.last();
    await owner.taps(card.buttons.at(-1)!.title, card);
    key = (await owner.thread()).map(({ text }) => /hilo_\w{20,}/.exec(text)?.[0]).findLast((found) => found !== undefined);
    return key!;
  }
  let answered: Shown;
  return {
    world,
    owner,
    customer(number, name) {
      const made = phone(number, name);
      customers.push(made);
      return made;
    },
    at,
    async ask(text) {
      const id = await owner.says(text);
      // Behind a window that has just opened comes more; the answer comes first.
      const thread = await owner.thread();
      const answer = thread.slice(thread.findIndex((one) => one.id === id)).find(({ from }) => from === 'business');
      if (!answer) throw new Error(`Nothing was answered to “${text}”.`);
      answered = answer;
      return answer.text;
    },
    answered: () => answered,
    async told(to, text) {
      const found = (await to.thread()).findLast((one) => one.from === 'business' && one.text.includes(text));
      if (!found) throw new Error(`${to.number} was never told “${text}”, but last “${(await to.last()).text}”.`);
      return found;
    },
    async pays(reference, amount) {
      const answer = await fetch(`${world.appUrl}/api/v1/events`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await keyOfPayments()}`,
          'idempotency-key': `evt-${reference}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ type: 'payment.paid', data: { reference, amount, currency: trade.currency } }),
      });
      expect(answer.status).toBe(202);
      await world.turnEnds();
    },
    async wasGood() {
      await world.turnEnds();
      const { inbound, outbound } = await world.figures();
      expect({ waiting: inbound.waiting, ...outbound }).toMatchObject({
        waiting: 0,
        sending: 0,
        queued: 0,
        unsure: 0,
        failed: 0,
      });
      for (const customer of customers) {
        const thread = await customer.thread();
        const texts = await heard(customer);
        expect(texts.filter((text, n) => text === texts[n - 1])).toEqual([]);
        const unasked = thread.filter((one, n) => one.from === 'business' && isNight(one.at) && !isJustAfter(thread[n - 1], one));
        expect(unasked.map(({ text }) => text)).toEqual([]);
      }
    },
    close: () => world.close(),
  };

  /** By the business's clock, which is the customers' here. */
  function isNight(at: string): boolean {
    const { hour } = DateTime.fromISO(at, { zone: trade.timezone });
    return hour >= 21 || hour < 8;
  }
}

/** An answer to what somebody has just written or tapped comes at any hour. */
function isJustAfter(before: Shown | undefined, answer: Shown): boolean {
  return before !== undefined && Date.parse(answer.at) - Date.parse(before.at) < 60_000;
}
