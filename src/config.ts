import { defaultModels, type ModelNames } from './ai/models.ts';
import type { AppSecret } from './meta/signature.ts';

/** What the process was told from outside; the only file that knows a variable's name. Secrets are apart, so that a log can hold the rest. */
export type Config = {
  port: number;
  host: string;
  role: 'all' | 'web' | 'worker';
  graphUrl: string;
  graphVersion: string;
  publicUrl: string;
  dataDir: string;
  models: ModelNames;
  anthropicBaseUrl: string | null;
  /** Where voice messages are put into words: what stands before /audio/transcriptions; null: nowhere. */
  speechUrl: string | null;
  speechModel: string;
};

export type Secrets = {
  databaseUrl: string;
  redisUrl: string | null;
  appSecrets: readonly AppSecret[];
  verifyToken: string;
  encryptionKey: Buffer;
  anthropicApiKey: string | null;
  smtpUrl: string | null;
  speechApiKey: string | null;
};

export type Env = Record<string, string | undefined>;

/** Something outside is missing or malformed; the message is one sentence that says what to do. The process ends with 2. */
export class ConfigError extends Error {}

/** Production: everything required is there and has the right form, or it throws the first thing that is wrong. */
export function readConfig(env: Env): { config: Config; secrets: Secrets } {
  return {
    config: {
      port: readPort(env, 'PORT', 3000),
      host: '0.0.0.0',
      role: readRole(env),
      ...readShared(env),
      publicUrl: readUrl(env, 'PUBLIC_URL', ['https:', 'http:']),
      dataDir: env.DATA_DIR || '.hilo',
    },
    secrets: {
      databaseUrl: readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
      redisUrl: readUrl(env, 'REDIS_URL', ['redis:', 'rediss:']),
      appSecrets: readAppSecrets(required(env, 'META_APP_SECRET', 'the app secret from the Meta app dashboard')),
      verifyToken: required(env, 'META_VERIFY_TOKEN', 'any word of yours, the same as in the Meta app dashboard'),
      encryptionKey: readKey(
        required(env, 'ENCRYPTION_KEY', '32 random bytes in base64, as `openssl rand -base64 32` prints them'),
      ),
      ...readOptionalSecrets(env),
    },
  };
}

export type PracticeConfig = {
  config: Config;
  secrets: Omit<Secrets, 'databaseUrl' | 'redisUrl'>;
  simulatorPort: number;
  /** Whether drafts are changed in a form: without, Edit asks for words. */
  editForm: boolean;
  /** Where `practiceReceiver` is called on this machine; null: nowhere. */
  receiver: string | null;
  crashAt: string | null;
};

/** The one address that practice mode can find on this machine. Production has no such way: there, everything that is called lies on the open internet. */
export const practiceReceiver = 'https://shop.example.com';

/** Practice: everything has a value that works on a fresh machine; the simulator stands in for Meta. */
export function readPracticeConfig(env: Env): PracticeConfig {
  const port = readPort(env, 'PORT', 3000);
  const simulatorPort = readPort(env, 'SIMULATOR_PORT', 3001);
  const shared = readShared({ ...env, META_GRAPH_URL: env.META_GRAPH_URL || `http://127.0.0.1:${simulatorPort}` });
  return {
    config: {
      port,
      host: '127.0.0.1',
      role: 'all',
      ...shared,
      publicUrl: `http://127.0.0.1:${port}`,
      dataDir: env.DATA_DIR || '.hilo',
    },
    secrets: {
      appSecrets: readAppSecrets(env.META_APP_SECRET || 'practice-secret'),
      verifyToken: env.META_VERIFY_TOKEN || 'practice-verify',
      // Practice data is pretended; a fixed key lets it be opened again after a restart.
      encryptionKey: env.ENCRYPTION_KEY ? readKey(env.ENCRYPTION_KEY) : Buffer.alloc(32, 'practice'),
      ...readOptionalSecrets(env),
    },
    simulatorPort,
    editForm: readSwitch(env, 'PRACTICE_EDIT_FORM'),
    receiver: env.PRACTICE_RECEIVER ? readOnThisMachine(env, 'PRACTICE_RECEIVER') : null,
    crashAt: env.HILO_CRASH_AT || null,
  };
}

/** Migrating needs the database's owner, and nothing else. */
export function readMigrateUrl(env: Env): string {
  return readUrl(env, 'MIGRATE_DATABASE_URL', ['postgres:', 'postgresql:']);
}

