import { el, iconButton } from './dom.js';
import { icon } from './icons.js';
import { openPopover } from './popover.js';

const contactForm = {
  fields: [
    { name: 'name', label: 'Name', value: 'Leo Paz' },
    { name: 'phone', label: 'Phone', value: '+34 600 000 133', mode: 'tel', pattern: '\\+?[\\d ]{6,20}' },
  ],
  body: ({ name, phone }) => ({
    type: 'contacts',
    contacts: [{ name: { formatted_name: name, first_name: name.split(' ')[0] }, phones: [{ phone, type: 'CELL' }] }],
  }),
};

const locationForm = {
  fields: [
    { name: 'name', label: 'Name', value: 'Puerta del Sol', optional: true },
    { name: 'address', label: 'Address', value: 'Madrid', optional: true },
    { name: 'latitude', label: 'Latitude', value: '40.4168', mode: 'decimal', pattern: '-?\\d{1,2}(\\.\\d+)?' },
    { name: 'longitude', label: 'Longitude', value: '-3.7038', mode: 'decimal', pattern: '-?\\d{1,3}(\\.\\d+)?' },
  ],
  body: ({ latitude, longitude, name, address }) => ({
    type: 'location',
    location: { latitude: Number(latitude), longitude: Number(longitude), ...(name && { name }), ...(address && { address }) },
  }),
};

const kinds = [
  { glyph: 'image', label: 'Photo', type: 'image', accept: 'image/jpeg,image/png' },
  { glyph: 'video', label: 'Video', type: 'video', accept: 'video/mp4,video/3gpp' },
  { glyph: 'document', label: 'Document', type: 'document', accept: '' },
  { glyph: 'mic', label: 'Audio', type: 'audio', accept: 'audio/*' },
  { glyph: 'sticker', label: 'Sticker', type: 'sticker', accept: 'image/webp' },
  { glyph: 'person', label: 'Contact', form: contactForm },
  { glyph: 'pin', label: 'Location', form: locationForm },
];

/** The paper clip's menu. Files go to `onFiles(files, type)` to be looked at first; contact and location to `onSend(body)`. */
export function openAttachMenu(anchor, screen, onFiles, onSend) {
  const menu = el('div.attach', { role: 'menu', 'aria-label': 'Attach' });
  const close = openPopover(menu, anchor, screen);
  for (const kind of kinds) {
    const choose = () => {
      close();
      if (kind.form) openForm(kind, anchor, screen, onSend);
      else chooseFiles(kind, onFiles);
    };
    menu.append(
      el(
        `button.attach-${kind.glyph}`,
        { type: 'button', role: 'menuitem', onclick: choose },
        el('span.attach-icon', {}, icon(kind.glyph)),
        kind.label,
      ),
    );
  }
  menu.firstChild.focus();
}

/** What a dropped or pasted file is sent as, when nobody chose from the menu. */
export function typeOf(file) {
  const family = file.type.split('/')[0];
  return ['image', 'video', 'audio'].includes(family) ? family : 'document';
}

function chooseFiles(kind, onFiles) {
  const input = el('input', { type: 'file', accept: kind.accept, multiple: kind.type === 'image' || kind.type === 'document' });
  input.addEventListener('change', () => onFiles([...input.files], kind.type));
  input.click();
}

function openForm(kind, anchor, screen, onSend) {
  const form = el('form.small-form', { 'aria-label': kind.label });
  const close = openPopover(form, anchor, screen);
  form.append(
    el('div.small-head', {}, el('h2', {}, kind.label), iconButton('plain', 'Close', icon('close'), close)),
    ...kind.form.fields.map((field) =>
      el(
        'label',
        {},
        field.label,
        el('input', {
          name: field.name,
          value: field.value,
          required: !field.optional,
          inputmode: field.mode,
          pattern: field.pattern,
        }),
      ),
    ),
    el('button.primary', { type: 'submit' }, 'Send'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = kind.form.body(Object.fromEntries(new FormData(form)));
    close();
    onSend(body);
  });
  form.querySelector('input').select();
}
