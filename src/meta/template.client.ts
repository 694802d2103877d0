import { type Answer, answerOf, exchange, type GraphOptions } from './graph-call.client.ts';
import type { JsonObject } from './json.ts';
import { type WireTemplate, wireComponents, wireQuality, wireTemplateMade, wireTemplatePage } from './wire-answers.ts';

/** A template as Meta lists it. `language` has an underscore; `components` are as Meta gives them. */
export type ListedTemplate = {
  id: string;
  name: string;
  status: string;
  category: string;
  correctCategory: string | null;
  language: string;
  components: JsonObject[];
  quality: string | null;
  rejectedReason: string | null;
  parameterFormat: string | null;
};

/** What `POST /{waba}/message_templates` takes (meta-cloud-api.md §6). */
export type NewTemplate = {
  name: string;
  language: string;
  category: string;
  parameter_format?: string;
  components: JsonObject[];
};

const fields = 'id,name,status,category,correct_category,language,components,quality_score,rejected_reason,parameter_format';
const pageSize = 100;

/** A WABA holds 6,000 templates at most. */
const mostPages = 100;

/** All templates of a WABA. The cursor is followed, never the `next` address: that one holds the token and points where it likes. */
export async function listTemplates(options: GraphOptions, token: string, waba: string): Promise<Answer<ListedTemplate[]>> {
  const templates: ListedTemplate[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const cursor: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const path = `${encodeURIComponent(waba)}/message_templates?fields=${fields}&limit=${pageSize}${cursor}`;
    const answer = answerOf(await exchange(options, { method: 'GET', path, token }), wireTemplatePage);
    if (!answer.ok) return answer;
    templates.push(...answer.value.data.flatMap(readListed));
    after = answer.value.paging?.next ? (answer.value.paging.cursors?.after ?? null) : null;
    if (after === null) break;
  }
  return { ok: true, value: templates };
}

/** Leaves out what has no id or name: nothing could be done with it. */
function readListed(template: WireTemplate): ListedTemplate[] {
  if (template.id === null || template.name === null) return [];
  return [
    {
      id: template.id,
      name: template.name,
      status: template.status?.toUpperCase() ?? 'UNKNOWN',
      category: template.category?.toUpperCase() ?? 'UNKNOWN',
      correctCategory: template.correct_category?.toUpperCase() ?? null,
      language: template.language?.replaceAll('-', '_') ?? '',
      components: wireComponents.parse(template.components),
      quality: wireQuality.parse(template.quality_score),
      rejectedReason: template.rejected_reason === 'NONE' ? null : template.rejected_reason,
      parameterFormat: template.parameter_format,
    },
  ];
}

/** Asks for a template. Meta may answer with another category than was asked for. An answer that never came may still have made it: list first. */
export async function createTemplate(
  options: GraphOptions,
  token: string,
  waba: string,
  template: NewTemplate,
): Promise<Answer<{ id: string; status: string; category: string | null }>> {
  const ended = await exchange(options, {
    method: 'POST',
    path: `${encodeURIComponent(waba)}/message_templates`,
    token,
    json: template as unknown as JsonObject,
  });
  if (ended.ended === 'silent' && ended.left)
    return { ok: false, error: { code: 'graph-unanswered', graphCode: null, detail: ended.detail } };
  const answer = answerOf(ended, wireTemplateMade);
  if (!answer.ok) return answer;
  const { id, status, category } = answer.value;
  return { ok: true, value: { id, status: status ?? 'PENDING', category } };
}
