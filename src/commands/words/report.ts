import type { Locale } from '../../crm/locale.ts';

/** What a report says. Counts, money, shares and times are shown texts; `change` is "+5" against the days before, or ''. */
export type ReportWords = {
  title: { today: string; week: string; 'last-week': string; month: string };
  /** Nothing happened in these days. */
  nothing(days: string): string;
  newPeople(count: string, change: string): string;
  messages(received: string, sent: string): string;
  answered(half: string, most: string): string;
  dealtWith(share: string, count: string, of: string): string;
  /** What customers wrote left something on their record. */
  coverage(share: string, count: string, of: string, judged: 'enough' | 'short' | 'too-little'): string;
  won(count: string, money: string, share: string): string;
  lost(count: string, money: string): string;
  because(reasons: string): string;
  noReason: string;
  toClose(half: string): string;
  followUps(parts: string): string;
  followUp: Record<'sent' | 'edited' | 'by-itself' | 'skipped' | 'stale' | 'superseded', (count: string) => string>;
  sources(parts: string): string;
  /** Sources without a name of their own. */
  named: Record<'direct' | 'phone-book' | 'ad' | 'post', string>;
  source(name: string, people: string, won: string): string;
  person(name: string, did: string): string;
  onPhone: string;
  you(did: string): string;
  /** What one person of the business sent, how fast half of their answers were, what they won. */
  did(sent: string, half: string, won: string): string;
  /** Last week in one line of Monday's list. `money`: '' where nothing was worth anything. */
  week: {
    title(parts: string): string;
    people(count: string): string;
    answered(half: string): string;
    won(count: string, money: string): string;
    lost(count: string): string;
    more: string;
  };
  chart: { entered: string; received: string; ofAll(share: string): string };
};

