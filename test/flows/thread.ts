import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '../../src/crm/locale.ts';
import type { Operator } from '../../src/crm/operator.ts';
import { practiceTenantId } from '../../src/practice-seed.ts';
import type { Phone, Shown, World } from '../world/world.ts';

/** The newest card in a thread that begins with this person and can be answered. */
export async function cardAbout(owner: Phone, name: string): Promise<Shown> {
  const found = (await owner.thread()).findLast(
    (message) => message.from === 'business' && message.buttons.length > 0 && head(message).includes(name),
  );
  if (!found) throw new Error(`No card about ${name}.`);
  return found;
}

/** The newest message in a thread that says this. */
export async function messageWith(owner: Phone, text: string): Promise<Shown> {
  const found = (await owner.thread()).findLast((one) => one.from === 'business' && one.text.includes(text));
  if (!found) throw new Error(`No message with “${text}”.`);
  return found;
}

/** Says something, and what is answered. */
export async function ask(phone: Phone, text: string): Promise<string> {
  await phone.says(text);
  return (await phone.last()).text;
}

/** All that somebody was told, oldest first. */
export async function heard(phone: Phone): Promise<string[]> {
  return (await phone.thread()).filter(({ from }) => from === 'business').map(({ text }) => text);
}

/** Forgets somebody for good, until it is proven: what the owner is told of that five seconds later would else be taken for another answer. */
export async function forgets(world: World, owner: Phone, name: string): Promise<void> {
  await owner.says(`forget ${name}`);
  await owner.taps('Forget for good');
  await world.passes('5s');
}

/** What a customer has last heard once what they wrote is a turn; nothing where nobody has answered. */
export async function writesOut(world: World, phone: Phone, text: string): Promise<string | undefined> {
  await phone.says(text);
  await world.turnEnds();
  return (await heard(phone)).at(-1);
}

/** The conversations with steps that were had with them, the first first. */
export async function runsWith(world: World, phone: Phone): Promise<Record<string, unknown>[]> {
  return await run(
    world,
    sql`select r.* from dialogue_runs r join contacts c on c.tenant_id = r.tenant_id and c.id = r.contact_id
        where c.phone = ${phone.number} order by r.id`,
  );
}

/** Somebody who works here as well, as if they had accepted an invitation long after everybody else. */
export async function joins(
  world: World,
  { name, phone, role = 'agent', locale = 'en' }: { name: string; phone: string; role?: Operator['role']; locale?: Locale },
): Promise<Phone> {
  const since = `2099-01-${phone.slice(-2)}`;
  await run(
    world,
    sql`insert into operators (tenant_id, id, name, role, locale, phone, phone_key, created_at)
        values (${practiceTenantId}, ${randomUUID()}, ${name}, ${role}, ${locale}, ${phone}, ${phone.slice(1)}, ${since})`,
  );
  return world.phone(phone, name);
}

/** How many cards about this person there are. */
export async function cardsAbout(owner: Phone, name: string): Promise<Shown[]> {
  return (await owner.thread()).filter(
    (message) => message.from === 'business' && message.buttons.length > 0 && head(message).includes(name),
  );
}

function head(message: Shown): string {
  return message.text.split('\n').slice(0, 2).join('\n');
}

/** What has left for this phone: texts as they are, templates by their name. */
export async function sentTexts(world: World, phone: Phone): Promise<string[]> {
  return (await world.sentTo(phone.number)).map(({ body }) => {
    const { text, template } = body as { text?: { body: string }; template?: { name: string } };
    return text?.body ?? (template ? `[${template.name}]` : `[${String(body.type)}]`);
  });
}

/** A statement underneath row-level security: settings that have no command yet. */
export async function run(world: World, statement: SQL): Promise<Record<string, unknown>[]> {
  return await world.database.underneath(async (tx) => [...(await tx.execute(statement))]);
}

/** Forgets every thread and what was sent in them, and with it how much. */
export async function clearThreads(world: World): Promise<void> {
  await rest(world);
  await world.call('POST', '/reset');
}

/**
 * As if nobody had been written to for long: a recipient may get 45 messages in a burst and one in six seconds of machine time after that
 * (Meta, pair rate limits), which an owner's day in a test exceeds.
 */
export async function rest(world: World): Promise<void> {
  await world.settle();
  await world.call('POST', '/rest');
  await run(world, sql`update lanes set arrival_machine_us = 0 where key like 'pair:%'`);
}

/** The newest document in a thread: its caption, its name, its bytes. */
export async function lastDocument(world: World, phone: Phone): Promise<{ text: string; filename: string; bytes: Buffer }> {
  const shown = (await phone.thread()).findLast((message) => message.type === 'document') as unknown as {
    text: string;
    media: { id: string; filename: string };
  };
  const answer = await fetch(`${world.simulatorUrl}/media/${shown.media.id}/content`);
  return { text: shown.text, filename: shown.media.filename, bytes: Buffer.from(await answer.arrayBuffer()) };
}
