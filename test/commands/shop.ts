import type { Command, CommandContext, Outcome } from '../../src/commands/command.ts';
import { oneSlipApart } from '../../src/commands/distance.ts';
import type { RecoveryCode } from '../../src/crm/access.ts';
import type { Appointment, BusinessRecord } from '../../src/crm/business-record.ts';
import type { CalendarFeed } from '../../src/crm/calendar.ts';
import type { Connection } from '../../src/crm/callout.ts';
import type { CardSpec } from '../../src/crm/card.ts';
import type { Checkup, Rescue } from '../../src/crm/checkup.ts';
import type { Contact } from '../../src/crm/contact.ts';
import type { ChargeLine } from '../../src/crm/cost.ts';
import type { Coverage } from '../../src/crm/coverage.ts';
import type { Deal, Stage } from '../../src/crm/deal.ts';
import type { Effect } from '../../src/crm/effect.ts';
import type { FigureLine, FigureName } from '../../src/crm/figures.ts';
import type { Health } from '../../src/crm/health.ts';
import { type Locale, nameKey } from '../../src/crm/locale.ts';
import type { LogLine } from '../../src/crm/log-line.ts';
import type { Invitation } from '../../src/crm/member.ts';
import type { SaidAndAnswered } from '../../src/crm/message-type.ts';
import type { Offer } from '../../src/crm/offer.ts';
import type { Operator } from '../../src/crm/operator.ts';
import type { ApiKey, ReportedEvent } from '../../src/crm/outside.ts';
import { seedPreset } from '../../src/crm/preset.ts';
import type { ToRate } from '../../src/crm/rating.ts';
import type { ContactView, FoundLine, NoteLine, Read, TaskLine, TranscriptLine } from '../../src/crm/read.ts';
import type { Firing, Recalled, Rule } from '../../src/crm/rule.ts';
import { topicOf } from '../../src/crm/same-question.ts';
import type { Stretch } from '../../src/crm/slots.ts';
import type { TemplateLine } from '../../src/crm/template.ts';
import { defaultSettings } from '../../src/crm/tenant.ts';
import type { WaitingLine } from '../../src/crm/waiting-list.ts';
import type { Escalation, Watched } from '../../src/crm/watch.ts';
import type { Why } from '../../src/crm/why.ts';
import { hourMs } from '../../src/kit/clock.ts';
import type { CalendarId, Id, OperatorId } from '../../src/kit/ids.ts';
import type { E164 } from '../../src/kit/phone.ts';

/** Friday, 20 November 2026, 11:00 in Madrid. */
export const now = new Date('2026-11-20T10:00:00Z');

export type Person = {
  name: string;
  phone?: string | null;
  username?: string;
  blocked?: boolean;
  leftAlone?: boolean;
  tags?: readonly string[];
  /** Hours since they last wrote; null is never. */
  wroteHoursAgo?: number | null;
  waiting?: boolean;
  stage?: string;
  value?: number;
  lastText?: string;
  /** Minutes since their last card came into the operator's thread. */
  cardMinutesAgo?: number;
};

/** Somebody of the business, on duty. */
export function colleague(name: string, role: Operator['role'] = 'agent', more: Partial<Operator> = {}): Operator {
  return {
    id: id(`operator-${nameKey(name).split(' ')[0]}`),
    name,
    role,
    locale: 'en',
    phone: '+34600000100' as E164,
    userId: null,
    mode: 'everything',
    cardsPerDay: null,
    onDuty: true,
    awayUntil: null,
    deputyId: null,
    pausedUntil: null,
    quietFrom: null,
    quietUntil: null,
    digestAt: null,
    listAt: null,
    email: null,
    mailAt: null,
    digestedOn: null,
    closedOn: null,
    lastInboundAt: now,
    wokenAt: null,
    asked: null,
    welcome: null,
    tipsLeft: 0,
    tippedOn: null,
    asCustomerUntil: null,
    identityKeyHash: null,
    lockedAt: null,
    lockedBecause: null,
    proposed: null,
    letInAt: null,
    sentOverAt: null,
    codeTries: 0,
    codeTriedAt: null,
    turnedAwayAt: null,
    removedAt: null,
    ...more,
  };
}

