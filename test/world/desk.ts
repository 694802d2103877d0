import type { TenantId } from '../../src/kit/ids.ts';
import type { E164 } from '../../src/kit/phone.ts';
import { submitOwnTemplates } from '../../src/outreach/templates.flow.ts';
import { type NewConsole, useConsole } from '../../src/setup/console.flow.ts';
import type { Phone, Shown, World } from './world.ts';

/** A number that can be a console. */
export const desk: NewConsole = {
  waba: '100200300400590',
  phoneNumberId: '200300400500690',
  phone: '+34600000290' as E164,
  token: 'desk-token',
  app: 'default',
  ratePerSecond: 80,
};

/** Makes it known to the simulator. */
export async function openDesk(world: World): Promise<void> {
  const { waba, phoneNumberId, phone, token } = desk;
  await world.call('POST', '/businesses', { waba, phoneNumberId, phone, token, name: 'Desk' });
}

/** Puts it beside the number of a business, its templates approved. */
export async function putDesk(world: World, tenantId: TenantId, customersNumber: string): Promise<void> {
  const put = await useConsole(world.app.needs, customersNumber, desk);
  if (!put.ok) throw new Error(put.why);
  await submitOwnTemplates(world.app.needs, tenantId);
  await world.passes('2s');
  await submitOwnTemplates(world.app.needs, tenantId);
}

/** A phone that writes to one of several numbers unless it says otherwise, and what it sees in the chat with it. */
export function chatWith(number: string, phone: Phone, world: World): Phone {
  const thread = async () => (await world.call('GET', `/phones/${phone.number}/messages?business=${number}`)) as Shown[];
  const newest = async (has: (message: Shown) => boolean) => {
    const found = (await thread()).findLast((one) => one.from === 'business' && has(one));
    if (!found) throw new Error(`No such message from ${number} on ${phone.number}.`);
    return found;
  };
  return {
    ...phone,
    posts: (message) => phone.posts({ business: number, ...message }),
    says: (text, more = {}) => phone.says(text, { business: number, ...more }),
    taps: async (title, message) =>
      await phone.taps(title, message ?? (await newest((one) => one.buttons.some((button) => button.title === title)))),
    picks: async (title, message) =>
      await phone.picks(title, message ?? (await newest((one) => one.rows.some((row) => row.title === title)))),
    thread,
    last: () => newest(() => true),
  };
}
