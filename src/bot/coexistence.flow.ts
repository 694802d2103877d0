import { and, eq } from 'drizzle-orm';
import type { Tx } from '../../db/client.ts';
import { contacts, conversations, messages } from '../../db/schema/crm.ts';
import { waitsFor } from '../crm/awaiting.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { findOrMakeContact, lockConversation } from '../crm/contact.store.ts';
import { fromPhoneBook } from '../crm/contact.ts';
import { leaveDialogue } from '../crm/dialogue.store.ts';
import { endFollowUps, planFollowUp } from '../crm/follow-up.store.ts';
import { supersedeCards } from '../crm/live-cards.store.ts';
import { nameKey } from '../crm/locale.ts';
import { insertMessage, messageByWamid } from '../crm/message.store.ts';
import { openRead } from '../crm/read.store.ts';
import { findOperator } from '../crm/tenant.store.ts';
import { settleOnPhone } from '../crm/turn.store.ts';
import type { Ring } from '../crm/work.ts';
import type { ConversationId } from '../kit/ids.ts';
import { contentText } from '../meta/content-text.ts';
import type { InboundContactSync, InboundEcho, InboundHistory, InboundHistoryMedia } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';
import { freshSilence, nextFollowUpAt } from './next-follow-up.ts';
import { takeFile } from './take-file.flow.ts';

/** Somebody of the team wrote from the WhatsApp Business app: recorded as the team's answer. It opens no window and starts nothing. */
export async function echoed({ tx, context, numberId }: Arrived, echo: InboundEcho): Promise<Ring[]> {
  const tenantId = context.tenant.id;
  if (echo.content.type === 'edit' || echo.content.type === 'revoke') return [];
  if (await findOperator(tx, tenantId, echo.to)) return [];
  const found = await findOrMakeContact(tx, tenantId, echo.to, echo.at);
  if (!found) return [];
  const conversation = await lockConversation(tx, tenantId, found.contact.id, numberId, echo.at);
  const id = await insertMessage(tx, tenantId, {
    conversationId: conversation.id,
    direction: 'out',
    author: 'phone-app',
    wamid: echo.wamid,
    type: echo.content.type,
    text: contentText(echo.content),
    content: echo.content,
    quotedWamid: echo.quoted?.wamid ?? null,
    identityId: found.identityId,
    at: echo.at,
  });
  // A wamid that is there already is one of our own sends, told back.
  if (!id || echo.content.type === 'reaction') return [];
  const later = !conversation.lastOutboundAt || conversation.lastOutboundAt < echo.at;
  if (later)
    await tx
      .update(conversations)
      .set({ lastOutboundAt: echo.at })
      .where(and(eq(conversations.tenantId, tenantId), eq(conversations.id, conversation.id)));
  await leaveDialogue(tx, context, conversation.id, 'operator-wrote');
  // What they said after it has no answer yet, however late we are told of this one.
  const newer = await settleOnPhone(tx, context, conversation.id, echo.at);
  if (conversation.awaitingSince) await waitsFor(tx, context, conversation.id, newer);
  await supersedeCards(tx, context, conversation.id, 'answered-on-phone', { except: newer });
  if (later) await countAnew(tx, context, conversation.id, echo.at);
  return [];
}

/** Their silence is counted from what was said on the phone. */
async function countAnew(tx: Tx, context: CommitContext, id: ConversationId, at: Date): Promise<void> {
  const view = await openRead(tx, context.tenant.id).conversation(id);
  const silence = freshSilence(at);
  const cardAt = view && nextFollowUpAt(context.tenant, view, silence);
  if (!view || !cardAt) return await endFollowUps(tx, context, id);
  await planFollowUp(tx, context, { conversationId: id, contactId: view.contact.id, cardAt, ...silence });
}

/** A message from before the connection: it fills the CRM without alarms, windows or follow-ups. */
export async function historyTold(
  { tx, context, numberId }: Arrived,
  old: InboundHistory | InboundHistoryMedia,
): Promise<Ring[]> {
  const tenantId = context.tenant.id;
  if (old.kind === 'history-media') return await fillPlaceholder({ tx, context, numberId } as Arrived, old);
  if (await findOperator(tx, tenantId, old.person)) return [];
  const found = await findOrMakeContact(tx, tenantId, old.person, old.at, fromPhoneBook);
  if (!found) return [];
  const conversation = await lockConversation(tx, tenantId, found.contact.id, numberId, old.at);
  await insertMessage(tx, tenantId, {
    conversationId: conversation.id,
    direction: old.direction,
    author: 'history',
    wamid: old.wamid,
    type: old.content.type,
    text: contentText(old.content),
    content: old.content,
    identityId: found.identityId,
    at: old.at,
  });
  return [];
}

/** The file of an earlier placeholder, under the same wamid: that message gets it, no new one is made. */
async function fillPlaceholder({ tx, context, numberId }: Arrived, old: InboundHistoryMedia): Promise<Ring[]> {
  const row = await messageByWamid(tx, context.tenant.id, old.wamid);
  if (!row) return [];
  await tx
    .update(messages)
    .set({ type: old.content.type, text: contentText(old.content), content: old.content, indexed: false })
    .where(and(eq(messages.tenantId, context.tenant.id), eq(messages.id, row.id)));
  return (await takeFile({ tx, context, numberId } as Arrived, old, row.id))?.rings ?? [];
}

/** An entry of the phone's address book: the name the business itself gave. Removing it there removes nobody here. */
export async function personSynced({ tx, context, numberId }: Arrived, sync: InboundContactSync): Promise<Ring[]> {
  const name = sync.fullName ?? sync.firstName;
  if (sync.action !== 'add' || !name || (await findOperator(tx, context.tenant.id, sync.person))) return [];
  const found = await findOrMakeContact(tx, context.tenant.id, { ...sync.person, name }, sync.at, fromPhoneBook);
  if (!found) return [];
  await lockConversation(tx, context.tenant.id, found.contact.id, numberId, sync.at);
  if (found.contact.nameFrom === 'operator') return [];
  await tx
    .update(contacts)
    .set({ name, nameKey: nameKey(name), nameFrom: 'operator' })
    .where(and(eq(contacts.tenantId, context.tenant.id), eq(contacts.id, found.contact.id)));
  return [];
}
