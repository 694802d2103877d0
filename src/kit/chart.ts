/**
 * A picture of a few figures, as data: what is kept with a message, and drawn when it leaves. `shown` is the value as a person reads it, in
 * their language and currency; `value` alone decides how long a bar is.
 */
export type Chart = {
  /** `bars`: each against the longest. `funnel`: the same, centred, so that narrowing is seen. `series`: columns over time, oldest first. */
  kind: 'bars' | 'funnel' | 'series';
  title: string;
  subtitle?: string;
  rows: ChartRow[];
  /** One or two lines underneath. */
  foot?: string;
};

export type ChartRow = {
  label: string;
  value: number;
  shown: string;
  /** A second figure, smaller, beside the first. */
  detail?: string;
  /** `good` what was won, `bad` what was lost, `quiet` what is only there for comparison. */
  tone?: 'plain' | 'good' | 'bad' | 'quiet';
};

/** At most so many rows are legible on a phone; what comes after them is left out. */
export const chartRowsMost = 12;

const width = 1080;
const margin = 72;
const inner = width - 2 * margin;

// One picture for light and dark chats alike: paper of its own, and ink that stands out on it (all above 4.5 to 1).
const paper = '#FBFAF6';
const ink = '#17211D';
const faint = '#5D6863';
const track = '#E9E8E1';
const tones = { plain: '#0E7A63', good: '#2E9E5B', bad: '#C4513D', quiet: '#9AA39E' };

/** The picture as SVG, 1,080 wide. Text is set in Inter; nothing in the data is read as markup. */
export function chartSvg(chart: Chart): { svg: string; width: number; height: number } {
  const rows = chart.rows.slice(0, chartRowsMost);
  const head = heading(chart);
  const body = chart.kind === 'series' ? columns(rows, head.bottom) : bars(rows, head.bottom, chart.kind === 'funnel');
  const foot = footing(chart.foot, body.bottom);
  const height = foot.bottom + margin - 12;
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter">`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    `<rect width="${width}" height="12" fill="${tones.plain}"/>`,
    ...head.parts,
    ...body.parts,
    ...foot.parts,
    '</svg>',
  ].join('');
  return { svg, width, height };
}

type Part = { parts: string[]; bottom: number };

function heading({ title, subtitle }: Chart): Part {
  const lines = wrap(title, 56, inner, 2);
  const parts = lines.map((line, n) => text(line, { x: margin, y: 124 + n * 66, size: 56, weight: 700 }));
  let bottom = 124 + (lines.length - 1) * 66;
  if (subtitle) {
    bottom += 54;
    parts.push(text(shortened(subtitle, 34, inner), { x: margin, y: bottom, size: 34, fill: faint }));
  }
  return { parts, bottom: bottom + 52 };
}

/** Label and figure over each bar: neither has to share its line with the bar, so both stay large however long they are. */
function bars(rows: readonly ChartRow[], top: number, centred: boolean): Part {
  const dense = rows.length > 7;
  const [step, size, thick] = dense ? [98, 35, 22] : [126, 40, 32];
  const longest = Math.max(0, ...rows.map((row) => row.value));
  const parts = rows.flatMap((row, n) => {
    const y = top + n * step;
    const baseline = y + size;
    const figure = row.shown;
    const detail = row.detail ?? '';
    const detailWidth = detail ? measure(detail, size - 6) + 24 : 0;
    const figureWidth = measure(figure, size, true);
    const room = inner - figureWidth - detailWidth - 32;
    const length = barLength(row.value, longest);
    const x = centred ? margin + (inner - length) / 2 : margin;
    const barY = baseline + 18;
    return [
      text(shortened(row.label, size, room), { x: margin, y: baseline, size, weight: 500 }),
      ...(detail
        ? [text(detail, { x: width - margin - figureWidth - 24, y: baseline, size: size - 6, fill: faint, anchor: 'end' })]
        : []),
      text(figure, { x: width - margin, y: baseline, size, weight: 700, anchor: 'end' }),
      `<rect x="${margin}" y="${barY}" width="${inner}" height="${thick}" rx="${thick / 2}" fill="${track}"/>`,
      ...(length > 0
        ? [
            `<rect x="${round(x)}" y="${barY}" width="${round(length)}" height="${thick}" rx="${thick / 2}" fill="${tones[row.tone ?? 'plain']}"/>`,
          ]
        : []),
    ];
  });
  return { parts, bottom: top + Math.max(0, rows.length * step - (dense ? 16 : 30)) };
}

