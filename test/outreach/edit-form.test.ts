import { expect, test } from 'vitest';
import { readFlowJson } from '../../simulator/graph/flow-json.ts';
import { locales } from '../../src/crm/locale.ts';
import { editFormField, editFormJson, editFormMost, editFormName, editFormScreen } from '../../src/outreach/edit-form.ts';

test.each(locales)('the form in which a draft is changed can be published, and brings back its one text (%s)', (locale) => {
  const { screens, problems } = readFlowJson(JSON.stringify(editFormJson(locale)));
  expect(problems).toEqual([]);
  const [screen, ...more] = screens;
  expect(more).toEqual([]);
  expect(screen).toMatchObject({
    id: editFormScreen,
    data: { [editFormField]: 'string' },
    fields: [{ name: editFormField, required: true, many: true, max: editFormMost, value: `\${data.${editFormField}}` }],
    payload: { [editFormField]: `\${form.${editFormField}}` },
  });
});

test('each language has a form of its own', () => {
  const made = locales.map((locale) => [editFormName(locale), JSON.stringify(editFormJson(locale))]);
  for (const parts of [made.map(([name]) => name), made.map(([, json]) => json)])
    expect(new Set(parts).size).toBe(locales.length);
});
