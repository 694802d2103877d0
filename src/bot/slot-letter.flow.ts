import { type Tx, withTenant } from '../../db/client.ts';
import { isFree } from '../commands/appointment-free.ts';
import { appointmentLine } from '../commands/appointment-line.ts';
import { customerTime } from '../commands/customer-time.ts';
import { customerAppointmentWords } from '../commands/words/appointment-customer.ts';
import { wordsFor } from '../commands/words.ts';
import { type BusinessRecord, stands } from '../crm/business-record.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Content } from '../crm/content.ts';
import { windowUntil } from '../crm/conversation.ts';
import { leavesAt, nightOf } from '../crm/customer-time.ts';
import type { RecordBy, Settled } from '../crm/effect.ts';
import { readNoticed } from '../crm/notice.store.ts';
import { openRead } from '../crm/read.store.ts';
import type { ContactView } from '../crm/read.ts';
import { type Letter, letterTapped, lockLetter, setLetter } from '../crm/waiting.store.ts';
import { decideLetter, isOpen, type OfferMoment } from '../crm/waiting-list.ts';
import type { Ring } from '../crm/work.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import { type ContactId, type Id, newId, type RecordId, type TenantId } from '../kit/ids.ts';
import type { InboundContent } from '../meta/content.ts';
import { type About, cardFor, openChoice, sending } from './appointment-message.flow.ts';
import type { Arrived } from './arrived.ts';
import { contextOf } from './command-context.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { filledTemplate } from './filled-template.flow.ts';

/**
 * A time that came free goes to one of those who wait, if there is still something to offer; by night in their morning. Row and message are one
 * transaction: a process that dies leaves it due, or it went.
 */
export async function sendSlotLetter(needs: BotNeeds, tenantId: TenantId, id: Id<'slot-letter'>): Promise<Ring[]> {
  const rings = await withTenant(needs.db, tenantId, async (tx) => {
    const sent = await lookAt(tx, await openContext(tx, needs, tenantId), id);
    await needs.reached('freed:before-commit');
    return sent;
  });
  await needs.reached('freed:after-commit');
  return rings;
}

async function lookAt(tx: Tx, context: CommitContext, id: Id<'slot-letter'>): Promise<Ring[]> {
  const found = await lockLetter(tx, context, id);
  if (found?.letter.state !== 'due') return [];
  const { now, tenant } = context;
  const afterMs = found.letter.dueAt.getTime() - now.getTime();
  if (afterMs > 0) return [{ work: { do: 'slot-letter', tenant: tenant.id, letter: id }, afterMs }];
  const read = openRead(tx, tenant.id);
  const view = await read.contact(found.waiting.contactId);
  const wakesAt = view && leavesAt(now, nightOf(view.contact, tenant));
  const decision = decideLetter(await momentOf(tx, context, found), {
    waits: found.waiting.endedAt === null && view?.conversation != null,
    blocked: view?.contact.blockedAt != null,
    stopped: view !== null && (await read.marketing(view.contact.id)) === 'stopped',
    wakesAt: wakesAt && wakesAt > now ? wakesAt : null,
  });
  if (decision.do === 'wait') {
    await setLetter(tx, context, id, { dueAt: decision.until });
    return [];
  }
  const effects = decision.do === 'send' && view ? await offerTo(tx, context, found, view) : [];
  await setLetter(tx, context, id, { state: effects.length > 0 ? 'sent' : 'dropped' });
  return await commit(tx, context, effects);
}

async function momentOf(tx: Tx, { tenant, now }: CommitContext, { offer, waiting }: Letter): Promise<OfferMoment> {
  const slot = { from: offer.startsAt, to: offer.endsAt };
  // The appointment that would move takes nothing from itself.
  const free = await isFree(slot, waiting.calendarId, openRead(tx, tenant.id), waiting.recordId ?? undefined);
  return { now, state: offer.state, expiresAt: offer.expiresAt, free };
}

