import { callToActions, formOpener, listOpener } from './bubble-buttons.js';
import { audioView, documentView, imageView, stickerView, videoView } from './bubble-media.js';
import { carouselView, contactsView, locationView } from './bubble-parts.js';
import { el, iconButton } from './dom.js';
import { emojiCount, formatted, isRightToLeft } from './format.js';
import { icon, tick } from './icons.js';
import { bodyOf, kindOf } from './message-text.js';
import { quoteView } from './quote.js';
import { reactionsView } from './reactions.js';

/**
 * One message as its phone shows it. `chat` is what a bubble may ask of its phone: names, the clock, other messages, and the actions
 * tap, openList, openForm, reply, openReactions, react, scrollTo, retry.
 */
export function bubbleView(message, chat) {
  const kind = kindOf(message);
  const bubble = el(
    'div.bubble',
    {
      dataset: { messageId: message.id, from: message.from, type: message.type, kind, status: message.status },
      ondblclick: (event) => replyByDoubleClick(event, message, chat),
    },
    el('span.unseen', {}, `${message.from === 'me' ? 'You' : chat.businessName}: `),
    message.replyTo && quoteView(message.replyTo, chat),
    contentView(message, kind, chat),
    metaView(message, chat),
    listOpener(message, chat),
    formOpener(message, chat),
    callToActions(message, (button) => chat.tap(message, button)),
    message.cards?.length > 0 && carouselView(message, chat),
    actionsView(message, chat),
    reactionsView(message, chat),
    failureView(message, chat),
  );
  if (message.templateName || message.type === 'template') bubble.classList.add('is-template');
  return el(`div.row.from-${message.from}`, {}, bubble);
}

/** Shows a changed status or reaction without touching the rest: a playing voice note goes on, a screen reader stays silent. */
export function refreshBubble(row, message, chat) {
  const bubble = row.querySelector('.bubble');
  bubble.dataset.status = message.status;
  bubble.querySelector(':scope > .meta').replaceWith(metaView(message, chat));
  bubble.querySelector(':scope > .reactions').replaceWith(reactionsView(message, chat));
  bubble.querySelector(':scope > .failure').replaceWith(failureView(message, chat));
}

/** Everything about a message that refreshBubble does not draw: while this is equal, the bubble stays. */
export function contentKey({ status, reactions, why, error, retryBody, ...content }) {
  return JSON.stringify(content);
}

function contentView(message, kind, chat) {
  const parts = [];
  if (typeof message.header === 'string' && message.header !== '')
    parts.push(el('div.head', { dir: 'auto' }, formatted(message.header)));
  const draw = {
    image: imageView,
    video: videoView,
    audio: audioView,
    document: documentView,
    sticker: stickerView,
    location: locationView,
    contacts: contactsView,
  }[kind];
  if (draw) parts.push(draw(message, chat));
  const text = ['location', 'contacts'].includes(kind) ? '' : bodyOf(message);
  if (text !== '') parts.push(textView(text));
  else if (!draw && parts.length === 0) parts.push(el('div.text.is-unsupported', {}, 'This message cannot be shown here'));
  if (typeof message.footer === 'string' && message.footer !== '') parts.push(el('div.foot', { dir: 'auto' }, message.footer));
  return el('div.content', {}, parts);
}

function textView(text) {
  const emoji = emojiCount(text);
  const classes = emoji > 0 ? `.is-emoji.emoji-${emoji}` : isRightToLeft(text) ? '.is-rtl' : '';
  return el(`div.text${classes}`, { dir: 'auto' }, formatted(text));
}

function metaView(message, chat) {
  const mark =
    message.templateName || message.type === 'template' ? `template · ${(message.category ?? 'utility').toLowerCase()}` : null;
  return el(
    'div.meta',
    {},
    mark && el('span.mark', { title: message.templateName }, mark),
    el('time', { datetime: message.at }, chat.clock.time(message.at)),
    message.from === 'me' && message.status !== 'failed' && tick(message.status),
  );
}

/** Ours may be tried again; one of the business that never arrived is shown because the person at the desk should know. */
function failureView(message, chat) {
  if (message.status !== 'failed') return el('div.failure', { hidden: true });
  const ours = message.from === 'me';
  const code = message.error?.code ?? message.error;
  const why = message.why ?? message.error?.title ?? (code ? `error ${code}` : '');
  return el(
    'div.failure',
    { role: 'alert' },
    icon('alert'),
    el('span', {}, `${ours ? 'Not sent' : 'Never arrived'}${why ? ` · ${why}` : ''}`),
    message.retryBody && el('button.retry', { type: 'button', onclick: () => chat.retry(message) }, 'Try again'),
  );
}

function actionsView(message, chat) {
  if (message.id.startsWith('local-')) return null;
  return el(
    'div.actions',
    {},
    iconButton('act', 'Reply', icon('reply'), () => chat.reply(message)),
    iconButton('act', 'React', icon('smile'), (event) => chat.openReactions(message, event.currentTarget), {
      'aria-haspopup': 'true',
    }),
  );
}

function replyByDoubleClick(event, message, chat) {
  if (event.target.closest('button, a, video, input') || message.id.startsWith('local-')) return;
  getSelection()?.removeAllRanges();
  chat.reply(message);
}
