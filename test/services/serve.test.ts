import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Simulator, startSimulator } from '../../simulator/server.ts';
import { openTestDatabase, type TestDatabase } from '../world/database.ts';
import type { Shown } from '../world/world.ts';
import { openFakeRedis } from './fake-redis.ts';

const programs = { serve: '../../src/main.ts', tenant: '../../src/tenant.ts', migrate: '../../src/migrate.ts' };
const children = new Set<ChildProcess>();

type Run = { child: ChildProcess; said(): string; ends(): Promise<number | null> };

function run(program: keyof typeof programs, env: Record<string, string>, args: string[] = []): Run {
  const path = fileURLToPath(new URL(programs[program], import.meta.url));
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [path, ...args], {
    env: { ...(PATH ? { PATH } : {}), ...(HOME ? { HOME } : {}), ...(TMPDIR ? { TMPDIR } : {}), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      text += part;
    });
  const closed = once(child, 'close');
  return {
    child,
    said: () => text,
    async ends() {
      const [code] = (await closed) as [number | null];
      return code;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** A Redis of this file's own, inside the shared one. */
const redisUrl = (() => {
  const url = new URL(process.env.REDIS_URL!);
  url.pathname = '/9';
  return url.toString();
})();

describe('npm run serve', () => {
  let database: TestDatabase;
  let owner: postgres.Sql;
  let folder: string;
  let env: Record<string, string>;
  const roles: string[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
    owner = postgres(database.ownerUrl, { max: 1, onnotice: () => {} });
    folder = mkdtempSync(join(tmpdir(), 'hilo-serve-'));
    env = {
      DATABASE_URL: database.appUrl,
      REDIS_URL: redisUrl,
      META_APP_SECRET: 'practice-secret',
      META_VERIFY_TOKEN: 'practice-verify',
      ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
      PUBLIC_URL: 'https://hilo.example',
      DATA_DIR: folder,
      PORT: '0',
    };
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    for (const role of roles) await owner.unsafe(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
    await owner.end();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Ends with 2 and exactly one sentence. */
  async function refused(more: Record<string, string>): Promise<string> {
    const serve = run('serve', { ...env, ...more });
    expect(await serve.ends(), serve.said()).toBe(2);
    const lines = serve
      .said()
      .trim()
      .split('\n')
      .filter((line) => !line.startsWith('{'));
    expect(lines).toHaveLength(1);
    return lines[0]!;
  }
  async function loginAs(name: string, grants: string): Promise<string> {
    roles.push(name);
    await owner.unsafe(`CREATE ROLE ${name} LOGIN PASSWORD 'x'; ${grants}`);
    const url = new URL(database.appUrl);
    [url.username, url.password] = [name, 'x'];
    return url.toString();
  }
  const unique = (name: string) => `${name}_${new URL(database.ownerUrl).pathname.slice(-8)}`;

  it('ends with 2 and one sentence where a variable is missing', async () => {
    expect(await refused({ META_VERIFY_TOKEN: '' })).toContain('META_VERIFY_TOKEN is missing');
  });

  it('refuses a superuser', async () => {
    expect(await refused({ DATABASE_URL: database.ownerUrl })).toContain('a superuser');
  });

  it('refuses a login that may bypass row-level security', async () => {
    const url = await loginAs(unique('bypasses'), `ALTER ROLE ${unique('bypasses')} BYPASSRLS`);
    expect(await refused({ DATABASE_URL: url })).toContain('may bypass row-level security');
  });

  it('refuses the tables’ owner, and whoever may act as them', async () => {
    const name = unique('owns');
    const url = await loginAs(
      name,
      `CREATE ROLE ${name}_role; ALTER TABLE messages OWNER TO ${name}_role; GRANT ${name}_role TO ${name}`,
    );
    expect(await refused({ DATABASE_URL: url })).toContain('owns Hilo');
    await owner.unsafe('ALTER TABLE messages OWNER TO postgres');
    await owner.unsafe(`DROP ROLE ${name}_role`);
  });

  it('refuses a login that may enter the role of data migrations', async () => {
    const name = unique('backfills');
    const url = await loginAs(name, `GRANT hilo_app, hilo_system, hilo_backfill TO ${name}`);
    expect(await refused({ DATABASE_URL: url })).toContain(`REVOKE hilo_backfill FROM ${name}`);
  });

  it('refuses a login without Hilo’s roles, and says how it gets them', async () => {
    const name = unique('nobody');
    const url = await loginAs(name, `GRANT CONNECT ON DATABASE ${new URL(database.ownerUrl).pathname.slice(1)} TO ${name}`);
    expect(await refused({ DATABASE_URL: url })).toContain(`GRANT hilo_app, hilo_system TO ${name} WITH INHERIT FALSE`);
  });

  it('refuses a database that was never migrated, or not far enough', async () => {
    const name = unique('hilo_empty');
    await owner.unsafe(`CREATE DATABASE ${name}`);
    const empty = new URL(database.appUrl);
    empty.pathname = `/${name}`;
    expect(await refused({ DATABASE_URL: empty.toString() })).toContain('was never migrated: run `npm run migrate`');
    await owner.unsafe(`DROP DATABASE ${name} WITH (FORCE)`);
    const [last] =
      await owner`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations) returning *`;
    expect(await refused({})).toContain('lacks 1 migration: run `npm run migrate`');
    await owner`insert into drizzle.__drizzle_migrations ${owner(last as { id: number })}`;
  });

  it('refuses a database it cannot reach', async () => {
    expect(await refused({ DATABASE_URL: 'postgres://x:y@127.0.0.1:1/hilo' })).toContain('cannot be used');
  });

  it('refuses a Redis that evicts, and warns of one without an append-only file', async () => {
    const evicting = await openFakeRedis({ policy: 'allkeys-lru', aof: true });
    expect(await refused({ REDIS_URL: evicting.url })).toContain('evicts (maxmemory-policy allkeys-lru)');
    evicting.close();
    const forgetful = await openFakeRedis({ policy: 'noeviction', aof: false });
    const serve = run('serve', { ...env, REDIS_URL: forgetful.url });
    for (let n = 0; n < 200 && !serve.said().includes('append-only'); n++) await sleep(50);
    serve.child.kill('SIGKILL');
    expect(serve.said()).toContain('redis keeps no append-only file');
    forgetful.close();
  });

  describe('with a business', () => {
    let simulator: Simulator;
    const who = [
      '--waba',
      '100200300400500',
      '--number-id',
      '200300400500600',
      '--phone',
      '+34600000199',
      '--token',
      'practice-token',
    ];
    const boss = ['--owner-name', 'Clara', '--owner-phone', '+34600000100'];
    const desk = [
      ...['--console-waba', '100200300400590', '--console-number-id', '200300400500690'],
      ...['--console-phone', '+34600000290', '--console-token', 'desk-token'],
    ];
    beforeAll(async () => {
      simulator = await startSimulator({
        port: 0,
        dataDir: folder,
        webhookUrl: null,
        appSecret: 'practice-secret',
        verifyToken: 'practice-verify',
        templateReviewMs: 10,
        followClockUrl: null,
      });
      env = { ...env, META_GRAPH_URL: simulator.url };
    });
    afterAll(() => simulator.close());

    const tenant = async (args: string[]) => {
      const command = run('tenant', env, args);
      const code = await command.ends();
      return `${code} ${command.said().trim()}`;
    };

    it.each([
      [[], /^2 Say what to do/],
      [['remove'], /^2 Say what to do/],
      [['add', '--name', 'X'], /^2 --phone is missing/],
      [['add', ...who, ...boss], /^2 --name is missing/],
      [['add', '--name', 'X', ...who, '--owner-name', 'C', '--owner-phone', '+34600000199'], /^2 The owner needs another phone/],
      [['add', '--name', 'X', ...who, '--owner-name', 'C', '--owner-phone', 'twelve'], /^2 Phone numbers are written with \+/],
      [['add', '--name', 'X', ...who, ...boss, '--timezone', 'Madrid'], /^2 --timezone must be a name like/],
      [['add', '--name', 'X', ...who, ...boss, '--preset', 'circus'], /^2 --preset must be one of/],
      [['add', '--name', 'X', ...who, ...boss, '--rate', 'fast'], /^2 --rate is/],
      [['add', '--name', 'X', ...who, ...boss, '--app', 'other'], /^2 --app other has no secret/],
      [['add', '--name', 'X', '--colour', 'red'], /^2 Unknown option '--colour'/],
      [['token', '--number-id', '999', '--token', 'x'], /^2 No business here has the number 999/],
      [['recovery', '--number-id', '999'], /^2 No business here has the number 999/],
      [['recovery'], /^2 --number-id is missing/],
      [['console', '--number-id', '999', '--off'], /^2 No business whose customers write to 999 has a console/],
      [['console', '--number-id', '999'], /^2 --console-phone is missing/],
      [['console', '--number-id', '999', ...desk, '--rate', '0'], /^2 --rate is/],
      [['console', '--number-id', '999', ...desk], /^2 No business here has customers who write to the number 999/],
      [['edit-form', '--number-id', '999'], /^2 No business here has the number 999/],
      [['edit-form', '--number-id', '999', '--off'], /^2 No business here has the number 999/],
      [['owner', '--number-id', '999', ...boss], /^2 No business here has the number 999/],
    ])('npm run tenant -- %j refuses in one sentence', async (args, sentence) => {
      expect(await tenant(args)).toMatch(sentence);
    });

    it('enters it once', async () => {
      const args = ['add', '--name', 'Practice Business', ...who, ...boss];
      expect(await tenant(args)).toMatch(/^0 Practice Business is entered[\s\S]*\nRecovery code: \d{4} \d{4} \d{4} \d{4}\n/);
      expect(await tenant(args)).toBe('2 A business with this number is there already.');
      expect(await tenant(['token', '--number-id', '200300400500600', '--token', 'practice-token'])).toMatch(/^0 The access of/);
    });

    it('puts a console beside it, and takes it away', async () => {
      const console = (...args: string[]) => tenant(['console', '--number-id', '200300400500600', ...args]);
      expect(await console(...desk, '--console-phone', '+34600000100')).toMatch(/^2 This is the phone of somebody of the team/);
      expect(await console(...desk, '--console-number-id', '200300400500600')).toMatch(
        /^2 This is the number that its customers/,
      );
      const known = { waba: '100200300400590', phoneNumberId: '200300400500690', phone: '+34600000290', token: 'desk-token' };
      const added = await fetch(`${simulator.url}/businesses`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...known, name: 'Desk' }),
      });
      expect(added.status).toBe(200);
      expect(await console(...desk)).toMatch(/^0 \+34600000290 is their console\./);
      expect(await tenant(['add', '--name', 'X', ...who, ...boss, '--number-id', '200300400500690'])).toMatch(
        /^2 This number is a console/,
      );
      expect(await console('--off')).toMatch(/^0 The console is taken away/);
    });

    it('gives it a form for its drafts, says what Meta has against one, and takes it away', async () => {
      const form = (...args: string[]) => tenant(['edit-form', '--number-id', '200300400500600', ...args]);
      await fetch(`${simulator.url}/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'error', on: 'flows', code: 200, details: 'Flows are not open to this business yet.' }),
      });
      expect(await form()).toBe(
        '2 Meta did not publish the form, so nothing has changed: Flows are not open to this business yet.',
      );
      expect(await form()).toBe('0 The form is published (6001): Edit opens it with the draft inside.');
      expect(await form()).toContain('(6001)');
      expect(await form('--off')).toBe('0 200300400500600 has no form any more: Edit asks for words.');
    });

    it('takes a message in through a web process and brings the card out through a worker', { timeout: 180_000 }, async () => {
      await database.underneath((tx) =>
        tx.execute(
          sql`update tenants set settings = '{"turnQuietSeconds": 1, "turnMaxSeconds": 5, "quietFrom": "00:00", "quietUntil": "00:00", "digestAt": null, "closeAt": null}'`,
        ),
      );
      const [webPort, workerPort] = [await freePort(), await freePort()];
      const web = run('serve', { ...env, ROLE: 'web', PORT: String(webPort) });
      const worker = run('serve', { ...env, ROLE: 'worker', PORT: String(workerPort) });
      const ready = async (port: number) => {
        for (let n = 0; n < 300; n++) {
          const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => null);
          if (answer?.status === 200) return (await answer.json()) as { status: string };
          await sleep(50);
        }
        throw new Error(`Not ready: ${web.said()} ${worker.said()}`);
      };
      expect((await ready(webPort)).status).toBe('ready');
      expect((await ready(workerPort)).status).toBe('ready');
      // A worker has no door.
      expect((await fetch(`http://127.0.0.1:${workerPort}/webhook`, { method: 'POST' })).status).toBe(404);
      simulator.setWebhookUrl(`http://127.0.0.1:${webPort}/webhook`);
      const post = (number: string, body: object) =>
        fetch(`${simulator.url}/phones/${number}/messages`, {
          method: 'POST',
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json' },
        });
      await post('+34600000110', { type: 'text', text: 'How much is it?', name: 'Ana Ruiz' });
      const card = async () => {
        const thread = (await (await fetch(`${simulator.url}/phones/+34600000100/messages`)).json()) as Shown[];
        return thread.find((one) => one.from === 'business' && one.text.includes('How much is it?'));
      };
      for (let n = 0; n < 1_200 && !(await card()); n++) await sleep(50);
      expect((await card())?.buttons.map((button) => button.title)).toContain('Send');
      for (const serve of [web, worker]) {
        serve.child.kill('SIGTERM');
        expect(await serve.ends(), serve.said()).toBe(0);
      }
      expect(`${web.said()}${worker.said()}`).not.toMatch(/"level":(50|60)/);
      expect(`${web.said()}${worker.said()}`).not.toContain('How much is it?');
    });
  });
});
