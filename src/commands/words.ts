import type { Locale } from '../crm/locale.ts';
import { type AccountWords, accountWords } from './words/account.ts';
import { answerWords } from './words/answer.ts';
import { type AnswerOnceWords, answerOnceWords } from './words/answer-once.ts';
import type { AnswerWords } from './words/answer-words.ts';
import { type AppointmentWords, appointmentWords } from './words/appointments.ts';
import { type AttentionWords, attentionWords } from './words/attention.ts';
import { type AutonomyWords, autonomyWords } from './words/autonomy.ts';
import { type AutopilotWords, autopilotWords } from './words/autopilot.ts';
import { type AwaitedWords, awaitedWords } from './words/awaited.ts';
import { type ByItselfWords, byItselfWords } from './words/by-itself.ts';
import { type CalendarWords, calendarWords } from './words/calendars.ts';
import { type CalloutWords, calloutWords } from './words/callouts.ts';
import { type CardWords, cardWords } from './words/card.ts';
import { type CheckupWords, checkupWords } from './words/checkup.ts';
import { type CollisionWords, collisionWords } from './words/collision.ts';
import { type ConsoleWords, consoleWords } from './words/console.ts';
import { type CostWords, costWords } from './words/cost.ts';
import { type CloseWords, closeWords } from './words/day-close.ts';
import { type DealWords, dealWords } from './words/deals.ts';
import { type DialogueWords, dialogueWords } from './words/dialogues.ts';
import { type EscalationWords, escalationWords } from './words/escalation.ts';
import { type EverydayWords, everydayWords } from './words/everyday.ts';
import { type FailureWords, failureWords } from './words/failure.ts';
import { type FileWords, fileWords } from './words/files.ts';
import { type FirstWords, firstWords } from './words/first.ts';
import { type FollowUpWords, followUpWords } from './words/follow-up.ts';
import { type ForgetWords, forgetWords } from './words/forget.ts';
import { type FormWords, formWords } from './words/form.ts';
import { type GroupWords, groupWords } from './words/group.ts';
import { type HealingWords, healingWords } from './words/healing.ts';
import { type HealthWords, healthWords } from './words/health.ts';
import { type HelpWords, helpWords } from './words/help.ts';
import { type ImportWords, importWords } from './words/import.ts';
import { type LabelWords, labelWords } from './words/label.ts';
import { type LeaveWords, leaveWords } from './words/leave.ts';
import { type LogWords, logWords } from './words/log.ts';
import { type MailWords, mailWords } from './words/mail.ts';
import { type MediaWords, mediaWords } from './words/media.ts';
import { type MemberWords, memberWords } from './words/members.ts';
import { type MergeWords, mergeWords } from './words/merge.ts';
import { type OfferWords, offerWords } from './words/offers.ts';
import { type OpeningWords, openingWords } from './words/opening.ts';
import { type OrderWords, orderWords } from './words/orders.ts';
import { type OutsideWords, outsideWords } from './words/outside.ts';
import { type PipelineWords, pipelineWords } from './words/pipelines.ts';
import { type RatingWords, ratingWords } from './words/rating.ts';
import { type RecordWords, recordWords } from './words/records.ts';
import { type ReportWords, reportWords } from './words/report.ts';
import { type ResponsibleWords, responsibleWords } from './words/responsible.ts';
import { type RouteWords, routeWords } from './words/routes.ts';
import type { RuleWords } from './words/rule-words.ts';
import { ruleWords } from './words/rules.ts';
import { type SequenceWords, sequenceWords } from './words/sequences.ts';
import { type SettingsWords, settingsWords } from './words/settings.ts';
import { type StageWords, stageWords } from './words/stages.ts';
import { type SuggestedWords, suggestedWords } from './words/suggested.ts';
import { type TeamWords, teamWords } from './words/team.ts';
import { type ThreadWords, threadWords } from './words/thread.ts';
import { type TypeWords, typeWords } from './words/types.ts';
import { type UndoneWords, undoneWords } from './words/undone.ts';
import { type WaitingWords, waitingWords } from './words/waiting.ts';
import { type WhyWords, whyWords } from './words/why.ts';
import { type WinbackWords, winbackWords } from './words/winback.ts';

