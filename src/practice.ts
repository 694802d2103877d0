import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDb } from '../db/client.ts';
import { FolderInUse, openEmbedded } from '../db/embedded.ts';
import { migrate } from '../db/migrate.ts';
import { startSimulator } from '../simulator/server.ts';
import { openApp } from './app.ts';
import { ConfigError, practiceReceiver, readPracticeConfig } from './config.ts';
import { openInProcessDoorbell } from './doorbell-inprocess.ts';
import { openFollowingClock } from './kit/clock.ts';
import { openLog } from './kit/log.ts';
import { submitOwnTemplates } from './outreach/templates.flow.ts';
import { practiceClockRoute } from './practice-clock.route.ts';
import { crashAt } from './practice-crash.ts';
import { practiceNumberId, practiceTenantId, seedPractice } from './practice-seed.ts';
import { embeddedHands } from './queues.ts';
import { forgetEditForm, makeEditForm } from './setup/edit-form.flow.ts';

/**
 * `npm start`: everything on this machine, with nothing installed and no keys. An embedded database, the doorbell inside the process, and
 * the simulator for WhatsApp; what happened is still there after a stop or a kill.
 */
async function practise(): Promise<void> {
  const { config, secrets, simulatorPort, editForm, receiver, crashAt: label } = readPracticeConfig(process.env);
  const dataDir = resolve(config.dataDir);
  const log = openLog('warn');
  const postgres = await openWhenFree(join(dataDir, 'postgres'));
  await migrate(postgres.url);
  const db = openDb(postgres.url, { poolSize: 1, enterRole: 'hilo_app' });

  const simulator = await useSimulator(simulatorPort, {
    dataDir,
    webhookUrl: `http://127.0.0.1:${config.port}/webhook`,
    appSecret: secrets.appSecrets[0]!.secret,
    verifyToken: secrets.verifyToken,
  });
  const clock = openFollowingClock(await simulator.offsetMs());
  const app = openApp({
    db,
    clock,
    log,
    doorbell: openInProcessDoorbell({ hands: embeddedHands, log }),
    role: 'all',
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
    mediaFolder: join(dataDir, 'media'),
    smtpUrl: secrets.smtpUrl,
    ...(receiver ? { openInternet: { insteadOf: { [practiceReceiver]: receiver } } } : {}),
    ...(label ? { reached: crashAt(label) } : {}),
  });
  app.server.register(practiceClockRoute, { clock, sweep: app.sweep });
  await seedPractice({ db, vault: app.needs.vault, clock });
  await submitOwnTemplates(app.needs, practiceTenantId);
  const made = editForm ? await makeEditForm(app.needs, practiceNumberId) : null;
  if (made?.ok !== true) await forgetEditForm(app.needs, practiceNumberId);
  if (made?.ok === false) log.warn('there is no form: Edit asks for words', { why: made.why });
  await app.start({ host: config.host, port: config.port });

  let stopping = false;
  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    await app.stop();
    await simulator.close();
    await db.close();
    await postgres.close();
    process.exit(0);
  }
  process.once('SIGINT', () => void stop());
  process.once('SIGTERM', () => void stop());
  process.stdout.write(`\nHilo is ready to practise: open ${simulator.url}\n\n`);
}

/** The practice that ran here before may still be stopping: npm is gone before it is. */
async function openWhenFree(folder: string): ReturnType<typeof openEmbedded> {
  for (let tries = 0; ; tries++) {
    try {
      return await openEmbedded(folder);
    } catch (error) {
      if (!(error instanceof FolderInUse) || tries === 12) throw error;
      await sleep(250);
    }
  }
}

type UsedSimulator = { url: string; offsetMs(): Promise<number>; close(): Promise<void> };

/** The simulator that runs on this port already (`npm run simulator`, which outlives a killed app), or one of our own. */
async function useSimulator(port: number, options: Omit<Parameters<typeof startSimulator>[0], 'port'>): Promise<UsedSimulator> {
  const url = `http://127.0.0.1:${port}`;
  const own = (await isSimulator(url)) ? null : await startSimulator({ ...options, port });
  const at = own?.url ?? url;
  return {
    url: at,
    async offsetMs() {
      const answer = await fetch(`${at}/clock`);
      const { offsetMs } = (await answer.json()) as { offsetMs?: number };
      return offsetMs ?? 0;
    },
    close: async () => await own?.close(),
  };
}

async function isSimulator(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) });
    return ((await answer.json()) as { simulator?: string }).simulator === 'hilo';
  } catch {
    return false;
  }
}

try {
  await practise();
} catch (error) {
  const known = error instanceof ConfigError || error instanceof FolderInUse;
  const busy = (error as { code?: string }).code === 'EADDRINUSE';
  const port = (error as { port?: number }).port;
  process.stderr.write(
    `${known ? (error as Error).message : busy ? `Port ${port} is taken. Stop what uses it, or set PORT and SIMULATOR_PORT to others.` : ((error as Error).stack ?? String(error))}\n`,
  );
  process.exit(known || busy ? 2 : 1);
}
