import type { Locale } from '../../crm/locale.ts';

/** A draft that is changed in a form (a WhatsApp Flow). */
export type FormWords = {
  /** The message the form opens from; words typed below it count as well. */
  prompt(who: string): string;
  /** The button that opens it (30 characters). */
  open: string;
  empty(who: string): string;
  /** `most`: what WhatsApp takes in one message. */
  tooLong(who: string, length: number, most: number): string;
  /** The same form came back a second time, and its card waits again. */
  usedBefore(who: string): string;
  /** What was sent back, where it could not go: a form shows its words nowhere. */
  yourWords(who: string, text: string): string;
  /** To the managers: Meta does not let the form through. */
  stopped: string;
};

export const formWords: Record<Locale, FormWords> = {
  en: {
    prompt: (who) => `Change the text for ${who}, or send me the new one. “cancel” leaves it.`,
    open: 'Change the text',
    empty: (who) => `The form came back empty, so nothing went to ${who}. Open it again, or send me the words.`,
    tooLong: (who, length, most) =>
      `Nothing went to ${who}: WhatsApp takes ${most} characters in one message, and these are ${length}. Open the form again and shorten it.`,
    usedBefore: (who) => `That form was sent before. To change the text for ${who} again, tap Edit on the card.`,
    yourWords: (who, text) => `Your words for ${who}, so that they are not lost:\n${text}`,
    stopped:
      '⚠️ Meta does not let the form through in which you change suggestions. Edit asks for the words instead. WhatsApp Manager → Flows says why.',
  },
  es: {
    prompt: (who) => `Cambia el texto para ${who}, o mándame el nuevo. «cancelar» lo deja como está.`,
    open: 'Cambiar el texto',
    empty: (who) => `El formulario llegó vacío, así que no salió nada para ${who}. Ábrelo otra vez, o mándame el texto.`,
    tooLong: (who, length, most) =>
      `No salió nada para ${who}: WhatsApp admite ${most} caracteres en un mensaje, y estos son ${length}. Abre otra vez el formulario y acórtalo.`,
    usedBefore: (who) => `Ese formulario ya se envió. Para cambiar otra vez el texto para ${who}, toca Editar en la tarjeta.`,
    yourWords: (who, text) => `Tus palabras para ${who}, para que no se pierdan:\n${text}`,
    stopped:
      '⚠️ Meta no deja pasar el formulario en el que cambias las sugerencias. Editar pide el texto en su lugar. WhatsApp Manager → Flows dice por qué.',
  },
  pt: {
    prompt: (who) => `Mude o texto para ${who}, ou me mande o novo. “cancelar” deixa como está.`,
    open: 'Mudar o texto',
    empty: (who) => `O formulário voltou vazio, então nada saiu para ${who}. Abra de novo, ou me mande o texto.`,
    tooLong: (who, length, most) =>
      `Nada saiu para ${who}: o WhatsApp aceita ${most} caracteres em uma mensagem, e estes são ${length}. Abra o formulário de novo e encurte.`,
    usedBefore: (who) => `Esse formulário já foi enviado. Para mudar de novo o texto para ${who}, toque em Editar no cartão.`,
    yourWords: (who, text) => `Suas palavras para ${who}, para que não se percam:\n${text}`,
    stopped:
      '⚠️ A Meta não deixa passar o formulário em que você muda as sugestões. Editar pede o texto no lugar. WhatsApp Manager → Flows diz por quê.',
  },
};
