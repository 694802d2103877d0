import type { Json } from '../state.ts';
import { GraphRefusal } from './errors.ts';
import { checkButtons } from './template-buttons.ts';
import { variablesOf } from './template-text.ts';

/** Template creation speaks in subcodes and in a sentence for the author (Meta: template error codes; meta-cloud-api.md §5). */
export function templateRefusal(subcode: number, title: string, message: string): GraphRefusal {
  return new GraphRefusal(100, message, { subcode, user: { title, message } });
}

const badHeader = (message: string) => templateRefusal(2388047, "Message template's header can't be sent", message);
const badBody = (message: string) => templateRefusal(2388072, "Message template's body can't be sent", message);
const badFooter = (message: string) => templateRefusal(2388073, "Message template's footer can't be sent", message);

/** Everything Meta checks before it takes a template in for review (§6); returns the components as they are stored. */
export function checkComponents(components: unknown, category: string, format: 'POSITIONAL' | 'NAMED'): Json[] {
  if (!Array.isArray(components) || components.length === 0) throw new GraphRefusal(100, 'The parameter components is required.');
  const list = (components as Json[]).map((component) => ({ ...component, type: String(component.type).toUpperCase() }) as Json);
  for (const component of list) {
    if (!['HEADER', 'BODY', 'FOOTER', 'BUTTONS'].includes(String(component.type))) {
      throw new GraphRefusal(100, `Component type ${String(component.type)} is not one of HEADER, BODY, FOOTER, BUTTONS.`);
    }
  }
  if (new Set(list.map((component) => component.type)).size !== list.length)
    throw new GraphRefusal(100, 'A component type may be used once.');
  if (category === 'AUTHENTICATION') return authentication(list);
  const body = list.find((component) => component.type === 'BODY');
  if (!body) throw badBody('A template needs a BODY component.');
  for (const component of list) {
    if (component.type === 'HEADER') checkHeader(component, format);
    if (component.type === 'BODY') checkBody(component, format);
    if (component.type === 'FOOTER') checkFooter(component);
    if (component.type === 'BUTTONS') checkButtons(component);
  }
  return list;
}

/** Header text 60 and one variable; media headers need a handle from a resumable upload, never a URL (2388273). */
function checkHeader(header: Json, format: 'POSITIONAL' | 'NAMED'): void {
  const kind = String(header.format);
  if (kind === 'TEXT') {
    const text = textOf(header, badHeader);
    if (text.length > 60) throw badHeader(`The header is ${text.length} characters long, at most 60.`);
    if (variablesOf(text).length > 1) throw badHeader('The header may have one variable.');
    checkVariables(text, header.example as Json | undefined, format, 'header_text', badHeader);
  } else if (['IMAGE', 'VIDEO', 'DOCUMENT'].includes(kind)) {
    const handle = ((header.example as Json | undefined)?.header_handle as string[] | undefined)?.[0];
    if (typeof handle !== 'string' || !handle.startsWith('4::')) {
      throw templateRefusal(
        2388273,
        'Media header needs a sample',
        'Give a handle from a resumable upload in example.header_handle.',
      );
    }
  } else if (kind !== 'LOCATION') {
    throw badHeader(`Header format ${kind} is not one of TEXT, IMAGE, VIDEO, DOCUMENT, LOCATION.`);
  }
}

/** Body 1,024; variables with examples, not at the ends (2388299), not side by side, not too many for the words (2388293). */
function checkBody(body: Json, format: 'POSITIONAL' | 'NAMED'): void {
  const text = textOf(body, badBody);
  if (text.length > 1_024)
    throw templateRefusal(2388040, 'Body is too long', `The body is ${text.length} characters long, at most 1024.`);
  if (/^\s*\{\{|\}\}\s*$/.test(text)) {
    throw templateRefusal(
      2388299,
      "Variables can't be at the start or end",
      'Leading or trailing parameters are not allowed in the body.',
    );
  }
  if (/\}\}\s*\{\{/.test(text)) throw badBody('Variables may not stand side by side.');
  if (/\n{3,}/.test(text)) throw badBody('More than two newlines in a row are not allowed.');
  const names = checkVariables(text, body.example as Json | undefined, format, 'body_text', badBody);
  // Meta does not publish the ratio; 2n+1 words for n variables is what integrators report.
  const words = text
    .replaceAll(/\{\{[^}]*\}\}/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  if (names.length > 0 && words < 2 * names.length + 1) {
    throw templateRefusal(
      2388293,
      'Too many variables for the length',
      `${names.length} variables need at least ${2 * names.length + 1} words; there are ${words}.`,
    );
  }
}

function checkFooter(footer: Json): void {
  const text = textOf(footer, badFooter);
  if (text.length > 60) throw badFooter(`The footer is ${text.length} characters long, at most 60.`);
  if (variablesOf(text).length > 0) throw badFooter('The footer may have no variables.');
}

function textOf(component: Json, refuse: (message: string) => GraphRefusal): string {
  if (typeof component.text !== 'string' || component.text.trim() === '') throw refuse('The text is missing.');
  return component.text;
}

/** Positional variables count 1, 2, 3…; named ones are lower case words; each has an example (§6). */
function checkVariables(
  text: string,
  example: Json | undefined,
  format: 'POSITIONAL' | 'NAMED',
  key: 'header_text' | 'body_text',
  refuse: (message: string) => GraphRefusal,
): string[] {
  const names = variablesOf(text);
  if (names.some((name) => /[#$%]/.test(name) || name === '')) throw refuse('Variables may not hold #, $ or % or be empty.');
  if (/\{\{[^}]*$|^[^{]*\}\}/.test(text)) throw refuse('The braces of a variable do not match.');
  if (format === 'NAMED') {
    if (names.some((name) => !/^[a-z_][a-z0-9_]*$/.test(name)))
      throw refuse('Named variables are lower case letters, digits and underscores.');
    const given = ((example?.[`${key}_named_params`] as Json[] | undefined) ?? []).map((one) => one.param_name);
    if (names.some((name) => !given.includes(name))) throw refuse(`Every variable needs an example in ${key}_named_params.`);
    return names;
  }
  const numbers = names.map(Number).sort((one, other) => one - other);
  if (numbers.some((number, index) => number !== index + 1)) throw refuse('Variables must be {{1}}, {{2}}, … without gaps.');
  const given =
    key === 'body_text' ? (example?.body_text as unknown[][] | undefined)?.[0] : (example?.header_text as unknown[] | undefined);
  if (names.length > 0 && given?.length !== names.length) throw refuse(`Every variable needs an example in example.${key}.`);
  return names;
}

/** The words of authentication templates are Meta's own; only switches and the OTP button are the author's (§6). */
function authentication(list: Json[]): Json[] {
  const [otp] = (list.find((component) => component.type === 'BUTTONS')?.buttons as Json[] | undefined) ?? [];
  if (String(otp?.type).toUpperCase() !== 'OTP') throw new GraphRefusal(100, 'Authentication templates need one OTP button.');
  const label = typeof otp?.text === 'string' ? otp.text : 'Copy code';
  const url = `https://www.whatsapp.com/otp/code/?otp_type=${String(otp?.otp_type)}&code=otp{{1}}`;
  return [
    { type: 'BODY', text: '*{{1}}* is your verification code.', example: { body_text: [['123456']] } },
    {
      type: 'BUTTONS',
      buttons: [{ type: 'URL', text: label, url, example: ['https://www.whatsapp.com/otp/code/?code=otp123456'] }],
    },
  ];
}
