import type { Locale } from '../../crm/locale.ts';

/** What a customer reads who asked what the business's records tell. `day` is a day in words; null where nobody has said. */
export type KnownAnswerWords = {
  order(number: number, title: string): string;
  open(what: string, day: string | null): string;
  sent(what: string, day: string | null): string;
  reference(reference: string): string;
  which: string;
  choose: string;
  /** On a row of the list (72 characters). */
  states: Record<'open' | 'sent', string>;
  appointment(business: string, when: string, what: string): string;
  with(name: string): string;
};

export const knownAnswerWords: Record<Locale, KnownAnswerWords> = {
  en: {
    order: (number, title) => `Your order ${number} (${title})`,
    open: (what, day) => `${what} is being prepared.${day ? ` It should be ready on ${day}.` : ''}`,
    sent: (what, day) => `${what} is on its way.${day ? ` It should arrive on ${day}.` : ''}`,
    reference: (reference) => `Reference: ${reference}`,
    which: 'You have several orders. Which one do you mean?',
    choose: 'Choose',
    states: { open: 'Being prepared', sent: 'On its way' },
    appointment: (business, when, what) => `Your next appointment at ${business} is on *${when}*${what && `, ${what}`}.`,
    with: (name) => `with ${name}`,
  },
  es: {
    order: (number, title) => `Tu pedido ${number} (${title})`,
    open: (what, day) => `${what} se está preparando.${day ? ` Debería estar listo el ${day}.` : ''}`,
    sent: (what, day) => `${what} está en camino.${day ? ` Debería llegar el ${day}.` : ''}`,
    reference: (reference) => `Referencia: ${reference}`,
    which: 'Tienes varios pedidos. ¿Cuál de ellos?',
    choose: 'Elegir',
    states: { open: 'En preparación', sent: 'En camino' },
    appointment: (business, when, what) => `Tu próxima cita en ${business} es el *${when}*${what && `, ${what}`}.`,
    with: (name) => `con ${name}`,
  },
  pt: {
    order: (number, title) => `Seu pedido ${number} (${title})`,
    open: (what, day) => `${what} está sendo preparado.${day ? ` Deve ficar pronto em ${day}.` : ''}`,
    sent: (what, day) => `${what} está a caminho.${day ? ` Deve chegar em ${day}.` : ''}`,
    reference: (reference) => `Referência: ${reference}`,
    which: 'Você tem vários pedidos. Qual deles?',
    choose: 'Escolher',
    states: { open: 'Em preparação', sent: 'A caminho' },
    appointment: (business, when, what) => `Seu próximo horário em ${business}: *${when}*${what && `, ${what}`}.`,
    with: (name) => `com ${name}`,
  },
};
