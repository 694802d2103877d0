import { type Tx, withTenant } from '../../db/client.ts';
import { showSpan } from '../commands/appointment-line.ts';
import { linesBefore } from '../commands/bookend.ts';
import { replyChoice } from '../commands/reply-choice.ts';
import { wordsFor } from '../commands/words.ts';
import type { Choice } from '../crm/card.ts';
import { commit } from '../crm/commit.store.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import { contactLabel } from '../crm/contact.ts';
import { leavesAt, nightOf } from '../crm/customer-time.ts';
import type { Settled } from '../crm/effect.ts';
import { lastHeard, lockNotice, type NoticeRow, putOffNotice, readNoticed, settleNotice, slotOf } from '../crm/notice.store.ts';
import { decideNotice, newsOf } from '../crm/notice.ts';
import type { Operator } from '../crm/operator.ts';
import { openRead } from '../crm/read.store.ts';
import type { Ring } from '../crm/work.ts';
import type { NoticeId, TenantId } from '../kit/ids.ts';
import { type About, cardFor, openChoice, tellCustomer } from './appointment-message.flow.ts';
import { contextOf } from './command-context.ts';
import { openContext } from './context.store.ts';
import type { BotNeeds } from './context.ts';
import { freedCard } from './freed-card.flow.ts';

/**
 * A notice is due: it is looked at once more, and goes or ends. Row, message and card are one transaction, so that a process that dies leaves it
 * waiting or done, and two that look at once send one.
 */
export async function lookAtNotice(needs: BotNeeds, tenantId: TenantId, id: NoticeId): Promise<Ring[]> {
  const rings = await withTenant(needs.db, tenantId, async (tx) => {
    const told = await look(tx, await openContext(tx, needs, tenantId), id);
    await needs.reached('notice:before-commit');
    return told;
  });
  await needs.reached('notice:after-commit');
  return rings;
}

async function look(tx: Tx, context: CommitContext, id: NoticeId): Promise<Ring[]> {
  const tenantId = context.tenant.id;
  const notice = await lockNotice(tx, context, id);
  if (!notice) return [];
  const wait = notice.dueAt.getTime() - context.now.getTime();
  if (wait > 0) return notice.kind === 'news' ? [{ work: { do: 'notice', tenant: tenantId, notice: id }, afterMs: wait }] : [];
  const found = await readNoticed(tx, context, notice.recordId);
  const view = found && (await openRead(tx, tenantId).contact(found.record.contactId));
  if (!found || !view) {
    await settleNotice(tx, context, id, 'overtaken');
    return [];
  }
  const about = { ...found, view };
  return notice.kind === 'news'
    ? await tellNews(tx, context, notice, about)
    : await goOrEnd(tx, context, { ...notice, kind: notice.kind }, about);
}

async function tellNews(tx: Tx, context: CommitContext, notice: NoticeRow, about: About): Promise<Ring[]> {
  const heard = await lastHeard(tx, context, notice.recordId);
  const news = newsOf(heard, about.noticed, context.now);
  if (!news || about.view.contact.blockedAt) {
    await settleNotice(tx, context, notice.id, news ? 'blocked' : 'overtaken');
    return [];
  }
  const isCancelled = news === 'cancelled';
  await settleNotice(tx, context, notice.id, 'sent', isCancelled ? null : about.noticed.startsAt);
  // Of a cancellation they hear the time they know, whatever it was moved to before.
  const startsAt = (isCancelled && heard?.startsAt) || about.noticed.startsAt;
  return await commit(tx, context, await tellCustomer(tx, context, { ...about, noticed: { ...about.noticed, startsAt } }, news));
}

type ByItself = NoticeRow & { kind: Exclude<NoticeRow['kind'], 'news'> };

async function goOrEnd(tx: Tx, context: CommitContext, notice: ByItself, about: About): Promise<Ring[]> {
  const { now, tenant } = context;
  const { contact } = about.view;
  const morning = leavesAt(now, nightOf(contact, tenant));
  const decision = decideNotice(
    { ...notice, slot: slotOf(notice) },
    {
      now,
      record: about.noticed,
      blocked: contact.blockedAt !== null,
      stopped: (await openRead(tx, tenant.id).marketing(contact.id)) === 'stopped',
      settings: tenant.settings,
      quietUntil: morning > now ? morning : null,
    },
  );
  switch (decision.do) {
    case 'wait':
      await putOffNotice(tx, context, notice.id, decision.until);
      return [];
    case 'drop':
      await settleNotice(tx, context, notice.id, decision.as);
      return [];
    case 'tell':
      await settleNotice(tx, context, notice.id, 'told');
      return await commit(tx, context, await tooLate(tx, context, about));
    case 'send': {
      const effects = await effectsOf(tx, context, notice, about);
      // A time that nobody waits for is told to nobody, and can come free once more.
      await settleNotice(tx, context, notice.id, effects.length === 0 && notice.kind === 'freed' ? 'nobody' : 'sent');
      return await commit(tx, context, effects);
    }
  }
}

async function effectsOf(tx: Tx, context: CommitContext, notice: ByItself, about: About): Promise<Settled[]> {
  switch (notice.kind) {
    case 'reminder':
    case 'survey':
      return await tellCustomer(tx, context, about, notice.kind);
    case 'before':
      return await cardFor(tx, context, about, 'own', async (operator, line, at) => ({
        kind: 'task',
        body: [
          wordsFor(operator.locale).appointments.soon(contactLabel(about.view.contact), line),
          ...(await linesBefore({ id: null }, about.view, contextOf(at))),
        ].join('\n'),
        choices: [openChoice(about, operator), replyChoice(about.view.contact.id, wordsFor(operator.locale))],
      }));
    case 'freed':
      return await freedCard(tx, context, notice, about);
    case 'after':
      return await cardFor(tx, context, about, 'own', async (operator, _, at) => ({
        kind: 'question',
        body: wordsFor(operator.locale).appointments.howWas(
          contactLabel(about.view.contact),
          showSpan(about.record, contextOf(at)),
        ),
        choices: afterwards(about, operator),
      }));
  }
}

async function tooLate(tx: Tx, context: CommitContext, about: About): Promise<Settled[]> {
  return await cardFor(tx, context, about, 'needs-me', async (operator, line) => ({
    kind: 'notice',
    body: wordsFor(operator.locale).appointments.lateReminder(contactLabel(about.view.contact), line),
    choices: [openChoice(about, operator), replyChoice(about.view.contact.id, wordsFor(operator.locale))],
  }));
}

/** What became of it; with a deal still open that is the moment to say that it is won. */
function afterwards({ view, record }: About, { locale }: Operator): Choice[] {
  const { label, appointments } = wordsFor(locale);
  const { id: recordId } = record;
  const isOpen = view.stage?.kind === 'open' && view.deal?.closedAt === null;
  return [
    isOpen
      ? { label: label.won, act: { verb: 'visited', recordId, as: 'won' } }
      : { label: appointments.label.came, act: { verb: 'visited', recordId, as: 'done' } },
    { label: label.callBack, act: { verb: 'visited', recordId, as: 'call-back' } },
    { label: appointments.label.noShow, act: { verb: 'visited', recordId, as: 'no-show' } },
  ];
}
