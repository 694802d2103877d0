import type { Business, Json, LedgerEntry } from '../state.ts';
import { account } from './account.ts';
import type { Answer, Call, Meta } from './calls.ts';
import { errorBody, GraphRefusal, statusOf } from './errors.ts';
import { createFlow, listFlows, publishFlow, readFlow } from './flows.ts';
import { deleteMedia, lookUpMedia, uploadBytes, uploadMedia, uploadSession } from './media.ts';
import { postMessage } from './messages.ts';
import { createTemplate, deleteTemplates, editTemplate, listTemplates, readTemplate, unpauseTemplate } from './templates.ts';

export type GraphRequest = {
  method: string;
  path: string;
  authorization: string | undefined;
  query: Record<string, string>;
  body: Json;
  form: FormData | null;
  raw: Buffer | null;
  /** Media bodies are summarised for the ledger by the route. */
  ledgerBody: unknown;
};

/** One Graph call from the wire to its answer; every one, taken or refused, is in the ledger in the order in which it was judged. */
export async function answerGraph(meta: Meta, request: GraphRequest): Promise<Required<Pick<Answer, 'status'>> & Answer> {
  const at = new Date(meta.world.now()).toISOString();
  let answer: Answer;
  let error: Json | null = null;
  try {
    answer = await decide(meta, request);
  } catch (refusal) {
    if (!(refusal instanceof GraphRefusal)) throw refusal;
    const body = errorBody(refusal);
    error = body.error;
    answer = { status: statusOf(refusal.code), body };
  }
  const status = answer.status ?? 200;
  const entry: LedgerEntry = {
    ...{ at, machineAt: Math.round(performance.timeOrigin + performance.now()), method: request.method, path: request.path },
    ...{ query: request.query, body: request.ledgerBody, status, error, wamid: answer.wamid ?? null },
    ...{ callbackData: callbackDataOf(request.body), to: answer.to ?? null, answered: answer.hold === undefined },
  };
  meta.world.record({ fact: 'ledger', entry });
  return { ...answer, status };
}

function callbackDataOf(body: Json): string | null {
  return typeof body.biz_opaque_callback_data === 'string' ? body.biz_opaque_callback_data : null;
}

function decide(meta: Meta, request: GraphRequest): Answer | Promise<Answer> {
  const [id = '', ...rest] = request.path.replace(/^\/v\d+\.\d+\/?/, '').split('/');
  const edge = rest.join('/');
  const token = /^(?:Bearer|OAuth) (.+)$/.exec(request.authorization ?? '')?.[1];
  const owned = [...meta.world.state.businesses.values()].filter((business) => business.token === token);
  if (token === undefined || owned.length === 0)
    throw new GraphRefusal(190, 'Invalid OAuth access token - Cannot parse access token');
  const { method, body, query, form, raw } = request;
  const call = (business: Business): Call => ({ ...{ method, id, edge, business, body, query, form, raw } });

  const number = owned.find((business) => business.phoneNumberId === id);
  if (number) return onNumber(meta, call(number));
  const waba = owned.find((business) => business.waba === id);
  if (waba) return onWaba(meta, call(waba));
  const template = meta.world.state.templates.get(id);
  const author = owned.find((business) => business.waba === template?.waba);
  if (template && author) return onTemplate(meta, call(author));
  const flow = meta.world.state.flows.get(id);
  const designer = owned.find((business) => business.waba === flow?.waba);
  if (flow && designer) return onFlow(meta, call(designer));
  const media = meta.world.state.media.get(id);
  const keeper = owned.find((business) => business.phoneNumberId === media?.business);
  if (media && keeper) return onMedia(meta, call(keeper));
  if (id.startsWith('upload:') && method === 'POST') return uploadBytes(meta, call(owned[0]!));
  if (edge === 'uploads' && method === 'POST') return uploadSession(meta, call(owned[0]!));
  // Meta's answer to an object that is not there or not yours.
  throw new GraphRefusal(
    100,
    `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
    { subcode: 33 },
  );
}

function onNumber(meta: Meta, call: Call): Answer | Promise<Answer> {
  spoil(meta, call.edge);
  if (call.method === 'POST' && call.edge === 'messages') return postMessage(meta, call);
  if (call.method === 'POST' && call.edge === 'media') return uploadMedia(meta, call);
  return account(meta, call, 'number') ?? unknownEdge(call);
}

function onWaba(meta: Meta, call: Call): Answer | Promise<Answer> {
  spoil(meta, call.edge);
  if (call.edge === 'message_templates') {
    if (call.method === 'POST') return createTemplate(meta, call);
    if (call.method === 'GET') return listTemplates(meta, call);
    if (call.method === 'DELETE') return deleteTemplates(meta, call);
  }
  if (call.edge === 'flows' && call.method === 'POST') return createFlow(meta, call);
  if (call.edge === 'flows' && call.method === 'GET') return listFlows(meta, call);
  return account(meta, call, 'waba') ?? unknownEdge(call);
}

function onFlow(meta: Meta, call: Call): Answer {
  spoil(meta, 'flows');
  if (call.edge === 'publish' && call.method === 'POST') return publishFlow(meta, call);
  if (call.edge === '' && call.method === 'GET') return readFlow(meta, call);
  return unknownEdge(call);
}

function onTemplate(meta: Meta, call: Call): Answer {
  spoil(meta, 'message_templates');
  if (call.edge === 'unpause' && call.method === 'POST') return unpauseTemplate(meta, call);
  if (call.edge === '' && call.method === 'POST') return editTemplate(meta, call);
  if (call.edge === '' && call.method === 'GET') return readTemplate(meta, call);
  return unknownEdge(call);
}

function onMedia(meta: Meta, call: Call): Answer {
  spoil(meta, 'media');
  if (call.edge === '' && call.method === 'GET') return lookUpMedia(meta, call);
  if (call.edge === '' && call.method === 'DELETE') return deleteMedia(meta, call);
  return unknownEdge(call);
}

/** Error faults on edges other than sends; sends take theirs once their head has been read. */
function spoil(meta: Meta, edge: string): void {
  const fault = edge === 'messages' ? null : meta.faults.takeGraph('error', edge);
  if (fault) throw new GraphRefusal(fault.code, fault.details ?? 'A fault that was switched on in the simulator.');
}

function unknownEdge(call: Call): never {
  throw new GraphRefusal(2500, `Unknown path components: /${call.edge}`);
}
