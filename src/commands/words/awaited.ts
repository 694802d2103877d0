import type { Locale } from '../../crm/locale.ts';

/** People who have not answered us. `who` is a contact's label, ages are shown texts. */
export type AwaitedWords = {
  title(count: string): string;
  nobody: string;
  silentFor(age: string): string;
  noLonger(who: string): string;
  /** Buttons (20 characters). */
  nudge: string;
  snooze: string;
  lost: string;
  drafting(who: string): string;
  nothingToNudge(who: string): string;
};

export const awaitedWords: Record<Locale, AwaitedWords> = {
  en: {
    title: (count) => `You wait for ${count === '1' ? 'one person' : `${count} people`}. First who matters most.`,
    nobody: 'Everybody has answered you.',
    silentFor: (age) => `No answer for ${age}. They last said:`,
    noLonger: (who) => `You do not wait for ${who} any more.`,
    nudge: 'Draft a nudge',
    snooze: 'In three days',
    lost: 'Lost',
    drafting: (who) => `A follow-up for ${who} comes in a moment, for you to approve.`,
    nothingToNudge: (who) => `${who} has no open deal. Write to them with: reply`,
  },
  es: {
    title: (count) => `Esperas a ${count === '1' ? 'una persona' : `${count} personas`}. Primero quien más importa.`,
    nobody: 'Todo el mundo te ha contestado.',
    silentFor: (age) => `Sin respuesta desde hace ${age}. Lo último que dijo:`,
    noLonger: (who) => `Ya no esperas a ${who}.`,
    nudge: 'Preparar mensaje',
    snooze: 'En tres días',
    lost: 'Perdido',
    drafting: (who) => `Enseguida llega un seguimiento para ${who}, para que lo apruebes.`,
    nothingToNudge: (who) => `${who} no tiene nada abierto. Escríbele con: responder`,
  },
  pt: {
    title: (count) => `Você espera por ${count === '1' ? 'uma pessoa' : `${count} pessoas`}. Primeiro quem mais importa.`,
    nobody: 'Todos responderam a você.',
    silentFor: (age) => `Sem resposta há ${age}. O último que disse:`,
    noLonger: (who) => `Você não espera mais por ${who}.`,
    nudge: 'Preparar mensagem',
    snooze: 'Em três dias',
    lost: 'Perdido',
    drafting: (who) => `Um acompanhamento para ${who} chega em instantes, para você aprovar.`,
    nothingToNudge: (who) => `${who} não tem nada em aberto. Escreva com: responder`,
  },
};
