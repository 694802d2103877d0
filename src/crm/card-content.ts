import type { ActId } from '../kit/ids.ts';
import type { CardSpec } from './card.ts';
import { clipText } from './clip.ts';
import type { Content } from './content.ts';

/** Meta's limits for interactive messages (Cloud API reference, interactive object; list bodies may be longer, 1,024 is safe for both). */
const limit = { body: 1024, button: 20, buttons: 3, row: 24, description: 72, rows: 10, label: 20, footer: 60, text: 4096 };

/**
 * A card as messages: usually one. A body over 1,024 characters goes first as a text of its own, and the card repeats its first line: buttons
 * never stand without their text. `actIds` are the choices' ids, in order.
 */
export function cardMessages(spec: CardSpec, actIds: readonly ActId[]): Content[] {
  if (spec.body.length <= limit.body || spec.choices.length === 0) return [cardContent(spec, spec.body, actIds)];
  const firstLine = clipText(spec.body.split('\n')[0] ?? '', 200);
  return [{ type: 'text', body: clipText(spec.body, limit.text) }, cardContent(spec, firstLine, actIds)];
}

function cardContent(spec: CardSpec, body: string, actIds: readonly ActId[]): Content {
  const choices = spec.choices.slice(0, limit.rows);
  const footer = spec.footer ? { footer: clipText(spec.footer, limit.footer) } : {};
  if (choices.length === 0) return { type: 'text', body: clipText(body, limit.text) };
  if (choices.length <= limit.buttons && !spec.asList) {
    return {
      type: 'buttons',
      ...(spec.header ? { header: spec.header } : {}),
      body: clipText(body, limit.body),
      ...footer,
      buttons: distinct(
        choices.map((choice) => choice.label),
        limit.button,
      ).map((title, i) => ({ id: actIds[i]!, title })),
    };
  }
  const titles = distinct(
    choices.map((choice) => choice.label),
    limit.row,
  );
  return {
    type: 'list',
    body: clipText(body, limit.body),
    ...footer,
    label: clipText(spec.listLabel ?? '…', limit.label),
    sections: [
      {
        rows: choices.map((choice, i) => ({
          id: actIds[i]!,
          title: titles[i]!,
          ...(choice.description ? { description: clipText(choice.description, limit.description) } : {}),
        })),
      },
    ],
  };
}

/** Titles cut to size and still different: Meta refuses two alike. */
function distinct(labels: readonly string[], size: number): string[] {
  const seen = new Set<string>();
  return labels.map((label) => {
    let title = clipText(label, size) || '·';
    for (let n = 2; seen.has(title); n++) title = `${clipText(label, size - 2 - String(n).length)} ${n}`;
    seen.add(title);
    return title;
  });
}
