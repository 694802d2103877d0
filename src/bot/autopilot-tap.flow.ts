import { sentByItself } from '../crm/autopilot.store.ts';
import type { Act, Card } from '../crm/card.ts';
import { contactLabel } from '../crm/contact.ts';
import type { Effect } from '../crm/effect.ts';
import { unsettleAs } from '../crm/follow-up.store.ts';
import { cancelSend, outboxById } from '../crm/outbox.store.ts';
import type { ContactView } from '../crm/read.ts';
import { permitEnded } from './autonomy.flow.ts';
import { endsAutopilot } from './autopilot-ends.ts';
import { lockFollowUp } from './follow-up.flow.ts';
import { freshFollowUp } from './fresh-follow-up.flow.ts';
import { type OwnerSituation, say, settled } from './owner-situation.ts';
import { tooLate } from './stale.flow.ts';

/** Undo under what goes without a tap: it does not leave, its card comes, and from then on all of theirs ask again. */
export async function stopAutopilot(
  at: OwnerSituation,
  act: Extract<Act, { verb: 'stop-autopilot' }>,
  card: Card,
  view: ContactView | null,
): Promise<Effect[]> {
  const { tx, context, operator, words } = at;
  const row = await lockFollowUp(tx, context, act.followUpId);
  const sent = row && (await sentByItself(tx, context, row));
  if (!view || !row || !sent) return [say(at, words.thread.cardGone)];
  const who = contactLabel(view.contact);
  const about = [view.contact.id];
  const { permitId } = sent;
  const kind: Effect[] = permitId ? await permitEnded(at, permitId) : endsAutopilot(view, 'undone', operator.id);
  const over: Effect[] = [settled(at, card, 'done'), ...kind];
  if (await cancelSend(tx, context, sent.id, 'taken-back')) {
    await unsettleAs(tx, context, row.id, 'superseded');
    const said = permitId ? null : words.autopilot.tookBack(who);
    return [...over, ...(await freshFollowUp(tx, context, row, view, operator, { said }))];
  }
  const now = (await outboxById(tx, context, sent.id)) ?? sent;
  const what = now.state === 'cancelled' ? words.autopilot.didNotGo(who) : tooLate(at, now, who);
  const again = permitId ? [] : [words.autopilot.over.undone(view.contact.name)];
  return [...over, say(at, [what, ...again].join('\n'), about)];
}
