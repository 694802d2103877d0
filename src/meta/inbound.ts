/**
 * What WhatsApp told us, in our own words: one `Inbound` per item of a delivery (meta-cloud-api.md §1.4–1.6, §2).
 * Ids are strings and opaque. `null` means that Meta did not say; an empty string never occurs where `null` is allowed.
 */
import type { InboundContent } from './content.ts';
import type { Json } from './json.ts';

/** Everything an item can tell, by `kind`. */
export type Inbound =
  | InboundMessage
  | InboundStatus
  | InboundEcho
  | InboundHistory
  | InboundHistoryMedia
  | InboundHistoryDeclined
  | InboundContactSync
  | InboundPreference
  | InboundUserIdUpdate
  | InboundTemplate
  | InboundAccount
  | InboundCall
  | InboundGroup
  | InboundFlow
  | InboundValueError
  | InboundConsole
  | InboundEmpty
  | InboundOther;

/**
 * A person as one payload shows them. `phone` is the wa_id in digits, without `+`, in the form Meta gave (look up by `phoneKey`); it is
 * null when the person hides it. `userId` is the BSUID, scoped to the business portfolio. `username` is for display only, without `@`.
 */
export type Person = {
  phone: string | null;
  userId: string | null;
  parentUserId: string | null;
  name: string | null;
  username: string | null;
  identityKeyHash: string | null;
};

/** One of Meta's error objects; `code` is null where it was not a number. */
export type MetaError = { code: number | null; title: string | null; detail: string | null };

/** What a message answers. `wamid` may be unknown to us, or absent. */
export type Quoted = { wamid: string | null; from: string | null };

/** The ad or post a first message came from (click-to-WhatsApp). `clickId` is `ctwa_clid`. */
export type Referral = {
  sourceType: string | null;
  sourceId: string | null;
  sourceUrl: string | null;
  headline: string | null;
  body: string | null;
  mediaType: string | null;
  clickId: string | null;
  welcome: string | null;
};

/** What message, echo and history have in common. `wamid` is `none:<hash>` where Meta gave no id (never quote such a one). */
export type Said = {
  wamid: string;
  at: Date;
  content: InboundContent;
  quoted: Quoted | null;
  forwarded: 'no' | 'once' | 'often';
  groupId: string | null;
  errors: MetaError[];
};

/** A person wrote, tapped, picked, reacted … or WhatsApp says something about them (`content.type` is `system`). */
export type InboundMessage = Said & {
  kind: 'message';
  from: Person;
  referral: Referral | null;
  /** The product a message asks about. */
  product: { catalogId: string | null; sku: string | null } | null;
};

/** Meta's states, lowest first; `failed` stands beside them. A rank may be skipped: `read` can come without `delivered`. */
export type StatusState = 'sent' | 'delivered' | 'read' | 'played' | 'failed' | 'unknown';

/** Meta's price facts: cost follows from `type` and `category`; `billable` is to be deprecated. */
export type Pricing = { category: string | null; type: string | null; billable: boolean | null };

/**
 * What became of something we sent. `callbackData` is what we sent as biz_opaque_callback_data. `stateName` keeps Meta's word.
 * `participant` is set where the message went to a group (`recipient.groupId`).
 */
export type InboundStatus = {
  kind: 'status';
  wamid: string;
  state: StatusState;
  stateName: string;
  at: Date;
  recipient: { phone: string | null; userId: string | null; groupId: string | null; participant: string | null };
  callbackData: string | null;
  pricing: Pricing | null;
  templateId: string | null;
  errors: MetaError[];
};

/** Staff wrote from the WhatsApp Business app (coexistence): an outbound message by a human; no statuses, no window, no bots. */
export type InboundEcho = Said & { kind: 'echo'; to: Person };

