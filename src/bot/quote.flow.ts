import { createHash } from 'node:crypto';
import type { Tx } from '../../db/client.ts';
import { showMoney } from '../commands/money.ts';
import { recordHead } from '../commands/record-card.ts';
import { recordName } from '../commands/record-words.ts';
import { replyChoice } from '../commands/reply-choice.ts';
import { showDay } from '../commands/times.ts';
import { readyWords } from '../commands/words/ready.ts';
import { type BusinessRecord, mayBecome, stateAt } from '../crm/business-record.ts';
import type { Card, CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { type Contact, contactLabel, contactName, firstName } from '../crm/contact.ts';
import type { CardHeader, Content } from '../crm/content.ts';
import type { Conversation } from '../crm/conversation.ts';
import type { Settled } from '../crm/effect.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView, Draft } from '../crm/read.ts';
import { keeperOf } from '../crm/team.store.ts';
import type { Ring } from '../crm/work.ts';
import { clipText } from '../kit/clip.ts';
import type { RecordId } from '../kit/ids.ts';
import type { InboundMessage } from '../meta/inbound.ts';
import type { Arrived } from './arrived.ts';
import { contextOf } from './command-context.ts';
import { offersContent } from './offer-shown.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';
import { showReady } from './ready-card.flow.ts';
import { openSituation } from './situation.store.ts';

/** What the buttons under a quote carry; whose quote it is is checked against who taps. */
const acceptPayload = /^hilo:accept:([0-9a-f-]{36}):([0-9a-f]{12})$/;
const payloads = (record: BusinessRecord) => ({
  accept: `hilo:accept:${record.id}:${printOf(record)}`,
  question: `hilo:question:${record.id}`,
});

/** Tells lines and total from others: what is accepted is what was sent, also where it has changed since. */
function printOf({ lines, amount }: BusinessRecord): string {
  const said = JSON.stringify([amount, ...lines.map(({ text, count, unit }) => [text, count, unit])]);
  return createHash('sha256').update(said).digest('hex').slice(0, 12);
}

/** Words as they leave: offers go with their pictures; over a quote stands its document, under it its buttons. What is too long for them goes as words alone. */
export async function recordContent(at: OwnerSituation, card: Card, draft: Draft): Promise<Content> {
  const offers = await offersContent(at, card, draft);
  if (offers) return offers;
  const text: Content = { type: 'text', body: draft.text };
  const record = card.subject.record ? await at.read.record(card.subject.record.id) : null;
  if (record?.kind !== 'quote' || draft.text.length > cardLimits.body) return text;
  const words = readyWords[at.context.tenant.locale];
  const { accept, question } = payloads(record);
  const view = await at.read.contact(record.contactId);
  return {
    type: 'buttons',
    ...(view ? { header: paperOf(record, view, at) } : {}),
    body: draft.text,
    buttons: [
      { id: accept, title: words.accept },
      { id: question, title: words.question },
    ],
  };
}

/** The document, in the business's language. */
function paperOf(record: BusinessRecord, view: ContactView, { context: { tenant, now } }: OwnerSituation): CardHeader {
  const { locale, timezone, name: from } = tenant;
  const { paper: words } = readyWords[locale];
  const day = (at: Date) => showDay(at, { locale, timezone, now });
  const money = (amount: number) => showMoney(amount, record.currency, locale);
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const rows = record.lines.map((line) => ({
    what: line.text,
    note: line.count === 1 ? '' : `${count.format(line.count)}${line.unit === null ? '' : ` × ${money(line.unit)}`}`,
    amount: line.unit === null ? '' : money(Math.round(line.count * line.unit)),
  }));
  return {
    type: 'paper',
    filename: `${words.quote(record.number)}.pdf`,
    paper: {
      title: words.quote(record.number),
      from,
      about: [words.forWhom(contactName(view.contact)), words.date(day(now))],
      rows,
      total: record.amount === null ? null : { what: words.total, amount: money(record.amount) },
      foot: record.dueAt ? [words.until(day(record.dueAt))] : [],
    },
  };
}

/**
 * A customer tapped Accept under a quote of theirs: it is accepted, and whoever has them is told. Late or for the second time it changes nothing.
 * Null for anything else, which is words like any other; so is Question.
 */
export async function quoteTapped(
  { tx, context }: Arrived,
  contact: Contact,
  conversation: Conversation,
  { content }: InboundMessage,
): Promise<Ring[] | null> {
  const [, id, print] = (content.type === 'tap' && acceptPayload.exec(content.id)) || [];
  const read = openRead(tx, context.tenant.id);
  const record = id ? await read.record(id as RecordId) : null;
  if (record?.kind !== 'quote' || record.contactId !== contact.id) return null;
  const state = stateAt(record, context.now);
  if (state === 'accepted') return [];
  const view = await read.contact(contact.id);
  const operator = view && (await keeperOf(tx, context, conversation, record));
  if (!view || !operator) return null;
  const asSent = print === printOf(record);
  const accepts = asSent && mayBecome({ kind: 'quote', state }, 'accepted', 'contact');
  const at = openSituation(tx, context, operator, '');
  return await commit(tx, context, [
    ...(accepts
      ? [
          {
            do: 'change-record' as const,
            recordId: record.id,
            to: 'accepted' as const,
            by: { who: 'contact' as const, id: contact.id },
          },
        ]
      : []),
    {
      do: 'show',
      to: operator.id,
      card: accepts ? acceptedCard(at, record, view) : asSent ? lateCard(at, record, view) : changedCard(at, record, view),
      push: 'needs-me',
    },
  ]);
}

/** A quote was accepted elsewhere: whoever has its customer is told, as if they had tapped it. */
export async function quoteAccepted(tx: Tx, context: CommitContext, record: BusinessRecord): Promise<Settled[]> {
  if (stateAt(record, context.now) === 'accepted') return [];
  const view = await openRead(tx, context.tenant.id).contact(record.contactId);
  const operator = view && (await keeperOf(tx, context, view.conversation, record));
  if (!view || !operator) return [];
  const card = acceptedCard(openSituation(tx, context, operator, ''), record, view);
  return [{ do: 'show', to: operator.id, card, push: 'needs-me' }];
}

/** What comes of an accepted quote: an order, a payment, a word. */
function acceptedCard(at: OwnerSituation, record: BusinessRecord, view: ContactView): CardSpec {
  const context = contextOf(at);
  const { orders, label } = at.words;
  const contactId = view.contact.id;
  const head = orders.accepted(`*${contactLabel(view.contact)}*`, recordName(record, context));
  return {
    kind: 'notice',
    body: clipText([head, ...recordHead(record, view, context).split('\n').slice(1)].join('\n'), cardLimits.body),
    choices: [
      onQuote(record, 'order', orders.makeOrder),
      ...(record.amount === null ? [] : [onQuote(record, 'pay', orders.askPayment)]),
      replyChoice(contactId, { label }),
    ],
    contactId,
    record: { id: record.id, state: 'accepted' },
  };
}

/** It had run out: whoever has them says whether it still holds. */
function lateCard(at: OwnerSituation, record: BusinessRecord, view: ContactView): CardSpec {
  const { orders, label } = at.words;
  const contactId = view.contact.id;
  const day = showDay(record.dueAt ?? record.createdAt, at.place);
  return {
    kind: 'notice',
    body: orders.acceptedLate(`*${contactLabel(view.contact)}*`, recordName(record, contextOf(at)), day),
    choices: [onQuote(record, 'accepted', orders.acceptLate), replyChoice(contactId, { label })],
    contactId,
    record: { id: record.id, state: 'expired' },
  };
}

/** Its lines have changed since: whoever has them sends it as it is now. */
function changedCard(at: OwnerSituation, record: BusinessRecord, view: ContactView): CardSpec {
  const { orders, label } = at.words;
  const contactId = view.contact.id;
  return {
    kind: 'notice',
    body: orders.acceptedOld(`*${contactLabel(view.contact)}*`, recordName(record, contextOf(at))),
    choices: [onQuote(record, 'send', label.send), replyChoice(contactId, { label })],
    contactId,
    record: { id: record.id, state: stateAt(record, at.context.now) },
  };
}

function onQuote({ number, contactId }: BusinessRecord, rest: string, label: string): Choice {
  return {
    act: { verb: 'run', command: 'quote', rest: `#${number} ${rest}`, contactId },
    label: clipText(label, cardLimits.button),
  };
}

/** Two days before it runs out there are words to send; once it has, it is written down and said. */
export async function quoteRunsOut(at: OwnerSituation, record: BusinessRecord, view: ContactView): Promise<Settled[]> {
  const { orders, label } = at.words;
  const context = contextOf(at);
  const what = recordName(record, context, 'first');
  const who = `*${contactLabel(view.contact)}*`;
  const contactId = view.contact.id;
  if (stateAt(record, at.context.now) === 'expired') {
    const card: CardSpec = {
      kind: 'notice',
      body: orders.ranOut(what, who),
      choices: [onQuote(record, 'send', label.send), { act: { verb: 'dismiss' }, label: label.dismiss }],
      contactId,
      record: { id: record.id, state: 'expired' },
    };
    return [
      { do: 'change-record', recordId: record.id, to: 'expired', by: { who: 'hilo' } },
      { do: 'show', to: at.operator.id, card, push: 'ordinary' },
    ];
  }
  if (!record.dueAt) return [];
  const { tenant, now } = at.context;
  const until = showDay(record.dueAt, { locale: tenant.locale, timezone: tenant.timezone, now });
  const head = orders.runsOut(what, who, showDay(record.dueAt, at.place));
  const text = readyWords[tenant.locale].quoteRunsOut(firstName(view.contact), record.number, until);
  return await showReady(at, record, { head, text, view });
}
