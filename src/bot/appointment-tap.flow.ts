import { forCustomers, freeTimes } from '../commands/appointment-free.ts';
import { appointmentLine } from '../commands/appointment-line.ts';
import { customerTime, customerTimeShort } from '../commands/customer-time.ts';
import { replyChoice } from '../commands/reply-choice.ts';
import { customerAppointmentWords } from '../commands/words/appointment-customer.ts';
import { wordsFor } from '../commands/words.ts';
import { lockRecord } from '../crm/business-record.store.ts';
import { mayBecome, stands } from '../crm/business-record.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { commit } from '../crm/commit.store.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Content } from '../crm/content.ts';
import type { RecordBy, Settled } from '../crm/effect.ts';
import {
  askedOtherBefore,
  type CustomerAct,
  customerActOf,
  readNoticed,
  useCustomerAct,
  writeCustomerActs,
} from '../crm/notice.store.ts';
import { openRead } from '../crm/read.store.ts';
import { someSlots } from '../crm/slots.ts';
import type { Ring } from '../crm/work.ts';
import { clipText } from '../kit/clip.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import { type ContactId, newId, type RecordId } from '../kit/ids.ts';
import type { InboundContent } from '../meta/content.ts';
import { type About, cardFor, openChoice, replyButtons, sending, whatFor } from './appointment-message.flow.ts';
import type { Arrived } from './arrived.ts';
import { contextOf } from './command-context.ts';
import { waitsForOther } from './waits-for-other.flow.ts';

/** From this score on nobody needs to look into it. */
const goodEnough = 3;

/**
 * A customer's tap under what they were told of an appointment; null where it is none of these, or about somebody else's: then it is a message
 * like any other. It changes that one appointment, as it stands now, and is answered at once; nobody needs to look at it but where that is said.
 */
export async function appointmentTapped(arrived: Arrived, contactId: ContactId, message: InboundContent): Promise<Ring[] | null> {
  if (message.type !== 'tap' && message.type !== 'pick') return null;
  const { tx, context } = arrived;
  const act = await customerActOf(tx, context, message.id, contactId);
  if (!act) return null;
  // Locked first, so that of two taps at once the second sees what the first did.
  await lockRecord(tx, context.tenant.id, act.recordId);
  const found = await readNoticed(tx, context, act.recordId);
  const view = await openRead(tx, context.tenant.id).contact(contactId);
  if (!found || found.noticed.removed || !view) return null;
  const effects = await answer(arrived, act, { ...found, view });
  await useCustomerAct(tx, context, act.id);
  return await commit(tx, context, effects);
}

async function answer(arrived: Arrived, act: CustomerAct, about: About): Promise<Settled[]> {
  const { tx, context } = arrived;
  const { record, noticed } = about;
  const words = wordsAbout(arrived);
  if (act.verb === 'score') return await scored(arrived, act, about);
  const isCancelled = noticed.state === 'cancelled';
  // Another time of what they cancelled is a new appointment; of what is over there is none.
  if (!isCancelled && (!stands(noticed) || noticed.startsAt <= context.now)) return await say(arrived, about, words.isOver);
  const isMoved = noticed.startsAt.getTime() !== act.startsAt.getTime();
  if (isCancelled && act.verb !== 'other-time' && act.verb !== 'take' && act.verb !== 'wait')
    return await sayWithButtons(arrived, about, words.isCancelled);
  if (isMoved && act.verb !== 'other-time' && act.verb !== 'wait')
    return await sayWithButtons(arrived, about, words.isNow(timeOf(arrived, about)));
  const by: RecordBy = { who: 'contact', id: about.view.contact.id };
  switch (act.verb) {
    case 'confirm': {
      const effects: Settled[] = mayBecome(record, 'confirmed', 'contact')
        ? [{ do: 'change-record', recordId: record.id, to: 'confirmed', by }]
        : [];
      return [...effects, ...(await say(arrived, about, words.confirmed(timeOf(arrived, about))))];
    }
    case 'cancel': {
      const was = timeOf(arrived, about);
      const cancelled = {
        ...about,
        record: { ...record, state: 'cancelled' as const },
        noticed: { ...noticed, state: 'cancelled' as const },
      };
      return [
        { do: 'change-record', recordId: record.id, to: 'cancelled', by },
        ...(await sayWithButtons(arrived, cancelled, words.cancelledByThem(was))),
        ...(await cardFor(tx, context, about, 'needs-me', async (operator, line) => ({
          kind: 'notice',
          body: wordsFor(operator.locale).appointments.theyCancelled(contactLabel(about.view.contact), line),
          choices: [openChoice(about, operator)],
        }))),
      ];
    }
    case 'other-time':
      return await offer(arrived, about, words.pick);
    case 'wait':
      return [...(await waitsForOther(arrived, about, by)), ...(await say(arrived, about, words.willTell))];
    case 'take':
      return await take(arrived, act, about, by);
  }
}

