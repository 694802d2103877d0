import type { Json, Template } from '../state.ts';

/** A component of a template by its type. */
export function partOf(template: Pick<Template, 'components'>, type: string): Json | undefined {
  return template.components.find((component) => component.type === type);
}

/** A template's buttons, in order. */
export function buttonsOf(template: Pick<Template, 'components'>): Json[] {
  return (partOf(template, 'BUTTONS')?.buttons as Json[] | undefined) ?? [];
}

/** The names of the variables in a text, each once, in order of appearance: "1", "2" or "first_name". */
export function variablesOf(text: unknown): string[] {
  if (typeof text !== 'string') return [];
  return [...new Set([...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((match) => match[1]!))];
}

/** The text with its variables filled in. */
export function fill(text: unknown, values: Map<string, string>): string {
  if (typeof text !== 'string') return '';
  return text.replaceAll(/\{\{\s*([^{}]*?)\s*\}\}/g, (whole, name: string) => values.get(name) ?? whole);
}
