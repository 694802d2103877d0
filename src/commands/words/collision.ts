import type { Locale } from '../../crm/locale.ts';

/** Two people at one customer. `by` is a colleague's name, `who` a contact's label. */
export type CollisionWords = {
  /** Their words stand under it. */
  answering(by: string, who: string, time: string): string;
  answered(by: string, who: string, time: string): string;
  quoted(text: string): string;
  has(by: string, who: string): string;
  theyWrote(name: string, text: string): string;
  /** The words that wait for the answer to this. */
  yours(text: string): string;
  /** Buttons (20 characters). */
  takeOver: string;
  leaveIt: string;
  /** To whoever it was taken from, with the words that were not sent. */
  takenOver(by: string, who: string, text: string): string;
  /** The same, said to a tap on the old card. */
  notSent(name: string): string;
};

export const collisionWords: Record<Locale, CollisionWords> = {
  en: {
    answering: (by, who, time) => `⚠️ *${by}* is already answering ${who} (${time}):`,
    answered: (by, who, time) => `⚠️ *${by}* answered ${who} at ${time}:`,
    quoted: (text) => `“${text}”`,
    has: (by, who) => `⚠️ ${who} is with *${by}*.`,
    theyWrote: (name, text) => `⚠️ ${name} has written since:\n“${text}”`,
    yours: (text) => `Yours, not sent yet:\n“${text}”`,
    takeOver: 'Take over',
    leaveIt: 'Leave it',
    takenOver: (by, who, text) => `⚠️ ${by} has taken over ${who}, so this was not sent:\n“${text}”`,
    notSent: (name) => `This was not sent: a colleague has taken over ${name}.`,
  },
  es: {
    answering: (by, who, time) => `⚠️ *${by}* ya está respondiendo a ${who} (${time}):`,
    answered: (by, who, time) => `⚠️ *${by}* respondió a ${who} a las ${time}:`,
    quoted: (text) => `«${text}»`,
    has: (by, who) => `⚠️ ${who} está con *${by}*.`,
    theyWrote: (name, text) => `⚠️ ${name} ha escrito entretanto:\n«${text}»`,
    yours: (text) => `Lo tuyo, sin enviar todavía:\n«${text}»`,
    takeOver: 'Tomar el relevo',
    leaveIt: 'Dejarlo',
    takenOver: (by, who, text) => `⚠️ ${by} se hace cargo de ${who}, así que esto no se envió:\n«${text}»`,
    notSent: (name) => `Esto no se envió: alguien del equipo se hizo cargo de ${name}.`,
  },
  pt: {
    answering: (by, who, time) => `⚠️ *${by}* já está respondendo a ${who} (${time}):`,
    answered: (by, who, time) => `⚠️ *${by}* respondeu a ${who} às ${time}:`,
    quoted: (text) => `“${text}”`,
    has: (by, who) => `⚠️ ${who} está com *${by}*.`,
    theyWrote: (name, text) => `⚠️ ${name} escreveu nesse meio-tempo:\n“${text}”`,
    yours: (text) => `O seu, ainda não enviado:\n“${text}”`,
    takeOver: 'Assumir',
    leaveIt: 'Deixar',
    takenOver: (by, who, text) => `⚠️ ${by} assumiu ${who}, então isto não foi enviado:\n“${text}”`,
    notSent: (name) => `Isto não foi enviado: alguém da equipe assumiu ${name}.`,
  },
};
