import type { Holdings } from '../../crm/forget.ts';
import type { Locale } from '../../crm/locale.ts';

/** Forgetting somebody: what there is of them, and what was proven afterwards. */
export type ForgetWords = {
  question(who: string): string;
  counts: Record<'messages' | 'files' | 'notes' | 'tasks', (n: number) => string>;
  nothing: string;
  forever: string;
  /** Buttons (20 characters). */
  yes: string;
  keep: string;
  tooOld: string;
  began: string;
  /** What the empty row is called from then on. */
  called: string;
  /** `what`: what there was, counted. */
  proven(what: string, tables: number): string;
  /** Something was found after all. */
  found(rows: number): string;
};

export const forgetWords: Record<Locale, ForgetWords> = {
  en: {
    question: (who) => `Forget *${who}* for good?`,
    counts: {
      messages: (n) => (n === 1 ? '1 message' : `${n} messages`),
      files: (n) => (n === 1 ? '1 file' : `${n} files`),
      notes: (n) => (n === 1 ? '1 note' : `${n} notes`),
      tasks: (n) => (n === 1 ? '1 task' : `${n} tasks`),
    },
    nothing: 'Nothing but the name is known.',
    forever:
      'The number, the name and every word go, here and in your team’s threads. It cannot be undone. Your phone keeps its own copy of the chat.',
    yes: 'Forget for good',
    keep: 'Keep',
    tooOld: 'This question is older than ten minutes. Write it again, so that nobody is forgotten by a slip.',
    began: 'Forgotten. I look through everything now and tell you what I find.',
    called: 'Forgotten person',
    proven: (what, tables) =>
      `✅ Proven. Gone: ${what}. Afterwards I looked for the number through all ${tables} tables: nothing was left.`,
    found: (rows) =>
      `⚠️ After forgetting, the number was still found in ${rows} places. Please tell whoever looks after Hilo for you.`,
  },
  es: {
    question: (who) => `¿Olvidar a *${who}* para siempre?`,
    counts: {
      messages: (n) => (n === 1 ? '1 mensaje' : `${n} mensajes`),
      files: (n) => (n === 1 ? '1 archivo' : `${n} archivos`),
      notes: (n) => (n === 1 ? '1 nota' : `${n} notas`),
      tasks: (n) => (n === 1 ? '1 tarea' : `${n} tareas`),
    },
    nothing: 'Solo se conoce el nombre.',
    forever:
      'Se van el número, el nombre y cada palabra, aquí y en los chats de tu equipo. No se puede deshacer. Tu teléfono conserva su propia copia del chat.',
    yes: 'Olvidar del todo',
    keep: 'Conservar',
    tooOld: 'Esta pregunta tiene más de diez minutos. Escríbelo otra vez, para que nadie se olvide por un descuido.',
    began: 'Olvidado. Ahora lo reviso todo y te cuento qué encuentro.',
    called: 'Persona olvidada',
    proven: (what, tables) =>
      `✅ Comprobado. Ya no están: ${what}. Después busqué el número en las ${tables} tablas: no quedaba nada.`,
    found: (rows) => `⚠️ Después de olvidar, el número seguía en ${rows} sitios. Avisa a quien te lleva Hilo.`,
  },
  pt: {
    question: (who) => `Esquecer *${who}* para sempre?`,
    counts: {
      messages: (n) => (n === 1 ? '1 mensagem' : `${n} mensagens`),
      files: (n) => (n === 1 ? '1 arquivo' : `${n} arquivos`),
      notes: (n) => (n === 1 ? '1 nota' : `${n} notas`),
      tasks: (n) => (n === 1 ? '1 tarefa' : `${n} tarefas`),
    },
    nothing: 'Só se conhece o nome.',
    forever:
      'O número, o nome e cada palavra se vão, aqui e nas conversas da sua equipe. Não dá para desfazer. Seu telefone guarda a própria cópia da conversa.',
    yes: 'Esquecer de vez',
    keep: 'Manter',
    tooOld: 'Esta pergunta tem mais de dez minutos. Escreva de novo, para ninguém ser esquecido por descuido.',
    began: 'Esquecido. Agora reviso tudo e conto o que encontrar.',
    called: 'Pessoa esquecida',
    proven: (what, tables) =>
      `✅ Comprovado. Já não existem: ${what}. Depois procurei o número nas ${tables} tabelas: não restou nada.`,
    found: (rows) => `⚠️ Depois de esquecer, o número ainda estava em ${rows} lugares. Avise quem cuida do Hilo para você.`,
  },
};

/** What there is of somebody, counted, without what there is none of. */
export function tellHoldings(holdings: Partial<Holdings>, words: ForgetWords): string {
  const kinds = ['messages', 'files', 'notes', 'tasks'] as const;
  const told = kinds.flatMap((kind) => (holdings[kind] ? [words.counts[kind](holdings[kind])] : []));
  return told.length > 0 ? told.join(' · ') : words.nothing;
}
