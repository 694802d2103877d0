import { el } from './dom.js';
import { openSheet } from './sheet.js';

/** The sheet that a form's button opens: its fields with what stands in them, and its own button, which waits until what is needed is there. */
export function openFormSheet({ form }, screen, onSend) {
  const send = el('button.primary', { type: 'submit', dataset: { testid: 'form-send' } }, form.submit);
  const parts = { title: form.title, name: 'form', body: el('div.fields', {}, form.fields.map(fieldView)), hint: '', send };
  const sheet = openSheet(parts, screen, () => onSend(valuesIn(sheet)));
  const judge = () => {
    send.disabled = form.fields.some((field) => field.required && valuesIn(sheet)[field.name].trim() === '');
    for (const count of sheet.querySelectorAll('.field-count')) count.textContent = countOf(count.previousElementSibling);
  };
  sheet.addEventListener('input', judge);
  judge();
  // Whoever changes two words wants the end of it, not all of it selected.
  const [first] = sheet.querySelectorAll('.field-text');
  first?.setSelectionRange(first.value.length, first.value.length);
}

function fieldView({ name, label, many, value, max, required }) {
  const props = { name, maxlength: max, required, dir: 'auto', dataset: { field: name } };
  const text = el(many ? 'textarea.field-text' : 'input.field-text', many ? { ...props, rows: 7 } : { ...props, type: 'text' });
  text.value = value;
  return el('label.field-row', {}, el('span.field-label', { dir: 'auto' }, label), text, el('span.field-count', {}));
}

function valuesIn(sheet) {
  return Object.fromEntries([...sheet.querySelectorAll('.field-text')].map((text) => [text.name, text.value]));
}

function countOf(text) {
  return `${text.value.length} / ${text.maxLength}`;
}
