import type { Fact } from '../facts.ts';
import type { Business, Json, Phone } from '../state.ts';
import type { World } from '../world.ts';
import { GraphRefusal } from './errors.ts';
import { objectAt, onlyKeys } from './shape.ts';

const reactionLifeMs = 30 * 86_400_000;

/** A reaction needs a message of this very thread (131009 at once); one older than 30 days is taken and then fails with 131009 (§3.1). */
export function readReaction(
  world: World,
  business: Business,
  phone: Phone,
  body: Json,
): { look: null; facts: Fact[]; failure: { code: number; details: string } | null } {
  const reaction = objectAt(body.reaction, 'reaction');
  onlyKeys(reaction, 'reaction', ['message_id', 'emoji']);
  if (typeof reaction.emoji !== 'string') throw new GraphRefusal(131008, "Required parameter reaction['emoji'] is missing.");
  // One emoji and nothing else; "" takes the reaction away.
  if (reaction.emoji !== '' && !/^(?:\p{RGI_Emoji}|\p{Extended_Pictographic})$/v.test(reaction.emoji)) {
    throw new GraphRefusal(131009, `Param reaction['emoji'] must be one emoji - got "${reaction.emoji}".`);
  }
  const id = String(reaction.message_id);
  const bubble = world.state.bubbles.get(id);
  const heard = world.state.heard.get(id);
  const parent = bubble ? { phone: bubble.phone, business: bubble.business, at: Date.parse(bubble.at) } : heard;
  if (parent?.phone !== phone.phone || parent.business !== business.phoneNumberId) {
    throw new GraphRefusal(131009, `Param reaction['message_id'] is not a message of this conversation.`);
  }
  if (world.now() - parent.at > reactionLifeMs) {
    return { look: null, facts: [], failure: { code: 131009, details: 'The message reacted to is older than 30 days.' } };
  }
  return { look: null, facts: [{ fact: 'reaction', wamid: id, from: 'business', emoji: reaction.emoji }], failure: null };
}
