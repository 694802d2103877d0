import { askTarget, networkFault, type OpenInternet, targetOf } from './open-internet.client.ts';
import type { CallAnswer } from './retry-call.ts';
import { sign } from './signature.ts';

/** One call as it goes out. `id` names it over all tries; `machineMs`: when this try is made. */
export type Calling = { id: string; address: string; body: string; secret: string; machineMs: number };

/** Takes calls to addresses on the open internet, signed as Standard Webhooks says. */
export type Caller = {
  /** Whether one more may be under way: receivers that do not answer must not take every hand that messages need. */
  hasRoom(): boolean;
  post(calling: Calling): Promise<CallAnswer>;
};

/** The specification gives a receiver 15 to 30 seconds. So many are asked at once, by one process. */
const [usualTimeoutMs, mostAtOnce] = [15_000, 3];

/** Of an answer only its status counts: no redirect is followed, and nothing of its body is read. */
export function openCaller(options: OpenInternet = {}): Caller {
  const { timeoutMs = usualTimeoutMs } = options;
  let underWay = 0;
  return {
    hasRoom: () => underWay < mostAtOnce,
    async post({ id, address, body, secret, machineMs }) {
      const bytes = Buffer.from(body);
      const timestamp = String(Math.floor(machineMs / 1000));
      underWay += 1;
      try {
        const target = await targetOf(address, options);
        if (!target)
          return { ok: false, code: 'call-private', status: null, retryAfter: null, detail: 'not on the open internet' };
        const response = await askTarget(target, {
          signal: AbortSignal.timeout(timeoutMs),
          body: bytes,
          headers: {
            'content-type': 'application/json',
            'user-agent': 'hilo',
            'webhook-id': id,
            'webhook-timestamp': timestamp,
            'webhook-signature': `v1,${sign({ id, timestamp }, bytes, secret)}`,
          },
        });
        const { statusCode: status = 0, headers } = response;
        response.destroy();
        if (status >= 200 && status < 300) return { ok: true, status };
        const code = status === 410 ? 'call-gone' : 'call-refused';
        return { ok: false, code, status, retryAfter: headers['retry-after'] ?? null, detail: `HTTP ${status}` };
      } catch (error) {
        return { ok: false, code: 'call-unreachable', status: null, retryAfter: null, detail: networkFault(error) };
      } finally {
        underWay -= 1;
      }
    },
  };
}
