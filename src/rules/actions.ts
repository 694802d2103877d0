import type { BusinessRecord } from '../crm/business-record.ts';
import type { CalloutBody } from '../crm/callout-body.ts';
import type { CardSpec } from '../crm/card.ts';
import { firstName } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import type { Content } from '../crm/content.ts';
import type { NewRecord, Settled } from '../crm/effect.ts';
import type { Operator } from '../crm/operator.ts';
import { fillLine } from '../crm/playbook.ts';
import type { Action, NotSent, Rule } from '../crm/rule.ts';
import { whoGets } from '../crm/team.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { DraftId, Id, OperatorId, RecordId } from '../kit/ids.ts';
import type { MaySend } from './may-send.ts';
import { amountAsked, isPriced } from './of-record.ts';

/** What an action goes by, and the words it needs in the language of whoever reads them. */
export type ActionFacts = {
  rule: Pick<Rule, 'id' | 'number' | 'operatorId'>;
  /** What is told to others of it, and when that happened. */
  told: { body: CalloutBody; at: Date };
  view: ContactView;
  team: readonly Operator[];
  now: Date;
  /** What the business is called. */
  business: string;
  /** What they wrote that made it fire; '' where nothing did. */
  said: string;
  newDraftId(): DraftId;
  newRecordId(): RecordId;
  newCalloutId(): Id<'callout'>;
  /** The record that made it fire. */
  record: BusinessRecord | null;
  /** What the payment request it opens is called, where it opens one. */
  paymentNumber: number | null;
  /** What it would send them now, where it sends anything. */
  message: Message | null;
  /** What begins the conversation that it would begin, where it begins one. */
  begins: { may: MaySend; effects: Settled[] } | null;
  say: {
    /** What made it fire, in the business's language. */
    cause(): string;
    /** What a reminder says where nothing else was asked for. */
    reminder(to: Operator): string;
    noticeCard(to: Operator): CardSpec;
    preparedCard(to: Operator, draft: { id: DraftId; text: string }, because?: NotSent): CardSpec;
    unsentCard(to: Operator, because: NotSent): CardSpec;
    /** A payment is asked for in the business's own words; `what` '' takes its word for a payment. */
    payment(asked: { what: string; amount: number; number: number }): { title: string; text: string; dueAt: Date };
    paymentCard(to: Operator, draft: { id: DraftId; text: string }, recordId: RecordId): CardSpec;
  };
};

/** A message of a rule's as it would leave now, or why it would not. `text`: its own words, filled; '' where it has none. */
export type Message = {
  may: MaySend;
  text: string;
  content: Content | null;
  category: 'free' | 'utility' | 'marketing';
  /** The firing it belongs to. */
  firing: Id<'firing'>;
};

/** A case is called by a line. */
const longestTitle = 120;

type Done<K extends Action['do']> = (action: Extract<Action, { do: K }>, facts: ActionFacts) => Settled[];

/**
 * What each action wants done, as effects. An action is added by an entry here and its case in `action` (crm/rule.ts); the compiler leads to its
 * words. Nothing goes to a customer but by `send` and `begin`, which whoever switched the rule on has read and approved; what is prepared is for a
 * person to approve.
 */