export type Shop = {
  read: Read;
  /** Everybody of the business; the first is who types. */
  team: Operator[];
  cardsToday: number;
  invitations: Invitation[];
  waitingFor: Map<OperatorId, number>;
  recoveryCode: RecoveryCode | null;
  notYetSent: number;
  views: ContactView[];
  tasks: TaskLine[];
  notes: NoteLine[];
  records: BusinessRecord[];
  offers: Offer[];
  feeds: CalendarFeed[];
  waiting: WaitingLine[];
  /** What calendars outside say. */
  busy: (Stretch & { calendar: CalendarId })[];
  /** What lies ready on the card that waits. */
  draft: string | null;
  watched: Partial<Record<Watched, ContactView[]>>;
  escalations: Escalation[];
  messages: TranscriptLine[];
  found: FoundLine[];
  troubles: Awaited<ReturnType<Read['troubles']>>;
  charges: ChargeLine[];
  numbers: Awaited<ReturnType<Read['numbers']>>;
  /** By the first of their days. */
  figures: Record<string, FigureLine[]>;
  byDay: Partial<Record<FigureName, { day: string; count: number }[]>>;
  staff: Awaited<ReturnType<Read['staff']>>;
  health: Health;
  log: LogLine[];
  why: Why | null;
  rules: Rule[];
  apiKeys: ApiKey[];
  connections: Connection[];
  failedCalls: number;
  reported: ReportedEvent[];
  fired: Map<Rule['id'], number>;
  firings: Firing[];
  saidAndAnswered: SaidAndAnswered[];
  coverage: Coverage;
  rescues: Rescue[];
  toRate: ToRate[];
  /** What was told of weeks, by their Mondays. */
  told: Record<string, Checkup>;
  dialogues: Awaited<ReturnType<Read['dialogues']>>;
  dialogueRun: Awaited<ReturnType<Read['dialogueRun']>>;
  happened: Recalled[];
  followUps: Awaited<ReturnType<Read['followUps']>>;
  approved: Awaited<ReturnType<Read['approvedTemplates']>>;
  templates: TemplateLine[];
  listShown: { command: string; rest: string } | null;
  context(locale?: Locale, more?: Partial<CommandContext>): CommandContext;
};

