import { el, spaced } from './dom.js';
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

function buttonView(button, tap) {
  const kind = (button.type ?? button.kind ?? '').toLowerCase();
  const hook = { buttonTitle: button.title };
  const inside = (glyph) => [icon(glyph), el('span', { dir: 'auto' }, button.title)];
  const address = button.url && safeAddress(button.url);
  if (address)
    return el(
      'a.cta',
      { href: address, target: '_blank', rel: 'noopener noreferrer nofollow', title: address, dataset: hook },
      inside('link'),
    );
  if (kind === 'phone_number') {
    return el(
      'button.cta',
      { type: 'button', title: spaced(button.phone ?? button.phone_number ?? ''), dataset: hook },
      inside('phone'),
    );
  }
  if (kind === 'copy_code') {
    const copy = () => navigator.clipboard?.writeText(button.code ?? button.title);
    return el('button.cta', { type: 'button', onclick: copy, dataset: hook }, inside('copy'));
  }
  return el('button.cta', { type: 'button', onclick: () => tap(button), dataset: hook }, inside('reply'));
}

function safeAddress(url) {
  return /^https?:\/\//iu.test(url) ? url : null;
}
