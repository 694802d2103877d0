import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A running `npm start` on ports and data of its own. `url` is the address it printed; `stop` ends it and removes the data. */
export type Practice = {
  url: string;
  /** Waits until the app has worked off every webhook it was given. */
  quiet(): Promise<void>;
  stop(): Promise<void>;
};

const readyWithinMs = 100_000;

/** Starts it as a person does, and waits for the address it prints. */
export async function startPractice(): Promise<Practice> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hilo-page-'));
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), SIMULATOR_PORT: String(await freePort()), DATA_DIR: dataDir };
  // A group of its own: npm, its shell and the app are ended together.
  const child = spawn('npm', ['start'], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      said += data.toString();
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
  });

  async function stop(): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGTERM');
    await Promise.race([ended, sleep(10_000)]);
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // Nobody of the group is left.
    }
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }

  async function quiet(): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      const ready = await fetch(`http://127.0.0.1:${port}/health/ready`);
      const { inbound } = (await ready.json()) as { inbound: { waiting: number } };
      if (inbound.waiting === 0) return;
      await sleep(50);
    }
    throw new Error('The app does not come to rest.');
  }

  const end = Date.now() + readyWithinMs;
  for (;;) {
    const url = /open (http:\/\/\S+)/.exec(said)?.[1];
    if (url !== undefined) return { url, quiet, stop };
    if (child.exitCode !== null || Date.now() > end) {
      await stop();
      throw new Error(`npm start printed no address to open. It said:\n${said}`);
    }
    await sleep(100);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
