import type { Locale } from '../../crm/locale.ts';

/** Words that lie ready for a customer, in the business's language; somebody reads them before they leave. `name` may be ''. */
export type ReadyWords = {
  total(money: string): string;
  /** `lines` with their prices, and the total, each on a line. */
  order(name: string, number: number, lines: string): string;
  orderSent(name: string, number: number): string;
  orderCancelled(name: string, number: number): string;
  /** `until`: the last day on which it holds. */
  quote(name: string, number: number, lines: string, until: string | null): string;
  /** The same where the lines are too many for a message with buttons: they are in the document. */
  longQuote(name: string, number: number, total: string, until: string | null): string;
  /** What stands on the document. */
  paper: {
    quote(number: number): string;
    forWhom(name: string): string;
    date(day: string): string;
    until(day: string): string;
    total: string;
  };
  /** Soon after, before it runs out. */
  quoteRunsOut(name: string, number: number, until: string): string;
  /** The quote's buttons (20 characters). */
  accept: string;
  question: string;
  /** What a payment is for, where nobody said. */
  payment: string;
  /** How it is paid stands under it. */
  askPayment(name: string, what: string, money: string): string;
  paymentDue(name: string, what: string, money: string): string;
  /** Over offers that are shown; their buttons (20 characters), and what opens a list of them. */
  offers(name: string, count: number): string;
  offerAnswer: Record<'liked' | 'asked' | 'passed', string>;
  seeOffers: string;
  onRequest: string;
  /** A day after what they complained of was solved. */
  caseCheck(name: string): string;
};

