import { nameKey } from '../crm/locale.ts';
import type { Operator } from '../crm/operator.ts';
import { addMs, minuteMs } from '../kit/clock.ts';
import type { InboundContent } from '../meta/content.ts';

/**
 * Which of two hats somebody of the business wears in a message: their own, or a customer's. `ends`: they take the other one off. `over`: its time
 * has run out, and they may not have noticed.
 */
export type Hat = 'own' | 'customer' | 'ends' | 'over';

/**
 * What the answer to "which hat" depends on. `toOwnThread`: it taps, quotes or reacts to something in their own thread. `apart`: customers write
 * to another number, so that no words in this thread are a customer's.
 */
export type Worn = { content: InboundContent; at: Date; toOwnThread: boolean; apart?: boolean };

/** So long after the time has run out somebody may still believe to be a customer. */
const unnoticedMs = 10 * minuteMs;

/**
 * Words that quote nothing of the own thread are a customer's until the time is over, and never run as a command. A tap, a reaction or a quote
 * says itself which thread it belongs to.
 */
export function decideHat(
  { asCustomerUntil }: Pick<Operator, 'asCustomerUntil'>,
  { content, at, toOwnThread, apart = false }: Worn,
): Hat {
  if (!asCustomerUntil || toOwnThread || content.type === 'edit' || content.type === 'revoke') return 'own';
  const words = content.type === 'text' ? content.body : null;
  const ends = words !== null && endWords.has(nameKey(words.replace(/[.!¡]/g, '')));
  if (at < asCustomerUntil) return ends ? 'ends' : apart ? 'own' : 'customer';
  if (apart || words === null || at > addMs(asCustomerUntil, unnoticedMs)) return 'own';
  return ends ? 'ends' : 'over';
}

const endWords = new Set(['done', 'finish', 'listo', 'lista', 'hecho', 'terminar', 'pronto', 'pronta', 'feito']);
