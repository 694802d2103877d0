import type { Locale } from '../../crm/locale.ts';

/** One word for what is not text, in lists, cards and transcripts. */
export type MediaWords = {
  photo: string;
  video: string;
  voice: string;
  audio: string;
  document: string;
  sticker: string;
  location: string;
  contactCard: string;
  order: string;
  album(count: number): string;
  reaction(emoji: string): string;
  reactionRemoved: string;
  tapped(title: string): string;
  form: string;
  deleted: string;
  /** WhatsApp does not show it to a business; `what` is its own word for it where it gave one. */
  notShown(what: string | null): string;
  template(name: string): string;
};

export const mediaWords: Record<Locale, MediaWords> = {
  en: {
    photo: 'photo',
    video: 'video',
    voice: 'voice message',
    audio: 'audio',
    document: 'document',
    sticker: 'sticker',
    location: 'location',
    contactCard: 'contact card',
    order: 'order',
    album: (count) => `${count} pictures`,
    reaction: (emoji) => `reaction ${emoji}`,
    reactionRemoved: 'took the reaction back',
    tapped: (title) => `tapped “${title}”`,
    form: 'filled a form',
    deleted: '[deleted message]',
    notShown: (what) => `[sent ${what ?? 'something'}: WhatsApp does not show it to us, ask them to send it another way]`,
    template: (name) => `[template ${name}]`,
  },
  es: {
    photo: 'foto',
    video: 'vídeo',
    voice: 'mensaje de voz',
    audio: 'audio',
    document: 'documento',
    sticker: 'sticker',
    location: 'ubicación',
    contactCard: 'tarjeta de contacto',
    order: 'pedido',
    album: (count) => `${count} fotos`,
    reaction: (emoji) => `reacción ${emoji}`,
    reactionRemoved: 'quitó la reacción',
    tapped: (title) => `tocó «${title}»`,
    form: 'rellenó un formulario',
    deleted: '[mensaje eliminado]',
    notShown: (what) => `[envió ${what ?? 'algo'}: WhatsApp no nos lo muestra, pídele que lo mande de otra forma]`,
    template: (name) => `[plantilla ${name}]`,
  },
  pt: {
    photo: 'foto',
    video: 'vídeo',
    voice: 'mensagem de voz',
    audio: 'áudio',
    document: 'documento',
    sticker: 'figurinha',
    location: 'localização',
    contactCard: 'cartão de contato',
    order: 'pedido',
    album: (count) => `${count} fotos`,
    reaction: (emoji) => `reação ${emoji}`,
    reactionRemoved: 'retirou a reação',
    tapped: (title) => `tocou em “${title}”`,
    form: 'preencheu um formulário',
    deleted: '[mensagem apagada]',
    notShown: (what) => `[enviou ${what ?? 'algo'}: o WhatsApp não nos mostra, peça para mandar de outra forma]`,
    template: (name) => `[modelo ${name}]`,
  },
};
