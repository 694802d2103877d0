import { el } from './dom.js';
import { openSheet } from './sheet.js';

/** The sheet that a list opens: sections, rows with a radio, Send. */
export function openListSheet(message, screen, onPick) {
  const title = message.listLabel ?? 'Options';
  const send = el('button.primary', { type: 'submit', disabled: true, dataset: { testid: 'list-send' } }, 'Send');
  const parts = { title, name: 'list', body: sectionsOf(message).map(sectionView), hint: 'Tap to select an item', send };
  const form = openSheet(parts, screen, (sent) => {
    const chosen = sent.querySelector('input:checked');
    if (!chosen) return false;
    onPick(chosen.value);
  });
  form.addEventListener('change', () => {
    send.disabled = false;
  });
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
