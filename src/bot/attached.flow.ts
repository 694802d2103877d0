import { and, eq } from 'drizzle-orm';
import { type Db, withTenant } from '../../db/client.ts';
import { media } from '../../db/schema/crm.ts';
import { codeOf, hiddenCode, shownCode } from '../crm/access-code.ts';
import { calendarAddress } from '../crm/calendar.ts';
import type { Marks } from '../crm/commit-context.ts';
import type { CardHeader, Content } from '../crm/content.ts';
import type { MediaStore } from '../crm/media-store.ts';
import type { Chart } from '../kit/chart.ts';
import type { MediaId, TenantId } from '../kit/ids.ts';
import { errorFacts, type Log } from '../kit/log.ts';
import type { Papers } from '../kit/paper.client.ts';
import type { Paper } from '../kit/paper.ts';
import type { Pictures } from '../kit/picture.client.ts';
import type { Graph, SendingNumber, SendResult } from '../meta/graph.client.ts';
import type { CarouselCard, Outgoing } from '../meta/outgoing.ts';

type Needs = {
  db: Db;
  log: Log;
  vault: Marks;
  graph: Graph;
  files: MediaStore;
  pictures: Pictures;
  papers: Papers;
  publicUrl: string;
};

/** What a message says, with nothing left to be made but its files. */
export type Whole = Exclude<Content, { type: 'businesses' }>;

/** The message as Meta takes it, or how its sending ended before a byte of it left. */
export type Attached = { ok: true; outgoing: Outgoing } | { ok: false; result: SendResult };

/**
 * Gives a message its files: ours are named by their row, Meta's by what an upload returns. The id a file came with is not used: it is the
 * sender's, and dies in seven days. A file that is still being fetched makes the message wait; one that is gone makes it fail.
 */
export async function attachFiles(needs: Needs, tenantId: TenantId, from: SendingNumber, content: Whole): Promise<Attached> {
  switch (content.type) {
    case 'text': {
      const { secret, body } = content;
      if (!secret) return { ok: true, outgoing: content };
      const code = codeOf(needs.vault, tenantId, secret);
      if (secret.what === 'calendar') {
        const address = calendarAddress(needs.publicUrl, secret.id, code);
        return { ok: true, outgoing: { type: 'text', body: body.replaceAll(hiddenCode, address) } };
      }
      if (secret.what === 'api-key') {
        const shown = `${code}\n\n${needs.publicUrl}/api/v1/events`;
        return { ok: true, outgoing: { type: 'text', body: body.replaceAll(hiddenCode, shown) } };
      }
      // Links hold a code as it is, people read it in groups.
      const shown = body.replaceAll(`=${hiddenCode}`, `=${code}`).replaceAll(hiddenCode, shownCode(code));
      return { ok: true, outgoing: { type: 'text', body: shown } };
    }
    case 'image':
    case 'video':
    case 'document':
    case 'audio': {
      const { file, ...rest } = content;
      const uploaded = await upload(needs, tenantId, from, file);
      return uploaded.ok ? { ok: true, outgoing: { ...rest, mediaId: uploaded.mediaId } } : uploaded;
    }
    case 'buttons': {
      const { header, ...rest } = content;
      if (!header) return { ok: true, outgoing: rest };
      const uploaded = await uploadHeader(needs, tenantId, from, header);
      // A card is worth more than the picture on it: without the file it goes bare.
      return { ok: true, outgoing: uploaded.ok ? { ...rest, header: headerOf(header, uploaded.mediaId) } : rest };
    }
    case 'carousel':
      return await attachCards(needs, tenantId, from, content);
    case 'form': {
      const { body, label, formId: flowId, token, screen, data } = content;
      return { ok: true, outgoing: { type: 'flow', body, label, flowId, token, screen, data } };
    }
    case 'chart': {
      const { chart, caption } = content;
      const uploaded = await uploadChart(needs, from, chart);
      // The figures are in the words too.
      if (!uploaded.ok) return { ok: true, outgoing: { type: 'text', body: caption } };
      return { ok: true, outgoing: { type: 'image', mediaId: uploaded.mediaId, caption } };
    }
    default:
      return { ok: true, outgoing: content };
  }
}

