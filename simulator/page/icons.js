import { svg } from './dom.js';

// Drawn on a 24 × 24 grid with strokes, so that one set of lines serves both themes through currentColor.
const strokes = {
  reply: 'M9 6 4 11l5 5M4 11h9a7 7 0 0 1 7 7',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  smile: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 14.5s1.2 2 3.5 2 3.5-2 3.5-2M9 9.5h.01M15 9.5h.01',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'M6 9l6 6 6-6',
  back: 'M15 5l-7 7 7 7',
  video:
    'M3 7.5A1.5 1.5 0 0 1 4.5 6h9A1.5 1.5 0 0 1 15 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 3 16.5ZM15 10.5l6-3.5v10l-6-3.5',
  phone: 'M5 4h4l1.5 5-2.5 1.5a11 11 0 0 0 5.5 5.5L15 13.5l5 1.5v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1Z',
  image: 'M4 5h16v14H4ZM4 16l5-5 4 4 3-3 4 4M15.5 9h.01',
  document: 'M7 3h7l5 5v13H7ZM14 3v5h5M10 13h6M10 17h6',
  mic: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM6 11a6 6 0 0 0 12 0M12 17v4',
  sticker: 'M20 13V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h7ZM20 13h-5a2 2 0 0 0-2 2v5M9 9h.01M14.5 9h.01',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20a7.5 7.5 0 0 1 15 0',
  pin: 'M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.5 7 12 7 12ZM12 11.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z',
  link: 'M14 4h6v6M20 4l-9 9M18 14v5a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1h5',
  copy: 'M9 9h10v11H9ZM5 15V4h10',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.5 2',
  alert: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7.5v5.5M12 16.5h.01',
  bolt: 'M13 3 5 14h6l-1 7 8-11h-6Z',
  ledger: 'M5 4h14v16H5ZM9 8h6M9 12h6M9 16h3',
  theme: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 3a9 9 0 0 1 0 18Z',
  reset: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v4.5h4.5',
  addPhone: 'M15 21H7a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1h10a1 1 0 0 1 1 1v7M10 18h3M19 15v6M16 18h6',
  check: 'M5 12.5 10 17.5 19.5 7',
};

const solids = {
  play: 'M8 5v14l11-7Z',
  pause: 'M7 5h3.5v14H7ZM13.5 5H17v14h-3.5Z',
  send: 'M3.5 20.5v-7l10-1.5-10-1.5v-7L22 12Z',
};

/** One icon, 24 × 24 unless the style sheet says otherwise; decoration only, so hidden from screen readers. */
export function icon(name) {
  const shape = solids[name]
    ? svg('path', { d: solids[name], fill: 'currentColor' })
    : svg('path', {
        d: strokes[name],
        fill: 'none',
        stroke: 'currentColor',
        'stroke-width': 1.8,
        'stroke-linecap': 'round',
        'stroke-linejoin': 'round',
      });
  return svg('svg', { viewBox: '0 0 24 24', class: `icon icon-${name}`, 'aria-hidden': 'true' }, shape);
}

const ticks = {
  sending: 'M8 3.5V8l2.5 1.5M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12Z',
  sent: 'M3.5 8.7l3.1 3.3 6.3-7.2',
  delivered: 'M1 8.7l3.1 3.3 6.3-7.2M7.6 11.3l.7.7 6.3-7.2',
};

/** The ticks beside the time: a clock, one, two; the style sheet turns `read` blue. */
export function tick(status) {
  const path = ticks[status] ?? (status === 'read' || status === 'played' ? ticks.delivered : ticks.sent);
  const line = svg('path', {
    d: path,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 1.5,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
  return svg('svg', { viewBox: '0 0 16 16', class: `tick tick-${status}`, role: 'img', 'aria-label': status }, line);
}
