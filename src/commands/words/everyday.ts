import type { Locale } from '../../crm/locale.ts';

/** What the everyday changes answer. `who` is a contact's label, amounts, times and stages are shown texts. */
export type EverydayWords = {
  won(who: string, stage: string, amount: string | null): string;
  lost(who: string, stage: string, reason: string | null): string;
  /** Asked under the line that says it is lost: with a reason the right people can be found when it goes away. */
  whyLost: string;
  reasons: Record<'price' | 'elsewhere' | 'silent' | 'later' | 'unfit', string>;
  reasonKept(who: string, reason: string): string;
  noteBeside(text: string): string;
  noSuchStage(kind: 'won' | 'lost'): string;

  valued(who: string, amount: string, was: string | null): string;
  unvalued(who: string): string;
  isValue(who: string, amount: string | null): string;
  noAmount(words: string): string;

  tagged(who: string, tags: string): string;
  untagged(who: string, tag: string): string;
  hasTags(who: string, tags: string): string;
  notTagged(who: string, tag: string): string;
  tagTooLong: string;
  noTags: string;
  tagsTitle: string;
  taggedTitle(tag: string, count: string): string;
  nobodyTagged(tag: string): string;

  snoozed(who: string, time: string): string;
  howLong(who: string): string;
  callBackWhen(who: string): string;
  inAnHour: string;
  thisEvening: string;
  tomorrow: string;
  nextMonday: string;
  inAWeek: string;
  backTo(name: string): string;

  chatTitle(who: string): string;
  chatEmpty(who: string): string;
  chatEarlier(sentence: string): string;
  you: string;
  hilo: string;

  quietTitle(days: number, count: string): string;
  nobodyQuiet(days: number): string;

  renamed(was: string, name: string): string;
  blocked(who: string): string;
  unblocked(who: string): string;
  alreadyBlocked(who: string): string;
  notBlocked(who: string): string;
  /** The word that takes a block back. */
  unblockWord: string;
  /** Words for somebody who is blocked. */
  isBlocked(who: string, sentence: string): string;
};

