import type { JsonObject } from './json.ts';

/** A file a person sent: bytes are fetched by `mediaId` (7 days) or `url` (5 minutes, bearer). All may be missing; `mime` is never to be trusted. */
export type InboundMedia = {
  mediaId: string | null;
  mime: string | null;
  sha256: string | null;
  caption: string | null;
  url: string | null;
};

/** A shared address-book card. */
export type InboundCard = {
  name: string | null;
  phones: { phone: string | null; waId: string | null }[];
  emails: string[];
  org: string | null;
  /** The person answered our request for their own number. */
  ownNumber: boolean;
};

/** What a message says, by `type` (meta-cloud-api.md §1.4). */
export type InboundContent =
  | { type: 'text'; body: string }
  | ({ type: 'image' } & InboundMedia)
  | ({ type: 'video' } & InboundMedia)
  | ({ type: 'audio'; voice: boolean } & InboundMedia)
  | ({ type: 'document'; filename: string | null } & InboundMedia)
  | ({ type: 'sticker'; animated: boolean } & InboundMedia)
  | {
      type: 'location';
      latitude: number | null;
      longitude: number | null;
      name: string | null;
      address: string | null;
      url: string | null;
    }
  | { type: 'contacts'; cards: InboundCard[] }
  /** A quick-reply button; `id` is what we gave it, in a template its payload. */
  | { type: 'tap'; id: string; title: string; from: 'button' | 'template' }
  /** A row of a list. */
  | { type: 'pick'; id: string; title: string; description: string | null }
  /** A form came back. `values` is null where `rawJson` is not a JSON object; `flowToken` is missing on some iPhones: correlate by the quoted wamid. */
  | {
      type: 'flow-reply';
      name: string | null;
      body: string | null;
      values: JsonObject | null;
      rawJson: string | null;
      flowToken: string | null;
    }
  | { type: 'call-permission'; response: 'accept' | 'reject' | 'unknown'; permanent: boolean; expiresAt: Date | null }
  /** `emoji` null takes the reaction back. */
  | { type: 'reaction'; wamid: string | null; emoji: string | null }
  | { type: 'order'; catalogId: string | null; text: string | null; items: InboundOrderItem[] }
  | InboundSystem
  /** The sender changed what they had written. */
  | { type: 'edit'; wamid: string | null; content: InboundContent }
  /** The sender deleted it. */
  | { type: 'revoke'; wamid: string | null }
  | { type: 'request-welcome' }
  /** History only: the file follows, under the same wamid, or never. */
  | { type: 'media-placeholder' }
  /** WhatsApp says that it cannot show us this: `what` as in poll, view_once; `reason` in Meta's words. */
  | { type: 'unsupported'; what: string | null; reason: string | null }
  /** A type nobody had heard of when this was written; `name` is Meta's. */
  | { type: 'unknown'; name: string };

/** WhatsApp about a person: the sender is who they *were* (old number, old BSUID); here is who they are now. */
export type InboundSystem = {
  type: 'system';
  change: 'number' | 'user-id' | 'identity' | 'other';
  name: string | null;
  body: string | null;
  newPhone: string | null;
  newUserId: string | null;
  previousUserId: string | null;
  newParentUserId: string | null;
};

/** One line of an order; `price` is for one piece, in units of `currency` (ISO 4217). */
export type InboundOrderItem = { sku: string | null; quantity: number | null; price: number | null; currency: string | null };

/** The id behind a button, a row or a form, where somebody answered by one. */
export function answeredBy(content: InboundContent): string | null {
  if (content.type === 'tap' || content.type === 'pick') return content.id;
  return content.type === 'flow-reply' ? content.flowToken : null;
}

/** False for a mark, a correction, and a chat that was only opened: nobody waits for an answer to these. */
export function saysSomething(content: InboundContent): boolean {
  return !['reaction', 'edit', 'revoke', 'request-welcome'].includes(content.type);
}
