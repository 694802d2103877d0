import { mayLeave, untrueOf } from '../../src/bot/follow-up-facts.ts';
import { asItStands, freshSilence, nextFollowUpAt, type Silence, silenceAfter } from '../../src/bot/next-follow-up.ts';
import { leavesAt, nightOf } from '../../src/crm/customer-time.ts';
import type { FollowUpRow } from '../../src/crm/follow-up.store.ts';
import type { ContactView } from '../../src/crm/read.ts';
import { onDays, type Sequence } from '../../src/crm/sequence.ts';
import { defaultSettings, type Tenant } from '../../src/crm/tenant.ts';
import { mustAsk, mustStop } from '../../src/followups/by-itself.ts';
import { addMs, hourMs, minuteMs } from '../../src/kit/clock.ts';

/** What can happen around somebody who is silent. */
export const happenings = [
  ...(['passes', 'passes', 'passes', 'passes', 'passes', 'passes', 'stands still'] as const),
  ...(['approve', 'approve', 'approve', 'approve', 'approve', 'approve', 'leave out', 'snooze'] as const),
  ...(['they write', 'we write', 'moves', 'closes', 'goes back', 'taken over'] as const),
  ...(['block', 'case', 'appointment', 'never', 'opts out', 'line changes', 'switched off'] as const),
  ...(['allow', 'allow', 'allow', 'forbid', 'pause', 'undo'] as const),
] as const;
export type Happening = (typeof happenings)[number];

/** What left for them, and how things stood in that moment. */
export type Left = {
  at: Date;
  row: FollowUpRow;
  category: 'free' | 'marketing';
  theyWroteSince: boolean;
  weWroteSince: boolean;
  silenced: boolean;
  /** They are to come to an appointment, and wait for no answer. */
  toCome: boolean;
  optedOut: boolean;
  standsElsewhere: boolean;
  /** Since when the deal has stood where it stands. */
  since: Date;
  open: boolean;
  windowOpen: boolean;
  takenOver: boolean;
  wordsChanged: boolean;
  dueAt: Date;
  /** Nobody tapped; whether somebody had let it go and still did, and wanted cards at all. */
  byItself: boolean;
  allowed: boolean;
  paused: boolean;
  /** When the card would have come, and how long before it left it was announced. */
  cardAt: Date;
  announcedMs: number;
  awaiting: boolean;
};

type Approved = {
  row: FollowUpRow;
  category: 'free' | 'marketing';
  dueAt: Date;
  draftAt: Date;
  changed: boolean;
  takenOver: boolean;
  byItself: boolean;
  at: Date;
  awaiting: boolean;
};

const begin = new Date('2026-03-20T10:00:00Z');
const stages: Sequence[] = [onDays([1, 3]), onDays([3, 7, 14]), { on: true, steps: [] }];

/**
 * One customer over some weeks, with the engine's own decisions and nothing else of it: the database is a few variables. Everything is decided
 * where the flows decide it: when a row is looked at, tapped, about to leave, and has left.
 */
