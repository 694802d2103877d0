import type { Locale } from '../../crm/locale.ts';

/** What is said about who works on whom. `who` is a contact's label, `name` and `by` a colleague's name. */
export type ResponsibleWords = {
  /** Beside somebody's name: a colleague has them. */
  with(name: string): string;
  toWhom(who: string): string;
  nobodyElse: string;
  neverTalked(who: string): string;
  assigned(who: string, name: string): string;
  unassigned(who: string): string;
  /** … but they are not there, and somebody else gets the cards meanwhile. */
  notThere(name: string, other: string): string;
  alreadyWith(who: string, name: string): string;
  alreadyYours(who: string): string;
  nobodys(who: string): string;
  /** An agent may only give away their own. */
  notYours(who: string): string;
  claimed(who: string): string;
  /** Somebody was faster. */
  taken(who: string, name: string): string;
  transferred(who: string, name: string): string;
  gaveYou(by: string): string;
  /** Over a card that comes from a colleague who did not touch it. */
  notGotTo(by: string, minutes: number): string;
  /** Over a card that can be claimed. */
  nobodysCard: string;
  gaveYouMany(by: string, count: number, names: string): string;
  draft: string;
  mine(count: number): string;
  noneMine: string;
  nobodysTitle(count: number): string;
  noneUnassigned: string;
  /** Buttons (20 characters). */
  claim: string;
  seeThem: string;
};

export const responsibleWords: Record<Locale, ResponsibleWords> = {
  en: {
    with: (name) => `with ${name}`,
    toWhom: (who) => `Who takes ${who}?`,
    nobodyElse: 'There is nobody else in your team yet.',
    neverTalked: (who) => `There is no conversation with ${who} yet, so there is nothing to hand over.`,
    assigned: (who, name) => `${who} is with ${name} now.`,
    unassigned: (who) => `Nobody is responsible for ${who} any more.`,
    notThere: (name, other) => `${name} is not there right now; until then the cards go to ${other}.`,
    alreadyWith: (who, name) => `${who} is with ${name} already.`,
    alreadyYours: (who) => `${who} is yours already.`,
    nobodys: (who) => `Nobody is responsible for ${who}.`,
    notYours: (who) => `${who} is not yours to give away: a manager can, or whoever has them. “claim” takes them yourself.`,
    claimed: (who) => `${who} is yours now.`,
    taken: (who, name) => `${name} was faster: ${who} is with ${name} now.`,
    transferred: (who, name) => `${who} is with ${name} now, with a summary.`,
    gaveYou: (by) => `👋 ${by} gives you this person.`,
    notGotTo: (by, minutes) => `⏳ ${by} has not got to this for ${minutes} min.`,
    nobodysCard: '🙋 Nobody has this person yet.',
    gaveYouMany: (by, count, names) => `👋 ${by} gives you ${count} people: ${names}`,
    draft: 'Suggested',
    mine: (count) => (count === 1 ? '*Yours:* 1 person' : `*Yours:* ${count} people, who waits first`),
    noneMine: 'Nobody is yours yet. Whom you answer first is, or “claim ana”.',
    nobodysTitle: (count) => (count === 1 ? '1 person waits and is nobody’s' : `${count} people wait and are nobody’s`),
    noneUnassigned: 'Nobody waits without somebody responsible.',
    claim: 'Claim',
    seeThem: 'See them',
  },
  es: {
    with: (name) => `con ${name}`,
    toWhom: (who) => `¿Quién se queda con ${who}?`,
    nobodyElse: 'Todavía no hay nadie más en tu equipo.',
    neverTalked: (who) => `Todavía no hay conversación con ${who}, así que no hay nada que pasar.`,
    assigned: (who, name) => `${who} está ahora con ${name}.`,
    unassigned: (who) => `Nadie está ya a cargo de ${who}.`,
    notThere: (name, other) => `${name} no está ahora; mientras tanto las tarjetas van a ${other}.`,
    alreadyWith: (who, name) => `${who} ya está con ${name}.`,
    alreadyYours: (who) => `${who} ya está a tu cargo.`,
    nobodys: (who) => `Nadie está a cargo de ${who}.`,
    notYours: (who) => `${who} no está a tu cargo: puede pasarlo un responsable o quien lo lleva. Con «tomar» te lo quedas tú.`,
    claimed: (who) => `${who} queda a tu cargo.`,
    taken: (who, name) => `${name} se adelantó: ${who} está ahora con ${name}.`,
    transferred: (who, name) => `${who} está ahora con ${name}, con un resumen.`,
    gaveYou: (by) => `👋 ${by} te pasa a esta persona.`,
    notGotTo: (by, minutes) => `⏳ ${by} no ha podido con esto en ${minutes} min.`,
    nobodysCard: '🙋 Nadie lleva todavía a esta persona.',
    gaveYouMany: (by, count, names) => `👋 ${by} te pasa ${count} personas: ${names}`,
    draft: 'Sugerencia',
    mine: (count) => (count === 1 ? '*A tu cargo:* 1 persona' : `*A tu cargo:* ${count} personas, primero quien espera`),
    noneMine: 'Nadie está a tu cargo todavía. Lo está quien respondes primero, o «tomar ana».',
    nobodysTitle: (count) => (count === 1 ? '1 persona espera y no es de nadie' : `${count} personas esperan y no son de nadie`),
    noneUnassigned: 'Nadie espera sin que alguien esté a cargo.',
    claim: 'Tomar',
    seeThem: 'Verlas',
  },
  pt: {
    with: (name) => `com ${name}`,
    toWhom: (who) => `Quem fica com ${who}?`,
    nobodyElse: 'Ainda não há mais ninguém na sua equipe.',
    neverTalked: (who) => `Ainda não há conversa com ${who}, então não há nada a passar.`,
    assigned: (who, name) => `${who} está agora com ${name}.`,
    unassigned: (who) => `Ninguém é mais responsável por ${who}.`,
    notThere: (name, other) => `${name} não está agora; enquanto isso os cartões vão para ${other}.`,
    alreadyWith: (who, name) => `${who} já está com ${name}.`,
    alreadyYours: (who) => `${who} já está com você.`,
    nobodys: (who) => `Ninguém é responsável por ${who}.`,
    notYours: (who) => `${who} não está com você: quem pode passar é um gerente ou quem atende. Com “assumir” fica com você.`,
    claimed: (who) => `${who} está agora com você.`,
    taken: (who, name) => `${name} foi mais rápido: ${who} está agora com ${name}.`,
    transferred: (who, name) => `${who} está agora com ${name}, com um resumo.`,
    gaveYou: (by) => `👋 ${by} passa esta pessoa para você.`,
    notGotTo: (by, minutes) => `⏳ ${by} não chegou a isto em ${minutes} min.`,
    nobodysCard: '🙋 Ninguém está ainda com esta pessoa.',
    gaveYouMany: (by, count, names) => `👋 ${by} passa ${count} pessoas para você: ${names}`,
    draft: 'Sugestão',
    mine: (count) => (count === 1 ? '*Com você:* 1 pessoa' : `*Com você:* ${count} pessoas, primeiro quem espera`),
    noneMine: 'Ninguém está com você ainda. Fica quem você responde primeiro, ou “assumir ana”.',
    nobodysTitle: (count) =>
      count === 1 ? '1 pessoa espera e não é de ninguém' : `${count} pessoas esperam e não são de ninguém`,
    noneUnassigned: 'Ninguém espera sem alguém responsável.',
    claim: 'Assumir',
    seeThem: 'Ver',
  },
};
