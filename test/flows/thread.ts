import { type SQL, sql } from 'drizzle-orm';
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

/**
 * Forgets every thread and what was sent in them, and with it how much: a recipient may get 45 messages in a burst and one in six seconds of
 * machine time after that (Meta, pair rate limits), which an owner's day in a test exceeds.
 */
export async function clearThreads(world: World): Promise<void> {
  await world.settle();
  await world.call('POST', '/reset');
  await run(world, sql`update lanes set arrival_machine_us = 0 where key like 'pair:%'`);
}
