import type { FormField, Json } from '../state.ts';

/** What Meta's validation finds wrong, in the shape of its answer. */
export type FlowProblem = { error: string; error_type: string; message: string };

/** One screen as a phone opens it. `payload` is what `complete` gives back, with `${form.…}` still in it. */
export type FlowScreen = {
  id: string;
  title: string;
  submit: string;
  fields: FormField[];
  payload: Json;
  /** What must be given with the message: name and JSON type. */
  data: Record<string, string>;
};

/** Versions that may still be published; a text's `init-value` outside a Form is from 4.0 on (Meta: Flow JSON, components). */
const versions = /^(?:[45]\.\d|6\.\d|7\.[0-3])$/;
const words = ['TextHeading', 'TextSubheading', 'TextBody', 'TextCaption'];
const texts = ['TextArea', 'TextInput'];
const textKeys = [
  'type',
  'name',
  'label',
  'required',
  'enabled',
  'visible',
  'helper-text',
  'init-value',
  'error-message',
  'max-length',
  'max-chars',
  'min-chars',
  'input-type',
  'label-variant',
];
/** How much a text takes where its form does not say (Meta: TextArea, TextInput). */
const usualLength: Record<string, number> = { TextArea: 600, TextInput: 80 };

/**
 * Reads Flow JSON as far as a form of texts goes (meta-cloud-api.md §9): its screens, and what Meta would not publish. What the practice
 * world has no use for (choices, dates, endpoints) is a problem too, and says so.
 */
export function readFlowJson(text: string): { screens: FlowScreen[]; problems: FlowProblem[] } {
  const problems: FlowProblem[] = [];
  const blame = (error: string, message: string) => void problems.push({ error, error_type: 'FLOW_JSON_ERROR', message });
  const json = parse(text);
  if (!json) {
    blame('INVALID_JSON', 'The Flow JSON is not a JSON object.');
    return { screens: [], problems };
  }
  if (typeof json.version !== 'string' || !versions.test(json.version))
    blame('INVALID_PROPERTY_VALUE', `Version "${String(json.version)}" cannot be published.`);
  const listed = objectsIn(json.screens);
  if (listed.length === 0) blame('MISSING_REQUIRED_PROPERTY', 'A flow needs "screens".');
  const screens = listed.map((screen) => readScreen(screen, blame));
  if (new Set(screens.map((screen) => screen.id)).size < screens.length)
    blame('INVALID_PROPERTY_VALUE', 'Screen ids must be unique.');
  if (listed.length > 0 && !listed.some((screen) => screen.terminal === true))
    blame('INVALID_PROPERTY_VALUE', 'At least one screen must be terminal.');
  return { screens, problems };
}

type Blame = (error: string, message: string) => void;

function readScreen(screen: Json, blame: Blame): FlowScreen {
  const id = typeof screen.id === 'string' ? screen.id : '';
  if (!/^[A-Za-z_]+$/.test(id) || id === 'SUCCESS')
    blame('INVALID_PROPERTY_VALUE', `Screen id "${id}" must be letters and underscores, and not SUCCESS.`);
  const data = readData(screen.data, id, blame);
  const layout = isObject(screen.layout) ? screen.layout : {};
  if (layout.type !== 'SingleColumnLayout') blame('INVALID_PROPERTY_VALUE', `The layout of ${id} must be a SingleColumnLayout.`);
  const children = objectsIn(layout.children).flatMap((child) => (child.type === 'Form' ? objectsIn(child.children) : [child]));
  const fields = children.filter((child) => texts.includes(String(child.type))).map((child) => readText(child, data, blame));
  const stranger = children.find((child) => ![...words, ...texts, 'Footer'].includes(String(child.type)));
  if (stranger) blame('INVALID_PROPERTY_VALUE', `The component ${String(stranger.type)} is not known here.`);
  const footer = children.find((child) => child.type === 'Footer');
  return { id, title: short(screen.title, id, 30, blame), fields, data, ...readFooter(footer, id, fields, blame) };
}

/** Every value a message may fill in has a type and an example (Meta: Flow JSON, data). */
function readData(data: unknown, screen: string, blame: Blame): Record<string, string> {
  const declared = isObject(data) ? Object.entries(data) : [];
  return Object.fromEntries(
    declared.map(([name, given]) => {
      const { type, __example__: example } = isObject(given) ? given : {};
      if (typeof type !== 'string' || example === undefined)
        blame('MISSING_REQUIRED_PROPERTY', `data.${name} of ${screen} needs "type" and "__example__".`);
      return [name, String(type)];
    }),
  );
}

function readText(child: Json, data: Record<string, string>, blame: Blame): FormField {
  const kind = String(child.type);
  const name = typeof child.name === 'string' ? child.name : '';
  if (!/^\w+$/.test(name)) blame('MISSING_REQUIRED_PROPERTY', `A ${kind} needs a "name".`);
  const stranger = Object.keys(child).find((key) => !textKeys.includes(key));
  if (stranger !== undefined) blame('INVALID_PROPERTY', `The property "${stranger}" cannot be specified on a ${kind}.`);
  if (child['helper-text'] !== undefined) short(child['helper-text'], `the helper text of ${name}`, 80, blame);
  const given = child[kind === 'TextArea' ? 'max-length' : 'max-chars'];
  const most = given === undefined ? usualLength[kind]! : Number(given);
  if (!Number.isInteger(most) || most < 1) blame('INVALID_PROPERTY_VALUE', `"${String(given)}" is no length for ${name}.`);
  const value = child['init-value'] === undefined ? '' : String(child['init-value']);
  const from = /^\$\{data\.(\w+)\}$/.exec(value)?.[1];
  if (from !== undefined && data[from] !== 'string')
    blame('INVALID_BINDING', `${value} needs a string "${from}" in the data of its screen.`);
  return {
    name,
    label: short(child.label, `the label of ${name}`, 20, blame),
    required: child.required === true,
    many: kind === 'TextArea',
    value,
    max: most,
  };
}

/** What the last button does: `complete`, with fields of this screen. */
function readFooter(
  footer: Json | undefined,
  screen: string,
  fields: FormField[],
  blame: Blame,
): { submit: string; payload: Json } {
  if (!footer) {
    blame('MISSING_REQUIRED_PROPERTY', `A terminal screen needs a Footer: ${screen}.`);
    return { submit: '', payload: {} };
  }
  const action = isObject(footer['on-click-action']) ? footer['on-click-action'] : {};
  if (action.name !== 'complete') blame('INVALID_PROPERTY_VALUE', `The Footer of ${screen} must "complete".`);
  const payload = isObject(action.payload) ? action.payload : {};
  for (const value of Object.values(payload)) {
    const name = /^\$\{form\.(\w+)\}$/.exec(String(value))?.[1];
    if (name !== undefined && !fields.some((field) => field.name === name))
      blame('INVALID_BINDING', `${String(value)} is no field of ${screen}.`);
  }
  return { submit: short(footer.label, `the Footer of ${screen}`, 35, blame), payload };
}

function short(value: unknown, what: string, most: number, blame: Blame): string {
  const text = typeof value === 'string' ? value : '';
  if (text.trim() === '' || text.length > most) blame('INVALID_PROPERTY_VALUE', `${what} must have 1 to ${most} characters.`);
  return text;
}

function parse(text: string): Json | null {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? json : null;
  } catch {
    return null;
  }
}

function objectsIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
