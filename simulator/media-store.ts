import { createHash, createHmac } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stableDigits } from './ids.ts';
import type { Business, Media } from './state.ts';
import type { World } from './world.ts';

/** Meta: a media url lives five minutes; ids of inbound media seven days, of uploaded media thirty (meta-cloud-api.md §7). */
const addressLifeMs = 5 * 60_000;
const idLifeMs = { phone: 7 * 86_400_000, upload: 30 * 86_400_000 };

/** Writes the bytes to the folder and says what they are; the caller records the fact. */
export function keepMedia(
  world: World,
  business: Business,
  bytes: Buffer,
  about: { mime: string; filename: string | null; source: Media['source'] },
): Media {
  const at = world.now();
  const id = stableDigits(`${at}:${Math.random()}`, 15).replace(/^0/, '1');
  mkdirSync(join(world.folder, 'media'), { recursive: true });
  writeFileSync(join(world.folder, 'media', id), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('base64');
  return { id, business: business.phoneNumberId, sha256, size: bytes.length, at, ...about };
}

/** The bytes, or null when they are gone. */
export function readMedia(world: World, id: string): Buffer | null {
  try {
    return readFileSync(join(world.folder, 'media', id));
  } catch {
    return null;
  }
}

/** The media with this id, unless it has lived its time. */
export function liveMedia(world: World, id: unknown): Media | null {
  const media = typeof id === 'string' ? world.state.media.get(id) : undefined;
  return media && world.now() - media.at < idLifeMs[media.source] ? media : null;
}

/** Forgets bytes on the disk. */
export function dropMedia(world: World, id: string): void {
  rmSync(join(world.folder, 'media', id), { force: true });
}

/** Forgets all of them. */
export function dropAllMedia(world: World): void {
  rmSync(join(world.folder, 'media'), { recursive: true, force: true });
}

/** A download address as Meta's lookaside host gives it: it carries its own end and a seal. */
export function mediaAddress(world: World, media: Media): string {
  const ext = String(Math.floor((world.now() + addressLifeMs) / 1000));
  return `${world.url}/lookaside/whatsapp_business/attachments/?mid=${media.id}&ext=${ext}&hash=${seal(media.id, ext)}`;
}

/** Whether such an address is still good. */
export function addressHolds(world: World, query: Record<string, string | undefined>): boolean {
  const { mid = '', ext = '', hash = '' } = query;
  return hash === seal(mid, ext) && world.now() < Number(ext) * 1000;
}

function seal(id: string, ext: string): string {
  return createHmac('sha256', 'lookaside').update(`${id}:${ext}`).digest('base64url').slice(0, 24);
}
