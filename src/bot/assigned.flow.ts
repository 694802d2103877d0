import { and, eq, inArray } from 'drizzle-orm';
import { conversations } from '../../db/schema/crm.ts';
import { cards } from '../../db/schema/followups.ts';
import { callName } from '../commands/colleague.ts';
import { dotted } from '../commands/rows.ts';
import { someNames } from '../commands/some-names.ts';
import { wordsFor } from '../commands/words.ts';
import type { CardSpec } from '../crm/card.ts';
import { contactLabel, contactName } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import type { Effect } from '../crm/effect.ts';
import { readOperator } from '../crm/tenant.store.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { ConversationId, OperatorId } from '../kit/ids.ts';
import { type OwnerSituation, say } from './owner-situation.ts';

type Assign = Extract<Effect, { do: 'assign' }>;

/**
 * Who is responsible is decided with the conversation locked: where somebody else has become so since it was read, nothing happens, and it says
 * who was faster. Whoever is given people is told, once for all of them.
 */
export async function settleAssigned(at: OwnerSituation, effects: readonly Effect[]): Promise<readonly Effect[]> {
  const assigned = effects.filter((effect): effect is Assign => effect.do === 'assign');
  if (assigned.length === 0) return effects;
  const overtaken = await fasterThan(at, assigned);
  if (overtaken) return [overtaken];
  return [...effects, ...(await tellReceivers(at, assigned))];
}

/** Locks what is assigned, in one order; says who was faster where somebody was. */
async function fasterThan(at: OwnerSituation, assigned: readonly Assign[]): Promise<Effect | null> {
  const ids = [...new Set(assigned.map((one) => one.conversationId))].sort();
  const rows = await at.tx
    .select({ id: conversations.id, has: conversations.responsibleId })
    .from(conversations)
    .where(and(eq(conversations.tenantId, at.context.tenant.id), inArray(conversations.id, ids)))
    .orderBy(conversations.id)
    .for('update');
  for (const { conversationId, contactId, seen } of assigned) {
    const has = rows.find((row) => row.id === conversationId)?.has ?? null;
    if (seen === undefined || has === seen) continue;
    const view = await at.read.contact(contactId);
    const who = view ? contactLabel(view.contact) : '';
    const { responsible } = at.words;
    if (!has) return say(at, responsible.nobodys(who), [contactId]);
    if (has === at.operator.id) return say(at, responsible.alreadyYours(who), [contactId]);
    return say(at, responsible.taken(who, callName(await readOperator(at.tx, at.context.tenant.id, has))), [contactId]);
  }
  return null;
}

/** A line to each who is given people. Whose card waits comes with that card; a transfer has its own summary. */
async function tellReceivers(at: OwnerSituation, assigned: readonly Assign[]): Promise<Effect[]> {
  const told = assigned.filter((one) => one.to && one.to !== at.operator.id && one.how === 'assign');
  const withCard = await haveCards(
    at,
    told.map((one) => one.conversationId),
  );
  const effects: Effect[] = [];
  for (const to of new Set(told.map((one) => one.to as OperatorId))) {
    const people: ContactView[] = [];
    for (const { conversationId, contactId } of told.filter((one) => one.to === to && !withCard.has(one.conversationId))) {
      const view = await at.read.contact(contactId);
      if (view && conversationId) people.push(view);
    }
    if (people.length === 0) continue;
    const receiver = await readOperator(at.tx, at.context.tenant.id, to);
    const card = people.length === 1 ? oneGiven(at, people[0]!, receiver.locale) : manyGiven(at, people, receiver.locale);
    effects.push({ do: 'show', to, push: 'needs-me', card });
  }
  return effects;
}

async function haveCards(at: OwnerSituation, ids: readonly ConversationId[]): Promise<Set<ConversationId | null>> {
  if (ids.length === 0) return new Set();
  const rows = await at.tx
    .select({ id: cards.conversationId })
    .from(cards)
    .where(
      and(
        eq(cards.tenantId, at.context.tenant.id),
        inArray(cards.conversationId, [...ids]),
        eq(cards.state, 'live'),
        inArray(cards.kind, ['turn', 'follow-up']),
      ),
    );
  return new Set(rows.map((row) => row.id));
}

function oneGiven(at: OwnerSituation, view: ContactView, locale: OwnerSituation['operator']['locale']): CardSpec {
  const { responsible, label } = wordsFor(locale);
  const last = clipText(oneLine(view.conversation?.lastText ?? ''), 160);
  const lines = [
    responsible.gaveYou(callName(at.operator)),
    dotted(`*${clipText(oneLine(contactLabel(view.contact)), 90)}*`, view.stage && oneLine(view.stage.name)),
    ...(last ? [`“${last}”`] : []),
  ];
  return {
    kind: 'notice',
    body: lines.join('\n'),
    choices: [
      ...(view.conversation ? [{ label: label.reply, act: { verb: 'reply' as const } }] : []),
      { label: label.open, act: { verb: 'run', command: 'show', rest: '', contactId: view.contact.id } },
    ],
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
  };
}

function manyGiven(at: OwnerSituation, people: readonly ContactView[], locale: OwnerSituation['operator']['locale']): CardSpec {
  const { responsible } = wordsFor(locale);
  const list = someNames(
    people.map(({ contact }) => contactName(contact)),
    5,
  );
  return {
    kind: 'notice',
    body: responsible.gaveYouMany(callName(at.operator), people.length, list),
    choices: [{ label: responsible.seeThem, act: { verb: 'run', command: 'mine', rest: '' } }],
    about: people.slice(0, 10).map((view) => view.contact.id),
  };
}
