/**
 * Which model does which job. These are only defaults: the caller takes the names from the configuration. The names are Anthropic's
 * (platform.claude.com, models overview; all are in the `Model` type of SDK 1.11.0).
 */
export type ModelNames = { answerTurn: string; draftFollowUp: string };

/** A card waits six seconds for an answer, so the quickest model writes it; nobody waits for a follow-up, and it is rarer. */
export const defaultModels: ModelNames = { answerTurn: 'claude-haiku-5-5', draftFollowUp: 'claude-sonnet-5-5' };

/** What a model is told about its own thinking. A setting a model does not know is a 400, so only what is documented for it is said. */
export type Manner = { thinking?: { type: 'disabled' }; effort?: 'low' };

/** How a model is asked to be quick. One that is not listed is told nothing. */
export function mannerOf(model: string): Manner {
  return Object.hasOwn(manners, model) ? (manners[model as keyof typeof manners] as Manner) : {};
}

/**
 * All of the 5.5 family think unless told otherwise, which counts towards `max_tokens` and takes seconds. Haiku can be told not to; Opus
 * cannot, and for Sonnet "disabled" is not documented, so both are only told to be brief (platform.claude.com, thinking; effort).
 */
const manners = {
  'claude-haiku-5-5': { thinking: { type: 'disabled' }, effort: 'low' },
  'claude-sonnet-5-5': { effort: 'low' },
  'claude-opus-5-5': { effort: 'low' },
} as const satisfies Record<string, Manner>;
