import { locales } from '../crm/locale.ts';
import type { Command } from './command.ts';
import { commandNamed, commands } from './list.ts';
import { matchWords, type WordMatch } from './match.ts';
import { keyOf, type Token, tokensOf, wordKey } from './tokens.ts';

/**
 * What an operator's sentence is. `guess`: a changing command with a letter wrong, which is shown and never simply done. `name`: short
 * enough to be somebody's name. Commands of every language are understood, whatever the operator's.
 */
export type Parsed =
  | { is: 'command'; command: Command; rest: string; args: unknown; slip: boolean }
  | { is: 'guess'; command: Command; rest: string }
  | { is: 'name'; text: string }
  | { is: 'unknown' };

/** Reads a sentence. A whole message that is a command's word is that command, even where a customer is called so. */
export function parseSentence(text: string): Parsed {
  const tokens = tokensOf(text);
  if (isGreeting(tokens)) return { is: 'command', command: commandNamed('today')!, rest: '', args: { hello: true }, slip: false };
  const starts = startsOf(tokens);
  // What stands behind the politeness comes first: "show me the inbox" is the inbox. "show me ana" is then a name.
  const readings = starts.toReversed().flatMap((from) => readFrom(text, tokens.slice(from)) ?? []);
  const meant = readings.filter((reading) => starts.length === 1 || !('command' in reading) || reading.command.name !== 'show');
  const best = meant.find((reading) => reading.is === 'command' && !reading.slip) ?? meant[0];
  if (best) return best;
  const name = tokens.slice(starts.at(-1));
  // A bare number is an answer to something, unless it is enough of a telephone number.
  if (name.length >= 1 && name.length <= 4 && /\p{L}|\d{4}/u.test(keyOf(name)))
    return { is: 'name', text: text.slice(name[0]!.start).trim() };
  return { is: 'unknown' };
}

/**
 * Whether words that quote a customer's message read as a command to us, so that the operator must be asked for whom they are. Each such
 * question costs a tap, so only a command's own word at the very beginning counts, or a message that is nothing but a command: "remember to
 * bring it", "can you move it to five", a name, a hello and a guess are ordinary words to a customer.
 */
export function looksLikeCommand(text: string): boolean {
  const parsed = parseSentence(text);
  const tokens = tokensOf(text);
  if (parsed.is !== 'command' || parsed.slip || parsed.command.name === 'show' || isGreeting(tokens)) return false;
  return parsed.rest === '' || locales.some((locale) => wordKey(parsed.command.words[locale][0]!) === tokens[0]?.key);
}

const sharing = commands.filter(({ sharesWord }) => sharesWord);
const others = commands.filter(({ sharesWord }) => !sharesWord);

function readFrom(text: string, tokens: readonly Token[]): Parsed | null {
  const first = readMatch(text, tokens, matchWords(tokens, sharing));
  return first?.is === 'command' && !first.slip ? first : readMatch(text, tokens, matchWords(tokens, others));
}

function readMatch(text: string, tokens: readonly Token[], match: WordMatch | null): Parsed | null {
  if (!match) return null;
  const rest = text.slice(tokens[match.tokens - 1]!.end).trim();
  const args = match.command.read(rest, false);
  if (args === null) return null;
  if (match.slip && match.command.changes) return { is: 'guess', command: match.command, rest };
  return { is: 'command', command: match.command, rest, args, slip: match.slip };
}

const fillers = [
  ...[
    'please',
    'pls',
    'hey',
    'ok',
    'okay',
    'can you',
    'could you',
    'would you',
    'can i see',
    'i want to',
    'i want to see',
    'let me',
    'let me see',
    'show me',
    'show',
    'give me',
    'tell me',
    'the',
    'my',
  ],
  ...[
    'por favor',
    'porfa',
    'puedes',
    'podrias',
    'puedo ver',
    'quiero',
    'quiero ver',
    'muestrame',
    'ensename',
    'dame',
    'dime',
    'el',
    'la',
    'los',
    'las',
    'mis',
    'mi',
  ],
  ...[
    'pode',
    'poderia',
    'posso ver',
    'quero',
    'quero ver',
    'me mostra',
    'me mostre',
    'mostra',
    'mostre',
    'o',
    'os',
    'as',
    'meu',
    'minha',
    'meus',
    'minhas',
  ],
];

/** Where the sentence proper may begin: as it stands, and after each run of words that are only politeness. */
function startsOf(tokens: readonly Token[]): number[] {
  const starts = [0];
  for (;;) {
    const from = starts.at(-1)!;
    const lengths = fillers
      .filter((filler) => keyOf(tokens, from, from + filler.split(' ').length) === filler)
      .map((filler) => filler.split(' ').length);
    const next = from + Math.max(0, ...lengths);
    if (next === from || next >= tokens.length) return starts;
    starts.push(next);
  }
}

const greetings = new Set([
  ...['hi', 'hello', 'hey', 'hiya', 'good morning', 'good afternoon', 'good evening', 'hi there', 'hello there'],
  ...['hola', 'buenas', 'buenos dias', 'buenas tardes', 'buenas noches', 'hola buenos dias', 'hola buenas'],
  ...['oi', 'ola', 'bom dia', 'boa tarde', 'boa noite', 'oi bom dia', 'ola bom dia', 'opa'],
]);

function isGreeting(tokens: readonly Token[]): boolean {
  return greetings.has(keyOf(tokens).replace(/[\s,]*(hilo|👋)$/u, ''));
}