/** Nothing is no bar; the least there is can still be seen. */
function barLength(value: number, longest: number): number {
  if (!(value > 0) || longest <= 0) return 0;
  return Math.max(32, (value / longest) * inner);
}

const plotHeight = 400;

function columns(rows: readonly ChartRow[], top: number): Part {
  if (rows.length === 0) return { parts: [], bottom: top };
  const highest = Math.max(0, ...rows.map((row) => row.value));
  const slot = inner / rows.length;
  const size = rows.length > 8 ? 28 : 34;
  const thick = Math.min(120, slot * 0.62);
  const floor = top + size + 24 + plotHeight;
  const parts = rows.flatMap((row, n) => {
    const middle = margin + slot * (n + 0.5);
    const height = row.value > 0 && highest > 0 ? Math.max(10, (row.value / highest) * plotHeight) : 0;
    const fill = tones[row.tone ?? 'plain'];
    const edge = Math.min(14, height / 2);
    return [
      text(shortened(row.shown, size, slot + 8), {
        x: middle,
        y: floor - height - 16,
        size,
        weight: 700,
        anchor: 'middle',
        fill: height > 0 ? ink : faint,
      }),
      ...(height > 0
        ? [
            `<rect x="${round(middle - thick / 2)}" y="${round(floor - height)}" width="${round(thick)}" height="${round(height)}" rx="${round(edge)}" fill="${fill}"/>`,
          ]
        : []),
      text(shortened(row.label, size, slot - 4), { x: middle, y: floor + size + 18, size, anchor: 'middle', fill: faint }),
    ];
  });
  parts.push(`<rect x="${margin}" y="${floor}" width="${inner}" height="3" fill="${track}"/>`);
  return { parts, bottom: floor + size + 34 };
}

function footing(foot: string | undefined, top: number): Part {
  if (!foot) return { parts: [], bottom: top };
  const lines = wrap(foot, 32, inner, 2);
  const first = top + 62;
  return {
    parts: lines.map((line, n) => text(line, { x: margin, y: first + n * 44, size: 32, fill: faint })),
    bottom: first + (lines.length - 1) * 44,
  };
}

type TextLook = { x: number; y: number; size: number; weight?: 400 | 500 | 700; fill?: string; anchor?: 'middle' | 'end' };

function text(words: string, { x, y, size, weight = 400, fill = ink, anchor }: TextLook): string {
  const place = `x="${round(x)}" y="${round(y)}" font-size="${size}"`;
  return `<text ${place} font-weight="${weight}" fill="${fill}"${anchor ? ` text-anchor="${anchor}"` : ''}>${escaped(settable(words))}</text>`;
}

/** What the font has no sign for would become an empty box: emoji and the marks that join them are left out. */
function settable(words: string): string {
  return words
    .replace(/\s+/g, ' ')
    .replace(/\p{Extended_Pictographic}|\p{Cc}|\p{Cf}|\u20E3|\uFE0F/gu, (sign) => ('©®™'.includes(sign) ? sign : ''))
    .replace(/ +/g, ' ')
    .trim();
}

function escaped(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** As many lines as needed and allowed; the last one is cut. */
function wrap(words: string, size: number, room: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of settable(words).split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && lines.length < most - 1 && measure(longer, size, size > 50) > room) {
      lines.push(shortened(line, size, room, size > 50));
      line = word;
    } else line = longer;
  }
  return [...lines, shortened(line, size, room, size > 50)];
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Cut to the room there is, ending in `…`. */
function shortened(words: string, size: number, room: number, bold = false): string {
  const whole = settable(words);
  if (measure(whole, size, bold) <= room) return whole;
  let kept = '';
  for (const { segment } of letters.segment(whole)) {
    if (measure(`${kept}${segment}…`, size, bold) > room) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * How wide words will be, in Inter's average widths by kind of letter (never narrower than they turn out, but for scripts that Inter does not
 * have). Asking the renderer for every label would load the font for each.
 */
function measure(words: string, size: number, bold = false): number {
  let units = 0;
  for (const { segment } of letters.segment(words)) units += widthOf(segment.normalize('NFD').charAt(0));
  return units * size * (bold ? 1.07 : 1);
}

function widthOf(letter: string): number {
  if (/[ijlI.,:;'|!·]/.test(letter)) return 0.28;
  if (/[ftr()\-/\s"]/.test(letter)) return 0.38;
  if (/[mwMW@%—]/.test(letter)) return 0.92;
  if (/[A-Z€$£0-9+=]/.test(letter)) return 0.67;
  return /[ -ÿ…]/.test(letter) ? 0.565 : 1;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
