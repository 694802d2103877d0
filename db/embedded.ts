import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
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
  const pglite = await PGlite.create({ dataDir: join(home, 'pg'), extensions: { vector, pg_trgm } });
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
      lock.close();
    },
  };
}

/**
 * Holds the folder by listening on a socket beside it: the kernel lets go of it with the process, however that ends, and a number reused by
 * another process cannot be mistaken for ours as it can with a pid file.
 */
async function lockFolder(home: string): Promise<Server> {
  const path = socketPath(home, 'lock');
  if (existsSync(path) && (await answers(path))) {
    throw new FolderInUse(`Another Hilo is running on ${home}. Stop it first, or set DATA_DIR to another folder.`);
  }
  rmSync(path, { force: true });
  return await new Promise((done, fail) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', fail);
    server.listen(path, () => {
      server.unref();
      done(server);
    });
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(path);
    socket.once('connect', () => done(true)).once('error', () => done(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Socket paths hold about a hundred bytes; a deep folder gets a short one of its own in the machine's temporary folder. */
function socketPath(home: string, name: string): string {
  const near = join(home, `${name}.sock`);
  if (near.length <= 90) return near;
  return join(tmpdir(), `hilo-${createHash('sha256').update(home).digest('hex').slice(0, 16)}-${name}.sock`);
}
