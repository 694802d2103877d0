import type { ItemKind } from './item.ts';
import type { JsonObject } from './json.ts';

/** The lists that a change's value may hold, whatever its field (calls have come under `messages`, echoes under `history`). */
export const listNames = [
  'messages',
  'statuses',
  'errors',
  'message_echoes',
  'history',
  'state_sync',
  'user_preferences',
  'user_id_update',
  'calls',
  'groups',
] as const;
export type ListName = (typeof listNames)[number];

/** Fields whose value holds lists of items (meta-cloud-api.md §1.4–1.6). */
const fieldsWithLists = new Set([
  'messages',
  'smb_message_echoes',
  'history',
  'smb_app_state_sync',
  'user_preferences',
  'user_id_update',
  'calls',
  'group_lifecycle_update',
  'group_participants_update',
  'group_settings_update',
  'group_status_update',
]);

/** Fields whose value is one item. */
const fieldsOfOne: Record<string, ItemKind> = {
  message_template_status_update: 'template',
  message_template_quality_update: 'template',
  message_template_components_update: 'template',
  template_category_update: 'template',
  account_update: 'account',
  account_alerts: 'account',
  account_review_update: 'account',
  account_settings_update: 'account',
  business_capability_update: 'account',
  business_username_updates: 'account',
  business_status_update: 'account',
  phone_number_quality_update: 'account',
  phone_number_name_update: 'account',
  security: 'account',
  payment_configuration_update: 'account',
  partner_solutions: 'account',
  flows: 'flow',
  automatic_events: 'other',
  tracking_events: 'other',
};

/** How a field's value is taken apart: into its lists, as one item of a kind, or not at all because the field is new. */
export function fieldShape(field: string): 'lists' | ItemKind | null {
  return fieldsWithLists.has(field) ? 'lists' : (fieldsOfOne[field] ?? null);
}

/** The field that a value without one must have come under, or null. */
export function guessField(value: JsonObject): string | null {
  if ('message_echoes' in value) return 'smb_message_echoes';
  if ('history' in value) return 'history';
  if ('state_sync' in value) return 'smb_app_state_sync';
  if ('user_preferences' in value) return 'user_preferences';
  if ('user_id_update' in value) return 'user_id_update';
  if ('calls' in value) return 'calls';
  if ('messages' in value || 'statuses' in value || 'errors' in value || 'metadata' in value) return 'messages';
  if ('message_template_id' in value && 'event' in value) return 'message_template_status_update';
  return null;
}

/** The template events Meta has published (§1.6). Quality and components carry none. */
export const templateEvents = new Set(
  'APPROVED REJECTED PENDING IN_APPEAL PAUSED REINSTATED FLAGGED DISABLED LOCKED LIMIT_EXCEEDED PENDING_DELETION DELETED ARCHIVED UNARCHIVED'.split(
    ' ',
  ),
);

/** The events of the account fields that Meta has published, and those seen in the wild (§1.6). A field that is not here has none. */
export const accountEvents: Record<string, Set<string>> = {
  account_update: new Set(
    (
      'ACCOUNT_DELETED ACCOUNT_RESTRICTION ACCOUNT_VIOLATION DISABLED_UPDATE PARTNER_ADDED PARTNER_REMOVED PARTNER_APP_INSTALLED ' +
      'PARTNER_APP_UNINSTALLED PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE ACCOUNT_OFFBOARDED ACCOUNT_RECONNECTED AD_ACCOUNT_LINKED ' +
      'MM_LITE_TERMS_SIGNED AUTH_INTL_PRICE_ELIGIBILITY_UPDATE BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE ' +
      'VOLUME_BASED_PRICING_TIER_UPDATE VERIFIED_ACCOUNT PHONE_NUMBER_QUALITY_UPDATE'
    ).split(' '),
  ),
  phone_number_quality_update: new Set('THROUGHPUT_UPGRADE ONBOARDING UPGRADE DOWNGRADE FLAGGED UNFLAGGED'.split(' ')),
  phone_number_name_update: new Set('APPROVED DEFERRED PENDING REJECTED'.split(' ')),
  security: new Set('PIN_CHANGED PIN_RESET_REQUEST PIN_REQUEST_SUCCESS'.split(' ')),
};
