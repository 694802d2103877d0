import { freshKey } from '../ids.ts';
import { findByUserId, findPhone, userIdOf } from '../people.ts';
import { type Json, windowKey } from '../state.ts';
import type { Answer, Call, Meta } from './calls.ts';
import { GraphRefusal } from './errors.ts';
import { keepSettings, settingsOf, success } from './kept-settings.ts';
import { allDifferent, listAt, textAt, textIfAny } from './shape.ts';

const profileLimits = { about: 139, address: 256, description: 512, email: 128 };

/** /{phone_number_id}/whatsapp_business_profile (Meta: business profiles; meta-cloud-api.md §8). */
export function profile(meta: Meta, call: Call): Answer {
  const kept = settingsOf(meta, call, 'profile');
  if (call.method === 'GET') return { body: { data: [{ messaging_product: 'whatsapp', ...kept }] } };
  const { messaging_product, ...change } = call.body;
  if (messaging_product !== 'whatsapp') throw new GraphRefusal(100, "The parameter messaging_product must be 'whatsapp'.");
  for (const [key, limit] of Object.entries(profileLimits)) textIfAny(change[key], key, limit, 100);
  if (Array.isArray(change.websites) && change.websites.length > 2)
    throw new GraphRefusal(100, 'Param websites may have 2 addresses.');
  keepSettings(meta, call, 'profile', { ...kept, ...change });
  return success();
}

/** Ice breakers (4 × 80) and commands (30; name 32, description 256), no emoji (§8). */
export function conversationalAutomation(meta: Meta, call: Call): Answer {
  if (call.method === 'GET')
    return { body: { conversational_automation: { ...settingsOf(meta, call, 'automation'), id: call.id }, id: call.id } };
  const { prompts, commands } = call.body;
  if (prompts !== undefined) {
    if (!Array.isArray(prompts) || prompts.length > 4) throw new GraphRefusal(100, 'Param prompts may have 4 ice breakers.');
    for (const prompt of prompts) plain(textAt(prompt, 'prompt', 80, 100));
  }
  if (commands !== undefined) {
    const list = listAt(commands, 'commands', 0, 30);
    for (const command of list) {
      plain(textAt(command.command_name, 'command_name', 32, 100));
      plain(textAt(command.command_description, 'command_description', 256, 100));
    }
    allDifferent(
      list.map((command) => String(command.command_name)),
      'Command names',
    );
  }
  keepSettings(meta, call, 'automation', { ...settingsOf(meta, call, 'automation'), ...call.body });
  return success();
}

function plain(text: string): void {
  if (/\p{Extended_Pictographic}/u.test(text)) throw new GraphRefusal(100, `Emoji are not supported here: "${text}".`);
}

/** /{phone_number_id}/block_users: only people who wrote in the last 24 hours; partial success (§8). */
export function blockUsers(meta: Meta, call: Call): Answer {
  const kept = (settingsOf(meta, call, 'blocked').list ?? []) as Json[];
  if (call.method === 'GET') return { body: { data: kept, paging: { cursors: {} } } };
  const added: Json[] = [];
  const failed: Json[] = [];
  for (const wanted of listAt(call.body.block_users, 'block_users', 1, 64_000)) {
    const phone =
      typeof wanted.user_id === 'string'
        ? findByUserId(meta.world.state, call.business, wanted.user_id)
        : findPhone(meta.world.state, `+${String(wanted.user).replaceAll(/\D/g, '')}`);
    const heard = phone ? meta.world.state.windows.get(windowKey(phone.phone, call.id)) : undefined;
    const recent = heard !== undefined && meta.world.now() - heard < 86_400_000;
    const input = String(wanted.user ?? wanted.user_id);
    if (phone && (recent || call.method === 'DELETE'))
      added.push({ input, wa_id: phone.phone.slice(1), user_id: userIdOf(phone, call.business) });
    else
      failed.push({ input, errors: [{ code: 139100, message: 'Re-engagement required: the user did not write in 24 hours.' }] });
  }
  const names = new Set(added.map((one) => one.wa_id));
  const rest = kept.filter((one) => !names.has(one.wa_id));
  const list =
    call.method === 'DELETE'
      ? rest
      : [...rest, ...added.map((one) => ({ messaging_product: 'whatsapp', wa_id: one.wa_id, user_id: one.user_id }))];
  keepSettings(meta, call, 'blocked', { list });
  const [done, undone] = call.method === 'DELETE' ? ['removed_users', 'failed_users'] : ['added_users', 'failed_users'];
  return { body: { messaging_product: 'whatsapp', block_users: { [done]: added, [undone]: failed } } };
}

/** Whether this number has blocked this user (130403). */
export function hasBlocked(meta: Meta, business: string, waId: string): boolean {
  const list = (meta.world.state.settings.get(`${business} blocked`)?.list ?? []) as Json[];
  return list.some((one) => one.wa_id === waId);
}

/** /{phone_number_id}/message_qrdls: links with a first message of at most 140 characters (§8). */
export function prefilledLinks(meta: Meta, call: Call): Answer {
  const kept = (settingsOf(meta, call, 'links').list ?? []) as Json[];
  if (call.method === 'GET') return { body: { data: kept } };
  if (call.method !== 'POST') throw new GraphRefusal(100, 'Only GET and POST are supported.');
  const prefilled_message = textAt(call.body.prefilled_message, 'prefilled_message', 140, 100);
  const code = freshKey().slice(0, 14).toUpperCase();
  const link: Json = { code, prefilled_message, deep_link_url: `https://wa.me/message/${code}` };
  if (call.body.generate_qr_image !== undefined)
    link.qr_image_url = `https://scontent.example/${code}.${String(call.body.generate_qr_image).toLowerCase()}`;
  keepSettings(meta, call, 'links', { list: [...kept, link] });
  return { body: link };
}
