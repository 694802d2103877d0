import { type Answer, answerOf, exchange, type GraphOptions } from './graph-call.client.ts';
import type { JsonObject } from './json.ts';
import { wireFlowMade, wireFlowPage } from './wire-answers.ts';

/** A WhatsApp Flow as Meta lists it; `status` is DRAFT, PUBLISHED, DEPRECATED, BLOCKED or THROTTLED. */
export type ListedFlow = { id: string; name: string; status: string };

/** What `POST /{waba}/flows` takes (meta-cloud-api.md §9). */
export type NewFlow = { name: string; categories: string[]; json: JsonObject };

/** All flows of a WABA. Pages are followed by their cursor, as templates are. */
export async function listFlows(options: GraphOptions, token: string, waba: string): Promise<Answer<ListedFlow[]>> {
  const flows: ListedFlow[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const cursor: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const path = `${encodeURIComponent(waba)}/flows?fields=id,name,status&limit=100${cursor}`;
    const answer = answerOf(await exchange(options, { method: 'GET', path, token }), wireFlowPage);
    if (!answer.ok) return answer;
    for (const { id, name, status } of answer.value.data)
      if (id !== null && name !== null) flows.push({ id, name, status: status?.toUpperCase() ?? 'UNKNOWN' });
    after = answer.value.paging?.next ? (answer.value.paging.cursors?.after ?? null) : null;
    if (after === null) break;
  }
  return { ok: true, value: flows };
}

const mostPages = 20;

/**
 * Makes a flow and publishes it in one call. What Meta's validation finds comes back as `problems`, and then it stays a draft. An answer that
 * never came may still have made it: list first.
 */
export async function publishFlow(
  options: GraphOptions,
  token: string,
  waba: string,
  { name, categories, json }: NewFlow,
): Promise<Answer<{ id: string; problems: string[] }>> {
  const ended = await exchange(options, {
    method: 'POST',
    path: `${encodeURIComponent(waba)}/flows`,
    token,
    json: { name, categories, flow_json: JSON.stringify(json), publish: true },
  });
  const answer = answerOf(ended, wireFlowMade);
  if (!answer.ok) return answer;
  const problems = answer.value.validation_errors.map(({ message, error }) => message ?? error ?? 'a validation error');
  return { ok: true, value: { id: answer.value.id, problems } };
}
