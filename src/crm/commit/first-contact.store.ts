import { and, eq, isNull, sql } from 'drizzle-orm';
import { contacts, conversations } from '../../../db/schema/crm.ts';
import { operators } from '../../../db/schema/tenants.ts';
import type { OperatorId } from '../../kit/ids.ts';
import { dayOf } from '../business-days.ts';
import { insertMessage } from '../message.store.ts';
import { readOperator, readThreadNumber } from '../tenant.store.ts';
import { keptUntil, testContact } from '../test-contact.store.ts';
import { takeIntoTurn } from '../turn.store.ts';
import { log } from './log.store.ts';
import type { Committing, Writers } from './writers.ts';

/** How somebody gets to know Hilo: their first questions, tips, and trying what it is like to be a customer. */
export const firstContactWriters: Writers<'welcome' | 'tipped' | 'pretend' | 'as-customer'> = {
  async welcome(tx, context, { operatorId, step }) {
    // A day with questions needs no tip.
    const today = dayOf(context.now, context.tenant.timezone);
    await tx.update(operators).set({ welcome: step, tippedOn: today }).where(isOperator(context, operatorId));
    return [];
  },
  async tipped(tx, context, { operatorId, on }) {
    await tx
      .update(operators)
      .set({ tippedOn: on, tipsLeft: sql`greatest(${operators.tipsLeft} - 1, 0)` })
      .where(isOperator(context, operatorId));
    return [];
  },
  /** As a real one's words come, but for the door: stored, taken into a turn, and shown when the turn ends. */
  async pretend(tx, context, { operatorId, name, text }) {
    const { tenant, now } = context;
    const operator = await readOperator(tx, tenant.id, operatorId);
    // What goes back goes into the operator's own thread: their window is its window.
    const { id: numberId } = await readThreadNumber(tx, tenant.id);
    const { conversationId } = await testContact(tx, context, { operator, name, numberId });
    const talk = and(eq(conversations.tenantId, tenant.id), eq(conversations.id, conversationId));
    await tx
      .update(conversations)
      .set({ lastInboundAt: operator.lastInboundAt ?? now, awaitingSince: now, lastText: text })
      .where(talk);
    const turn = await takeIntoTurn(tx, context, conversationId);
    await insertMessage(tx, tenant.id, {
      conversationId,
      direction: 'in',
      author: 'contact',
      type: 'text',
      text,
      content: { type: 'text', body: text },
      turnId: turn.id,
      at: now,
    });
    const afterMs = Math.max(0, turn.dueAt.getTime() - now.getTime());
    return [{ work: { do: 'turn', tenant: tenant.id, turn: turn.id }, afterMs }];
  },
  async 'as-customer'(tx, context, { operatorId, until }) {
    await tx.update(operators).set({ asCustomerUntil: until }).where(isOperator(context, operatorId));
    await tx
      .update(contacts)
      .set({ forgetAt: keptUntil(until ?? context.now) })
      .where(and(eq(contacts.tenantId, context.tenant.id), eq(contacts.testOf, operatorId), isNull(contacts.erasedAt)));
    if (until) await log(tx, context, { operatorId, action: 'as-customer', detail: { until: until.toISOString() } });
    return [];
  },
};

function isOperator({ tenant }: Committing, id: OperatorId) {
  return and(eq(operators.tenantId, tenant.id), eq(operators.id, id));
}
