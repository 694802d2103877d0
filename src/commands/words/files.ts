import type { Locale } from '../../crm/locale.ts';

/** What is said around pictures and files. */
export type FileWords = {
  /** Under numbered lines of a picture, which has no list: a number opens one. */
  numberOpens: string;
  exported(count: number, day: string): string;
  exportedPerson(who: string): string;
  exportGoesOn(count: number, total: number): string;
  exportFailed: string;
};

export const fileWords: Record<Locale, FileWords> = {
  en: {
    numberOpens: 'Write a number to see who.',
    exported: (count, day) =>
      `${count === 1 ? '1 contact' : `${count.toLocaleString('en')} contacts`} · ${day}\nI forget this file in a day; save it where only you can see it.`,
    exportedPerson: (who) => `Everything about ${who}. I forget this file in a day.`,
    exportGoesOn: (count, total) => `Still writing your file: ${count.toLocaleString('en')} of ${total.toLocaleString('en')}.`,
    exportFailed: 'I could not write that file. Please try “export” once more in a minute.',
  },
  es: {
    numberOpens: 'Escribe un número para ver quiénes son.',
    exported: (count, day) =>
      `${count === 1 ? '1 contacto' : `${count.toLocaleString('es')} contactos`} · ${day}\nEn un día olvido este archivo; guárdalo donde solo tú lo veas.`,
    exportedPerson: (who) => `Todo sobre ${who}. En un día olvido este archivo.`,
    exportGoesOn: (count, total) =>
      `Sigo escribiendo tu archivo: ${count.toLocaleString('es')} de ${total.toLocaleString('es')}.`,
    exportFailed: 'No pude escribir ese archivo. Prueba «exportar» otra vez en un minuto.',
  },
  pt: {
    numberOpens: 'Escreva um número para ver quem é.',
    exported: (count, day) =>
      `${count === 1 ? '1 contato' : `${count.toLocaleString('pt-BR')} contatos`} · ${day}\nEm um dia esqueço este arquivo; guarde onde só você veja.`,
    exportedPerson: (who) => `Tudo sobre ${who}. Em um dia esqueço este arquivo.`,
    exportGoesOn: (count, total) =>
      `Ainda escrevendo seu arquivo: ${count.toLocaleString('pt-BR')} de ${total.toLocaleString('pt-BR')}.`,
    exportFailed: 'Não consegui escrever esse arquivo. Tente “exporte” de novo em um minuto.',
  },
};
