import { holdsMarker, plainText } from './fence.ts';

/** The most a drafted message may be; longer is no WhatsApp message but an essay. */
export const draftLimit = 1_000;

/**
 * What a model wrote, as it may be offered to a person: in WhatsApp's formatting, or null where nothing usable is left: too long, empty,
 * holding a part of the fence, or a playbook variable that was copied instead of filled.
 */
export function whatsappWords(text: string | null, nonce: string): string | null {
  if (text === null || text.length > draftLimit * 4) return null;
  const words = whatsappFormat(plainText(text, draftLimit * 4));
  if (words === '' || words.length > draftLimit) return null;
  return holdsMarker(text, nonce) || holdsMarker(words, nonce) || /\{\w+\}/.test(words) ? null : words;
}

/** Markdown as WhatsApp writes it: `*bold*`, `- ` lists; headings become bold lines, links their address, code and quotes plain words. */
export function whatsappFormat(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => formatLine(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function formatLine(line: string): string[] {
  const trimmed = line.trim();
  // The mark of a block of code, a rule, or the line under a table's head carries no words.
  if (trimmed.startsWith('```') || (/^[-*_|: ]+$/.test(trimmed) && /-{3}|\*{3}|_{3}/.test(trimmed))) return [];
  const heading = /^#{1,6} +(.+)$/.exec(trimmed)?.[1]?.replace(/[ #]+$/, '');
  if (heading) return [`*${inline(heading).replaceAll('*', '')}*`];
  const plain = line.replace(/^\s*>[> ]*/, '').replace(/^(\s*)[*+•] +/, '$1- ');
  return [inline(plain).trimEnd()];
}

function inline(text: string): string {
  return text
    .replace(/!?\[([^[\]\n]{1,300})\]\(([^()\s]{1,500})\)/g, (_, label: string, address: string) => linked(label, address))
    .replace(/\*{2,3}([^*\n]+)\*{2,3}/g, '*$1*')
    .replace(/(?<!\w)_{2}([^_\n]+)_{2}(?!\w)/g, '*$1*')
    .replace(/~~([^~\n]+)~~/g, '~$1~')
    .replace(/`{1,3}([^`\n]+)`{1,3}/g, '$1');
}

/** A label that is the address, or the address without its scheme, is said once. */
function linked(label: string, address: string): string {
  const bare = address.replace(/^(?:https?:\/\/|mailto:|tel:)/, '');
  return label === address || label === bare
    ? bare
    : `${label} (${bare === address ? address : address.replace(/^(?:mailto:|tel:)/, '')})`;
}
