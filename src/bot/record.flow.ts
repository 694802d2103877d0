import { and, eq, gte, sql } from 'drizzle-orm';
import { type Tx, withTenant } from '../../db/client.ts';
import { cards } from '../../db/schema/followups.ts';
import { recordName } from '../commands/record-words.ts';
import { showAge } from '../commands/times.ts';
import { readyWords } from '../commands/words/ready.ts';
import { wordsFor } from '../commands/words.ts';
import { lockRecord, lookedAt } from '../crm/business-record.store.ts';
import { type BusinessRecord, type RecordState, stateAt } from '../crm/business-record.ts';
import type { Card, CardSpec } from '../crm/card.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel, firstName } from '../crm/contact.ts';
import type { Effect, Settled } from '../crm/effect.ts';
import type { Operator } from '../crm/operator.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { keeperOf } from '../crm/team.store.ts';
import type { Ring } from '../crm/work.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { addMs, hourMs } from '../kit/clock.ts';
import type { RecordId, TenantId } from '../kit/ids.ts';
import { contextOf } from './command-context.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { type OwnerSituation, say, settled } from './owner-situation.ts';
import { paymentIsDue, paymentNotes } from './payment.flow.ts';
import { quoteRunsOut } from './quote.flow.ts';
import { showReady } from './ready-card.flow.ts';
import { openSituation } from './situation.store.ts';

/** Letters of a title on a card that asks about it. */
const titleOnCard = 120;

/** The day came on which somebody was to look at a record again: whoever has its customer is told, with words that lie ready. */
export async function remindRecord(needs: BotNeeds, tenantId: TenantId, id: RecordId): Promise<Ring[]> {
  return await withTenant(needs.db, tenantId, async (tx) => {
    const context = await openContext(tx, needs, tenantId);
    const record = await lockRecord(tx, tenantId, id);
    if (!record?.lookAt || record.lookAt > context.now) return [];
    await lookedAt(tx, context, record);
    const view = await openRead(tx, tenantId).contact(record.contactId);
    const operator = view && (await keeperOf(tx, context, view.conversation, record));
    if (!view || !operator || view.contact.blockedAt) return [];
    return await commit(tx, context, await reminderOf(openSituation(tx, context, operator, ''), record, view));
  });
}

/** What is said of it, by its kind. */
async function reminderOf(at: OwnerSituation, record: BusinessRecord, view: ContactView): Promise<Settled[]> {
  if (record.kind === 'case') return await askAfterCase(at, record, view);
  if (record.kind === 'payment') return await paymentIsDue(at, record, view);
  if (record.kind === 'quote') return await quoteRunsOut(at, record, view);
  return [];
}

/** A case was solved a day ago: are they content? */
async function askAfterCase(at: OwnerSituation, record: BusinessRecord, view: ContactView): Promise<Settled[]> {
  const context = contextOf(at);
  const head = at.words.orders.checkDue(
    recordName(record, context, 'first'),
    `*${contactLabel(view.contact)}*`,
    clipText(oneLine(record.title), titleOnCard),
  );
  const text = readyWords[at.context.tenant.locale].caseCheck(firstName(view.contact));
  return await showReady(at, record, { head, text, view });
}

/** What is to be known of somebody who writes, and is not in what they say: that a case of theirs is open, that nobody has confirmed their payment. */
export async function recordNotes(
  tx: Tx,
  context: CommitContext,
  { view, said, operator }: { view: ContactView; said: string; operator: Operator },
): Promise<string[]> {
  const theirs = await openRead(tx, context.tenant.id).recordsOf(view.contact.id, 20);
  const { orders } = wordsFor(operator.locale);
  const open = theirs.filter((one) => one.kind === 'case' && one.closedAt === null).slice(0, 2);
  return [
    ...open.map((one) => orders.caseIsOpen(recordName(one, { operator }, 'first'), clipText(oneLine(one.title), titleOnCard))),
    ...paymentNotes(theirs, said, operator),
  ];
}

/** A customer who writes within a day after their case was solved may mean just that: one card asks whether it is open after all. */
export async function askReopen(
  tx: Tx,
  context: CommitContext,
  { view, operator }: { view: ContactView; operator: Operator },
): Promise<Settled[]> {
  const at = openSituation(tx, context, operator, '');
  const theirs = await at.read.recordsOf(view.contact.id, 20);
  const since = addMs(context.now, -24 * hourMs);
  const solved = theirs.find((one) => one.kind === 'case' && one.state === 'resolved' && one.closedAt && one.closedAt > since);
  if (!solved?.closedAt || (await isAskedAbout(tx, context, solved, 'resolved'))) return [];
  const { orders } = at.words;
  const what = recordName(solved, contextOf(at), 'first');
  const age = showAge(context.now.getTime() - solved.closedAt.getTime());
  const { id: contactId } = view.contact;
  const card: CardSpec = {
    kind: 'notice',
    body: `*${contactLabel(view.contact)}*\n${orders.reopen(what, clipText(oneLine(solved.title), titleOnCard), age)}`,
    choices: [
      { act: { verb: 'run', command: 'case', rest: `#${solved.number} open`, contactId }, label: orders.reopenYes },
      { act: { verb: 'keep' }, label: orders.reopenNo },
    ],
    contactId,
    record: { id: solved.id, state: solved.state },
  };
  return [{ do: 'show', to: operator.id, card, push: 'ordinary' }];
}

/** Whether a card about a record in this state is there already: to ask once more would be to ask twice. */
async function isAskedAbout(tx: Tx, { tenant }: CommitContext, record: BusinessRecord, state: RecordState): Promise<boolean> {
  const [card] = await tx
    .select({ id: cards.id })
    .from(cards)
    .where(
      and(
        eq(cards.tenantId, tenant.id),
        eq(cards.contactId, record.contactId),
        eq(cards.kind, 'notice'),
        gte(cards.createdAt, record.closedAt ?? record.createdAt),
        sql`${cards.subject} -> 'record' = ${JSON.stringify({ id: record.id, state })}::jsonb`,
      ),
    )
    .limit(1);
  return card !== undefined;
}

/** What a card is about is in another state by now, or taken back: then that is said, and nothing is sent. Null while it is as it was. */
export async function recordChanged(at: OwnerSituation, card: Card, view: ContactView): Promise<Effect[] | null> {
  const about = card.subject.record;
  if (!about) return null;
  const record = await at.read.record(about.id);
  const state = record && stateAt(record, at.context.now);
  if (state === about.state && (about.version ?? record?.version) === record?.version) return null;
  const { orders, records } = at.words;
  const what = record && recordName(record, contextOf(at));
  const text =
    !what || !state
      ? orders.goneSince
      : state === about.state
        ? orders.linesSince(what)
        : orders.changedSince(what, records.state[state]);
  return [settled(at, card, 'replaced'), say(at, text, [view.contact.id])];
}
