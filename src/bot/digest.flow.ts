import { digestCard } from '../commands/digest-card.ts';
import { lastWeek } from '../commands/last-week.ts';
import { weekPicture } from '../commands/report.ts';
import type { CardSpec, Choice } from '../crm/card.ts';
import { contextOf } from './command-context.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** Last week as a picture, where the day's list has its line: on a Monday, for who may see it and where the business wants it. */
export async function weekPictureNow(at: OwnerSituation): Promise<CardSpec | null> {
  const context = contextOf(at);
  const isWanted = at.context.tenant.settings.weekPicture && (await lastWeek(context)) !== null;
  return isWanted ? await weekPicture(context) : null;
}

/** The day's list as the day stands now, with what was held back first; null where there is nothing to say. */
export async function digestNow(at: OwnerSituation, first: readonly Choice[]): Promise<CardSpec | null> {
  return await digestCard(first, contextOf(at));
}
