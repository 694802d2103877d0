import { addMs, hourMs } from '../kit/clock.ts';
import type { CalendarId, ContactId, ConversationId, DealId, OperatorId, RecordId, TenantId } from '../kit/ids.ts';

/** What a business record can be. A deal is none: it stands in a pipeline (deal.ts). */
export type RecordKind = 'appointment' | 'order' | 'quote' | 'case' | 'payment';

/** What is called by a number of its own in the thread. */
export type NumberedKind = RecordKind | 'offer';

/** Who or what changes a record. `outside`: another system, by its signed events. */
export type RecordActor = 'operator' | 'contact' | 'rule' | 'model' | 'hilo' | 'outside';

/** A line of an order or a quote; `unit` is the price of one, in the currency's smallest unit. */
export type RecordLine = { text: string; count: number; unit: number | null };

type Step = { to: string; by: readonly RecordActor[] };

const people = ['operator', 'contact', 'outside'] as const;
const us = ['operator', 'rule', 'hilo', 'outside'] as const;

/**
 * The states of each kind, the first being the one it is opened in, and who may lead from one to another. A payment is paid only when the payment
 * system says so: nobody's word makes it so.
 */
const lives = {
  appointment: {
    booked: [
      { to: 'confirmed', by: people },
      { to: 'cancelled', by: people },
      { to: 'done', by: us },
      { to: 'no-show', by: ['operator'] },
    ],
    confirmed: [
      { to: 'booked', by: ['operator', 'outside'] },
      { to: 'cancelled', by: people },
      { to: 'done', by: us },
      { to: 'no-show', by: ['operator'] },
    ],
    done: [{ to: 'no-show', by: ['operator'] }],
    'no-show': [{ to: 'done', by: ['operator'] }],
    cancelled: [],
  },
  order: {
    open: [
      { to: 'sent', by: us },
      { to: 'delivered', by: us },
      { to: 'cancelled', by: us },
    ],
    sent: [
      { to: 'delivered', by: us },
      { to: 'cancelled', by: us },
    ],
    delivered: [],
    cancelled: [],
  },
  quote: {
    open: [
      { to: 'sent', by: us },
      { to: 'accepted', by: people },
      { to: 'declined', by: people },
      { to: 'expired', by: us },
    ],
    sent: [
      { to: 'accepted', by: people },
      { to: 'declined', by: people },
      { to: 'expired', by: us },
    ],
    expired: [
      { to: 'sent', by: us },
      { to: 'accepted', by: ['operator', 'outside'] },
    ],
    accepted: [],
    declined: [{ to: 'accepted', by: people }],
  },
  case: {
    open: [
      { to: 'waiting', by: us },
      { to: 'resolved', by: us },
    ],
    waiting: [
      { to: 'open', by: ['operator', 'contact', 'rule', 'hilo', 'outside'] },
      { to: 'resolved', by: us },
    ],
    resolved: [{ to: 'open', by: people }],
  },
  payment: {
    requested: [
      { to: 'paid', by: ['outside'] },
      { to: 'failed', by: ['outside'] },
      { to: 'cancelled', by: us },
    ],
    failed: [
      { to: 'paid', by: ['outside'] },
      { to: 'requested', by: us },
      { to: 'cancelled', by: us },
    ],
    paid: [{ to: 'refunded', by: ['outside'] }],
    refunded: [],
    cancelled: [{ to: 'paid', by: ['outside'] }],
  },
} as const satisfies Record<RecordKind, Record<string, readonly Step[]>>;

export type StateOf<K extends RecordKind> = keyof (typeof lives)[K] & string;
export type RecordState = { [K in RecordKind]: StateOf<K> }[RecordKind];

export const recordKinds = Object.keys(lives) as RecordKind[];
export const recordStates = [...new Set(Object.values(lives).flatMap((life) => Object.keys(life) as RecordState[]))];

