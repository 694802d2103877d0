import type { Tx } from '../../db/client.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { NumberId } from '../kit/ids.ts';
import type { RawItem } from '../meta/item.ts';
import type { BotNeeds } from './context.ts';

/** An item on its way through: its transaction, its business, and the number it arrived on; of a console, what was found out when it was split. */
export type Arrived = { tx: Tx; needs: BotNeeds; context: CommitContext; numberId: NumberId; console?: RawItem['console'] };
