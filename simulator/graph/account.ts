import type { Business, Json } from '../state.ts';
import type { Answer, Call, Meta } from './calls.ts';
import { GraphRefusal } from './errors.ts';
import { keepSettings, settingsOf, success } from './kept-settings.ts';
import { blockUsers, conversationalAutomation, prefilledLinks, profile } from './number-settings.ts';
import { subscribedApps } from './subscriptions.ts';

/** The small edges of a number or a WABA (meta-cloud-api.md §8): faithful in shape, modest in depth. Null means there is no such edge. */
export function account(meta: Meta, call: Call, on: 'number' | 'waba'): Answer | Promise<Answer> | null {
  if (on === 'waba') {
    if (call.edge === '' && call.method === 'GET')
      return { body: pickFields(wabaFields(call.business), call, ['id', 'name', 'currency', 'timezone_id']) };
    if (call.edge === 'phone_numbers' && call.method === 'GET') return numbersOf(meta, call);
    if (call.edge === 'subscribed_apps') return subscribedApps(meta, call);
    return null;
  }
  switch (call.edge) {
    case '':
      return call.method === 'GET' ? { body: numberOf(call, call.business) } : setNumber(meta, call);
    case 'register':
      return register(call);
    case 'deregister':
    case 'request_code':
    case 'verify_code':
      return call.method === 'POST' ? success() : null;
    case 'settings':
      return setSettings(meta, call);
    case 'whatsapp_business_profile':
      return profile(meta, call);
    case 'conversational_automation':
      return conversationalAutomation(meta, call);
    case 'block_users':
      return blockUsers(meta, call);
    case 'message_qrdls':
      return prefilledLinks(meta, call);
    default:
      return null;
  }
}

function wabaFields(business: Business): Json {
  return {
    ...{ id: business.waba, name: business.name, currency: 'EUR', timezone_id: '1', country: business.country },
    ...{
      message_template_namespace: 'practice_namespace',
      account_review_status: 'APPROVED',
      business_verification_status: 'verified',
    },
    ...{ ownership_type: 'SELF', status: 'ACTIVE' },
  };
}

function pickFields(all: Json, call: Call, otherwise: string[]): Json {
  const wanted = call.query.fields?.split(',').map((field) => field.trim()) ?? otherwise;
  const known = wanted.filter((field) => field in all);
  const stranger = wanted.find((field) => !(field in all) && /^\w+$/.test(field));
  if (stranger !== undefined) throw new GraphRefusal(100, `Tried accessing nonexisting field (${stranger}).`);
  return { ...Object.fromEntries(known.map((field) => [field, all[field]])), id: all.id };
}

const numberDefaults = [
  'verified_name',
  'code_verification_status',
  'display_phone_number',
  'quality_rating',
  'platform_type',
  'throughput',
  'id',
];

function numberOf(call: Call, business: Business): Json {
  const entity = (type: string, id: string) => ({ entity_type: type, id, can_send_message: 'AVAILABLE' });
  const all: Json = {
    ...{
      id: business.phoneNumberId,
      verified_name: business.name,
      display_phone_number: business.phone,
      quality_rating: 'GREEN',
    },
    ...{
      name_status: 'APPROVED',
      status: 'CONNECTED',
      throughput: { level: 'STANDARD' },
      platform_type: 'CLOUD_API',
      is_on_biz_app: false,
    },
    ...{ code_verification_status: 'VERIFIED', account_mode: 'LIVE', is_official_business_account: false, is_pin_enabled: true },
    ...{ whatsapp_business_manager_messaging_limit: 'TIER_2K', webhook_configuration: {} },
    health_status: {
      can_send_message: 'AVAILABLE',
      entities: [
        entity('PHONE_NUMBER', business.phoneNumberId),
        entity('WABA', business.waba),
        entity('BUSINESS', '1'),
        entity('APP', '2'),
      ],
    },
  };
  return pickFields(all, call, numberDefaults);
}

function numbersOf(meta: Meta, call: Call): Answer {
  const mine = [...meta.world.state.businesses.values()].filter((one) => one.waba === call.id);
  return { body: { data: mine.map((one) => numberOf(call, one)), paging: { cursors: { before: 'QVFI', after: 'QVFI' } } } };
}

/** First register sets the PIN; later it must match (133005). */
function register(call: Call): Answer {
  if (call.body.messaging_product !== 'whatsapp')
    throw new GraphRefusal(100, "The parameter messaging_product must be 'whatsapp'.");
  if (!/^\d{6}$/.test(String(call.body.pin))) throw new GraphRefusal(131009, 'Param pin must be six digits.');
  return success();
}

function setNumber(meta: Meta, call: Call): Answer | null {
  if (call.method !== 'POST') return null;
  const { pin, webhook_configuration } = call.body;
  if (pin === undefined && webhook_configuration === undefined)
    throw new GraphRefusal(100, 'Nothing to change: give pin or webhook_configuration.');
  if (pin !== undefined && !/^\d{6}$/.test(String(pin))) throw new GraphRefusal(131009, 'Param pin must be six digits.');
  const override = (webhook_configuration as Json | undefined)?.override_callback_uri;
  if (override !== undefined) {
    const overrideUrl = override === '' ? null : String(override);
    meta.world.record({ fact: 'business', business: { ...call.business, overrideUrl } });
  }
  return success();
}

function setSettings(meta: Meta, call: Call): Answer | null {
  if (call.method === 'GET') return { body: { ...settingsOf(meta, call, 'settings') } };
  if (call.method !== 'POST') return null;
  keepSettings(meta, call, 'settings', { ...settingsOf(meta, call, 'settings'), ...call.body });
  return success();
}
