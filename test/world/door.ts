import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { practiceBusiness } from '../../simulator/practice-world.ts';
import type { Figures } from '../../src/health.store.ts';
import { signBody } from '../../src/meta/signature.ts';
import { rowsOf } from '../db/rows.ts';
import type { World } from './world.ts';

export const practice = { waba: practiceBusiness.waba, number: practiceBusiness.phoneNumberId };

type Where = { waba?: string; number?: string | null; field?: string };

/** A delivery as Meta builds it, with one change whose value is given. */
export function delivery(value: object, where: Where = {}): object {
  const { waba = practice.waba, number = practice.number, field = 'messages' } = where;
  const metadata = number === null ? {} : { metadata: { display_phone_number: '34600000199', phone_number_id: number } };
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: waba, changes: [{ field, value: { messaging_product: 'whatsapp', ...metadata, ...value } }] }],
  };
}

export function freshWamid(): string {
  return `wamid.${randomBytes(12).toString('base64url')}`;
}

/** A message's head and body, as in `messages[]`. */
export function message(from: string, type: string, body: unknown, more: object = {}): Record<string, unknown> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  return { from: from.replace('+', ''), id: freshWamid(), timestamp, type, [type]: body, ...more };
}

export type Door = {
  /** Posts a body as Meta would; `secret` null sends no signature. Answers the HTTP status. */
  post(body: object | string | Buffer, options?: { secret?: string | null; headers?: Record<string, string> }): Promise<number>;
  ready(): Promise<{ code: number; body: { status: string } & Figures }>;
  /** Until everything that was received is handled, whatever else is still on its way. */
  handled(atMostMs?: number): Promise<Figures>;
  /** Rows of all businesses in every table that belongs to one, by table. */
  rows(): Promise<Record<string, number>>;
};

/** The app's door, knocked at directly and not through the simulator. */
export function openDoor(world: Pick<World, 'appUrl' | 'database' | 'figures'>): Door {
  return {
    async post(body, { secret = 'practice-secret', headers = {} } = {}) {
      const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
      const signature = secret === null ? {} : { 'x-hub-signature-256': signBody(secret, bytes) };
      const answer = await fetch(`${world.appUrl}/webhook`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signature, ...headers },
        body: new Uint8Array(bytes),
      });
      await answer.arrayBuffer();
      return answer.status;
    },
    async ready() {
      const answer = await fetch(`${world.appUrl}/health/ready`);
      return { code: answer.status, body: (await answer.json()) as { status: string } & Figures };
    },
    async handled(atMostMs = 60_000) {
      const until = Date.now() + atMostMs;
      while (Date.now() < until) {
        const figures = await world.figures();
        if (figures.inbound.waiting === 0) return figures;
        await sleep(50);
      }
      throw new Error(`Still waiting: ${JSON.stringify((await world.figures()).inbound)}`);
    },
    rows: () =>
      world.database.underneath(async (tx) => {
        const tables = await rowsOf<{ name: string }>(
          tx,
          sql`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id' order by 1`,
        );
        const counts: Record<string, number> = {};
        for (const { name } of tables) {
          const [row] = await rowsOf<{ n: number }>(tx, sql`select count(tenant_id)::int as n from ${sql.identifier(name)}`);
          counts[name] = row!.n;
        }
        return counts;
      }),
  };
}
