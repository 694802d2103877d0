import { clipText } from '../kit/clip.ts';
import { limits } from './limits.ts';
import type { Header, Outgoing } from './outgoing.ts';

/**
 * The same message with every text cut to what WhatsApp accepts. Ids are left alone: a cut id is another id. What no cutting can mend is
 * for `checkOutgoing` to refuse.
 */
export function fitOutgoing(outgoing: Outgoing): Outgoing {
  switch (outgoing.type) {
    case 'text':
      return { ...outgoing, body: clipText(outgoing.body, limits.textBody) };
    case 'buttons':
      return {
        ...outgoing,
        ...fitFrame(outgoing),
        body: clipText(outgoing.body, limits.interactiveBody),
        buttons: outgoing.buttons.map((button) => ({ ...button, title: clipText(button.title, limits.buttonTitle) })),
      };
    case 'list':
      return {
        ...outgoing,
        header: cut(outgoing.header, limits.header),
        body: clipText(outgoing.body, limits.listBody),
        footer: cut(outgoing.footer, limits.footer),
        label: clipText(outgoing.label, limits.listLabel),
        sections: outgoing.sections.map((section) => ({
          title: cut(section.title, limits.sectionTitle),
          rows: section.rows.map((row) => ({
            ...row,
            title: clipText(row.title, limits.rowTitle),
            description: cut(row.description, limits.rowDescription),
          })),
        })),
      };
    case 'link':
      return {
        ...outgoing,
        ...fitFrame(outgoing),
        body: clipText(outgoing.body, limits.interactiveBody),
        label: clipText(outgoing.label, limits.linkLabel),
      };
    case 'flow':
      return {
        ...outgoing,
        header: cut(outgoing.header, limits.header),
        body: clipText(outgoing.body, limits.interactiveBody),
        footer: cut(outgoing.footer, limits.footer),
        label: clipText(outgoing.label, limits.flowLabel),
      };
    case 'image':
    case 'video':
    case 'document':
      return { ...outgoing, caption: cut(outgoing.caption, limits.caption) };
    case 'ask-location':
    case 'ask-number':
      return { ...outgoing, body: clipText(outgoing.body, limits.interactiveBody) };
    default:
      return outgoing;
  }
}

function fitFrame({ header, footer }: { header?: Header; footer?: string }): { header?: Header; footer?: string } {
  const fitted = header?.type === 'text' ? { ...header, text: clipText(header.text, limits.header) } : header;
  return { header: fitted, footer: cut(footer, limits.footer) };
}

function cut(text: string | undefined, limit: number): string | undefined {
  return text === undefined ? undefined : clipText(text, limit);
}

/**
 * A value as Meta takes it in a template: one line, no tab, no run of spaces (132018, or 100, otherwise). Null where nothing is left to see:
 * Meta refuses an empty value with HTTP 400.
 */
export function templateParam(text: string): string | null {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return /[^\s\p{Cf}]/u.test(line) ? line : null;
}
