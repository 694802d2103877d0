import { and, eq } from 'drizzle-orm';
import { media } from '../../../db/schema/crm.ts';
import { exports } from '../../../db/schema/files.ts';
import { type ExportId, newId } from '../../kit/ids.ts';
import { messageByWamid } from '../message.store.ts';
import { readMainNumber } from '../tenant.store.ts';
import { log } from './log.store.ts';
import type { Writers } from './writers.ts';

/** Files that are written or read by jobs of their own. */
export const fileWriters: Writers<'export' | 'forget-file'> = {
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
      numberId: (await readMainNumber(tx, tenantId)).id,
      contactId: contactId ?? null,
      format,
      state: 'waiting',
      nextTryMachine: context.machineNow,
      createdAt: context.now,
    });
    await log(tx, context, { operatorId, action: 'export', contactId, detail: { exportId: id, format } });
    return [{ work: { do: 'export', tenant: tenantId, export: id } }];
  },
  async 'forget-file'(tx, context, { file }) {
    await tx
      .update(media)
      .set({ keepUntil: context.now })
      .where(and(eq(media.tenantId, context.tenant.id), eq(media.id, file)));
    return [{ work: { do: 'forget-file', tenant: context.tenant.id, media: file } }];
  },
};
