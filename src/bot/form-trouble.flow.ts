import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { messages } from '../../db/schema/crm.ts';
import { wordsFor } from '../commands/words.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Content } from '../crm/content.ts';
import { type FormStopped, letEditForm, stopEditForm } from '../crm/edit-form.store.ts';
import { type OutboxRow, setOutboxState } from '../crm/outbox.store.ts';
import { readManagers } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import type { ErrorCode } from '../kit/errors.ts';
import type { NumberId } from '../kit/ids.ts';
import type { InboundFlow } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';

/**
 * Meta does not take the message with the form: it goes once more with a sentence that asks for the words, which are waited for already. No
 * further form is sent until Meta lets it through. Null where the message has none, or was refused for something else.
 */
export async function wordsInstead(
  tx: Tx,
  context: CommitContext,
  row: OutboxRow,
  code: ErrorCode,
  graphCode: number | null,
): Promise<Ring[] | null> {
  const content = row.content as Content;
  const because = content.type === 'form' ? whyStopped(code, graphCode) : null;
  if (content.type !== 'form' || !because) return null;
  const text: Content = { type: 'text', body: content.otherwise };
  await setOutboxState(tx, context, row.id, {
    content: text,
    state: 'queued',
    nextTryMachine: context.machineNow,
    leaseUntilMachine: null,
    wamid: null,
    acceptedAt: null,
    errorCode: code,
    graphCode,
  });
  if (row.messageId)
    await tx
      .update(messages)
      .set({ type: text.type, text: text.body, content: text, wamid: null })
      .where(and(eq(messages.tenantId, context.tenant.id), eq(messages.id, row.messageId)));
  const told = await stop(tx, context, content.formId, because, row.numberId);
  return [...told, { work: { do: 'send', tenant: context.tenant.id, pair: row.pair } }];
}

/** 132068: blocked. 132069: so many an hour, which an Edit cannot wait for. What it calls invalid is most often a flow that is no longer there. */
function whyStopped(code: ErrorCode, graphCode: number | null): FormStopped | null {
  if (graphCode === 132068) return 'blocked';
  if (graphCode === 132069) return 'throttled';
  return code === 'request-invalid' || code === 'graph-refused' ? 'gone' : null;
}

/** What Meta says of a flow by itself. */
export async function formTold({ tx, context }: Arrived, { flowId, newStatus }: InboundFlow): Promise<Ring[]> {
  if (!flowId) return [];
  switch (newStatus?.toUpperCase()) {
    case 'BLOCKED':
      return await stop(tx, context, flowId, 'blocked');
    case 'THROTTLED':
      return await stop(tx, context, flowId, 'throttled');
    case 'DEPRECATED':
      return await stop(tx, context, flowId, 'gone');
    case 'PUBLISHED':
      await letEditForm(tx, context, flowId);
      return [];
    default:
      return [];
  }
}

/** Of a number alone where that is known: the thread may have moved away from it. Its managers are told once; whoever changes a text next is asked for words. */
async function stop(tx: Tx, context: CommitContext, id: string, because: FormStopped, numberId?: NumberId): Promise<Ring[]> {
  if (!(await stopEditForm(tx, context, id, because, numberId))) return [];
  const managers = await readManagers(tx, context.tenant.id);
  return await commit(
    tx,
    context,
    managers.map(({ id: to, locale }) => ({
      do: 'show' as const,
      push: 'idle' as const,
      to,
      card: { kind: 'notice' as const, body: wordsFor(locale).form.stopped, choices: [] },
    })),
  );
}
