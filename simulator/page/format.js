import { el } from './dom.js';

// WhatsApp's marks: ```block``` with the line's end after it, `code`, *bold*, _italic_, ~strike~ hugging their words, and addresses.
const marks =
  /```([\s\S]+?)```\n?|`([^`\n]+)`|(?<![\p{L}\p{N}])([*_~])(?=\S)((?:(?!\3).)+?)(?<=\S)\3(?![\p{L}\p{N}])|((?:https?:\/\/|www\.|wa\.me\/)[^\s<>"]+)/gu;
const tags = { '*': 'strong', _: 'em', '~': 's' };

/** A message's text as nodes: formatted as WhatsApp does, addresses clickable, never read as HTML. */
export function formatted(text) {
  const nodes = [];
  for (const line of quotedRuns(text)) {
    nodes.push(line.quote ? el('span.said', {}, inline(line.text)) : inline(line.text));
  }
  return nodes.flat();
}

/** Splits off the lines that begin with "> ", which WhatsApp shows as a quotation. */
function quotedRuns(text) {
  const runs = [];
  for (const piece of text.split(/^(>\s.*)(?:\n|$)/mu)) {
    if (piece === '') continue;
    const quote = /^>\s/u.test(piece);
    runs.push({ quote, text: quote ? piece.replace(/^>\s+/u, '') : piece });
  }
  return runs;
}

function inline(text) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    const [whole, block, code, mark, inner, address] = match;
    nodes.push(text.slice(from, match.index));
    from = match.index + whole.length;
    if (block) nodes.push(el('code.block', {}, block.replace(/^\n|\n$/g, '')));
    else if (code) nodes.push(el('code', {}, code));
    else if (mark) nodes.push(el(tags[mark], {}, inline(inner)));
    else nodes.push(...link(address));
  }
  nodes.push(text.slice(from));
  return nodes.filter((node) => node !== '');
}

/** The full stop after an address belongs to the sentence. */
function link(address) {
  const clean = address.replace(/[.,;:!?)\]*_~]+$/u, '');
  const href = /^https?:\/\//u.test(clean) ? clean : `https://${clean}`;
  return [el('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, clean), address.slice(clean.length)];
}

/** The text without its marks, for previews of one line. */
export function plain(text) {
  return text
    .replace(marks, (whole, block, code, _mark, inner) => block ?? code ?? (inner === undefined ? whole : plain(inner)))
    .replace(/\s+/gu, ' ');
}

/** How many emoji a text of nothing else has (1–3 are shown large), else 0. */
export function emojiCount(text) {
  const bare = text.replace(/\s/gu, '');
  if (!/^\p{RGI_Emoji}{1,3}$/v.test(bare)) return 0;
  return [...new Intl.Segmenter().segment(bare)].length;
}

/** Whether a text is read from right to left: the first letter decides, as in Unicode's own rule. */
export function isRightToLeft(text) {
  const letter = text.match(/\p{L}/u)?.[0] ?? '';
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(letter);
}

/** 1536 → "2 kB". */
export function sizeOf(bytes) {
  if (!Number.isFinite(bytes)) return '';
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
