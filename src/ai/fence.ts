/**
 * What others wrote, put before a model as data. Three things make the fence: the markers carry a random code that a writer cannot know;
 * nothing in the text can look like a marker; and every message is one line of JSON, so that a line break cannot begin a message in
 * somebody else's name. A fence persuades a model and proves nothing: what protects is that the model has no tools and only proposes.
 */

/** One message as the model sees it. `type` is said only where it is not text. */
export type FencedMessage = { from: 'customer' | 'business'; type?: string; text: string };

/** The most characters of one message, and of one fence in all, that a model is shown. */
export const messageLimit = 1_200;
export const fenceLimit = 10_000;

/** The messages as one fenced block. `nonce` is random for every request: 16 to 64 letters and digits. The oldest go first where there are too many. */
export function fence(messages: readonly FencedMessage[], nonce: string): string {
  const { open, close } = fenceMarkers(nonce);
  const lines = messages.map((message) => fencedLine(message, nonce));
  while (lines.length > 1 && lines.reduce((sum, line) => sum + line.length, 0) > fenceLimit) lines.shift();
  return [open, ...lines, close].join('\n');
}

/** Single texts that are no conversation, each with what is said of it, in a block of their own. */
export function fenceLines(lines: readonly { text: string; intent: string }[], nonce: string): string {
  const { open, close } = fenceMarkers(nonce);
  const shown = lines.map(({ text, intent }) =>
    JSON.stringify({ text: withoutMarkers(plainText(text, messageLimit), nonce), intent }),
  );
  return [open, ...shown, close].join('\n');
}

/** The two lines that a fence begins and ends with. */
export function fenceMarkers(nonce: string): { open: string; close: string } {
  if (!/^[A-Za-z0-9]{16,64}$/.test(nonce)) throw new Error('A fence needs a nonce of 16 to 64 letters and digits.');
  return { open: `<<<hilo-data ${nonce}`, close: `hilo-data ${nonce}>>>` };
}

/** Whether a text holds a marker, a part of one, or the nonce. */
export function holdsMarker(text: string, nonce: string): boolean {
  return /<{3}|>{3}|hilo-data/i.test(text) || text.toLowerCase().includes(nonce.toLowerCase());
}

/** A text with nothing in it that could be taken for a marker. */
export function withoutMarkers(text: string, nonce: string): string {
  return text
    .replace(/<{3,}/g, (run) => '‹'.repeat(run.length))
    .replace(/>{3,}/g, (run) => '›'.repeat(run.length))
    .replace(/hilo-data/gi, 'hilo·data')
    .replace(new RegExp(nonce, 'gi'), '·');
}

/**
 * A text without what a person cannot see: control characters, direction overrides, zero-width and tag characters (which carry hidden
 * words), half surrogates. Line breaks stay, and so do the joiners that emoji, Persian and Indian scripts need. At most `limit` UTF-16 units.
 */
export function plainText(text: string, limit: number): string {
  // A long text is cut before it is searched, so that no input is slow; twice the limit, because much of it may be invisible.
  const head = text.slice(0, limit * 2);
  const visible = head.toWellFormed().replace(lineBreaks, '\n').replace(/\t/g, ' ').replace(invisible, '').trim();
  if (visible.length <= limit && head.length === text.length) return visible;
  return `${visible.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/**
 * By Unicode's names: control characters but the line feed; direction embeddings, overrides and isolates; characters of no width or
 * that are blank; annotations and musical controls; tags and every variation selector but those of text and emoji.
 */
const invisible =
  /[^\P{Cc}\n]|[\u061C\u202A-\u202E\u2066-\u2069]|\u034F|[\u00AD\u115F\u1160\u17B4\u17B5\u200B\u2060-\u2065\u206A-\u206F\u3164\uFEFF\uFFA0]|[\uFFF0-\uFFFB\u{1D173}-\u{1D17A}]|[\u180B-\u180F\uFE00-\uFE0D\u{E0000}-\u{E0FFF}]/gu;

function fencedLine(message: FencedMessage, nonce: string): string {
  const text = withoutMarkers(plainText(message.text, messageLimit), nonce);
  const type = message.type && message.type !== 'text' ? withoutMarkers(plainText(message.type, 30), nonce) : undefined;
  return JSON.stringify({ from: message.from, type, text });
}
