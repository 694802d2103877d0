import type { Locale } from '../../crm/locale.ts';

/** Words that lie ready for a customer, in the business's language; somebody reads them before they leave. `name` may be ''. */
export type CustomerWords = {
  total(money: string): string;
  /** `lines` with their prices, and the total, each on a line. */
  order(name: string, number: number, lines: string): string;
  orderSent(name: string, number: number): string;
  orderCancelled(name: string, number: number): string;
  /** A day after what they complained of was solved. */
  caseCheck(name: string): string;
};

export const customerWords: Record<Locale, CustomerWords> = {
  en: {
    total: (money) => `Total: ${money}`,
    order: (name, number, lines) => `${hello('Hello', name)} This is your order ${number}:\n${lines}\nIs that right?`,
    orderSent: (name, number) => `${hello('Hello', name)} Your order ${number} is on its way.`,
    orderCancelled: (name, number) => `${hello('Hello', name)} Your order ${number} is cancelled.`,
    caseCheck: (name) => `${hello('Hello', name)} Is everything all right now? One line is enough.`,
  },
  es: {
    total: (money) => `Total: ${money}`,
    order: (name, number, lines) => `${hello('Hola', name)} Este es tu pedido ${number}:\n${lines}\n¿Está bien así?`,
    orderSent: (name, number) => `${hello('Hola', name)} Tu pedido ${number} va de camino.`,
    orderCancelled: (name, number) => `${hello('Hola', name)} Tu pedido ${number} queda anulado.`,
    caseCheck: (name) => `${hello('Hola', name)} ¿Está todo bien ahora? Con una línea basta.`,
  },
  pt: {
    total: (money) => `Total: ${money}`,
    order: (name, number, lines) => `${hello('Olá', name)} Este é o seu pedido ${number}:\n${lines}\nEstá certo?`,
    orderSent: (name, number) => `${hello('Olá', name)} O seu pedido ${number} está a caminho.`,
    orderCancelled: (name, number) => `${hello('Olá', name)} O seu pedido ${number} foi cancelado.`,
    caseCheck: (name) => `${hello('Olá', name)} Está tudo bem agora? Uma linha basta.`,
  },
};

function hello(word: string, name: string): string {
  return name === '' ? `${word}!` : `${word} ${name}!`;
}
