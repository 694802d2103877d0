import type { Db } from '../../db/client.ts';
import type { Marks } from '../crm/commit-context.ts';
import type { Clock } from '../kit/clock.ts';
import type { Log } from '../kit/log.ts';

/**
 * Places where a process may die in tests that kill it: each call names one. In the product it does nothing.
 * The list of labels is in docs/decisions/0004-crash-points.md.
 */
export type Reached = (label: string) => void | Promise<void>;

/** What the flows of the bot have in common. `thinks`: whether there is a model to ask; `hears`: whether voice messages are put into words. */
export type BotNeeds = { db: Db; clock: Clock; log: Log; vault: Marks; reached: Reached; thinks: boolean; hears: boolean };
