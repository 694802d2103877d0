import { templateParam } from './clip.ts';
import { limits } from './limits.ts';
import type { CarouselCard, Check, Header, MediaSource, Outgoing, RefusalReason, TemplateMessage } from './outgoing.ts';

type Refusal = { why: RefusalReason; where: string };
type Found = Refusal | null;

/** What Meta would refuse with 100, 131008, 131009, 132000 or 132018, before it is asked. The first finding is given. */
export function checkOutgoing(outgoing: Outgoing): Check {
  const refusal = findRefusal(outgoing);
  return refusal ? { ok: false, ...refusal } : { ok: true };
}

function findRefusal(outgoing: Outgoing): Found {
  switch (outgoing.type) {
    case 'text':
      return sized(outgoing.body, limits.textBody, 'body');
    case 'buttons':
      return checkFrame(outgoing, limits.interactiveBody) ?? checkButtons(outgoing.buttons);
    case 'list':
      return (
        checkFrame({ ...outgoing, header: undefined }, limits.listBody) ??
        optional(outgoing.header, limits.header, 'header') ??
        checkList(outgoing)
      );
    case 'link':
      return (
        checkFrame(outgoing, limits.interactiveBody) ??
        sized(outgoing.label, limits.linkLabel, 'label') ??
        checkUrl(outgoing.url, 'url')
      );
    case 'carousel':
      return sized(outgoing.body, limits.interactiveBody, 'body') ?? checkCarousel(outgoing.cards);
    case 'ask-location':
    case 'ask-number':
      return sized(outgoing.body, limits.interactiveBody, 'body');
    case 'flow':
      return (
        checkFrame({ ...outgoing, header: undefined }, limits.interactiveBody) ??
        optional(outgoing.header, limits.header, 'header') ??
        sized(outgoing.label, limits.flowLabel, 'label')
      );
    case 'image':
    case 'video':
    case 'document':
      return checkSource(outgoing, outgoing.type) ?? optional(outgoing.caption, limits.caption, 'caption');
    case 'audio':
    case 'sticker':
      return checkSource(outgoing, outgoing.type);
    case 'template':
      return checkTemplate(outgoing);
    case 'reaction':
      return filled(outgoing.wamid, 'wamid') ?? (outgoing.emoji === '' ? { why: 'empty', where: 'emoji' } : null);
    case 'location':
      return checkPlace(outgoing);
    case 'contacts':
      return (
        counted(outgoing.cards.length, limits.cards, 'cards') ??
        firstOf(outgoing.cards, (card, i) => filled(card.name, `cards[${i}].name`))
      );
  }
}

function checkFrame(parts: { header?: Header; body: string; footer?: string }, bodyLimit: number): Found {
  const { header } = parts;
  const head =
    header?.type === 'text' ? sized(header.text, limits.header, 'header') : header ? checkSource(header, 'header') : null;
  return head ?? sized(parts.body, bodyLimit, 'body') ?? optional(parts.footer, limits.footer, 'footer');
}

/** Titles and ids must differ from each other: Meta refuses a message with two buttons that look alike. */
function checkButtons(buttons: { id: string; title: string }[]): Found {
  return (
    counted(buttons.length, limits.buttons, 'buttons') ??
    firstOf(buttons, (button, i) => sized(button.title, limits.buttonTitle, `buttons[${i}].title`)) ??
    firstOf(buttons, (button, i) => sized(button.id, limits.buttonId, `buttons[${i}].id`)) ??
    distinct(
      buttons.map((button) => button.title.trim()),
      'buttons.title',
    ) ??
    distinct(
      buttons.map((button) => button.id),
      'buttons.id',
    )
  );
}

