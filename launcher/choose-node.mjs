import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The first Node that runs this project's TypeScript as it is. */
export const wantedMajor = 24;

/** Where the optional `node` package of the registry keeps its binary. */
export function packagedNode(root) {
  return join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** The path of a Node ≥ 24 (the one running, else the package's), or undefined where there is none. */
export function chooseNode(root) {
  if (majorOf(process.versions.node) >= wantedMajor) return process.execPath;
  const packaged = packagedNode(root);
  return existsSync(packaged) && runs(packaged) ? packaged : undefined;
}

// It may be there and not run: half a download, another processor, a Linux without glibc.
function runs(node) {
  const tried = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8', timeout: 10_000 });
  return tried.status === 0 && majorOf(tried.stdout) >= wantedMajor;
}

function majorOf(version) {
  return Number.parseInt(version, 10);
}