/** A message from before the connection. It opens no window, starts nothing, raises nothing. */
export type InboundHistory = Said & {
  kind: 'history';
  direction: 'in' | 'out';
  /** The customer of the thread, whichever way the message went. */
  person: Person;
  threadId: string | null;
  phase: number | null;
  chunk: number | null;
  progress: number | null;
  status: 'pending' | 'sent' | 'delivered' | 'read' | 'played' | 'error' | null;
};

/** The asset of an earlier `media-placeholder`, under the same wamid: update that message, never make a new one. */
export type InboundHistoryMedia = Said & { kind: 'history-media'; person: Person };

/** The business did not share its history (2593109), or the sync failed otherwise. */
export type InboundHistoryDeclined = { kind: 'history-declined'; errors: MetaError[] };

/** An entry of the phone's address book. `add` also means edited; names are null on `remove`. */
export type InboundContactSync = {
  kind: 'contact-sync';
  action: 'add' | 'remove' | 'unknown';
  at: Date;
  person: Person;
  fullName: string | null;
  firstName: string | null;
};

/** Marketing stopped, resumed or signed up for in WhatsApp's own screens. */
export type InboundPreference = {
  kind: 'preference';
  who: Person;
  category: string | null;
  value: 'stop' | 'resume' | 'signup' | 'unknown';
  signupId: string | null;
  at: Date;
};

/** The person has another BSUID now: alias, keep the contact. */
export type InboundUserIdUpdate = {
  kind: 'user-id-update';
  who: Person;
  previous: string | null;
  current: string | null;
  previousParent: string | null;
  currentParent: string | null;
  at: Date;
};

/** A template was reviewed, paused, judged, edited or re-categorised. `language` has an underscore; words are in upper case as Meta writes them. */
export type InboundTemplate = {
  kind: 'template';
  change: 'status' | 'quality' | 'components' | 'category';
  /** APPROVED, REJECTED, PAUSED … for `status`; null for the rest. */
  event: string | null;
  id: string | null;
  name: string | null;
  language: string | null;
  category: string | null;
  reason: string | null;
  /** Free text: rejection_info, other_info. */
  advice: string | null;
  /** For `category`: today's one. `correctCategory` is set when this only warns of a change that is to come. */
  newCategory: string | null;
  previousCategory: string | null;
  correctCategory: string | null;
  quality: string | null;
  previousQuality: string | null;
  at: Date;
};

/** Something about the WABA, the number or the portfolio. `event` is its event, decision or status in upper case; `value` is all Meta said. */
export type InboundAccount = {
  kind: 'account';
  field: string;
  event: string | null;
  displayPhone: string | null;
  value: Json;
  at: Date;
};

/** A voice call: `connect`, `terminate`, RINGING … A call from the customer opens the 24-hour window. */
export type InboundCall = {
  kind: 'call';
  callId: string | null;
  event: string;
  direction: 'in' | 'out' | 'unknown';
  person: Person;
  durationSeconds: number | null;
  callbackData: string | null;
  errors: MetaError[];
  at: Date;
};

/** A group was made, changed, joined or left. Kept, not acted on. */
export type InboundGroup = { kind: 'group'; field: string; event: string | null; groupId: string | null; value: Json; at: Date };

/** A WhatsApp Flow's state or health. */
export type InboundFlow = {
  kind: 'flow';
  event: string | null;
  flowId: string | null;
  oldStatus: string | null;
  newStatus: string | null;
  at: Date;
};

/** An error of the whole number or app, tied to no message. */
export type InboundValueError = { kind: 'value-error'; error: MetaError; at: Date };

/** Somebody of several businesses wrote to the console these share: `ask`: they did not say for which. */
export type InboundConsole = { kind: 'console'; notice: 'ask' | 'heard'; from: Person; at: Date };

/** A change that carried nothing. */
export type InboundEmpty = { kind: 'empty' };

/** A field that is known and not used, or not known at all. */
export type InboundOther = { kind: 'other'; field: string | null; value: Json };
