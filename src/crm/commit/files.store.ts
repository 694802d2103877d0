import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../../db/client.ts';
import { media } from '../../../db/schema/crm.ts';
import { exports, imports } from '../../../db/schema/files.ts';
import { addMs, hourMs } from '../../kit/clock.ts';
import { type ExportId, type ImportId, type MediaId, newId } from '../../kit/ids.ts';
import { messageByWamid } from '../message.store.ts';
import { readCustomerNumber, readThreadNumber } from '../tenant.store.ts';
import { log } from './log.store.ts';
import type { Committing, Writers } from './writers.ts';

/** Files that are written or read by jobs of their own. */
export const fileWriters: Writers<'export' | 'read-import' | 'start-import' | 'undo-import' | 'forget-file'> = {
  async export(tx, context, { operatorId, contactId, format, wamid }) {
    const tenantId = context.tenant.id;
    const asked = await messageByWamid(tx, tenantId, wamid);
    if (!asked) return [];
    const id = newId<ExportId>();
    await tx.insert(exports).values({
      tenantId,
      id,
      operatorId,
      messageId: asked.id,
      numberId: (await readThreadNumber(tx, tenantId)).id,
      contactId: contactId ?? null,
      format,
      state: 'waiting',
      nextTryMachine: context.machineNow,
      createdAt: context.now,
    });
    await log(tx, context, { operatorId, action: 'export', contactId, detail: { exportId: id, format } });
    return [{ work: { do: 'export', tenant: tenantId, export: id } }];
  },
  async 'read-import'(tx, context, { operatorId, messageId, file, filename }) {
    const tenantId = context.tenant.id;
    const id = newId<ImportId>();
    await tx.insert(imports).values({
      tenantId,
      id,
      operatorId,
      messageId,
      mediaId: file,
      numberId: (await readCustomerNumber(tx, tenantId)).id,
      filename,
      state: 'reading',
      nextTryMachine: context.machineNow,
      createdAt: context.now,
    });
    await keepFor(tx, context, file);
    return [{ work: { do: 'import', tenant: tenantId, import: id } }];
  },
  async 'start-import'(tx, context, { operatorId, importId }) {
    const tenantId = context.tenant.id;
    const [row] = await tx
      .update(imports)
      .set({ state: 'writing', startedAt: context.now, attempts: 0, nextTryMachine: context.machineNow })
      .where(and(eq(imports.tenantId, tenantId), eq(imports.id, importId), eq(imports.state, 'shown')))
      .returning();
    if (!row) return [];
    await keepFor(tx, context, row.mediaId);
    await log(tx, context, {
      operatorId,
      action: 'import',
      detail: { importId },
      undo: {
        what: 'effects',
        effects: [{ do: 'undo-import', importId }],
        undone: { kind: 'import', detail: row.filename },
      },
    });
    return [{ work: { do: 'import', tenant: tenantId, import: importId } }];
  },
  async 'undo-import'(tx, context, { importId }) {
    const tenantId = context.tenant.id;
    await tx
      .update(imports)
      .set({ state: 'undoing', attempts: 0, nextTryMachine: context.machineNow })
      .where(and(eq(imports.tenantId, tenantId), eq(imports.id, importId), inArray(imports.state, ['writing', 'done'])));
    return [{ work: { do: 'import', tenant: tenantId, import: importId } }];
  },
  async 'forget-file'(tx, context, { file }) {
    await tx
      .update(media)
      .set({ keepUntil: context.now })
      .where(and(eq(media.tenantId, context.tenant.id), eq(media.id, file)));
    return [{ work: { do: 'forget-file', tenant: context.tenant.id, media: file } }];
  },
};

/** A list of people is not kept longer than it is needed. */
async function keepFor(tx: Tx, context: Committing, file: MediaId): Promise<void> {
  await tx
    .update(media)
    .set({ keepUntil: addMs(context.now, 24 * hourMs) })
    .where(and(eq(media.tenantId, context.tenant.id), eq(media.id, file)));
}