export const readyWords: Record<Locale, ReadyWords> = {
  en: {
    total: (money) => `Total: ${money}`,
    order: (name, number, lines) => `${hello('Hello', name)} This is your order ${number}:\n${lines}\nIs that right?`,
    orderSent: (name, number) => `${hello('Hello', name)} Your order ${number} is on its way.`,
    orderCancelled: (name, number) => `${hello('Hello', name)} Your order ${number} is cancelled.`,
    quote: (name, number, lines, until) =>
      `${hello('Hello', name)} This is our quote ${number}:\n${lines}${until ? `\nIt holds until ${until}.` : ''}`,
    longQuote: (name, number, total, until) =>
      `${hello('Hello', name)} This is our quote ${number}, with everything in the document. ${total}${until ? `\nIt holds until ${until}.` : ''}`,
    paper: {
      quote: (number) => `Quote ${number}`,
      forWhom: (name) => `For ${name}`,
      date: (day) => `Date: ${day}`,
      until: (day) => `Holds until ${day}`,
      total: 'Total',
    },
    quoteRunsOut: (name, number, until) =>
      `${hello('Hello', name)} Our quote ${number} holds until ${until}. Is there anything you would like to know?`,
    accept: 'Accept',
    question: 'Question',
    payment: 'payment',
    askPayment: (name, what, money) => `${hello('Hello', name)} ${money} to pay: ${what}.`,
    paymentDue: (name, what, money) => `${hello('Hello', name)} ${money} (${what}) is still open with us. Can we help?`,
    offers: (name, count) => `${hello('Hello', name)} ${count === 1 ? 'This' : 'One of these'} could be something for you:`,
    offerAnswer: { liked: 'I’m interested', asked: 'I have a question', passed: 'Not for me' },
    seeOffers: 'See them',
    onRequest: 'Price on request',
    caseCheck: (name) => `${hello('Hello', name)} Is everything all right now? One line is enough.`,
  },
  es: {
    total: (money) => `Total: ${money}`,
    order: (name, number, lines) => `${hello('¡Hola', name)} Este es tu pedido ${number}:\n${lines}\n¿Está bien así?`,
    orderSent: (name, number) => `${hello('¡Hola', name)} Tu pedido ${number} va de camino.`,
    orderCancelled: (name, number) => `${hello('¡Hola', name)} Tu pedido ${number} queda anulado.`,
    quote: (name, number, lines, until) =>
      `${hello('¡Hola', name)} Este es nuestro presupuesto ${number}:\n${lines}${until ? `\nVale hasta el ${until}.` : ''}`,
    longQuote: (name, number, total, until) =>
      `${hello('¡Hola', name)} Este es nuestro presupuesto ${number}; todo está en el documento. ${total}${until ? `\nVale hasta el ${until}.` : ''}`,
    paper: {
      quote: (number) => `Presupuesto ${number}`,
      forWhom: (name) => `Para ${name}`,
      date: (day) => `Fecha: ${day}`,
      until: (day) => `Válido hasta el ${day}`,
      total: 'Total',
    },
    quoteRunsOut: (name, number, until) =>
      `${hello('¡Hola', name)} Nuestro presupuesto ${number} vale hasta el ${until}. ¿Te queda alguna duda?`,
    accept: 'Aceptar',
    question: 'Pregunta',
    payment: 'pago',
    askPayment: (name, what, money) => `${hello('¡Hola', name)} Por pagar: ${money} (${what}).`,
    paymentDue: (name, what, money) => `${hello('¡Hola', name)} Nos consta pendiente ${money} (${what}). ¿Podemos ayudarte?`,
    offers: (name, count) => `${hello('¡Hola', name)} ${count === 1 ? 'Esto' : 'Algo de esto'} puede ser para ti:`,
    offerAnswer: { liked: 'Me interesa', asked: 'Tengo una pregunta', passed: 'No es para mí' },
    seeOffers: 'Verlas',
    onRequest: 'Precio a consultar',
    caseCheck: (name) => `${hello('¡Hola', name)} ¿Está todo bien ahora? Con una línea basta.`,
  },
  pt: {
    total: (money) => `Total: ${money}`,
    order: (name, number, lines) => `${hello('Olá', name)} Este é o seu pedido ${number}:\n${lines}\nEstá certo?`,
    orderSent: (name, number) => `${hello('Olá', name)} O seu pedido ${number} está a caminho.`,
    orderCancelled: (name, number) => `${hello('Olá', name)} O seu pedido ${number} foi cancelado.`,
    quote: (name, number, lines, until) =>
      `${hello('Olá', name)} Este é o nosso orçamento ${number}:\n${lines}${until ? `\nVale até ${until}.` : ''}`,
    longQuote: (name, number, total, until) =>
      `${hello('Olá', name)} Este é o nosso orçamento ${number}; está tudo no documento. ${total}${until ? `\nVale até ${until}.` : ''}`,
    paper: {
      quote: (number) => `Orçamento ${number}`,
      forWhom: (name) => `Para ${name}`,
      date: (day) => `Data: ${day}`,
      until: (day) => `Válido até ${day}`,
      total: 'Total',
    },
    quoteRunsOut: (name, number, until) =>
      `${hello('Olá', name)} O nosso orçamento ${number} vale até ${until}. Ficou alguma dúvida?`,
    accept: 'Aceitar',
    question: 'Pergunta',
    payment: 'pagamento',
    askPayment: (name, what, money) => `${hello('Olá', name)} A pagar: ${money} (${what}).`,
    paymentDue: (name, what, money) => `${hello('Olá', name)} Ainda consta em aberto ${money} (${what}). Podemos ajudar?`,
    offers: (name, count) => `${hello('Olá', name)} ${count === 1 ? 'Isto' : 'Algo disto'} pode ser para você:`,
    offerAnswer: { liked: 'Tenho interesse', asked: 'Tenho uma pergunta', passed: 'Não é para mim' },
    seeOffers: 'Ver',
    onRequest: 'Preço sob consulta',
    caseCheck: (name) => `${hello('Olá', name)} Está tudo bem agora? Uma linha basta.`,
  },
};

function hello(word: string, name: string): string {
  return name === '' ? `${word}!` : `${word} ${name}!`;
}
