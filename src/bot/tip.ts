import { dayOf } from '../crm/business-days.ts';
import type { CardSpec } from '../crm/card.ts';
import { cardLimits } from '../crm/card-limits.ts';
import type { Effect, Settled } from '../crm/effect.ts';
import type { OwnerSituation } from './owner-situation.ts';

/** Today's tip, where one is still to come. The first comes on the day after the first contact began. */
export function tipOf({ operator, context, words }: Pick<OwnerSituation, 'operator' | 'context' | 'words'>): string | null {
  const { tips } = words.first;
  if (operator.tipsLeft <= 0 || operator.tippedOn === dayOf(context.now, context.tenant.timezone)) return null;
  return tips[tips.length - operator.tipsLeft] ?? null;
}

/** The day's tip under the first answer of the day that has room for it: it is never a message of its own, and stands under no question. */
export function withTip(at: OwnerSituation, effects: Effect[]): Effect[] {
  const tip = tipOf(at);
  const asks = effects.some((effect) => effect.do === 'welcome' || (effect.do === 'ask' && effect.asked !== null));
  if (!tip || asks) return effects;
  const index = effects.findIndex((effect) => hasRoom(effect, at, tip));
  if (index < 0) return effects;
  return [...effects.map((effect, n) => (n === index ? under(effect, tip) : effect)), tipped(at)];
}

/** The same under the day's list. */
export function cardWithTip(at: OwnerSituation, card: CardSpec): { card: CardSpec; effects: Settled[] } {
  const tip = tipOf(at);
  return tip && fits(card, tip)
    ? { card: { ...card, body: joined(card.body, tip) }, effects: [tipped(at)] }
    : { card, effects: [] };
}

function hasRoom(effect: Effect, at: OwnerSituation, tip: string): boolean {
  if (effect.do === 'say') return effect.to === at.operator.id && joined(effect.text, tip).length <= cardLimits.body;
  return effect.do === 'show' && effect.to === at.operator.id && effect.card.kind === 'list' && fits(effect.card, tip);
}

function under(effect: Effect, tip: string): Effect {
  if (effect.do === 'say') return { ...effect, text: joined(effect.text, tip) };
  return effect.do === 'show' ? { ...effect, card: { ...effect.card, body: joined(effect.card.body, tip) } } : effect;
}

function tipped({ operator, context }: OwnerSituation): Settled {
  return { do: 'tipped', operatorId: operator.id, on: dayOf(context.now, context.tenant.timezone) };
}

function fits(card: CardSpec, tip: string): boolean {
  return joined(card.body, tip).length <= cardLimits.body;
}

function joined(body: string, tip: string): string {
  return `${body}\n\n${tip}`;
}
