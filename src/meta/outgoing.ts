import type { E164 } from '../kit/phone.ts';

/** Where a message goes: a number is preferred; the BSUID where the number is hidden (meta-cloud-api.md §2). */
export type Address = { phone: E164 } | { userId: string };

/** What we send, in our own words (meta-cloud-api.md §3.1–3.3). */
export type Outgoing =
  | { type: 'text'; body: string; preview?: boolean }
  | { type: 'buttons'; header?: Header; body: string; footer?: string; buttons: ReplyButton[] }
  /** `label` is the button that opens the list. A section needs a title when there is more than one. */
  | { type: 'list'; header?: string; body: string; footer?: string; label: string; sections: ListSection[] }
  | { type: 'link'; header?: Header; body: string; footer?: string; label: string; url: string }
  /** Two to ten pictures or videos to swipe through, all of one shape. */
  | { type: 'carousel'; body: string; cards: CarouselCard[] }
  | ({ type: 'image' | 'video' } & MediaSource & { caption?: string })
  | ({ type: 'document' } & MediaSource & { caption?: string; filename?: string })
  | ({ type: 'audio' } & MediaSource & { voice?: boolean })
  | ({ type: 'sticker' } & MediaSource)
  | TemplateMessage
  /** `emoji` null takes the reaction back. */
  | { type: 'reaction'; wamid: string; emoji: string | null }
  | { type: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { type: 'contacts'; cards: OutgoingCard[] }
  /** Asks for the person's place, or their own number. */
  | { type: 'ask-location'; body: string }
  | { type: 'ask-number'; body: string }
  | {
      type: 'flow';
      header?: string;
      body: string;
      footer?: string;
      label: string;
      flowId: string;
      token: string;
      screen: string;
      data?: Record<string, unknown>;
    };

/** Media already uploaded (`mediaId`, 30 days) or fetched by Meta (`link`, cached 10 minutes). */
export type MediaSource = { mediaId: string; link?: undefined } | { link: string; mediaId?: undefined };

/** What stands above the body: a line of text, or a picture, video or file. A list takes text only. */
export type Header =
  | { type: 'text'; text: string }
  | ({ type: 'image' | 'video' } & MediaSource)
  | ({ type: 'document' } & MediaSource & { filename?: string });

/** A quick reply; `id` comes back in the tap. */
export type ReplyButton = { id: string; title: string };
export type CarouselCard = { header: { type: 'image' | 'video' } & MediaSource; body: string; buttons: ReplyButton[] };
export type ListRow = { id: string; title: string; description?: string };
export type ListSection = { title?: string; rows: ListRow[] };
export type OutgoingCard = { name: string; phones: string[]; emails?: string[]; org?: string };

/** A template in an approved language; the count of its parameters must match exactly (132000). */
export type TemplateMessage = { type: 'template'; name: string; language: string; components: TemplateComponent[] };

/** Parameters by place. A parameter with a `name` is for templates with named variables. */
export type TemplateComponent =
  | { place: 'header'; parameters: (TemplateText | Header)[] }
  | { place: 'body'; parameters: TemplateText[] }
  | { place: 'button'; index: number; action: 'quick-reply'; payload: string }
  | { place: 'button'; index: number; action: 'url'; suffix: string }
  | { place: 'button'; index: number; action: 'copy-code'; code: string }
  | { place: 'button'; index: number; action: 'flow'; token: string; data?: Record<string, unknown> };

/** A text for a variable: one line, not empty (`templateParam`). */
export type TemplateText = { type: 'text'; text: string; name?: string };

/** `quote`: the wamid answered. `callbackData`: our opaque id, at most 512 characters; every app on the WABA can read it. */
export type SendOptions = { quote?: string; callbackData?: string };

/** Why Meta would refuse a message, as a value. `where` names the part, as in `buttons[1].title`. */
export type Check = { ok: true } | { ok: false; why: RefusalReason; where: string };
export type RefusalReason = 'empty' | 'too-long' | 'too-many' | 'too-few' | 'repeated' | 'bad-value';
