import { nameKey } from '../crm/locale.ts';

/** Whole messages that end or resume marketing, as people write them (matched before any model; in a longer sentence they mean nothing). */
const stop = new Set([
  'stop',
  'unsubscribe',
  'cancel',
  'opt out',
  'optout',
  'baja',
  'parar',
  'para',
  'darme de baja',
  'no mas mensajes',
  'cancelar',
  'sair',
  'descadastrar',
  'remover',
]);
const start = new Set(['start', 'unstop', 'subscribe', 'alta', 'darme de alta', 'voltar', 'quero receber']);

export function readStopWord(text: string): 'stop' | 'start' | null {
  const words = nameKey(text.replace(/[.!¡]/g, ''));
  if (stop.has(words)) return 'stop';
  return start.has(words) ? 'start' : null;
}
