import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { MediaStore } from './media-store.ts';

/** Files in a folder, one sub-folder a business. Written beside their place and moved there, so that half a file is never found. */
export function openMediaFolder(folder: string): MediaStore {
  const pathOf = (tenantId: string, sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('A file is named by its SHA-256.');
    return join(folder, tenantId, sha256.slice(0, 2), sha256);
  };
  return {
    async put(tenantId, sha256, bytes) {
      const path = pathOf(tenantId, sha256);
      await mkdir(dirname(path), { recursive: true });
      // Two may bring the same file at once.
      const beside = `${path}.${randomUUID()}.part`;
      const file = await open(beside, 'w');
      await file.writeFile(bytes);
      await file.sync();
      await file.close();
      await rename(beside, path);
    },
    async remove(tenantId, sha256) {
      await rm(pathOf(tenantId, sha256), { force: true });
    },
    async get(tenantId, sha256) {
      return await readFile(pathOf(tenantId, sha256)).catch((error: { code?: string }) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
    },
  };
}
