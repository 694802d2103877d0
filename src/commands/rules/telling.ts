import type { CommandContext } from '../command.ts';
import type { Telling } from './explain.ts';

/** Telling a rule to whoever asks. */
export function tellingOf({ stages, team }: Pick<Telling, 'stages' | 'team'>, { operator, tenant }: CommandContext): Telling {
  return { stages, team, locale: operator.locale, currency: tenant.currency, reader: operator.id };
}
