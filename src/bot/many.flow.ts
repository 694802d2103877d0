import { someNames } from '../commands/some-names.ts';
import type { LeftOut } from '../commands/words/answer-once.ts';
import type { Card } from '../crm/card.ts';
import { contactLabel } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import type { Effect } from '../crm/effect.ts';
import { spokeSince } from '../crm/message.store.ts';
import { hourMs } from '../kit/clock.ts';
import type { ConversationId } from '../kit/ids.ts';
import { lockTalks } from './meet-others.flow.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** Those a card was for may be answered from it so long; after that others wait. */
export const manyFreshMs = hourMs;

/**
 * Everybody a card is for, each looked at once more with their conversation locked: what goes to them, or why nothing does. How many get something,
 * and a line for each reason with whom it left out.
 */
export async function forEach(
  at: OwnerSituation,
  card: Card,
  decide: (view: ContactView, spoke: ReadonlySet<ConversationId>) => Promise<Effect[] | LeftOut>,
): Promise<{ sends: Effect[]; count: number; left: string[] }> {
  const people = card.subject.people ?? [];
  const talks = (await at.read.contacts(people)).flatMap((view) => view.conversation?.id ?? []);
  await lockTalks(at, talks);
  const spoke = await spokeSince(at.tx, at.context.tenant.id, talks, card);
  const out = new Map<LeftOut, ContactView[]>();
  const sends: Effect[] = [];
  let count = 0;
  for (const view of await at.read.contacts(people)) {
    const decided = await decide(view, spoke);
    if (typeof decided === 'string') out.set(decided, [...(out.get(decided) ?? []), view]);
    else {
      sends.push(...decided);
      count += 1;
    }
  }
  const names = (views: readonly ContactView[]) => someNames(views.map(labelOf), 3);
  const left = [...out].map(([why, views]) => at.words.answerOnce.leftOut[why](views.length, names(views)));
  return { sends, count, left };
}

/** As whoever was left out is named. */
export function labelOf({ contact }: ContactView): string {
  return contactLabel(contact);
}
