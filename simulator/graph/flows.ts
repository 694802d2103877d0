import { webhookFact } from '../envelope.ts';
import type { Flow, Json } from '../state.ts';
import type { World } from '../world.ts';
import type { Answer, Call, Meta } from './calls.ts';
import { GraphRefusal } from './errors.ts';
import { readFlowJson } from './flow-json.ts';

const createKeys = ['name', 'categories', 'flow_json', 'publish', 'endpoint_uri', 'clone_flow_id'];
const categories = [
  'SIGN_UP',
  'SIGN_IN',
  'APPOINTMENT_BOOKING',
  'LEAD_GENERATION',
  'CONTACT_US',
  'CUSTOMER_SUPPORT',
  'SURVEY',
  'OTHER',
];

/** POST /{waba_id}/flows (Meta: Flows API; meta-cloud-api.md §9). What cannot be published stays a draft, and says why. */
export function createFlow(meta: Meta, call: Call): Answer {
  const { name, flow_json: text, publish } = call.body;
  const stranger = Object.keys(call.body).find((key) => !createKeys.includes(key));
  if (stranger !== undefined) throw new GraphRefusal(100, `Unexpected key "${stranger}" in the body of a flow.`);
  if (typeof name !== 'string' || name.trim() === '' || name.length > 200)
    throw new GraphRefusal(100, 'Param name must be a string of 1 to 200 characters.');
  if (flowsOf(meta, call).some((flow) => flow.name === name))
    throw new GraphRefusal(100, `The name ${name} is taken: a flow's name is unique in its WhatsApp Business Account.`);
  const listed = Array.isArray(call.body.categories) ? call.body.categories.map(String) : [];
  const unheard = listed.find((one) => !categories.includes(one));
  if (listed.length === 0 || unheard !== undefined)
    throw new GraphRefusal(100, `Param categories must name at least one of ${categories.join(', ')}.`);
  if (text !== undefined && typeof text !== 'string') throw new GraphRefusal(100, 'Param flow_json must be JSON in a string.');
  if (publish === true && text === undefined) throw new GraphRefusal(100, 'A flow without flow_json cannot be published.');
  const problems = text === undefined ? [] : readFlowJson(text).problems;
  const id = String(Math.max(6_000, ...[...meta.world.state.flows.keys()].map(Number)) + 1);
  const status = publish === true && problems.length === 0 ? 'PUBLISHED' : 'DRAFT';
  const flow: Flow = { id, waba: call.id, name, categories: listed, status, json: text ?? '', problems };
  meta.world.record({ fact: 'flow', flow });
  return { body: { id, success: problems.length === 0, validation_errors: problems } };
}

/** GET /{waba_id}/flows. */
export function listFlows(meta: Meta, call: Call): Answer {
  return { body: { data: flowsOf(meta, call).map((flow) => shown(flow)), paging: {} } };
}

/** GET /{flow_id}. */
export function readFlow(meta: Meta, call: Call): Answer {
  return { body: shown(meta.world.state.flows.get(call.id)!) };
}

/** POST /{flow_id}/publish: one way. */
export function publishFlow(meta: Meta, call: Call): Answer {
  const flow = meta.world.state.flows.get(call.id)!;
  if (flow.status !== 'DRAFT') throw new GraphRefusal(100, `A flow that is ${flow.status} cannot be published.`);
  if (flow.json === '' || flow.problems.length > 0)
    throw new GraphRefusal(100, 'A flow with validation errors cannot be published.');
  meta.world.record({ fact: 'flow', flow: { ...flow, status: 'PUBLISHED' } });
  return { body: { success: true } };
}

function flowsOf(meta: Meta, call: Call): Flow[] {
  return [...meta.world.state.flows.values()].filter((flow) => flow.waba === call.id);
}

function shown({ id, name, status, categories, problems }: Flow): Json {
  return { id, name, status, categories, validation_errors: problems };
}

/** Blocks, throttles or restores a flow as Meta's own rules would, and tells the app (field `flows`, §1.6). */
export function setFlowStatus(world: World, flow: Flow, status: Flow['status']): void {
  const business = [...world.state.businesses.values()].find((one) => one.waba === flow.waba);
  const value = {
    ...{ event: 'FLOW_STATUS_CHANGE', flow_id: flow.id, old_status: flow.status, new_status: status },
    message: `Flow ${flow.name} changed its status from ${flow.status} to ${status}.`,
  };
  const news = business
    ? [webhookFact(business, { field: 'flows', value, about: 'flows', lane: `waba ${flow.waba}`, time: world.now() })]
    : [];
  world.record({ fact: 'flow', flow: { ...flow, status } }, ...news);
}