/** Every sentence of the owner's thread in one language, by where it is said. The compiler refuses a language that lacks one. */
export type Words = {
  label: LabelWords;
  calendars: CalendarWords;
  callouts: CalloutWords;
  waiting: WaitingWords;
  card: CardWords;
  checkup: CheckupWords;
  rating: RatingWords;
  healing: HealingWords;
  health: HealthWords;
  autonomy: AutonomyWords;
  autopilot: AutopilotWords;
  leave: LeaveWords;
  log: LogWords;
  why: WhyWords;
  winback: WinbackWords;
  report: ReportWords;
  orders: OrderWords;
  offers: OfferWords;
  appointments: AppointmentWords;
  outside: OutsideWords;
  pipelines: PipelineWords;
  records: RecordWords;
  thread: ThreadWords;
  answer: AnswerWords;
  answerOnce: AnswerOnceWords;
  console: ConsoleWords;
  cost: CostWords;
  everyday: EverydayWords;
  first: FirstWords;
  followUp: FollowUpWords;
  forget: ForgetWords;
  form: FormWords;
  group: GroupWords;
  help: HelpWords;
  failure: FailureWords;
  media: MediaWords;
  merge: MergeWords;
  undone: UndoneWords;
  team: TeamWords;
  responsible: ResponsibleWords;
  deals: DealWords;
  routes: RouteWords;
  dialogues: DialogueWords;
  types: TypeWords;
  rules: RuleWords;
  escalation: EscalationWords;
  collision: CollisionWords;
  stages: StageWords;
  members: MemberWords;
  files: FileWords;
  imports: ImportWords;
  attention: AttentionWords;
  awaited: AwaitedWords;
  opening: OpeningWords;
  byItself: ByItselfWords;
  sequences: SequenceWords;
  settings: SettingsWords;
  suggested: SuggestedWords;
  mail: MailWords;
  account: AccountWords;
  close: CloseWords;
};

export function wordsFor(locale: Locale): Words {
  return {
    label: labelWords[locale],
    calendars: calendarWords[locale],
    callouts: calloutWords[locale],
    waiting: waitingWords[locale],
    card: cardWords[locale],
    checkup: checkupWords[locale],
    rating: ratingWords[locale],
    healing: healingWords[locale],
    health: healthWords[locale],
    autonomy: autonomyWords[locale],
    autopilot: autopilotWords[locale],
    leave: leaveWords[locale],
    log: logWords[locale],
    why: whyWords[locale],
    winback: winbackWords[locale],
    report: reportWords[locale],
    orders: orderWords[locale],
    offers: offerWords[locale],
    appointments: appointmentWords[locale],
    outside: outsideWords[locale],
    pipelines: pipelineWords[locale],
    records: recordWords[locale],
    thread: threadWords[locale],
    answer: answerWords[locale],
    answerOnce: answerOnceWords[locale],
    console: consoleWords[locale],
    cost: costWords[locale],
    everyday: everydayWords[locale],
    first: firstWords[locale],
    followUp: followUpWords[locale],
    forget: forgetWords[locale],
    form: formWords[locale],
    group: groupWords[locale],
    help: helpWords[locale],
    failure: failureWords[locale],
    media: mediaWords[locale],
    merge: mergeWords[locale],
    undone: undoneWords[locale],
    team: teamWords[locale],
    responsible: responsibleWords[locale],
    deals: dealWords[locale],
    routes: routeWords[locale],
    dialogues: dialogueWords[locale],
    types: typeWords[locale],
    rules: ruleWords[locale],
    escalation: escalationWords[locale],
    collision: collisionWords[locale],
    stages: stageWords[locale],
    members: memberWords[locale],
    files: fileWords[locale],
    imports: importWords[locale],
    attention: attentionWords[locale],
    awaited: awaitedWords[locale],
    opening: openingWords[locale],
    byItself: byItselfWords[locale],
    sequences: sequenceWords[locale],
    settings: settingsWords[locale],
    suggested: suggestedWords[locale],
    mail: mailWords[locale],
    account: accountWords[locale],
    close: closeWords[locale],
  };
}
