import { el } from './dom.js';
import { icon } from './icons.js';

/**
 * The buttons under a bubble. Answers go back to the business through `tap`; the others (an address, a number, a code) do on the phone
 * what they say and the business hears nothing, as in WhatsApp.
 */
export function callToActions({ buttons = [], link }, tap) {
  const all = link ? [...buttons, link] : buttons;
  if (all.length === 0) return null;
  return el(
    'div.ctas',
    {},
    all.map((button) => buttonView(button, tap)),
  );
}

/** "☰ label": the sheet with the rows opens from here. */
export function listOpener(message, chat) {
  if (!message.rows?.length) return null;
  const label = el('span', {}, message.listLabel ?? 'Options');
  return sheetOpener(label, { listOpener: message.id }, () => chat.openList(message));
}

/** A form's button: the sheet with its fields opens from here. */
export function formOpener(message, chat) {
  if (!message.form) return null;
  const label = el('span', { dir: 'auto' }, message.form.label);
  return sheetOpener(label, { formOpener: message.id }, () => chat.openForm(message));
}

function sheetOpener(label, dataset, open) {
  return el(
    'div.ctas',
    {},
    el('button.cta', { type: 'button', onclick: open, 'aria-haspopup': 'dialog', dataset }, icon('list'), label),
  );
}
