import { and, eq, isNotNull } from 'drizzle-orm';
import { acts } from '../../db/schema/followups.ts';
import { wordsFor } from '../commands/words.ts';
import { messageByWamid } from '../crm/message.store.ts';
import type { Operator } from '../crm/operator.ts';
import { operatorWrote } from '../crm/tenant.store.ts';
import { testContact } from '../crm/test-contact.store.ts';
import type { Ring } from '../crm/work.ts';
import { type ActId, isId } from '../kit/ids.ts';
import { answeredBy } from '../meta/content.ts';
import type { InboundMessage } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';
import { contactWrote } from './customer.flow.ts';
import { decideHat } from './hat.ts';
import { openPayload, ownerWrote } from './owner.flow.ts';

/**
 * One of the business's people wrote into their thread: as themselves, or as the customer they try to be. `apart`: customers write to another
 * number.
 */
export async function operatorSpoke(
  arrived: Arrived,
  operator: Operator,
  message: InboundMessage,
  { apart }: { apart: boolean },
): Promise<Ring[]> {
  const toOwnThread = operator.asCustomerUntil !== null && (await isToOwnThread(arrived, operator, message));
  const hat = decideHat(operator, { content: message.content, at: message.at, toOwnThread, apart });
  if (hat !== 'customer') return await ownerWrote(arrived, operator, message, hat);
  // It is one phone and one number, so it opens their own window too.
  await operatorWrote(arrived.tx, arrived.context.tenant.id, operator.id, message.at, message.from);
  return await asCustomer(arrived, operator, message);
}

/** Their words as a customer's. */
export async function asCustomer(arrived: Arrived, operator: Operator, message: InboundMessage): Promise<Ring[]> {
  const { tx, context, numberId } = arrived;
  const name = wordsFor(operator.locale).first.testName(operator.name.split(' ')[0] ?? '');
  const until = operator.asCustomerUntil ?? context.now;
  const { contact } = await testContact(tx, context, { operator, name, numberId, until });
  return await contactWrote(arrived, { contact, identityId: null }, message);
}

/** Their own buttons, cards and answers are told by whose they are: an act's row, a message of their thread. */
async function isToOwnThread(
  { tx, context }: Arrived,
  operator: Operator,
  { content, quoted }: InboundMessage,
): Promise<boolean> {
  const tenantId = context.tenant.id;
  const id = answeredBy(content);
  if (id !== null) {
    if (id === openPayload) return true;
    if (!isId(id)) return false;
    const [act] = await tx
      .select({ id: acts.id })
      .from(acts)
      .where(and(eq(acts.tenantId, tenantId), eq(acts.id, id as ActId), isNotNull(acts.operatorId)));
    return act !== undefined;
  }
  const about = content.type === 'reaction' ? content.wamid : quoted?.wamid;
  return about ? (await messageByWamid(tx, tenantId, about))?.operatorId === operator.id : false;
}
