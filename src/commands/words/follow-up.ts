import type { Locale } from '../../crm/locale.ts';
import type { SkipReason } from '../../crm/skip-reason.ts';
import type { Untrue } from '../../followups/still-true.ts';

/** What is said of a follow-up that does not leave, or not now. `name`: the customer's. Times are by the customer's clock. */
export type FollowUpWords = {
  /** Why it was not sent. */
  overtaken: Record<Exclude<Untrue, 'they-wrote' | 'taken-over' | 'stale'>, (name: string) => string>;
  /** Its words were old, or what they were made of has changed: a new card comes with it. */
  anew(name: string): string;
  /** Approved in their night. */
  leavesAt(name: string, time: string): string;
  /** … and before it is. */
  nightThere(time: string): string;
  /** Own words would only leave once their window has closed. */
  closesAtNight(time: string): string;
  /** Of several that were approved at once. */
  waitForMorning(count: number): string;
  /** The template that the step itself names, in one line; the button of the greeting beside it; and that what was offered may not go any more. */
  stepTemplate(category: 'utility' | 'marketing', cost: string, text: string): string;
  sendGreeting: string;
  templateGone(name: string): string;
  /** One by one: under a card (60 characters) which of them it is and what can be written; the row that goes on; after the last. */
  review: { place(n: number, of: number): string; next: string; over(still: number): string };
  /** It was left out: why, the reasons (24 characters), and that it cannot be taken back any more. */
  skip: {
    why(who: string): string;
    reasons: Record<SkipReason, string>;
    goneOn(who: string): string;
    /** The reasons in a report. */
    counted: Record<SkipReason, string>;
  };
};

