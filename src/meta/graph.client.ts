import { type ListedFlow, listFlows, type NewFlow, publishFlow } from './flow.client.ts';
import { type Answer, answerOf, bareError, type Exchange, exchange, type GraphOptions } from './graph-call.client.ts';
import type { GraphError } from './graph-errors.ts';
import type { JsonObject } from './json.ts';
import { downloadMedia, type MediaBytes } from './media.client.ts';
import { createTemplate, type ListedTemplate, listTemplates, type NewTemplate } from './template.client.ts';
import { wireMediaFacts, wireSent, wireSuccess, wireUploaded } from './wire-answers.ts';
import type { GraphMessage } from './wire-outbound.ts';

/** Who sends: a number and the token that may speak for it. */
export type SendingNumber = { phoneNumberId: string; token: string };

/**
 * How a send ended (trust.md §3.2). `accepted`: Meta has it (not: delivered it). `refused`: Meta said no, with a code. `not-sent`: no byte
 * of it left (DNS, refused, TLS): safe to send again. `unsure`: it may have been sent; never send again blindly.
 */
export type SendResult =
  | { outcome: 'accepted'; wamid: string; waId: string | null; userId: string | null; messageStatus: string | null }
  | { outcome: 'refused'; error: GraphError }
  | { outcome: 'not-sent'; error: GraphError }
  | { outcome: 'unsure'; error: GraphError };

/** Where a file can be fetched for five minutes, with the token. `sha256` as Meta gives it. */
export type MediaFacts = { url: string; mime: string | null; sha256: string | null; sizeBytes: number | null };

/** WhatsApp's Cloud API. No method throws for what the world does; none logs. */
export type Graph = {
  send(from: SendingNumber, body: GraphMessage): Promise<SendResult>;
  /** Ticks blue up to this message; with `typing`, shows "typing…" for 25 s at most. */
  markRead(from: SendingNumber, wamid: string, options?: { typing?: boolean }): Promise<Answer<null>>;
  uploadMedia(
    from: SendingNumber,
    file: { bytes: Uint8Array; mime: string; filename: string },
  ): Promise<Answer<{ mediaId: string }>>;
  mediaUrl(from: SendingNumber, mediaId: string): Promise<Answer<MediaFacts>>;
  /** Fetches bytes from Meta's hosts only, up to `maxBytes`. */
  downloadMedia(token: string, url: string, options: { maxBytes: number }): Promise<Answer<MediaBytes>>;
  listTemplates(token: string, waba: string): Promise<Answer<ListedTemplate[]>>;
  createTemplate(
    token: string,
    waba: string,
    template: NewTemplate,
  ): Promise<Answer<{ id: string; status: string; category: string | null }>>;
  listFlows(token: string, waba: string): Promise<Answer<ListedFlow[]>>;
  publishFlow(token: string, waba: string, flow: NewFlow): Promise<Answer<{ id: string; problems: string[] }>>;
  /** What WhatsApp offers behind "/" in a number's chats (Meta, conversational components: 30 at most, a name 32, a line 256 characters). */
  setCommands(from: SendingNumber, commands: readonly { name: string; says: string }[]): Promise<Answer<null>>;
  /** Asks Meta to send this WABA's webhooks to the app. */
  subscribe(token: string, waba: string): Promise<Answer<null>>;
};

