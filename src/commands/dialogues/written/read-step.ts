import { cardLimits } from '../../../crm/card-limits.ts';
import { dialogueLimits } from '../../../crm/dialogue.ts';
import { nameKey } from '../../../crm/locale.ts';
import { strayVariable } from '../../../crm/playbook.ts';
import { clipText, oneLine } from '../../../kit/clip.ts';
import { fold } from '../../rules/phrase.ts';
import type { LineTrouble, SpokenChoice, SpokenStep } from './spoken.ts';

export type StepRead = { ok: true; step: SpokenStep } | { ok: false; trouble: LineTrouble };

type Wants = SpokenStep['wants'];
type Simple = Exclude<Wants['as'], 'choice'>;

const asking = /^(?:ask|asks|ask them|pregunta|preguntar|pregunte|pergunta|perguntar|pergunte)\b\s*:?\s*/u;
const arrow = '(?:->|=>|→)';
const arrows = new RegExp(`\\s*${arrow}\\s*`, 'u');
const lastArrow = new RegExp(`^(?<how>.*?)\\s*${arrow}\\s*(?<where>(?:(?!${arrow}).)*)$`, 'su');

/** What an answer can be called, in the three languages. */
const kinds: Record<Simple, RegExp> = {
  text: /^(?:text|words|free text|in (?:their|your) own words|texto|texto libre|palabras|texto livre|palavras)$/,
  number: /^(?:number|how many|quantity|numero|cantidad|cuantos|quantidade|quantos)$/,
  amount: /^(?:amount|money|price|budget|importe|monto|dinero|precio|valor|dinheiro|preco|quantia)$/,
  date: /^(?:date|day|fecha|dia|data)$/,
  email: /^(?:e-?mail|e-?mail address|mail|correo|correo electronico)$/,
  phone: /^(?:phone|phone number|telephone|telefono|movil|celular|telefone|numero de telefono|numero de telefone)$/,
  file: /^(?:photos?|pictures?|files?|documents?|photo or (?:file|document)|fotos?|archivos?|documentos?|imagen|imagem|arquivos?|foto [ou] (?:archivo|documento|arquivo))$/,
  slot: /^(?:time|times|free times?|slots?|hora|horas|horas? libres?|huecos?|horarios?|horarios? livres?|horarios? libres?|vagas?)$/,
};

const writes: Record<NonNullable<SpokenStep['write']>, RegExp> = {
  name: /^(?:name|nombre|nome)$/,
  tag: /^(?:tag|label|etiqueta|marca)$/,
  value: /^(?:value|worth|valor)$/,
  note: /^(?:note|nota|(?:field|campo)\s+(?<field>\S.*))$/,
};

/** What an answer of each kind can become. */
const fits: Record<Wants['as'], readonly SpokenStep['write'][]> = {
  text: ['name', 'tag', 'note'],
  choice: ['tag', 'note'],
  amount: ['value', 'note'],
  number: ['note'],
  date: ['note'],
  email: ['note'],
  phone: ['note'],
  file: [],
  slot: ['note'],
};

/** "Which area? Centre / North / South -> tag": a question, how it is answered, what becomes of it. Null where it is no question. */
export function readStep(line: string): StepRead | null {
  const typed = line.normalize('NFC').trim();
  const verb = asking.exec(fold(typed));
  const parted = partQuestion(typed.slice(verb?.[0].length ?? 0), verb !== null);
  if (!parted) return null;
  const ask = oneLine(parted.ask).trim();
  if (ask.length > dialogueLimits.ask) return wrong('long', ask, { is: ask.length, most: dialogueLimits.ask });
  const brace = strayVariable(ask);
  if (brace) return wrong('brace', brace);
  const { how, write, field, wrongly } = partWrite(parted.how);
  if (wrongly) return wrong('where', wrongly);
  const wants = readHow(how);
  if (!('as' in wants)) return { ok: false, trouble: wants };
  if (write && !fits[wants.as].includes(write)) return wrong('unfit', how || ask);
  const label = clipText(field ?? ask.replace(/^[¿¡\s]+|[?!:.\s]+$/g, ''), dialogueLimits.label);
  return { ok: true, step: { ask, label, wants, write } };
}

