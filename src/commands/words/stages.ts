import type { Locale } from '../../crm/locale.ts';

/** The stages of the pipeline, and what changes them. `name` is a stage's. */
export type StageWords = {
  title: string;
  foot: string;
  kinds: Record<'open' | 'won' | 'lost', string>;
  people(count: number): string;
  quiet(hours: number): string;
  detail: string;
  which(words: string): string;
  added(name: string, after: string | null): string;
  renamed(from: string, to: string): string;
  removed(name: string): string;
  removedTo(name: string, count: number, to: string): string;
  whereTo(name: string, count: number): string;
  ordered(names: string): string;
  quietSet(name: string, hours: number): string;
  /** The first follow-up cannot come after the second. */
  beforeTheNext(name: string, hours: number): string;
  meant(name: string, meaning: string): string;
  taken(name: string): string;
  tooMany(most: number): string;
  lastOfKind(name: string): string;
  badName(most: number): string;
  badHours: string;
  /** The meaning of a stage that nobody has given one yet. */
  meansItsName(name: string): string;
  undone: string;
};

export const stageWords: Record<Locale, StageWords> = {
  en: {
    title: 'Your stages',
    foot: 'Write “stages add Visit after Qualified”, “stages rename …”, “stages remove …”, “stages order …”, “stages silence Qualified 48h”.',
    kinds: { open: 'open', won: 'won', lost: 'lost' },
    people: (count) => (count === 1 ? '1 person' : `${count} people`),
    quiet: (hours) => `quiet after ${hours} h`,
    detail: 'See the people',
    which: (words) => `Which stage do you mean by “${words}”?`,
    added: (name, after) => (after ? `Added: ${name}, behind ${after}.` : `Added: ${name}, as the first.`),
    renamed: (from, to) => `${from} is now called ${to}.`,
    removed: (name) => `Removed: ${name}. Nobody stood there.`,
    removedTo: (name, count, to) =>
      `Removed: ${name}. ${count === 1 ? '1 person stands' : `${count} people stand`} in ${to} now.`,
    whereTo: (name, count) => `${count === 1 ? '1 person stands' : `${count} people stand`} in ${name}. Where do they go?`,
    ordered: (names) => `The order is now: ${names}.`,
    quietSet: (name, hours) => `In ${name} somebody counts as quiet after ${hours} h now.`,
    beforeTheNext: (name, hours) => `The second follow-up in ${name} comes after ${hours} h: the first must come before it.`,
    meant: (name, meaning) => `${name} means now: ${meaning}`,
    taken: (name) => `There is a stage ${name} already.`,
    tooMany: (most) => `${most} stages are as many as a list in WhatsApp shows. Remove one first.`,
    lastOfKind: (name) =>
      `${name} is the last of its kind: without it nobody could stand there. Add another first, or rename it.`,
    badName: (most) => `A stage’s name has a letter in it and at most ${most} characters.`,
    badHours: 'Say after how long, from 1 hour to 90 days: stages silence Qualified 48h',
    meansItsName: (name) => `They are at “${name}”.`,
    undone: 'your stages',
  },
  es: {
    title: 'Tus etapas',
    foot: 'Escribe «etapas añadir Visita después de Calificado», «etapas renombrar …», «etapas quitar …», «etapas ordenar …», «etapas silencio Calificado 48h».',
    kinds: { open: 'abierta', won: 'ganada', lost: 'perdida' },
    people: (count) => (count === 1 ? '1 persona' : `${count} personas`),
    quiet: (hours) => `en silencio tras ${hours} h`,
    detail: 'Ver a las personas',
    which: (words) => `¿Qué etapa es «${words}»?`,
    added: (name, after) => (after ? `Añadida: ${name}, detrás de ${after}.` : `Añadida: ${name}, la primera.`),
    renamed: (from, to) => `${from} se llama ahora ${to}.`,
    removed: (name) => `Quitada: ${name}. Ahí no había nadie.`,
    removedTo: (name, count, to) =>
      `Quitada: ${name}. ${count === 1 ? '1 persona está' : `${count} personas están`} ahora en ${to}.`,
    whereTo: (name, count) => `${count === 1 ? '1 persona está' : `${count} personas están`} en ${name}. ¿A dónde van?`,
    ordered: (names) => `El orden es ahora: ${names}.`,
    quietSet: (name, hours) => `En ${name} alguien cuenta ahora como en silencio tras ${hours} h.`,
    beforeTheNext: (name, hours) => `El segundo seguimiento en ${name} llega tras ${hours} h: el primero tiene que llegar antes.`,
    meant: (name, meaning) => `${name} significa ahora: ${meaning}`,
    taken: (name) => `Ya hay una etapa ${name}.`,
    tooMany: (most) => `${most} etapas son las que caben en una lista de WhatsApp. Quita una antes.`,
    lastOfKind: (name) =>
      `${name} es la última de su clase: sin ella nadie podría estar ahí. Añade otra antes o cámbiale el nombre.`,
    badName: (most) => `El nombre de una etapa lleva alguna letra y como mucho ${most} caracteres.`,
    badHours: 'Di tras cuánto tiempo, de 1 hora a 90 días: etapas silencio Calificado 48h',
    meansItsName: (name) => `Está en «${name}».`,
    undone: 'tus etapas',
  },
  pt: {
    title: 'Seus estágios',
    foot: 'Escreva “estágios adicionar Visita depois de Qualificado”, “estágios renomear …”, “estágios remover …”, “estágios ordenar …”, “estágios silêncio Qualificado 48h”.',
    kinds: { open: 'aberto', won: 'ganho', lost: 'perdido' },
    people: (count) => (count === 1 ? '1 pessoa' : `${count} pessoas`),
    quiet: (hours) => `em silêncio após ${hours} h`,
    detail: 'Ver as pessoas',
    which: (words) => `Qual estágio é “${words}”?`,
    added: (name, after) => (after ? `Adicionado: ${name}, atrás de ${after}.` : `Adicionado: ${name}, o primeiro.`),
    renamed: (from, to) => `${from} agora se chama ${to}.`,
    removed: (name) => `Removido: ${name}. Ninguém estava lá.`,
    removedTo: (name, count, to) =>
      `Removido: ${name}. ${count === 1 ? '1 pessoa está' : `${count} pessoas estão`} agora em ${to}.`,
    whereTo: (name, count) => `${count === 1 ? '1 pessoa está' : `${count} pessoas estão`} em ${name}. Para onde vão?`,
    ordered: (names) => `A ordem agora é: ${names}.`,
    quietSet: (name, hours) => `Em ${name} alguém agora conta como em silêncio após ${hours} h.`,
    beforeTheNext: (name, hours) => `O segundo acompanhamento em ${name} vem após ${hours} h: o primeiro precisa vir antes.`,
    meant: (name, meaning) => `${name} agora significa: ${meaning}`,
    taken: (name) => `Já existe um estágio ${name}.`,
    tooMany: (most) => `${most} estágios são os que cabem em uma lista do WhatsApp. Remova um antes.`,
    lastOfKind: (name) =>
      `${name} é o último do seu tipo: sem ele ninguém poderia estar lá. Adicione outro antes ou mude o nome.`,
    badName: (most) => `O nome de um estágio tem alguma letra e no máximo ${most} caracteres.`,
    badHours: 'Diga após quanto tempo, de 1 hora a 90 dias: estágios silêncio Qualificado 48h',
    meansItsName: (name) => `Está em “${name}”.`,
    undone: 'seus estágios',
  },
};