/** Moved to the time they picked, if it is still free; of one that is cancelled, a new one at that time. */
async function take(arrived: Arrived, { slotAt }: CustomerAct, about: About, by: RecordBy): Promise<Settled[]> {
  const { tx, context } = arrived;
  const { record, noticed, view } = about;
  const words = wordsAbout(arrived);
  const free = await timesFor(arrived, about);
  if (!slotAt || !free.some((at) => at.getTime() === slotAt.getTime())) return await offer(arrived, about, words.gone);
  const endsAt = addMs(slotAt, record.endsAt.getTime() - record.startsAt.getTime());
  const moved = { ...record, startsAt: slotAt, endsAt, state: 'confirmed' as const };
  const changes: Settled[] = stands(noticed)
    ? [
        {
          do: 'change-record',
          recordId: record.id,
          ...(record.state === 'booked' ? { to: 'confirmed' as const } : {}),
          change: { startsAt: slotAt, endsAt },
          by,
        },
      ]
    : [
        {
          do: 'open-record',
          record: {
            id: newId<RecordId>(),
            kind: 'appointment',
            contactId: record.contactId,
            conversationId: view.conversation?.id ?? null,
            dealId: record.dealId,
            title: record.title,
            forName: record.forName,
            calendarId: record.calendarId,
            startsAt: slotAt,
            endsAt,
          },
          by,
        },
      ];
  return [
    ...changes,
    ...(await say(arrived, about, words.movedByThem(customerTime(slotAt, context.tenant)))),
    ...(await cardFor(tx, context, about, 'ordinary', async (operator, _, at) => ({
      kind: 'notice',
      body: wordsFor(operator.locale).appointments.theyMoved(
        contactLabel(view.contact),
        await appointmentLine({ ...moved, state: 'booked' }, contextOf(at)),
      ),
      choices: stands(noticed) ? [openChoice(about, operator)] : [],
    }))),
  ];
}

/** Ten free times to pick from; where there are none, or nobody has said when it is open, a person looks for one. */
async function offer(arrived: Arrived, about: About, body: string): Promise<Settled[]> {
  const { tx, context } = arrived;
  const words = wordsAbout(arrived);
  const { timezone } = context.tenant;
  const slots = someSlots(await timesFor(arrived, about), { timezone, perDay: 3, most: cardLimits.rows - 1 });
  if (slots.length === 0) {
    const isFirst = !context.tenant.settings.opening && !(await askedOtherBefore(tx, context));
    return [
      ...(await sayWith(arrived, about, words.noTimes, 'wait', words.tellMe)),
      ...(await cardFor(tx, context, about, 'needs-me', async (operator, line) => {
        const { appointments } = wordsFor(operator.locale);
        const asked = appointments.theyWantOther(contactLabel(about.view.contact), line);
        return {
          kind: 'notice',
          body: isFirst ? `${asked}\n${appointments.hoursLetThem}` : asked,
          choices: [openChoice(about, operator)],
        };
      })),
    ];
  }
  const acts = [...slots.map((slotAt) => ({ verb: 'take' as const, slotAt })), { verb: 'wait' as const }];
  const ids = await writeCustomerActs(tx, context, about.record, acts);
  const rows = [
    ...slots.map((at, index) => ({
      id: ids[index]!,
      title: clipText(customerTimeShort(at, context.tenant), cardLimits.row),
    })),
    { id: ids.at(-1)!, title: words.tellMeIf },
  ];
  return await sending(
    tx,
    context,
    { ...about, noticed: over(about) },
    {
      type: 'list',
      body,
      label: words.choose,
      sections: [{ rows }],
    },
  );
}

async function timesFor({ tx, context }: Arrived, { record }: About): Promise<Date[]> {
  const { tenant, now } = context;
  if (!tenant.settings.opening || !record.calendarId) return [];
  const times = await freeTimes(
    { read: openRead(tx, tenant.id), tenant, now },
    {
      calendar: record.calendarId,
      minutes: Math.round((record.endsAt.getTime() - record.startsAt.getTime()) / minuteMs),
      ...forCustomers(now),
      except: record.id,
    },
  );
  return times.filter((at) => at.getTime() !== record.startsAt.getTime() || !stands(record));
}

async function scored(arrived: Arrived, { score }: CustomerAct, about: About): Promise<Settled[]> {
  const { tx, context } = arrived;
  const words = wordsAbout(arrived);
  const { record, view } = about;
  if (score === null || record.score !== null) return await say(arrived, about, words.thanks);
  const isLow = score < goodEnough;
  return [
    { do: 'change-record', recordId: record.id, change: { score }, by: { who: 'contact', id: view.contact.id } },
    ...(await say(arrived, about, isLow ? words.sorry : words.thanks)),
    ...(isLow
      ? await cardFor(tx, context, about, 'needs-me', async (operator, line) => ({
          kind: 'notice',
          body: wordsFor(operator.locale).appointments.lowScore(contactLabel(view.contact), score, line),
          choices: [replyChoice(view.contact.id, wordsFor(operator.locale)), openChoice(about, operator)],
        }))
      : []),
  ];
}

async function say({ tx, context }: Arrived, about: About, body: string): Promise<Settled[]> {
  const text: Content = { type: 'text', body };
  return await sending(tx, context, { ...about, noticed: over(about) }, text);
}

/** Some words with one button. */
async function sayWith(arrived: Arrived, about: About, body: string, verb: 'wait', title: string): Promise<Settled[]> {
  const { tx, context } = arrived;
  const [id] = await writeCustomerActs(tx, context, about.record, [{ verb }]);
  return await sending(tx, context, { ...about, noticed: over(about) }, { type: 'buttons', body, buttons: [{ id: id!, title }] });
}

async function sayWithButtons({ tx, context }: Arrived, about: About, body: string): Promise<Settled[]> {
  const buttons = await replyButtons(tx, context, about);
  return await sending(tx, context, { ...about, noticed: over(about) }, { type: 'buttons', body, buttons });
}

/** An answer to a tap is not made untrue by what the tap itself changes. */
function over({ noticed }: About): About['noticed'] {
  return { ...noticed, removed: true, state: 'cancelled' };
}

function timeOf({ context }: Arrived, about: About): string {
  const what = whatFor(about, context);
  return `${customerTime(about.noticed.startsAt, context.tenant)}${what && `, ${what}`}`;
}

function wordsAbout({ context }: Arrived) {
  return customerAppointmentWords[context.tenant.locale];
}
