import { addpipeline } from './addpipeline.ts';
import { addstage } from './addstage.ts';
import { agenda } from './agenda.ts';
import { always } from './always.ts';
import { apikeys } from './apikeys.ts';
import { appointment } from './appointment.ts';
import { assign } from './assign.ts';
import { autopilot } from './autopilot.ts';
import { awaited } from './awaited.ts';
import { away } from './away.ts';
import { begin } from './begin.ts';
import { block } from './block.ts';
import { book } from './book.ts';
import { business } from './business.ts';
import { calendar } from './calendar.ts';
import { came } from './came.ts';
import { cards } from './cards.ts';
import { supportCase } from './case.ts';
import { cases } from './cases.ts';
import { chat } from './chat.ts';
import { claim } from './claim.ts';
import { close } from './close.ts';
import { closed } from './closed.ts';
import type { Command } from './command.ts';
import { confirm } from './confirm.ts';
import { connect } from './connect.ts';
import { connections } from './connections.ts';
import { conversations } from './conversations.ts';
import { cost } from './cost.ts';
import { deal } from './deal.ts';
import { digest } from './digest.ts';
import { disconnect } from './disconnect.ts';
import { email } from './email.ts';
import { emergency } from './emergency.ts';
import { escalate } from './escalate.ts';
import { events } from './events.ts';
import { every } from './every.ts';
import { exporting } from './export.ts';
import { find } from './find.ts';
import { followagain } from './followagain.ts';
import { followups } from './followups.ts';
import { forget } from './forget.ts';
import { freed } from './freed.ts';
import { hat } from './hat.ts';
import { health } from './health.ts';
import { type Groups, helpAbout } from './help.ts';
import { hours } from './hours.ts';
import { hoursmessage } from './hoursmessage.ts';
import { importing } from './import.ts';
import { inbox } from './inbox.ts';
import { invite } from './invite.ts';
import { language } from './language.ts';
import { leads } from './leads.ts';
import { leave } from './leave.ts';
import { lock } from './lock.ts';
import { log } from './log.ts';
import { lost } from './lost.ts';
import { makeconversation } from './makeconversation.ts';
import { makerule } from './makerule.ts';
import { merge } from './merge.ts';
import { mine } from './mine.ts';
import { move } from './move.ts';
import { next } from './next.ts';
import { noshow } from './noshow.ts';
import { note } from './note.ts';
import { nudge } from './nudge.ts';
import { off } from './off.ts';
import { offer } from './offer.ts';
import { offers } from './offers.ts';
import { on } from './on.ts';
import { open } from './open.ts';
import { order } from './order.ts';
import { orders } from './orders.ts';
import { orderstages } from './orderstages.ts';
import { pause } from './pause.ts';
import { pay } from './pay.ts';
import { paylink } from './paylink.ts';
import { payments } from './payments.ts';
import { pipeline } from './pipeline.ts';
import { pipelines } from './pipelines.ts';
import { questions } from './questions.ts';
import { queue } from './queue.ts';
import { quiet } from './quiet.ts';
import { quote } from './quote.ts';
import { quotes } from './quotes.ts';
import { rate } from './rate.ts';
import { rebook } from './rebook.ts';
import { recovery } from './recovery.ts';
import { remove } from './remove.ts';
import { removepipeline } from './removepipeline.ts';
import { removestage } from './removestage.ts';
import { rename } from './rename.ts';
import { renamepipeline } from './renamepipeline.ts';
import { renamestage } from './renamestage.ts';
import { reply } from './reply.ts';
import { report } from './report.ts';
import { resolve } from './resolve.ts';
import { resume } from './resume.ts';
import { role } from './role.ts';
import { route } from './route.ts';
import { routes } from './routes.ts';
import { rule } from './rule.ts';
import { rules } from './rules.ts';
import { sequences } from './sequences.ts';
import { setting } from './set.ts';
import { setsequence } from './setsequence.ts';
import { settings } from './settings.ts';
import { show } from './show.ts';
import { showoffers } from './showoffers.ts';
import { silent } from './silent.ts';
import { slots } from './slots.ts';
import { snooze } from './snooze.ts';
import { stagemeaning } from './stagemeaning.ts';
import { stages } from './stages.ts';
import { stagesilence } from './stagesilence.ts';
import { start } from './start.ts';
import { tag } from './tag.ts';
import { tags } from './tags.ts';
import { task } from './task.ts';
import { team } from './team.ts';
import { today } from './today.ts';
import { transfer } from './transfer.ts';
import { types } from './types.ts';
import { unassigned } from './unassigned.ts';
import { unblock } from './unblock.ts';
import { unbook } from './unbook.ts';
import { undo } from './undo.ts';
import { uninvite } from './uninvite.ts';
import { unmerge } from './unmerge.ts';
import { untag } from './untag.ts';
import { unwait } from './unwait.ts';
import { value } from './value.ts';
import { wait } from './wait.ts';
import { waitlist } from './waitlist.ts';
import { watch } from './watch.ts';
import { why } from './why.ts';
import { winback } from './winback.ts';
import { won } from './won.ts';

/** In the order in which help shows them, by what they are for. */
export const groups: Groups = {
  day: [today, inbox, awaited, next, close, followups, pipeline, leads, find],
  appointments: [
    agenda,
    book,
    slots,
    appointment,
    rebook,
    unbook,
    confirm,
    came,
    noshow,
    wait,
    unwait,
    waitlist,
    freed,
    calendar,
  ],
  people: [show, chat, reply, begin, questions, nudge, autopilot, note, task, snooze],
  deals: [move, won, lost, value, deal, winback],
  offers: [offer, offers, showoffers],
  records: [order, orders, quote, quotes, pay, payments, supportCase, resolve, cases],
  stages: [
    stages,
    addstage,
    renamestage,
    removestage,
    orderstages,
    stagesilence,
    stagemeaning,
    sequences,
    setsequence,
    pipelines,
    addpipeline,
    renamepipeline,
    removepipeline,
  ],
  contacts: [tag, untag, tags, silent, rename, block, unblock, merge, unmerge, forget, leave, followagain],
  team: [on, off, away, mine, unassigned, claim, assign, transfer, escalate, watch, routes, route, queue],
  members: [team, invite, uninvite, role, lock, remove, recovery],
  files: [importing, exporting, apikeys, events, connect, connections, disconnect],
  numbers: [report, rate, cost, health, why, log, rules, makerule, every, always, rule, conversations, makeconversation, types],
  settings: [settings, setting, paylink, cards, quiet, digest, language, email, pause, resume],
  more: [undo, hours, closed, open, hoursmessage, emergency, start, hat, business],
};

const others: readonly Command[] = Object.values(groups).flat();

/** Every owner command there is. A test fails for a file that defines one and is not here. */
export const commands: readonly Command[] = [helpAbout(groups), ...others];

export function commandNamed(name: string): Command | null {
  return commands.find((command) => command.name === name) ?? null;
}
