import type { NumberId, OperatorId, TenantId } from '../kit/ids.ts';
import type { E164 } from '../kit/phone.ts';
import type { Kind, Queue, Route } from './intent.ts';
import type { Locale } from './locale.ts';
import type { OpeningHours } from './opening-hours.ts';

/** A business and how it wants to be served. */
export type Tenant = {
  id: TenantId;
  name: string;
  locale: Locale;
  /** IANA name, as in Europe/Madrid. */
  timezone: string;
  /** Two letters (ISO 3166). */
  country: string;
  /** Three letters (ISO 4217). */
  currency: string;
  preset: string;
  settings: Settings;
};

/** What a business can set; all in seconds or hours. */
export type Settings = {
  /** An approved message waits this long, so that it can be taken back (0–60). */
  graceSeconds: number;
  /** A customer's turn ends after this much silence … */
  turnQuietSeconds: number;
  /** … or this long after its first message, whatever comes first. */
  turnMaxSeconds: number;
  /** A follow-up's card is shown this long before the customer's window closes. */
  cardBeforeWindowHours: number;
  /** What goes without a tap is announced this long before it leaves, so that it can be stopped. */
  autopilotMinutes: number;
  /** After so many follow-ups of a kind approved unchanged in a row they are offered to go by themselves; 0: never. */
  autonomyAfter: number;
  /** Under this confidence a classification moves nothing and asks instead. */
  sureFrom: number;
  /** Nothing but what is urgent comes to its people in these hours ("21:00", the business's own time); both the same: there are none. */
  quietFrom: string;
  quietUntil: string;
  /** What is urgent breaks through until then, and not after it. */
  urgentUntil: string;
  /** When the day's list comes; null: never. */
  digestAt: string | null;
  /** When the day is closed in five lines; null: never. */
  closeAt: string | null;
  /** While so many cards wait for an answer, further ones stay behind one list. */
  cardsAtOnce: number;
  /** … and when so many have come within a minute. */
  cardsPerMinute: number;
  /** From this value on (smallest unit) a deal's customer needs its person at once; null: value decides nothing. */
  highValue: number | null;
  /** Who gets a customer that nobody is responsible for: the first who is there, each in turn, or the first there with the offer to claim them. */
  routing: 'first' | 'turns' | 'queue';
  /** Where each kind of turn goes first, and the people who share a kind of work. */
  routes: Partial<Record<Kind, Route>>;
  queues: Queue[];
  /** A card that nobody has touched for so long goes to the next who is there; 0: never. */
  handOnMinutes: number;
  /** Nothing leaves for a customer in these hours of their own clock ("21:00") that they have not just asked for; both the same: there are none. */
  customersQuietFrom: string;
  customersQuietUntil: string;
  /** When it is open; null: nobody has said, and nothing is done or promised by it. */
  opening: OpeningHours | null;
  /** How long an appointment lasts where nobody says so. */
  appointmentMinutes: number;
  /** A quote holds for so many days. */
  quoteDays: number;
  /** How customers pay, with {amount} and {reference} in it; null: nobody has said. */
  paymentWords: string | null;
  /** Whether somebody who writes when nobody will answer soon is told when they will be; the business's own words for it, else Hilo's. */
  acknowledge: boolean;
  acknowledgement: string | null;
  /** What goes at once to whoever writes of an emergency; null: what the trade's preset says, '': nothing. */
  emergency: string | null;
  /** Who let questions about the opening hours, an order or an appointment be answered without a person; null: nobody. */
  answerHours: OperatorId | null;
  answerOrders: OperatorId | null;
  answerAppointments: OperatorId | null;
  /** Whether customers are reminded of appointments, and asked how it was. */
  reminders: boolean;
  surveys: boolean;
  /** Whether last week comes as a picture behind Monday's list, to those who manage. */
  weekPicture: boolean;
};

export const defaultSettings: Settings = {
  graceSeconds: 5,
  turnQuietSeconds: 5,
  turnMaxSeconds: 20,
  cardBeforeWindowHours: 4,
  autopilotMinutes: 10,
  autonomyAfter: 10,
  sureFrom: 0.7,
  quietFrom: '21:00',
  quietUntil: '07:00',
  urgentUntil: '22:00',
  digestAt: '08:00',
  closeAt: '19:00',
  cardsAtOnce: 5,
  cardsPerMinute: 3,
  highValue: null,
  routing: 'first',
  routes: {},
  queues: [],
  handOnMinutes: 15,
  customersQuietFrom: '21:00',
  customersQuietUntil: '08:00',
  opening: null,
  appointmentMinutes: 30,
  quoteDays: 30,
  paymentWords: null,
  acknowledge: true,
  acknowledgement: null,
  emergency: null,
  answerHours: null,
  answerOrders: null,
  answerAppointments: null,
  reminders: true,
  surveys: true,
  weekPicture: false,
};

/** What a number is for: its customers, only its people's threads, or nothing any more. */
export type Purpose = 'customers' | 'console' | 'former';

/** A WhatsApp number of the business. */
export type BusinessNumber = {
  id: NumberId;
  tenantId: TenantId;
  purpose: Purpose;
  wabaId: string;
  phoneNumberId: string;
  phone: E164;
  ratePerSecond: number;
  stoppedBecause: string | null;
  /** The form in which drafts are changed, at Meta, and why it is not let through for now. */
  editFormId: string | null;
  editFormStopped: 'blocked' | 'throttled' | 'gone' | null;
};

/** Of a business's numbers the one its people's threads run on: its console where it has one, else the number of its customers. */
export function threadNumber<N extends Pick<BusinessNumber, 'purpose'>>(numbers: readonly N[]): N | undefined {
  return numbers.find((one) => one.purpose === 'console') ?? numbers.find((one) => one.purpose === 'customers');
}
