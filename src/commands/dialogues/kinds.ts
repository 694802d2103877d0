import { type ReadyKind, readyKinds } from '../../crm/dialogue.ts';
import { keyOf, tokensOf } from '../tokens.ts';

/** What each kind is called, in whatever language; the longest is looked for first. */
const called: Record<ReadyKind, readonly string[]> = {
  intake: ['intake', 'first questions', 'primeras preguntas', 'preguntas', 'primeiras perguntas', 'perguntas'],
  booking: ['booking', 'reserva', 'agendamento'],
  quote: ['quote', 'order', 'presupuesto', 'cotizacion', 'pedido', 'orcamento', 'cotacao'],
  documents: ['documents', 'papers', 'documentos', 'papeles', 'papeis'],
};

/** A kind at the beginning of a sentence, by its name or its place in the list, and what is behind it; null where none is. */
export function readKind(rest: string): { kind: ReadyKind; behind: string } | null {
  const tokens = tokensOf(rest);
  for (let count = Math.min(2, tokens.length); count > 0; count -= 1) {
    const said = keyOf(tokens, 0, count);
    const kind = readyKinds.find((one) => called[one].includes(said) || one === said);
    if (kind) return { kind, behind: rest.slice(tokens[count - 1]!.end).trim() };
  }
  return null;
}
