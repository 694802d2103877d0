import type { Tx } from '../../db/client.ts';
import { wordsFor } from '../commands/words.ts';
import { takeNumber } from '../crm/business-record.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { checkLog } from '../crm/log-chain.store.ts';
import type { Operator } from '../crm/operator.ts';
import { openRead } from '../crm/read.store.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** So many of the newest entries are gone through for an answer in the thread; all of them by `npm run tenant -- verify`. */
const checkedAtOnce = 5_000;

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
    takeNumber: (kind) => takeNumber(tx, context.tenant.id, kind),
    checkLog: () => checkLog(tx, context.tenant.id, context.marks, { newest: checkedAtOnce }),
  };
}
