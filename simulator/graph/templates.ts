import type { Fact } from '../facts.ts';
import type { Json, Template } from '../state.ts';
import type { Answer, Call, Meta } from './calls.ts';
import { GraphRefusal } from './errors.ts';
import { categoryAsMetaSees, categoryNews, review, setStatus } from './template-review.ts';
import { checkComponents, templateRefusal } from './template-rules.ts';
import { partOf } from './template-text.ts';

const dayMs = 86_400_000;
const createKeys = [
  'name',
  'language',
  'category',
  'components',
  'parameter_format',
  'allow_category_change',
  'message_send_ttl_seconds',
];
/** 250 templates a WABA that is not verified; each language counts (§6). */
const mostTemplates = 250;

/** POST /{waba_id}/message_templates. */
export function createTemplate(meta: Meta, call: Call): Answer {
  const { world } = meta;
  const stranger = Object.keys(call.body).find((key) => !createKeys.includes(key));
  if (stranger !== undefined) throw new GraphRefusal(100, `Unexpected key "${stranger}" in the body of a template.`);
  const name = checkName(call.body.name);
  const language = checkLanguage(call.body.language);
  const asked = checkCategory(call.body.category);
  const parameterFormat = checkFormat(call.body.parameter_format);
  const components = checkComponents(call.body.components, asked, parameterFormat);
  const mine = templatesOf(meta, call);
  checkRoom(meta, call, mine, name, language, components);
  const template: Template = {
    ...{ id: nextId(world.state.templates), waba: call.id, name, language, parameterFormat, components },
    ...{
      category: categoryAsMetaSees(asked, components),
      status: 'PENDING',
      rejectedReason: 'NONE',
      quality: 'UNKNOWN',
      edits: [],
    },
  };
  world.record({ fact: 'template', template }, ...categoryNews(world, template, asked));
  review(meta, template.id);
  return { body: { id: template.id, status: template.status, category: template.category } };
}

function checkName(name: unknown): string {
  if (typeof name === 'string' && name.length <= 512 && /^[a-z0-9_]+$/.test(name)) return name;
  throw new GraphRefusal(100, 'Param name must be at most 512 lower case letters, digits and underscores.');
}

/** Underscore form (§6). */
function checkLanguage(language: unknown): string {
  if (typeof language === 'string' && /^[a-z]{2,3}(_[A-Z]{2})?$/.test(language)) return language;
  throw new GraphRefusal(100, 'Param language must be a code such as en, en_US or pt_BR.');
}

function checkCategory(category: unknown): string {
  const upper = String(category).toUpperCase();
  if (['MARKETING', 'UTILITY', 'AUTHENTICATION'].includes(upper)) return upper;
  throw new GraphRefusal(100, 'Param category must be one of MARKETING, UTILITY, AUTHENTICATION.');
}

function checkFormat(format: unknown): Template['parameterFormat'] {
  const upper = format === undefined ? 'POSITIONAL' : String(format).toUpperCase();
  if (upper === 'POSITIONAL' || upper === 'NAMED') return upper;
  throw new GraphRefusal(100, 'Param parameter_format must be POSITIONAL or NAMED.');
}

/** A free place, a free name, and no other template with the same body and footer (§6). */
function checkRoom(meta: Meta, call: Call, mine: Template[], name: string, language: string, components: Json[]): void {
  if (mine.length >= mostTemplates)
    throw templateRefusal(2388019, 'Template limit reached', `This account has ${mostTemplates} templates already.`);
  if (mine.some((one) => one.name === name && one.language === language)) {
    throw templateRefusal(
      2388024,
      'Content in this language already exists',
      `There is already ${language} content for ${name}; edit it, or take another name.`,
    );
  }
  const blockedAt = meta.world.state.blockedNames.get(`${call.id}|${name}`);
  if (blockedAt !== undefined && meta.world.now() - blockedAt < 30 * dayMs) {
    throw templateRefusal(
      2388023,
      'Template is being deleted',
      `The name ${name} was deleted less than 30 days ago; take another one.`,
    );
  }
  const same = mine.find((one) => one.language === language && wordsOf(one.components) === wordsOf(components));
  if (same && same.category !== 'AUTHENTICATION')
    throw templateRefusal(2388026, 'Duplicate template', `Body and footer are the same as in ${same.name}.`);
}

function wordsOf(components: Json[]): string {
  return [partOf({ components }, 'BODY')?.text, partOf({ components }, 'FOOTER')?.text].join('\n');
}

function nextId(templates: Map<string, Template>): string {
  return String(Math.max(7_000, ...[...templates.keys()].map(Number)) + 1);
}

function templatesOf(meta: Meta, call: Call): Template[] {
  return [...meta.world.state.templates.values()].filter((template) => template.waba === call.id);
}

