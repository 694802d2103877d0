import { webhookFact } from '../envelope.ts';
import type { Fact } from '../facts.ts';
import type { Business, Json, Template } from '../state.ts';
import type { World } from '../world.ts';
import type { Meta } from './calls.ts';

/** Words that make a message promotional in a reviewer's eyes; utility with any of them is marketing (§4.3: "anything mixed is marketing"). */
const promotion =
  /\b(discounts?|offers?|sales?|promo(?:tion|tional|s)?|coupons?|deals?|vouchers?|% off|free gift|limited time|ofertas?|descuentos?|rebajas?|promoci[oó]n(?:es)?|cup[oó]n(?:es)?|promoç(?:ão|ões)|descontos?|cupons?|rabatte?|angebote?|remises?|soldes)\b|\d+\s?% (?:off|de descuento|de desconto)/iu;
const abuse = /\b(viagra|casino|lottery|crypto giveaway|password|card number|cvv|n[uú]mero de tarjeta|porn)\b/iu;

/** The category that Meta would give it. */
export function categoryAsMetaSees(category: string, components: Json[]): string {
  return category === 'UTILITY' && promotion.test(wordsOf(components)) ? 'MARKETING' : category;
}

function wordsOf(components: Json[]): string {
  return components
    .flatMap((component) => [component.text, ...((component.buttons as Json[] | undefined) ?? []).map((button) => button.text)])
    .filter((text) => typeof text === 'string')
    .join('\n');
}

/** A review that ends a moment later, in machine time, with APPROVED or REJECTED and a webhook (§6, life cycle). */
export function review(meta: Meta, id: string): void {
  meta.later(meta.templateReviewMs, () => {
    const template = meta.world.state.templates.get(id);
    if (template?.status !== 'PENDING') return;
    const bad = abuse.test(wordsOf(template.components));
    setStatus(meta.world, template, bad ? 'REJECTED' : 'APPROVED', bad ? 'ABUSIVE_CONTENT' : 'NONE');
  });
}

/** Changes a template's status and tells the app (field `message_template_status_update`, §1.6). */
export function setStatus(world: World, template: Template, status: Template['status'], reason: string): void {
  const next: Template = { ...template, status, rejectedReason: status === 'REJECTED' ? reason : 'NONE' };
  const value: Json = {
    event: status === 'APPROVED' && template.status === 'PAUSED' ? 'REINSTATED' : status,
    ...named(next),
    message_template_category: next.category,
    reason,
  };
  if (status === 'REJECTED')
    value.rejection_info = { reason: 'The content breaks a policy.', recommendation: 'Write it without that.' };
  if (status === 'PAUSED') value.other_info = { title: 'FIRST_PAUSE', description: 'Paused for 3 hours because of low quality.' };
  if (status === 'DISABLED') value.other_info = { title: 'DISABLED', description: 'Disabled because of low quality.' };
  world.record({ fact: 'template', template: next }, ...tell(world, next, 'message_template_status_update', value));
}

/** The news that utility became marketing (field `template_category_update`, §1.6). */
export function categoryNews(world: World, template: Template, asked: string): Fact[] {
  if (asked === template.category) return [];
  return tell(world, template, 'template_category_update', {
    ...named(template),
    previous_category: asked,
    new_category: template.category,
  });
}

function named(template: Template): Json {
  return {
    message_template_id: Number(template.id),
    message_template_name: template.name,
    message_template_language: template.language,
  };
}

function tell(world: World, template: Template, field: string, value: Json): Fact[] {
  const business: Business | undefined = [...world.state.businesses.values()].find((one) => one.waba === template.waba);
  return business
    ? [webhookFact(business, { field, value, about: field, lane: `waba ${template.waba}`, time: world.now() })]
    : [];
}