export const actions: { [K in Action['do']]: Done<K> } = {
  remind({ who, text }, facts) {
    const to = meant(who, facts);
    if (!to) return [];
    return [
      { do: 'task', operatorId: to.id, contactId: facts.view.contact.id, text: text || facts.say.reminder(to), dueAt: facts.now },
    ];
  },
  notify({ who }, facts) {
    const to = meant(who, facts);
    return to ? [{ do: 'show', to: to.id, push: 'needs-me', card: facts.say.noticeCard(to) }] : [];
  },
  tag: ({ tag }, { view, rule }) => [{ do: 'tag', contactId: view.contact.id, operatorId: rule.operatorId, tag }],
  untag: ({ tag }, { view, rule }) => [{ do: 'untag', contactId: view.contact.id, operatorId: rule.operatorId, tag }],
  move({ to }, { view, rule }) {
    if (!view.deal) return [];
    const because = `rule ${rule.number ?? ''}`.trim();
    return [{ do: 'move', dealId: view.deal.id, toStageId: to, by: 'rule', because, operatorId: rule.operatorId }];
  },
  assign({ to }, { view, rule }) {
    if (!view.conversation) return [];
    const [conversationId, contactId] = [view.conversation.id, view.contact.id];
    return [{ do: 'assign', conversationId, contactId, to, by: rule.operatorId, how: 'assign' }];
  },
  follow: (_, { view, rule }) => [{ do: 'leave', contactId: view.contact.id, operatorId: rule.operatorId, left: false }],
  leave: (_, { view, rule }) => [{ do: 'leave', contactId: view.contact.id, operatorId: rule.operatorId, left: true }],
  case({ text }, facts) {
    // What they write further belongs to the one that is open.
    if (facts.view.openCase) return [];
    const title = clipText(oneLine(text || facts.said) || facts.say.cause(), longestTitle);
    return [openRecord({ id: facts.newRecordId(), kind: 'case', title }, facts)];
  },
  note: ({ text }, { view, rule }) => [{ do: 'note', contactId: view.contact.id, operatorId: rule.operatorId, text }],
  order(_, facts) {
    const { record } = facts;
    if (record?.kind !== 'quote') return [];
    const { id: madeFrom, title, lines, amount, forName, dealId } = record;
    return [openRecord({ id: facts.newRecordId(), kind: 'order', title, lines, amount, forName, dealId, madeFrom }, facts)];
  },
  pay(action, facts) {
    const { view, record, paymentNumber: number, say } = facts;
    const amount = amountAsked(action, record);
    if (amount === null || number === null) return [];
    const { title, text, dueAt } = say.payment({
      what: clipText(action.text || record?.title || '', longestTitle),
      amount,
      number,
    });
    const recordId = facts.newRecordId();
    const madeFrom = isPriced(record) ? { madeFrom: record.id } : {};
    const open = openRecord({ id: recordId, kind: 'payment', number, title, amount, dueAt, ...madeFrom }, facts);
    const to = meant('responsible', facts);
    if (!to || !view.conversation) return [open];
    const draft = { id: facts.newDraftId(), text };
    return [
      open,
      { do: 'draft', id: draft.id, conversationId: view.conversation.id, text, source: 'playbook', from: 'record' },
      { do: 'show', to: to.id, push: 'needs-me', card: say.paymentCard(to, draft, recordId) },
    ];
  },
  prepare: ({ text }, facts) => layReady(filled(text, facts), facts),
  send(_, facts) {
    const { view, rule, message } = facts;
    if (!message || !view.conversation || message.may.is === 'not') return [];
    if (message.may.is === 'asks') return layInstead(message, message.may.because, facts);
    if (!message.content) return [];
    return [
      {
        do: 'send',
        conversationId: view.conversation.id,
        content: message.content,
        category: message.category,
        because: { what: 'rule', note: message.firing },
        approvedBy: rule.operatorId,
        hold: 'grace',
        ...(message.may.at > facts.now ? { notBefore: message.may.at } : {}),
      },
    ];
  },
  begin(_, facts) {
    const { begins } = facts;
    if (!begins || begins.may.is === 'not') return [];
    return begins.may.is === 'asks' ? layInstead({ text: '' }, begins.may.because, facts) : begins.effects;
  },
  call: ({ connection, name }, { view, told, newCalloutId }) => [
    {
      ...{ do: 'call-out', id: newCalloutId(), connectionId: connection, contactId: view.contact.id },
      ...{ body: told.body, at: told.at, undone: name },
    },
  ],
};

/** What could not leave by itself is laid before whoever is responsible; words to be sent by a tap, where it has any. */
export function layInstead({ text }: Pick<Message, 'text'>, because: NotSent, facts: ActionFacts): Settled[] {
  if (text !== '') return layReady(text, facts, because);
  const to = meant('responsible', facts);
  return to ? [{ do: 'show', to: to.id, push: 'needs-me', card: facts.say.unsentCard(to, because) }] : [];
}

/** Opened by the rule's maker, about whom it fired for. */
function openRecord(record: Omit<NewRecord, 'contactId' | 'conversationId'>, { view, rule }: ActionFacts): Settled {
  const about = { contactId: view.contact.id, conversationId: view.conversation?.id ?? null };
  return { do: 'open-record', record: { ...record, ...about }, by: { who: 'rule', id: rule.operatorId } };
}

function layReady(text: string, facts: ActionFacts, because?: NotSent): Settled[] {
  const { view, say, rule } = facts;
  const to = meant('responsible', facts);
  if (!to || !view.conversation) return [];
  const draft = { id: facts.newDraftId(), text };
  return [
    { do: 'draft', id: draft.id, conversationId: view.conversation.id, text, source: 'operator', from: rule.id },
    { do: 'show', to: to.id, push: 'needs-me', card: say.preparedCard(to, draft, because) },
  ];
}

/** The business's own words, to this person. */
export function filled(text: string, { view, business }: Pick<ActionFacts, 'view' | 'business'>): string {
  return fillLine(text, { first_name: firstName(view.contact), business });
}

/** What one action wants done. */
export function effectsOf(action: Action, facts: ActionFacts): Settled[] {
  return (actions[action.do] as Done<Action['do']>)(action, facts);
}

/** Whoever is responsible, or who stands in for them; somebody named is meant whether there or not. */
export function meant(
  who: Extract<Action, { do: 'notify' }>['who'],
  { view, team, now }: Pick<ActionFacts, 'team' | 'now'> & { view: ContactView | null },
): Operator | null {
  if (who === 'responsible') return whoGets(team, view?.conversation?.responsibleId ?? null, now);
  return team.find(({ id }) => id === (who as OperatorId)) ?? null;
}
