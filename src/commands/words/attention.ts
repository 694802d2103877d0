import type { Locale } from '../../crm/locale.ts';

/** When and what comes into a thread: pause, hours, modes, the day's list, and what waits behind others. */
export type AttentionWords = {
  digestTitle(name: string, day: string): string;
  /** So many people (two or more) wait behind the cards in the thread; some of their names. */
  manyWait(count: number, names: string): string;
  /** Follow-ups: it is not they who wait. */
  manySilent(count: number, names: string): string;
  next: string;
  seeAll: string;
  nothingHeld: string;

  paused(until: string): string;
  pausedForGood: string;
  resumed: string;
  notPaused: string;

  mode: Record<'everything' | 'needs-me' | 'digest', string>;
  modeShort: Record<'everything' | 'needs-me' | 'digest', string>;
  modeSays: Record<'everything' | 'needs-me' | 'digest', string>;
  whichMode(now: string): string;
  /** At most so many cards a day, and how many have come today. */
  budget(most: number, today: number): string;
  budgetShort(most: number): string;
  noBudget: string;
  budgetHow: string;

  quiet(from: string, until: string): string;
  quietOff: string;
  quietNow(now: string): string;
  digest(time: string): string;
  digestOff: string;
  digestNow(now: string): string;
  none: string;
  /** What an undo says has come back. */
  again: Record<'cards' | 'mode' | 'budget' | 'quiet' | 'digest', string>;
};

