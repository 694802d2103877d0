// Installs what is missing, before every npm script that needs it. Plain JavaScript: Node 20 reads this.
//
// Why `npm install` and not `npm ci`: docs/decisions/0002-npm-install-not-ci.md.

import { spawn } from 'node:child_process';
import { linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { packagedNode, wantedMajor } from './choose-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const lockfile = join(root, 'package-lock.json');
// npm writes this file last, when everything is in its place: without it, an install never ended.
const installed = join(modules, '.package-lock.json');
const claim = join(modules, '.hilo-installing');

/** The signal that asked this process to stop while npm was running. */
let stopped;

if (isMissing()) await installOnce();

function isMissing() {
  const at = modifiedMs(installed);
  return at === undefined || at < modifiedMs(lockfile) || lacksNode();
}

// The `node` package is optional: npm is content when it could not have it, a Node 20 is not.
function lacksNode() {
  return Number.parseInt(process.versions.node, 10) < wantedMajor && modifiedMs(packagedNode(root)) === undefined;
}

async function installOnce() {
  mkdirSync(modules, { recursive: true });
  await claimInstall();
  const beat = setInterval(() => touch(claim), 5_000);
  try {
    if (isMissing()) await install(); // else the start we waited for has done it
  } finally {
    clearInterval(beat);
    rmSync(claim, { force: true });
  }
}

async function install() {
  const began = Date.now();
  console.error('Installing what Hilo needs (once, a moment) …');
  const interrupted = modifiedMs(installed) === undefined && packageFolders().length > 0;
  // Left as it is, npm would find the package there and not run its script a second time.
  if (lacksNode()) for (const gone of [installed, join(modules, 'node')]) rmSync(gone, { recursive: true, force: true });
  let failure = await npmInstall();
  if (failure !== undefined && interrupted && stopped === undefined) {
    // What a killed install leaves behind can stop the next one (ENOTEMPTY); nobody misses it.
    console.error('Starting over from an empty node_modules …');
    for (const name of packageFolders()) rmSync(join(modules, name), { recursive: true, force: true });
    failure = await npmInstall();
  }
  if (stopped !== undefined) {
    process.exitCode = 128 + constants.signals[stopped];
  } else if (failure !== undefined) {
    console.error(`Hilo could not install what it needs (${failure}): check the network and run the same command again.`);
    process.exitCode = 2;
  } else {
    // npm leaves the file alone when nothing had to change; newer than the lockfile means done.
    touch(installed);
    console.error(`Installed in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  }
}

/** Runs npm to its end; what went wrong in a few words, or undefined. */
function npmInstall() {
  const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const args = ['install', '--no-save', '--include=dev', '--include=optional', ...quiet];
  // Inside `npm start` this names the npm that is running; by hand it is the one on the path.
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const child = spawn(npm[0], [...npm.slice(1), ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32' && npm.length === 1,
  });
  // The claim names both: if this process is killed and npm goes on, the next start waits for npm.
  if (child.pid !== undefined) writeWhole(claim, `${process.pid} ${child.pid}`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stopped = signal;
      child.kill(signal);
    });
  }
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(`npm does not start: ${error.message}`));
    child.on('exit', (code, signal) => resolve(code === 0 ? undefined : `npm ended with ${signal ?? code}`));
  });
}

/** Two starts at once: the second waits for the first. A claim whose processes are gone is taken over. */
async function claimInstall() {
  const own = `${claim}-${process.pid}`;
  writeFileSync(own, `${process.pid}`);
  let told = false;
  try {
    for (;;) {
      if (tryLink(own)) {
        await sleep(100);
        // Two that saw the same dead claim could both have replaced it: the last one keeps it.
        if (claimants().includes(process.pid)) break;
      } else if (isHeld()) {
        if (!told) console.error('Another start is installing; waiting for it …');
        told = true;
        await sleep(250);
      } else {
        rmSync(claim, { force: true });
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
}

// A minute without a touch is a dead claim too: after a reboot its numbers may be other processes'.
function isHeld() {
  const at = modifiedMs(claim);
  return at !== undefined && Date.now() - at < 60_000 && claimants().some(isAlive);
}

// A hard link is made in one step and whole, unlike a file that is opened and then written.
function tryLink(own) {
  try {
    linkSync(own, claim);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function claimants() {
  try {
    return readFileSync(claim, 'utf8').split(' ').map(Number).filter(Boolean);
  } catch {
    return [];
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function packageFolders() {
  return readdirSync(modules).filter((name) => !name.startsWith('.hilo-installing'));
}

// A reader sees the old text or the new one, never half of it.
function writeWhole(path, text) {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

function touch(path) {
  const now = new Date();
  if (modifiedMs(path) !== undefined) utimesSync(path, now, now);
}

function modifiedMs(path) {
  try {
    return statSync(path).mtimeMs;
  } catch {
    return undefined;
  }
}
