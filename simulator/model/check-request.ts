import type { Json } from '../state.ts';

/** A refusal in the shape of Anthropic's API: `{type:"error", error:{type, message}}`. */
export type ModelError = { status: number; type: string; message: string };

/** Top-level fields of the Messages API, as in the SDK's MessageCreateParams; anything else is refused there, so it is refused here. */
const known = [
  ...['model', 'messages', 'max_tokens', 'system', 'stream', 'temperature', 'top_p', 'top_k', 'stop_sequences', 'metadata'],
  ...['tools', 'tool_choice', 'thinking', 'output_config', 'output_format', 'service_tier', 'cache_control', 'container'],
  ...['diagnostics', 'inference_geo', 'speed', 'user_profile_id', 'workspace_id', 'mcp_servers', 'betas', 'context_management'],
];

/** What the real API would say of this request before thinking about it; null when it would think. */
export function checkModelRequest(headers: Record<string, unknown>, body: unknown): ModelError | null {
  if (!headers['x-api-key'] && !headers.authorization)
    return { status: 401, type: 'authentication_error', message: 'x-api-key header is required' };
  if (!headers['anthropic-version']) return invalid('anthropic-version: header is required');
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return invalid('The request body is not a JSON object.');
  const request = body as Json;
  const stranger = Object.keys(request).find((key) => !known.includes(key));
  if (stranger !== undefined) return invalid(`${stranger}: Extra inputs are not permitted`);
  if (typeof request.model !== 'string' || request.model === '') return invalid('model: Field required');
  if (!Number.isInteger(request.max_tokens) || Number(request.max_tokens) < 1)
    return invalid('max_tokens: Input should be a whole number from 1');
  if (!Array.isArray(request.messages) || request.messages.length === 0)
    return invalid('messages: at least one message is required');
  for (const [index, message] of (request.messages as Json[]).entries()) {
    if (message.role !== 'user' && message.role !== 'assistant')
      return invalid(`messages.${index}.role: Input should be 'user' or 'assistant'`);
    if (!hasContent(message.content)) return invalid(`messages.${index}.content: must be text or a list of blocks, not empty`);
  }
  if ((request.messages as Json[])[0]?.role !== 'user') return invalid('messages: first message must use the "user" role');
  // The real API streams; nobody here reads a stream, and half a stand-in would mislead.
  if (request.stream === true) return invalid('stream: the stand-in does not stream; leave it out');
  return checkSchema(request);
}

function hasContent(content: unknown): boolean {
  if (typeof content === 'string') return content.trim() !== '';
  return (
    Array.isArray(content) && content.length > 0 && content.every((block) => typeof (block as Json | null)?.type === 'string')
  );
}

/** Structured outputs need an object schema with `additionalProperties: false` (Anthropic: structured outputs, JSON schema limitations). */
function checkSchema(request: Json): ModelError | null {
  const format = outputFormat(request);
  if (format === null) return null;
  if (format.type !== 'json_schema') return invalid("output_config.format.type: Input should be 'json_schema'");
  const schema = format.schema as Json | undefined;
  if (typeof schema !== 'object' || schema === null) return invalid('output_config.format.schema: Field required');
  if (schema.type === 'object' && schema.additionalProperties !== false) {
    return invalid("output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false");
  }
  return null;
}

/** `output_config.format`, or `output_format` as older clients send it. */
export function outputFormat(request: Json): Json | null {
  const config = request.output_config as Json | null | undefined;
  return (config?.format ?? request.output_format ?? null) as Json | null;
}

function invalid(message: string): ModelError {
  return { status: 400, type: 'invalid_request_error', message };
}
