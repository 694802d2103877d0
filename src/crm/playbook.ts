import type { Id, StageId } from '../kit/ids.ts';
import { nameKey } from './locale.ts';

/** One line of the business's own words. */
export type PlaybookLine = {
  id: Id<'playbook-line'>;
  kind: 'reply' | 'follow-up' | 'keyword';
  stageId: StageId | null;
  keywords: string[];
  text: string;
  position: number;
};

/**
 * What may stand in braces: `{first_name}`, `{business}`; where it is said when somebody is answered, `{opens}`; in a follow-up `{offer}`, what they
 * said they want, with its price, while it is to be had.
 */
export type PlaybookValues = { first_name: string; business: string; opens?: string; offer?: string };

/** Fills the variables. One that is empty takes the comma or space before it along: "Hi {first_name}, …" becomes "Hi, …". */
export function fillLine(text: string, values: PlaybookValues): string {
  return text
    .replace(/([ ,]*)\{(\w+)\}/g, (_, before: string, name: string) => {
      const value = values[name as keyof PlaybookValues] ?? '';
      return value === '' ? '' : before + value;
    })
    .trim();
}

/** A variable, with its braces, that nothing fills where only the name and the business are known; it would leave as a hole in a sentence. */
export function strayVariable(text: string): string | null {
  return /\{(?!(?:first_name|business)\})[^}]*\}?/.exec(text)?.[0] ?? null;
}

/** What the choice of a suggestion rests on. */
export type PlaybookSituation = {
  stageId: StageId | null;
  /** What they said, in words; see `saidWords`. */
  said: string;
  /** What has gone out in this conversation already, at least the latest twenty texts, whoever wrote them. */
  sent: readonly string[];
  /** Whether the stage is the pipeline's first, whose reply is a welcome. */
  atEntry: boolean;
  values: PlaybookValues;
};

/** A line of the playbook and what it says to this person. */
export type Suggested = { line: PlaybookLine; text: string };

/**
 * The suggestion for what somebody said, or none: where the same words were sent before, where they said nothing that wants an answer, where
 * they want a person, and where a welcome comes too late. A wrong suggestion is worse than none: without one the card offers Reply.
 */
export function suggestReply(lines: readonly PlaybookLine[], situation: PlaybookSituation): Suggested | null {
  const { stageId, said, sent, atEntry, values } = situation;
  if (saysNothing(said) || wantsPerson(said)) return null;
  const fitting = fittingReplies(lines, stageId, said);
  const welcome = atEntry && sent.length > 0 ? fitting.find((line) => line.kind === 'reply') : undefined;
  const open = fitting.filter((line) => line !== welcome).map((line) => ({ line, text: fillLine(line.text, values) }));
  return open.find(({ text }) => !wasSaid(text, sent)) ?? null;
}

/** What a follow-up says, and where the words are from: a line of the playbook, or the step itself. */
export type SuggestedFollowUp = { from: string; text: string };

/** Where a step's own words are said to be from. */
export const fromStep = 'step';

/**
 * What to say to somebody who went silent: the step's own words, else the stage's first line; only what was neither sent nor proposed in this
 * conversation yet.
 */
export function suggestFollowUp(
  lines: readonly PlaybookLine[],
  situation: Pick<PlaybookSituation, 'stageId' | 'values'> & { used: readonly string[]; own?: string | undefined },
): SuggestedFollowUp | null {
  const { own, stageId, values, used } = situation;
  const ofStage = lines.filter((line) => line.kind === 'follow-up' && line.stageId === stageId);
  return (
    [...(own ? [{ id: fromStep, text: own }] : []), ...ofStage]
      // Words about an offer are for whoever wants one that is to be had.
      .filter(({ text }) => values.offer !== undefined || !text.includes('{offer}'))
      .map(({ id, text }) => ({ from: id, text: fillLine(text, values) }))
      .find(({ text }) => !wasSaid(text, used)) ?? null
  );
}

/** A message as far as its words go. */
type Said = { type: string; text: string; content?: Record<string, unknown> };

