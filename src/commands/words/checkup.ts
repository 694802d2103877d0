import type { ReadyKind } from '../../crm/dialogue.ts';
import type { KnownAnswer } from '../../crm/interaction.ts';
import type { Locale } from '../../crm/locale.ts';

/** What is said of a week in which what goes by itself needed too much of people. Counts and shares are shown texts, `name` is what it came of. */
export type CheckupWords = {
  title(days: string): string;
  fine(days: string): string;
  coverage(share: string, kept: string, turns: string): string;
  /** `now` and `before`: "4 of 10", in either week. */
  fallback(name: string, now: string, before: string): string;
  outOf(part: string, all: string): string;
  rescues(count: string, parts: string): string;
  part(count: string, name: string): string;
  /** One cause: what changes it stands behind. */
  patch(name: string): string;
  /** Several causes; or the one of the week before. */
  severalCauses(names: string): string;
  lastingCause(name: string): string;
  /** How what customers write is called as a cause. */
  written: string;
  /** What changes a cause, in the words that are typed. */
  change: {
    coverage: string;
    answer: Record<KnownAnswer, string>;
    dialogue(kind: string): string;
    followUp(stage: string, step: number): string;
  };
  /** What a conversation is called when it is typed. */
  kinds: Record<ReadyKind, string>;
  samples: string;
  inHealth: string;
  show: string;
  switchOff: string;
  whatTheyWrite: string;
  offAlready: string;
};

