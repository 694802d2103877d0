import { z } from 'zod';
import { defineCommand, type Outcome } from './command.ts';
import { hours } from './hours.ts';
import { askWeekday, setSpecial, splitDays } from './opening-days-said.ts';

/** Days on which nobody is there. Its words are those of a deal that was closed, too; behind them stand days, and nobody is called so. */
export const closed = defineCommand({
  name: 'closed',
  words: {
    en: ['closed', 'closed on', 'we are closed', "we're closed"],
    es: ['cerrado', 'cerramos', 'estamos cerrados', 'cerrado por vacaciones'],
    pt: ['fechado', 'fechamos', 'estamos fechados'],
  },
  says: {
    en: 'Days on which you are closed: holidays, a day off',
    es: 'Días en que cierras: festivos, vacaciones',
    pt: 'Dias em que você fecha: feriados, férias',
  },
  examples: {
    en: ['closed 24 dec - 6 jan', 'closed every 25 dec', 'closed tomorrow'],
    es: ['cerrado 24 dic - 6 ene', 'cerrado cada 25 de diciembre', 'cerramos mañana'],
    pt: ['fechado 24 dez - 6 jan', 'fechado todo 25 de dezembro', 'fechamos amanhã'],
  },
  args: z.object({ days: z.string() }),
  read(rest) {
    const said = splitDays(rest);
    return said?.spans === '' ? { days: said.days } : null;
  },
  changes: true,
  may: 'manager',
  sharesWord: true,
  async run({ days }, context): Promise<Outcome> {
    const asked = askWeekday({ days, spans: '' }, { command: 'closed', every: 'closed' }, context);
    if (asked) return 'question' in asked ? asked.question : hours.run({ text: asked.weekly }, context);
    return setSpecial({ days, spans: '' }, context);
  },
});
