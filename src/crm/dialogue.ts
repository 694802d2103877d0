import { z } from 'zod';
import type { ContactId, ConversationId, Id, OperatorId, StageId } from '../kit/ids.ts';
import { cardLimits } from './card-limits.ts';
import { locales, nameKey } from './locale.ts';
import { askedAbout } from './message-type.ts';

/** What a trade's conversations with steps are for; a business has one of each at most. */
export const readyKinds = ['intake', 'booking', 'quote', 'documents'] as const;
export type ReadyKind = (typeof readyKinds)[number];

/** One that the business wrote itself, by an id that is never given twice. */
export type OwnKind = `own-${string}`;
export type DialogueKind = ReadyKind | OwnKind;

export function isReady(kind: DialogueKind): kind is ReadyKind {
  return readyKinds.some((one) => one === kind);
}

/** What a conversation has room for: steps, words that begin it, letters of a question and of a name, and conversations of one's own. */
export const dialogueLimits = { steps: 12, words: 10, ask: 800, name: 40, label: 40, own: 10 } as const;

const key = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/);
const line = z.string().trim().min(1).max(dialogueLimits.label);

/** What is done with an answer besides keeping it. */
export const dialogueWrites = ['name', 'tag', 'value', 'note'] as const;
const write = z.enum(dialogueWrites);

const choice = z.strictObject({
  label: z.string().trim().min(1).max(cardLimits.row),
  /** The step it leads to, behind this one, or the end; without it the next one. */
  to: key.optional(),
});

/** What an answer must be. `slot`: a free time, which is booked with it. */
const wanted = z.discriminatedUnion('as', [
  z.strictObject({ as: z.literal('text') }),
  z.strictObject({ as: z.literal('number') }),
  z.strictObject({ as: z.literal('amount') }),
  z.strictObject({ as: z.literal('date') }),
  z.strictObject({ as: z.literal('email') }),
  z.strictObject({ as: z.literal('phone') }),
  z.strictObject({ as: z.literal('file') }),
  z.strictObject({ as: z.literal('slot') }),
  z.strictObject({ as: z.literal('choice'), choices: z.array(choice).min(2).max(cardLimits.rows) }),
]);

const step = z.strictObject({
  key,
  /** What its answer is called on the card. */
  label: line,
  /** The question, with {first_name} and {business} in it. */
  ask: z.string().trim().min(1).max(dialogueLimits.ask),
  wants: wanted,
  write: write.optional(),
});

/** A conversation with steps, as data. `v` says how it is to be read, should that change. */
export const dialogueBody = z.strictObject({
  v: z.literal(1),
  /** The language in which it asks. */
  locale: z.enum(locales),
  name: line,
  /** Whom it begins with by itself: whoever writes for the first time, one of these words, or about one of these things; else nobody. */
  starts: z.strictObject({
    first: z.boolean(),
    words: z.array(z.string().trim().min(2).max(40)).max(dialogueLimits.words),
    about: z.array(z.enum(askedAbout)).max(3).optional(),
  }),
  steps: z.array(step).min(1).max(dialogueLimits.steps),
  end: z.strictObject({
    /** What they are told. */
    say: z.string().trim().min(1).max(dialogueLimits.ask),
    tags: z.array(z.string().trim().min(1).max(40)).max(3).optional(),
    /** Where their deal goes. */
    stage: z
      .string()
      .transform((id) => id as StageId)
      .optional(),
    /** The stage of which it was told that it is gone. */
    toldGone: z.string().optional(),
    /** What is opened for the team to fill. */
    opens: z.enum(['quote', 'order', 'case']).optional(),
    /** Whether it becomes a task of whoever is responsible, or only a line in their thread. */
    tells: z.enum(['task', 'notice']),
    /** What the task says, where it is other than to go on with them. */
    task: z.string().trim().min(1).max(200).optional(),
  }),
});

export type DialogueBody = z.infer<typeof dialogueBody>;
export type DialogueStep = z.infer<typeof step>;

/** How far a choice can lead. */
export const toEnd = 'end';

/** Why a conversation cannot be as it is written. */
export type DialogueTrouble =
  | { why: 'same-key' | 'backwards' | 'unreachable'; step: string }
  | { why: 'same-choice'; step: string; choice: string };

/**
 * What stands against it, or null. A choice leads forward only, so that every conversation has an end; a step that nobody comes to and two
 * choices that read alike are mistakes.
 */
export function troubleIn({ steps }: Pick<DialogueBody, 'steps'>): DialogueTrouble | null {
  const places = new Map(steps.map((one, index) => [one.key, index]));
  const reached = new Set([0]);
  for (const [index, one] of steps.entries()) {
    if (places.get(one.key) !== index || one.key === toEnd) return { why: 'same-key', step: one.label };
    if (!reached.has(index)) return { why: 'unreachable', step: one.label };
    const choices = one.wants.as === 'choice' ? one.wants.choices : [{ label: '' }];
    const seen = new Set<string>();
    for (const { label, to } of choices) {
      const next = to === undefined ? index + 1 : to === toEnd ? steps.length : places.get(to);
      if (next === undefined || next <= index) return { why: 'backwards', step: one.label };
      reached.add(next);
      if (seen.has(nameKey(label))) return { why: 'same-choice', step: one.label, choice: label };
      seen.add(nameKey(label));
    }
  }
  return null;
}

/** Buttons where three short ones do, else a list. */
export function asButtons(choices: readonly { label: string }[]): boolean {
  return choices.length <= cardLimits.buttons && choices.every(({ label }) => label.length <= cardLimits.button);
}

/** One of a business's conversations with steps: its own words, or those that its trade begins with. */
export type Dialogue = { kind: DialogueKind; on: boolean; body: DialogueBody; isOwn: boolean; operatorId: OperatorId | null };

/** An answer that was given. `value` is as it is kept (a date in ISO, an amount in the smallest unit), `shown` as it is read. */
export type GivenAnswer = { step: string; label: string; value: string; shown: string };

/** Why one ended without its last step. */
export const leftBecause = [
  'asks-for-person',
  'complains',
  'emergency',
  'stop-word',
  'asks-back',
  'wrong-twice',
  'something-else',
  'no-times',
  'operator-wrote',
] as const;
export type LeftBecause = (typeof leftBecause)[number];

/** One with somebody. It keeps the words it began with, whatever is changed of the conversation meanwhile. */
export type DialogueRun = {
  id: Id<'dialogue-run'>;
  kind: DialogueKind;
  contactId: ContactId;
  conversationId: ConversationId;
  body: DialogueBody;
  state: 'running' | 'finished' | 'dropped' | 'left';
  because: LeftBecause | null;
  step: string;
  /** Answers to this step that were none. */
  tries: number;
  answers: GivenAnswer[];
  /** Who began it, or let it begin by itself. */
  operatorId: OperatorId;
  startedAt: Date;
  dueAt: Date;
  endedAt: Date | null;
};

/** What deciders may ask of them. */
export type DialogueRead = {
  /** Those that were ever switched or changed. */
  dialogues(): Promise<{ kind: DialogueKind; on: boolean; body: DialogueBody | null; operatorId: OperatorId }[]>;
  dialogueRun(id: Id<'dialogue-run'>): Promise<DialogueRun | null>;
  /** The last one with somebody, going on or over. */
  lastDialogue(contactId: ContactId): Promise<DialogueRun | null>;
  /** The words of the one of a kind that was begun last; null where none is kept. */
  lastWords(kind: DialogueKind): Promise<DialogueBody | null>;
};