/** One picture that is gone takes none of the others with it: then all go as a list, which says the same. */
async function attachCards(
  needs: Needs,
  tenantId: TenantId,
  from: SendingNumber,
  content: Extract<Content, { type: 'carousel' }>,
): Promise<Attached> {
  const cards: CarouselCard[] = [];
  for (const { file, ...card } of content.cards) {
    const uploaded = await upload(needs, tenantId, from, file);
    if (!uploaded.ok && uploaded.result.outcome !== 'refused') return uploaded;
    if (!uploaded.ok) return { ok: true, outgoing: asList(content) };
    cards.push({ ...card, header: { type: 'image', mediaId: uploaded.mediaId } });
  }
  return { ok: true, outgoing: { type: 'carousel', body: content.body, cards } };
}

/** What is shown in pictures, as a list. */
export function asList({ body, otherwise: { label, rows } }: Extract<Content, { type: 'carousel' }>): Outgoing {
  return { type: 'list', body, label, sections: [{ rows }] };
}

function headerOf(header: CardHeader, mediaId: string) {
  if (header.type === 'chart') return { type: 'image' as const, mediaId };
  if (header.type === 'paper') return { type: 'document' as const, mediaId, filename: header.filename };
  const { file: _, ...rest } = header;
  return { ...rest, mediaId };
}

async function uploadHeader(needs: Needs, tenantId: TenantId, from: SendingNumber, header: CardHeader): Promise<Uploaded> {
  if (header.type === 'chart') return await uploadChart(needs, from, header.chart);
  if (header.type !== 'paper') return await upload(needs, tenantId, from, header.file);
  return await uploadPaper(needs, from, header);
}

async function uploadPaper(
  needs: Needs,
  from: SendingNumber,
  { paper, filename }: { paper: Paper; filename: string },
): Promise<Uploaded> {
  try {
    return await uploadBytes(needs, from, { bytes: await needs.papers.write(paper), mime: 'application/pdf', filename });
  } catch (error) {
    needs.log.error('paper could not be written', errorFacts(error));
    return ended('refused', 'media-refused');
  }
}

/** Drawn anew for every try: from the same figures it is the same picture, and nothing has to be kept. */
async function uploadChart(needs: Needs, from: SendingNumber, chart: Chart): Promise<Uploaded> {
  try {
    const bytes = await needs.pictures.draw(chart);
    return await uploadBytes(needs, from, { bytes, mime: 'image/png', filename: 'chart.png' });
  } catch (error) {
    needs.log.error('picture could not be drawn', errorFacts(error));
    return ended('refused', 'media-refused');
  }
}

type Uploaded = { ok: true; mediaId: string } | { ok: false; result: SendResult };

async function upload(needs: Needs, tenantId: TenantId, from: SendingNumber, id: MediaId): Promise<Uploaded> {
  const row = await withTenant(needs.db, tenantId, async (tx) => {
    const [found] = await tx
      .select()
      .from(media)
      .where(and(eq(media.tenantId, tenantId), eq(media.id, id)));
    return found ?? null;
  });
  if (row?.state === 'waiting') return ended('not-sent', 'graph-unreachable');
  const bytes = row?.state === 'stored' && row.sha256 ? await needs.files.get(tenantId, row.sha256) : null;
  if (!row || !bytes) return ended('refused', 'media-gone');
  return await uploadBytes(needs, from, { bytes, mime: plainMime(row.mime), filename: row.filename ?? 'file' });
}

async function uploadBytes(needs: Needs, from: SendingNumber, file: Parameters<Graph['uploadMedia']>[1]): Promise<Uploaded> {
  const answer = await needs.graph.uploadMedia(from, file);
  return answer.ok
    ? { ok: true, mediaId: answer.value.mediaId }
    : { ok: false, result: { outcome: 'refused', error: answer.error } };
}

function ended(outcome: 'not-sent' | 'refused', code: 'graph-unreachable' | 'media-gone' | 'media-refused'): Uploaded {
  return { ok: false, result: { outcome, error: { code, graphCode: null, detail: null } } };
}

/** `audio/ogg; codecs=opus` came in, `audio/ogg` goes out: Meta's list of types knows no parameters but this one's. */
function plainMime(mime: string | null): string {
  return mime?.split(';')[0]?.trim() || 'application/octet-stream';
}
