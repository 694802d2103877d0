import { type Db, withTenant } from '../../db/client.ts';
import { commandNamed } from '../commands/list.ts';
import { type Locale, nameKey } from '../crm/locale.ts';
import { readOwners, readTenant, readThreadNumber } from '../crm/tenant.store.ts';
import type { TenantId } from '../kit/ids.ts';
import type { Vault } from '../kit/secrets.ts';
import type { Graph } from '../meta/graph.client.ts';

/** What WhatsApp offers behind "/": the words of every day, in the order of a day. */
const offered = [
  ...['today', 'inbox', 'questions', 'followups', 'pipeline', 'leads', 'find', 'reply', 'task', 'snooze'],
  ...['report', 'cost', 'health', 'team', 'settings', 'undo', 'help'],
];

/** A command as WhatsApp's list shows it: a word of at most 32 letters without blanks, and a line of at most 256. */
export type MenuCommand = { name: string; says: string };

/** Their own words for them, in one language; one that is called by two words has none. */
export function menuIn(locale: Locale): MenuCommand[] {
  return offered.flatMap((name) => {
    const command = commandNamed(name);
    const word = command?.words[locale].find((one) => !one.includes(' '));
    return command && word ? [{ name: nameKey(word), says: command.says[locale] }] : [];
  });
}

/**
 * Puts the owner's words behind the "/" of a business's console. The number that customers write to never gets them: WhatsApp shows the list to
 * everybody who opens the chat. False where there is no console, or Meta did not take it; then there is no list, and all words count all the same.
 */
export async function putMenu(
  { db, vault, graph }: { db: Db; vault: Vault; graph: Pick<Graph, 'setCommands'> },
  tenantId: TenantId,
): Promise<boolean> {
  const { number, locale } = await withTenant(db, tenantId, async (tx) => {
    const [owner] = await readOwners(tx, tenantId);
    return {
      number: await readThreadNumber(tx, tenantId),
      locale: owner?.locale ?? (await readTenant(tx, tenantId)).locale,
    };
  });
  if (number.purpose !== 'console') return false;
  const token = vault.open(number.tokenSealed, `${tenantId}/token`);
  return (await graph.setCommands({ phoneNumberId: number.phoneNumberId, token }, menuIn(locale))).ok;
}