/** Nothing more is expected to happen in these; some can still be left, as a resolved case that is taken up again. */
const ended: Record<RecordKind, readonly RecordState[]> = {
  appointment: ['done', 'no-show', 'cancelled'],
  order: ['delivered', 'cancelled'],
  quote: ['accepted', 'declined', 'expired'],
  case: ['resolved'],
  payment: ['paid', 'refunded', 'cancelled'],
};

/** A business record as it is read. Times are moments, amounts in the currency's smallest unit; `number` is what the thread calls it by. */
export type BusinessRecord = {
  id: RecordId;
  kind: RecordKind;
  number: number;
  state: RecordState;
  contactId: ContactId;
  conversationId: ConversationId | null;
  dealId: DealId | null;
  title: string;
  forName: string | null;
  calendarId: CalendarId | null;
  startsAt: Date | null;
  endsAt: Date | null;
  amount: number | null;
  currency: string;
  lines: RecordLine[];
  dueAt: Date | null;
  /** How it was, from 1 to 5, where they were asked and said so. */
  score: number | null;
  /** Who opened it. */
  source: RecordActor;
  externalSystem: string | null;
  externalRef: string | null;
  version: number;
  createdBy: OperatorId | null;
  createdAt: Date;
  closedAt: Date | null;
};

/** What can change of a record besides its state. */
export type RecordChange = Partial<
  Pick<
    BusinessRecord,
    'title' | 'forName' | 'calendarId' | 'startsAt' | 'endsAt' | 'amount' | 'lines' | 'dueAt' | 'dealId' | 'score'
  >
>;

/** All a change can touch: what an undo puts back. */
export type RecordContent = Required<RecordChange> & Pick<BusinessRecord, 'state' | 'closedAt'>;

/** An appointment: a record whose calendar and times are there. */
export type Appointment = BusinessRecord & { kind: 'appointment'; calendarId: CalendarId; startsAt: Date; endsAt: Date };

/** The state a record of this kind is opened in. */
export function firstState<K extends RecordKind>(kind: K): StateOf<K> {
  return Object.keys(lives[kind])[0] as StateOf<K>;
}

/** Whether a record of this kind can be in this state at all. */
export function isStateOf(kind: RecordKind, state: string): state is RecordState {
  return state in lives[kind];
}

/** Whether somebody may lead a record from one state to another. Staying in one is no step. */
export function mayBecome(record: Pick<BusinessRecord, 'kind' | 'state'>, to: RecordState, by: RecordActor): boolean {
  const steps: readonly Step[] = (lives[record.kind] as Record<string, readonly Step[]>)[record.state] ?? [];
  return steps.some((step) => step.to === to && step.by.includes(by));
}

/** The states that somebody may lead it to, in the order in which they are offered. */
export function nextStates(record: Pick<BusinessRecord, 'kind' | 'state'>, by: RecordActor): RecordState[] {
  const steps: readonly Step[] = (lives[record.kind] as Record<string, readonly Step[]>)[record.state] ?? [];
  return steps.filter((step) => step.by.includes(by)).map((step) => step.to as RecordState);
}

export function isEnded(kind: RecordKind, state: RecordState): boolean {
  return ended[kind].includes(state);
}

/**
 * The state a record is in at a moment. A quote runs out with its date, whatever its row says: nobody accepts what no longer holds in the
 * seconds before it is written down.
 */
export function stateAt(record: Pick<BusinessRecord, 'kind' | 'state' | 'dueAt'>, now: Date): RecordState {
  const runsOut = record.kind === 'quote' && (record.state === 'open' || record.state === 'sent');
  return runsOut && record.dueAt && record.dueAt <= now ? 'expired' : record.state;
}

/**
 * When somebody is to look at a record again by itself, seen from a moment: a quote that was sent two days before it runs out, and when it does; a
 * payment when it is due; a solved case a day later. Null where nothing is to be looked at any more.
 */
