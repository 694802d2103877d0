import { el, iconButton } from './dom.js';
import { icon } from './icons.js';

/** A picture over everything; Escape or a press closes it. */
export function openLightbox(source, alt) {
  const box = el('dialog.lightbox', { 'aria-label': alt, onclick: () => box.close(), onclose: () => box.remove() });
  box.append(
    el('img', { src: source, alt }),
    iconButton('lightbox-close', 'Close', icon('close'), () => box.close()),
  );
  document.body.append(box);
  box.showModal();
}
