import { calendarOf } from '../../crm/business-record.ts';
import { cardLimits } from '../../crm/card-limits.ts';
import { firstName } from '../../crm/contact.ts';
import type { Content } from '../../crm/content.ts';
import type { DialogueRun, DialogueStep } from '../../crm/dialogue.ts';
import type { ContactView } from '../../crm/read.ts';
import { someSlots } from '../../crm/slots.ts';
import { forCustomers, freeTimes } from '../appointment-free.ts';
import type { CommandContext } from '../command.ts';
import { customerTimeShort } from '../customer-time.ts';
import { dialogueCustomerWords } from '../words/dialogue-customer.ts';
import { question } from './question.ts';

type Context = Pick<CommandContext, 'read' | 'tenant' | 'now'>;

/** A step's question for this person; null where it asks for a time and none is free. */
export async function askStep(
  run: Pick<DialogueRun, 'id' | 'body'>,
  step: DialogueStep,
  { contact }: Pick<ContactView, 'contact'>,
  again: 'wrong' | 'gone' | null,
  context: Context,
): Promise<Content | null> {
  const { tenant } = context;
  const place = { locale: run.body.locale, timezone: tenant.timezone };
  const times = step.wants.as === 'slot' ? await timesFor(context) : [];
  const some = someSlots(times, { timezone: tenant.timezone, perDay: 3, most: cardLimits.rows });
  if (step.wants.as === 'slot' && some.length === 0) return null;
  return question(run, step, {
    values: { first_name: firstName(contact), business: tenant.name },
    words: dialogueCustomerWords[run.body.locale],
    again,
    times: some.map((at) => ({ at, shown: customerTimeShort(at, place) })),
  });
}

/** Whether a time that was offered can still be had. */
export async function isFree(at: Date, context: Context): Promise<boolean> {
  return (await timesFor(context)).some((free) => free.getTime() === at.getTime());
}

/** What is free in the business's own calendar; nothing where nobody has said when it is open. */
async function timesFor(context: Context): Promise<Date[]> {
  const { tenant, now } = context;
  if (!tenant.settings.opening) return [];
  return await freeTimes(context, {
    calendar: calendarOf(tenant.id),
    minutes: tenant.settings.appointmentMinutes,
    ...forCustomers(now),
  });
}
