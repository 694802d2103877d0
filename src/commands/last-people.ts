import type { ContactView } from '../crm/contact-view.ts';
import type { CommandContext } from './command.ts';
import { oncePerson } from './rows.ts';

/** Those whose cards came last, then those who wait: at most three. */
export async function lastPeople({ read, operator }: Pick<CommandContext, 'read' | 'operator'>): Promise<ContactView[]> {
  const recent = await read.recent(operator.id, 3);
  const { rows } = recent.length < 3 ? await read.waiting(3) : { rows: [] };
  return oncePerson([...recent, ...rows], (view) => view.contact.id).slice(0, 3);
}
