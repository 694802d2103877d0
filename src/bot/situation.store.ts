import type { Tx } from '../../db/client.ts';
import { wordsFor } from '../commands/words.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Operator } from '../crm/operator.ts';
import { openRead } from '../crm/read.store.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** An operator's thread as it stands. `wamid`: their message to react on; empty where they did nothing. */
export function openSituation(tx: Tx, context: CommitContext, operator: Operator, wamid: string): OwnerSituation {
  return {
    tx,
    context,
    operator,
    read: openRead(tx, context.tenant.id),
    words: wordsFor(operator.locale),
    place: { locale: operator.locale, timezone: context.tenant.timezone, now: context.now },
    wamid,
  };
}
