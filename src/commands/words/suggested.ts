import type { Locale } from '../../crm/locale.ts';

/** What a tap could make of a customer's words; buttons have 20 characters. */
export type SuggestedWords = {
  book(when: string): string;
  order(what: string): string;
  case: string;
  remind(day: string): string;
  /** The task that comes of a promise to pay. */
  checkPayment: string;
  already: string;
};

export const suggestedWords: Record<Locale, SuggestedWords> = {
  en: {
    book: (when) => `Book ${when}`,
    order: (what) => `Order ${what}`,
    case: 'Open a case',
    remind: (day) => `Check ${day}`,
    checkPayment: 'check the payment they promised',
    already: 'That was made of it already. “undo” takes it back.',
  },
  es: {
    book: (when) => `Cita ${when}`,
    order: (what) => `Pedido ${what}`,
    case: 'Abrir un caso',
    remind: (day) => `Revisar ${day}`,
    checkPayment: 'revisar el pago que prometió',
    already: 'Eso ya se ha creado. «deshacer» lo retira.',
  },
  pt: {
    book: (when) => `Agendar ${when}`,
    order: (what) => `Pedido ${what}`,
    case: 'Abrir um caso',
    remind: (day) => `Conferir ${day}`,
    checkPayment: 'conferir o pagamento prometido',
    already: 'Isso já foi criado. “desfazer” retira.',
  },
};
