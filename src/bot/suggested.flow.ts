import type { Tx } from '../../db/client.ts';
import { suggestFromWish, suggestFromWords } from '../commands/suggested.ts';
import type { CommitContext } from '../crm/commit-context.ts';
import type { Operator } from '../crm/operator.ts';
import type { ContactView } from '../crm/read.ts';
import { asksForPerson, complains } from '../crm/urgency.ts';
import type { Suggested, Wish } from '../crm/wish.ts';
import { appointmentsAhead, asksWhatIsKnown } from './known-reply.flow.ts';

/**
 * What one tap on a turn's card could make of it. `wish`: what a model heard, null where it heard nothing; undefined where none was asked, then a day and a
 * time in their words are enough. Who has an appointment already speaks of that.
 */
export async function suggestionOf(
  tx: Tx,
  context: CommitContext,
  { view, said, wish, operator }: { view: ContactView; said: string; wish: Wish | null | undefined; operator: Operator },
): Promise<Suggested | null> {
  const { tenant, now } = context;
  const place = { tenant, now, operator };
  if (wish === null || view.contact.testOf) return null;
  if (wish) return suggestFromWish(wish, said, place);
  if (complains(said) || asksForPerson(said) || asksWhatIsKnown(said, context)) return null;
  const found = suggestFromWords(said, place);
  return found && (await appointmentsAhead(tx, context, view)).length === 0 ? found : null;
}
