import type { Locale } from '../../crm/locale.ts';

/** Words that lie ready for a customer, in the business's language; somebody reads them before they leave. `name` may be ''. */
export type CustomerWords = {
  /** A day after what they complained of was solved. */
  caseCheck(name: string): string;
};

export const customerWords: Record<Locale, CustomerWords> = {
  en: {
    caseCheck: (name) => `${hello('Hello', name)} Is everything all right now? One line is enough.`,
  },
  es: {
    caseCheck: (name) => `${hello('Hola', name)} ¿Está todo bien ahora? Con una línea basta.`,
  },
  pt: {
    caseCheck: (name) => `${hello('Olá', name)} Está tudo bem agora? Uma linha basta.`,
  },
};

function hello(word: string, name: string): string {
  return name === '' ? `${word}!` : `${word} ${name}!`;
}
