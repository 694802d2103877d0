import type { Locale } from '../../crm/locale.ts';

/** Titles of buttons (20 characters). They begin with a verb; none is a bare OK. */
export type LabelWords = {
  send: string;
  edit: string;
  notNow: string;
  reply: string;
  snooze: string;
  more: string;
  knock: string;
  sendTemplate: string;
  yes: string;
  keep: string;
  other: string;
  retry: string;
  dismiss: string;
  call: string;
  note: string;
  open: string;
  doIt: string;
  move: string;
  undo: string;
  /** The task is done. */
  done: string;
  won: string;
  callBack: string;
  /** Opens a list. */
  choose: string;
};

export const labelWords: Record<Locale, LabelWords> = {
  en: {
    send: 'Send',
    edit: 'Edit',
    notNow: 'Not now',
    reply: 'Reply',
    snooze: 'Snooze',
    more: 'More',
    knock: 'Knock',
    sendTemplate: 'Send template',
    yes: 'Yes',
    keep: 'Keep',
    other: 'Other…',
    retry: 'Retry',
    dismiss: 'Dismiss',
    call: 'Call',
    note: 'Note',
    open: 'Open',
    doIt: 'Do it',
    move: 'Move',
    undo: 'Undo',
    done: 'Done',
    won: 'Won',
    callBack: 'Call back',
    choose: 'Choose',
  },
  es: {
    send: 'Enviar',
    edit: 'Editar',
    notNow: 'Ahora no',
    reply: 'Responder',
    snooze: 'Posponer',
    more: 'Más',
    knock: 'Avisar',
    sendTemplate: 'Enviar plantilla',
    yes: 'Sí',
    keep: 'Dejar así',
    other: 'Otra…',
    retry: 'Reintentar',
    dismiss: 'Descartar',
    call: 'Llamar',
    note: 'Anotar',
    open: 'Abrir',
    doIt: 'Hacerlo',
    move: 'Mover',
    undo: 'Deshacer',
    done: 'Hecho',
    won: 'Ganado',
    callBack: 'Volver a llamar',
    choose: 'Elegir',
  },
  pt: {
    send: 'Enviar',
    edit: 'Editar',
    notNow: 'Agora não',
    reply: 'Responder',
    snooze: 'Adiar',
    more: 'Mais',
    knock: 'Avisar',
    sendTemplate: 'Enviar modelo',
    yes: 'Sim',
    keep: 'Deixar assim',
    other: 'Outra…',
    retry: 'Tentar de novo',
    dismiss: 'Dispensar',
    call: 'Ligar',
    note: 'Anotar',
    open: 'Abrir',
    doIt: 'Fazer',
    move: 'Mover',
    undo: 'Desfazer',
    done: 'Feito',
    won: 'Ganho',
    callBack: 'Ligar de novo',
    choose: 'Escolher',
  },
};
