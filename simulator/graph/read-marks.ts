import type { Business, Json } from '../state.ts';
import type { World } from '../world.ts';
import type { Answer } from './calls.ts';
import { GraphRefusal } from './errors.ts';
import { objectAt, onlyKeys } from './shape.ts';

/** Marks a message and all before it read (blue ticks) and may show "typing…" (Meta: typing indicators; meta-cloud-api.md §3.4). */
export function markRead(world: World, business: Business, body: Json): Answer {
  onlyKeys(body, 'message', ['messaging_product', 'status', 'message_id', 'typing_indicator']);
  if (body.messaging_product !== 'whatsapp')
    throw new GraphRefusal(100, "The parameter messaging_product is required and must be 'whatsapp'.");
  if (body.status !== 'read') throw new GraphRefusal(100, "Param status must be 'read'.");
  const typing = body.typing_indicator === undefined ? null : objectAt(body.typing_indicator, 'typing_indicator');
  if (typing && typing.type !== 'text') throw new GraphRefusal(100, "Param typing_indicator['type'] must be 'text'.");

  const id = String(body.message_id);
  const bubble = world.state.bubbles.get(id);
  const heard = bubble ?? world.state.heard.get(id);
  if (heard?.business !== business.phoneNumberId || bubble?.from === 'business') {
    throw new GraphRefusal(131009, 'Param message_id is not a message received by this number.');
  }
  const thread = world.state.threads.get(heard.phone) ?? [];
  const until = bubble ? thread.indexOf(bubble) : -1;
  const wamids = thread
    .slice(0, until + 1)
    .filter((one) => one.from === 'me' && one.business === business.phoneNumberId && one.status !== 'read')
    .map((one) => one.id);
  if (wamids.length > 0) world.record({ fact: 'seen', wamids, status: 'read' });
  if (typing) world.whisper('typing', { phone: heard.phone, business: business.phoneNumberId });
  return { body: { success: true } };
}
