import { keyOf, tokensOf } from './tokens.ts';

/** A bare answer to the thread's own last question. What it may act on is the bot's to know. */
export type ShortAnswer = { is: 'yes' | 'no' | 'cancel' | 'thanks' } | { is: 'number'; number: number };

const words: Record<'yes' | 'no' | 'cancel' | 'thanks', readonly string[]> = {
  yes: ['yes', 'y', 'yep', 'yeah', 'ok', 'okay', 'sure', 'si', 's', 'vale', 'claro', 'dale', 'sim', 'pode', 'isso', '👍'],
  no: ['no', 'n', 'nope', 'not now', 'ahora no', 'nao', 'agora nao', '👎'],
  cancel: ['cancel', 'cancelar', 'cancela', 'stop it', 'leave it', 'dejalo', 'deixa', 'nada'],
  thanks: ['thanks', 'thank you', 'thx', 'ty', 'gracias', 'muchas gracias', 'obrigado', 'obrigada', 'valeu', '🙏'],
};

/** Reads a whole message as a short answer in any of the three languages; null for anything longer or else. */
export function readShortAnswer(text: string): ShortAnswer | null {
  const key = keyOf(tokensOf(text)).replace(/[\u{1F3FB}-\u{1F3FF}\uFE0F]/gu, '');
  if (/^\d{1,2}$/.test(key)) return { is: 'number', number: Number(key) };
  const found = (Object.keys(words) as (keyof typeof words)[]).find((is) => words[is].includes(key));
  return found ? { is: found } : null;
}