/** A business over arrays: names are matched as `read.store` matches them. */
export function openShop(
  people: readonly Person[],
  options: { locale?: Locale; timezone?: string; country?: string; now?: Date } = {},
): Shop {
  const at = options.now ?? now;
  const stages: Stage[] = seedPreset('services', options.locale ?? 'en').stages.map((stage) => ({
    id: id(`stage-${stage.key}`),
    pipeline: { id: id('pipeline'), name: 'Sales', position: 0 },
    position: stage.position,
    name: stage.name,
    meaning: stage.meaning,
    kind: stage.kind,
    sequence: stage.sequence,
    dealCount: 0,
    dealValue: 0,
  }));
  const views = people.map((person, index) => viewOf(person, index, stages, at));
  for (const stage of stages) {
    const inIt = views.filter((view) => view.stage?.id === stage.id);
    stage.dealCount = inIt.length;
    stage.dealValue = inIt.reduce((sum, view) => sum + (view.deal?.value ?? 0), 0);
  }
  // Rows have theirs in a column.
  const keys = new Map<string, string>();
  const keyOfName = (name: string) => keys.get(name) ?? keys.set(name, nameKey(name)).get(name)!;
  const shop: Shop = {
    views,
    cardsToday: 7,
    team: [
      colleague('Marta Gil', 'owner', { id: id('operator'), lastInboundAt: at }),
      colleague('Maria López'),
      colleague('Marco Díaz', 'manager'),
      colleague('Luis Peña'),
    ],
    invitations: [
      {
        id: id('invitation-nora'),
        name: 'Nora Paz',
        role: 'agent',
        locale: 'es',
        phone: '+34600000777' as E164,
        invitedBy: id('operator'),
        state: 'open',
        tries: 0,
        expiresAt: new Date(at.getTime() + 24 * hourMs),
      },
    ],
    waitingFor: new Map(),
    recoveryCode: null,
    notYetSent: 0,
    tasks: [],
    notes: [],
    draft: null,
    watched: {},
    escalations: [],
    messages: [],
    found: [],
    troubles: [],
    charges: [],
    figures: {},
    byDay: {},
    staff: [{ id: id('operator'), name: 'Marta Gil' }],
    log: [],
    why: null,
    apiKeys: [],
    connections: [],
    failedCalls: 0,
    reported: [],
    rules: [
      {
        id: id('rule'),
        number: 2,
        state: 'on',
        pausedBecause: null,
        body: {
          v: 1,
          when: { on: 'stage', to: stages[0]!.id },
          if: [],
          do: [{ do: 'remind', who: 'responsible', text: '', afterMinutes: 2880 }],
        },
        operatorId: id('operator'),
        createdAt: at,
        nextAt: null,
        asks: false,
      },
    ],
    fired: new Map(),
    firings: [],
    dialogues: [],
    saidAndAnswered: [],
    coverage: { turns: 0, kept: 0 },
    rescues: [],
    toRate: [],
    told: {},
    dialogueRun: null,
    happened: [],
    health: {
      received: { messages: 0, notices: 0, handled: 0, setAside: 0, waiting: 0 },
      oldestWaitingMachine: null,
      lastReceivedMachine: null,
      leaving: { count: 0, oldest: null },
      unsure: 0,
      parked: 0,
    },
    numbers: [{ id: id('number'), phone: '+34600000199', purpose: 'customers', stoppedBecause: null, qualityLowSince: null }],
    followUps: { rows: [], total: 0, nextAt: null },
    approved: ['knock', 'quiet-lead'],
    templates: [described('quote_reminder', 'Hi {{1}}, have you seen our offer?')],
    listShown: null,
    records: [],
    offers: [],
    feeds: [],
    waiting: [],
    busy: [],
    read: {
      offer: async (offerId) => shop.offers.find((one) => one.id === offerId) ?? null,
      offersNumbered: async (numbers) => numbers.flatMap((number) => shop.offers.find((one) => one.number === number) ?? []),
      offersWith: async (ids) => ids.flatMap((offerId) => shop.offers.find((one) => one.id === offerId) ?? []),
      async offers({ states, words, under }, limit) {
        const rows = shop.offers.filter(
          (one) =>
            states.includes(one.state) &&
            words.every((word) => nameKey(`${one.title} ${one.details}`).includes(nameKey(word))) &&
            (under === null || (one.price !== null && one.price <= under)),
        );
        return { rows: rows.slice(0, limit), total: rows.length };
      },
      offerInterest: async () => new Map(),
      looksOf: async () => [],
      offerNews: async () => ({ loweredFrom: null, wanted: [], done: [] }),
      async byName(words) {
        const key = nameKey(words);
        const isExact = (name: string) => ` ${name.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${key} `);
        const isNear = (name: string) =>
          name.includes(key) || name.split(' ').some((word) => word.length > 2 && oneSlipApart(word, key));
        const whole = views.filter((view) => key.includes(' ') && keyOfName(view.contact.name) === key);
        const exact = whole.length > 0 ? whole : views.filter((view) => isExact(keyOfName(view.contact.name)));
        if (exact.length > 0) return { exact, near: [] };
        return { exact, near: views.filter((view) => isNear(keyOfName(view.contact.name))).slice(0, 10) };
      },
      namedExactly: async (words) => (await shop.read.byName(words)).exact,
      contact: async (contactId) => views.find((view) => view.contact.id === contactId) ?? null,
      conversation: async (conversationId) => views.find((view) => view.conversation?.id === conversationId) ?? null,
      transcript: async (_, limit) => shop.messages.slice(-limit),
      notes: async (_, limit) => shop.notes.slice(0, limit),
      record: async (recordId) => shop.records.find((one) => one.id === recordId) ?? null,
      recordNumbered: async (kind, number) => shop.records.find((one) => one.kind === kind && one.number === number) ?? null,
      recordsOf: async (contactId, limit) => shop.records.filter((one) => one.contactId === contactId).slice(0, limit),
      madeFrom: async () => [],
      async openRecords(kind, limit) {
        const rows = shop.records.filter((one) => one.kind === kind && !one.closedAt);
        return { rows: rows.slice(0, limit), total: rows.length };
      },
      appointments: async (from, until, limit, calendar) =>
        (shop.records as Appointment[])
          .filter((one) => one.kind === 'appointment' && one.startsAt < until && one.endsAt > from)
          .filter((one) => !calendar || one.calendarId === calendar)
          .toSorted((a, b) => Number(a.startsAt) - Number(b.startsAt))
          .slice(0, limit),
      calendarLinks: async () => [],
      waitingList: async (now, limit) => shop.waiting.filter(({ until }) => !until || until > now).slice(0, limit),
      freedTime: async () => null,
      freedTimes: async () => [],
      waitingOf: async (contact) => shop.waiting.filter(({ contactId }) => contactId === contact),
      feeds: async () => shop.feeds,
      busy: async (from, until, calendar) =>
        shop.busy.filter((one) => one.calendar === calendar && one.from < until && one.to > from),
      async waiting(limit) {
        const rows = views
          .filter((view) => view.conversation?.awaitingSince)
          .toSorted((a, b) => Number(a.conversation!.awaitingSince) - Number(b.conversation!.awaitingSince));
        return { rows: rows.slice(0, limit), total: rows.length };
      },
      recent: async (_, limit) =>
        people
          .flatMap((person, index) => (person.cardMinutesAgo === undefined ? [] : { index, ago: person.cardMinutesAgo }))
          .toSorted((a, b) => a.ago - b.ago)
          .slice(0, limit)
          .map(({ index }) => views[index]!),
      stages: async () => stages,
      playbook: async () =>
        seedPreset('services', options.locale ?? 'en').playbook.map((line, at) => ({
          ...line,
          id: id(`line-${at}`),
          stageId: line.stageKey ? id(`stage-${line.stageKey}`) : null,
        })),
      approvedTemplates: async () => shop.approved,
      templates: async () => shop.templates,
      dealsIn: async (stageId, limit) => views.filter((view) => view.stage?.id === stageId).slice(0, limit),
      tasks: async (_, limit, until) =>
        shop.tasks.filter((task) => !until || (task.dueAt && task.dueAt <= until)).slice(0, limit),
      followUps: async (limit) => ({ ...shop.followUps, rows: shop.followUps.rows.slice(0, limit) }),
      find: async (_, limit) => shop.found.slice(0, limit),
      marketing: async () => 'unasked',
      async lostReasons(limit) {
        const lost = views.flatMap(({ deal }) => (deal?.closedAt && deal.lostBecause ? [deal.lostBecause] : []));
        const counts = new Map<string, number>();
        for (const reason of lost) counts.set(reason, (counts.get(reason) ?? 0) + 1);
        return [...counts].map(([reason, count]) => ({ reason, count })).slice(0, limit);
      },
      async lostFor(reasons, limit) {
        const rows = views.filter(({ deal }) => deal?.closedAt && reasons.includes(deal.lostBecause ?? ''));
        return { rows: rows.slice(0, limit), total: rows.length };
      },
      async quietSince(since, limit) {
        const silent = views.filter((view) => view.conversation?.lastInboundAt && view.conversation.lastInboundAt < since);
        return silent.slice(0, limit);
      },
      countQuiet: async (since) => (await shop.read.quietSince(since, 1_000)).length,
      listShown: async () => shop.listShown,
      awaited: async () => views,
      async onAutopilot(limit) {
        const rows = views.filter(({ contact }) => contact.autopilotBy !== null);
        return { rows: rows.slice(0, limit), total: rows.length };
      },
      permits: async () => [],
      goingByThemselves: async () => ({ rows: [], total: 0 }),
      contacts: async (ids) => ids.flatMap((one) => views.find((view) => view.contact.id === one) ?? []),
      liveCards: async () => new Map(),
      asking: async () =>
        views.flatMap((view) => {
          const said = view.conversation?.awaitingSince ? (view.conversation.lastText ?? '') : '';
          const topic = topicOf(said);
          return topic ? [{ view, said, topic }] : [];
        }),
      standing: async () => [],
      holding: async (contactId) => ({
        messages: 12,
        deals: 1,
        tags: await shop.read.tagsOf(contactId),
        marketing: 'unasked',
      }),
      mergedInto: async () => [{ mergeId: id('merge'), gone: views.at(-1)!.contact, at }],
      canUnmerge: async () => 'yes',
      holdings: async () => ({ messages: 12, files: 1, notes: 2, tasks: 0 }),
      tagsOf: async (contactId) => [...(people[views.findIndex((view) => view.contact.id === contactId)]?.tags ?? [])],
      async tags(limit) {
        const all = people.flatMap((person) => person.tags ?? []);
        return [...new Set(all)].slice(0, limit).map((tag) => ({ tag, count: all.filter((one) => one === tag).length }));
      },
      async taggedWith(key, limit) {
        const rows = views.filter((_, index) => people[index]!.tags?.some((tag) => nameKey(tag) === key));
        const tag = people.flatMap((person) => person.tags ?? []).find((one) => nameKey(one) === key) ?? key;
        return { rows: rows.slice(0, limit), total: rows.length, tag };
      },
      team: async () => shop.team,
      cardsSince: async () => shop.cardsToday,
      async peopleOf(operator, limit) {
        const rows = views.filter((view) => view.conversation?.responsibleId === operator);
        return { rows: rows.slice(0, limit), total: rows.length };
      },
      async unassigned(limit) {
        const rows = views.filter((view) => view.conversation?.awaitingSince && !view.conversation.responsibleId);
        return { rows: rows.slice(0, limit), total: rows.length };
      },
      async watched(what, _, limit) {
        const rows = shop.watched[what] ?? [];
        return { rows: rows.slice(0, limit), total: rows.length };
      },
      escalations: async (limit) => shop.escalations.slice(0, limit),
      openDraft: async () => shop.draft,
      tasksAbout: async (contactId, limit) =>
        shop.tasks
          .filter((task) => task.contact?.id === contactId)
          .slice(0, limit)
          .map((task) => ({ text: task.text, dueAt: task.dueAt, by: shop.team[0]!.name })),
      invitations: async () => shop.invitations,
      waitingFor: async () => shop.waitingFor,
      recoveryCode: async () => shop.recoveryCode,
      notYetSent: async () => shop.notYetSent,
      troubles: async (limit) => shop.troubles.slice(0, limit),
      charges: async (from, to) => shop.charges.filter((line) => line.day >= from && line.day <= to),
      numbers: async () => shop.numbers,
      figures: async ({ from }) => shop.figures[from] ?? [],
      figuresNamed: async (names, { from }) => (shop.figures[from] ?? []).filter(({ name }) => names.includes(name)),
      figureByDay: async (name) => shop.byDay[name] ?? [],
      staff: async () => shop.staff,
      health: async () => shop.health,
      why: async () => shop.why,
      connections: async () => shop.connections,
      nextConnectionNumber: async () => shop.connections.length + 1,
      callCounts: async () =>
        new Map(shop.connections.map((one) => [one.id, { done: 0, waiting: 0, failed: shop.failedCalls, lastDoneAt: null }])),
      callTroubles: async () => [],
      callsSince: async () => ({ failed: shop.failedCalls, waiting: 0 }),
      apiKeys: async () => shop.apiKeys,
      nextApiKeyNumber: async () => shop.apiKeys.length + 1,
      reported: async (limit) => shop.reported.slice(0, limit),
      async reportedSince(since) {
        const of = (state: ReportedEvent['state']) =>
          shop.reported.filter((one) => one.at >= since && one.state === state).length;
        const counts = { done: of('done'), refused: of('refused'), waiting: of('waiting') };
        return { ...counts, received: counts.done + counts.refused + counts.waiting };
      },
      rules: async () => shop.rules,
      rule: async (ruleId) => shop.rules.find((one) => one.id === ruleId) ?? null,
      // Somebody was moved, and then tagged.
      lastDeed: async () => (views[0] ? { contactId: views[0].contact.id, at, did: { do: 'tag', tag: 'vip' } } : null),
      before: async () => [
        {
          event: { kind: 'stage', facts: { from: stages[0]!.id, to: stages[1]!.id } } as never,
          situation: { view: views[0]!, record: null, tags: [], marketing: 'unasked', fromAd: false, said: '' },
        },
      ],
      mayBeMeant: async () => [],
      nextRuleNumber: async () => shop.rules.length + 1,
      dialogues: async () => shop.dialogues,
      saidAndAnswered: async () => shop.saidAndAnswered,
      toRate: async (_, limit) => shop.toRate.slice(0, limit),
      unrated: async (ids) => [...ids],
      rescues: async () => shop.rescues,
      neededMore: async () => [],
      toldOf: async (week) => shop.told[week] ?? null,
      coverage: async () => shop.coverage,
      dialogueRun: async () => shop.dialogueRun,
      lastDialogue: async () => shop.dialogueRun,
      lastWords: async () => shop.dialogueRun?.body ?? null,
      sentByRules: async () => [],
      firedSince: async () => shop.fired,
      firings: async ({ ruleId }, limit) => shop.firings.filter((one) => !ruleId || one.ruleId === ruleId).slice(0, limit),
      firing: async (firingId) => shop.firings.find((one) => one.id === firingId) ?? null,
      happened: async (kind) => shop.happened.filter(({ event }) => event.kind === kind),
      log: async ({ contactId, since }, limit) =>
        shop.log.filter((line) => (!contactId || line.contact?.id === contactId) && (!since || line.at >= since)).slice(0, limit),
    },
    context: (locale = options.locale ?? 'en', more = {}) => ({
      tenant: {
        id: id('tenant'),
        name: 'Studio Luz',
        locale,
        timezone: options.timezone ?? 'Europe/Madrid',
        country: options.country ?? 'ES',
        currency: 'EUR',
        preset: 'services',
        settings: defaultSettings,
      },
      operator: { ...shop.team[0]!, locale },
      now: at,
      machineNow: at,
      checkLog: async () => ({ entries: shop.log.length, checked: shop.log.length, head: '4f2a91c07b', broken: null }),
      read: shop.read,
      wamid: 'wamid.typed',
      newId: <T extends Id<string>>() => 'new-id' as T,
      takeNumber: async (kind) => shop.records.filter((one) => one.kind === kind).length + 1,
      ...more,
    }),
  };
  return shop;
}

