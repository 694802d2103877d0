const svgSpace = 'http://www.w3.org/2000/svg';

/**
 * Makes an element: el('button.primary', { type: 'button', onclick, dataset: { … } }, 'Send').
 * Children that are strings become text nodes, so nothing anybody wrote is ever read as HTML; null and false are left out.
 */
export function el(spec, props = {}, ...children) {
  const [tag, ...classes] = spec.split('.');
  const node = document.createElement(tag);
  if (classes.length > 0) node.className = classes.join(' ');
  for (const [name, value] of Object.entries(props)) setProp(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function setProp(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === 'dataset') {
    for (const [key, data] of Object.entries(value)) if (data !== undefined && data !== null) node.dataset[key] = data;
  } else if (name.startsWith('on')) {
    node.addEventListener(name.slice(2), value);
  } else {
    node.setAttribute(name, value === true ? '' : value);
  }
}

/** Makes an SVG element with attributes. */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** A button that shows only an icon; `label` is what a screen reader says and the tooltip shows. */
export function iconButton(spec, label, glyph, onclick, props = {}) {
  return el(`button.${spec}`, { type: 'button', 'aria-label': label, title: label, onclick, ...props }, glyph);
}

/** The digits of a phone number: what the tests' hooks and the server's paths carry. */
export function digitsOf(phone) {
  return String(phone).replace(/\D/g, '');
}

/** "+34600000111" → "+34 600 000 111": enough for reading; numbers of other countries keep threes too. */
export function spaced(phone) {
  const digits = digitsOf(phone);
  return `+${digits.slice(0, 2)} ${digits.slice(2).replace(/(\d{3})(?=\d{2,})/g, '$1 ')}`.trim();
}

/** "Lucía Prado" → "LP". */
export function initialsOf(name) {
  const words = String(name).match(/[\p{L}\p{N}]+/gu) ?? ['?'];
  return [words[0], words.length > 1 ? words.at(-1) : '']
    .map((word) => [...word][0] ?? '')
    .join('')
    .toUpperCase();
}
