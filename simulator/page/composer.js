import { base64Of } from './api.js';
import { openAttachMenu, typeOf } from './attach.js';
import { digitsOf, el, iconButton } from './dom.js';
import { openEmojiBoard } from './emoji.js';
import { sizeOf } from './format.js';
import { icon } from './icons.js';
import { quoteLines } from './quote.js';

/**
 * Where a phone's person writes. `send(body, draft)` posts; the draft is what the bubble shows until the server has it.
 * Above the line stand what is being answered and the files that wait to be sent.
 */
export function createComposer({ phone, name, screen, chat, send }) {
  const digits = digitsOf(phone);
  let answering = null;
  let staged = [];

  const tray = el('div.tray', { hidden: true });
  const input = el('textarea', {
    rows: '1',
    placeholder: 'Message',
    dir: 'auto',
    'aria-label': `Message as ${name}`,
    maxlength: '4096',
    dataset: { testid: `composer-${digits}` },
  });
  const sendButton = iconButton('send', 'Send', icon('send'), submit, { disabled: true, dataset: { testid: `send-${digits}` } });
  const smile = iconButton('plain', 'Emoji', icon('smile'), () => openEmojiBoard(smile, screen(), insert), {
    'aria-haspopup': 'true',
  });
  const clip = iconButton('plain', 'Attach', icon('plus'), () => openAttachMenu(clip, screen(), stage, sendOther), {
    'aria-haspopup': 'menu',
  });
  const node = el('form.composer', {}, tray, el('div.line', {}, el('div.field', {}, smile, input, clip), sendButton));

  node.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('input', refresh);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') answer(null);
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  input.addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) event.preventDefault();
    stage(files);
  });

  return { node, answer, stage, focus: () => input.focus() };

  /** Begins an answer to a message, or with null gives it up. */
  function answer(message) {
    answering = message;
    refresh();
    if (message) input.focus({ preventScroll: true });
  }

  function stage(files, type) {
    staged = [...staged, ...files.map((file) => ({ file, type: type ?? typeOf(file), url: URL.createObjectURL(file) }))];
    refresh();
    if (files.length > 0) input.focus({ preventScroll: true });
  }

  function insert(emoji) {
    input.setRangeText(emoji, input.selectionStart, input.selectionEnd, 'end');
    refresh();
  }

  async function submit() {
    const text = input.value.trim();
    if (text === '' && staged.length === 0) return;
    const [files, replyTo] = [staged, answering?.id];
    input.value = '';
    staged = [];
    answer(null);
    input.focus({ preventScroll: true });
    if (files.length === 0) send({ type: 'text', text, replyTo }, { type: 'text', text, replyTo });
    for (const [index, one] of files.entries()) await sendFile(one, index === 0 ? text : '', index === 0 ? replyTo : undefined);
  }

  async function sendFile({ file, type, url }, caption, replyTo) {
    const mime = file.type || 'application/octet-stream';
    const data = await base64Of(file);
    // WhatsApp's own recordings are Opus in Ogg; any other sound is a file that somebody attached.
    const voice = mime.startsWith('audio/ogg') || undefined;
    const body = { type, data, mime, filename: file.name, replyTo, voice, ...(caption && { caption }) };
    send(body, { type, text: caption, replyTo, media: { url, mime, filename: file.name, size: file.size } });
  }

  function sendOther(body) {
    const replyTo = answering?.id;
    answer(null);
    send({ ...body, replyTo }, { text: '', ...body, replyTo });
  }

  function refresh() {
    sendButton.disabled = input.value.trim() === '' && staged.length === 0;
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 112)}px`;
    input.placeholder = staged.length > 0 ? 'Add a caption' : 'Message';
    tray.replaceChildren(...(answering ? [answerBar()] : []), ...staged.map(stagedBar));
    tray.hidden = tray.childElementCount === 0;
  }

  function answerBar() {
    const bar = el(
      'div.answering',
      {},
      ...quoteLines(answering, chat).filter(Boolean),
      iconButton('plain', 'Do not answer this one', icon('close'), () => answer(null)),
    );
    bar.dataset.of = answering.from;
    return bar;
  }

  function stagedBar(one) {
    const drop = () => {
      URL.revokeObjectURL(one.url);
      staged = staged.filter((other) => other !== one);
      refresh();
    };
    const face = one.file.type.startsWith('image/')
      ? el('img', { src: one.url, alt: '' })
      : el('span.staged-icon', {}, icon(one.type === 'audio' ? 'mic' : one.type));
    const words = el('span.staged-words', {}, el('b', {}, one.file.name), `${one.type} · ${sizeOf(one.file.size)}`);
    return el('div.staged', {}, face, words, iconButton('plain', `Leave out ${one.file.name}`, icon('close'), drop));
  }
}
