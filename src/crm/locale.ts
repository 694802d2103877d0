/** The languages the owner's thread speaks. What goes to a customer is the business's own words, in whatever language those are. */
export type Locale = 'en' | 'es' | 'pt';

export const locales = ['en', 'es', 'pt'] as const satisfies readonly Locale[];

/** The nearest language there is for a tag such as `es-MX`; English where there is none. */
export function nearestLocale(tag: string): Locale {
  const language = tag.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale === language) ?? 'en';
}

/** Words without anything to take off them, as nearly all are; every word of every sentence is compared. */
const plain = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** A name as it is compared: lower case, no accents, single spaces. */
export function nameKey(name: string): string {
  if (plain.test(name)) return name.toLowerCase();
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
