// Loaded before the script by run.mjs: when whoever started this process is gone, stop as on SIGTERM. npm hands a SIGTERM to the shell
// between, which dies of it and tells nobody; a kill -9 of npm tells nobody either. Without this, both would leave an app behind that
// holds its ports and its data.

import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const everyMs = 250;

if (isMainThread) {
  const born = ancestors();
  const timer = setInterval(() => {
    if (ancestors() === born) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, everyMs);
  timer.unref();
}

/** The processes from the parent up to npm; where /proc does not tell (it is Linux's), the parent alone. */
function ancestors() {
  const line = [process.ppid];
  if (process.env.npm_lifecycle_event === undefined) return String(line);
  try {
    for (let name = ''; !name.startsWith('npm') && line.length < 4; ) {
      const stat = readFileSync(`/proc/${line.at(-1)}/stat`, 'utf8');
      const end = stat.lastIndexOf(')');
      name = stat.slice(stat.indexOf('(') + 1, end);
      if (!name.startsWith('npm')) line.push(Number(stat.slice(end + 2).split(' ')[1]));
    }
  } catch {
    line.length = 1;
  }
  return line.join(' < ');
}