/** The question and what stands behind it: in quotation marks, up to its question mark, or up to a colon before a kind of answer. */
function partQuestion(text: string, isAsked: boolean): { ask: string; how: string } | null {
  const found =
    /^["“«](?<ask>[^"“”«»]+)["”»]\s*(?:[:,–—]|-(?!>))?\s*(?<how>.*)$/su.exec(text) ??
    /^(?<ask>.*\?)\s*(?:[:,–—]|-(?!>))?\s*(?<how>.*)$/su.exec(text);
  if (found?.groups) return { ask: found.groups.ask!, how: found.groups.how! };
  const colon = /^(?<ask>.*\S)\s*:\s*(?<how>[^:]+)$/su.exec(text)?.groups;
  if (colon && (isAsked || 'as' in readHow(partWrite(colon.how!).how))) return { ask: colon.ask!, how: colon.how! };
  return isAsked && text.trim() !== '' ? { ask: text, how: '' } : null;
}

/** What becomes of the answer, behind the last arrow; an arrow that leads to a step is its choice's. */
function partWrite(text: string): { how: string; write: SpokenStep['write'] | null; field?: string; wrongly?: string } {
  const found = lastArrow.exec(text)?.groups;
  if (!found) return { how: text.trim(), write: null };
  const where = found.where!.trim().replace(/[.;]+$/, '');
  for (const [write, looks] of Object.entries(writes) as [NonNullable<SpokenStep['write']>, RegExp][]) {
    const match = looks.exec(fold(where));
    if (match) {
      const field = match.groups?.field;
      return { how: found.how!, write, ...(field ? { field: where.slice(-field.length) } : {}) };
    }
  }
  // "A -> 4 / B": the last choice leads nowhere in particular.
  return leadsTo(where) === null && !/[/|,]/.test(where)
    ? { how: found.how!, write: null, wrongly: where }
    : { how: text.trim(), write: null };
}

/** How it is answered: one of the kinds, or choices. */
function readHow(text: string): Wants | LineTrouble {
  const how = text.trim().replace(/[.;]+$/, '');
  if (how === '') return { as: 'text' };
  const key = fold(how).replace(/^(?:an?|the|un|una|el|la|um|uma|o|as?)\s+/, '');
  const simple = (Object.keys(kinds) as Simple[]).find((kind) => kinds[kind].test(key));
  return simple ? { as: simple } : readChoices(how);
}

function readChoices(how: string): Wants | LineTrouble {
  const parts = (/[/|]/.test(how) ? how.split(/[/|]/) : how.split(/,|\s(?:or|o|ou)\s/iu))
    .map((one) => one.trim())
    .filter(Boolean);
  const choices: SpokenChoice[] = [];
  for (const part of parts) {
    const [said = '', ...further] = part.split(arrows);
    const to = further.length === 1 ? leadsTo(further[0]!) : null;
    if (further.length > 0 && to === null) return { why: 'where', what: further.join(' ') };
    const plain = oneLine(said)
      .replace(/^["“«]+|["”»]+$/g, '')
      .trim();
    const label = plain.charAt(0).toUpperCase() + plain.slice(1);
    if (label === '') return { why: 'how', what: how };
    const most = cardLimits.row;
    if (label.length > most)
      return parts.length < 2 ? { why: 'how', what: how } : { why: 'long', what: label, is: label.length, most };
    if (choices.some((one) => nameKey(one.label) === nameKey(label))) return { why: 'choice-twice', what: label };
    choices.push({ label, to });
  }
  if (choices.length < 2)
    return choices[0] && choices[0].to !== null ? { why: 'one-choice', what: how } : { why: 'how', what: how };
  const most = cardLimits.rows;
  return choices.length > most ? { why: 'many', what: how, is: choices.length, most } : { as: 'choice', choices };
}

/** "4", "step 4", "the end"; null where it is no place to go. */
function leadsTo(text: string): number | 'end' | null {
  const said = fold(text)
    .trim()
    .replace(/[.;]+$/, '');
  if (/^(?:the |el |al |o |ao )?(?:end|fin|final|fim)$/.test(said)) return 'end';
  const step = /^(?:(?:to )?(?:step|question|paso|pregunta|passo|pergunta) )?(\d{1,2})$/.exec(said);
  return step ? Number(step[1]) : null;
}

function wrong(why: 'where' | 'brace' | 'unfit', what: string): StepRead;
function wrong(why: 'long', what: string, size: { is: number; most: number }): StepRead;
function wrong(why: LineTrouble['why'], what: string, size?: { is: number; most: number }): StepRead {
  return { ok: false, trouble: { why, what, ...size } as LineTrouble };
}
