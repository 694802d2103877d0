import { and, eq, inArray } from 'drizzle-orm';
import { conversations } from '../../db/schema/crm.ts';
import { callName } from '../commands/colleague.ts';
import { showTime } from '../commands/times.ts';
import type { CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import { cardKnownAt, collisionFacts } from '../crm/collision.store.ts';
import { type Other, seenAs, whoElseIsOn } from '../crm/collision.ts';
import { contactLabel, contactName } from '../crm/contact.ts';
import type { ContactView } from '../crm/contact-view.ts';
import { type Content, contentWords } from '../crm/content.ts';
import type { Because, Effect, SendEffect } from '../crm/effect.ts';
import { readOperator } from '../crm/tenant.store.ts';
import { clipText, oneLine } from '../kit/clip.ts';
import type { ConversationId } from '../kit/ids.ts';
import type { OwnerSituation } from './owner-situation.ts';

/**
 * Whatever way somebody answers a customer, or takes one, it is looked at here once more with the conversation locked: where somebody else is
 * at it, which they cannot know, nothing happens but a question that says so. What was to be sent waits in its button.
 */
export async function meetOthers(at: OwnerSituation, effects: readonly Effect[]): Promise<readonly Effect[]> {
  // What a tap on that question sends has been seen.
  if (effects.some((effect) => effect.do === 'assign' && effect.how === 'take-over')) return effects;
  // What goes to many was looked at one by one.
  if (new Set(effects.flatMap((effect) => (effect.do === 'send' ? [effect.conversationId] : []))).size > 1) return effects;
  const sends = effects.filter((effect): effect is SendEffect => effect.do === 'send');
  const claims = effects.flatMap((effect) => (effect.do === 'assign' && effect.how === 'claim' && effect.seen ? [effect] : []));
  const [claim] = claims;
  const talks = new Set(sends.map((send) => send.conversationId));
  if (claims.length === 1) talks.add(claim!.conversationId);
  if (talks.size === 0) return effects;
  await lockTalks(at, [...talks]);
  for (const id of talks) {
    const view = await at.read.conversation(id);
    const mine = sends.filter((send) => send.conversationId === id);
    const because: Because = mine[0]?.because ?? { what: 'typed' };
    const other = view && (await otherAt(at, view, because, mine.length === 0));
    if (!view || !other) continue;
    const contents = mine.map((send) => send.content);
    const question = await askAboutOther(at, view, other, { contents, because });
    return [...effects.filter((effect) => effect.do === 'draft' || effect.do === 'ask'), question];
  }
  return effects;
}

/** Locks these conversations, each in its turn, so that two who do the same wait for one another. */
export async function lockTalks(at: OwnerSituation, ids: readonly ConversationId[]): Promise<void> {
  await at.tx
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(eq(conversations.tenantId, at.context.tenant.id), inArray(conversations.id, [...ids])))
    .orderBy(conversations.id)
    .for('update');
}

/** Who else is at it. Whoever takes a customer must have been asked, whatever they know. */
export async function otherAt(at: OwnerSituation, view: ContactView, because: Because, takes: boolean): Promise<Other | null> {
  if (!view.conversation || view.contact.testOf) return null;
  const facts = await collisionFacts(at.tx, at.context, view.conversation, at.operator.id);
  if (!facts) return null;
  const card = await cardKnownAt(at.tx, at.context, because.cardId, at.operator.id);
  const knownAt = card && (!facts.knownAt || card > facts.knownAt) ? card : facts.knownAt;
  return whoElseIsOn({ ...facts, knownAt: takes ? null : knownAt });
}

/** Who is at it and with what words; and what was to be sent. `other` is null where only the customer has written since. */
export async function askAboutOther(
  at: OwnerSituation,
  view: ContactView,
  other: Other | null,
  mine: { contents: Content[]; because: Because },
  how: { theyWrote?: boolean } = {},
): Promise<Effect> {
  const { collision } = at.words;
  const who = clipText(oneLine(contactLabel(view.contact)), 90);
  const words = clipText(mine.contents.map(contentWords).join('\n'), 300);
  const lines = [
    ...(how.theyWrote ? [collision.theyWrote(contactName(view.contact), clipText(view.conversation?.lastText ?? '', 200))] : []),
    ...(other ? [await describeOther(at, other, who)] : []),
    ...(mine.contents.length > 0 ? [collision.yours(words)] : []),
  ];
  const card: CardSpec = {
    kind: 'question',
    body: clipText(lines.join('\n'), cardLimits.body),
    choices: [
      { label: collision.takeOver, act: { verb: 'take-over', seen: other && seenAs(other), ...mine } },
      { label: collision.leaveIt, act: { verb: 'dismiss' } },
    ],
    contactId: view.contact.id,
    ...(view.conversation ? { conversationId: view.conversation.id } : {}),
  };
  return { do: 'show', to: at.operator.id, card };
}

async function describeOther(at: OwnerSituation, other: Other, who: string): Promise<string> {
  const { collision } = at.words;
  const by = clipText(callName(await readOperator(at.tx, at.context.tenant.id, other.by)), 40);
  if (other.is === 'has') return collision.has(by, who);
  return `${collision[other.is](by, who, showTime(other.at, at.place))}\n${collision.quoted(clipText(other.text, 300))}`;
}