/** In the business's own words where they may still go, else by the template for it; nothing where neither can be. */
async function offerTo(tx: Tx, context: CommitContext, found: Letter, view: ContactView): Promise<Settled[]> {
  const { tenant, now } = context;
  const about = await aboutFreed(tx, context, found, view);
  if (!about || !view.conversation) return [];
  const words = customerAppointmentWords[tenant.locale];
  const when = customerTime(found.offer.startsAt, tenant);
  const until = windowUntil(view.conversation);
  if (until && now < until) {
    const body = clipText(words.cameFree(oneLine(tenant.name), when), cardLimits.body);
    const content: Content = { type: 'buttons', body, buttons: [{ id: found.letter.id, title: words.takeIt }] };
    return await sending(tx, context, about, content);
  }
  const template = await filledTemplate(tx, context, about.view, {
    purpose: 'freed-time',
    values: [when],
    ids: [found.letter.id],
  });
  return template ? await sending(tx, context, about, template.content, { category: template.category }) : [];
}

/** Whose calendar it is and who hears of it follow from the appointment that was cancelled; who is written to from whom it is offered to. */
async function aboutFreed(tx: Tx, context: CommitContext, { offer }: Letter, view: ContactView): Promise<About | null> {
  const freed = await readNoticed(tx, context, offer.recordId);
  return freed && { ...freed, view };
}

/**
 * A customer's yes to a time that came free; null where it is none: then it is a message like any other. The first has it, by the lock on the
 * offer and by the calendar itself; whoever is later is told so, and waits on.
 */
export async function freedTimeTapped(arrived: Arrived, contactId: ContactId, message: InboundContent): Promise<Ring[] | null> {
  if (message.type !== 'tap') return null;
  const { tx, context } = arrived;
  const found = await letterTapped(tx, context, message.id, contactId);
  const view = found && (await openRead(tx, context.tenant.id).contact(contactId));
  const about = found && view && (await aboutFreed(tx, context, found, view));
  if (!found || !about) return null;
  const words = customerAppointmentWords[context.tenant.locale];
  const when = customerTime(found.offer.startsAt, context.tenant);
  const say = (body: string) => sending(tx, context, about, { type: 'text', body });
  if (found.letter.state === 'taken') return await commit(tx, context, await say(words.isYours(when)));
  const waits = found.waiting.endedAt === null;
  if (!waits || !isOpen(await momentOf(tx, context, found))) return await commit(tx, context, await say(words.wentToOther(when)));
  return await commit(tx, context, [...(await taken(arrived, found, about)), ...(await say(words.isYours(when)))]);
}

/** Their appointment moves there or, where they have none, one is made; confirmed, since they have just said so. */
async function taken({ tx, context }: Arrived, { offer, letter, waiting }: Letter, about: About): Promise<Settled[]> {
  const by: RecordBy = { who: 'contact', id: waiting.contactId };
  const { contact, conversation } = about.view;
  const minutesMs = (waiting.minutes ?? 0) * 60_000;
  const startsAt = offer.startsAt;
  const endsAt = minutesMs > 0 ? new Date(startsAt.getTime() + minutesMs) : offer.endsAt;
  const theirs = waiting.recordId ? await openRead(tx, context.tenant.id).record(waiting.recordId) : null;
  const moves = theirs && stands(theirs) && theirs.startsAt && theirs.startsAt > startsAt ? theirs : null;
  const id = moves?.id ?? newId<RecordId>();
  const place = { calendarId: waiting.calendarId, startsAt, endsAt };
  const { plain } = wordsFor(context.tenant.locale).appointments;
  const record = {
    ...place,
    id,
    kind: 'appointment' as const,
    contactId: contact.id,
    conversationId: conversation?.id ?? null,
    dealId: null,
    title: plain,
    forName: null,
  };
  const changes: Settled[] = moves
    ? [{ do: 'change-record', recordId: id, ...(moves.state === 'booked' ? { to: 'confirmed' } : {}), change: place, by }]
    : [
        { do: 'open-record', record, by },
        { do: 'change-record', recordId: id, to: 'confirmed', by },
      ];
  const shown = { ...about.record, ...(moves ?? {}), ...place, state: 'booked' } as About['record'] & BusinessRecord;
  return [
    ...changes,
    { do: 'take-slot', offerId: offer.id, letterId: letter.id, waitingId: waiting.id, contactId: contact.id },
    ...(await cardFor(tx, context, { view: about.view, record: shown }, 'ordinary', async (operator, _, at) => ({
      kind: 'notice',
      body: wordsFor(operator.locale).waiting.tookIt(contactLabel(contact), await appointmentLine(shown, contextOf(at))),
      choices: moves ? [openChoice({ record: shown }, operator)] : [],
    }))),
  ];
}
