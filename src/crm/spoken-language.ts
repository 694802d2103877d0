import { type Locale, locales, nameKey } from './locale.ts';

/** The language of some words, by small words that only one of the three has; null where none is ahead. */
export function languageOf(said: string): Locale | null {
  const heard = new Set(
    nameKey(said)
      .replace(/['’]/g, '')
      .split(/[^\p{L}]+/u),
  );
  const counted = locales
    .map((locale) => ({ locale, count: small[locale].filter((word) => heard.has(word)).length }))
    .toSorted((a, b) => b.count - a.count);
  const [first, second] = counted;
  return first && first.count > (second?.count ?? 0) ? first.locale : null;
}

const small: Record<Locale, readonly string[]> = {
  en: 'the a is are do does did how much what when where who i im my we you your please thanks thank hi hello hey good morning can could would want need have has open opening today tomorrow and of for with not yes price help'.split(
    ' ',
  ),
  es: 'el los las una y de hola buenas buenos dias tardes noches gracias cuanto cuesta cuando donde quien que yo mi nosotros usted ustedes tienen teneis tiene puedo pueden quiero quisiera necesito hoy manana abren abris abierto por favor con del al es esta estan hay si precio ayuda'.split(
    ' ',
  ),
  pt: 'o os as uma e do da dos das no na ola oi bom boa dia tarde noite obrigado obrigada quanto custa quando onde quem eu meu minha nos voce voces tem posso podem quero queria preciso hoje amanha abrem aberto por favor com ao sao esta estao sim nao preco ajuda'.split(
    ' ',
  ),
};