export function live(zone: string, days: readonly { what: Happening; n: number }[]): Left[] {
  const tenant = { settings: defaultSettings, timezone: zone, country: 'ES' } as Tenant;
  const contact = { phone: null, userId: null, blockedAt: null as Date | null, stopAutomation: false };
  const talk = { lastInboundAt: begin, lastOutboundAt: null as Date | null, awaitingSince: begin as Date | null, isTest: false };
  const deal = { stageId: '0', enteredAt: begin, closedAt: null as Date | null };
  const sequences = stages.map((one) => ({ ...one }));
  let now = begin;
  let optedOut = false;
  let openCase = false;
  let caseSolvedAt: Date | null = null;
  let appointmentUntil: Date | null = null;
  let allowed = days.length % 2 === 0;
  let paused = false;
  let row: FollowUpRow | null = null;
  let draft: { at: Date; changed: boolean } | null = null;
  let approved: Approved | null = null;
  const left: Left[] = [];

  const view = (): ContactView => {
    const stage = { kind: 'open', sequence: sequences[Number(deal.stageId)] };
    return { contact, conversation: talk, deal, stage, openCase, caseSolvedAt, appointmentUntil } as unknown as ContactView;
  };
  const solvedLately = () =>
    talk.awaitingSince === null && caseSolvedAt !== null && now.getTime() - caseSolvedAt.getTime() < 48 * hourMs;
  const plan = (silence: Silence) => {
    const cardAt = nextFollowUpAt(tenant, view(), silence);
    draft = null;
    row = cardAt && ({ ...silence, kind: 'silence', state: 'waiting', stageId: deal.stageId, cardAt } as unknown as FollowUpRow);
  };
  const again = (silence: Silence) => {
    row = { ...silence, kind: 'silence', state: 'waiting', stageId: deal.stageId, cardAt: now } as unknown as FollowUpRow;
    draft = null;
  };
  const look = () => {
    if (row?.state === 'waiting' && row.cardAt <= now) {
      const due: FollowUpRow | null = asItStands(tenant, row, view(), now);
      row = due && due.cardAt <= now ? { ...due, state: 'shown' } : due;
      if (row?.state === 'shown') draft = { at: now, changed: false };
      goesByItself();
    }
  };
  const stands = () => ({ allowed, away: paused, optedOut });
  const goesByItself = () => {
    if (row?.state !== 'shown' || !draft) return;
    const until = addMs(talk.lastInboundAt, 24 * hourMs);
    const at = leavesAt(addMs(now, defaultSettings.autopilotMinutes * minuteMs), nightOf(contact, tenant));
    const due = {
      now,
      kind: row.kind,
      dueAt: row.cardAt,
      leavesAt: at,
      windowUntil: until,
      draft: { source: 'playbook' as const },
    };
    if (mustAsk({ ...due, ...stands(), awaiting: talk.awaitingSince !== null })) return;
    approved = { row, category: 'free', dueAt: at, draftAt: draft.at, changed: false, takenOver: false, ...byItselfNow() };
    row = null;
    draft = null;
  };
  const byItselfNow = () => ({ byItself: true, at: now, awaiting: talk.awaitingSince !== null });
  const leave = () => {
    if (!approved || now < approved.dueAt) return;
    const { row: sent, category, takenOver, dueAt, byItself, awaiting } = approved;
    const announcedMs = now.getTime() - approved.at.getTime();
    const words = { at: approved.draftAt, changed: approved.changed };
    const verdict = mayLeave(sent, view(), { tenant, now }, { draft: words, leaving: { category, optedOut, takenOver, dueAt } });
    if (byItself && verdict.go !== 'no' && mustStop(stands())) {
      approved = null;
      return again(sent);
    }
    if (verdict.go === 'wait') {
      approved = { ...approved, dueAt: verdict.until };
      return;
    }
    approved = null;
    const windowOpen = now < addMs(talk.lastInboundAt, 24 * hourMs);
    if (verdict.go === 'no') {
      if (['stale', 'moved', 'case', 'appointment'].includes(verdict.why))
        again({ ...sent, step: verdict.why === 'moved' ? 1 : sent.step });
      return;
    }
    if (category === 'free' && !windowOpen) return;
    left.push({
      ...{ at: now, row: sent, category, optedOut, windowOpen, takenOver, dueAt },
      theyWroteSince: talk.lastInboundAt.getTime() > sent.silentSince.getTime() + 1_000,
      weWroteSince: weSpokeAt !== null && weSpokeAt.getTime() > sent.silentSince.getTime() + 1_000,
      silenced: contact.blockedAt !== null || contact.stopAutomation || openCase || solvedLately(),
      toCome: appointmentUntil !== null && appointmentUntil > now && talk.awaitingSince === null,
      since: deal.enteredAt,
      standsElsewhere: deal.stageId !== sent.stageId,
      open: deal.closedAt === null,
      wordsChanged: words.changed,
      ...{ byItself, allowed, paused, cardAt: sent.cardAt, announcedMs, awaiting },
    });
    talk.lastOutboundAt = now;
    plan(silenceAfter(sent, talk.lastInboundAt, now));
  };
  let weSpokeAt: Date | null = null;
  const runs = () => {
    leave();
    look();
  };
  const happens: Record<Happening, (n: number) => void> = {
    passes(n) {
      // As the clock goes on, everything is looked at when it is due.
      const until = addMs(now, (1 + (n % 60)) * hourMs);
      for (let look = 0; look < 6; look++) {
        const moments = [approved?.dueAt, row?.state === 'waiting' ? row.cardAt : null].flatMap((at) =>
          at && at > now ? [at] : [],
        );
        const next = moments.toSorted((a, b) => a.getTime() - b.getTime())[0];
        if (!next || next > until) break;
        now = next;
        runs();
      }
      now = until;
      runs();
    },
    'stands still'(n) {
      now = addMs(now, (1 + (n % 30)) * hourMs);
      runs();
    },
    'they write'() {
      talk.lastInboundAt = now;
      talk.awaitingSince ??= now;
      if (!deal.closedAt) plan(freshSilence(now));
    },
    'we write'() {
      talk.lastOutboundAt = now;
      weSpokeAt = now;
      talk.awaitingSince = null;
      plan(freshSilence(now));
    },
    moves(n) {
      deal.stageId = String(n % stages.length);
      deal.enteredAt = now;
      if (row?.state === 'waiting') row = { ...row, cardAt: now };
    },
    closes: () => (deal.closedAt = now),
    'goes back': () => (deal.closedAt = null),
    block: (n) => (contact.blockedAt = n % 3 === 0 ? now : null),
    case(n) {
      if (openCase && n % 2 !== 0) caseSolvedAt = now;
      openCase = n % 2 === 0;
    },
    // Booked, moved or cancelled: for two hours up to five days from now.
    appointment: (n) => (appointmentUntil = n % 3 === 0 ? null : addMs(now, (2 + (n % 118)) * hourMs)),
    never: (n) => (contact.stopAutomation = n % 3 === 0),
    'opts out': (n) => (optedOut = n % 2 === 0),
    'taken over'() {
      if (approved) approved = { ...approved, takenOver: true };
    },
    'line changes'() {
      if (draft) draft = { ...draft, changed: true };
      if (approved) approved = { ...approved, changed: true };
    },
    allow: () => (allowed = true),
    forbid: () => (allowed = false),
    pause: (n) => (paused = n % 2 === 0),
    undo() {
      if (!approved?.byItself) return;
      allowed = false;
      again(approved.row);
      approved = null;
    },
    'switched off'(n) {
      sequences[n % 2]!.on = !sequences[n % 2]!.on;
    },
    approve() {
      if (row?.state !== 'shown' || !draft) return;
      if (untrueOf(row, view(), now, { draft })) {
        row = null;
        return;
      }
      const windowOpen = now < addMs(talk.lastInboundAt, 24 * hourMs);
      const category = windowOpen ? 'free' : 'marketing';
      const byHand = { byItself: false, at: now, awaiting: false };
      approved = { row, category, dueAt: now, draftAt: draft.at, changed: false, takenOver: false, ...byHand };
      talk.awaitingSince = null;
      row = null;
      draft = null;
    },
    'leave out'() {
      if (row?.state === 'shown') again({ silentSince: row.silentSince, step: row.step + 1, lastStepAt: now, notBefore: null });
    },
    snooze(n) {
      if (row?.state === 'shown') {
        const until = addMs(now, (1 + (n % 10)) * hourMs);
        row = { ...row, state: 'waiting', notBefore: until, cardAt: until };
      }
    },
  };
  plan(freshSilence(begin));
  for (const { what, n } of days) {
    happens[what](n);
    now = addMs(now, minuteMs);
    runs();
  }
  return left;
}