/** The words of an answer, whatever it is. */
export function saidIn(outcome: Outcome): string {
  const { answer } = outcome;
  return answer === undefined ? '' : 'kind' in answer ? answer.body : answer.text;
}

/** The answer as a card, where it must be one. */
export function cardIn(outcome: Outcome): CardSpec {
  if (!outcome.answer || !('kind' in outcome.answer)) throw new Error(`No card but: ${saidIn(outcome)}`);
  return outcome.answer;
}

export function effectsOf<D extends Effect['do']>(outcome: Outcome, kind: D): Extract<Effect, { do: D }>[] {
  return outcome.effects.filter((effect): effect is Extract<Effect, { do: D }> => effect.do === kind);
}

/** Something on offer. */
export function offerOf(number: number, more: Partial<Offer> = {}): Offer {
  return {
    id: id(`offer-${number}`),
    number,
    state: 'available',
    title: `thing ${number}`,
    details: '',
    price: 10_000,
    currency: 'EUR',
    photos: [],
    version: 1,
    createdBy: id('operator'),
    createdAt: now,
    changedAt: now,
    ...more,
  };
}

/** An appointment of somebody's, as long as usual. */
export function appointmentOf(shop: Shop, person: number, startsAt: Date, more: Partial<BusinessRecord> = {}): BusinessRecord {
  return {
    id: id(`record-${shop.records.length}`),
    kind: 'appointment',
    number: shop.records.length + 1,
    state: 'booked',
    contactId: shop.views[person]!.contact.id,
    conversationId: null,
    dealId: null,
    title: 'cleaning',
    forName: null,
    calendarId: id('tenant'),
    startsAt,
    endsAt: new Date(startsAt.getTime() + hourMs / 2),
    amount: null,
    currency: 'EUR',
    lines: [],
    dueAt: null,
    score: null,
    source: 'operator',
    externalSystem: null,
    externalRef: null,
    version: 1,
    createdBy: null,
    createdAt: now,
    closedAt: null,
    ...more,
  };
}

