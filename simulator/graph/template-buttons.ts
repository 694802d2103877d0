import type { Json } from '../state.ts';
import { GraphRefusal } from './errors.ts';
import { variablesOf } from './template-text.ts';

/** How many of a kind one template may have (Meta: template components; meta-cloud-api.md §6). */
const most: Record<string, number> = {
  QUICK_REPLY: 10,
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  FLOW: 1,
  CATALOG: 1,
  MPM: 1,
  SPM: 1,
  REQUEST_CONTACT_INFO: 1,
  VOICE_CALL: 1,
};

/** At most 10 buttons, quick replies together, text 25, url 2,000 with one variable at its end, phone 20 digits. */
export function checkButtons(component: Json): void {
  const buttons = component.buttons;
  if (!Array.isArray(buttons) || buttons.length === 0) throw refuse('BUTTONS needs at least one button.');
  if (buttons.length > 10) throw refuse(`A template may have 10 buttons; it has ${buttons.length}.`);
  const list = buttons as Json[];
  for (const button of list) {
    button.type = String(button.type).toUpperCase();
    checkButton(button);
  }
  for (const [type, limit] of Object.entries(most)) {
    const count = list.filter((button) => button.type === type).length;
    if (count > limit) throw refuse(`At most ${limit} ${type} buttons; it has ${count}.`);
  }
  const runs = list.map((button) => button.type === 'QUICK_REPLY').filter((quick, index, all) => quick && !all[index - 1]).length;
  if (runs > 1) throw refuse('Quick replies must stand together.');
  const texts = list.map((button) => button.text).filter((text) => text !== undefined);
  if (new Set(texts).size !== texts.length) throw refuse('Button texts must differ.');
}

function checkButton(button: Json): void {
  const type = String(button.type);
  if (!(type in most)) throw refuse(`Button type ${type} is not known.`);
  if (type !== 'COPY_CODE' && type !== 'REQUEST_CONTACT_INFO') {
    if (typeof button.text !== 'string' || button.text.trim() === '') throw refuse(`A ${type} button needs a text.`);
    if (button.text.length > 25) throw refuse(`"${button.text}" is ${button.text.length} characters long, at most 25.`);
    if (variablesOf(button.text).length > 0) throw refuse("A button's text may have no variables.");
  }
  if (type === 'URL') checkUrl(button);
  if (type === 'PHONE_NUMBER' && !/^\+?\d{5,20}$/.test(String(button.phone_number)))
    throw refuse('A phone button needs phone_number, at most 20 digits.');
  // Meta raised the code from 15 to 20 characters in December 2025 (?); 15 is safe.
  if (type === 'COPY_CODE' && String(button.example ?? '').length > 15) throw refuse('A coupon code has at most 15 characters.');
}

function checkUrl(button: Json): void {
  const url = String(button.url ?? '');
  if (!/^https?:\/\/\S+$/.test(url) || url.length > 2_000) throw refuse('A URL button needs a url of at most 2000 characters.');
  if (/\/\/(wa\.me|bit\.ly|tinyurl\.com)\b/.test(url)) throw refuse('Links to wa.me and shortened links are not allowed.');
  const names = variablesOf(url);
  if (names.length > 1 || (names.length === 1 && !url.endsWith('}}'))) throw refuse('A url may have one variable, at its end.');
  if (names.length === 1 && !Array.isArray(button.example)) throw refuse('A url with a variable needs an example.');
}

function refuse(message: string): GraphRefusal {
  return new GraphRefusal(100, message, {
    subcode: 2388072,
    user: { title: "Message template's buttons can't be sent", message },
  });
}
