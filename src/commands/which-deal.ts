import { cardLimits } from '../crm/card-limits.ts';
import { contactLabel } from '../crm/contact.ts';
import { type ContactView, type DealView, openDeals } from '../crm/contact-view.ts';
import type { Stage } from '../crm/deal.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { CommandContext, Outcome } from './command.ts';
import { showMoney } from './money.ts';
import { placeOf, wordsOf } from './place.ts';
import { dotted, listOutcome } from './rows.ts';
import { showAge } from './times.ts';

/**
 * Asks which of somebody's deals is meant, where several are open and none of them is fixed; null where it is clear. A row runs the same words
 * again for its deal.
 */
export function askWhichDeal(
  view: ContactView,
  waiting: { command: string; rest: string },
  context: CommandContext,
  among: readonly DealView[] = openDeals(view),
): Outcome | null {
  if (context.dealId || among.length < 2) return null;
  const rows = among.slice(0, cardLimits.rows).map((one) => ({
    label: clipText(dealName(one, context), cardLimits.row),
    description: clipText(dealFacts(one, context), cardLimits.description),
    act: { verb: 'run' as const, ...waiting, contactId: view.contact.id, dealId: one.deal.id },
  }));
  return listOutcome(wordsOf(context).deals.which(contactLabel(view.contact)), rows, context);
}

/** A deal by what it is about, else by where it stands. */
export function dealName({ deal, stage }: DealView, context: CommandContext): string {
  return oneLine(deal.title ?? stage?.name ?? wordsOf(context).deals.untitled);
}

/** "Viewing · €200,000 · 3 d": what tells it from the others besides its name. */
function dealFacts({ deal, stage }: DealView, context: CommandContext): string {
  return dotted(
    deal.title !== null && stage && oneLine(stage.name),
    deal.value !== null && showMoney(deal.value, context.tenant.currency, context.operator.locale),
    showAge(placeOf(context).now.getTime() - deal.enteredAt.getTime()),
  );
}

type Shown = { deal: Pick<DealView['deal'], 'title' | 'value'>; stage: Pick<Stage, 'name'> | null };

/** "flat in Ruzafa · Viewing · €200,000": a deal in a line of its own. */
export function showDeal({ deal, stage }: Shown, context: CommandContext): string {
  return dotted(
    deal.title !== null && clipText(oneLine(deal.title), 60),
    stage && clipText(oneLine(stage.name), 60),
    deal.value !== null && showMoney(deal.value, context.tenant.currency, context.operator.locale),
  );
}
