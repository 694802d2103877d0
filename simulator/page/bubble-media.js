import { mediaUrl } from './api.js';
import { el, iconButton, svg } from './dom.js';
import { sizeOf } from './format.js';
import { icon } from './icons.js';
import { openLightbox } from './lightbox.js';

export function imageView(message) {
  const source = mediaUrl(message.media);
  const picture = el('img', { src: source, alt: message.media.filename ?? 'Photo' });
  picture.onerror = () => frame.replaceWith(missingView('image', 'The picture is no longer there'));
  const frame = el(
    'button.picture',
    { type: 'button', 'aria-label': 'Open the picture', onclick: () => openLightbox(source, picture.alt) },
    picture,
  );
  return frame;
}

export function stickerView(message) {
  const picture = el('img.sticker', { src: mediaUrl(message.media), alt: 'Sticker' });
  picture.onerror = () => picture.replaceWith(missingView('sticker', 'Sticker'));
  return picture;
}

export function videoView(message) {
  const film = el('video.film', { src: mediaUrl(message.media), controls: true, preload: 'metadata', playsinline: true });
  film.onerror = () => film.replaceWith(missingView('video', 'Video'));
  return film;
}

export function documentView(message) {
  const { media } = message;
  const name = media.filename ?? 'Document';
  const ending = /\.([a-z0-9]{1,4})$/iu.exec(name)?.[1] ?? media.mime?.split('/')[1]?.slice(0, 4) ?? 'file';
  return el(
    'a.file',
    { href: mediaUrl(media), download: name, title: `Save ${name}` },
    el(`span.file-icon.file-${ending.toLowerCase()}`, {}, el('b', {}, ending.toUpperCase())),
    el(
      'span.file-words',
      {},
      el('span.file-name', {}, name),
      el('span.file-about', {}, [sizeOf(media.size), media.mime].filter(Boolean).join(' · ')),
    ),
  );
}

/** A voice note: play, the wave (drawn from the message's id, so it is always the same), where it is. */
export function audioView(message, chat) {
  const sound = new Audio();
  sound.preload = 'metadata';
  sound.src = mediaUrl(message.media);
  const wave = waveView(message.id);
  const bars = [...wave.children];
  const seek = el('input', { type: 'range', min: '0', max: '1000', value: '0', 'aria-label': 'Position' });
  const length = el('span.voice-time', {}, '0:00');
  // A sound that the browser cannot decode stays silent: the file itself is what the business works with.
  const toggle = () => (sound.paused ? sound.play().catch(() => {}) : sound.pause());
  const play = iconButton('voice-play', 'Play', icon('play'), toggle);

  const show = () => {
    const share = sound.duration > 0 ? sound.currentTime / sound.duration : 0;
    seek.value = String(share * 1000);
    for (const [index, bar] of bars.entries()) bar.classList.toggle('is-played', share > 0 && index / bars.length <= share);
    length.textContent = minutes(sound.currentTime > 0 ? sound.currentTime : sound.duration);
    play.replaceChildren(icon(sound.paused ? 'play' : 'pause'));
    play.setAttribute('aria-label', sound.paused ? 'Play' : 'Pause');
  };
  for (const moment of ['play', 'pause', 'timeupdate', 'loadedmetadata', 'ended']) sound.addEventListener(moment, show);
  seek.addEventListener('input', () => {
    if (sound.duration > 0) sound.currentTime = (Number(seek.value) / 1000) * sound.duration;
  });

  const face = el('span.voice-face', {}, chat.initialsOf(message.from), icon('mic'));
  return el('div.voice', {}, face, play, el('span.voice-wave', {}, wave, seek, length));
}

function waveView(seed) {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) >>> 0, 7);
  const bars = Array.from({ length: 34 }, (_, index) => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    const swell = 0.45 + 0.55 * Math.abs(Math.sin(index / 3.1));
    const height = 3 + Math.round((state / 2 ** 32) * 17 * swell);
    return svg('rect', { x: index * 4, y: (24 - height) / 2, width: 2.4, height, rx: 1.2 });
  });
  return svg('svg', { viewBox: '0 0 136 24', 'aria-hidden': 'true', preserveAspectRatio: 'none' }, ...bars);
}

function missingView(glyph, words) {
  return el('span.missing', {}, icon(glyph), words);
}

function minutes(seconds) {
  if (!Number.isFinite(seconds)) return '0:00';
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
