import { el, iconButton } from './dom.js';
import { icon } from './icons.js';

/**
 * A sheet that comes up from the bottom of the phone: a title, what is asked, a foot with the button that sends. What lies behind it is inert
 * until it closes, so that the keyboard stays in it. `onSend` is given the form's element once it has closed. Answers the form.
 */
export function openSheet({ title, name, body, hint, send }, screen, onSend) {
  const opener = document.activeElement;
  const behind = [...screen.children];
  const form = el(
    'form.sheet',
    { role: 'dialog', 'aria-modal': 'true', 'aria-label': title, dataset: { testid: `${name}-sheet` } },
    el('div.sheet-head', {}, iconButton('plain', 'Close', icon('close'), close), el('h2', { dir: 'auto' }, title)),
    el('div.sheet-rows', {}, body),
    el('div.sheet-foot', {}, el('span.sheet-hint', { dir: 'auto' }, hint), send),
  );
  const veil = el('div.veil', { onclick: (event) => event.target === veil && close() }, form);

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (onSend(form) !== false) close();
  });
  veil.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });

  for (const child of behind) child.inert = true;
  screen.append(veil);
  form.querySelector('input, textarea')?.focus({ preventScroll: true });
  return form;

  function close() {
    for (const child of behind) child.inert = false;
    veil.remove();
    opener?.focus?.({ preventScroll: true });
  }
}