export const checkupWords: Record<Locale, CheckupWords> = {
  en: {
    title: (days) => `⚠️ *Last week what runs by itself needed you too often* · ${days}`,
    fine: (days) => `✅ Last week (${days}) what runs by itself needed you no more often than it should.`,
    coverage: (share, kept, turns) => `· Only ${share} of what customers wrote left something on record (${kept} of ${turns})`,
    fallback: (name, now, before) => `· ${name}: no help to ${now}, the week before to ${before}`,
    outOf: (part, all) => `${part} of ${all}`,
    rescues: (count, parts) => `· Somebody had to take over ${count} times: ${parts}`,
    part: (count, name) => `${count} × ${name}`,
    patch: (name) => `*Patch it*: it comes of one thing, ${name}.`,
    severalCauses: (names) =>
      `*Make it anew*: it comes of several things (${names}), so one changed word will not do. Switch them off, and see with “types” what customers really write.`,
    lastingCause: (name) =>
      `*Make it anew*: it came of ${name} the week before, too, so changing a word has not helped. Switch it off, and see with “types” what customers really write.`,
    written: 'what customers write',
    change: {
      coverage: '“types” shows what they write; a stage, a note or a task keeps it.',
      answer: {
        hours: '“hours” shows what it says; “set answer hours off” leaves it to you.',
        order: '“orders” shows what it says; “set answer orders off” leaves it to you.',
        appointment: '“agenda” shows what it says; “set answer appointments off” leaves it to you.',
        confirmation: '“agenda” shows how the appointments stand; “set reminders off” no longer asks for a yes.',
      },
      dialogue: (kind) =>
        `“conversations ${kind}” shows where it stops; “conversations ${kind} question 2 …” puts a question in other words.`,
      followUp: (stage, step) =>
        `“sequences ${stage} ${step}: your words” puts it in other words; “sequences ${stage} off” ends it.`,
    },
    kinds: { intake: 'intake', booking: 'booking', quote: 'quote', documents: 'documents' },
    samples: 'To look at:',
    inHealth: '“health week” shows who it was.',
    show: 'Show',
    switchOff: 'Switch it off',
    whatTheyWrite: 'What they write',
    offAlready: 'That is off already.',
  },
  es: {
    title: (days) => `⚠️ *La semana pasada lo automático os necesitó demasiado* · ${days}`,
    fine: (days) => `✅ La semana pasada (${days}) lo automático no os necesitó más de la cuenta.`,
    coverage: (share, kept, turns) =>
      `· Solo el ${share} de lo que escribieron los clientes dejó algo en su ficha (${kept} de ${turns})`,
    fallback: (name, now, before) => `· ${name}: no sirvió a ${now}, la semana anterior a ${before}`,
    outOf: (part, all) => `${part} de ${all}`,
    rescues: (count, parts) => `· Alguien tuvo que intervenir ${count} veces: ${parts}`,
    part: (count, name) => `${count} × ${name}`,
    patch: (name) => `*Corrígelo*: viene de una sola cosa, ${name}.`,
    severalCauses: (names) =>
      `*Hazlo de nuevo*: viene de varias cosas (${names}), así que no basta cambiar una palabra. Apágalas y mira con «tipos» qué escriben de verdad.`,
    lastingCause: (name) =>
      `*Hazlo de nuevo*: también la semana anterior venía de ${name}, así que cambiar una palabra no ha servido. Apágalo y mira con «tipos» qué escriben de verdad.`,
    written: 'lo que escriben los clientes',
    change: {
      coverage: '«tipos» muestra qué escriben; una etapa, una nota o una tarea lo guarda.',
      answer: {
        hours: '«horario» muestra lo que dice; «ajustar responder horario no» te lo deja a ti.',
        order: '«pedidos» muestra lo que dice; «ajustar responder pedidos no» te lo deja a ti.',
        appointment: '«agenda» muestra lo que dice; «ajustar responder citas no» te lo deja a ti.',
        confirmation: '«agenda» muestra cómo están las citas; con «ajustar recordatorios no» ya no se pide un sí.',
      },
      dialogue: (kind) =>
        `«conversaciones ${kind}» muestra dónde se para; «conversaciones ${kind} pregunta 2 …» cambia una pregunta.`,
      followUp: (stage, step) => `«secuencias ${stage} ${step}: tu texto» lo cambia; «secuencias ${stage} no» lo termina.`,
    },
    kinds: { intake: 'preguntas', booking: 'reserva', quote: 'presupuesto', documents: 'documentos' },
    samples: 'Para mirarlo:',
    inHealth: '«salud semana» muestra quiénes eran.',
    show: 'Ver',
    switchOff: 'Apagarlo',
    whatTheyWrite: 'Qué escriben',
    offAlready: 'Eso ya está apagado.',
  },
  pt: {
    title: (days) => `⚠️ *Na semana passada o automático precisou demais de vocês* · ${days}`,
    fine: (days) => `✅ Na semana passada (${days}) o automático não precisou de vocês além da conta.`,
    coverage: (share, kept, turns) => `· Só ${share} do que os clientes escreveram deixou algo na ficha (${kept} de ${turns})`,
    fallback: (name, now, before) => `· ${name}: não ajudou ${now}, na semana anterior ${before}`,
    outOf: (part, all) => `${part} de ${all}`,
    rescues: (count, parts) => `· Alguém teve de assumir ${count} vezes: ${parts}`,
    part: (count, name) => `${count} × ${name}`,
    patch: (name) => `*Corrija*: vem de uma coisa só, ${name}.`,
    severalCauses: (names) =>
      `*Faça de novo*: vem de várias coisas (${names}), então não basta mudar uma palavra. Desligue e veja com “tipos” o que escrevem de verdade.`,
    lastingCause: (name) =>
      `*Faça de novo*: na semana anterior também vinha de ${name}, então mudar uma palavra não ajudou. Desligue e veja com “tipos” o que escrevem de verdade.`,
    written: 'o que os clientes escrevem',
    change: {
      coverage: '“tipos” mostra o que escrevem; um estágio, uma nota ou uma tarefa guarda.',
      answer: {
        hours: '“horário” mostra o que diz; “definir responder o horário não” deixa com você.',
        order: '“pedidos” mostra o que diz; “definir responder os pedidos não” deixa com você.',
        appointment: '“agenda” mostra o que diz; “definir responder os agendamentos não” deixa com você.',
        confirmation: '“agenda” mostra como estão os horários; com “definir lembretes não” não se pede mais um sim.',
      },
      dialogue: (kind) => `“conversas ${kind}” mostra onde para; “conversas ${kind} pergunta 2 …” muda uma pergunta.`,
      followUp: (stage, step) => `“sequências ${stage} ${step}: seu texto” muda; “sequências ${stage} não” encerra.`,
    },
    kinds: { intake: 'perguntas', booking: 'agendamento', quote: 'orçamento', documents: 'documentos' },
    samples: 'Para olhar:',
    inHealth: '“saúde semana” mostra quem eram.',
    show: 'Ver',
    switchOff: 'Desligar',
    whatTheyWrite: 'O que escrevem',
    offAlready: 'Isso já está desligado.',
  },
};
