import type { InboundAccount, InboundFlow, InboundGroup, InboundTemplate } from './inbound.ts';
import type { RawItem } from './item.ts';
import { isObject } from './lenient.ts';
import { wireAccount, wireFlow, wireGroup, wireTemplate } from './wire-inbound.ts';

const templateChanges: Record<string, InboundTemplate['change']> = {
  message_template_quality_update: 'quality',
  message_template_components_update: 'components',
  template_category_update: 'category',
};

/**
 * A template's event. The same value has been seen under another template field, so what it holds decides before the field does. A language
 * comes as `en-US` or `en_US`; here it has the underscore that sending wants.
 */
export function readTemplate(raw: RawItem, at: Date): InboundTemplate {
  const value = wireTemplate.parse(bodyOf(raw));
  const ofQuality = value.event === null && value.new_quality_score !== null;
  return {
    kind: 'template',
    change: ofQuality ? 'quality' : (templateChanges[raw.field ?? ''] ?? 'status'),
    event: value.event?.toUpperCase() ?? null,
    id: value.message_template_id,
    name: value.message_template_name,
    language: value.message_template_language?.replaceAll('-', '_') ?? null,
    category: value.message_template_category?.toUpperCase() ?? null,
    reason: value.reason === 'NONE' ? null : value.reason,
    advice: joined(
      value.rejection_info?.reason,
      value.rejection_info?.recommendation,
      value.other_info?.title,
      value.other_info?.description,
    ),
    newCategory: value.new_category?.toUpperCase() ?? null,
    previousCategory: value.previous_category?.toUpperCase() ?? null,
    correctCategory: value.correct_category?.toUpperCase() ?? null,
    quality: value.new_quality_score?.toUpperCase() ?? null,
    previousQuality: value.previous_quality_score?.toUpperCase() ?? null,
    at,
  };
}

/** What happened to the account, the number or the portfolio; fields that have a decision or a status instead of an event give that. */
export function readAccount(raw: RawItem, at: Date): InboundAccount {
  const value = wireAccount.parse(bodyOf(raw));
  const event = value.event ?? value.decision ?? value.status;
  return {
    kind: 'account',
    field: raw.field ?? 'account_update',
    event: event?.toUpperCase() ?? null,
    displayPhone: value.display_phone_number,
    value: raw.item,
    at,
  };
}

/** What happened to a group. */
export function readGroup(raw: RawItem, at: Date): InboundGroup {
  const group = wireGroup.parse(bodyOf(raw));
  return {
    kind: 'group',
    field: raw.field ?? 'group_lifecycle_update',
    event: group.type,
    groupId: group.group_id,
    value: raw.item,
    at: group.timestamp ?? at,
  };
}

/** What happened to a WhatsApp Flow. */
export function readFlow(raw: RawItem, at: Date): InboundFlow {
  const flow = wireFlow.parse(bodyOf(raw));
  return { kind: 'flow', event: flow.event, flowId: flow.flow_id, oldStatus: flow.old_status, newStatus: flow.new_status, at };
}

function bodyOf(raw: RawItem): object {
  return isObject(raw.item) ? raw.item : {};
}

function joined(...parts: (string | null | undefined)[]): string | null {
  return parts.filter(Boolean).join(' ') || null;
}
