import { digitsOf, el, iconButton, spaced } from './dom.js';
import { icon } from './icons.js';
import { hasName, nameOf, numberOf } from './people.js';
import { openPopover } from './popover.js';

/** "Add a phone": a new customer, or one that has written before and is not on the table. */
export function addPhoneButton(board) {
  const count = el('span.count', { title: 'Phones that are not on the table' });
  const button = el(
    'button.tool',
    { type: 'button', 'aria-haspopup': 'dialog', onclick: open, dataset: { testid: 'add-phone' } },
    icon('addPhone'),
    el('span', {}, 'Add a phone'),
    count,
  );
  const away = () => board.people().filter((person) => !board.isOut(person.phone));
  return {
    node: button,
    count: () => {
      count.textContent = away().length > 0 ? String(away().length) : '';
    },
  };

  function open() {
    const panel = el('form.small-form', { role: 'dialog', 'aria-label': 'Add a phone' });
    const close = openPopover(panel, button, document.body);
    const take = (person) => {
      close();
      board.take(person);
    };
    panel.append(
      el('div.small-head', {}, el('h2', {}, 'Add a phone'), iconButton('plain', 'Close', icon('close'), close)),
      el(
        'label',
        {},
        'Name',
        el('input', { name: 'name', required: true, maxlength: '60', placeholder: 'Marta Gil', autocomplete: 'off' }),
      ),
      el(
        'label',
        {},
        'Number',
        el('input', {
          name: 'phone',
          required: true,
          inputmode: 'tel',
          pattern: '\\+?[\\d ]{7,20}',
          value: spaced(freeNumber()),
          autocomplete: 'off',
        }),
      ),
      el('label.check', {}, el('input', { name: 'hidePhone', type: 'checkbox' }), 'Hide the phone (known by BSUID only)'),
      el('button.primary', { type: 'submit' }, 'Add'),
      ...knownView(take),
    );
    panel.addEventListener('submit', (event) => {
      event.preventDefault();
      const { name, phone, hidePhone } = Object.fromEntries(new FormData(panel));
      const number = `+${digitsOf(phone)}`;
      take(
        board.people().find((person) => person.phone === number) ?? {
          phone: number,
          name: name.trim(),
          owner: false,
          hidePhone: hidePhone === 'on',
        },
      );
    });
    panel.elements.name.focus();
  }

  function knownView(take) {
    if (away().length === 0) return [];
    const rows = away().map((person) =>
      el(
        'button.known',
        { type: 'button', onclick: () => take(person) },
        el('b', {}, nameOf(person)),
        hasName(person) && el('span', {}, numberOf(person)),
      ),
    );
    return [el('h3', {}, 'Who wrote before'), el('div.known-list', {}, rows)];
  }

  /** The next number of the practice range that nobody has. */
  function freeNumber() {
    const taken = new Set(board.people().map((person) => person.phone));
    let number = 34_600_000_112;
    while (taken.has(`+${number}`)) number += 1;
    return `+${number}`;
  }
}
