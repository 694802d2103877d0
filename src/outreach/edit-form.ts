import type { Locale } from '../crm/locale.ts';
import type { JsonObject } from '../meta/json.ts';

/**
 * How much its text takes. Meta's pages name 600 as what a TextArea takes where nothing is said, and no upper end for more; a longer draft is
 * asked for in words.
 */
export const editFormMost = 600;

/** The one screen, and its one field: what a message fills in and an answer brings back. */
export const editFormScreen = 'EDIT_TEXT';
export const editFormField = 'text';

/**
 * The form in which a draft is changed: one text with the draft in it, and Send. It needs no endpoint, because what it shows comes with the
 * message that opens it. Rules of form, and the version: meta-cloud-api.md §9.
 */
export function editFormJson(locale: Locale): JsonObject {
  const { title, label, send } = shown[locale];
  const field = {
    type: 'TextArea',
    name: editFormField,
    label,
    required: true,
    'max-length': editFormMost,
    'init-value': `\${data.${editFormField}}`,
  };
  const payload = { [editFormField]: `\${form.${editFormField}}` };
  const footer = { type: 'Footer', label: send, 'on-click-action': { name: 'complete', payload } };
  return {
    version: '7.3',
    screens: [
      {
        id: editFormScreen,
        title,
        terminal: true,
        data: { [editFormField]: { type: 'string', __example__: example[locale] } },
        layout: { type: 'SingleColumnLayout', children: [field, footer] },
      },
    ],
  };
}

/** Its name at Meta. The end counts up with the form: what is published cannot be changed, and a name is taken for good. */
export function editFormName(locale: Locale): string {
  return `hilo_edit_text_${locale}_1`;
}

const shown: Record<Locale, { title: string; label: string; send: string }> = {
  en: { title: 'Change the text', label: 'Your words', send: 'Send' },
  es: { title: 'Cambiar el texto', label: 'Tus palabras', send: 'Enviar' },
  pt: { title: 'Mudar o texto', label: 'Suas palavras', send: 'Enviar' },
};

const example: Record<Locale, string> = {
  en: 'Hello Ana, we are open until eight.',
  es: 'Hola, Ana: abrimos hasta las ocho.',
  pt: 'Olá, Ana: abrimos até as oito.',
};
