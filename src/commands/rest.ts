import { z } from 'zod';
import { keyOf, tokensOf } from './tokens.ts';

/** Nothing follows the command. */
export const nothingArgs = z.object({});

/** A name and nothing else. */
export const whoArgs = z.object({ who: z.string() });

/**
 * A name and words. A typed sentence does not say where the name ends, so `text` may still begin with it; `who` is there when quotation
 * marks, a colon or the assistant set it apart, and `whole` is then the sentence as it was, should the part before the colon be no name.
 */
export const whoTextArgs = z.object({ who: z.string().optional(), text: z.string(), whole: z.string().optional() });
export type WhoTextArgs = z.infer<typeof whoTextArgs>;

const politeEnd = / ?(please|pls|thanks|thank you|por favor|porfa|gracias|obrigado|obrigada|pf|now|ahora|agora)$/;

/** For commands that stand alone: anything but politeness behind them means something else was said. */
export function readNothing(rest: string): z.infer<typeof nothingArgs> | null {
  return withoutPoliteness(rest) === '' ? {} : null;
}

/** The rest without what people add to be polite and without punctuation at its ends, as it is compared. */
export function withoutPoliteness(rest: string): string {
  return keyOf(tokensOf(rest))
    .replace(politeEnd, '')
    .replace(/^[^\p{L}\p{N}@+]+$/u, '');
}

/** A name: at most five words; longer is a sentence. */
export function readWho(rest: string): z.infer<typeof whoArgs> | null {
  const who = rest
    .trim()
    .replace(/[\s,]+(please|pls|thanks|por favor|porfa|gracias|obrigad[oa])[\s.!?]*$/iu, '')
    .replace(/[?!.,;:]+$/, '')
    .replace(/^["“”«»']+|["“”«»']+$/g, '')
    .trim();
  return tokensOf(who).length <= 5 ? { who } : null;
}

/** A name and words after it, apart or not. */
export function readWhoText(rest: string, named: boolean): WhoTextArgs {
  const whole = rest.trim();
  if (named) return { text: whole };
  const quoted = /^["“”«'‘]([^"“”«»'’]{1,60})["“”»'’][:,]?\s*/u.exec(whole);
  if (quoted) return { who: quoted[1]!.trim(), text: whole.slice(quoted[0].length) };
  const colon = /^([^:\n]{1,60}):\s+/.exec(`${whole} `);
  if (colon && tokensOf(colon[1]!).length <= 5) return { who: colon[1]!.trim(), text: whole.slice(colon[0].length), whole };
  return { text: whole };
}