export const everydayWords: Record<Locale, EverydayWords> = {
  en: {
    won: (who, stage, amount) => `🎉 ${who} → ${stage}${amount ? ` · ${amount}` : ''}`,
    lost: (who, stage, reason) => `${who} → ${stage}${reason ? ` · ${reason}` : ''}`,
    whyLost: 'Why? It helps to win them back.',
    reasons: {
      price: 'Price',
      elsewhere: 'Went elsewhere',
      silent: 'No answer',
      later: 'Not now, later',
      unfit: 'We do not have it',
    },
    reasonKept: (who, reason) => `${who}: lost because of “${reason}”`,
    noteBeside: (text) => `Noted: ${text}`,
    noSuchStage: (kind) => `Your pipeline has no stage that means ${kind}.`,
    valued: (who, amount, was) => `${who}: ${amount}${was ? ` (was ${was})` : ''}`,
    unvalued: (who) => `${who}: no value any more`,
    isValue: (who, amount) => (amount ? `${who}: ${amount}` : `${who} has no value yet. Write: value ana 450`),
    noAmount: (words) => `“${words}” is no amount I can read. Write it like this: value ana 450`,
    tagged: (who, tags) => `${who} · tagged ${tags}`,
    untagged: (who, tag) => `${who} · no longer tagged ${tag}`,
    hasTags: (who, tags) => (tags ? `${who} is tagged ${tags}.` : `${who} has no tag yet. Write: tag ana vip`),
    notTagged: (who, tag) => `${who} is not tagged ${tag}.`,
    tagTooLong: 'A tag is at most 40 letters, and ten at once. For more words write a note.',
    noTags: 'There are no tags yet. Write: tag ana vip',
    tagsTitle: 'Tags',
    taggedTitle: (tag, count) => `${tag}: ${count}`,
    nobodyTagged: (tag) => `Nobody is tagged “${tag}”.`,
    snoozed: (who, time) => `${who} comes back ${time}`,
    howLong: (who) => `When shall ${who} come back?`,
    callBackWhen: (who) => `When do you call ${who} back?`,
    inAnHour: 'In an hour',
    thisEvening: 'This evening',
    tomorrow: 'Tomorrow morning',
    nextMonday: 'Next Monday',
    inAWeek: 'In a week',
    backTo: (name) => `Back to ${name}`,
    chatTitle: (who) => `*${who}*`,
    chatEmpty: (who) => `Nothing was said with ${who} yet.`,
    chatEarlier: (sentence) => `Earlier: “${sentence}”`,
    you: 'you',
    hilo: 'automatic',
    quietTitle: (days, count) => `Quiet for ${days} days: ${count}`,
    nobodyQuiet: (days) => `Everybody has written within ${days} days.`,
    renamed: (was, name) => `${was} is now called ${name}`,
    blocked: (who) => `${who} is blocked: no more cards, and nothing goes out. “undo” takes it back.`,
    unblocked: (who) => `${who} is not blocked any more`,
    alreadyBlocked: (who) => `${who} is blocked already.`,
    notBlocked: (who) => `${who} is not blocked.`,
    unblockWord: 'unblock',
    isBlocked: (who, sentence) => `${who} is blocked, so nothing went out. Write “${sentence}” first.`,
  },
  es: {
    won: (who, stage, amount) => `🎉 ${who} → ${stage}${amount ? ` · ${amount}` : ''}`,
    lost: (who, stage, reason) => `${who} → ${stage}${reason ? ` · ${reason}` : ''}`,
    whyLost: '¿Por qué? Ayuda a recuperarlo después.',
    reasons: {
      price: 'Precio',
      elsewhere: 'Se fue a otro sitio',
      silent: 'No responde',
      later: 'Ahora no, más tarde',
      unfit: 'No lo tenemos',
    },
    reasonKept: (who, reason) => `${who}: perdido por «${reason}»`,
    noteBeside: (text) => `Anotado: ${text}`,
    noSuchStage: (kind) => `Tu embudo no tiene ninguna etapa de ${kind === 'won' ? 'ganados' : 'perdidos'}.`,
    valued: (who, amount, was) => `${who}: ${amount}${was ? ` (antes ${was})` : ''}`,
    unvalued: (who) => `${who}: ya sin valor`,
    isValue: (who, amount) => (amount ? `${who}: ${amount}` : `${who} aún no tiene valor. Escribe: valor ana 450`),
    noAmount: (words) => `«${words}» no es una cantidad que entienda. Escríbelo así: valor ana 450`,
    tagged: (who, tags) => `${who} · etiqueta ${tags}`,
    untagged: (who, tag) => `${who} · ya sin la etiqueta ${tag}`,
    hasTags: (who, tags) => (tags ? `${who} lleva ${tags}.` : `${who} aún no tiene etiquetas. Escribe: etiqueta ana vip`),
    notTagged: (who, tag) => `${who} no lleva la etiqueta ${tag}.`,
    tagTooLong: 'Una etiqueta tiene como mucho 40 letras, y diez a la vez. Para más palabras escribe una nota.',
    noTags: 'Aún no hay etiquetas. Escribe: etiqueta ana vip',
    tagsTitle: 'Etiquetas',
    taggedTitle: (tag, count) => `${tag}: ${count}`,
    nobodyTagged: (tag) => `Nadie lleva la etiqueta «${tag}».`,
    snoozed: (who, time) => `${who} vuelve ${time}`,
    howLong: (who) => `¿Cuándo quieres que vuelva ${who}?`,
    callBackWhen: (who) => `¿Cuándo vuelves a llamar a ${who}?`,
    inAnHour: 'En una hora',
    thisEvening: 'Esta tarde',
    tomorrow: 'Mañana temprano',
    nextMonday: 'El próximo lunes',
    inAWeek: 'En una semana',
    backTo: (name) => `Volver a ${name}`,
    chatTitle: (who) => `*${who}*`,
    chatEmpty: (who) => `Aún no se ha hablado con ${who}.`,
    chatEarlier: (sentence) => `Anteriores: «${sentence}»`,
    you: 'tú',
    hilo: 'automático',
    quietTitle: (days, count) => `Sin escribir desde hace ${days} días: ${count}`,
    nobodyQuiet: (days) => `Todos han escrito en los últimos ${days} días.`,
    renamed: (was, name) => `${was} ahora se llama ${name}`,
    blocked: (who) => `${who}: contacto bloqueado. Sin más tarjetas, y no le sale nada. «deshacer» lo retira.`,
    unblocked: (who) => `${who} ya no está en la lista de bloqueados`,
    alreadyBlocked: (who) => `${who} ya está en la lista de bloqueados.`,
    notBlocked: (who) => `${who} no está en la lista de bloqueados.`,
    unblockWord: 'desbloquear',
    isBlocked: (who, sentence) => `${who} está en la lista de bloqueados y no salió nada. Escribe antes «${sentence}».`,
  },
  pt: {
    won: (who, stage, amount) => `🎉 ${who} → ${stage}${amount ? ` · ${amount}` : ''}`,
    lost: (who, stage, reason) => `${who} → ${stage}${reason ? ` · ${reason}` : ''}`,
    whyLost: 'Por quê? Ajuda a recuperar depois.',
    reasons: {
      price: 'Preço',
      elsewhere: 'Foi a outro lugar',
      silent: 'Não responde',
      later: 'Agora não, depois',
      unfit: 'Não temos',
    },
    reasonKept: (who, reason) => `${who}: perdido por “${reason}”`,
    noteBeside: (text) => `Anotado: ${text}`,
    noSuchStage: (kind) => `Seu funil não tem nenhuma etapa de ${kind === 'won' ? 'ganhos' : 'perdidos'}.`,
    valued: (who, amount, was) => `${who}: ${amount}${was ? ` (antes ${was})` : ''}`,
    unvalued: (who) => `${who}: agora sem valor`,
    isValue: (who, amount) => (amount ? `${who}: ${amount}` : `${who} ainda não tem valor. Escreva: valor ana 450`),
    noAmount: (words) => `“${words}” não é um valor que eu entenda. Escreva assim: valor ana 450`,
    tagged: (who, tags) => `${who} · etiqueta ${tags}`,
    untagged: (who, tag) => `${who} · sem a etiqueta ${tag}`,
    hasTags: (who, tags) => (tags ? `${who} tem ${tags}.` : `${who} ainda não tem etiquetas. Escreva: etiqueta ana vip`),
    notTagged: (who, tag) => `${who} não tem a etiqueta ${tag}.`,
    tagTooLong: 'Uma etiqueta tem no máximo 40 letras, e dez de cada vez. Para mais palavras escreva uma nota.',
    noTags: 'Ainda não há etiquetas. Escreva: etiqueta ana vip',
    tagsTitle: 'Etiquetas',
    taggedTitle: (tag, count) => `${tag}: ${count}`,
    nobodyTagged: (tag) => `Ninguém tem a etiqueta “${tag}”.`,
    snoozed: (who, time) => `${who} volta ${time}`,
    howLong: (who) => `Quando ${who} deve voltar?`,
    callBackWhen: (who) => `Quando você liga de novo para ${who}?`,
    inAnHour: 'Em uma hora',
    thisEvening: 'Hoje ao fim do dia',
    tomorrow: 'Amanhã cedo',
    nextMonday: 'Na próxima segunda',
    inAWeek: 'Em uma semana',
    backTo: (name) => `Voltar a ${name}`,
    chatTitle: (who) => `*${who}*`,
    chatEmpty: (who) => `Ainda não houve conversa com ${who}.`,
    chatEarlier: (sentence) => `Anteriores: “${sentence}”`,
    you: 'você',
    hilo: 'automático',
    quietTitle: (days, count) => `Sem escrever há ${days} dias: ${count}`,
    nobodyQuiet: (days) => `Todos escreveram nos últimos ${days} dias.`,
    renamed: (was, name) => `${was} agora se chama ${name}`,
    blocked: (who) => `${who}: contato bloqueado. Sem mais cartões, e nada sai. “desfazer” retira isso.`,
    unblocked: (who) => `${who} não está mais na lista de bloqueados`,
    alreadyBlocked: (who) => `${who} já está na lista de bloqueados.`,
    notBlocked: (who) => `${who} não está na lista de bloqueados.`,
    unblockWord: 'desbloqueie',
    isBlocked: (who, sentence) => `${who} está na lista de bloqueados e nada saiu. Escreva antes “${sentence}”.`,
  },
};