/** What the command line for businesses needs. */
export function readTenantConfig(env: Env): {
  databaseUrl: string;
  encryptionKey: Buffer;
  graphUrl: string;
  graphVersion: string;
  appNames: string[];
} {
  const { graphUrl, graphVersion } = readShared(env);
  return {
    databaseUrl: readUrl(env, 'DATABASE_URL', ['postgres:', 'postgresql:']),
    encryptionKey: readKey(
      required(env, 'ENCRYPTION_KEY', '32 random bytes in base64, as `openssl rand -base64 32` prints them'),
    ),
    graphUrl,
    graphVersion,
    appNames: env.META_APP_SECRET ? readAppSecrets(env.META_APP_SECRET).map((one) => one.app) : ['default'],
  };
}

function readShared(env: Env) {
  const version = env.META_GRAPH_VERSION || 'v26.0';
  if (!/^v\d+\.\d+$/.test(version)) throw new ConfigError('META_GRAPH_VERSION must look like v26.0.');
  return {
    graphUrl: env.META_GRAPH_URL ? readUrl(env, 'META_GRAPH_URL', ['https:', 'http:']) : 'https://graph.facebook.com',
    graphVersion: version,
    models: defaultModels,
    anthropicBaseUrl: env.ANTHROPIC_BASE_URL ? readUrl(env, 'ANTHROPIC_BASE_URL', ['https:', 'http:']) : null,
    speechUrl: env.SPEECH_URL ? readUrl(env, 'SPEECH_URL', ['https:', 'http:']) : null,
    speechModel: env.SPEECH_MODEL || 'whisper-1',
  };
}

function readOptionalSecrets(env: Env) {
  return {
    anthropicApiKey: env.ANTHROPIC_API_KEY || null,
    speechApiKey: env.SPEECH_API_KEY || null,
    smtpUrl: env.SMTP_URL ? readUrl(env, 'SMTP_URL', ['smtp:', 'smtps:']) : null,
  };
}

/**
 * `secret` or `app=secret`, several with commas. Secrets of one app are valid side by side while one is being rotated; an app's name ties a
 * secret to the WABAs that were entered with `--app`, so that one app cannot speak for another's businesses.
 */
export function readAppSecrets(text: string): AppSecret[] {
  const secrets = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [, app, secret] = /^([a-z0-9-]+)=(.+)$/i.exec(one) ?? [null, 'default', one];
      return { app: app ?? 'default', secret: secret ?? one };
    });
  if (secrets.length === 0) throw new ConfigError('META_APP_SECRET is empty: give the app secret from the Meta app dashboard.');
  return secrets;
}

function required(env: Env, name: string, what: string): string {
  const value = env[name]?.trim();
  if (!value) throw new ConfigError(`${name} is missing: set it to ${what}.`);
  return value;
}

function readUrl(env: Env, name: string, protocols: readonly string[]): string {
  const shape = `an address beginning with ${protocols.map((one) => `${one}//`).join(' or ')}`;
  const value = required(env, name, shape);
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !protocols.includes(url.protocol)) throw new ConfigError(`${name} must be ${shape}.`);
  return value.replace(/\/$/, '');
}

function readOnThisMachine(env: Env, name: string): string {
  const value = readUrl(env, name, ['http:']);
  if (!['127.0.0.1', 'localhost'].includes(new URL(value).hostname))
    throw new ConfigError(`${name} must be on this machine, as http://127.0.0.1:4000 is.`);
  return value;
}

function readPort(env: Env, name: string, usual: number): number {
  const value = env[name];
  if (!value) return usual;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`${name} must be a port number between 0 and 65535, not "${value}".`);
  return port;
}

function readSwitch(env: Env, name: string): boolean {
  const value = env[name] || 'off';
  if (value !== 'on' && value !== 'off') throw new ConfigError(`${name} must be on or off, not "${value}".`);
  return value === 'on';
}

function readRole(env: Env): Config['role'] {
  const role = env.ROLE || 'all';
  if (role === 'all' || role === 'web' || role === 'worker') return role;
  throw new ConfigError(`ROLE must be all, web or worker, not "${role}".`);
}

function readKey(text: string): Buffer {
  const key = Buffer.from(text, 'base64');
  if (key.length !== 32) throw new ConfigError('ENCRYPTION_KEY must be 32 bytes in base64: `openssl rand -base64 32` makes one.');
  return key;
}
