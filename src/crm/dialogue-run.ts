import type { DialogueBody, DialogueRun, DialogueStep, GivenAnswer, LeftBecause } from './dialogue.ts';
import { toEnd } from './dialogue.ts';

/** How far somebody has come. */
export type Progress = Pick<DialogueRun, 'step' | 'tries' | 'answers'>;

/**
 * What they said, read against the step that was asked. `gone`: it was an answer when it was asked for and is none any more, which is not their
 * mistake. `choice`: which of the step's, counted from nought.
 */
export type Heard =
  | { is: 'answer'; value: string; shown: string; choice?: number }
  | { is: 'wrong' }
  | { is: 'gone' }
  | { is: 'leave'; because: LeftBecause };

/** What follows. With an answer, what is written because of it. */
export type Move =
  | { go: 'ask'; progress: Progress; again: 'wrong' | 'gone' | null; given: GivenAnswer | null }
  | { go: 'finish'; progress: Progress; given: GivenAnswer }
  | { go: 'leave'; because: LeftBecause };

/** So many answers to one question that are none, and a person takes over. */
const mostTries = 2;

export function begin({ steps }: DialogueBody): Progress {
  return { step: steps[0]!.key, tries: 0, answers: [] };
}

export function stepOf({ steps }: DialogueBody, { step }: Pick<Progress, 'step'>): DialogueStep {
  return steps.find(({ key }) => key === step) ?? steps[0]!;
}

/** The next step of a conversation. Every answer leads forward, and of wrong ones there are two, so it always ends. */
export function advance(body: DialogueBody, progress: Progress, heard: Heard): Move {
  const { step, tries, answers } = progress;
  switch (heard.is) {
    case 'leave':
      return { go: 'leave', because: heard.because };
    case 'wrong':
      return tries + 1 >= mostTries
        ? { go: 'leave', because: 'wrong-twice' }
        : { go: 'ask', progress: { step, tries: tries + 1, answers }, again: 'wrong', given: null };
    case 'gone':
      return { go: 'ask', progress, again: 'gone', given: null };
    case 'answer': {
      const asked = stepOf(body, progress);
      const given = { step: asked.key, label: asked.label, value: heard.value, shown: heard.shown };
      const next = nextStep(body, asked, heard.choice);
      const progressed = { step: next ?? step, tries: 0, answers: [...answers, given] };
      return next === null
        ? { go: 'finish', progress: progressed, given }
        : { go: 'ask', progress: progressed, again: null, given };
    }
  }
}

/** The step behind this one, or where the choice leads; null: it was the last. */
function nextStep({ steps }: DialogueBody, asked: DialogueStep, choice: number | undefined): string | null {
  const to = asked.wants.as === 'choice' && choice !== undefined ? asked.wants.choices[choice]?.to : undefined;
  if (to === toEnd) return null;
  return to ?? steps[steps.indexOf(asked) + 1]?.key ?? null;
}