export function namesOf(list: readonly Command[]): string[] {
  return list.map((command) => command.name);
}

function viewOf(person: Person, index: number, stages: readonly Stage[], at: Date): ContactView {
  const phone = person.phone === undefined ? `+3460000${String(4412 + index)}` : person.phone;
  const contact: Contact = {
    id: id(`contact-${index}`),
    name: person.name,
    nameFrom: 'profile',
    phone,
    userId: null,
    username: person.username ?? null,
    blockedAt: person.blocked ? at : null,
    stopAutomation: person.leftAlone ?? false,
    autopilotBy: null,
    autopilotSince: null,
    testOf: null,
    createdAt: at,
  };
  const hours = person.wroteHoursAgo === undefined ? 1 : person.wroteHoursAgo;
  const lastInboundAt = hours === null ? null : new Date(at.getTime() - hours * hourMs);
  const stage = stages.find(({ name }) => name === person.stage) ?? stages[0]!;
  const deal: Deal = {
    id: id(`deal-${index}`),
    contactId: contact.id,
    conversationId: id(`conversation-${index}`),
    stageId: stage.id,
    title: null,
    value: person.value ?? null,
    enteredAt: new Date(at.getTime() - 50 * hourMs),
    closedAt: null,
    lostBecause: null,
  };
  return {
    contact,
    conversation: {
      id: id(`conversation-${index}`),
      contactId: contact.id,
      numberId: id('number'),
      responsibleId: null,
      responsibleSince: null,
      responsibleBy: null,
      takenOverAt: null,
      lastInboundAt,
      lastOutboundAt: null,
      awaitingSince: person.waiting ? lastInboundAt : null,
      lastText: person.lastText ?? null,
      isTest: false,
    },
    deal,
    stage,
    deals: [{ deal, stage }],
    openCase: false,
    caseSolvedAt: null,
    appointmentUntil: null,
  };
}

function id<T extends Id<string>>(text: string): T {
  return text as T;
}

/** A template of the business's own, as Meta describes it. */
export function described(name: string, text: string, more: Partial<TemplateLine> = {}): TemplateLine {
  const components = [{ type: 'BODY', text }];
  return { name, language: 'en', category: 'utility', status: 'APPROVED', components, purpose: null, ...more };
}
