import { el, iconButton } from './dom.js';
import { icon } from './icons.js';

/**
 * The sheet that a list opens from the bottom of the phone: sections, rows with a radio, Send. What lies behind it is inert until it
 * closes, so that the keyboard stays in it.
 */
export function openListSheet(message, screen, onPick) {
  const opener = document.activeElement;
  const behind = [...screen.children];
  const title = message.listLabel ?? 'Options';
  const send = el('button.primary', { type: 'submit', disabled: true, dataset: { testid: 'list-send' } }, 'Send');
  const form = el(
    'form.sheet',
    { role: 'dialog', 'aria-modal': 'true', 'aria-label': title, dataset: { testid: 'list-sheet' } },
    el('div.sheet-head', {}, iconButton('plain', 'Close', icon('close'), close), el('h2', { dir: 'auto' }, title)),
    el('div.sheet-rows', {}, sectionsOf(message).map(sectionView)),
    el('div.sheet-foot', {}, el('span.sheet-hint', {}, 'Tap to select an item'), send),
  );
  const veil = el('div.veil', { onclick: (event) => event.target === veil && close() }, form);

  form.addEventListener('change', () => {
    send.disabled = false;
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const chosen = form.querySelector('input:checked');
    if (!chosen) return;
    close();
    onPick(chosen.value);
  });
  veil.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
  });

  for (const child of behind) child.inert = true;
  screen.append(veil);
  form.querySelector('input')?.focus({ preventScroll: true });

  function close() {
    for (const child of behind) child.inert = false;
    veil.remove();
    opener?.focus?.({ preventScroll: true });
  }
}

/** The server may give the sections or only the rows; rows that belong to no section make one without a title. */
function sectionsOf(message) {
  return message.sections?.length ? message.sections : [{ title: '', rows: message.rows }];
}

function sectionView(section) {
  return el(
    'fieldset.section',
    {},
    section.title && el('legend', { dir: 'auto' }, section.title),
    (section.rows ?? []).map((row) =>
      el(
        'label.choice',
        { dataset: { rowTitle: row.title } },
        el(
          'span.choice-words',
          { dir: 'auto' },
          el('span.choice-title', {}, row.title),
          row.description && el('span.choice-about', {}, row.description),
        ),
        el('input', { type: 'radio', name: 'row', value: row.title }),
      ),
    ),
  );
}
