import { and, eq } from 'drizzle-orm';
import { operators } from '../../db/schema/tenants.ts';
import { parseSentence } from '../commands/parse.ts';
import { wordsFor } from '../commands/words.ts';
import { strangeBecause } from '../crm/access.ts';
import { commit } from '../crm/commit.store.ts';
import { insertMessage } from '../crm/message.store.ts';
import type { Operator } from '../crm/operator.ts';
import { findOperator, lockOperator, operatorWrote, readNumbers } from '../crm/tenant.store.ts';
import { type BusinessNumber, threadNumber } from '../crm/tenant.ts';
import type { Ring } from '../crm/work.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import { type E164, phoneKey, showPhone } from '../kit/phone.ts';
import { saysSomething } from '../meta/content.ts';
import { contentText } from '../meta/content-text.ts';
import type { InboundConsole, InboundMessage, Person } from '../meta/inbound.ts';
import { mayTellStranger } from '../outreach/pacing.store.ts';
import type { Arrived } from './arrived.ts';
import { asCustomer } from './hat.flow.ts';
import { flushParked } from './parked.flow.ts';
import { openSituation } from './situation.store.ts';

/**
 * Which number something came to, and from whom. `thread`: where its people's threads are, where that is another. `isOwn`: from another number of
 * the business; what they say to each other is said by no customer.
 */
export type CameTo = { number: BusinessNumber; thread: E164 | null; isOwn: boolean };

export async function cameTo({ tx, context, numberId }: Arrived, { phone }: Pick<Person, 'phone'>): Promise<CameTo> {
  const all = await readNumbers(tx, context.tenant.id);
  const number = all.find((one) => one.id === numberId);
  const thread = threadNumber(all);
  if (!number || !thread) throw new Error('Nothing came to this number.');
  const isOwn = phone !== null && all.some((one) => phoneKey(one.phone) === phoneKey(phone));
  // Of several numbers for customers any serves their people as well, as long as there is no console.
  const isApart = thread.id !== number.id && (thread.purpose === 'console' || number.purpose === 'former');
  return { number, thread: isApart ? thread.phone : null, isOwn };
}

/** So long one line that says where their thread is is enough. */
const toldForMs = hourMs;

/**
 * One of the business's people wrote where their thread is not: nothing of it is done, and once an hour a line says where it is. It opens their
 * window with this number and not with the other. Who tries to be a customer is one here.
 */
export async function wroteApart(
  arrived: Arrived,
  operator: Operator,
  message: InboundMessage,
  { number, thread }: { number: BusinessNumber; thread: E164 },
): Promise<Ring[]> {
  const { tx, context } = arrived;
  const { asCustomerUntil } = operator;
  if (number.purpose === 'customers' && asCustomerUntil && message.at < asCustomerUntil && !operator.lockedAt)
    return await asCustomer(arrived, operator, message);
  const id = await insertMessage(tx, context.tenant.id, {
    operatorId: operator.id,
    direction: 'in',
    author: 'operator',
    wamid: message.wamid,
    type: message.content.type,
    text: operator.lockedAt ? '' : contentText(message.content),
    content: operator.lockedAt ? {} : message.content,
    at: message.at,
  });
  if (!id || !saysSomething(message.content) || (operator.sentOverAt && context.now < addMs(operator.sentOverAt, toldForMs)))
    return [];
  await tx
    .update(operators)
    .set({ sentOverAt: context.now })
    .where(and(eq(operators.tenantId, context.tenant.id), eq(operators.id, operator.id)));
  const text = wordsFor(operator.locale).console.writeThere(showPhone(thread));
  return await commit(tx, context, [{ do: 'turn-away', numberId: number.id, to: message.from, text }]);
}

/**
 * Somebody who is of no team wrote to a console: they are no customer there, nothing they say is kept, and one line a day says what the number
 * is for.
 */
export async function strangerAtConsole(
  { tx, context, numberId, console: at }: Arrived,
  { from, content }: InboundMessage,
  number: BusinessNumber,
): Promise<Ring[]> {
  const who = from.phone ?? from.userId;
  if (!who || !saysSomething(content)) return [];
  if (!(await mayTellStranger(tx, `${number.phoneNumberId}:${who}`, context.machineNow.getTime()))) return [];
  const text = wordsFor(context.tenant.locale).console.forATeam(at?.shared ? null : context.tenant.name);
  return await commit(tx, context, [{ do: 'turn-away', numberId, to: from, text }]);
}

/**
 * Somebody of several businesses wrote to the console these share, for another of them or without saying for which. Their window is one for all:
 * what was parked here comes. Whoever cannot be sure of them hears nothing of it.
 */
export async function wroteToConsole({ tx, context }: Arrived, { notice, from, at }: InboundConsole): Promise<Ring[]> {
  const found = await findOperator(tx, context.tenant.id, from);
  const operator = found && (await lockOperator(tx, context.tenant.id, found.id));
  if (!operator || operator.lockedAt || strangeBecause(operator, { ...from, at })) return [];
  await operatorWrote(tx, context.tenant.id, operator.id, at, from);
  const { rings } = await flushParked(openSituation(tx, context, operator, ''));
  if (notice === 'heard') return rings;
  const text = wordsFor(operator.locale).console.which;
  return [...(await commit(tx, context, [{ do: 'list-businesses', operatorId: operator.id, text, page: 1 }])), ...rings];
}

/** So long words may wait for their business and still be done as if they had just been said. */
const waitedMs = hourMs;

/**
 * What had to wait until it was known for this business: not done any more where that took too long, and said so; nothing where it was the very
 * question that has been answered. Null where it is to be done.
 */
export async function afterWaiting(
  { tx, context, console: at }: Arrived,
  operator: Operator,
  message: InboundMessage,
): Promise<Ring[] | null> {
  if (!at?.waited) return null;
  const text = contentText(message.content);
  const parsed = parseSentence(text);
  const isAnswered = parsed.is === 'command' && parsed.command.name === 'business';
  if (!isAnswered && context.now < addMs(message.at, waitedMs)) return null;
  const id = await insertMessage(tx, context.tenant.id, {
    operatorId: operator.id,
    direction: 'in',
    author: 'operator',
    wamid: message.wamid,
    type: message.content.type,
    text,
    content: message.content,
    at: message.at,
  });
  if (!id || isAnswered) return [];
  const told = wordsFor(operator.locale).console.tooLong(clipText(oneLine(text), 60));
  return await commit(tx, context, [{ do: 'say', to: operator.id, text: told }]);
}