export const reportWords: Record<Locale, ReportWords> = {
  en: {
    title: { today: 'Today', week: 'Last 7 days', 'last-week': 'Last week', month: 'Last 30 days' },
    nothing: (days) => `Nothing has happened yet (${days}).`,
    newPeople: (count, change) => `New people: ${count}${change && ` (${change})`}`,
    messages: (received, sent) => `Messages: ${received} in, ${sent} out`,
    answered: (half, most) => `Answered: half within ${half}, nine of ten within ${most}`,
    dealtWith: (share, count, of) => `Dealt with: ${share} (${count} of ${of} who waited)`,
    coverage: (share, count, of, judged) =>
      `Left something on record: ${share} (${count} of ${of} messages)${{ enough: '', short: ', 95% is the aim', 'too-little': ' ⚠️ under 80%: a stage, a note or a task each keeps it' }[judged] ?? ''}`,
    won: (count, money, share) => `Won: ${count}${money && ` · ${money}`}${share && ` · ${share} of those closed`}`,
    lost: (count, money) => `Lost: ${count}${money && ` · ${money}`}`,
    because: (reasons) => `Why: ${reasons}`,
    noReason: 'no reason given',
    toClose: (half) => `From first word to won: half within ${half}`,
    followUps: (parts) => `Follow-ups: ${parts}`,
    followUp: {
      sent: (count) => `${count} sent as written`,
      edited: (count) => `${count} changed first`,
      'by-itself': (count) => `${count} by themselves`,
      skipped: (count) => `${count} left out`,
      stale: (count) => `${count} too late`,
      superseded: (count) => `${count} overtaken`,
    },
    sources: (parts) => `From: ${parts}`,
    named: {
      direct: 'by themselves',
      'phone-book': 'the phone’s address book',
      ad: 'an advertisement',
      post: 'a post',
    },
    source: (name, people, won) => `${name} ${people}${won && ` (${won} won)`}`,
    person: (name, did) => `${name}: ${did}`,
    onPhone: 'On the phone',
    you: (did) => `You: ${did}`,
    did: (sent, half, won) => `${sent} sent${half && `, half within ${half}`}${won && `, ${won} won`}`,
    week: {
      title: (parts) => `📈 Last week: ${parts}`,
      people: (count) => `${count} new`,
      answered: (half) => `half answered within ${half}`,
      won: (count, money) => `${count} won${money && ` (${money})`}`,
      lost: (count) => `${count} lost`,
      more: 'Report of the week',
    },
    chart: { entered: 'New in each stage', received: 'Messages from customers', ofAll: (share) => `${share} of all` },
  },
  es: {
    title: { today: 'Hoy', week: 'Últimos 7 días', 'last-week': 'La semana pasada', month: 'Últimos 30 días' },
    nothing: (days) => `Todavía no ha pasado nada (${days}).`,
    newPeople: (count, change) => `Personas nuevas: ${count}${change && ` (${change})`}`,
    messages: (received, sent) => `Mensajes: ${received} recibidos, ${sent} enviados`,
    answered: (half, most) => `Respuesta: la mitad en ${half}, nueve de cada diez en ${most}`,
    dealtWith: (share, count, of) => `Atendido: ${share} (${count} de ${of} que esperaban)`,
    coverage: (share, count, of, judged) =>
      `Dejaron algo en la ficha: ${share} (${count} de ${of} mensajes)${{ enough: '', short: ', la meta es el 95 %', 'too-little': ' ⚠️ menos del 80 %: una etapa, una nota o una tarea lo guarda' }[judged] ?? ''}`,
    won: (count, money, share) => `Ganados: ${count}${money && ` · ${money}`}${share && ` · ${share} de los cerrados`}`,
    lost: (count, money) => `Perdidos: ${count}${money && ` · ${money}`}`,
    because: (reasons) => `Por qué: ${reasons}`,
    noReason: 'sin motivo',
    toClose: (half) => `Del primer mensaje a ganado: la mitad en ${half}`,
    followUps: (parts) => `Seguimientos: ${parts}`,
    followUp: {
      sent: (count) => `${count} enviados tal cual`,
      edited: (count) => `${count} con cambios`,
      'by-itself': (count) => `${count} solos`,
      skipped: (count) => `${count} descartados`,
      stale: (count) => `${count} fuera de tiempo`,
      superseded: (count) => `${count} ya innecesarios`,
    },
    sources: (parts) => `De dónde: ${parts}`,
    named: {
      direct: 'por su cuenta',
      'phone-book': 'la agenda del teléfono',
      ad: 'un anuncio',
      post: 'una publicación',
    },
    source: (name, people, won) => `${name} ${people}${won && ` (${won} ganados)`}`,
    person: (name, did) => `${name}: ${did}`,
    onPhone: 'En el teléfono',
    you: (did) => `Tú: ${did}`,
    did: (sent, half, won) => `${sent} enviados${half && `, la mitad en ${half}`}${won && `, ${won} ganados`}`,
    week: {
      title: (parts) => `📈 La semana pasada: ${parts}`,
      people: (count) => `${count} nuevos`,
      answered: (half) => `la mitad con respuesta en ${half}`,
      won: (count, money) => `${count} ganados${money && ` (${money})`}`,
      lost: (count) => `${count} perdidos`,
      more: 'Informe de la semana',
    },
    chart: { entered: 'Nuevos en cada etapa', received: 'Mensajes de clientes', ofAll: (share) => `${share} del total` },
  },
  pt: {
    title: { today: 'Hoje', week: 'Últimos 7 dias', 'last-week': 'Semana passada', month: 'Últimos 30 dias' },
    nothing: (days) => `Ainda não aconteceu nada (${days}).`,
    newPeople: (count, change) => `Pessoas novas: ${count}${change && ` (${change})`}`,
    messages: (received, sent) => `Mensagens: ${received} recebidas, ${sent} enviadas`,
    answered: (half, most) => `Resposta: metade em ${half}, nove de cada dez em ${most}`,
    dealtWith: (share, count, of) => `Atendido: ${share} (${count} de ${of} que esperavam)`,
    coverage: (share, count, of, judged) =>
      `Deixaram algo na ficha: ${share} (${count} de ${of} mensagens)${{ enough: '', short: ', a meta é 95%', 'too-little': ' ⚠️ menos de 80%: um estágio, uma nota ou uma tarefa guarda' }[judged] ?? ''}`,
    won: (count, money, share) => `Ganhos: ${count}${money && ` · ${money}`}${share && ` · ${share} dos fechados`}`,
    lost: (count, money) => `Perdidos: ${count}${money && ` · ${money}`}`,
    because: (reasons) => `Por quê: ${reasons}`,
    noReason: 'sem motivo',
    toClose: (half) => `Da primeira mensagem ao ganho: metade em ${half}`,
    followUps: (parts) => `Acompanhamentos: ${parts}`,
    followUp: {
      sent: (count) => `${count} enviados como escritos`,
      edited: (count) => `${count} alterados antes`,
      'by-itself': (count) => `${count} sozinhos`,
      skipped: (count) => `${count} deixados de lado`,
      stale: (count) => `${count} tarde demais`,
      superseded: (count) => `${count} já desnecessários`,
    },
    sources: (parts) => `De onde: ${parts}`,
    named: {
      direct: 'por conta própria',
      'phone-book': 'a agenda do telefone',
      ad: 'um anúncio',
      post: 'uma publicação',
    },
    source: (name, people, won) => `${name} ${people}${won && ` (${won} ganhos)`}`,
    person: (name, did) => `${name}: ${did}`,
    onPhone: 'No telefone',
    you: (did) => `Você: ${did}`,
    did: (sent, half, won) => `${sent} enviadas${half && `, metade em ${half}`}${won && `, ${won} ganhos`}`,
    week: {
      title: (parts) => `📈 Semana passada: ${parts}`,
      people: (count) => `${count} novos`,
      answered: (half) => `metade respondida em ${half}`,
      won: (count, money) => `${count} ganhos${money && ` (${money})`}`,
      lost: (count) => `${count} perdidos`,
      more: 'Relatório da semana',
    },
    chart: { entered: 'Novos em cada etapa', received: 'Mensagens de clientes', ofAll: (share) => `${share} do total` },
  },
};
