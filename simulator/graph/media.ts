import { freshKey } from '../ids.ts';
import { dropMedia, keepMedia, liveMedia, mediaAddress } from '../media-store.ts';
import type { Answer, Call, Meta } from './calls.ts';
import { GraphRefusal } from './errors.ts';
import { checkUpload } from './media-limits.ts';

/** POST /{phone_number_id}/media, multipart (Meta: media; meta-cloud-api.md §7). */
export async function uploadMedia(meta: Meta, call: Call): Promise<Answer> {
  const { form } = call;
  if (!form) throw new GraphRefusal(100, 'The body must be multipart/form-data with messaging_product, type and file.');
  if (form.get('messaging_product') !== 'whatsapp')
    throw new GraphRefusal(100, "The parameter messaging_product is required and must be 'whatsapp'.");
  const file = form.get('file');
  if (!(file instanceof File)) throw new GraphRefusal(100, 'The parameter file is required.');
  const mime = file.type || String(form.get('type') ?? '');
  checkUpload(mime, file.size);
  const bytes = Buffer.from(await file.arrayBuffer());
  const media = keepMedia(meta.world, call.business, bytes, { mime, filename: file.name || null, source: 'upload' });
  meta.world.record({ fact: 'media', media });
  return { body: { id: media.id } };
}

/** GET /{media_id}: an address that lives five minutes. */
export function lookUpMedia(meta: Meta, call: Call): Answer {
  const wanted = call.query.phone_number_id;
  if (wanted !== undefined && wanted !== call.business.phoneNumberId) throw gone(call.id);
  const media = liveMedia(meta.world, call.id);
  if (!media) throw gone(call.id);
  return {
    body: {
      ...{ messaging_product: 'whatsapp', url: mediaAddress(meta.world, media), mime_type: media.mime },
      ...{ sha256: media.sha256, file_size: String(media.size), id: media.id },
    },
  };
}

/** DELETE /{media_id}. */
export function deleteMedia(meta: Meta, call: Call): Answer {
  dropMedia(meta.world, call.id);
  meta.world.record({ fact: 'media-gone', id: call.id });
  return { body: { success: true } };
}

function gone(id: string): GraphRefusal {
  return new GraphRefusal(100, `Unsupported get request. Object with ID '${id}' does not exist or has expired.`, { subcode: 33 });
}

/** POST /{app_id}/uploads: the first half of a resumable upload, for samples of template headers (§6). */
export function uploadSession(_meta: Meta, call: Call): Answer {
  const { file_length, file_type } = { ...call.query, ...call.body } as Record<string, string | undefined>;
  if (!Number(file_length) || file_type === undefined) throw new GraphRefusal(100, 'file_length and file_type are required.');
  return { body: { id: `upload:${freshKey()}` } };
}

/** POST /upload:…: the second half; the handle is all that is kept of a sample. */
export function uploadBytes(_meta: Meta, call: Call): Answer {
  if (!call.raw || call.raw.length === 0) throw new GraphRefusal(100, 'The body must be the raw bytes of the file.');
  return { body: { h: `4::${Buffer.from(freshKey()).toString('base64')}` } };
}
