import type { z } from 'zod';
import type { CardSpec } from '../crm/card.ts';
import type { Effect } from '../crm/effect.ts';
import type { Locale } from '../crm/locale.ts';
import type { Operator } from '../crm/operator.ts';
import type { Read } from '../crm/read.ts';
import type { Tenant } from '../crm/tenant.ts';
import type { ContactId } from '../kit/ids.ts';

/** Everything a command may look at. It decides; what it wants done comes back as effects. */
export type CommandContext = {
  tenant: Tenant;
  operator: Operator;
  now: Date;
  read: Read;
  /** The operator's own message, to react on. */
  wamid: string;
  /** When a row or card already fixed who is meant: names need not be looked for. */
  contactId?: ContactId;
};

/** A line of text, or a card with choices, for the operator; and what shall happen. */
export type Outcome = { answer?: { text: string; about?: ContactId[] } | CardSpec; effects: Effect[] };

/** What a command is, once: the parser, `help`, later the assistant's tools and the documentation come from it. */
export type Command<Args = unknown> = {
  name: string;
  /** Words that call it, per language; the first is the one help shows. */
  words: Record<Locale, readonly string[]>;
  /** One line for help, per language. */
  says: Record<Locale, string>;
  /** Sentences that must parse to this command, per language; each is executed by a test. */
  examples: Record<Locale, readonly string[]>;
  args: z.ZodType<Args>;
  /** Reads the rest of the sentence after the command's word; null where it cannot be meant. */
  read(rest: string, context: { locale: Locale; timezone: string; now: Date }): unknown;
  /** Whether it changes something (then names must be exact and unique). */
  changes: boolean;
  run(args: Args, context: CommandContext): Promise<Outcome>;
};

export function defineCommand<Args>(command: Command<Args>): Command<Args> {
  return command;
}
