import type { Locale } from '../../crm/locale.ts';

/** The day in five lines, at its end. */
export type CloseWords = {
  title(day: string): string;
  talks(begun: number, answered: number): string;
  newPeople(count: number): string;
  won(count: number, value: string): string;
  lost(count: number): string;
  waiting(count: number, names: string): string;
  tomorrow(count: number, first: string): string;
  nothing: string;
  /** Why there is a button. */
  why(time: string): string;
  button: string;
};

export const closeWords: Record<Locale, CloseWords> = {
  en: {
    title: (day) => `Your day · ${day}`,
    talks: (begun, answered) => `${begun} ${begun === 1 ? 'customer' : 'customers'} wrote, ${answered} answered`,
    newPeople: (count) => (count === 1 ? '1 new person' : `${count} new people`),
    won: (count, value) => `Won: ${count} (${value})`,
    lost: (count) => `Lost: ${count}`,
    waiting: (count, names) => `${count} still waiting: ${names}`,
    tomorrow: (count, first) => `Tomorrow: ${count === 1 ? '1 task' : `${count} tasks`}, first ${first}`,
    nothing: 'Nothing happened today, and nothing waits.',
    why: (time) => `A tap, and your list comes at ${time} tomorrow without asking first.`,
    button: 'Close the day',
  },
  es: {
    title: (day) => `Tu día · ${day}`,
    talks: (begun, answered) =>
      `${begun === 1 ? 'Escribió 1 cliente' : `Escribieron ${begun} clientes`}, ${answered} con respuesta`,
    newPeople: (count) => (count === 1 ? '1 persona nueva' : `${count} personas nuevas`),
    won: (count, value) => `Ganados: ${count} (${value})`,
    lost: (count) => `Perdidos: ${count}`,
    waiting: (count, names) => `${count} ${count === 1 ? 'espera' : 'esperan'} todavía: ${names}`,
    tomorrow: (count, first) => `Mañana: ${count === 1 ? '1 tarea' : `${count} tareas`}, primero ${first}`,
    nothing: 'Hoy no pasó nada, y nada espera.',
    why: (time) => `Con un toque, tu lista llega mañana a las ${time} sin preguntar antes.`,
    button: 'Cerrar el día',
  },
  pt: {
    title: (day) => `Seu dia · ${day}`,
    talks: (begun, answered) =>
      `${begun === 1 ? '1 cliente escreveu' : `${begun} clientes escreveram`}, ${answered} com resposta`,
    newPeople: (count) => (count === 1 ? '1 pessoa nova' : `${count} pessoas novas`),
    won: (count, value) => `Ganhos: ${count} (${value})`,
    lost: (count) => `Perdidos: ${count}`,
    waiting: (count, names) => `${count} ainda ${count === 1 ? 'espera' : 'esperam'}: ${names}`,
    tomorrow: (count, first) => `Amanhã: ${count === 1 ? '1 tarefa' : `${count} tarefas`}, primeiro ${first}`,
    nothing: 'Hoje não aconteceu nada, e nada espera.',
    why: (time) => `Com um toque, sua lista chega amanhã às ${time} sem perguntar antes.`,
    button: 'Fechar o dia',
  },
};
