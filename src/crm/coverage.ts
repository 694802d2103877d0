/** How much of what customers wrote left something in the CRM. */
export type Coverage = {
  /** What they wrote, turn by turn. */
  turns: number;
  /** Those after which something was kept: what they want, or a change of their record within a day. */
  kept: number;
};

export type CoverageRead = {
  /** Of the newest `turnsLooked` turns that began in this time; tests and goodbyes are no matter for the CRM. */
  coverage(from: Date, until: Date): Promise<Coverage>;
};

/** So many turns are looked at, and so many entries of the log behind each: a share needs no more. */
export const [turnsLooked, entriesLooked] = [500, 20] as const;

/** So long after a turn began a change of the record is taken for what became of it. */
export const keptWithinHours = 24;

/**
 * What changes somebody's record, by the log's actions (as they are, or with something behind a colon). Messages, and who looks after somebody,
 * change nothing of what is known of them.
 */
export const keepingActions = [
  ...[
    'move',
    'deal',
    'value',
    'reason',
    'note',
    'task',
    'task-done',
    'rename',
    'tag',
    'untag',
    'block',
    'leave',
    'merge',
    'same-person',
  ],
  ...['consent', 'open-record', 'change-record', 'correct-intent', 'wait', 'take-slot', 'skip', 'begin-dialogue'],
] as const;

/** Under `share` somebody should look why, and `wished` is what is aimed at; of so few turns it says nothing yet. */
const flagBelow = { share: 0.8, wished: 0.95, from: 20 };

/** Whether as much is kept as is wished, less, or so little that it is said. */
export function judgeCoverage({ turns, kept }: Coverage): 'enough' | 'short' | 'too-little' {
  if (turns < flagBelow.from || kept / turns >= flagBelow.wished) return 'enough';
  return kept / turns < flagBelow.share ? 'too-little' : 'short';
}
