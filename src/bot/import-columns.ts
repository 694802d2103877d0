import { exportWords } from '../commands/words/export.ts';
import { locales, nameKey } from '../crm/locale.ts';
import { readPhoneStrictly } from '../kit/phone.ts';

/** What a column of a list of people may hold. */
export type ImportField = 'name' | 'first' | 'last' | 'phone' | 'stage' | 'value' | 'tags' | 'note' | 'consent';

/** Where each field stands; what stands nowhere is left out. `headed`: the first row is titles. */
export type ImportColumns = {
  at: Partial<Record<ImportField, number>>;
  understood: string[];
  leftOut: string[];
  headed: boolean;
};

/** Titles by which lists name their columns, in three languages, without case and accents. */
const titles: Record<ImportField, readonly string[]> = {
  name: [
    ...[
      'name',
      'full name',
      'contact',
      'contact name',
      'customer',
      'customer name',
      'client',
      'display name',
      'patient',
      'student',
      'lead',
    ],
    ...['nombre', 'nombre completo', 'nombre y apellidos', 'contacto', 'cliente', 'paciente', 'alumno', 'alumna'],
    ...['nome', 'nome completo', 'contato', 'aluno', 'aluna', 'nome do cliente', 'nombre del cliente'],
  ],
  first: ['first name', 'given name', 'firstname', 'nombre de pila', 'primer nombre', 'primeiro nome'],
  last: ['last name', 'surname', 'family name', 'lastname', 'apellido', 'apellidos', 'sobrenome', 'ultimo nome'],
  phone: [
    ...[
      'phone',
      'phone number',
      'mobile',
      'mobile phone',
      'mobile number',
      'cell',
      'cell phone',
      'telephone',
      'tel',
      'whatsapp',
      'number',
    ],
    ...[
      'phone 1 value',
      'whatsapp number',
      'primary phone',
      'telefono',
      'telefono movil',
      'movil',
      'celular',
      'numero',
      'numero de telefono',
    ],
    ...['telefone', 'telemovel', 'fone', 'numero de telefone', 'contato telefonico', 'numero de whatsapp', 'whatsapp do cliente'],
  ],
  stage: ['stage', 'status', 'pipeline stage', 'etapa', 'estado', 'fase', 'estagio', 'situacao'],
  value: [
    'value',
    'amount',
    'deal value',
    'price',
    'budget',
    'valor',
    'importe',
    'monto',
    'precio',
    'presupuesto',
    'preco',
    'orcamento',
  ],
  tags: ['tags', 'tag', 'labels', 'label', 'segment', 'group', 'etiquetas', 'etiqueta', 'segmento', 'grupo', 'marcadores'],
  note: [
    'note',
    'notes',
    'comment',
    'comments',
    'remarks',
    'nota',
    'notas',
    'comentario',
    'comentarios',
    'observaciones',
    'observacoes',
    'anotacoes',
  ],
  consent: [
    ...['consent', 'opt in', 'opt-in', 'optin', 'marketing', 'marketing consent', 'gdpr', 'accepts marketing', 'subscribed'],
    ...['consentimiento', 'acepta publicidad', 'acepta marketing', 'consentimiento de publicidad', 'publicidad', 'suscrito'],
    ...['consentimento', 'aceita marketing', 'consentimento de marketing', 'lgpd', 'autoriza', 'inscrito'],
  ],
};

/** Which column holds what, by its title; where there are none, by what telephone numbers look like. Null without a column of numbers. */
export function readColumns(rows: readonly { cells: readonly string[] }[], country: string): ImportColumns | null {
  const [first] = rows;
  if (!first) return null;
  const byTitle = columnsByTitle(first.cells);
  if (byTitle.at.phone !== undefined) return byTitle;
  const phone = phoneColumn(rows, country);
  if (phone === null) return null;
  const headed = !readPhoneStrictly(first.cells[phone] ?? '', country);
  const at = headed ? { ...byTitle.at, phone } : { phone, ...nameBeside(rows, phone) };
  const used = new Set(Object.values(at));
  const shown = (n: number) => (headed && first.cells[n] ? first.cells[n] : columnLetter(n));
  const all = first.cells.map((_, n) => n);
  return {
    at,
    headed,
    understood: all.filter((n) => used.has(n)).map(shown),
    leftOut: all.filter((n) => !used.has(n) && rows.slice(0, 50).some((row) => row.cells[n])).map(shown),
  };
}

function columnsByTitle(cells: readonly string[]): ImportColumns {
  const at: ImportColumns['at'] = {};
  const understood: string[] = [];
  const leftOut: string[] = [];
  for (const [n, title] of cells.entries()) {
    const field = fieldOf(title);
    if (field && at[field] === undefined) {
      at[field] = n;
      understood.push(title);
    } else if (title) leftOut.push(title);
  }
  return { at, understood, leftOut, headed: true };
}

function fieldOf(title: string): ImportField | null {
  const key = nameKey(title)
    .replace(/[_:*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const own = locales.flatMap((locale) => ownTitles(locale).filter(({ title: ours }) => nameKey(ours) === key))[0];
  if (own) return own.field;
  return (Object.keys(titles) as ImportField[]).find((field) => titles[field].includes(key)) ?? null;
}

/** What our own export calls them: the number of notes is no note. */
function ownTitles(locale: (typeof locales)[number]): { field: ImportField; title: string }[] {
  const { name, phone, stage, value, tags, marketing } = exportWords[locale].columns;
  return [
    { field: 'name', title: name },
    { field: 'phone', title: phone },
    { field: 'stage', title: stage },
    { field: 'value', title: value },
    { field: 'tags', title: tags },
    { field: 'consent', title: marketing },
  ];
}

const looked = 50;

/** The column in which most of the first rows hold a telephone number. */
function phoneColumn(rows: readonly { cells: readonly string[] }[], country: string): number | null {
  const sample = rows.slice(0, looked);
  const width = Math.max(...sample.map((row) => row.cells.length));
  const counts = Array.from(
    { length: width },
    (_, n) => sample.filter((row) => readPhoneStrictly(row.cells[n] ?? '', country)).length,
  );
  const most = Math.max(...counts);
  return most > 0 && most >= sample.length / 2 - 1 ? counts.indexOf(most) : null;
}

/** The first column of words, where nothing says which one is the name. */
function nameBeside(rows: readonly { cells: readonly string[] }[], phone: number): Partial<Record<ImportField, number>> {
  const sample = rows.slice(0, looked);
  const width = Math.max(...sample.map((row) => row.cells.length));
  for (let n = 0; n < width; n++)
    if (n !== phone && sample.filter((row) => /\p{L}{2}/u.test(row.cells[n] ?? '')).length >= sample.length / 2)
      return { name: n };
  return {};
}

function columnLetter(n: number): string {
  return n < 26 ? String.fromCharCode(65 + n) : `${columnLetter(Math.floor(n / 26) - 1)}${columnLetter(n % 26)}`;
}
