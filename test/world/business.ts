import { defaultSettings } from '../../src/crm/tenant.ts';
import type { TenantId } from '../../src/kit/ids.ts';
import type { E164 } from '../../src/kit/phone.ts';
import { addBusiness } from '../../src/setup/add-business.flow.ts';
import type { World } from './world.ts';

export type SecondBusiness = { id: TenantId; waba: string; number: string; phone: string; owner: string };

/** Another business on the same installation, known to the simulator too. Its owner has said hello, so their window is open. */
export async function openSecondBusiness(
  world: World,
  options: { owner?: string; ratePerSecond?: number } = {},
): Promise<SecondBusiness> {
  const second = {
    waba: '100200300400501',
    number: '200300400500601',
    phone: '+34600000299',
    owner: options.owner ?? '+34600000500',
  };
  await world.call('POST', '/businesses', {
    waba: second.waba,
    phoneNumberId: second.number,
    phone: second.phone,
    name: 'Second Business',
    token: 'second-token',
  });
  const id = await addBusiness(
    { db: world.database.db, vault: world.app.needs.vault },
    {
      name: 'Second Business',
      locale: 'en',
      timezone: 'Europe/Madrid',
      country: 'ES',
      currency: 'EUR',
      preset: 'services',
      settings: { ...defaultSettings, quietFrom: '00:00', quietUntil: '00:00', digestAt: null, closeAt: null },
      waba: second.waba,
      phoneNumberId: second.number,
      phone: second.phone as E164,
      app: 'default',
      token: 'second-token',
      ratePerSecond: options.ratePerSecond ?? 80,
      owner: { name: 'Second Owner', phone: second.owner as E164 },
    },
    world.app.needs.clock.now(),
  );
  await world.phone(second.owner, 'Second Owner').posts({ type: 'text', text: 'hi', business: second.number });
  return { id, ...second };
}
