import type { AskedAbout } from '../../../crm/message-type.ts';
import { fold, listOf } from '../../rules/phrase.ts';
import type { SpokenStart } from './spoken.ts';

const begins = '(?:when|whenever|starts?|begins?|cuando|empieza|quando|comeca)';
const who =
  '(?:they|someone|somebody|anyone|a customer|customers|people|a message|alguien|un cliente|los clientes|un mensaje|alguem|um cliente|os clientes|uma mensagem)';
const does = [
  ...['asks?', 'says?', 'writes?', 'mentions?', 'wants?', 'contains', 'has', 'have'],
  ...[
    'pregunt(?:a|an|e|en)',
    'escrib(?:e|en|a|an)',
    'dic(?:e|en)',
    'dig(?:a|an)',
    'pid(?:e|en|a|an)',
    'quier(?:e|en|a|an)',
    'menciona',
  ],
  ...[
    'pergunt(?:a|am|ar|arem)',
    'escrev(?:e|em|er|erem)',
    'diz(?:em)?',
    'disser(?:em)?',
    'ped(?:e|em|ir|irem)',
    'quis(?:er|erem)',
  ],
].join('|');
const links = '(?: (?:for|about|the words?|por|sobre|la palabra|las palabras|a palavra|as palavras)| with| con| com)?';

/** "When they ask …": always; "when: viewing, visit" where no question mark says that it is a question to a customer. */
const strong = new RegExp(`^${begins}:? (?:(?:${who} )?(?:${does})${links}|${who})(?=[ :"“«]|$):?\\s*`, 'u');
const weak = new RegExp(`^${begins}${links}(?:\\s*:|\\b)\\s*`, 'u');
const isNew =
  /\b(?:first time|primera vez|primeira vez)\b|\b(?:someone|somebody|anyone|alguien|alguem|people|customer|cliente|clientes) (?:new|nuevos?|novos?)\b|\bnew (?:people|customers?)\b|^\S+:? (?:new|nuevos?|novos?)$/u;
const about = /(?: (?:about|sobre|por)|^(?:about|sobre))[ :]/u;

/** What customers ask about, as people call it. */
const topics: Record<AskedAbout, RegExp> = {
  price: /^(?:the )?(?:prices?|los precios|el precio|precios?|os precos|o preco|precos?)$/,
  appointment: /^(?:an )?(?:appointments?|una cita|citas?|um horario|agendamentos?|consultas?)$/,
  availability: /^(?:availability|stock|disponibilidad|disponibilidade)$/,
  delivery: /^(?:delivery|shipping|envios?|entregas?)$/,
  documents: /^(?:documents|papers|documentos|papeles|papeis)$/,
  buy: /^(?:buying|an order|comprar|hacer un pedido|fazer um pedido)$/,
  help: /^(?:help|support|ayuda|soporte|ajuda|suporte)$/,
};

/** Whom it begins with: words they write, what they ask about, whoever is new. Null where the line says nothing of it. */
export function readStart(line: string): SpokenStart | null {
  const folded = fold(line);
  const outside = folded.replace(/["“«][^"“”«»]*["”»]/gu, '');
  const head = strong.exec(folded) ?? (outside.includes('?') ? null : weak.exec(folded));
  if (!head) return null;
  if (isNew.test(outside.trim().replace(/[.!]+$/, ''))) return { first: true, words: [], about: [] };
  const rest = line.normalize('NFC').slice(head[0].length).trim();
  const quoted = [...rest.matchAll(/["“«]([^"“”«»]+)["”»]/gu)].map((match) => match[1]!.trim());
  const said = quoted.length > 0 ? quoted : listOf(rest.replace(/[.!]+$/, ''));
  const isAbout = quoted.length === 0 && about.test(head[0]);
  const named = said.map((one) => (isAbout ? topicNamed(one) : null));
  return {
    first: false,
    words: said.filter((_, index) => !named[index]).map((one) => one.replace(/\s+/g, ' ')),
    about: [...new Set(named.filter((one) => one !== null))],
  };
}

export function topicNamed(text: string): AskedAbout | null {
  const key = fold(text).trim();
  return (Object.keys(topics) as AskedAbout[]).find((one) => topics[one].test(key)) ?? null;
}
