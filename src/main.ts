import { join, resolve } from 'node:path';
import { Redis } from 'ioredis';
import { openDb } from '../db/client.ts';
import { openApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import { openBullmqDoorbell } from './doorbell-bullmq.ts';
import { systemClock } from './kit/clock.ts';
import { openLog } from './kit/log.ts';
import { nativeHands } from './queues.ts';
import { checkDatabase, checkRedis } from './start-checks.ts';

/** `npm run serve`: production. Everything it needs is checked before the first request; what is missing is said in one sentence. */
async function serve(): Promise<void> {
  const { config, secrets } = readConfig(process.env);
  const log = openLog('info');
  for (const warning of await checkDatabase(secrets.databaseUrl)) log.warn(warning);
  const db = openDb(secrets.databaseUrl, { poolSize: 10, enterRole: 'hilo_app' });
  const redis = new Redis(secrets.redisUrl!, { lazyConnect: true, maxRetriesPerRequest: 1, retryStrategy: () => null });
  for (const warning of await checkRedis(redis)) log.warn(warning);
  redis.disconnect();

  const app = openApp({
    db,
    clock: systemClock,
    log,
    doorbell: openBullmqDoorbell(secrets.redisUrl!, { hands: nativeHands, log }),
    role: config.role,
    appSecrets: secrets.appSecrets,
    verifyToken: secrets.verifyToken,
    encryptionKey: secrets.encryptionKey,
    publicUrl: config.publicUrl,
    graph: { baseUrl: config.graphUrl, version: config.graphVersion },
    model: secrets.anthropicApiKey
      ? { apiKey: secrets.anthropicApiKey, ...(config.anthropicBaseUrl ? { baseUrl: config.anthropicBaseUrl } : {}) }
      : null,
    models: config.models,
    speech: config.speechUrl ? { url: config.speechUrl, apiKey: secrets.speechApiKey, model: config.speechModel } : null,
    mediaFolder: join(resolve(config.dataDir), 'media'),
    smtpUrl: secrets.smtpUrl,
  });
  const { url } = await app.start({ host: config.host, port: config.port });

  let stopping = false;
  async function stop(signal: string): Promise<void> {
    if (stopping) return;
    stopping = true;
    log.info('stopping', { signal });
    await app.stop();
    await db.close();
    process.exit(0);
  }
  process.once('SIGINT', () => void stop('SIGINT'));
  process.once('SIGTERM', () => void stop('SIGTERM'));
  log.info('ready', { url, role: config.role });
}

try {
  await serve();
} catch (error) {
  const known = error instanceof ConfigError;
  process.stderr.write(`${known ? error.message : ((error as Error).stack ?? String(error))}\n`);
  process.exit(known ? 2 : 1);
}
