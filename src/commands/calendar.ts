import { z } from 'zod';
import { mayAs } from '../crm/access.ts';
import { hiddenCode } from '../crm/access-code.ts';
import { calendarOf } from '../crm/business-record.ts';
import { ownCalendar } from '../crm/calendar.ts';
import type { Id } from '../kit/ids.ts';
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
    en: 'Your appointments in Google, Apple or Outlook',
    es: 'Tus citas en Google, Apple u Outlook',
    pt: 'Seus horários no Google, Apple ou Outlook',
  },
  examples: {
    en: ['calendar', 'calendar business', 'calendar new'],
    es: ['calendario', 'calendario negocio', 'calendario nuevo'],
    pt: ['calendário', 'calendário negócio', 'calendário novo'],
  },
  args: z.object({ business: z.boolean(), renew: z.boolean() }),
  // A day or a week behind it means the agenda, whose word it is too.
  sharesWord: true,
  read(rest) {
    const words = withoutPoliteness(rest).split(' ').filter(Boolean);
    const business = words.some((word) => businessWords.has(word));
    const renew = words.some((word) => newWords.has(word));
    return words.every((word) => businessWords.has(word) || newWords.has(word)) ? { business, renew } : null;
  },
  changes: true,
  alone: true,
  run: ({ business, renew }, context) => showAddress(business, renew, context),
});

const businessWords = new Set(['business', 'negocio', 'empresa', 'everybody', 'todos', 'all']);
const newWords = new Set(['new', 'nuevo', 'nueva', 'novo', 'nova', 'renew', 'renovar']);

/** The address somebody has, or one that is made for them now. */
async function showAddress(business: boolean, renew: boolean, context: CommandContext): Promise<Outcome> {
  const { calendars, answer } = wordsOf(context);
  const { operator, tenant, read } = context;
  const calendarId = business ? calendarOf(tenant.id) : ownCalendar(operator.id, await read.team(), tenant.id);
  const whole = calendarId === calendarOf(tenant.id);
  if (whole && business && !mayAs(operator.role, 'manager'))
    return { answer: { text: answer.mayNot('calendar business', 'manager') }, effects: [] };
  const there = (await read.calendarLinks(operator.id)).find((link) => link.calendarId === calendarId);
  const isNew = renew || !there;
  const id = isNew ? context.newId<Id<'calendar-link'>>() : there.id;
  const lines = [calendars.address(hiddenCode, whole), ...(there && isNew ? [calendars.renewed] : []), calendars.keep];
  return {
    answer: { text: lines.join('\n'), secret: { what: 'calendar', id } },
    effects: isNew ? [{ do: 'link-calendar', id, calendarId, operatorId: operator.id }] : [],
  };
}
