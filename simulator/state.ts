/** Anything that came in as JSON and has not been read yet. */
export type Json = Record<string, unknown>;

/** A business number as Meta knows it; every added number has a portfolio of its own, so its own BSUIDs. */
export type Business = {
  phoneNumberId: string;
  waba: string;
  phone: string;
  name: string;
  token: string;
  country: string;
  owner: string | null;
  subscribed: boolean;
  overrideUrl: string | null;
};

/** A person with WhatsApp. `marketing` and `receipts` are switches in their own app. */
export type Phone = {
  phone: string;
  name: string;
  hidePhone: boolean;
  onWhatsApp: boolean;
  receipts: boolean;
  marketing: 'resume' | 'stop';
  userIds: Record<string, string>;
};

export type Button = { id: string; title: string };
export type Row = { id: string; title: string; description: string };
export type BubbleMedia = { id: string | null; mime: string; filename: string | null; url: string; voice?: boolean };

/** A text to fill in; `many`: of several lines. `value` is what stands in it at first, `max` how much it takes. */
export type FormField = { name: string; label: string; required: boolean; many: boolean; value: string; max: number };

/** A form that a message opens: `label` is the button under the message, `submit` the one that sends the form. */
export type Form = {
  label: string;
  title: string;
  submit: string;
  fields: FormField[];
  flow: string;
  token: string;
  payload: Json;
};

/** What a message looks like on a phone; `text` is header, body, footer or caption joined by newlines. */
export type Look = {
  type: string;
  text: string;
  buttons: Button[];
  rows: Row[];
  header?: string;
  footer?: string;
  body?: string;
  listLabel?: string;
  link?: { title: string; url: string };
  form?: Form;
  media?: BubbleMedia;
  cards?: { text: string; media?: BubbleMedia; buttons: Button[]; link?: { title: string; url: string } }[];
  location?: unknown;
  contacts?: unknown;
  templateName?: string;
  category?: string;
};

/** One message in a thread. `business` is the phone_number_id of the other side. */
export type Bubble = Look & {
  id: string;
  phone: string;
  business: string;
  from: 'me' | 'business';
  replyTo: string | null;
  reactions: { from: 'me' | 'business'; emoji: string }[];
  status: 'sent' | 'delivered' | 'read';
  at: string;
  callbackData: string | null;
  billing: Billing | null;
};

/** The `pricing` block that statuses carry (Meta: pricing; meta-cloud-api.md §1.5). */
export type Billing = { billable: boolean; pricing_model: 'PMP'; type: string; category: string };

export type LedgerEntry = {
  at: string;
  machineAt: number;
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
  status: number | null;
  error: Json | null;
  wamid: string | null;
  callbackData: string | null;
  to: string | null;
  answered: boolean;
};

/** Bytes live in `media/<id>`; `source` decides how long the id lives (inbound 7 days, uploaded 30). */
export type Media = {
  id: string;
  business: string;
  mime: string;
  sha256: string;
  size: number;
  filename: string | null;
  source: 'phone' | 'upload';
  at: number;
};

export type TemplateStatus = 'PENDING' | 'APPROVED' | 'REJECTED' | 'PAUSED' | 'DISABLED';

export type Template = {
  id: string;
  waba: string;
  name: string;
  language: string;
  category: string;
  status: TemplateStatus;
  rejectedReason: string;
  parameterFormat: 'POSITIONAL' | 'NAMED';
  components: Json[];
  quality: string;
  edits: number[];
};

/** A WhatsApp Flow; `problems` are what its validation found. */
export type Flow = {
  id: string;
  waba: string;
  name: string;
  categories: string[];
  status: 'DRAFT' | 'PUBLISHED' | 'DEPRECATED' | 'BLOCKED' | 'THROTTLED';
  json: string;
  problems: Json[];
};

/** A webhook that has not been answered 200 yet. `bytes` is base64 when the body is not text. */
export type QueuedWebhook = {
  id: string;
  body: string;
  base64: boolean;
  lane: string;
  about: string;
  waba: string;
  wamids: string[];
};

export type State = {
  offsetMs: number;
  businesses: Map<string, Business>;
  phones: Map<string, Phone>;
  threads: Map<string, Bubble[]>;
  bubbles: Map<string, Bubble>;
  /** Last time a user spoke to a number, by `windowKey`; business time. */
  windows: Map<string, number>;
  /** Messages that came in by POST /webhooks: known to Meta, shown on no phone. */
  heard: Map<string, { phone: string; business: string; at: number }>;
  ledger: LedgerEntry[];
  media: Map<string, Media>;
  templates: Map<string, Template>;
  blockedNames: Map<string, number>;
  flows: Map<string, Flow>;
  webhooks: Map<string, QueuedWebhook>;
  settings: Map<string, Json>;
  counters: Map<string, number>;
};

/** The key of a conversation: one user, one business number. */
export function windowKey(phone: string, business: string): string {
  return `${phone}|${business}`;
}

/** A world in which nothing has happened yet. */
export function emptyState(): State {
  return {
    offsetMs: 0,
    businesses: new Map(),
    phones: new Map(),
    threads: new Map(),
    bubbles: new Map(),
    windows: new Map(),
    heard: new Map(),
    ledger: [],
    media: new Map(),
    templates: new Map(),
    blockedNames: new Map(),
    flows: new Map(),
    webhooks: new Map(),
    settings: new Map(),
    counters: new Map(),
  };
}
