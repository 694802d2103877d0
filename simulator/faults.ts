import { Refusal } from './refusal.ts';
import type { Json } from './state.ts';

const webhookKinds = ['repeat', 'reorder', 'delay', 'drop'] as const;
const graphKinds = ['error', 'timeout-after-accept'] as const;
export type WebhookFaultKind = (typeof webhookKinds)[number];
export type GraphFaultKind = (typeof graphKinds)[number];

/**
 * A switch that breaks the next `times` things of its sort.
 * `on` is what it waits for: for webhooks "messages" (from phones), "statuses", a field's name; for Graph "messages" (sends), "media",
 * "message_templates", any edge; "any" for all. `as:"status"` makes an error come later as a failed status instead of at once.
 */
export type Fault = {
  kind: WebhookFaultKind | GraphFaultKind;
  on: string;
  times: number;
  code: number;
  delayMs: number;
  copies: number;
  bare: boolean;
  reset: boolean;
  as: 'answer' | 'status';
  details: string | null;
};

export type Faults = {
  add(order: Json): Fault;
  list(): Fault[];
  clear(): void;
  takeWebhook(about: string): Fault | null;
  takeGraph(kind: GraphFaultKind, edge: string): Fault | null;
};

/** The switches of one simulator; they live in memory only, a restart is a repair. */
export function openFaults(): Faults {
  let active: Fault[] = [];
  function take(matches: (fault: Fault) => boolean): Fault | null {
    const fault = active.find(matches);
    if (!fault) return null;
    fault.times -= 1;
    active = active.filter((other) => other.times > 0);
    return fault;
  }
  return {
    add(order) {
      const fault = readFault(order);
      active.push(fault);
      return fault;
    },
    list: () => active,
    clear() {
      active = [];
    },
    takeWebhook: (about) => take((fault) => isWebhookFault(fault) && (fault.on === about || fault.on === 'any')),
    takeGraph: (kind, edge) => take((fault) => fault.kind === kind && (fault.on === edge || fault.on === 'any')),
  };
}

function isWebhookFault(fault: Fault): boolean {
  return webhookKinds.includes(fault.kind as WebhookFaultKind);
}

function readFault(order: Json): Fault {
  const kinds: readonly string[] = [...webhookKinds, ...graphKinds];
  if (typeof order.kind !== 'string' || !kinds.includes(order.kind)) {
    throw new Refusal(`"kind" must be one of ${kinds.join(', ')}.`);
  }
  if (order.kind === 'error' && typeof order.code !== 'number') {
    throw new Refusal(
      'An error fault needs "code", a number from Meta\'s table such as 131000; 500 with "bare":true answers without a body.',
    );
  }
  return {
    kind: order.kind as Fault['kind'],
    on: typeof order.on === 'string' ? order.on : 'messages',
    times: positive(order, 'times', 1),
    code: typeof order.code === 'number' ? order.code : 0,
    delayMs: positive(order, 'delayMs', 1_000),
    copies: positive(order, 'copies', 2),
    bare: order.bare === true,
    reset: order.reset === true,
    as: order.as === 'status' ? 'status' : 'answer',
    details: typeof order.details === 'string' ? order.details : null,
  };
}

function positive(order: Json, key: string, otherwise: number): number {
  const value = order[key] ?? otherwise;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw new Refusal(`"${key}" must be a whole number from 1.`);
  return value;
}
