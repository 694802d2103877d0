import { eq } from 'drizzle-orm';
import { type Db, withTenant } from '../db/client.ts';
import { deals, stages } from '../db/schema/crm.ts';
import { operators, tenants } from '../db/schema/tenants.ts';
import { commit } from './crm/commit.store.ts';
import { findOrMakeContact, lockConversation } from './crm/contact.store.ts';
import { insertMessage } from './crm/message.store.ts';
import { readCustomerNumber, readTenant } from './crm/tenant.store.ts';
import type { Settings } from './crm/tenant.ts';
import { addMs, type Clock, hourMs } from './kit/clock.ts';
import { type DealId, newId, type TenantId } from './kit/ids.ts';
import type { E164 } from './kit/phone.ts';
import type { Vault } from './kit/secrets.ts';
import { addBusiness } from './setup/add-business.flow.ts';

/** The practice business, which the simulator knows too. */
export const practiceTenantId = '01900000-0000-7000-8000-000000000001' as TenantId;
export const practiceNumberId = '200300400500600';

/** Practice is tried at any hour, by one person who plays everybody: no hour is quiet, no list comes by itself, and every card comes at once. */
const practiceSettings: Partial<Settings> = {
  quietFrom: '00:00',
  quietUntil: '00:00',
  customersQuietFrom: '00:00',
  customersQuietUntil: '00:00',
  digestAt: null,
  closeAt: null,
  cardsAtOnce: 50,
  cardsPerMinute: 50,
};

type Needs = { db: Db; vault: Vault; clock: Clock };

/** Enters the practice business with a handful of people it has known for a while. Does nothing where it is there already. */
export async function seedPractice(needs: Needs, settings: Partial<Settings> = practiceSettings): Promise<void> {
  const there = await withTenant(needs.db, practiceTenantId, (tx) =>
    tx.select({ id: tenants.id }).from(tenants).where(eq(tenants.id, practiceTenantId)),
  );
  if (there.length > 0) return;
  await addBusiness(
    needs,
    {
      id: practiceTenantId,
      name: 'Sol Studio',
      locale: 'en',
      timezone: 'Europe/Madrid',
      country: 'ES',
      currency: 'EUR',
      preset: 'services',
      waba: '100200300400500',
      phoneNumberId: practiceNumberId,
      phone: '+34600000199' as E164,
      app: 'default',
      token: 'practice-token',
      settings,
      owner: { name: 'Owner', phone: '+34600000100' as E164 },
    },
    needs.clock.now(),
  );
  for (const person of people) await seedPerson(needs, person);
}

type Person = {
  name: string;
  phone: string;
  stage: number;
  value: number;
  daysAgo: number;
  said: string;
  answered: string;
  note?: string;
};

/** They wrote before the story begins: their windows are closed, nobody waits, nothing is due. Stages by position in the preset. */
const people: readonly Person[] = [
  {
    name: 'Marta Gil',
    phone: '+34600000201',
    stage: 1,
    value: 24_000,
    daysAgo: 3,
    said: 'Could you send me the programme for September?',
    answered: 'Of course, here it is. Tell me if the dates suit you.',
  },
  {
    name: 'Tomás Vega',
    phone: '+34600000202',
    stage: 2,
    value: 120_000,
    daysAgo: 5,
    said: 'We are five people, would Thursdays work?',
    answered: 'Thursdays are fine from 17:00.',
    note: 'Decides together with his sister.',
  },
  {
    name: 'Inés Duarte',
    phone: '+34600000203',
    stage: 3,
    value: 89_000,
    daysAgo: 9,
    said: 'Thank you for the proposal, I will look at it this week.',
    answered: 'Take your time. I am here for questions.',
  },
  {
    name: 'Jonas Becker',
    phone: '+4915112345678',
    stage: 0,
    value: 0,
    daysAgo: 12,
    said: 'Hello, do you also work in German?',
    answered: 'Yes, two of us do.',
  },
];

async function seedPerson(needs: Needs, person: Person): Promise<void> {
  await withTenant(needs.db, practiceTenantId, async (tx) => {
    const at = addMs(needs.clock.now(), -person.daysAgo * 24 * hourMs);
    const number = await readCustomerNumber(tx, practiceTenantId);
    const found = await findOrMakeContact(
      tx,
      practiceTenantId,
      { phone: person.phone, userId: null, name: person.name, username: null },
      at,
    );
    if (!found) return;
    const conversation = await lockConversation(tx, practiceTenantId, found.contact.id, number.id, at);
    const line = { conversationId: conversation.id, author: 'history' as const, type: 'text' };
    await insertMessage(tx, practiceTenantId, { ...line, direction: 'in', text: person.said, at });
    await insertMessage(tx, practiceTenantId, { ...line, direction: 'out', text: person.answered, at: addMs(at, hourMs) });
    const steps = await tx.select().from(stages).where(eq(stages.tenantId, practiceTenantId)).orderBy(stages.position);
    const stage = steps[person.stage] ?? steps[0]!;
    const value = person.value || null;
    await tx.insert(deals).values({
      tenantId: practiceTenantId,
      id: newId<DealId>(),
      contactId: found.contact.id,
      conversationId: conversation.id,
      stageId: stage.id,
      value,
      enteredAt: at,
      createdAt: at,
    });
    if (!person.note) return;
    const [owner] = await tx.select().from(operators).where(eq(operators.tenantId, practiceTenantId)).limit(1);
    const context = {
      tenant: await readTenant(tx, practiceTenantId),
      now: at,
      machineNow: new Date(needs.clock.machineMs()),
      marks: needs.vault,
    };
    await commit(tx, context, [{ do: 'note', contactId: found.contact.id, operatorId: owner!.id, text: person.note }]);
  });
}
