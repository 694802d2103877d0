// node .ci/fresh-clone.mjs [report.json]
// What a person does who has only Node and npm: clone, `npm start`, stop, start again. And what a power cut does. On the machine's own Node.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hilo-fresh-'));
const clone = join(folder, 'clone');
const readyWithinMs = 15_000;
const customer = '+34600000871';
const owner = '+34600000100';
const results = [];
let running;

process.on('SIGTERM', () => process.exit(143));
process.on('SIGINT', () => process.exit(130));
process.on('exit', () => {
  if (running !== undefined) kill(running);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

try {
  await freshClone();
} catch (error) {
  check(error.message, false);
  console.log(running?.text() ?? '');
}
const failed = results.filter((result) => !result).length;
if (process.argv[2]) {
  writeFileSync(process.argv[2], JSON.stringify({ numPassedTests: results.length - failed, numFailedTests: failed }));
}
process.exit(failed === 0 ? 0 : 1);

async function freshClone() {
  execFileSync('git', ['clone', '--quiet', checkout, clone]);
  const ports = { PORT: String(await freePort()), SIMULATOR_PORT: String(await freePort()) };
  const app = `http://127.0.0.1:${ports.PORT}`;
  const simulator = `http://127.0.0.1:${ports.SIMULATOR_PORT}`;

  // First start: installs, migrates, seeds.
  running = start(ports);
  await until('the first start installs', 300_000, () => /^Installed in/m.test(running.text()));
  const installedAt = Date.now();
  await until('the first start gets ready', 60_000, () => isReady(app));
  const seconds = (Date.now() - installedAt) / 1000;
  check(`ready ${seconds.toFixed(1)} s after installing (15 s at most)`, seconds * 1000 <= readyWithinMs);
  await until('the address is printed', 5_000, () => running.text().includes(`open ${simulator}`));
  check('npm start prints the address to open', true);
  const page = await fetch(simulator);
  check('the page opens at that address', page.ok && (await page.text()).includes('<html'));
  check('nothing listens beyond 127.0.0.1', outsidePorts(ports).length === 0);

  // A customer writes; the owner gets a card.
  await post(`${simulator}/phones/${customer}/messages`, {
    type: 'text',
    text: 'Is this still here tomorrow?',
    name: 'Berta Luna',
  });
  await until('the owner gets a card', 60_000, async () =>
    (await thread(simulator, owner)).some((m) => m.text.includes('still here tomorrow')),
  );
  const before = await remembered(app, simulator);
  check('a customer’s message becomes the owner’s card', true);

  // SIGTERM to npm alone, as a process manager would do.
  process.kill(running.pid, 'SIGTERM');
  await until('SIGTERM stops it', 20_000, () => isGone(app, simulator));
  check('SIGTERM to npm stops the app', true);
  await startAgain('after a stop');

  kill(running); // the whole group at once, as a power cut would
  await until('the killed app is gone', 10_000, () => isGone(app, simulator));
  await startAgain('after kill -9');

  async function startAgain(when) {
    const began = Date.now();
    running = start(ports);
    await until(`it gets ready ${when}`, 60_000, () => isReady(app));
    const took = Date.now() - began;
    check(
      `ready ${(took / 1000).toFixed(1)} s ${when}, nothing installed again`,
      took <= readyWithinMs && !running.text().includes('Install'),
    );
    const after = await remembered(app, simulator);
    const lost = [...before.shown].filter((id) => !after.shown.has(id));
    check(`everything is still there ${when}`, lost.length === 0 && after.messages >= before.messages);
  }
}

/** Everything the two phones show, and how many messages the app counts. */
async function remembered(app, simulator) {
  const threads = [...(await thread(simulator, owner)), ...(await thread(simulator, customer))];
  const health = await (await fetch(`${app}/health/ready`)).json();
  return { shown: new Set(threads.map((message) => message.id)), messages: health.inbound.messages };
}

function start(ports) {
  const child = spawn('npm', ['start'], {
    cwd: clone,
    env: { ...process.env, ...ports },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (text += data));
  return { pid: child.pid, text: () => text };
}

function kill({ pid }) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // already gone
  }
}

async function isReady(app) {
  try {
    return (await fetch(`${app}/health/ready`)).status === 200;
  } catch {
    return false;
  }
}

async function isGone(...addresses) {
  for (const address of addresses) {
    try {
      await fetch(address);
      return false;
    } catch {
      // nobody listens
    }
  }
  return true;
}

async function thread(simulator, phone) {
  return (await fetch(`${simulator}/phones/${phone}/messages`)).json();
}

async function post(url, body) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
}

/** Those of the ports that answer on an address other than loopback; ss is not on every machine, /proc is on every Linux. */
function outsidePorts(ports) {
  const lines = execFileSync('sh', ['-c', 'cat /proc/net/tcp /proc/net/tcp6'], { encoding: 'utf8' }).split('\n');
  const listening = lines.map((line) => line.trim().split(/\s+/)).filter((line) => line[3] === '0A');
  const ours = Object.values(ports).map((port) => Number(port).toString(16).toUpperCase().padStart(4, '0'));
  return listening.filter(([, local]) => ours.includes(local.split(':')[1]) && local.split(':')[0] !== '0100007F');
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function until(what, timeoutMs, holds) {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`${what}: not within ${timeoutMs / 1000} s`);
    await sleep(100);
  }
}

function check(sentence, holds) {
  results.push(holds);
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${sentence}`);
}
