/** What a model hears somebody ask for that a record would hold: an appointment, something to buy, something that went wrong, a promise to pay. */
export const wishKinds = ['appointment', 'order', 'case', 'payment'] as const;

/** `day` as "2026-11-24" and `time` as "10:00", where they said them; `what` in their words. Nothing comes of it without a tap. */
export type Wish = { kind: (typeof wishKinds)[number]; day: string | null; time: string | null; what: string };

/** What a tap on a card would do, as a sentence about its customer that could have been typed; `label` is the button. */
export type Suggested = { command: 'book' | 'order' | 'case' | 'task'; rest: string; label: string; done?: true };
