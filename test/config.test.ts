import { describe, expect, it } from 'vitest';
import {
  ConfigError,
  type Env,
  readAppSecrets,
  readConfig,
  readMigrateUrl,
  readPracticeConfig,
  readTenantConfig,
} from '../src/config.ts';

const good: Env = {
  DATABASE_URL: 'postgres://hilo_login:x@db.example/hilo',
  REDIS_URL: 'redis://redis.example:6379',
  META_APP_SECRET: 'secret',
  META_VERIFY_TOKEN: 'word',
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  PUBLIC_URL: 'https://hilo.example/',
};

/** The sentence with which a configuration is refused. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('It was not refused.');
}

describe('The configuration of `npm run serve`', () => {
  it('needs six variables and has a usual value for the rest', () => {
    const { config, secrets } = readConfig(good);
    // Whatever practice mode may call on its own machine, production may not.
    expect(readConfig({ ...good, PRACTICE_RECEIVER: 'http://127.0.0.1:4000' })).toEqual({ config, secrets });
    expect(config).toMatchObject({
      port: 3000,
      host: '0.0.0.0',
      role: 'all',
      graphUrl: 'https://graph.facebook.com',
      graphVersion: 'v26.0',
      publicUrl: 'https://hilo.example',
      dataDir: '.hilo',
      anthropicBaseUrl: null,
    });
    expect(secrets).toMatchObject({ anthropicApiKey: null, smtpUrl: null, appSecrets: [{ app: 'default', secret: 'secret' }] });
    expect(JSON.stringify(config)).not.toContain('secret');
  });

  it.each([
    ['DATABASE_URL', 'DATABASE_URL is missing: set it to an address beginning with postgres:// or postgresql://.'],
    ['REDIS_URL', 'REDIS_URL is missing: set it to an address beginning with redis:// or rediss://.'],
    ['META_APP_SECRET', 'META_APP_SECRET is missing: set it to the app secret from the Meta app dashboard.'],
    ['META_VERIFY_TOKEN', 'META_VERIFY_TOKEN is missing: set it to any word of yours, the same as in the Meta app dashboard.'],
    [
      'ENCRYPTION_KEY',
      'ENCRYPTION_KEY is missing: set it to 32 random bytes in base64, as `openssl rand -base64 32` prints them.',
    ],
    ['PUBLIC_URL', 'PUBLIC_URL is missing: set it to an address beginning with https:// or http://.'],
  ])('says in one sentence that %s is missing, or only blanks', (name, sentence) => {
    expect(refusal(() => readConfig({ ...good, [name]: undefined }))).toBe(sentence);
    expect(refusal(() => readConfig({ ...good, [name]: '  ' }))).toBe(sentence);
  });

  it.each([
    ['DATABASE_URL', 'mysql://x', 'DATABASE_URL must be an address beginning with postgres:// or postgresql://.'],
    ['DATABASE_URL', 'not an address', 'DATABASE_URL must be an address beginning with postgres:// or postgresql://.'],
    ['REDIS_URL', 'http://x', 'REDIS_URL must be an address beginning with redis:// or rediss://.'],
    ['PUBLIC_URL', 'hilo.example', 'PUBLIC_URL must be an address beginning with https:// or http://.'],
    ['ENCRYPTION_KEY', 'short', 'ENCRYPTION_KEY must be 32 bytes in base64: `openssl rand -base64 32` makes one.'],
    ['ENCRYPTION_KEY', 'ab'.repeat(32), 'ENCRYPTION_KEY must be 32 bytes in base64: `openssl rand -base64 32` makes one.'],
    ['META_APP_SECRET', ' , ', 'META_APP_SECRET is empty: give the app secret from the Meta app dashboard.'],
    ['META_GRAPH_VERSION', '26', 'META_GRAPH_VERSION must look like v26.0.'],
    ['META_GRAPH_URL', 'graph.facebook.com', 'META_GRAPH_URL must be an address beginning with https:// or http://.'],
    ['ANTHROPIC_BASE_URL', 'x', 'ANTHROPIC_BASE_URL must be an address beginning with https:// or http://.'],
    ['SMTP_URL', 'mail.example', 'SMTP_URL must be an address beginning with smtp:// or smtps://.'],
    ['PORT', 'http', 'PORT must be a port number between 0 and 65535, not "http".'],
    ['PORT', '70000', 'PORT must be a port number between 0 and 65535, not "70000".'],
    ['ROLE', 'boss', 'ROLE must be all, web or worker, not "boss".'],
  ])('says in one sentence what is wrong with %s=%s', (name, value, sentence) => {
    expect(refusal(() => readConfig({ ...good, [name]: value }))).toBe(sentence);
  });

  it('never repeats a secret in what it says', () => {
    const secrets = { DATABASE_URL: 'mysql://user:hunter2@x', ENCRYPTION_KEY: 'hunter2', REDIS_URL: 'http://:hunter2@x' };
    for (const [name, value] of Object.entries(secrets))
      expect(refusal(() => readConfig({ ...good, [name]: value }))).not.toContain('hunter2');
  });

  it('reads several app secrets: of one app while one is rotated, and of several apps', () => {
    expect(readAppSecrets('one, two')).toEqual([
      { app: 'default', secret: 'one' },
      { app: 'default', secret: 'two' },
    ]);
    expect(readAppSecrets('main=one,partner=two')).toEqual([
      { app: 'main', secret: 'one' },
      { app: 'partner', secret: 'two' },
    ]);
  });
});

describe('The other configurations', () => {
  it('of practice has a value for everything, and listens on this machine only', () => {
    const { config, secrets, simulatorPort, editForm, receiver, crashAt } = readPracticeConfig({});
    expect(config).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      role: 'all',
      graphUrl: 'http://127.0.0.1:3001',
      dataDir: '.hilo',
    });
    expect(secrets.appSecrets).toEqual([{ app: 'default', secret: 'practice-secret' }]);
    expect(secrets.verifyToken).toBe('practice-verify');
    expect([simulatorPort, editForm, receiver, crashAt]).toEqual([3001, false, null, null]);
    expect(readPracticeConfig({ PRACTICE_EDIT_FORM: 'on' }).editForm).toBe(true);
    expect(() => readPracticeConfig({ PRACTICE_EDIT_FORM: 'yes' })).toThrow('PRACTICE_EDIT_FORM must be on or off');
    expect(readPracticeConfig({ PRACTICE_RECEIVER: 'http://127.0.0.1:4000/' }).receiver).toBe('http://127.0.0.1:4000');
    expect(readPracticeConfig({ PORT: '4000', SIMULATOR_PORT: '4001', DATA_DIR: '/x' }).config).toMatchObject({
      port: 4000,
      graphUrl: 'http://127.0.0.1:4001',
      dataDir: '/x',
    });
  });

  it('of practice refuses what it cannot read, too', () => {
    for (const far of ['http://127.0.0.1.example.com:4000', 'http://10.0.0.1:4000', 'http://169.254.169.254/'])
      expect(
        refusal(() => readPracticeConfig({ PRACTICE_RECEIVER: far })),
        far,
      ).toContain('must be on this machine');
    expect(refusal(() => readPracticeConfig({ PRACTICE_RECEIVER: 'https://127.0.0.1' }))).toContain('http://');
    expect(refusal(() => readPracticeConfig({ SIMULATOR_PORT: 'x' }))).toContain('SIMULATOR_PORT');
    expect(refusal(() => readPracticeConfig({ ENCRYPTION_KEY: 'short' }))).toContain('ENCRYPTION_KEY');
  });

  it('of migrating needs the owner’s address and nothing else', () => {
    expect(readMigrateUrl({ MIGRATE_DATABASE_URL: 'postgres://owner@x/hilo' })).toBe('postgres://owner@x/hilo');
    expect(refusal(() => readMigrateUrl({}))).toContain('MIGRATE_DATABASE_URL is missing');
  });

  it('of entering a business needs the database and the key', () => {
    expect(readTenantConfig(good)).toMatchObject({ appNames: ['default'], graphVersion: 'v26.0' });
    expect(refusal(() => readTenantConfig({ ...good, ENCRYPTION_KEY: undefined }))).toContain('ENCRYPTION_KEY is missing');
    expect(refusal(() => readTenantConfig({ ...good, DATABASE_URL: undefined }))).toContain('DATABASE_URL is missing');
  });
});
