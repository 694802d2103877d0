import { conditions } from './conditions.ts';
import { fold, readPhrase } from './phrase.ts';
import type { SpokenCondition } from './spoken.ts';

const everyone =
  '(?:everyone|everybody|all (?:those|people)|todos los que|todos aquellos que|quienes|todos os que|todos que|quem|todos|todas)';
const behind = new RegExp(
  `^(?<done>.+?),? (?:(?:of|about|for|to|with|a|de|sobre|para) )?${everyone} (?:who |that |que )?(?<whom>.+)$`,
  'u',
);

/** What a rule that goes by the clock does, and for whom: "remind me of everyone in Documents and tagged vip". Null where it says for nobody. */
export function readEveryone(text: string): { done: string; whom: SpokenCondition[] } | null {
  const found = behind.exec(fold(text));
  if (!found) return null;
  const { done = '', whom = '' } = found.groups ?? {};
  const parts = text.slice(text.length - whom.length).split(/,? (?:and|y|e) /iu);
  const read = parts.map((part) => readPhrase(part, conditions));
  return read.every((one) => one !== null) ? { done: text.slice(0, done.length), whom: read } : null;
}
