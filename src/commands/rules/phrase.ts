/** A way of saying something: what it looks like without case and accents, and what it means; null where it cannot be meant after all. */
export type Phrase<T> = { says: RegExp; means(said: Readonly<Record<string, string>>): T | null };

/** The whole of what is said looks so. Its named groups come as they were typed, with their accents and capitals. */
export function phrase<T>(looks: string, means: Phrase<T>['means']): Phrase<T> {
  return { says: new RegExp(`^(?:${looks})$`, 'du'), means };
}

/** What the first way of saying it that fits means. */
export function readPhrase<T>(text: string, phrases: readonly Phrase<T>[]): T | null {
  const typed = text.normalize('NFC').trim();
  const folded = fold(typed);
  for (const { says, means } of phrases) {
    const match = says.exec(folded);
    if (!match) continue;
    const places = Object.entries(match.indices?.groups ?? {}).filter(([, place]) => place !== undefined);
    const meant = means(
      Object.fromEntries(
        places.map(([name, [from, to]]) => [
          name,
          name === 'text' ? unquoted(typed.slice(from, to)) : plain(typed.slice(from, to)),
        ]),
      ),
    );
    if (meant !== null) return meant;
  }
  return null;
}

/** Without case and accents, and as long as before, so that what is found in it is found in what was typed. */
export function fold(text: string): string {
  return [...text.normalize('NFC')]
    .map((sign) => {
      const bare = sign.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[‘’]/, "'");
      return bare.length === sign.length ? bare : sign;
    })
    .join('');
}

/** A name: without quotation marks around it and punctuation behind it. */
function plain(text: string): string {
  return text
    .trim()
    .replace(/^["“”«»'‘#]+|["“”«»'’.!]+$/g, '')
    .trim();
}

/** Words that are kept or sent as they are. */
function unquoted(text: string): string {
  return text
    .trim()
    .replace(/^["“”«»]+|["“”«»]+$/g, '')
    .trim();
}

const numbers: Record<string, number> = {
  ...{ a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, ten: 10 },
  ...{ un: 1, una: 1, uno: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, diez: 10 },
  ...{ um: 1, uma: 1, dois: 2, duas: 2, quatro: 4, sete: 7, dez: 10 },
};

const units: readonly [RegExp, number][] = [
  [/^m(in)?/, 1],
  [/^h/, 60],
  [/^d/, 24 * 60],
  [/^[ws]/, 7 * 24 * 60],
];

/** A stretch of time: "2 days", "una hora", "três semanas". */
export const stretch = `(?:\\d{1,3}|${Object.keys(numbers).join('|')}) ?(?:minutes?|minutos?|mins?|hours?|horas?|hrs?|h|days?|dias?|d|weeks?|semanas?|w)`;

const whole = new RegExp(`^${stretch}$`);

/** How many minutes a stretch is. */
export function minutesOf(text: string): number | null {
  const match = whole.exec(fold(text)) && /^(\d{1,3}|[a-z]+?) ?([a-z]+)$/.exec(fold(text));
  const amount = match && (numbers[match[1]!] ?? Number(match[1]));
  const unit = match && units.find(([looks]) => looks.test(match[2]!));
  return amount && unit ? amount * unit[1] : null;
}

/** A time of the day: "18:00", "9h30", "6pm", "18". */
export const clock = '(?:[01]?\\d|2[0-4])(?:[:.h][0-5]\\d)? ?(?:am|pm|hs?|horas)?';

/** The same as a clock shows it. */
export function timeOf(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.h]([0-5]\d))? ?(am|pm)?/.exec(fold(text));
  if (!match) return null;
  const half = match[3];
  const hour = (Number(match[1]) % (half ? 12 : 24)) + (half === 'pm' ? 12 : 0);
  return `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}`;
}

/** "refund, complaint or money back": each of them. */
export function listOf(text: string): string[] {
  return text
    .split(/\s*(?:,|\/|\s(?:or|o|ou|u)\s)\s*/iu)
    .map(plain)
    .filter((one) => one !== '');
}
