import { hoursOf } from '../crm/hours.ts';
import { isOff, readRest, readSpan, restArgs } from './clock-words.ts';
import { defineCommand, type Outcome } from './command.ts';
import { wordsOf } from './place.ts';
import { listOutcome } from './rows.ts';

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
    en: ['quiet 22-8', 'quiet hours 21:30 to 7:00', 'quiet off'],
    es: ['silencio 22-8', 'horas de silencio de 21:30 a 7', 'silencio no'],
    pt: ['silêncio 22-8', 'horário de silêncio das 21:30 às 7', 'silêncio não'],
  },
  args: restArgs,
  read: (rest) => readRest(rest),
  changes: true,
  async run({ text }, context): Promise<Outcome> {
    const { attention } = wordsOf(context);
    const { operator, tenant } = context;
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
