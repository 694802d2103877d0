import type { Tx } from '../../db/client.ts';
import { appointmentLine } from '../commands/appointment-line.ts';
import { customerTime } from '../commands/customer-time.ts';
import { replyChoice } from '../commands/reply-choice.ts';
import { customerAppointmentWords } from '../commands/words/appointment-customer.ts';
import { wordsFor } from '../commands/words.ts';
import { stands } from '../crm/business-record.ts';
import { whoseCalendar } from '../crm/calendar.ts';
import type { CardSpec, Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Content } from '../crm/content.ts';
import { windowUntil } from '../crm/conversation.ts';
import type { SendEffect, Settled } from '../crm/effect.ts';
import { type NewCustomerAct, type NoticedRecord, writeCustomerActs } from '../crm/notice.store.ts';
import type { Operator } from '../crm/operator.ts';
import type { ContactView } from '../crm/read.ts';
import { keeperOf, readTeam } from '../crm/team.store.ts';
import type { TemplatePurpose } from '../crm/template-purpose.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { contextOf } from './command-context.ts';
import { filledTemplate } from './filled-template.flow.ts';
import { openSituation } from './situation.store.ts';

/** An appointment and whose it is. */
export type About = NoticedRecord & { view: ContactView };

/** What is told of one. */
export type Told = 'booked' | 'moved' | 'cancelled' | 'reminder' | 'survey';

const purposes: Record<Told, TemplatePurpose> = {
  booked: 'appointment-confirmation',
  moved: 'appointment-confirmation',
  cancelled: 'appointment-cancelled',
  reminder: 'appointment-reminder',
  survey: 'visit-survey',
};

/**
 * Tells its customer of an appointment: in the business's own words where they may still go, else by the template for it. Where neither can
 * be, whoever is responsible hears that they do not know.
 */
export async function tellCustomer(tx: Tx, context: CommitContext, about: About, told: Told): Promise<Settled[]> {
  const { view } = about;
  const { conversation } = view;
  const until = conversation && windowUntil(conversation);
  const what = told === 'reminder' || told === 'survey' ? 'appointment' : 'booking';
  if (conversation && until && context.now < until)
    return await sending(tx, context, about, await ownWords(tx, context, about, told), { what });
  const template = conversation && (await byTemplate(tx, context, about, told));
  if (template) return await sending(tx, context, about, template.content, { what, category: template.category });
  return await cardFor(tx, context, about, 'needs-me', async (operator, line) => {
    const { appointments, label } = wordsFor(operator.locale);
    return {
      kind: 'notice',
      body: appointments.notTold(contactLabel(view.contact), line),
      choices: [replyChoice(view.contact.id, { label }), { label: label.notNow, act: { verb: 'dismiss' } }],
    };
  });
}

/**
 * A message to its customer that goes by itself, as long as the appointment is as it says. What somebody has just agreed is an answer to what
 * the customer last wrote: they wait no longer, and nothing else is proposed for it.
 */
export async function sending(
  tx: Tx,
  context: CommitContext,
  { view, record, noticed }: About,
  content: Content,
  { what = 'appointment', category = 'free' }: { what?: 'appointment' | 'booking'; category?: SendEffect['category'] } = {},
): Promise<Settled[]> {
  const operator = await operatorOf(tx, context, { view, record });
  if (!view.conversation || !operator) return [];
  const { startsAt } = noticed;
  const isTrueUntil =
    stands(noticed) && startsAt > context.now ? { unlessRecord: { id: record.id, startsAt, until: startsAt } } : {};
  const conversationId = view.conversation.id;
  const answer: Settled[] = [
    { do: 'supersede-cards', conversationId, as: 'sent', by: operator.id },
    { do: 'answered', conversationId },
  ];
  return [
    {
      do: 'send',
      conversationId,
      content,
      category,
      because: { what, note: record.id },
      approvedBy: operator.id,
      hold: 'none',
      ...isTrueUntil,
    },
    ...(what === 'booking' ? answer : []),
  ];
}