const worded: ReadonlySet<string> = new Set(['text', 'tap', 'pick', 'image', 'video', 'audio']);

/** The words of some messages: what was typed, tapped, spoken or written under a picture; not the name of a place or a file. */
export function saidWords(messages: readonly Said[]): string {
  return messages
    .map(({ type, text, content }) => {
      if (worded.has(type)) return text;
      return type === 'document' && typeof content?.caption === 'string' ? content.caption : '';
    })
    .filter((words) => words.trim() !== '')
    .join('\n');
}

function wasSaid(text: string, earlier: readonly string[]): boolean {
  const plain = (words: string) => words.replace(/\s+/g, ' ').trim();
  return earlier.some((one) => plain(one) === plain(text));
}

/** Words as they are compared: no case, accents or punctuation, a space on either side. */
function comparable(text: string): string {
  return ` ${nameKey(text)
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

const courtesies = new Set([
  ...'ok okay okey k thanks thank thx ty you u very much so a lot great perfect cool fine alright noted'.split(' '),
  ...'gracias muchas mil vale perfecto genial listo entendido muy amable'.split(' '),
  ...'obrigado obrigada obg brigado brigada muito valeu beleza blz certo perfeito entendi ta bom'.split(' '),
]);

/** No words, or only such as end a talk: thanks, "ok", an emoji. */
export function saysNothing(text: string): boolean {
  return comparable(text)
    .split(' ')
    .every((word) => word === '' || courtesies.has(word));
}

const personWords = [
  ...['human', 'humans', 'a person', 'real person', 'actual person', 'person please', 'to someone', 'to somebody', 'the manager'],
  ...['complaint', 'complaints', 'complain', 'complaining', 'unacceptable', 'refund', 'my money back', 'lawyer', 'scam'],
  ...['stop sending', 'stop messaging', 'stop writing', 'stop texting', 'stop contacting', 'leave me alone', 'unsubscribe'],
  ...['humano', 'una persona', 'persona real', 'persona de verdad', 'con alguien', 'el encargado', 'la encargada'],
  ...['queja', 'quejas', 'quejarme', 'reclamacion', 'reclamaciones', 'reclamar', 'reclamo', 'inaceptable', 'estafa', 'abogado'],
  ...['dejen de', 'dejad de', 'deja de enviar', 'deja de escribir', 'deja de mandar', 'no me escriban', 'no me envien'],
  ...['no me escribas mas', 'devolucion del dinero', 'mi dinero'],
  ...['humana', 'atendente', 'uma pessoa', 'pessoa real', 'pessoa de verdade', 'com alguem', 'o gerente', 'a gerente'],
  ...['reclamacao', 'reclamacoes', 'reclamar', 'queixa', 'inaceitavel', 'golpe', 'advogado', 'reembolso', 'meu dinheiro'],
  ...['parem de', 'pare de mandar', 'pare de enviar', 'para de mandar', 'para de enviar', 'nao me mandem', 'nao me escrevam'],
];

/** They ask for a person, or complain: whoever reads it answers in their own words. A price "for a person" is no such thing. */
function wantsPerson(text: string): boolean {
  const words = comparable(text);
  if (/^ (?:persona?|pessoa) $/.test(words)) return true;
  const plain = words.replaceAll(/ (?:for|per|por|para|each|cada) (?:an?|one|una|uma|1)?(?: )?(?:person|persona|pessoa) /g, ' ');
  return personWords.some((word) => plain.includes(` ${word} `));
}

/** What could be replied to what somebody wrote, best first: the answer to a keyword in it, then the stage's replies in the business's order. */
export function fittingReplies(lines: readonly PlaybookLine[], stageId: StageId | null, text: string): PlaybookLine[] {
  const words = comparable(text);
  const byKeyword = lines.find(
    (line) => line.kind === 'keyword' && line.keywords.some((word) => words.includes(comparable(word))),
  );
  const ofStage = lines.filter((line) => line.kind === 'reply' && line.stageId === stageId);
  return byKeyword ? [byKeyword, ...ofStage] : ofStage;
}
