// node launcher/run.mjs <script> [args…]
// Runs a script of this project on a Node that can run it, whatever Node the machine has. Plain JavaScript: Node 20 reads this.

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chooseNode } from './choose-node.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [script, ...args] = process.argv.slice(2);

if (script === undefined) stop('Say which script to run: node launcher/run.mjs <script> [arguments].');
const node = chooseNode(root);
if (node === undefined) {
  stop(
    `Hilo runs on Node 24 and this is Node ${process.versions.node}: install Node 24 or newer, or run \`npm install --include=optional\` here, which brings one along.`,
  );
}

const inPlace = typeof process.execve === 'function' && process.platform !== 'win32';
const underNpm = process.env.npm_lifecycle_event !== undefined;
// A person who starts this file by hand may well close that shell and keep the program; npm or a waiting launcher gone means: killed.
const follow = inPlace && !underNpm ? [] : ['--import', new URL('./follow.mjs', import.meta.url).href];
const argv = ['--disable-warning=ExperimentalWarning', ...follow, script, ...args];

// Node 24 becomes the program: no launcher stays behind to pass on signals, to die first or to take memory.
if (inPlace) process.execve(node, [node, ...argv], process.env);
else wait(spawn(node, argv, { stdio: 'inherit' }));

function wait(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => stop(`Node at ${node} does not start: ${error.message}.`));
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    // Die as the child died, so that a shell or npm reports the same; 128 + n where the signal does not end this process.
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(name);
    process.kill(process.pid, signal);
    setTimeout(() => process.exit(128 + constants.signals[signal]), 1000);
  });
}

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
