import { DateTime } from 'luxon';
import type { Tx } from '../../db/client.ts';
import { callName } from '../commands/colleague.ts';
import { customerTime } from '../commands/customer-time.ts';
import { answerFromHours } from '../commands/hours-question.ts';
import { asksForAppointment, asksForOrder } from '../commands/record-question.ts';
import { showDay } from '../commands/times.ts';
import { knownAnswerWords } from '../commands/words/known-answers.ts';
import { type BusinessRecord, stands } from '../crm/business-record.ts';
import { whoseCalendar } from '../crm/calendar.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Content } from '../crm/content.ts';
import { type InteractionType, knownSources, type SuggestedAnswer } from '../crm/interaction.ts';
import type { Locale } from '../crm/locale.ts';
import { readNoticed } from '../crm/notice.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { languageOf } from '../crm/spoken-language.ts';
import { readTeam } from '../crm/team.store.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { replyButtons, whatFor } from './appointment-message.flow.ts';

/** What the business's own facts answer. `text` is what a card suggests; without a person goes what `leaves` says, which may hold buttons. */
export type KnownReply = {
  type: SuggestedAnswer;
  text: string;
  record?: Pick<BusinessRecord, 'id' | 'version'>;
  trueUntil: Date | null;
  leaves(): Promise<{ type: InteractionType; content: Content }>;
};

type Asked = { tx: Tx; context: CommitContext; view: ContactView; said: string };
type Known = {
  /** Whether this and nothing else is asked, by its words. */
  asks(said: string, context: Pick<CommitContext, 'tenant' | 'now'>): boolean;
  /** Null where there is nothing to answer with: a person does. */
  reply(asked: Asked): Promise<KnownReply | null>;
};

/** Every type of question with a known answer. */
const known: Record<SuggestedAnswer, Known> = {
  hours: { asks: (said, { tenant, now }) => answerFromHours(said, tenant, now) !== null, reply: hoursReply },
  order: { asks: asksForOrder, reply: orderReply },
  appointment: { asks: asksForAppointment, reply: appointmentReply },
};

/** The fact that answers what they ask, whatever a model would say; null where they ask anything else, or there is none. */
export async function knownReply(tx: Tx, context: CommitContext, view: ContactView, said: string): Promise<KnownReply | null> {
  const one = Object.values(known).find(({ asks }) => asks(said, context));
  return one ? await one.reply({ tx, context, view, said }) : null;
}

/** By what a draft of it says where it is from. */
export function sourceOf(type: SuggestedAnswer): string {
  return Object.keys(knownSources).find((source) => knownSources[source] === type)!;
}

async function hoursReply({ context: { tenant, now }, said }: Asked): Promise<KnownReply | null> {
  const text = answerFromHours(said, tenant, now);
  // It says "today" and "tomorrow".
  const trueUntil = DateTime.fromJSDate(now, { zone: tenant.timezone }).endOf('day').toJSDate();
  return text ? { type: 'hours', text, trueUntil, leaves: async () => ({ type: 'hours', content: words(text) }) } : null;
}

/** Of one open order its state; of several, on the card all of them, and without a person a list to pick from. */
async function orderReply({ tx, context, view, said }: Asked): Promise<KnownReply | null> {
  const locale = languageOf(said) ?? context.tenant.locale;
  const open = openOrders(await openRead(tx, context.tenant.id).recordsOf(view.contact.id, 50), said);
  const [first] = open;
  if (!first || open.length > cardLimits.rows) return null;
  const texts = open.map((order) => orderState(order, context, locale));
  if (open.length === 1) {
    const content = words(texts[0]!);
    const { id, version } = first;
    return {
      type: 'order',
      text: texts[0]!,
      record: { id, version },
      trueUntil: null,
      leaves: async () => ({ type: 'order', content }),
    };
  }
  const say = knownAnswerWords[locale];
  const rows = open.map((order) => ({
    id: `${orderPayload}${order.id}`,
    title: clipText(`${order.number} · ${oneLine(order.title)}`, cardLimits.row),
    description: say.states[order.state as 'open' | 'sent'],
  }));
  const list: Content = { type: 'list', body: say.which, label: say.choose, sections: [{ rows }] };
  return {
    type: 'order',
    text: clipText(texts.join('\n\n'), cardLimits.body),
    trueUntil: null,
    leaves: async () => ({ type: 'order-list', content: list }),
  };
}

/** What the rows of the list carry; whose order it is is checked against who picks. */
export const orderPayload = 'hilo:order:';

/** Their orders that are not over; of a number they name, that one. */
function openOrders(theirs: readonly BusinessRecord[], said: string): BusinessRecord[] {
  const open = theirs.filter(({ kind, state }) => kind === 'order' && (state === 'open' || state === 'sent'));
  const numbers: readonly string[] = said.match(/\d+/g) ?? [];
  return numbers.length > 0 ? open.filter(({ number }) => numbers.includes(String(number))) : open;
}

/** Where an order is, as its customer reads it. */
export function orderState(
  order: BusinessRecord,
  { tenant, now }: Pick<CommitContext, 'tenant' | 'now'>,
  locale: Locale,
): string {
  const say = knownAnswerWords[locale];
  const what = say.order(order.number, clipText(oneLine(order.title), 80));
  const day = order.dueAt && order.dueAt > now ? showDay(order.dueAt, { locale, timezone: tenant.timezone, now }) : null;
  const state = order.state === 'sent' ? say.sent(what, day) : say.open(what, day);
  return [state, ...(order.externalRef ? [say.reference(clipText(oneLine(order.externalRef), 120))] : [])].join('\n');
}

/** Their next appointment: when, what and with whom, with the buttons that its confirmation has. */
async function appointmentReply({ tx, context, view }: Asked): Promise<KnownReply | null> {
  const { tenant } = context;
  const [next] = await appointmentsAhead(tx, context, view);
  const found = next && (await readNoticed(tx, context, next.id));
  if (!found) return null;
  const { record, noticed } = found;
  const colleague = whoseCalendar(record.calendarId, await readTeam(tx, tenant.id));
  const whom = colleague ? knownAnswerWords[tenant.locale].with(callName(colleague)) : '';
  const what = [whatFor({ record }, context), whom].filter((part) => part !== '').join(' ');
  const when = customerTime(noticed.startsAt, tenant);
  const text = knownAnswerWords[tenant.locale].appointment(oneLine(tenant.name), when, what);
  return {
    type: 'appointment',
    text,
    record: { id: record.id, version: record.version },
    trueUntil: noticed.startsAt,
    leaves: async () => {
      const buttons = await replyButtons(tx, context, found);
      return { type: 'appointment', content: { type: 'buttons', body: clipText(text, cardLimits.body), buttons } };
    },
  };
}

/** The appointments somebody has before them, the soonest first. */
export async function appointmentsAhead(tx: Tx, { tenant, now }: CommitContext, view: ContactView): Promise<BusinessRecord[]> {
  const theirs = await openRead(tx, tenant.id).recordsOf(view.contact.id, 50);
  return theirs
    .filter((one) => stands(one) && one.startsAt !== null && one.startsAt > now)
    .toSorted((a, b) => a.startsAt!.getTime() - b.startsAt!.getTime());
}

function words(body: string): Content {
  return { type: 'text', body };
}

/** Whether the words alone are a question with a known answer: no model needs to be asked, whether or not there is one this time. */
export function asksWhatIsKnown(said: string, context: Pick<CommitContext, 'tenant' | 'now'>): boolean {
  return Object.values(known).some(({ asks }) => asks(said, context));
}
