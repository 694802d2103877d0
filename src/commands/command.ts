import type { z } from 'zod';
import type { SecretCode } from '../crm/access-code.ts';
import type { NumberedKind } from '../crm/business-record.ts';
import type { CardSpec } from '../crm/card.ts';
import type { ContactView } from '../crm/contact-view.ts';
import type { Effect } from '../crm/effect.ts';
import type { Locale } from '../crm/locale.ts';
import type { LogCheck } from '../crm/log-line.ts';
import type { Operator } from '../crm/operator.ts';
import type { Read } from '../crm/read.ts';
import type { Tenant } from '../crm/tenant.ts';
import type { CardId, ContactId, DealId, Id, MediaId, OperatorId } from '../kit/ids.ts';

/** Everything a command may look at. It decides; what it wants done comes back as effects. */
export type CommandContext = {
  tenant: Tenant;
  operator: Operator;
  now: Date;
  /** Machine time: how long what came in has waited, and what leaves. */
  machineNow: Date;
  read: Read;
  /** Goes through the newest entries of the log and the chain that holds them. */
  checkLog(): Promise<LogCheck>;
  /** The operator's own message, to react on. */
  wamid: string;
  /** A new id, for a draft that a card of the same outcome points to. */
  newId<T extends Id<string>>(): T;
  /** Takes the next number of a kind of record, to say it before the record is written. */
  takeNumber(kind: NumberedKind): Promise<number>;
  /** When a row or card already fixed who is meant: the sentence then holds no name. */
  contactId?: ContactId;
  /** And which of their deals, where they have several. */
  dealId?: DealId;
  /** The same of a colleague. */
  colleagueId?: OperatorId;
  /** A photo that came with the sentence as its caption. */
  photo?: MediaId;
  /** The card that was quoted with the sentence. */
  cardId?: CardId;
};

/** A line of text, or a card with choices, for the operator; and what shall happen. */
export type Outcome = { answer?: Line | CardSpec; effects: Effect[] };

/** A plain line; quoting it means those it is about. `secret`: it hides a code, which is put in when it leaves. */
export type Line = { text: string; about?: ContactId[]; secret?: SecretCode };

/** What a command is, once: the parser, `help`, later the assistant's tools and the documentation come from it. */
export type Command<Args = unknown> = {
  name: string;
  /** Words that call it, per language, in plain letters or not; the first is the one help shows. */
  words: Record<Locale, readonly string[]>;
  /** One line for help, per language (72 characters: it is a row's description). */
  says: Record<Locale, string>;
  /** Sentences that must parse to this command, per language; each is executed by a test. */
  examples: Record<Locale, readonly string[]>;
  args: z.ZodType<Args>;
  /**
   * Reads the sentence after the command's word; null where it cannot be meant ("today I am ill" is no command). `named`: who is meant is
   * fixed already, so no name is looked for in it.
   */
  read(rest: string, named: boolean): unknown;
  /** Whether it changes something (then names must be exact and unique). */
  changes: boolean;
  /** Whether the bare word means something by itself, as `today` does. */
  alone?: true;
  /** Its word begins ordinary sentences too ("lost my keys"): it counts alone or before somebody's name only. */
  needsName?: true;
  /** Before what is nobody's name: what else it may mean; null where it means nothing. */
  otherwise?(rest: string, context: CommandContext): Promise<Outcome | null>;
  /** Its words call another command as well: it is asked first, and reads nothing that could be meant for that. */
  sharesWord?: true;
  /** Nothing happens before its own question is answered: it cannot be undone, or there is something to be said first. */
  confirms?: true;
  /** Whether it may be said of a whole list: "move these to lost". */
  ofMany?: true;
  /** What is asked before it is done for a whole list, where that is more than the count and three of them. */
  askMany?(rest: string, views: ContactView[], context: CommandContext): Promise<Outcome>;
  /** What stands against it for everybody, before a whole list is asked about. */
  ofAll?(rest: string, context: CommandContext): Promise<Outcome | null>;
  /** For a list of people: all of them, at most `limit`; null where these arguments are no list of people. */
  people?(args: Args, context: CommandContext, limit: number): Promise<ContactView[] | null>;
  /** Alone, quoting somebody's message, it is about them. */
  quotes?: boolean;
  /** Alone, quoting an answer of ours, it is about what was done there, and never words for whom it was done with. */
  ofOurs?: true;
  /** The least role that may; without it anybody of the business. */
  may?: 'manager' | 'owner';
  run(args: Args, context: CommandContext): Promise<Outcome>;
};

export function defineCommand<Args>(command: Command<Args>): Command<Args> {
  return command;
}