export const attentionWords: Record<Locale, AttentionWords> = {
  en: {
    digestTitle: (name, day) => `Good morning, ${name} · ${day}`,
    manyWait: (count, names) => `${count} more people are waiting: ${names}`,
    manySilent: (count, names) => `${count} more follow-ups to decide: ${names}`,
    next: 'Open the next one',
    seeAll: 'See all',
    nothingHeld: 'Nothing is held back: everything is in your thread already.',
    paused: (until) =>
      `Your cards are paused until ${until}. Customers notice nothing, and commands go on. Write “resume” to go on sooner.`,
    pausedForGood: 'Your cards are paused. Customers notice nothing, and commands go on. Write “resume” to have them back.',
    resumed: 'Your cards come again. What is still true is on its way.',
    notPaused: 'Your cards are not paused.',
    mode: {
      everything: 'You get a card for everybody who writes.',
      'needs-me': 'You get a card only where somebody needs you. The rest comes in your digest.',
      digest: 'Everything comes once a day, in your digest. Complaints and people who ask for a person still come at once.',
    },
    modeShort: { everything: 'Everything', 'needs-me': 'Only what needs me', digest: 'Digest only' },
    modeSays: {
      everything: 'A card for everybody who writes',
      'needs-me': 'Complaints, high value, your tasks, failures; the rest in the digest',
      digest: 'One list a day; only complaints come at once',
    },
    whichMode: (now) => `Which cards do you want? Now: ${now}`,
    budget: (most, today) =>
      `At most ${most} cards a day come to you, ${today} so far today. The rest is in your digest, most urgent first; complaints and people who ask for a person still come.`,
    budgetShort: (most) => `at most ${most} a day`,
    noBudget: 'Your cards have no daily limit now.',
    budgetHow: '“cards 20 a day” sets a limit, “cards no limit” ends it.',
    quiet: (from, until) => `Your quiet hours: ${from}–${until}. What is held comes as one list in the morning.`,
    quietOff: 'You have no quiet hours now: cards come at any time.',
    quietNow: (now) => `Your quiet hours: ${now}. To change them: “quiet 22-8”, or “quiet off”.`,
    digest: (time) => `Your digest comes at ${time}. Nothing comes on an empty day.`,
    digestOff: 'You get no digest now.',
    digestNow: (now) => `Your digest: ${now}. To change it: “digest 8:00”, or “digest off”.`,
    none: 'none',
    again: {
      cards: 'your cards',
      mode: 'which cards you get',
      budget: 'how many cards you get',
      quiet: 'your quiet hours',
      digest: 'your digest',
    },
  },
  es: {
    digestTitle: (name, day) => `Buenos días, ${name} · ${day}`,
    manyWait: (count, names) => `Esperan ${count} personas más: ${names}`,
    manySilent: (count, names) => `${count} seguimientos más por decidir: ${names}`,
    next: 'Abrir la siguiente',
    seeAll: 'Ver todas',
    nothingHeld: 'No hay nada retenido: ya está todo en tu hilo.',
    paused: (until) =>
      `Tus tarjetas están en pausa hasta ${until}. Los clientes no notan nada y los comandos siguen. Escribe «reanudar» para seguir antes.`,
    pausedForGood:
      'Tus tarjetas están en pausa. Los clientes no notan nada y los comandos siguen. Escribe «reanudar» para recibirlas.',
    resumed: 'Tus tarjetas vuelven a llegar. Lo que sigue vigente está en camino.',
    notPaused: 'Tus tarjetas no están en pausa.',
    mode: {
      everything: 'Recibes una tarjeta por cada persona que escribe.',
      'needs-me': 'Recibes tarjeta solo donde te necesitan. Lo demás llega en tu resumen.',
      digest: 'Todo llega una vez al día, en tu resumen. Las quejas y quien pide una persona llegan al momento.',
    },
    modeShort: { everything: 'Todo', 'needs-me': 'Lo que me necesita', digest: 'Solo el resumen' },
    modeSays: {
      everything: 'Una tarjeta por cada persona que escribe',
      'needs-me': 'Quejas, valor alto, tus tareas, fallos; lo demás en el resumen',
      digest: 'Una lista al día; solo las quejas llegan al momento',
    },
    whichMode: (now) => `¿Qué tarjetas quieres? Ahora: ${now}`,
    budget: (most, today) =>
      `Te llegan como mucho ${most} tarjetas al día, hoy van ${today}. Lo demás está en tu resumen, lo más urgente primero; las quejas y quien pide una persona llegan igual.`,
    budgetShort: (most) => `como mucho ${most} al día`,
    noBudget: 'Tus tarjetas ya no tienen límite diario.',
    budgetHow: '«tarjetas 20 al día» pone un límite, «tarjetas sin límite» lo quita.',
    quiet: (from, until) => `Tus horas de silencio: ${from}–${until}. Lo retenido llega en una lista por la mañana.`,
    quietOff: 'Ya no tienes horas de silencio: las tarjetas llegan a cualquier hora.',
    quietNow: (now) => `Tus horas de silencio: ${now}. Para cambiarlas: «silencio 22-8» o «silencio no».`,
    digest: (time) => `Tu resumen llega a las ${time}. Los días sin nada no llega.`,
    digestOff: 'Ya no recibes resumen.',
    digestNow: (now) => `Tu resumen: ${now}. Para cambiarlo: «resumen 8:00» o «resumen no».`,
    none: 'ninguno',
    again: {
      cards: 'tus tarjetas',
      mode: 'qué tarjetas recibes',
      budget: 'cuántas tarjetas recibes',
      quiet: 'tus horas de silencio',
      digest: 'tu resumen',
    },
  },
  pt: {
    digestTitle: (name, day) => `Bom dia, ${name} · ${day}`,
    manyWait: (count, names) => `Mais ${count} pessoas esperam: ${names}`,
    manySilent: (count, names) => `Mais ${count} acompanhamentos para decidir: ${names}`,
    next: 'Abrir o próximo',
    seeAll: 'Ver todos',
    nothingHeld: 'Nada está retido: já está tudo na sua conversa.',
    paused: (until) =>
      `Seus cartões estão em pausa até ${until}. Os clientes não percebem nada e os comandos continuam. Escreva “retomar” para voltar antes.`,
    pausedForGood:
      'Seus cartões estão em pausa. Os clientes não percebem nada e os comandos continuam. Escreva “retomar” para recebê-los.',
    resumed: 'Seus cartões voltaram. O que ainda vale está a caminho.',
    notPaused: 'Seus cartões não estão em pausa.',
    mode: {
      everything: 'Você recebe um cartão para cada pessoa que escreve.',
      'needs-me': 'Você recebe cartão só onde precisam de você. O resto vem no seu resumo.',
      digest: 'Tudo vem uma vez por dia, no seu resumo. Reclamações e quem pede uma pessoa chegam na hora.',
    },
    modeShort: { everything: 'Tudo', 'needs-me': 'O que precisa de mim', digest: 'Só o resumo' },
    modeSays: {
      everything: 'Um cartão para cada pessoa que escreve',
      'needs-me': 'Reclamações, valor alto, suas tarefas, falhas; o resto no resumo',
      digest: 'Uma lista por dia; só reclamações chegam na hora',
    },
    whichMode: (now) => `Quais cartões você quer? Agora: ${now}`,
    budget: (most, today) =>
      `No máximo ${most} cartões por dia chegam a você, hoje foram ${today}. O resto está no seu resumo, o mais urgente primeiro; reclamações e quem pede uma pessoa chegam sempre.`,
    budgetShort: (most) => `no máximo ${most} por dia`,
    noBudget: 'Seus cartões não têm mais limite por dia.',
    budgetHow: '“cartões 20 por dia” põe um limite, “cartões sem limite” tira.',
    quiet: (from, until) => `Seu horário de silêncio: ${from}–${until}. O que ficou retido vem em uma lista de manhã.`,
    quietOff: 'Você não tem mais horário de silêncio: os cartões chegam a qualquer hora.',
    quietNow: (now) => `Seu horário de silêncio: ${now}. Para mudar: “silêncio 22-8” ou “silêncio não”.`,
    digest: (time) => `Seu resumo chega às ${time}. Em dia sem nada, não chega.`,
    digestOff: 'Você não recebe mais resumo.',
    digestNow: (now) => `Seu resumo: ${now}. Para mudar: “resumo 8:00” ou “resumo não”.`,
    none: 'nenhum',
    again: {
      cards: 'seus cartões',
      mode: 'os cartões que você recebe',
      budget: 'quantos cartões você recebe',
      quiet: 'seu horário de silêncio',
      digest: 'seu resumo',
    },
  },
};
