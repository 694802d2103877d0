import { callToActions } from './bubble-buttons.js';
import { imageView, videoView } from './bubble-media.js';
import { el, iconButton, initialsOf } from './dom.js';
import { formatted } from './format.js';
import { icon } from './icons.js';
import { contactName } from './message-text.js';

/** A map without a map: tiles would come from another host, so the streets are the style sheet's. */
export function locationView({ location }) {
  const [latitude, longitude] = [Number(location.latitude), Number(location.longitude)];
  const address = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  return el(
    'a.place',
    { href: address, target: '_blank', rel: 'noopener noreferrer nofollow' },
    el('span.place-map', {}, icon('pin')),
    el('span.place-name', { dir: 'auto' }, location.name ?? `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`),
    location.address && el('span.place-address', { dir: 'auto' }, location.address),
  );
}

export function contactsView({ contacts }) {
  return el('div.people', {}, contacts.map(contactView));
}

function contactView(contact) {
  const name = contactName(contact);
  const phones = (contact.phones ?? []).map((phone) => phone.phone ?? phone.wa_id).filter(Boolean);
  return el(
    'div.person',
    {},
    el('span.avatar', { 'aria-hidden': 'true' }, initialsOf(name)),
    el(
      'span.person-words',
      {},
      el('span.person-name', { dir: 'auto' }, name),
      el('span.person-about', {}, phones.join(', ') || contact.org?.company || ''),
    ),
  );
}

/** Cards beside each other; the arrows are for those who cannot swipe. */
export function carouselView(message, chat) {
  const strip = el(
    'div.cards',
    { tabindex: '0', role: 'group', 'aria-label': `${message.cards.length} cards` },
    message.cards.map((card, index) => cardView(card, index, message, chat)),
  );
  const step = (direction) => strip.scrollBy({ left: direction * strip.clientWidth * 0.7, behavior: 'smooth' });
  const back = iconButton('cards-arrow.is-back', 'Previous card', icon('back'), () => step(-1));
  const forth = iconButton('cards-arrow.is-forth', 'Next card', icon('back'), () => step(1));
  const ends = () => {
    back.hidden = strip.scrollLeft < 8;
    forth.hidden = strip.scrollLeft + strip.clientWidth > strip.scrollWidth - 8;
  };
  strip.addEventListener('scroll', ends, { passive: true });
  new ResizeObserver(ends).observe(strip);
  return el('div.carousel', {}, strip, back, forth);
}

function cardView(card, index, message, chat) {
  const id = card.media?.id ?? `${message.id}-${index}`;
  const picture = card.media && (card.media.mime?.startsWith('video/') ? videoView : imageView)({ id, media: card.media });
  const text = card.text ?? card.body ?? '';
  return el(
    'div.card',
    { dataset: { card: String(index) } },
    picture,
    typeof card.header === 'string' && card.header !== '' && el('div.head', { dir: 'auto' }, card.header),
    text !== '' && el('div.text', { dir: 'auto' }, formatted(text)),
    callToActions(card, (button) => chat.tap(message, button, index)),
  );
}
