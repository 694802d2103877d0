import { clipText } from '../kit/clip.ts';
import type { ActId } from '../kit/ids.ts';
import type { CardSpec } from './card.ts';
import { cardLimits } from './card-limits.ts';
import type { CardHeader, Content } from './content.ts';

/**
 * A card as messages: usually one. A body over 1,024 characters goes first as a text of its own, and the card repeats its first line: buttons
 * never stand without their text. `actIds` are the choices' ids, in order.
 */
export function cardMessages(spec: CardSpec, actIds: readonly ActId[]): Content[] {
  const fits = spec.body.length <= cardLimits.body || (spec.choices.length === 0 && !spec.picture);
  if (fits) return [cardContent(spec, spec.body, actIds)];
  const firstLine = clipText(spec.body.split('\n')[0] ?? '', 200);
  return [{ type: 'text', body: clipText(spec.body, cardLimits.text) }, cardContent(spec, firstLine, actIds)];
}

function cardContent(spec: CardSpec, body: string, actIds: readonly ActId[]): Content {
  if (spec.form) return formContent(spec.form, spec, body, actIds);
  const choices = spec.choices.slice(0, cardLimits.rows);
  const footer = spec.footer ? { footer: clipText(spec.footer, cardLimits.footer) } : {};
  const asButtons = choices.length > 0 && choices.length <= cardLimits.buttons && !spec.asList;
  if (spec.picture && !asButtons) return { type: 'chart', chart: spec.picture, caption: clipText(body, cardLimits.body) };
  if (choices.length === 0) return { type: 'text', body: clipText(body, cardLimits.text) };
  if (asButtons) {
    const header: CardHeader | undefined = spec.picture ? { type: 'chart', chart: spec.picture } : spec.header;
    return {
      type: 'buttons',
      ...(header ? { header } : {}),
      body: clipText(body, cardLimits.body),
      ...footer,
      buttons: distinct(
        choices.map((choice) => choice.label),
        cardLimits.button,
      ).map((title, i) => ({ id: actIds[i]!, title })),
    };
  }
  const titles = distinct(
    choices.map((choice) => choice.label),
    cardLimits.row,
  );
  return {
    type: 'list',
    body: clipText(body, cardLimits.body),
    ...footer,
    label: clipText(spec.listLabel ?? '…', cardLimits.listLabel),
    sections: [
      {
        rows: choices.map((choice, i) => ({
          id: actIds[i]!,
          title: titles[i]!,
          ...(choice.description ? { description: clipText(choice.description, cardLimits.description) } : {}),
        })),
      },
    ],
  };
}

function formContent(form: CardForm, { choices }: CardSpec, body: string, [token]: readonly ActId[]): Content {
  const { id: formId, screen, data, otherwise } = form;
  const label = clipText(choices[0]!.label, cardLimits.formLabel);
  return { type: 'form', body: clipText(body, cardLimits.body), label, formId, token: token!, screen, data, otherwise };
}

type CardForm = NonNullable<CardSpec['form']>;

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
