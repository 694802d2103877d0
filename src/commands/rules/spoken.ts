import type { Trigger } from '../../crm/rule.ts';

/** A rule as it was said: with the names of stages, tags and people instead of ids. `me` and `responsible` are words, not names. */
export type SpokenWho = { name: string } | 'me' | 'responsible';

export type SpokenTrigger =
  | { on: 'message'; first: boolean; words?: string[] }
  | { on: 'quiet' | 'waits'; minutes: number; stage?: string }
  | { on: 'lead' | 'task-done' }
  | { on: 'stage'; stage: string }
  | { on: 'tag' | 'untag'; tag: string }
  | { on: 'consent'; state: 'given' | 'stopped' }
  | { on: 'responsible'; who: SpokenWho | null }
  /** `forMinutes`: it has been so for so long. */
  | (Extract<Trigger, { on: 'record' }> & { forMinutes?: number })
  | Extract<Trigger, { on: 'ahead' | 'clock' | 'outside' }>;

export type SpokenCondition =
  | { is: 'words'; words: string[] }
  | { is: 'stage'; stage: string; not: boolean }
  | { is: 'tagged'; tag: string; not: boolean }
  /** An amount as it was typed. */
  | { is: 'worth'; over?: string; under?: string }
  | { is: 'responsible'; who: SpokenWho | null; not: boolean }
  | { is: 'hours'; from: string; until: string }
  | { is: 'days'; days: number[] }
  | { is: 'from-ad'; not: boolean }
  | { is: 'marketing'; state: 'given' | 'stopped' };

/** `beforeMinutes`: so long before what it waits for. */
export type SpokenAction = { afterMinutes?: number; beforeMinutes?: number } & (
  | { do: 'remind'; who: SpokenWho; text: string }
  | { do: 'notify'; who: SpokenWho }
  | { do: 'tag' | 'untag'; tag: string }
  | { do: 'move'; stage: string }
  | { do: 'assign'; who: SpokenWho | null }
  | { do: 'follow' | 'leave' }
  | { do: 'note' | 'prepare' | 'case'; text: string }
  | { do: 'call'; connection: string }
  | { do: 'send'; text: string; template: string }
  | { do: 'order' }
  | { do: 'begin'; dialogue: string }
  /** An amount as it was typed; '' for what the record comes to. */
  | { do: 'pay'; amount: string; text: string }
  /** What needs a time or lines that nobody has said. */
  | { do: 'cannot'; record: 'appointment' | 'quote' }
);

export type SpokenRule = { when: SpokenTrigger; if: SpokenCondition[]; do: SpokenAction[] };
