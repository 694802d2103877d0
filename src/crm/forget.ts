import type { ContactId } from '../kit/ids.ts';

/** How much there is of somebody. */
export type Holdings = { messages: number; files: number; notes: number; tasks: number };

/** What may be asked before somebody is forgotten. */
export type HoldingsRead = { holdings(id: ContactId): Promise<Holdings> };
