import type { Chart } from '../kit/chart.ts';
import type { MediaId } from '../kit/ids.ts';
import type { Paper } from '../kit/paper.ts';
import type { SecretCode } from './access-code.ts';
import type { Locale } from './locale.ts';

/**
 * What Hilo sends, to customers and to operators: the part of WhatsApp's vocabulary that the product uses. The transport's own union
 * (`meta/outgoing.ts`) is wider; `bot/attached.flow.ts` turns one into the other. Files are named by our own row until they leave.
 */
export type Content =
  /** `secret`: the body hides a code, which is put in when it leaves. */
  | { type: 'text'; body: string; secret?: SecretCode }
  | { type: 'buttons'; header?: CardHeader; body: string; footer?: string; buttons: { id: string; title: string }[] }
  | {
      type: 'list';
      header?: string;
      body: string;
      footer?: string;
      label: string;
      sections: { title?: string; rows: ContentRow[] }[];
    }
  /** Pictures to swipe through, each with its words and buttons. `otherwise`: the same as a list, where they cannot go as pictures. */
  | { type: 'carousel'; body: string; cards: ContentCard[]; otherwise: { label: string; rows: ContentRow[] } }
  | { type: 'image' | 'video'; file: MediaId; caption?: string }
  | { type: 'document'; file: MediaId; caption?: string; filename?: string }
  /** A picture of figures, drawn when it leaves; where that fails its words go alone. */
  | { type: 'chart'; chart: Chart; caption: string }
  | { type: 'audio'; file: MediaId; voice?: boolean }
  | { type: 'location'; latitude: number; longitude: number; name?: string; address?: string }
  | { type: 'contacts'; cards: { name: string; phones: string[] }[] }
  /** Opens a form (a WhatsApp Flow) with `data` in it; its answer names `token`. `otherwise` is said where it cannot be sent. */
  | {
      type: 'form';
      body: string;
      label: string;
      formId: string;
      token: string;
      screen: string;
      data: Record<string, string>;
      otherwise: string;
    }
  /** `shown`: its body as the person reads it, for the transcript; only its name and parameters leave. */
  | { type: 'template'; name: string; language: string; components: ContentTemplatePart[]; shown?: string }
  /** Which of their businesses somebody means, under these words; the list is made when it leaves, since no business keeps another's name. */
  | { type: 'businesses'; body: string; page: number; locale: Locale }
  | { type: 'reaction'; wamid: string; emoji: string | null };

/** A file of ours on a card. */
export type FileHeader = { type: 'image' | 'video'; file: MediaId } | { type: 'document'; file: MediaId; filename?: string };
/** `paper`: a document that is written when it leaves. */
export type CardHeader = FileHeader | { type: 'chart'; chart: Chart } | { type: 'paper'; paper: Paper; filename: string };
export type ContentCard = { file: MediaId; body: string; buttons: { id: string; title: string }[] };
export type ContentRow = { id: string; title: string; description?: string };
export type ContentTemplatePart =
  | { place: 'body'; parameters: { type: 'text'; text: string }[] }
  | { place: 'button'; index: number; action: 'quick-reply'; payload: string };

/** A template's body, as Meta gives its components, with its values filled in; '' where it has none. */
export function templateWords(components: readonly unknown[], values: readonly string[]): string {
  const body = components.find((one): one is { type: string; text: string } => {
    const part = one as { type?: unknown; text?: unknown };
    return typeof part.type === 'string' && part.type.toUpperCase() === 'BODY' && typeof part.text === 'string';
  });
  return (body?.text ?? '').replace(/\{\{(\d+)\}\}/g, (_, n: string) => values[Number(n) - 1] ?? '');
}

/** The words a person reads in it, for the transcript. */
export function contentWords(content: Content): string {
  switch (content.type) {
    case 'text':
    case 'buttons':
    case 'list':
    case 'businesses':
    case 'form':
      return content.body;
    case 'carousel':
      return [content.body, ...content.cards.map((card) => card.body)].join('\n');
    case 'image':
    case 'video':
    case 'document':
    case 'chart':
      return content.caption ?? '';
    case 'audio':
      return '';
    case 'location':
      return [content.name, content.address].filter(Boolean).join('\n');
    case 'contacts':
      return content.cards.map(({ name, phones }) => [name, ...phones].join('\n')).join('\n');
    case 'template':
      if (content.shown) return content.shown;
      return content.components.flatMap((part) => (part.place === 'body' ? part.parameters.map((p) => p.text) : [])).join(' ');
    case 'reaction':
      return content.emoji ?? '';
  }
}
