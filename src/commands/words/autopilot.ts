import type { AutopilotOver } from '../../crm/autopilot.ts';
import type { Locale } from '../../crm/locale.ts';

/** What is said of follow-ups that go without a tap. `who` is a contact's label, `name` a name alone, times are shown. */
export type AutopilotWords = {
  /** `sentence`: what put it on. */
  on(who: string, minutes: number, sentence: string): string;
  off(who: string): string;
  wasOff(who: string): string;
  /** It is on already. */
  isOn(who: string, by: string, since: string): string;
  turnOff: string;
  blocked(who: string): string;
  /** On the contact's sheet. */
  mark: string;
  /** `stage`: '' where there is none. */
  goes(who: string, stage: string, time: string): string;
  goesAt(time: string): string;
  moreGo: string;
  seeThem: string;
  none: string;
  list(people: number): string;
  going(count: number): string;
  since(time: string, by: string): string;
  tookBack(who: string): string;
  /** It was stopped before, by something else. */
  didNotGo(who: string): string;
  /** Their follow-ups ask again, and why. */
  over: Record<AutopilotOver, (name: string) => string>;
};

export const autopilotWords: Record<Locale, AutopilotWords> = {
  en: {
    on: (who, minutes, sentence) =>
      `⏩ Follow-ups to ${who} now go by themselves while their 24 hours are open. I tell you ${minutes} min before, with Undo; everything else still asks you. “${sentence} off” ends it.`,
    off: (who) => `Follow-ups to ${who} ask you again.`,
    wasOff: (who) => `Follow-ups to ${who} ask you, as everybody’s do.`,
    isOn: (who, by, since) => `⏩ Follow-ups to ${who} go by themselves since ${since}, as ${by} allowed.`,
    turnOff: 'Turn off',
    blocked: (who) => `${who} is blocked: nothing goes to them. “unblock” first.`,
    mark: '⏩ on autopilot',
    goes: (who, stage, time) => `⏩ *${who}*${stage && ` · ${stage}`}\nThis follow-up goes by itself at ${time}:`,
    goesAt: (time) => `goes at ${time}`,
    moreGo: '⏩ More follow-ups go by themselves in the next minutes.',
    seeThem: 'See them',
    none: 'Nobody is on autopilot: every follow-up asks you. “autopilot ana” lets hers go by themselves.',
    list: (people) => (people === 1 ? '⏩ One person is on autopilot' : `⏩ ${people} people are on autopilot`),
    going: (count) => (count === 1 ? '1 follow-up is about to go' : `${count} follow-ups are about to go`),
    since: (time, by) => `since ${time}, ${by}`,
    tookBack: (who) => `Taken back. Follow-ups to ${who} ask you again; here it is.`,
    didNotGo: (who) => `This did not go to ${who}.`,
    over: {
      edited: (name) => `You changed the words, so follow-ups to ${name} ask you again.`,
      undone: (name) => `From now on follow-ups to ${name} ask you again.`,
      complaint: (name) => `⏩ Autopilot is off: ${name} complains.`,
      person: (name) => `⏩ Autopilot is off: ${name} asks for a person.`,
    },
  },
  es: {
    on: (who, minutes, sentence) =>
      `⏩ Los seguimientos a ${who} salen solos mientras sus 24 horas estén abiertas. Te aviso ${minutes} min antes, con Deshacer; lo demás te lo sigo preguntando. «${sentence} no» lo termina.`,
    off: (who) => `Los seguimientos a ${who} te los vuelvo a preguntar.`,
    wasOff: (who) => `Los seguimientos a ${who} te los pregunto, como los de todo el mundo.`,
    isOn: (who, by, since) => `⏩ Los seguimientos a ${who} salen solos desde ${since}; lo permitió ${by}.`,
    turnOff: 'Apagar',
    blocked: (who) => `${who} está en bloqueados: no le llega nada. Primero «desbloquear».`,
    mark: '⏩ en piloto automático',
    goes: (who, stage, time) => `⏩ *${who}*${stage && ` · ${stage}`}\nEste seguimiento sale solo a las ${time}:`,
    goesAt: (time) => `sale a las ${time}`,
    moreGo: '⏩ Salen solos más seguimientos en los próximos minutos.',
    seeThem: 'Verlos',
    none: 'Nadie está en piloto automático: cada seguimiento te lo pregunto. «piloto automático ana» deja salir solos los suyos.',
    list: (people) => (people === 1 ? '⏩ Una persona en piloto automático' : `⏩ ${people} personas en piloto automático`),
    going: (count) => (count === 1 ? 'Está por salir 1 seguimiento' : `Están por salir ${count} seguimientos`),
    since: (time, by) => `desde ${time}, ${by}`,
    tookBack: (who) => `Retirado. Los seguimientos a ${who} te los vuelvo a preguntar; aquí está.`,
    didNotGo: (who) => `Esto no le llegó a ${who}.`,
    over: {
      edited: (name) => `Cambiaste el texto, así que los seguimientos a ${name} te los vuelvo a preguntar.`,
      undone: (name) => `Desde ahora los seguimientos a ${name} te los vuelvo a preguntar.`,
      complaint: (name) => `⏩ Piloto automático apagado: ${name} se queja.`,
      person: (name) => `⏩ Piloto automático apagado: ${name} pide una persona.`,
    },
  },
  pt: {
    on: (who, minutes, sentence) =>
      `⏩ Os acompanhamentos para ${who} saem sozinhos enquanto as 24 horas estiverem abertas. Aviso ${minutes} min antes, com Desfazer; o resto continuo perguntando. “${sentence} desligar” encerra.`,
    off: (who) => `Volto a perguntar os acompanhamentos para ${who}.`,
    wasOff: (who) => `Os acompanhamentos para ${who} eu pergunto, como os de todo mundo.`,
    isOn: (who, by, since) => `⏩ Os acompanhamentos para ${who} saem sozinhos desde ${since}; ${by} permitiu.`,
    turnOff: 'Desligar',
    blocked: (who) => `${who} está em bloqueados: nada chega. Antes “desbloquear”.`,
    mark: '⏩ no piloto automático',
    goes: (who, stage, time) => `⏩ *${who}*${stage && ` · ${stage}`}\nEste acompanhamento sai sozinho às ${time}:`,
    goesAt: (time) => `sai às ${time}`,
    moreGo: '⏩ Mais acompanhamentos saem sozinhos nos próximos minutos.',
    seeThem: 'Ver',
    none: 'Ninguém está no piloto automático: cada acompanhamento eu pergunto. “piloto automático ana” deixa os dela saírem sozinhos.',
    list: (people) => (people === 1 ? '⏩ Uma pessoa no piloto automático' : `⏩ ${people} pessoas no piloto automático`),
    going: (count) => (count === 1 ? '1 acompanhamento está para sair' : `${count} acompanhamentos estão para sair`),
    since: (time, by) => `desde ${time}, ${by}`,
    tookBack: (who) => `Retirado. Volto a perguntar os acompanhamentos para ${who}; aqui está.`,
    didNotGo: (who) => `Isto não foi para ${who}.`,
    over: {
      edited: (name) => `Você mudou o texto, então volto a perguntar os acompanhamentos para ${name}.`,
      undone: (name) => `A partir de agora volto a perguntar os acompanhamentos para ${name}.`,
      complaint: (name) => `⏩ Piloto automático desligado: ${name} reclama.`,
      person: (name) => `⏩ Piloto automático desligado: ${name} pede uma pessoa.`,
    },
  },
};