/** A card for whoever is responsible for an appointment. */
export async function cardFor(
  tx: Tx,
  context: CommitContext,
  about: Omit<About, 'noticed'>,
  push: 'own' | 'needs-me' | 'ordinary' | 'idle',
  cardOf: (operator: Operator, line: string, at: ReturnType<typeof openSituation>) => Promise<CardSpec>,
): Promise<Settled[]> {
  const operator = await operatorOf(tx, context, about);
  if (!operator) return [];
  const at = openSituation(tx, context, operator, '');
  const card = await cardOf(operator, await appointmentLine(about.record, contextOf(at)), at);
  const { contact, conversation } = about.view;
  return [
    {
      do: 'show',
      push,
      to: operator.id,
      card: {
        ...card,
        body: clipText(card.body, cardLimits.body),
        contactId: contact.id,
        ...(conversation ? { conversationId: conversation.id } : {}),
      },
    },
  ];
}

/** A button that opens the appointment. */
export function openChoice({ record }: Pick<About, 'record'>, { locale }: Operator): Choice {
  return {
    label: clipText(wordsFor(locale).appointments.open, cardLimits.button),
    act: { verb: 'run', command: 'appointment', rest: `#${record.number}`, contactId: record.contactId },
  };
}

/** Whose calendar it stands in; else whoever is responsible for its customer. */
export async function operatorOf(
  tx: Tx,
  context: CommitContext,
  { view, record }: Pick<About, 'view' | 'record'>,
): Promise<Operator | null> {
  const team = await readTeam(tx, context.tenant.id);
  const own = whoseCalendar(record.calendarId, team);
  return own && !own.removedAt && !own.lockedAt ? own : await keeperOf(tx, context, view.conversation, record);
}

/** What the business calls it, and whom it is for. */
export function whatFor({ record }: Pick<About, 'record'>, { tenant }: CommitContext): string {
  const { plain } = wordsFor(tenant.locale).appointments;
  const parts = [
    record.title === plain ? '' : clipText(oneLine(record.title), 80),
    record.forName ? customerAppointmentWords[tenant.locale].forName(clipText(oneLine(record.forName), 40)) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** Confirm, another time, cancel: what of it fits how the appointment stands. */
export async function replyButtons(
  tx: Tx,
  context: CommitContext,
  { record, noticed }: NoticedRecord,
): Promise<{ id: string; title: string }[]> {
  const words = customerAppointmentWords[context.tenant.locale];
  const titles = { confirm: words.confirm, 'other-time': words.otherTime, cancel: words.cancel };
  const verbs: (keyof typeof titles)[] = !stands(noticed)
    ? ['other-time']
    : noticed.state === 'confirmed'
      ? ['other-time', 'cancel']
      : ['confirm', 'other-time', 'cancel'];
  const ids = await writeCustomerActs(
    tx,
    context,
    record,
    verbs.map((verb) => ({ verb })),
  );
  return verbs.map((verb, index) => ({ id: ids[index]!, title: titles[verb] }));
}

async function ownWords(tx: Tx, context: CommitContext, about: About, told: Told): Promise<Content> {
  const { tenant } = context;
  const words = customerAppointmentWords[tenant.locale];
  if (told === 'survey') {
    const scores = [5, 4, 3, 2, 1];
    const ids = await writeCustomerActs(tx, context, about.record, scores.map(scoreAct));
    const rows = scores.map((score, index) => ({ id: ids[index]!, title: words.scores[score - 1]! }));
    return { type: 'list', body: words.survey(oneLine(tenant.name)), label: words.choose, sections: [{ rows }] };
  }
  const when = customerTime(about.noticed.startsAt, tenant);
  const body = words[told](oneLine(tenant.name), when, whatFor(about, context));
  return { type: 'buttons', body: clipText(body, cardLimits.body), buttons: await replyButtons(tx, context, about) };
}

function scoreAct(score: number): NewCustomerAct {
  return { verb: 'score', score };
}

async function byTemplate(
  tx: Tx,
  context: CommitContext,
  about: About,
  told: Told,
): Promise<{ content: Content; category: 'utility' | 'marketing' } | null> {
  const { record, noticed } = about;
  const acts: NewCustomerAct[] =
    told === 'survey'
      ? [5, 4, 3, 2, 1].map(scoreAct)
      : told === 'cancelled'
        ? [{ verb: 'other-time' }]
        : [{ verb: 'confirm' }, { verb: 'other-time' }, { verb: 'cancel' }];
  const ids = await writeCustomerActs(tx, context, record, acts);
  const values = told === 'survey' ? [] : [customerTime(noticed.startsAt, context.tenant)];
  return await filledTemplate(tx, context, about.view, { purpose: purposes[told], values, ids });
}
