import { liveMedia } from '../media-store.ts';
import type { BubbleMedia, Business, Json } from '../state.ts';
import type { World } from '../world.ts';
import { GraphRefusal } from './errors.ts';
import { linkAt, onlyKeys } from './shape.ts';

export type MediaKind = 'image' | 'video' | 'audio' | 'document' | 'sticker';

const mega = 1_048_576;
const officeTypes = [
  'text/plain',
  'application/pdf',
  'application/msword',
  'application/vnd.ms-excel',
  'application/vnd.ms-powerpoint',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
];

/** Meta, media page (meta-cloud-api.md §3.1): what may be sent as what, and how large. */
const limits: Record<MediaKind, { types: string[]; bytes: number }> = {
  image: { types: ['image/jpeg', 'image/png'], bytes: 5 * mega },
  video: { types: ['video/mp4', 'video/3gpp'], bytes: 16 * mega },
  audio: { types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], bytes: 16 * mega },
  document: { types: officeTypes, bytes: 100 * mega },
  sticker: { types: ['image/webp'], bytes: 500 * 1024 },
};

/** The kind a file may be sent as, by its type alone; undefined when Meta takes no such file. */
export function kindOf(mime: string): MediaKind | undefined {
  const bare = bareType(mime);
  return (Object.keys(limits) as MediaKind[]).find((kind) => limits[kind].types.includes(bare));
}

/** Refuses an upload that is too large for its type (131053) or of a type that Meta does not take (100). */
export function checkUpload(mime: string, size: number): void {
  const kind = kindOf(mime);
  if (!kind) {
    const types = Object.values(limits).flatMap((limit) => limit.types);
    throw new GraphRefusal(
      100,
      `Param file must be a file with one of the following types: ${types.join(', ')}. Received file of type '${mime}'.`,
    );
  }
  if (size === 0 || size > limits[kind].bytes) {
    throw new GraphRefusal(131053, `The file is ${size} bytes; a ${kind} may have 1 to ${limits[kind].bytes} bytes.`);
  }
}

/** Reads `{id}` or `{link}` of a send and finds what is shown; an id must exist, be this number's and be of the right type. */
export function readSentMedia(
  world: World,
  business: Business,
  kind: MediaKind,
  body: Json,
  path: string,
  extraKeys: readonly string[],
): BubbleMedia {
  onlyKeys(body, path, ['id', 'link', ...extraKeys]);
  if ((body.id === undefined) === (body.link === undefined))
    throw new GraphRefusal(100, `Param ${path} needs either id or link.`);
  const filename = typeof body.filename === 'string' ? body.filename : null;
  if (body.link !== undefined) {
    const link = linkAt(body.link, `${path}['link']`);
    return { id: null, mime: limits[kind].types[0]!, filename, url: link };
  }
  const media = liveMedia(world, typeof body.id === 'number' ? String(body.id) : body.id);
  if (media?.business !== business.phoneNumberId) {
    throw new GraphRefusal(131009, `Param ${path}['id'] is not a valid whatsapp business account media attachment ID.`);
  }
  if (kind !== 'document' && !limits[kind].types.includes(bareType(media.mime))) {
    throw new GraphRefusal(131053, `Media ${media.id} is ${media.mime}; a ${kind} must be ${limits[kind].types.join(', ')}.`);
  }
  if (media.size > limits[kind].bytes) throw new GraphRefusal(131053, `Media ${media.id} is too large for a ${kind}.`);
  return { id: media.id, mime: media.mime, filename: filename ?? media.filename, url: `/media/${media.id}/content` };
}

function bareType(mime: string): string {
  return (mime.split(';')[0] ?? '').trim().toLowerCase();
}
