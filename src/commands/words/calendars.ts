import type { Locale } from '../../crm/locale.ts';

/** What is said about calendars outside. */
export type CalendarWords = {
  /** `address` is put in when it leaves; `whole`: everybody's appointments, not one's own. */
  address(address: string, whole: boolean): string;
  keep: string;
  renewed: string;
};

export const calendarWords: Record<Locale, CalendarWords> = {
  en: {
    address: (address, whole) =>
      `📅 ${whole ? 'The business’s appointments' : 'Your appointments'}, for Google, Apple or Outlook (there: add a calendar by its address):\n${address}`,
    keep: 'Whoever has this address sees names and times. “calendar new” ends it and makes another.',
    renewed: 'The address before this one has ended.',
  },
  es: {
    address: (address, whole) =>
      `📅 ${whole ? 'Las citas del negocio' : 'Tus citas'}, para Google, Apple u Outlook (allí: añadir calendario por dirección):\n${address}`,
    keep: 'Quien tenga esta dirección ve nombres y horas. «calendario nuevo» la anula y crea otra.',
    renewed: 'La dirección anterior ya no vale.',
  },
  pt: {
    address: (address, whole) =>
      `📅 ${whole ? 'Os horários do negócio' : 'Seus horários'}, para Google, Apple ou Outlook (lá: adicionar agenda por endereço):\n${address}`,
    keep: 'Quem tiver este endereço vê nomes e horários. “calendário novo” encerra este e cria outro.',
    renewed: 'O endereço anterior não vale mais.',
  },
};
