import { hourMs, minuteMs } from '../kit/clock.ts';
import { countOf, type FigureLine } from './figures.ts';
import type { Settings } from './tenant.ts';

/**
 * What goes to customers without a person. The first two only tell them something while they wait; the others are known answers, which either
 * settle what was asked or fall back to a person. `order-list` asks back which order is meant: what they pick is the answer.
 */
export const interactionTypes = [
  'acknowledgement',
  'emergency',
  'hours',
  'order',
  'order-list',
  'appointment',
  'confirmation',
] as const;
export type InteractionType = (typeof interactionTypes)[number];

/** The known answers: each is counted as completed or fallen back. */
export const knownAnswers = ['hours', 'order', 'appointment', 'confirmation'] as const satisfies readonly InteractionType[];
export type KnownAnswer = (typeof knownAnswers)[number];

/** Those that a question gets. They are suggested on its card, and go without a person where the business lets them. */
export type SuggestedAnswer = Exclude<KnownAnswer, 'confirmation'>;

/** By what a draft says that it is from, as a line of the playbook says by its id. */
export const knownSources: Readonly<Record<string, SuggestedAnswer>> = {
  'opening-hours': 'hours',
  'order-state': 'order',
  'appointment-time': 'appointment',
};

/** The setting that says who let it go without a person; null there: nobody. */
export const letBy = {
  hours: 'answerHours',
  order: 'answerOrders',
  appointment: 'answerAppointments',
} as const satisfies Record<SuggestedAnswer, keyof Settings>;

/** What only tells them something is said once in so long. */
export const sayAgainMs = 12 * hourMs;

/** Who writes again so soon after a known answer was not helped by it. */
export const fallsBackMs = 30 * minuteMs;

/** Above this share of fallbacks a type of known answer is flagged; under so many it says nothing yet. */
const flagAbove = { share: 0.15, from: 5 };

/** How each type of known answer did, of those that went at all. */
export function knownRates(
  lines: readonly FigureLine[],
): { type: KnownAnswer; given: number; completed: number; flagged: boolean }[] {
  return knownAnswers.flatMap((type) => {
    const given = countOf(lines, 'by-itself', type);
    const fellBack = countOf(lines, 'fell-back', type);
    if (given === 0) return [];
    const flagged = given >= flagAbove.from && fellBack / given > flagAbove.share;
    return [{ type, given, completed: given - fellBack, flagged }];
  });
}
