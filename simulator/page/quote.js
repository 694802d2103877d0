import { mediaUrl } from './api.js';
import { el } from './dom.js';
import { kindOf, snippetOf } from './message-text.js';

/** The bar with whom and what a message answers; pressing it scrolls there. */
export function quoteView(id, chat) {
  const message = chat.find(id);
  const bar = el(
    'button.quote',
    { type: 'button', onclick: () => chat.scrollTo(id), disabled: !message },
    ...quoteLines(message, chat),
  );
  bar.dataset.of = message?.from ?? 'nobody';
  return bar;
}

/** The same lines, for the bar above the composer. */
export function quoteLines(message, chat) {
  if (!message) return [el('span.quote-words', {}, el('span.quote-what', {}, 'This message is not on this phone'))];
  const picture = ['image', 'sticker'].includes(kindOf(message)) && el('img', { src: mediaUrl(message.media), alt: '' });
  return [
    el(
      'span.quote-words',
      {},
      el('span.quote-who', {}, message.from === 'me' ? 'You' : chat.businessName),
      el('span.quote-what', { dir: 'auto' }, snippetOf(message)),
    ),
    picture,
  ];
}
