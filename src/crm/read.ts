import type { ContactId, ConversationId, DraftId, MessageId, OperatorId, StageId, TaskId } from '../kit/ids.ts';
import type { AskingRead } from './asking.ts';
import type { AutopilotRead } from './autopilot.ts';
import type { AwaitedRead } from './awaited.ts';
import type { RecordRead } from './business-record.ts';
import type { CalendarRead } from './calendar.ts';
import type { CalloutRead } from './callout.ts';
import type { Card } from './card.ts';
import type { CheckupRead } from './checkup.ts';
import type { Contact } from './contact.ts';
import type { ContactView } from './contact-view.ts';
import type { ChargesRead } from './cost.ts';
import type { CoverageRead } from './coverage.ts';
import type { Stage } from './deal.ts';
import type { DialogueRead } from './dialogue.ts';
import type { FiguresRead } from './figures.ts';
import type { HoldingsRead } from './forget.ts';
import type { HealthRead } from './health.ts';
import type { LogRead } from './log-line.ts';
import type { LostRead } from './lost.ts';
import type { MemberRead } from './member.ts';
import type { MergeRead } from './merge.ts';
import type { MessageRead } from './message-type.ts';
import type { OfferRead } from './offer.ts';
import type { OutsideRead } from './outside.ts';
import type { PeopleRead } from './people.ts';
import type { PermitRead } from './permit.ts';
import type { RatingRead } from './rating.ts';
import type { ResponsibleRead } from './responsible.ts';
import type { RulesRead } from './rule.ts';
import type { TagRead } from './tag.ts';
import type { TeamRead } from './team.ts';
import type { TemplateLine } from './template.ts';
import type { TemplatePurpose } from './template-purpose.ts';
import type { WaitingRead } from './waiting-list.ts';
import type { WatchRead } from './watch.ts';
import type { WhyRead } from './why.ts';

export type { ContactView };

/** One message of a transcript; `state` is an outgoing one's. */
export type TranscriptLine = {
  id: MessageId;
  direction: 'in' | 'out';
  author: 'contact' | 'operator' | 'hilo' | 'phone-app' | 'history';
  type: string;
  text: string;
  at: Date;
  state: string | null;
};

export type NoteLine = { text: string; at: Date; by: string };
export type TaskLine = { id: TaskId; text: string; dueAt: Date | null; contact: Contact | null };
export type FoundLine = { contact: Contact; snippet: string; at: Date; where: 'message' | 'note' | 'contact' | 'record' };
export type Draft = {
  id: DraftId;
  conversationId: ConversationId;
  text: string;
  source: 'playbook' | 'model' | 'operator';
  from: string;
  createdAt: Date;
};

/** How names are looked for. `exact`: one whole word of the name, or all of it. `near`: where none is, prefix, then trigram. */
export type NameMatch = { exact: ContactView[]; near: ContactView[] };

/** What deciders may ask, of one business and nobody else's. Every list is bounded. */
export type Read = ChargesRead &
  FiguresRead &
  HoldingsRead &
  PeopleRead &
  HealthRead &
  LogRead &
  LostRead &
  WhyRead &
  TeamRead &
  ResponsibleRead &
  WatchRead &
  MergeRead &
  AwaitedRead &
  AutopilotRead &
  PermitRead &
  AskingRead &
  MemberRead &
  RecordRead &
  WaitingRead &
  CalendarRead &
  OfferRead &
  OutsideRead &
  CalloutRead &
  TagRead &
  DialogueRead &
  MessageRead &
  CoverageRead &
  CheckupRead &
  RatingRead &
  RulesRead & {
    /** Contacts a typed name may mean, at most ten of each. Exact is one whole word, or the whole name; case and accents do not matter. */
    byName(words: string): Promise<NameMatch>;
    /** The same where only an exact name counts: what is near is looked for longer. */
    namedExactly(words: string): Promise<ContactView[]>;
    contact(id: ContactId): Promise<ContactView | null>;
    conversation(id: ConversationId): Promise<ContactView | null>;
    transcript(id: ConversationId, limit: number): Promise<TranscriptLine[]>;
    notes(id: ContactId, limit: number): Promise<NoteLine[]>;
    /** Customers who wait on us, longest first. */
    waiting(limit: number): Promise<{ rows: ContactView[]; total: number }>;
    /** The people whose cards came last into an operator's thread, newest first. */
    recent(operator: OperatorId, limit: number): Promise<ContactView[]>;
    stages(): Promise<Stage[]>;
    /** For what Hilo has a template that Meta lets through by now. */
    approvedTemplates(): Promise<TemplatePurpose[]>;
    /** All templates that Meta has described, in whatever state. */
    templates(): Promise<TemplateLine[]>;
    /** Who has a deal here, shown with it. */
    dealsIn(stage: StageId, limit: number): Promise<ContactView[]>;
    /** Open tasks of one operator: due before `until` or, without it, all; undated last. */
    tasks(operator: OperatorId, limit: number, until?: Date): Promise<TaskLine[]>;
    /** Follow-ups that wait for a decision: their live cards, oldest first. */
    followUps(
      limit: number,
    ): Promise<{ rows: { view: ContactView; card: Card; draft: Draft | null }[]; total: number; nextAt: Date | null }>;
    /** Messages, notes and contacts in which these words are found, best first. */
    find(words: string, limit: number): Promise<FoundLine[]>;
    /** Whether marketing was agreed to or stopped. */
    marketing(id: ContactId): Promise<'given' | 'stopped' | 'unasked'>;
    /** Outgoing messages that failed or could not be confirmed, newest first. */
    troubles(limit: number): Promise<{ view: ContactView | null; text: string; at: Date; state: 'failed' | 'unsure' }[]>;
  };
