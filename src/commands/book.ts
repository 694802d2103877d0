import { contactLabel } from '../crm/contact.ts';
import type { ContactView } from '../crm/read.ts';
import type { RecordId } from '../kit/ids.ts';
import { findPlace, isPlace, noSuchTime } from './appointment-free.ts';
import { appointmentLine } from './appointment-line.ts';
import { isPlan, type Plan, readPlan, writePlan } from './appointment-plan.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { offerTimes } from './offer-times.ts';
import { wordsOf } from './place.ts';
import { readWhoText, whoTextArgs } from './rest.ts';
import { likeThis } from './somebody.ts';
import { askWhom } from './which.ts';
import { findWhom } from './whom.ts';

export const book = defineCommand({
  name: 'book',
  words: {
    en: ['book', 'appointment for', 'new appointment'],
    es: ['cita', 'citar', 'reservar', 'reserva', 'agendar'],
    pt: ['agendar', 'agende', 'marcar horário', 'marcar hora', 'marca hora'],
  },
  says: {
    en: 'An appointment for a person, at a free time',
    es: 'Una cita para una persona, a una hora libre',
    pt: 'Um horário para uma pessoa, quando há vaga',
  },
  examples: {
    en: ['book ana thursday 16:00 cleaning', 'book ana friday 10:00 45 min for Leo'],
    es: ['cita ana jueves 16:00 limpieza', 'reservar ana viernes 10:00 45 min para Leo'],
    pt: ['agendar ana quinta 16:00 limpeza', 'marcar horário ana sexta 10:00 45 min para Leo'],
  },
  args: whoTextArgs,
  read: readWhoText,
  changes: true,
  needsName: true,
  async run(args, context): Promise<Outcome> {
    if (!context.contactId && !args.who && args.text === '') return likeThis(book, context);
    const whom = await findWhom(args, context);
    const contactId = whom.is === 'exact' ? whom.view.contact.id : undefined;
    const plan = await readPlan(whom.text, 'book', { ...context, contactId: contactId ?? context.contactId });
    if (!isPlan(plan)) return plan;
    const question = askWhom(whom, { command: 'book', rest: writePlan(plan, context), shown: whom.text }, context);
    if (question || whom.is !== 'exact') return question ?? { effects: [] };
    return await bookFor(whom.view, plan, context);
  },
});

async function bookFor(view: ContactView, plan: Plan, context: CommandContext): Promise<Outcome> {
  const { appointments: words, everyday } = wordsOf(context);
  const { contact, conversation, deal } = view;
  const who = contactLabel(contact);
  const about = [contact.id];
  if (contact.blockedAt)
    return { answer: { text: everyday.isBlocked(who, `${everyday.unblockWord} ${contact.name}`), about }, effects: [] };
  const { time } = plan;
  const going = { command: 'book' as const, contactId: contact.id };
  if (time.is === 'none' || time.is === 'day') return await offerTimes(plan, who, going, context);
  if (time.is !== 'at' || time.at <= context.now) return { answer: { text: noSuchTime(time, context), about }, effects: [] };
  const place = await findPlace({ ...plan, time }, going, context);
  if (!isPlace(place)) return place;
  const record = {
    id: context.newId<RecordId>(),
    kind: 'appointment' as const,
    contactId: contact.id,
    conversationId: conversation?.id ?? null,
    dealId: deal && deal.closedAt === null ? deal.id : null,
    title: plan.title || words.plain,
    forName: plan.forName,
    calendarId: place.calendar,
    startsAt: place.from,
    endsAt: place.to,
  };
  const said = words.booked(who, await appointmentLine({ ...record, state: 'booked' }, context));
  const isFirst = (await context.read.recordNumbered('appointment', 1)) === null;
  return {
    answer: { text: isFirst ? `${said}\n${words.firstTime}` : said, about },
    effects: [{ do: 'open-record', record, by: { who: 'operator', id: context.operator.id } }],
  };
}