export const followUpWords: Record<Locale, FollowUpWords> = {
  en: {
    overtaken: {
      'we-wrote': (name) => `${name} has had another message from you since, so this was not sent.`,
      moved: (name) => `${name} stands in another stage by now, so this was not sent.`,
      closed: (name) => `The deal with ${name} is closed by now, so this was not sent.`,
      blocked: (name) => `${name} is blocked, so this was not sent.`,
      never: (name) => `Nothing is proposed for ${name} any more, so this was not sent.`,
      case: (name) => `${name} has an open case, so this was not sent. It comes up again once that is solved.`,
      appointment: (name) =>
        `${name} has an appointment ahead, so this was not sent. It comes up again after it, if it is still true.`,
      'opted-out': (name) => `${name} asked for no marketing, so this was not sent.`,
    },
    anew: (name) => `The words for ${name} were old or no longer right, so they were not sent. Here is the follow-up anew.`,
    leavesAt: (name, time) => `🌙 It is night where ${name} is: this leaves at ${time} their time, if it is still true then.`,
    nightThere: (time) => `🌙 It is night there: what you approve leaves at ${time} their time.`,
    closesAtNight: (time) => `Their 24 hours end in their night (${time} here): by morning only a template reaches them.`,
    waitForMorning: (count) =>
      count === 1 ? '🌙 One of them leaves in their morning.' : `🌙 ${count} of them leave in their morning.`,
    stepTemplate: (category, cost, text) => `This step’s template, at once (${category}, ${cost})${text && `: “${text}”`}`,
    sendGreeting: 'Send greeting',
    templateGone: (name) =>
      `Meta does not let that template through any more, so nothing went to ${name}. “followups” shows what still reaches them.`,
    review: {
      place: (n, of) => `${n} of ${of} · “next” goes on · “followups all”`,
      next: 'Next follow-up',
      over: (still) =>
        `That was the last one.${still === 0 ? '' : still === 1 ? ' 1 still waits: “followups” brings it.' : ` ${still} still wait: “followups” begins again.`}`,
    },
    skip: {
      why: (who) => `Left out: ${who}. Why? It helps to do better; “undo” brings it back.`,
      reasons: {
        'not-now': 'Not now',
        'not-interested': 'Not interested: no more',
        settled: 'Already settled',
        'wrong-words': 'Wrong words',
        other: 'Something else',
      },
      goneOn: (who) => `Something has come since with ${who}, so that follow-up stays left out.`,
      counted: {
        'not-now': 'not now',
        'not-interested': 'not interested',
        settled: 'settled',
        'wrong-words': 'wrong words',
        other: 'other',
      },
    },
  },
  es: {
    overtaken: {
      'we-wrote': (name) => `${name} ya recibió otro mensaje tuyo, así que esto no se envió.`,
      moved: (name) => `${name} está ahora en otra etapa, así que esto no se envió.`,
      closed: (name) => `El negocio con ${name} ya está cerrado, así que esto no se envió.`,
      blocked: (name) => `${name} está en bloqueados, así que esto no se envió.`,
      never: (name) => `A ${name} ya no se le propone nada, así que esto no se envió.`,
      case: (name) => `${name} tiene un caso abierto, así que esto no se envió. Vuelve cuando esté resuelto.`,
      appointment: (name) =>
        `${name} tiene una cita pendiente, así que esto no se envió. Vuelve después de ella, si aún es cierto.`,
      'opted-out': (name) => `${name} pidió no recibir publicidad, así que esto no se envió.`,
    },
    anew: (name) => `El texto para ${name} era viejo o ya no valía, así que no se envió. Aquí está el seguimiento de nuevo.`,
    leavesAt: (name, time) =>
      `🌙 Es de noche donde está ${name}: esto sale a las ${time} de allí, si entonces sigue siendo cierto.`,
    nightThere: (time) => `🌙 Allí es de noche: lo que apruebes sale a las ${time} de allí.`,
    closesAtNight: (time) => `Sus 24 horas terminan en su noche (${time} aquí): por la mañana solo le llega una plantilla.`,
    waitForMorning: (count) =>
      count === 1 ? '🌙 Uno de ellos sale por la mañana de allí.' : `🌙 ${count} de ellos salen por la mañana de allí.`,
    stepTemplate: (category, cost, text) =>
      `Plantilla de este paso, al momento (${category === 'utility' ? 'utilidad' : 'marketing'}, ${cost})${text && `: «${text}»`}`,
    sendGreeting: 'Enviar saludo',
    templateGone: (name) =>
      `Meta ya no deja pasar esa plantilla, así que a ${name} no le llegó nada. «seguimientos» muestra lo que aún le llega.`,
    review: {
      place: (n, of) => `${n} de ${of} · «siguiente» sigue · «seguimientos todos»`,
      next: 'Siguiente seguimiento',
      over: (still) =>
        `Era el último.${still === 0 ? '' : still === 1 ? ' Queda 1: «seguimientos» lo trae.' : ` Quedan ${still}: «seguimientos» empieza de nuevo.`}`,
    },
    skip: {
      why: (who) => `Descartado: ${who}. ¿Por qué? Ayuda a hacerlo mejor; «deshacer» lo recupera.`,
      reasons: {
        'not-now': 'Ahora no',
        'not-interested': 'Sin interés: no más',
        settled: 'Ya está resuelto',
        'wrong-words': 'El texto no servía',
        other: 'Otra cosa',
      },
      goneOn: (who) => `Desde entonces pasó algo con ${who}, así que ese seguimiento queda descartado.`,
      counted: {
        'not-now': 'ahora no',
        'not-interested': 'sin interés',
        settled: 'resuelto',
        'wrong-words': 'mal texto',
        other: 'otros',
      },
    },
  },
  pt: {
    overtaken: {
      'we-wrote': (name) => `${name} já recebeu outra mensagem sua, então isto não foi enviado.`,
      moved: (name) => `${name} está agora em outro estágio, então isto não foi enviado.`,
      closed: (name) => `O negócio com ${name} já está fechado, então isto não foi enviado.`,
      blocked: (name) => `${name} está em bloqueados, então isto não foi enviado.`,
      never: (name) => `Nada mais é proposto para ${name}, então isto não foi enviado.`,
      case: (name) => `${name} tem um caso aberto, então isto não foi enviado. Volta quando estiver resolvido.`,
      appointment: (name) => `${name} tem um compromisso marcado, então isto não foi enviado. Volta depois dele, se ainda valer.`,
      'opted-out': (name) => `${name} pediu para não receber publicidade, então isto não foi enviado.`,
    },
    anew: (name) => `O texto para ${name} era antigo ou já não valia, então não foi enviado. Aqui está o acompanhamento de novo.`,
    leavesAt: (name, time) => `🌙 É noite onde ${name} está: isto sai às ${time} de lá, se ainda valer.`,
    nightThere: (time) => `🌙 Lá é noite: o que você aprovar sai às ${time} de lá.`,
    closesAtNight: (time) => `As 24 horas terminam na noite de lá (${time} aqui): de manhã só um modelo chega.`,
    waitForMorning: (count) =>
      count === 1 ? '🌙 Um deles sai de manhã, na hora de lá.' : `🌙 ${count} deles saem de manhã, na hora de lá.`,
    stepTemplate: (category, cost, text) =>
      `Modelo deste passo, na hora (${category === 'utility' ? 'utilidade' : 'marketing'}, ${cost})${text && `: “${text}”`}`,
    sendGreeting: 'Enviar saudação',
    templateGone: (name) =>
      `O Meta não deixa mais passar esse modelo, então nada foi para ${name}. “acompanhamentos” mostra o que ainda chega.`,
    review: {
      place: (n, of) => `${n} de ${of} · “próximo” segue · “acompanhamentos todos”`,
      next: 'Próximo acompanhamento',
      over: (still) =>
        `Era o último.${still === 0 ? '' : still === 1 ? ' Falta 1: “acompanhamentos” o traz.' : ` Faltam ${still}: “acompanhamentos” começa de novo.`}`,
    },
    skip: {
      why: (who) => `Deixado de lado: ${who}. Por quê? Ajuda a fazer melhor; “desfazer” o traz de volta.`,
      reasons: {
        'not-now': 'Agora não',
        'not-interested': 'Sem interesse: não mais',
        settled: 'Já está resolvido',
        'wrong-words': 'O texto não servia',
        other: 'Outra coisa',
      },
      goneOn: (who) => `Desde então algo aconteceu com ${who}, então esse acompanhamento fica de lado.`,
      counted: {
        'not-now': 'agora não',
        'not-interested': 'sem interesse',
        settled: 'resolvido',
        'wrong-words': 'texto errado',
        other: 'outros',
      },
    },
  },
};
