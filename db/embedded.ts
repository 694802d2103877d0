import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PGlite } from '@electric-sql/pglite';
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { vector } from '@electric-sql/pglite-pgvector';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** PostgreSQL inside this process, served on a local socket so that the ordinary driver talks to it. */
export type EmbeddedPostgres = { /** The path of its socket, as `openDb` takes it. */ url: string; close(): Promise<void> };

/** Another process has this folder open: two at once would silently lose rows. */
export class FolderInUse extends Error {}

/**
 * Opens (or creates) the database in a folder. Throws `FolderInUse` when another process has it; a socket left behind by a killed one is
 * removed. It takes one connection only, logs everybody in as superuser and ignores statement_timeout (trust.md §1.12), so the client
 * must use a pool of one and enter a role on connecting.
 */
export async function openEmbedded(folder: string): Promise<EmbeddedPostgres> {
  const home = resolve(folder);
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(home);
  const pglite = await PGlite.create({ dataDir: join(home, 'pg'), extensions: { vector, pg_trgm, btree_gist } });
  const socket = socketPath(home, 'db');
  rmSync(socket, { force: true });
  const server = new PGLiteSocketServer({ db: pglite, path: socket });
  await server.start();
  return {
    url: socket,
    async close() {
      await server.stop();
      await pglite.close();
      rmSync(socket, { force: true });
      lock.release();
    },
  };
}

/**
 * Holds the folder by listening on a socket beside it: the kernel lets go of it with the process, however that ends, and a number reused by
 * another process cannot be mistaken for ours as it can with a pid file. Where there is no socket, binding decides between two that start at
 * once. One left behind by a killed process is replaced; two may do that at once, so each looks afterwards whose socket stands there. What
 * replaces it is bound under a name of its own and moved there: a server that closes takes the name it was bound to along, whoever's socket
 * stands under it by then.
 */
async function lockFolder(home: string): Promise<{ release(): void }> {
  const path = socketPath(home, 'lock');
  const inUse = () => new FolderInUse(`Another Hilo is running on ${home}. Stop it first, or set DATA_DIR to another folder.`);
  const mine = randomUUID();
  const left = existsSync(path);
  if (left && (await whoHolds(path)) !== null) throw inUse();
  const bound = left ? socketPath(home, mine.slice(0, 8)) : path;
  const server = createServer((socket) => socket.end(mine).on('error', () => {}));
  await new Promise<void>((done, fail) => {
    server.once('error', (error: { code?: string }) => fail(error.code === 'EADDRINUSE' ? inUse() : error));
    server.listen(bound, done);
  });
  server.unref();
  if (left) {
    renameSync(bound, path);
    await sleep(replacingMs);
    if ((await whoHolds(path)) !== mine) {
      server.close();
      throw inUse();
    }
  }
  return {
    release() {
      rmSync(path, { force: true });
      server.close();
    },
  };
}

/** Longer than another process needs from finding the same dead socket to putting its own in its place. */
const replacingMs = 300;

/** What the process behind a lock socket says of itself; null where nobody is. One that is too busy (or stopped) to say it is there all the same. */
function whoHolds(path: string): Promise<string | null> {
  return new Promise((done) => {
    let said = '';
    const socket = connect(path);
    socket.on('data', (part) => {
      said += part;
    });
    socket.once('end', () => done(said)).once('error', () => done(null));
    socket.setTimeout(3_000, () => {
      socket.destroy();
      done('busy');
    });
  });
}

/** Socket paths hold about a hundred bytes; a deep folder gets a short one of its own in the machine's temporary folder. */
function socketPath(home: string, name: string): string {
  const near = join(home, `${name}.sock`);
  if (near.length <= 90) return near;
  return join(tmpdir(), `hilo-${createHash('sha256').update(home).digest('hex').slice(0, 16)}-${name}.sock`);
}
