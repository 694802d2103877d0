import { digestCard } from '../commands/digest-card.ts';
import type { CardSpec, Choice } from '../crm/card.ts';
import { contextOf } from './command-context.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** The day's list as the day stands now, with what was held back first; null where there is nothing to say. */
export async function digestNow(at: OwnerSituation, first: readonly Choice[]): Promise<CardSpec | null> {
  return await digestCard(first, contextOf(at));
}
