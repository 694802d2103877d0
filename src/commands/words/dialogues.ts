import type { LeftBecause, ReadyKind } from '../../crm/dialogue.ts';
import type { Locale } from '../../crm/locale.ts';
import { dialogueListWords } from './dialogue-list.ts';
import type { DialogueListWords } from './dialogue-list-words.ts';
import { dialogueWriteWords } from './dialogue-write.ts';
import type { DialogueWriteWords } from './dialogue-write-words.ts';

/** Conversations with steps, as an operator reads of them. `name`: what one is called; `who`: a person. */
export type DialogueWords = {
  kinds: Record<ReadyKind, string>;
  /** The heading of what they wrote when it began. */
  wrote: string;
  finished(who: string, name: string): string;
  dropped(who: string, name: string, step: string): string;
  /** On the card of whoever takes over. */
  left(name: string, because: string): string;
  because: Record<LeftBecause, string>;
  /** On a contact. */
  goesOn(name: string): string;
  answered(name: string): string;
  task(name: string): string;
  /** What an undo says was taken back. */
  undone(name: string): string;
  begun(who: string, name: string): string;
  beginsAlready(who: string, name: string): string;
  /** `how`: the sentence that answers them. */
  windowOver(who: string, how: string): string;
  /** The sentence that writes to somebody who has been silent. */
  nudgeThem(first: string): string;
  /** `names`: the kinds there are. */
  noneSuch(names: string): string;
  noTimes: string;
  noHours(how: string): string;
  list: DialogueListWords;
  write: DialogueWriteWords;
};

export const dialogueWords: Record<Locale, DialogueWords> = {
  en: {
    list: dialogueListWords.en,
    write: dialogueWriteWords.en,
    kinds: { intake: 'first questions', booking: 'booking', quote: 'quote', documents: 'documents' },
    wrote: 'Wrote',
    finished: (who, name) => `✅ *${who}* has answered “${name}”.`,
    dropped: (who, name, step) => `*${who}* has not gone on with “${name}” for a day. Open: ${step}.`,
    left: (name, because) => `“${name}” stopped here: ${because}.`,
    because: {
      'asks-for-person': 'they want a person',
      complains: 'they complain',
      emergency: 'an emergency',
      'stop-word': 'they said stop',
      'asks-back': 'they asked something',
      'wrong-twice': 'two answers that did not fit',
      'something-else': 'they sent something else',
      'no-times': 'no time is free',
      'operator-wrote': 'one of you wrote',
    },
    goesOn: (name) => `Is answering “${name}”`,
    answered: (name) => `“${name}”`,
    task: (name) => `Go on with: ${name}`,
    undone: (name) => `“${name}” is stopped`,
    begun: (who, name) => `“${name}” begins with ${who}. What they answer comes here; write to them, and it stops.`,
    beginsAlready: (who, name) => `“${name}” is going on with ${who} already.`,
    windowOver: (who, how) => `${who} has not written for a day, so nothing can be asked now. Try: ${how}`,
    nudgeThem: (first) => `nudge ${first}`,
    noneSuch: (names) => `There is none of that kind. There are: ${names}.`,
    noTimes: 'No time is free in the next two weeks, so there is nothing to book. Look at: slots',
    noHours: (how) => `It offers free times, and nobody has said when you are open. First: ${how}`,
  },
  es: {
    list: dialogueListWords.es,
    write: dialogueWriteWords.es,
    kinds: { intake: 'primeras preguntas', booking: 'reserva', quote: 'presupuesto', documents: 'documentos' },
    wrote: 'Escribió',
    finished: (who, name) => `✅ *${who}* ha respondido “${name}”.`,
    dropped: (who, name, step) => `*${who}* lleva un día sin seguir con “${name}”. Falta: ${step}.`,
    left: (name, because) => `“${name}” se paró aquí: ${because}.`,
    because: {
      'asks-for-person': 'quiere hablar con alguien',
      complains: 'se queja',
      emergency: 'una emergencia',
      'stop-word': 'pidió parar',
      'asks-back': 'preguntó algo',
      'wrong-twice': 'dos respuestas que no encajan',
      'something-else': 'envió otra cosa',
      'no-times': 'no hay horas libres',
      'operator-wrote': 'alguien de vosotros escribió',
    },
    goesOn: (name) => `Responde “${name}”`,
    answered: (name) => `“${name}”`,
    task: (name) => `Seguir con: ${name}`,
    undone: (name) => `“${name}” se ha parado`,
    begun: (who, name) => `“${name}” empieza con ${who}. Lo que responda llega aquí; si le escribes, se para.`,
    beginsAlready: (who, name) => `“${name}” ya está en marcha con ${who}.`,
    windowOver: (who, how) => `${who} lleva un día sin escribir, así que ahora no se le puede preguntar. Prueba: ${how}`,
    nudgeThem: (first) => `insistir a ${first}`,
    noneSuch: (names) => `De ese tipo no hay. Hay: ${names}.`,
    noTimes: 'No hay horas libres en dos semanas, así que no hay nada que reservar. Mira: huecos',
    noHours: (how) => `Ofrece horas libres y nadie ha dicho cuándo abrís. Primero: ${how}`,
  },
  pt: {
    list: dialogueListWords.pt,
    write: dialogueWriteWords.pt,
    kinds: { intake: 'primeiras perguntas', booking: 'agendamento', quote: 'orçamento', documents: 'documentos' },
    wrote: 'Escreveu',
    finished: (who, name) => `✅ *${who}* respondeu “${name}”.`,
    dropped: (who, name, step) => `*${who}* está há um dia sem continuar “${name}”. Falta: ${step}.`,
    left: (name, because) => `“${name}” parou aqui: ${because}.`,
    because: {
      'asks-for-person': 'quer falar com alguém',
      complains: 'está reclamando',
      emergency: 'uma emergência',
      'stop-word': 'pediu para parar',
      'asks-back': 'perguntou algo',
      'wrong-twice': 'duas respostas que não servem',
      'something-else': 'enviou outra coisa',
      'no-times': 'não há horário livre',
      'operator-wrote': 'alguém de vocês escreveu',
    },
    goesOn: (name) => `Está respondendo “${name}”`,
    answered: (name) => `“${name}”`,
    task: (name) => `Continuar: ${name}`,
    undone: (name) => `“${name}” parou`,
    begun: (who, name) => `“${name}” começa com ${who}. As respostas chegam aqui; se você escrever, para.`,
    beginsAlready: (who, name) => `“${name}” já está em andamento com ${who}.`,
    windowOver: (who, how) => `${who} está há um dia sem escrever, então agora nada pode ser perguntado. Tente: ${how}`,
    nudgeThem: (first) => `cutucar ${first}`,
    noneSuch: (names) => `Desse tipo não há. Há: ${names}.`,
    noTimes: 'Não há horário livre em duas semanas, então não há o que agendar. Veja: vagas',
    noHours: (how) => `Oferece horários livres e ninguém disse quando vocês abrem. Primeiro: ${how}`,
  },
};
