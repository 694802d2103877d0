import type { ContactId, MediaId, OfferId, OperatorId } from '../kit/ids.ts';
import type { ContactView } from './contact-view.ts';
import { type LostReason, reasonsMeant } from './lost.ts';

/** What the business can do with what it offers. Any of them can follow any other: a reserved flat is free again. */
export const offerStates = ['available', 'reserved', 'sold', 'withdrawn'] as const;
export type OfferState = (typeof offerStates)[number];

/** So many photos an offer has at most. */
export const mostPhotos = 10;

/** So many offers are shown together at most (meta-cloud-api.md §3.2, carousel). */
export const mostShown = 10;

/** Letters in an offer's name, and in what is said of it: both stand under its picture with its price (1,024, body of an interactive message). */
export const longestName = 80;
export const longestDetails = 700;

/** What the business sells or lets, by its number. `price` in the currency's smallest unit; null: on request. */
export type Offer = {
  id: OfferId;
  number: number;
  state: OfferState;
  title: string;
  details: string;
  price: number | null;
  currency: string;
  photos: MediaId[];
  version: number;
  createdBy: OperatorId;
  createdAt: Date;
  changedAt: Date;
};

export type NewOffer = Pick<Offer, 'id' | 'number' | 'title' | 'details' | 'price' | 'photos'>;

/** An offer as it stood when something was made of it. */
export type ShownOffer = Pick<Offer, 'id' | 'version' | 'price'>;

/** What can change of an offer. Photos come and go one by one, so that several at once lose none. */
export type OfferChange = Partial<Pick<Offer, 'state' | 'title' | 'details' | 'price'>> & {
  addPhotos?: MediaId[];
  dropPhotos?: MediaId[];
};

/** What a customer did with an offer. */
export type OfferLook = 'shown' | 'liked' | 'asked' | 'passed';

/** How many people it was shown to, and how many of them want it. */
export type OfferInterest = { shown: number; liked: number };

/** Which offers are looked for: all their words, in these states, at most this price. */
export type OfferSearch = { states: readonly OfferState[]; words: readonly string[]; under: number | null };

/**
 * `loweredFrom`: what it cost before it last became cheaper; null where that was not its last change. `wanted`: who said they want it, or asked, and
 * may be written to. `done`: who is not to be told: they said it is nothing for them, or have seen it as it is now.
 */
export type OfferNews = { loweredFrom: number | null; wanted: ContactView[]; done: ContactId[] };

/** What may be asked about offers. Those taken back are nowhere. */
export type OfferRead = {
  offer(id: OfferId): Promise<Offer | null>;
  /** By what the thread calls them, in this order; what there is not is left out. */
  offersNumbered(numbers: readonly number[]): Promise<Offer[]>;
  offersWith(ids: readonly OfferId[]): Promise<Offer[]>;
  /** Those that fit, what changed last first. */
  offers(search: OfferSearch, limit: number): Promise<{ rows: Offer[]; total: number }>;
  offerInterest(ids: readonly OfferId[]): Promise<Map<OfferId, OfferInterest>>;
  /** Whom its newest price or state is news for, as far as the offer itself knows. */
  offerNews(id: OfferId, limit: number): Promise<OfferNews>;
  /** What somebody saw and said to it, the newest first. */
  looksOf(
    contact: ContactId,
    which: { what?: OfferLook; offer?: Offer['id'] },
    limit: number,
  ): Promise<{ offer: Offer; what: OfferLook; price: number | null; at: Date }[]>;
};

/** Only what is to be had is shown to anybody. */
export function canBeShown({ state }: Pick<Offer, 'state'>): boolean {
  return state === 'available';
}

/** The photos after a change; no more than fit, and none twice. */
export function photosAfter(photos: readonly MediaId[], { addPhotos = [], dropPhotos = [] }: OfferChange): MediaId[] {
  return [...new Set([...photos, ...addPhotos])].filter((id) => !dropPhotos.includes(id)).slice(0, mostPhotos);
}

/** Why somebody was lost, in words that go away when something becomes cheaper, or is to be had again. */
const priceWords = ['price', 'expensive', 'budget', 'precio', 'caro', 'cara', 'presupuesto', 'preco', 'orcamento'];
const stockWords = [
  'stock',
  'sold',
  'gone',
  'available',
  'unavailable',
  'agotad',
  'vendid',
  'disponib',
  'reservad',
  'esgotad',
  'disponiv',
];

/**
 * The reasons for which people were lost that an offer takes away: what it is ("no flat with a lift"), that such was gone, and the price where it
 * has become cheaper.
 */
export function reasonsAnswered(offer: Pick<Offer, 'title'>, lowered: boolean, there: readonly LostReason[]): LostReason[] {
  const named = (offer.title.match(/\p{L}{4,}/gu) ?? []).map((word) => word.toLowerCase());
  const words = [...named, ...stockWords, ...(lowered ? priceWords : [])];
  const meant = new Set(words.flatMap((word) => reasonsMeant(word, there)));
  return there.filter((reason) => meant.has(reason));
}
