import type { Tx } from '../../db/client.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { firstName } from '../crm/contact.ts';
import { readStages } from '../crm/deal.store.ts';
import { readPlaybook, sentLately } from '../crm/playbook.store.ts';
import { suggestReply } from '../crm/playbook.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { type DraftId, newId } from '../kit/ids.ts';
import { knownReply, sourceOf } from './known-reply.flow.ts';

/** The playbook's reply to what they said; also for somebody nobody has answered since. */
export async function playbookDraft(tx: Tx, view: ContactView, said: string, context: CommitContext): Promise<Draft | null> {
  const { tenant, now } = context;
  if (!view.conversation) return null;
  const sent = await sentLately(tx, tenant.id, view.conversation.id);
  const known = await knownReply(tx, context, view, said);
  const shared = { id: newId<DraftId>(), conversationId: view.conversation.id, source: 'playbook' as const, createdAt: now };
  if (known && !sent.includes(known.text)) return { ...shared, text: known.text, from: sourceOf(known.type) };
  // Who tries it stands nowhere, and is answered as somebody new.
  const stage = view.contact.testOf ? (await readStages(tx, tenant.id)).find(({ kind }) => kind === 'open') : view.stage;
  const suggested = suggestReply(await readPlaybook(tx, tenant.id), {
    stageId: stage?.id ?? null,
    said,
    sent,
    atEntry: stage?.position === 0,
    values: { first_name: firstName(view.contact), business: tenant.name },
  });
  if (!suggested) return null;
  const { line, text } = suggested;
  return { ...shared, text, from: line.id };
}
