import { hoursOf } from '../crm/hours.ts';
import { nameKey } from '../crm/locale.ts';
import { mayChange } from './business-setting.ts';
import { isOff, readRest, readSpan, restArgs } from './clock-words.ts';
import { type CommandContext, defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';
import { set } from './set.ts';
import { choicesOf } from './settings.ts';

/** "quiet customers 21-8": the hours in which customers are left in peace, which are the business's to set. */
const customers = /^(?:(?:for|para|dos?|de|los|os|the) )*(?:customers|clientes)(?: (.*))?$/;

/** What is offered to pick, written as it is typed. */
const offered = ['20:00–7:00', '21:00–7:00', '22:00–7:00', '22:00–8:00', 'off'];

export const quiet = defineCommand({
  name: 'quiet',
  words: {
    en: ['quiet', 'quiet hours', 'do not disturb'],
    es: ['silencio', 'horas de silencio', 'no molestar'],
    pt: ['horário de silêncio', 'não perturbe', 'silêncio das'],
  },
  says: {
    en: 'Your quiet hours: only what is urgent comes',
    es: 'Tus horas de silencio: solo llega lo urgente',
    pt: 'Seu horário de silêncio: só chega o urgente',
  },
  examples: {
    en: ['quiet 22-8', 'quiet hours 21:30 to 7:00', 'quiet off', 'quiet customers 21-8'],
    es: ['silencio 22-8', 'horas de silencio de 21:30 a 7', 'silencio no', 'silencio clientes 21-8'],
    pt: ['silêncio 22-8', 'horário de silêncio das 21:30 às 7', 'silêncio não', 'silêncio clientes 21-8'],
  },
  args: restArgs,
  read: (rest) => readRest(rest),
  changes: true,
  async run({ text }, context): Promise<Outcome> {
    const { attention } = wordsOf(context);
    const { operator, tenant } = context;
    const theirs = customers.exec(nameKey(text));
    if (theirs) return setNight(theirs[1] ?? '', context);
    const span = isOff(text) ? { from: '00:00', until: '00:00' } : readSpan(text);
    if (!span) {
      const { quiet: now } = hoursOf(operator, tenant.settings);
      const rows = offered.map((rest) => ({
        label: rest === 'off' ? attention.none : rest,
        act: { verb: 'run' as const, command: 'quiet', rest },
      }));
      return listOutcome(attention.quietNow(now ? `${now.from}–${now.until}` : attention.none), rows, context);
    }
    const same = span.from === span.until;
    return {
      answer: { text: same ? attention.quietOff : attention.quiet(span.from, span.until) },
      effects: [
        {
          do: 'set-operator',
          operatorId: operator.id,
          change: { quietFrom: span.from, quietUntil: span.until },
          by: operator.id,
          undone: attention.again.quiet,
        },
      ],
    };
  },
});

/** Without hours, how it stands and what is often wanted instead. */
function setNight(text: string, context: CommandContext): Outcome {
  if (text === '') return choicesOf('night', context);
  if (mayChange(context)) return set('night', text, context);
  return { answer: { text: wordsOf(context).answer.mayNot('quiet', 'manager') }, effects: [] };
}
