import { Refusal } from './refusal.ts';
import type { Bubble, Json } from './state.ts';

/**
 * What a phone sends when a form is filled in and sent: `response_json` is JSON in a string, with the flow's token; some iPhones leave that
 * out (meta-cloud-api.md §1.4). What the form itself would not let through is refused.
 */
export function formAnswer(bubble: Bubble, values: unknown, withToken: boolean): Json {
  const { form } = bubble;
  if (!form || bubble.from !== 'business') throw new Refusal('That message opens no form.');
  const given = typeof values === 'object' && values !== null ? (values as Json) : {};
  const stranger = Object.keys(given).find((name) => !form.fields.some((field) => field.name === name));
  if (stranger !== undefined) throw new Refusal(`The form has no field "${stranger}"; its fields are: ${namesOf(form.fields)}.`);
  const filled = new Map(form.fields.map((field) => [field.name, String(given[field.name] ?? field.value)]));
  for (const { name, required, max } of form.fields) {
    const length = filled.get(name)!.length;
    if (required && filled.get(name)!.trim() === '') throw new Refusal(`"${name}" must not be empty: the form does not send it.`);
    if (length > max) throw new Refusal(`"${name}" takes ${max} characters; these are ${length}.`);
  }
  const answers = Object.entries(form.payload).map(([key, value]) => {
    const name = /^\$\{form\.(\w+)\}$/.exec(String(value))?.[1];
    return [key, name === undefined ? value : filled.get(name)];
  });
  const response = { ...(withToken ? { flow_token: form.token } : {}), ...Object.fromEntries(answers) };
  return { name: 'flow', body: 'Sent', response_json: JSON.stringify(response) };
}

function namesOf(fields: { name: string }[]): string {
  return fields.map((field) => field.name).join(', ');
}