function checkList({ label, sections }: Extract<Outgoing, { type: 'list' }>): Found {
  const rows = sections.flatMap((section) => section.rows);
  const titled = sections.length > 1;
  return (
    sized(label, limits.listLabel, 'label') ??
    counted(sections.length, limits.sections, 'sections') ??
    counted(rows.length, limits.rows, 'rows') ??
    firstOf(sections, (section, i) =>
      titled
        ? sized(section.title ?? '', limits.sectionTitle, `sections[${i}].title`)
        : optional(section.title, limits.sectionTitle, 'sections[0].title'),
    ) ??
    firstOf(sections, (section, i) => counted(section.rows.length, limits.rows, `sections[${i}].rows`)) ??
    firstOf(rows, (row, i) => sized(row.title, limits.rowTitle, `rows[${i}].title`)) ??
    firstOf(rows, (row, i) => sized(row.id, limits.rowId, `rows[${i}].id`)) ??
    firstOf(rows, (row, i) => optional(row.description, limits.rowDescription, `rows[${i}].description`)) ??
    distinct(
      rows.map((row) => row.id),
      'rows.id',
    )
  );
}

/** All cards have as many buttons: Meta refuses cards of different shapes. */
function checkCarousel(cards: CarouselCard[]): Found {
  if (cards.length < limits.carouselMin) return { why: 'too-few', where: 'cards' };
  return (
    counted(cards.length, limits.carouselMax, 'cards') ??
    firstOf(cards, ({ header, body, buttons }, i) => {
      const where = `cards[${i}]`;
      const broken = body.split('\n').length - 1 > limits.carouselBreaks || header.type !== cards[0]!.header.type;
      if (broken || buttons.length !== cards[0]!.buttons.length) return { why: 'bad-value', where };
      return checkSource(header, where) ?? sized(body, limits.carouselBody, `${where}.body`) ?? checkButtons(buttons);
    })
  );
}

function checkTemplate(template: TemplateMessage): Found {
  if (!/^[a-z0-9_]+$/.test(template.name) || template.name.length > limits.templateName)
    return { why: 'bad-value', where: 'name' };
  if (!/^[a-z]{2,3}(_[A-Z]{2,4})?$/.test(template.language)) return { why: 'bad-value', where: 'language' };
  return firstOf(template.components, (component, i) => {
    const where = `components[${i}]`;
    if (component.place !== 'button') {
      return firstOf(component.parameters, (parameter) =>
        parameter.type === 'text' ? checkParameter(parameter.text, where) : checkSource(parameter, where),
      );
    }
    if (component.action === 'quick-reply') return sized(component.payload, limits.buttonId, where);
    if (component.action === 'url') return checkParameter(component.suffix, where);
    if (component.action === 'copy-code') return sized(component.code, limits.copyCode, where);
    return filled(component.token, where);
  });
}

/** At send time a value may hold no newline, no tab and no more than four spaces in a row (meta-cloud-api.md §6); nor be empty. */
function checkParameter(value: string, where: string): Found {
  if (templateParam(value) === null) return { why: 'empty', where };
  return /[\n\r\t]| {5,}/.test(value) ? { why: 'bad-value', where } : null;
}

function checkSource(source: MediaSource, where: string): Found {
  return source.mediaId !== undefined ? filled(source.mediaId, where) : checkUrl(source.link, where);
}

function checkUrl(url: string, where: string): Found {
  if (url.length > limits.url) return { why: 'too-long', where };
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? null : { why: 'bad-value', where };
}

function checkPlace({ latitude, longitude }: { latitude: number; longitude: number }): Found {
  if (!(Math.abs(latitude) <= 90)) return { why: 'bad-value', where: 'latitude' };
  return Math.abs(longitude) <= 180 ? null : { why: 'bad-value', where: 'longitude' };
}

function sized(text: string, limit: number, where: string): Found {
  return filled(text, where) ?? (text.length > limit ? { why: 'too-long', where } : null);
}

function optional(text: string | undefined, limit: number, where: string): Found {
  return text === undefined ? null : sized(text, limit, where);
}

function filled(text: string, where: string): Found {
  return text.trim() === '' ? { why: 'empty', where } : null;
}

function counted(count: number, limit: number, where: string): Found {
  return count === 0 ? { why: 'too-few', where } : count > limit ? { why: 'too-many', where } : null;
}

function distinct(values: string[], where: string): Found {
  return new Set(values).size < values.length ? { why: 'repeated', where } : null;
}

function firstOf<T>(values: T[], check: (value: T, index: number) => Found): Found {
  for (const [index, value] of values.entries()) {
    const found = check(value, index);
    if (found) return found;
  }
  return null;
}
