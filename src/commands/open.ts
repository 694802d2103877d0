import { z } from 'zod';
import { asUsual } from '../crm/opening-days.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { hours } from './hours.ts';
import { askWeekday, daysOrSay, setSpecial, splitDays } from './opening-days-said.ts';
import { setOpening } from './opening-set.ts';
import { showDays, weekdayName } from './opening-shown.ts';
import { placeOf, wordsOf } from './place.ts';
import { inPlace } from './times.ts';

/** Days with hours of their own; without hours they are as usual again. Its word opens a person, too; behind it stand days. */
export const open = defineCommand({
  name: 'open',
  words: {
    en: ['open', 'open on', 'we are open', "we're open"],
    es: ['abrimos', 'abierto', 'estamos abiertos'],
    pt: ['abrimos', 'aberto', 'estamos abertos'],
  },
  says: {
    en: 'Days with other hours; without hours, as usual again',
    es: 'Días con otras horas; sin horas, otra vez como siempre',
    pt: 'Dias com outras horas; sem horas, de novo como sempre',
  },
  examples: {
    en: ['open 24 dec 10-14', 'open on 20 dec from 10 to 14'],
    es: ['abrimos 24 dic 10-14', 'abrimos el 20 de diciembre de 10 a 14'],
    pt: ['abrimos 24 dez 10-14', 'abrimos 20 de dezembro das 10 às 14'],
  },
  args: z.object({ days: z.string(), spans: z.string() }),
  // A person may be called by a weekday, and never by a date.
  read(rest) {
    const said = splitDays(rest);
    return said && (said.spans !== '' || /\d/.test(said.days)) ? said : null;
  },
  changes: true,
  may: 'manager',
  sharesWord: true,
  async run(said, context): Promise<Outcome> {
    const asked = askWeekday(said, { command: 'open', every: said.spans }, context);
    if (asked) return 'question' in asked ? asked.question : hours.run({ text: asked.weekly }, context);
    return said.spans === '' ? usualAgain(said.days, context) : setSpecial(said, context);
  },
});

function usualAgain(text: string, context: CommandContext): Outcome {
  const { opening: words } = wordsOf(context);
  const { opening } = context.tenant.settings;
  if (!opening) return { answer: { text: words.weekFirst }, effects: [] };
  const found = daysOrSay(text, context);
  if ('text' in found) return { answer: { text: found.text }, effects: [] };
  const place = placeOf(context);
  const next = asUsual(opening, found.days, inPlace(context.now, place).toISODate()!);
  if ('closedOn' in next) {
    const { closedOn: day } = next;
    const weekday = inPlace(new Date(`${day}T12:00:00Z`), { ...place, timezone: 'utc' }).weekday - 1;
    const shown = showDays({ from: day, to: day }, place);
    return { answer: { text: words.noUsual(shown, weekdayName(weekday, place.locale)) }, effects: [] };
  }
  return setOpening(next, words.usualOn(found.days.map((days) => showDays(days, place)).join(', ')), context);
}
