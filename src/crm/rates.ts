/**
 * What WhatsApp asks for a delivered message, as dated data: millionths of a US dollar, by the recipient's market. From
 * meta-cloud-api.md §4.2 (list rates without volume tiers; what is marked there as of April is in the card of April). Cards change on the
 * first of January, April, July and October; a price that the newest card does not give is taken from an older one and called estimated.
 */
export type RateCard = { from: string; prices: Readonly<Record<string, Prices>> };

/** `utility` is also the price of authentication and, once they are billed, of free-form messages. */
type Prices = { marketing?: number; utility?: number };

export const rateCards: readonly RateCard[] = [
  {
    from: '2026-04-01',
    prices: {
      DE: { marketing: 136_500, utility: 55_000 },
      GB: { marketing: 52_900, utility: 22_000 },
      ES: { marketing: 61_500, utility: 20_000 },
      IT: { marketing: 69_100, utility: 30_000 },
      NL: { marketing: 159_700, utility: 50_000 },
      NG: { marketing: 51_600, utility: 6_700 },
      TR: { marketing: 10_900, utility: 5_300 },
      IN: { marketing: 11_800 },
      ID: { marketing: 41_100, utility: 25_000 },
      SA: { utility: 10_700 },
      AE: { utility: 15_700 },
      other: { marketing: 60_400, utility: 7_700 },
    },
  },
  {
    from: '2026-10-01',
    prices: {
      'north-america': { marketing: 25_000, utility: 3_400 },
      MX: { marketing: 39_700, utility: 8_500 },
      BR: { marketing: 62_500, utility: 6_800 },
      CO: { marketing: 12_500, utility: 800 },
      AR: { marketing: 61_800, utility: 26_000 },
      CL: { marketing: 88_900, utility: 20_000 },
      PE: { marketing: 70_300, utility: 30_000 },
      'rest-of-latin-america': { marketing: 74_000, utility: 11_300 },
      'rest-of-africa': { marketing: 22_500, utility: 4_000 },
      FR: { marketing: 85_900, utility: 30_000 },
      IN: { utility: 1_400 },
      SA: { marketing: 57_600 },
      AE: { marketing: 57_600 },
    },
  },
];

/** Free-form messages are billed from this day on, after so many free ones for each number and month. */
export const serviceBilledFrom = '2026-10-01';
export const freeServiceMessages = 1_000;

/** Countries that share a price. Which ones Meta counts to a region is by geography here, so their prices are estimated. */
const regions: Readonly<Record<string, readonly string[]>> = {
  'north-america': ['US', 'CA'],
  'rest-of-latin-america': 'BO CR DO EC GT HN HT JM NI PA PR PY SV UY VE'.split(' '),
  'rest-of-africa':
    'AO BF BI BJ BW CD CG CI CM DZ ER ET GA GH GM GW KE LR LS LY MA MG ML MR MW MZ NA NE RW SD SL SN SO SS SZ TD TG TN TZ UG ZM'.split(
      ' ',
    ),
};

/** A price in millionths of a dollar; `estimated` where the card of that day does not give it for that country. */
export type Price = { micros: number; estimated: boolean };

/**
 * What one delivered message costs. `day` is the day of its delivery (2026-11-20), `category` and `kind` are what Meta's status called it
 * (`pricing.category`, `pricing.type`), `country` two letters or ''. A free-form message costs this much only once the free ones are used.
 */
export function priceOf(message: { day: string; category: string; kind: string; country: string }): Price {
  if (message.kind.startsWith('free')) return { micros: 0, estimated: false };
  const family = familyOf(message.category);
  if (family === 'service' && message.day < serviceBilledFrom) return { micros: 0, estimated: false };
  const price = listed(message.country, family === 'marketing' ? 'marketing' : 'utility', message.day);
  return { ...price, estimated: price.estimated || !plain.has(message.category) };
}

/** What a category is to the owner: Meta's own names have variants (`marketing_lite`, `authentication-international`, `group_service`). */
export type Family = 'service' | 'utility' | 'marketing' | 'authentication';

const plain = new Set(['service', 'utility', 'marketing', 'authentication']);

export function familyOf(category: string): Family {
  if (category.includes('marketing')) return 'marketing';
  if (category.includes('authentication')) return 'authentication';
  return category.includes('utility') ? 'utility' : 'service';
}

function listed(country: string, column: keyof Prices, day: string): Price {
  const cards = rateCards.filter((card) => card.from <= day).toReversed();
  const region = Object.keys(regions).find((name) => regions[name]!.includes(country));
  for (const market of [country, ...(region ? [region] : []), 'other']) {
    const card = [...cards, rateCards[0]!].find((one) => one.prices[market]?.[column] !== undefined);
    if (!card) continue;
    const sure = market !== 'other' && market !== 'rest-of-latin-america' && market !== 'rest-of-africa';
    return { micros: card.prices[market]![column]!, estimated: !sure || card.from !== quarterOf(day) };
  }
  throw new Error('The oldest card gives no price for other countries.');
}

/** The first day of the quarter, when Meta's cards change. */
function quarterOf(day: string): string {
  const month = Number(day.slice(5, 7));
  return `${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`;
}
