import type { ContactView } from '../crm/contact-view.ts';
import type { CommandContext } from './command.ts';
import { showMoney } from './money.ts';

/** What somebody's deal is worth, for a row of a list; nothing where nobody said. */
export function showWorth({ deal }: Pick<ContactView, 'deal'>, { tenant, operator }: CommandContext): string | null {
  return deal?.value && !deal.closedAt ? showMoney(deal.value, tenant.currency, operator.locale) : null;
}