/** Opens the API. State is only what is in the options; connections are fetch's own. */
export function openGraph(options: GraphOptions): Graph {
  return {
    async send(from, body) {
      return sendResult(
        await exchange(options, {
          method: 'POST',
          path: `${at(from.phoneNumberId)}/messages`,
          token: from.token,
          json: body as JsonObject,
        }),
      );
    },
    async markRead(from, wamid, { typing = false } = {}) {
      const read = { messaging_product: 'whatsapp', status: 'read', message_id: wamid };
      const json = typing ? { ...read, typing_indicator: { type: 'text' } } : read;
      const ended = await exchange(options, {
        method: 'POST',
        path: `${at(from.phoneNumberId)}/messages`,
        token: from.token,
        json,
      });
      return done(answerOf(ended, wireSuccess));
    },
    async uploadMedia(from, file) {
      const form = new FormData();
      form.set('messaging_product', 'whatsapp');
      form.set('type', file.mime);
      form.set('file', new Blob([new Uint8Array(file.bytes)], { type: file.mime }), file.filename);
      const answer = answerOf(
        await exchange(options, { method: 'POST', path: `${at(from.phoneNumberId)}/media`, token: from.token, form }),
        wireUploaded,
      );
      return answer.ok ? { ok: true, value: { mediaId: answer.value.id } } : answer;
    },
    async mediaUrl(from, mediaId) {
      const path = `${at(mediaId)}?phone_number_id=${at(from.phoneNumberId)}`;
      const answer = answerOf(await exchange(options, { method: 'GET', path, token: from.token }), wireMediaFacts);
      if (!answer.ok) return { ok: false, error: isGone(answer.error) ? { ...answer.error, code: 'media-gone' } : answer.error };
      const { url, mime_type: mime, sha256, file_size: sizeBytes } = answer.value;
      return { ok: true, value: { url, mime, sha256, sizeBytes } };
    },
    downloadMedia: (token, url, { maxBytes }) => downloadMedia(options, token, url, maxBytes),
    listTemplates: (token, waba) => listTemplates(options, token, waba),
    createTemplate: (token, waba, template) => createTemplate(options, token, waba, template),
    listFlows: (token, waba) => listFlows(options, token, waba),
    publishFlow: (token, waba, flow) => publishFlow(options, token, waba, flow),
    async setCommands(from, commands) {
      const json = {
        commands: commands.map(({ name, says }) => ({ command_name: name, command_description: says })),
      };
      const path = `${at(from.phoneNumberId)}/conversational_automation`;
      return done(answerOf(await exchange(options, { method: 'POST', path, token: from.token, json }), wireSuccess));
    },
    async subscribe(token, waba) {
      return done(
        answerOf(await exchange(options, { method: 'POST', path: `${at(waba)}/subscribed_apps`, token, json: {} }), wireSuccess),
      );
    },
  };
}

/**
 * Graph's error with a code means that it was not taken; so does a bare 3xx or 4xx, which no message gets through. A bare 5xx, a 408, and a
 * 200 that cannot be read may each stand for a message that is on its way.
 */
function sendResult(ended: Exchange): SendResult {
  switch (ended.ended) {
    case 'refused':
      return { outcome: 'refused', error: ended.error };
    case 'silent':
      return ended.left
        ? { outcome: 'unsure', error: { code: 'graph-unanswered', graphCode: null, detail: ended.detail } }
        : { outcome: 'not-sent', error: { code: 'graph-unreachable', graphCode: null, detail: ended.detail } };
    case 'bare': {
      const refused = ended.status >= 300 && ended.status < 500 && ended.status !== 408;
      if (refused) return { outcome: 'refused', error: bareError(ended.status) };
      return { outcome: 'unsure', error: { code: 'graph-nonsense', graphCode: null, detail: `HTTP ${ended.status}` } };
    }
    case 'answered': {
      const sent = wireSent.safeParse(ended.body);
      if (!sent.success)
        return {
          outcome: 'unsure',
          error: { code: 'graph-nonsense', graphCode: null, detail: 'an answer without a message id' },
        };
      const [message] = sent.data.messages;
      const [contact] = sent.data.contacts;
      return {
        outcome: 'accepted',
        wamid: message.id,
        waId: contact?.wa_id ?? null,
        userId: contact?.user_id ?? null,
        messageStatus: message.message_status,
      };
    }
  }
}

/** A file that is not there answers 100 with subcode 33, or 131052. */
function isGone(error: GraphError): boolean {
  return error.graphCode === 100 || error.graphCode === 131052 || error.detail === 'HTTP 404';
}

function done<T>(answer: Answer<T>): Answer<null> {
  return answer.ok ? { ok: true, value: null } : answer;
}

function at(id: string): string {
  return encodeURIComponent(id);
}
