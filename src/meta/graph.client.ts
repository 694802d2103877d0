import type { GraphError } from './graph-errors.ts';
import type { JsonObject } from './json.ts';

/** Who sends: a number and the token that may speak for it. */
export type SendingNumber = { phoneNumberId: string; token: string };

/**
 * How a send ended (trust.md §3.2). `accepted`: Meta has it. `refused`: Meta said no, with a code. `not-sent`: no byte of it left
 * (DNS, refused, TLS): safe to send again. `unsure`: it may have been sent; never send again blindly.
 */
export type SendResult =
  | { outcome: 'accepted'; wamid: string; waId: string | null; userId: string | null; messageStatus: string | null }
  | { outcome: 'refused'; error: GraphError }
  | { outcome: 'not-sent'; error: GraphError }
  | { outcome: 'unsure'; error: GraphError };

/** How any other call ended. `failed` is safe to ask again when its code says so. */
export type Answer<T> = { ok: true; value: T } | { ok: false; error: GraphError };

export type MediaFacts = { url: string; mime: string | null; sha256: string | null; sizeBytes: number | null };
/** `sha256` in hex, computed here over what arrived. */
export type MediaBytes = { bytes: Uint8Array; mime: string | null; sha256: string };

/** A template as Meta lists it. `language` has an underscore. `components` as Meta gives them. */
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

export type Graph = {
  send(from: SendingNumber, body: JsonObject): Promise<SendResult>;
  /** Ticks blue up to this message; with `typing`, shows "typing…" for 25 s at most. */
  markRead(from: SendingNumber, wamid: string, options?: { typing?: boolean }): Promise<Answer<null>>;
  uploadMedia(
    from: SendingNumber,
    file: { bytes: Uint8Array; mime: string; filename: string },
  ): Promise<Answer<{ mediaId: string }>>;
  mediaUrl(from: SendingNumber, mediaId: string): Promise<Answer<MediaFacts>>;
  /** Fetches bytes from Meta's hosts only, without following redirects, up to `maxBytes`. */
  downloadMedia(token: string, url: string, options: { maxBytes: number }): Promise<Answer<MediaBytes>>;
  listTemplates(token: string, waba: string): Promise<Answer<ListedTemplate[]>>;
  createTemplate(
    token: string,
    waba: string,
    template: NewTemplate,
  ): Promise<Answer<{ id: string; status: string; category: string | null }>>;
  /** Asks Meta to send this WABA's webhooks to the app. */
  subscribe(token: string, waba: string): Promise<Answer<null>>;
};

/** `baseUrl` as in https://graph.facebook.com, without a version; `version` as in v26.0. */
export type GraphOptions = { baseUrl: string; version: string; fetch?: typeof fetch; timeoutMs?: number };

export function openGraph(options: GraphOptions): Graph {
  void options;
  throw new Error('coming');
}
