import type { Business, Json } from '../state.ts';
import type { Answer, Call, Meta } from './calls.ts';
import { GraphRefusal } from './errors.ts';
import { success } from './kept-settings.ts';

/** /{waba_id}/subscribed_apps: without it a WABA's webhooks are silence (meta-cloud-api.md §8, §10 no. 26). */
export async function subscribedApps(meta: Meta, call: Call): Promise<Answer> {
  const mine = [...meta.world.state.businesses.values()].filter((one) => one.waba === call.id);
  if (call.method === 'GET') return { body: { data: listOf(call.business) } };
  if (call.method === 'DELETE') {
    change(meta, mine, { subscribed: false, overrideUrl: null });
    return success();
  }
  const override = call.body.override_callback_uri;
  if (override === undefined) {
    change(meta, mine, { subscribed: true });
    return success();
  }
  if (!call.business.subscribed)
    throw new GraphRefusal(
      100,
      'Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account.',
    );
  if (typeof override !== 'string' || override.length > 200)
    throw new GraphRefusal(100, 'Param override_callback_uri must be a URL of at most 200 characters.');
  await shakeHands(override, String(call.body.verify_token ?? ''));
  change(meta, mine, { overrideUrl: override });
  return success();
}

function listOf(business: Business): Json[] {
  if (!business.subscribed) return [];
  const app: Json = {
    whatsapp_business_api_data: {
      id: '300400500600700',
      name: 'Hilo',
      link: 'https://www.facebook.com/games/?app_id=300400500600700',
    },
  };
  if (business.overrideUrl !== null) app.override_callback_uri = business.overrideUrl;
  return [app];
}

function change(meta: Meta, businesses: Business[], what: Partial<Business>): void {
  for (const business of businesses) meta.world.record({ fact: 'business', business: { ...business, ...what } });
}

/** Graph verifies the URL during the call: it must answer the challenge at once (§1.1). */
async function shakeHands(url: string, verifyToken: string): Promise<void> {
  const challenge = '1158201444';
  const address = new URL(url);
  address.searchParams.set('hub.mode', 'subscribe');
  address.searchParams.set('hub.challenge', challenge);
  address.searchParams.set('hub.verify_token', verifyToken);
  const answer = await fetch(address, { signal: AbortSignal.timeout(5_000) }).then(
    (one) => one.text(),
    () => '',
  );
  if (answer !== challenge) throw new GraphRefusal(2200, 'Callback verification failed: the URL did not answer the challenge.');
}