export function lookAgainAt({ kind, state, dueAt, closedAt }: Looked, now: Date): Date | null {
  if (kind === 'quote' && dueAt && (state === 'open' || state === 'sent')) {
    const before = addMs(dueAt, -48 * hourMs);
    return state === 'sent' && now < before ? before : dueAt;
  }
  if (kind === 'payment' && dueAt && (state === 'requested' || state === 'failed')) return now < dueAt ? dueAt : null;
  if (kind === 'case' && state === 'resolved' && closedAt) {
    const dayAfter = addMs(closedAt, 24 * hourMs);
    return now < dayAfter ? dayAfter : null;
  }
  return null;
}

type Looked = Pick<BusinessRecord, 'kind' | 'state' | 'dueAt' | 'closedAt'>;

/** An appointment that will take place, and so takes its time in its calendar. */
export function stands(record: Pick<BusinessRecord, 'kind' | 'state'>): boolean {
  return record.kind === 'appointment' && (record.state === 'booked' || record.state === 'confirmed');
}

/** The time of the business itself, where nobody in particular is booked. */
export function calendarOf(who: OperatorId | TenantId): CalendarId {
  return who as string as CalendarId;
}

/** Whether what is in it may still change: an order until it is on its way, a quote until it is answered. */
export function linesMayChange({ kind, state }: Pick<BusinessRecord, 'kind' | 'state'>): boolean {
  if (kind === 'order') return state === 'open';
  return kind === 'quote' && (state === 'open' || state === 'sent' || state === 'expired');
}

/** The payment by which a record was paid: one of the same thing and amount, which is how it is asked for. */
export function paidBy(
  record: Pick<BusinessRecord, 'title' | 'amount'>,
  theirs: readonly BusinessRecord[],
): BusinessRecord | null {
  return (
    theirs.find(
      ({ kind, state, title, amount }) =>
        kind === 'payment' && state === 'paid' && title === record.title && amount === record.amount,
    ) ?? null
  );
}

/**
 * What is there already of what somebody would make of a quote or an order: its order; the payment of the same amount, or of all of it. Null where
 * nothing is.
 */
export function madeAlready(
  { amount: whole }: Pick<BusinessRecord, 'amount'>,
  wanted: { kind: 'order' } | { kind: 'payment'; amount: number },
  made: readonly BusinessRecord[],
): BusinessRecord | null {
  const isIt = ({ kind, amount }: BusinessRecord) =>
    kind === wanted.kind &&
    (wanted.kind === 'order' || amount === wanted.amount || (amount !== null && whole !== null && amount >= whole));
  return made.find(isIt) ?? null;
}

/** What the lines come to; null where one of them has no price. */
export function totalOf(lines: readonly RecordLine[]): number | null {
  if (lines.length === 0) return null;
  return lines.reduce<number | null>(
    (sum, { count, unit }) => (sum === null || unit === null ? null : sum + Math.round(count * unit)),
    0,
  );
}

/** What may be asked about business records. Removed ones are nowhere. */
export type RecordRead = {
  record(id: RecordId): Promise<BusinessRecord | null>;
  /** By what the thread calls it: "order 12". */
  recordNumbered(kind: RecordKind, number: number): Promise<BusinessRecord | null>;
  /** A contact's: what is still open first (the next appointment at the top), then what ended last. */
  recordsOf(contact: ContactId, limit: number): Promise<BusinessRecord[]>;
  /** What was made of a quote, or of an order, and was not cancelled, oldest first. Until this is written nobody else makes any more of it. */
  madeFrom(id: RecordId): Promise<BusinessRecord[]>;
  /** Those of a kind in which something is still to happen, oldest first. */
  openRecords(kind: RecordKind, limit: number): Promise<{ rows: BusinessRecord[]; total: number }>;
  /** Appointments that touch this stretch of time, in their order: all, or only those that take their time in one calendar. */
  appointments(from: Date, until: Date, limit: number, calendar?: CalendarId): Promise<Appointment[]>;
};
