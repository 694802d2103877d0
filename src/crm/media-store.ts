import type { TenantId } from '../kit/ids.ts';

/** Where the bytes of files lie, by the SHA-256 of their content in hexadecimal. Putting the same bytes twice is putting them once. */
export type MediaStore = {
  put(tenantId: TenantId, sha256: string, bytes: Uint8Array): Promise<void>;
  /** Forgets the bytes; what is not there is forgotten already. */
  remove(tenantId: TenantId, sha256: string): Promise<void>;
  get(tenantId: TenantId, sha256: string): Promise<Uint8Array | null>;
};
