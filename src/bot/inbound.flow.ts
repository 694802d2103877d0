import { withTenant } from '../../db/client.ts';
import type { Operator } from '../crm/operator.ts';
import { findOperator, lockOperator } from '../crm/tenant.store.ts';
import type { Ring } from '../crm/work.ts';
import { secondMs } from '../kit/clock.ts';
import type { DeliveryId, ItemId, NumberId, TenantId } from '../kit/ids.ts';
import { errorFacts } from '../kit/log.ts';
import type { Inbound, InboundMessage, Person } from '../meta/inbound.ts';
import { lockItem, nextItem, postponeItem, settleItem } from '../meta/inbox.store.ts';
import { readItem } from '../meta/parse.ts';
import { splitStored } from '../meta/split.store.ts';
import type { ItemKind, RawItem } from '../meta/split.ts';
import { keptOut } from './access.flow.ts';
import { accountTold, templateTrouble } from './account.flow.ts';
import type { Arrived } from './arrived.ts';
import { echoed, historyTold, personSynced } from './coexistence.flow.ts';
import { afterWaiting, cameTo, strangerAtConsole, wroteApart, wroteToConsole } from './console.flow.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { customerWrote } from './customer.flow.ts';
import { formTold } from './form-trouble.flow.ts';
import { keepGroupMessage } from './group.flow.ts';
import { operatorSpoke } from './hat.flow.ts';
import { customerCalled, identityChanged, preferenceChanged, userIdChanged } from './identity.flow.ts';
import { joined } from './join.flow.ts';
import { statusTold } from './status.flow.ts';
import { templateTold } from './template.flow.ts';

/** Splits one stored delivery; its items are the next work. */
export async function splitDelivered(needs: BotNeeds, id: DeliveryId): Promise<Ring[]> {
  await needs.reached('split:before');
  try {
    const lanes = await splitStored(needs.db, needs.clock, id);
    await needs.reached('split:after');
    return (lanes ?? []).map((one) => ({ work: { do: 'items', ...one } }));
  } catch (error) {
    needs.log.error('delivery not split', { delivery: id, ...errorFacts(error) });
    return [{ work: { do: 'split', delivery: id }, afterMs: secondMs }];
  }
}

/** At most so many items in one go, so that one busy lane does not keep the others waiting. */
const itemsAtOnce = 25;

/** Handles what waits in one lane, one item after the other, each in a transaction of its own. */
export async function handleLane(needs: BotNeeds, tenantId: TenantId, lane: string): Promise<Ring[]> {
  const again: Ring = { work: { do: 'items', tenant: tenantId, lane } };
  const rings: Ring[] = [];
  for (let n = 0; n < itemsAtOnce; n++) {
    const id = await nextItem(needs.db, needs.clock, lane);
    if (!id) return rings;
    try {
      rings.push(...(await handleItem(needs, tenantId, id)));
    } catch (error) {
      needs.log.error('item failed', { item: id, ...errorFacts(error) });
      return [...rings, { ...again, afterMs: await postponeItem(needs.db, needs.clock, id) }];
    }
  }
  return [...rings, again];
}

async function handleItem(needs: BotNeeds, tenantId: TenantId, id: ItemId): Promise<Ring[]> {
  await needs.reached('item:before');
  const rings = await withTenant(needs.db, tenantId, async (tx) => {
    const item = await lockItem(tx, tenantId, id);
    if (!item) return [];
    const context = await openContext(tx, needs, tenantId);
    const raw = item.raw as RawItem;
    const inbound = readItem(item.kind as ItemKind, raw, item.receivedMachine);
    const work = await dispatch(
      { tx, needs, context, numberId: item.numberId as NumberId, ...(raw.console ? { console: raw.console } : {}) },
      inbound,
    );
    // A reason on a waiting item is the splitter's: it did not know the kind. What could be shown was; the raw item is kept.
    await settleItem(tx, tenantId, id, item.reason ? 'unknown' : 'handled', item.reason);
    await needs.reached('item:before-commit');
    return work;
  });
  await needs.reached('item:after-commit');
  return rings;
}

/** Who is speaking comes before everything else: a group, an operator, or a customer. */
async function dispatch(arrived: Arrived, inbound: Inbound): Promise<Ring[]> {
  switch (inbound.kind) {
    case 'message': {
      if (inbound.groupId) return await keepGroupMessage(arrived, inbound);
      if (inbound.content.type === 'system') return await identityChanged(arrived, inbound, inbound.content);
      return await somebodyWrote(arrived, inbound);
    }
    case 'status':
      return await statusTold(arrived, inbound);
    case 'echo':
      return await ofCustomers(arrived, inbound.to, () => echoed(arrived, inbound));
    case 'history':
    case 'history-media':
      return await ofCustomers(arrived, inbound.person, () => historyTold(arrived, inbound));
    case 'contact-sync':
      return await ofCustomers(arrived, inbound.person, () => personSynced(arrived, inbound));
    case 'preference':
      return await ofCustomers(arrived, inbound.who, () => preferenceChanged(arrived, inbound));
    case 'user-id-update':
      return await userIdChanged(arrived, inbound);
    case 'template':
      return [...(await templateTold(arrived, inbound)), ...(await templateTrouble(arrived, inbound))];
    case 'call':
      return await ofCustomers(arrived, inbound.person, () => customerCalled(arrived, inbound));
    case 'account':
      return await accountTold(arrived, inbound);
    case 'console':
      return await wroteToConsole(arrived, inbound);
    case 'flow':
      return await formTold(arrived, inbound);
    // Kept as items, shown by the platform's tools; nothing in the CRM changes by them.
    case 'group':
    case 'value-error':
    case 'history-declined':
    case 'empty':
    case 'other':
      return [];
  }
}

async function somebodyWrote(arrived: Arrived, message: InboundMessage): Promise<Ring[]> {
  const { number, thread, isOwn } = await cameTo(arrived, message.from);
  // With coexistence somebody may write to the console from the business's own app.
  if (isOwn && number.purpose === 'customers') return [];
  const operator = await operatorBehind(arrived, message);
  if (operator && thread) return await wroteApart(arrived, operator, message, { number, thread });
  if (operator)
    return (
      (await keptOut(arrived, operator, message)) ??
      (await afterWaiting(arrived, operator, message)) ??
      (await operatorSpoke(arrived, operator, message, { apart: number.purpose === 'console' }))
    );
  const joins = await joined(arrived, message, { apart: thread !== null });
  if (joins) return joins;
  return number.purpose === 'customers'
    ? await customerWrote(arrived, message)
    : await strangerAtConsole(arrived, message, number);
}

/** What happens on a console besides messages makes nobody a customer, and neither do the business's numbers to each other. */
async function ofCustomers(arrived: Arrived, who: Person, work: () => Promise<Ring[]>): Promise<Ring[]> {
  const { number, isOwn } = await cameTo(arrived, who);
  return number.purpose === 'customers' && !isOwn ? await work() : [];
}

/** The operator, with their row locked: a lock or a removal waits until what they do is done, or is seen here. */
async function operatorBehind({ tx, context }: Arrived, { from }: InboundMessage): Promise<Operator | null> {
  const found = await findOperator(tx, context.tenant.id, from);
  return found && (await lockOperator(tx, context.tenant.id, found.id));
}
