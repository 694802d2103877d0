import type { Choice } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { clipText } from '../kit/clip.ts';
import type { ContactId, DealId } from '../kit/ids.ts';
import type { CommandContext } from './command.ts';
import { wordsOf } from './place.ts';

/** The reasons for which deals are lost, to pick one: when it goes away, these are the people to write to. */
export function whyLostRows(contactId: ContactId, dealId: DealId, context: CommandContext): Choice[] {
  return Object.values(wordsOf(context).everyday.reasons).map((label) => ({
    label: clipText(label, cardLimits.row),
    act: { verb: 'run', command: 'lost', rest: label, contactId, dealId },
  }));
}
