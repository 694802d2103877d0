import type { Business, Flow, FormField, Json, Look } from '../state.ts';
import type { World } from '../world.ts';
import { GraphRefusal } from './errors.ts';
import { type FlowScreen, readFlowJson } from './flow-json.ts';
import { objectAt, onlyKeys, textAt } from './shape.ts';

const hourMs = 3_600_000;
/** Messages an hour with a flow that is throttled (meta-cloud-api.md §9). */
const throttledTo = 10;
const at = "interactive['action']['parameters']";
const known = [
  'flow_message_version',
  'flow_id',
  'flow_name',
  'flow_cta',
  'flow_token',
  'mode',
  'flow_action',
  'flow_action_payload',
];

/** A message that opens a flow: label 30, the flow's id or name and not both, published, and a screen that there is (Meta: sending a flow; §9). */
export function readFlowMessage(world: World, business: Business, parameters: Json): Partial<Look> {
  onlyKeys(parameters, at, known);
  if (parameters.flow_message_version !== '3') throw new GraphRefusal(131009, 'flow_message_version must be "3".');
  const label = textAt(parameters.flow_cta, 'flow_cta', 30);
  const token = parameters.flow_token === undefined ? 'unused' : textAt(parameters.flow_token, 'flow_token', 200);
  const flow = findFlow(world, business, parameters);
  mayBeSent(world, flow, parameters.mode ?? 'published');
  if ((parameters.flow_action ?? 'navigate') !== 'navigate')
    throw new GraphRefusal(131009, 'This flow has no endpoint: flow_action must be navigate.');
  const payload = objectAt(parameters.flow_action_payload, `${at}['flow_action_payload']`);
  onlyKeys(payload, `${at}['flow_action_payload']`, ['screen', 'data']);
  const screen = readFlowJson(flow.json).screens.find((one) => one.id === payload.screen);
  if (!screen) throw new GraphRefusal(131009, `The flow has no screen "${String(payload.screen)}".`);
  const data = readData(payload.data, screen);
  const fields = screen.fields.map((field) => ({ ...field, value: filledIn(field, data) }));
  return { form: { label, title: screen.title, submit: screen.submit, fields, flow: flow.id, token, payload: screen.payload } };
}

function findFlow(world: World, business: Business, { flow_id: id, flow_name: name }: Json): Flow {
  if ((id === undefined) === (name === undefined)) throw new GraphRefusal(131009, 'Give either flow_id or flow_name.');
  const mine = [...world.state.flows.values()].filter((flow) => flow.waba === business.waba);
  const flow = mine.find((one) => (id === undefined ? one.name === name : one.id === id));
  if (!flow) throw new GraphRefusal(131009, `This WhatsApp Business Account has no flow ${String(id ?? name)}.`);
  return flow;
}

function mayBeSent(world: World, flow: Flow, mode: unknown): void {
  if (mode !== 'published' && mode !== 'draft') throw new GraphRefusal(131009, 'mode must be published or draft.');
  if (flow.status === 'BLOCKED') throw new GraphRefusal(132068, 'The flow is blocked.');
  if (flow.status === 'DEPRECATED' || (flow.status === 'DRAFT') !== (mode === 'draft'))
    throw new GraphRefusal(131009, `A flow that is ${flow.status} cannot be sent in mode ${mode}.`);
  if (flow.status !== 'THROTTLED') return;
  const since = world.now() - hourMs;
  const sent = [...world.state.bubbles.values()].filter((one) => one.form?.flow === flow.id && Date.parse(one.at) > since);
  if (sent.length >= throttledTo) throw new GraphRefusal(132069, `The flow is throttled to ${throttledTo} messages an hour.`);
}

/** What the first screen is given: not an empty object, and exactly what the screen declares, else a phone could not open it. */
function readData(given: unknown, screen: FlowScreen): Json {
  const data = given === undefined ? {} : objectAt(given, `${at}['flow_action_payload']['data']`);
  if (given !== undefined && Object.keys(data).length === 0)
    throw new GraphRefusal(131009, 'flow_action_payload.data must not be empty.');
  for (const name of new Set([...Object.keys(screen.data), ...Object.keys(data)])) {
    const type = screen.data[name];
    if (type === undefined) throw new GraphRefusal(131009, `The screen ${screen.id} declares no data "${name}".`);
    const fits = type === 'string' || type === 'number' || type === 'boolean' ? typeof data[name] === type : name in data;
    if (!fits) throw new GraphRefusal(131009, `The data "${name}" of the screen ${screen.id} must be a ${type}.`);
  }
  return data;
}

function filledIn({ value, name, max }: FormField, data: Json): string {
  const from = /^\$\{data\.(\w+)\}$/.exec(value)?.[1];
  const filled = from === undefined ? value : String(data[from]);
  if (filled.length > max)
    throw new GraphRefusal(131009, `The field ${name} takes ${max} characters; it is given ${filled.length}.`);
  return filled;
}
