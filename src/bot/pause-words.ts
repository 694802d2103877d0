import { nameKey } from '../crm/locale.ts';
import type { Operator } from '../crm/operator.ts';

/**
 * Words that end a customer's marketing mean "leave me alone for now" from one of the business's own people, and never more: a whole message,
 * before anything else it could be. "Start" brings the cards back where they are paused, and is a greeting otherwise.
 */
const stop = new Set([
  'stop',
  'stop all',
  'unsubscribe',
  'opt out',
  'optout',
  'baja',
  'darme de baja',
  'parar',
  'para',
  'sair',
  'descadastrar',
]);
const start = new Set(['start', 'unstop', 'alta', 'darme de alta', 'voltar']);

export function readPauseWord(text: string, { pausedUntil }: Operator, now: Date): 'pause' | 'resume' | null {
  const words = nameKey(text.replace(/[.!¡]/g, ''));
  if (stop.has(words)) return 'pause';
  return start.has(words) && pausedUntil !== null && now < pausedUntil ? 'resume' : null;
}
