import { hourMs, minuteMs } from '../kit/clock.ts';
import { countOf, type FigureLine } from './figures.ts';

/**
 * What goes to customers without a person. The first two only tell them something while they wait; the others are known answers, which either
 * settle what was asked or fall back to a person. Further kinds of known answers (an order's state, an appointment's confirmation) are further names.
 */
export const interactionTypes = ['acknowledgement', 'emergency', 'hours'] as const;
export type InteractionType = (typeof interactionTypes)[number];

/** The known answers: each is counted as completed or fallen back. */
export const knownAnswers = ['hours'] as const satisfies readonly InteractionType[];
export type KnownAnswer = (typeof knownAnswers)[number];

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
