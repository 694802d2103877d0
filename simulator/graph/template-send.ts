import type { BubbleMedia, Business, Button, Json, Look, State, Template } from '../state.ts';
import type { World } from '../world.ts';
import { GraphRefusal } from './errors.ts';
import { readSentMedia } from './media-limits.ts';
import { listAt, objectAt, onlyKeys, textAt } from './shape.ts';
import { buttonsOf, fill, partOf, variablesOf } from './template-text.ts';

/** Reads `template` of a send against the approved one (Meta: sending templates; meta-cloud-api.md §3.3). */
export function readTemplateSend(world: World, business: Business, body: Json): { look: Look; template: Template } {
  const wanted = objectAt(body.template, 'template');
  onlyKeys(wanted, 'template', ['name', 'language', 'components', 'namespace']);
  const name = textAt(wanted.name, "template['name']", 512, 100);
  const language = objectAt(wanted.language, "template['language']");
  const template = approvedTemplate(world.state, business, name, textAt(language.code, "template['language']['code']", 16, 100));
  const given = wanted.components === undefined ? [] : listAt(wanted.components, "template['components']", 0, 20);
  for (const component of given) checkKind(component);

  const header = readHeader(world, business, template, given);
  const words = fill(partOf(template, 'BODY')?.text, readTexts(template, 'BODY', componentOf(given, 'body')));
  if (words.length > 1_024)
    throw new GraphRefusal(132005, `Translated text is too long: body has ${words.length} characters, at most 1024.`);
  const footer = partOf(template, 'FOOTER')?.text as string | undefined;
  const buttons = readButtons(template, given);
  const link = linkOf(template, given);
  const look: Look = {
    ...{ type: 'template', buttons, rows: [], header: header.text, media: header.media, body: words, footer, link },
    text: [header.text, words, footer].filter((part) => part !== undefined && part !== '').join('\n'),
    ...{ templateName: template.name, category: template.category },
  };
  return { look, template };
}

/** The language must be exactly an approved translation; there is no fallback (§3.3). */
function approvedTemplate(state: State, business: Business, name: string, language: string): Template {
  const template = [...state.templates.values()].find(
    (one) => one.waba === business.waba && one.name === name && one.language === language,
  );
  if (template?.status === 'PAUSED')
    throw new GraphRefusal(132015, `Template ${name} (${language}) is paused due to low quality.`);
  if (template?.status === 'DISABLED') throw new GraphRefusal(132016, `Template ${name} (${language}) is disabled.`);
  if (template?.status !== 'APPROVED') throw new GraphRefusal(132001, `template name (${name}) does not exist in ${language}`);
  return template;
}

function checkKind(component: Json): void {
  onlyKeys(component, "template['components']", ['type', 'sub_type', 'index', 'parameters']);
  const type = typeof component.type === 'string' ? component.type.toLowerCase() : '';
  if (!['header', 'body', 'button'].includes(type)) {
    throw new GraphRefusal(
      100,
      `Param template['components'] type '${String(component.type)}' is not one of header, body, button.`,
    );
  }
}

function componentOf(given: Json[], type: string): Json | undefined {
  return given.find((component) => String(component.type).toLowerCase() === type);
}

function parametersOf(component: Json | undefined): Json[] {
  return component?.parameters === undefined ? [] : listAt(component.parameters, 'parameters', 0, 100);
}

/** Text parameters of the header or body, by the variable's name: exactly as many as variables (132000), each clean (132018). */
function readTexts(template: Template, part: 'HEADER' | 'BODY', component: Json | undefined): Map<string, string> {
  const names = variablesOf(partOf(template, part)?.text);
  const parameters = parametersOf(component);
  if (parameters.length !== names.length) {
    const where = part.toLowerCase();
    throw new GraphRefusal(
      132000,
      `${where}: number of localizable_params (${parameters.length}) does not match the expected number of params (${names.length})`,
    );
  }
  const named = template.parameterFormat === 'NAMED';
  return new Map(
    parameters.map((parameter, index) => {
      if (parameter.type !== 'text')
        throw new GraphRefusal(132012, `Parameter ${index + 1} of the ${part.toLowerCase()} must be of type text.`);
      const name = named ? String(parameter.parameter_name) : names[index]!;
      if (!names.includes(name))
        throw new GraphRefusal(132012, `There is no parameter named "${name}"; expected ${names.join(', ')}.`);
      return [name, cleanText(parameter.text)];
    }),
  );
}

/** No newline, no tab, not more than four spaces in a row (§6, "at send time"). */
function cleanText(value: unknown): string {
  const text = textAt(value, 'parameter text', 1_024, 131008);
  if (/[\n\r\t]| {5,}/.test(text)) {
    throw new GraphRefusal(132018, 'Param text cannot have new-line/tab characters or more than 4 consecutive spaces');
  }
  return text;
}

function readHeader(world: World, business: Business, template: Template, given: Json[]): { text?: string; media?: BubbleMedia } {
  const header = partOf(template, 'HEADER');
  const component = componentOf(given, 'header');
  if (!header && component) throw new GraphRefusal(132000, 'The template has no header, but one was given.');
  if (!header) return {};
  if (header.format === 'TEXT') return { text: fill(header.text, readTexts(template, 'HEADER', component)) };
  const type = String(header.format).toLowerCase();
  const [parameter] = parametersOf(component);
  if (!parameter || parameter.type !== type) {
    throw new GraphRefusal(
      132012,
      `header: Format mismatch, expected ${String(header.format)}, received ${String(parameter?.type ?? 'UNKNOWN')}`,
    );
  }
  if (type !== 'image' && type !== 'video' && type !== 'document') return {};
  return {
    media: readSentMedia(world, business, type, objectAt(parameter[type], type), type, type === 'document' ? ['filename'] : []),
  };
}

/** Quick replies as tappable buttons; without a payload the button's own text comes back. */
function readButtons(template: Template, given: Json[]): Button[] {
  const buttons = buttonsOf(template);
  const payloads = new Map<number, string>();
  for (const component of given.filter((one) => String(one.type).toLowerCase() === 'button')) {
    const index = Number(component.index);
    const button = buttons[index];
    if (!button) throw new GraphRefusal(131009, `The template has no button with index ${String(component.index)}.`);
    const kind = String(component.sub_type).toLowerCase();
    if (kind !== String(button.type).toLowerCase()) {
      throw new GraphRefusal(132012, `Button ${index} is ${String(button.type)}, but sub_type is ${String(component.sub_type)}.`);
    }
    const [parameter] = parametersOf(component);
    if (kind === 'quick_reply') payloads.set(index, textAt(parameter?.payload, `button ${index} payload`, 256));
  }
  return buttons.flatMap((button, index) =>
    button.type === 'QUICK_REPLY' ? [{ id: payloads.get(index) ?? String(button.text), title: String(button.text) }] : [],
  );
}

/** A url button with a variable needs its suffix (132000, 131008), and one without takes none. */
function linkOf(template: Template, given: Json[]): Look['link'] {
  let link: Look['link'];
  buttonsOf(template).forEach((button, index) => {
    if (button.type !== 'URL') return;
    const component = given.find((one) => String(one.type).toLowerCase() === 'button' && Number(one.index) === index);
    const names = variablesOf(button.url);
    const parameters = parametersOf(component);
    if (parameters.length !== names.length) {
      throw new GraphRefusal(
        132000,
        `Button ${index}: number of params (${parameters.length}) does not match the expected number (${names.length})`,
      );
    }
    const url = fill(button.url, new Map(names.map((name, at) => [name, cleanText(parameters[at]?.text)])));
    link ??= { title: String(button.text), url };
  });
  return link;
}
