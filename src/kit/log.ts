import { pino } from 'pino';

/** What a log line may hold: ids, states, durations, codes. Never message text, phone numbers or tokens. */
export type Facts = Record<string, string | number | boolean | null | undefined>;

export type Log = {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, facts?: Facts): void;
};

/** Structured lines on standard output. An `error` given as a fact must already be a code or a name, not a driver's message with values. */
export function openLog(level: 'info' | 'warn' | 'error' | 'silent' = 'info'): Log {
  const lines = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (event, facts = {}) => lines.info(facts, event),
    warn: (event, facts = {}) => lines.warn(facts, event),
    error: (event, facts = {}) => lines.error(facts, event),
  };
}

export const silentLog: Log = { info() {}, warn() {}, error() {} };

/** What may be said of a thrown thing in a log: its name and code, and where it came from; never its message, which may quote a row. */
export function errorFacts(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  const at = error.stack?.split('\n').find((line) => line.includes('/src/') || line.includes('/db/'));
  return { error: error.name, code: typeof code === 'string' ? code : undefined, at: at?.trim().slice(0, 200) };
}
