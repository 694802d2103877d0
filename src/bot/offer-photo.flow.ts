import { and, desc, eq } from 'drizzle-orm';
import { cards } from '../../db/schema/followups.ts';
import { outbox } from '../../db/schema/queues.ts';
import { markEmoji } from '../commands/emoji.ts';
import { parseSentence } from '../commands/parse.ts';
import type { Effect } from '../crm/effect.ts';
import { mostPhotos, type Offer } from '../crm/offer.ts';
import type { CardSubject } from '../crm/people.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import { mark, type OwnerSituation, say } from './owner-situation.ts';
import type { SentFile } from './pass-on.flow.ts';
import { runSentence } from './run.flow.ts';

/** Photos that are sent within so long of an offer's card are of it, while nothing else came between. */
const rightAfterMs = 5 * minuteMs;

/**
 * A photo for an offer: with the offer's words under it, in answer to the offer's card, or right after it. Null where it is for somebody, as any
 * other file. Each is confirmed by a mark on it, not by another message: ten photos are ten marks.
 */
export async function offerPhoto(at: OwnerSituation, sent: SentFile, quoted: string | null): Promise<Effect[] | null> {
  const { content } = sent;
  const caption = 'caption' in content ? (content.caption ?? '').trim() : '';
  const says = caption === '' || quoted ? null : parseSentence(caption);
  const meant = says?.is === 'command' && says.command.name === 'offer';
  const offer = meant || caption !== '' ? null : await offerShown(at, quoted);
  if (!meant && !offer) return null;
  const isPhoto = content.type === 'image' && /^image\/(jpeg|png)/.test(content.mime ?? '');
  // A file that is no photo is an ordinary file, unless the words said what it is for.
  if (!isPhoto || !sent.file) return meant || quoted ? [say(at, at.words.offers.photosOnly)] : null;
  if (meant) return await runSentence(at, caption, sent.file);
  return addPhoto(at, offer!, sent.file);
}

function addPhoto(at: OwnerSituation, offer: Offer, file: NonNullable<SentFile['file']>): Effect[] {
  const { offers } = at.words;
  if (offer.photos.length >= mostPhotos) return [say(at, offers.fullOfPhotos(offers.offer(offer.number), mostPhotos))];
  return [{ do: 'change-offer', offerId: offer.id, change: { addPhotos: [file] }, by: at.operator.id }, mark(at, markEmoji.done)];
}

/** The offer of the card that was quoted or, without a quote, of the newest card in the thread, if it has only just come. */
async function offerShown(at: OwnerSituation, quoted: string | null): Promise<Offer | null> {
  const { tenant, now } = at.context;
  const mine = and(eq(cards.tenantId, tenant.id), eq(cards.operatorId, at.operator.id));
  const [card] = quoted
    ? await at.tx
        .select({ subject: cards.subject, contactId: cards.contactId, createdAt: cards.createdAt })
        .from(outbox)
        .innerJoin(cards, and(mine, eq(cards.id, outbox.cardId)))
        .where(and(eq(outbox.tenantId, tenant.id), eq(outbox.wamid, quoted), eq(outbox.operatorId, at.operator.id)))
    : await at.tx
        .select({ subject: cards.subject, contactId: cards.contactId, createdAt: cards.createdAt })
        .from(cards)
        .where(mine)
        .orderBy(desc(cards.createdAt), desc(cards.id))
        .limit(1);
  const offers = (card?.subject as CardSubject | undefined)?.offers ?? [];
  if (!card || card.contactId || offers.length !== 1) return null;
  if (!quoted && now > addMs(card.createdAt, rightAfterMs)) return null;
  return await at.read.offer(offers[0]!.id);
}