/** GET /{waba_id}/message_templates with filters, fields and cursors. */
export function listTemplates(meta: Meta, call: Call): Answer {
  const { query } = call;
  const wanted = templatesOf(meta, call).filter((template) => {
    if (query.name !== undefined && !template.name.includes(query.name)) return false;
    if (query.status !== undefined && template.status !== query.status.toUpperCase()) return false;
    if (query.category !== undefined && template.category !== query.category.toUpperCase()) return false;
    return query.language === undefined || template.language === query.language;
  });
  const limit = Math.min(Math.max(Number(query.limit ?? 25) || 25, 1), 1_000);
  const start = query.after === undefined ? 0 : wanted.findIndex((one) => cursor(one) === query.after) + 1;
  const page = wanted.slice(start, start + limit);
  const paging: Json = {};
  if (page.length > 0) paging.cursors = { before: cursor(page[0]!), after: cursor(page.at(-1)!) };
  if (start + limit < wanted.length) {
    const next = new URLSearchParams({ ...query, after: cursor(page.at(-1)!) });
    paging.next = `${meta.world.url}/v26.0/${call.id}/message_templates?${next}`;
  }
  return { body: { data: page.map((template) => shown(template, query.fields)), paging } };
}

function cursor(template: Template): string {
  return Buffer.from(template.id).toString('base64url');
}

function shown(template: Template, fields?: string): Json {
  const all: Json = {
    name: template.name,
    parameter_format: template.parameterFormat,
    components: template.components,
    language: template.language,
    status: template.status,
    category: template.category,
    correct_category: template.category,
    quality_score: { score: template.quality, date: 0 },
    rejected_reason: template.rejectedReason,
  };
  const wanted = fields?.split(',').map((field) => field.trim()) ?? [
    'name',
    'parameter_format',
    'components',
    'language',
    'status',
    'category',
  ];
  return { ...Object.fromEntries(wanted.filter((key) => key in all).map((key) => [key, all[key]])), id: template.id };
}

/** GET /{template_id}. */
export function readTemplate(meta: Meta, call: Call): Answer {
  return { body: shown(meta.world.state.templates.get(call.id)!, call.query.fields) };
}

/** POST /{template_id} with all components; an approved one once a day and ten times in thirty days, its category fixed; back to review (§6). */
export function editTemplate(meta: Meta, call: Call): Answer {
  const template = meta.world.state.templates.get(call.id)!;
  const now = meta.world.now();
  if (!['APPROVED', 'REJECTED', 'PAUSED'].includes(template.status)) {
    throw new GraphRefusal(100, `A template that is ${template.status} cannot be edited.`);
  }
  const edits = template.edits.filter((at) => now - at < 30 * dayMs);
  if (template.status === 'APPROVED') {
    if (call.body.category !== undefined && checkCategory(call.body.category) !== template.category) {
      throw templateRefusal(2388025, "Category can't be changed", 'The category of an approved template is fixed.');
    }
    if (edits.some((at) => now - at < dayMs) || edits.length >= 10) {
      throw templateRefusal(
        2388028,
        'Edited too often',
        'An approved template can be edited once in 24 hours and ten times in 30 days.',
      );
    }
    edits.push(now);
  }
  const asked = call.body.category === undefined ? template.category : checkCategory(call.body.category);
  const components =
    call.body.components === undefined
      ? template.components
      : checkComponents(call.body.components, asked, template.parameterFormat);
  const next: Template = { ...template, components, category: categoryAsMetaSees(asked, components), status: 'PENDING', edits };
  meta.world.record({ fact: 'template', template: next }, ...categoryNews(meta.world, next, asked));
  review(meta, next.id);
  return { body: { success: true } };
}

/** POST /{template_id}/unpause. */
export function unpauseTemplate(meta: Meta, call: Call): Answer {
  const template = meta.world.state.templates.get(call.id)!;
  if (template.status !== 'PAUSED') throw new GraphRefusal(100, 'Only a paused template can be unpaused.');
  setStatus(meta.world, template, 'APPROVED', 'NONE');
  return { body: { success: true } };
}

/** DELETE …?name= removes all languages and blocks the name for 30 days; with hsm_id only that one goes (§6). */
export function deleteTemplates(meta: Meta, call: Call): Answer {
  const { name, hsm_id } = call.query;
  if (name === undefined) throw new GraphRefusal(100, 'The parameter name is required.');
  const doomed = templatesOf(meta, call).filter((one) => one.name === name && (hsm_id === undefined || one.id === hsm_id));
  if (doomed.length === 0) throw templateRefusal(2593002, 'Template not found', `There is no template ${name} to delete.`);
  const left = templatesOf(meta, call).filter((one) => one.name === name).length - doomed.length;
  const blockedName = left === 0 ? `${call.id}|${name}` : null;
  const facts = doomed.map((one): Fact => ({ fact: 'template-gone', id: one.id, blockedName, at: meta.world.now() }));
  meta.world.record(...facts);
  return { body: { success: true } };
}
