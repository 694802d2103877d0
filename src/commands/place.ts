import type { CommandContext } from './command.ts';
import type { Place } from './times.ts';
import { type Words, wordsFor } from './words.ts';

/** Where times are read and in which words: the business's time zone, the operator's language. */
export function placeOf(context: Pick<CommandContext, 'tenant' | 'operator' | 'now'>): Place {
  return { locale: context.operator.locale, timezone: context.tenant.timezone, now: context.now };
}

export function wordsOf(context: Pick<CommandContext, 'operator'>): Words {
  return wordsFor(context.operator.locale);
}
