import { z } from 'zod';
import { mayAs } from '../crm/access.ts';
import { hiddenCode } from '../crm/access-code.ts';
import { calendarOf } from '../crm/business-record.ts';
import { ownCalendar } from '../crm/calendar.ts';
import { nameKey } from '../crm/locale.ts';
import { oneLine } from '../kit/clip.ts';
import type { Id } from '../kit/ids.ts';
import { addFeed, feedLines, removeFeed } from './calendar-feeds.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { withoutPoliteness } from './rest.ts';

export const calendar = defineCommand({
  name: 'calendar',
  words: {
    en: ['calendar', 'calendars', 'calendar address'],
    es: ['calendario', 'calendarios', 'dirección del calendario'],
    pt: ['calendário', 'calendários', 'endereço do calendário'],
  },
  says: {
    en: 'Your appointments in Google, Apple or Outlook, and theirs here',
    es: 'Tus citas en Google, Apple u Outlook, y las suyas aquí',
    pt: 'Seus horários no Google, Apple ou Outlook, e os de lá aqui',
  },
  examples: {
    en: [
      'calendar',
      'calendar business',
      'calendar new',
      'calendar add https://calendar.google.com/calendar/ical/x/basic.ics',
      'calendar remove 1',
    ],
    es: [
      'calendario',
      'calendario negocio',
      'calendario nuevo',
      'calendario añadir https://outlook.office365.com/owa/calendar/x.ics como Maria',
      'calendario quitar 1',
    ],
    pt: [
      'calendário',
      'calendário negócio',
      'calendário novo',
      'calendário adicionar https://p12-caldav.icloud.com/published/2/x como Maria',
      'calendário remover 1',
    ],
  },
  args: z.object({ what: z.enum(['show', 'renew', 'add', 'remove']), business: z.boolean(), text: z.string() }),
  // A day or a week behind it means the agenda, whose word it is too.
  sharesWord: true,
  read(rest) {
    const [first = '', ...others] = oneLine(rest).split(' ');
    if (/^(https?|webcals?):\/\//i.test(first)) return { what: 'add', business: false, text: oneLine(rest) };
    const verb = verbs.get(nameKey(first));
    if (verb) return { what: verb, business: false, text: others.join(' ') };
    const words = withoutPoliteness(rest).split(' ').filter(Boolean);
    if (!words.every((word) => businessWords.has(word) || newWords.has(word))) return null;
    const renews = words.some((word) => newWords.has(word));
    return { what: renews ? 'renew' : 'show', business: words.some((word) => businessWords.has(word)), text: '' };
  },
  changes: true,
  alone: true,
  async run({ what, business, text }, context): Promise<Outcome> {
    if (what === 'add') return await addFeed(text, context);
    if (what === 'remove') return await removeFeed(text, context);
    return await showAddress(business, what === 'renew', context);
  },
});

const verbs = new Map<string, 'add' | 'remove'>([
  ...['add', 'anadir', 'agregar', 'anade', 'agrega', 'adicionar', 'adicione'].map((word) => [word, 'add'] as const),
  ...['remove', 'delete', 'quitar', 'quita', 'remover', 'remova', 'borrar', 'apagar'].map((word) => [word, 'remove'] as const),
]);
const businessWords = new Set(['business', 'negocio', 'empresa', 'everybody', 'todos', 'all']);
const newWords = new Set(['new', 'nuevo', 'nueva', 'novo', 'nova', 'renew', 'renovar']);

/** The address somebody has, or one that is made for them now; below it what is read of others. */
async function showAddress(business: boolean, renew: boolean, context: CommandContext): Promise<Outcome> {
  const { calendars, answer } = wordsOf(context);
  const { operator, tenant, read } = context;
  const calendarId = business ? calendarOf(tenant.id) : ownCalendar(operator.id, await read.team(), tenant.id);
  const whole = calendarId === calendarOf(tenant.id);
  if (business && !mayAs(operator.role, 'manager'))
    return { answer: { text: answer.mayNot('calendar business', 'manager') }, effects: [] };
  const there = (await read.calendarLinks(operator.id)).find((link) => link.calendarId === calendarId);
  const isNew = renew || !there;
  const id = isNew ? context.newId<Id<'calendar-link'>>() : there.id;
  const lines = [
    calendars.address(hiddenCode, whole),
    ...(there && isNew ? [calendars.renewed] : []),
    calendars.keep,
    '',
    ...(await feedLines(context)),
  ];
  return {
    answer: { text: lines.join('\n'), secret: { what: 'calendar', id } },
    effects: isNew ? [{ do: 'link-calendar', id, calendarId, operatorId: operator.id }] : [],
  };
}
